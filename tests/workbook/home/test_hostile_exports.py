"""Whatever is called an edited export: its changes are listed, or one sentence says what to do."""

import random
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from planner.edits.edited_workbooks import Comparison, compare, take_over
from planner.model.plan import Plan
from planner.workbook.home.inputs import ACTION, BOUND, CHOICE, JUDGEMENT, PROGRESS
from planner.workbook.received import receive
from planner.workbook.returned.container import LARGEST_CONTENT, LARGEST_FILE
from tests.factories import PANELS, YARD, small_plan
from tests.sentences import sentence
from tests.workbook.home.sheet_edits import TODAY, edited_by_hand, export, places, typed_over
from tests.workbook.questionnaire.test_hostile_files import OLE, bomb, parts, spoiled, with_password, zipped


@pytest.fixture(scope="module")
def plan() -> Plan:
    return small_plan()


@pytest.fixture(scope="module")
def path(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(plan, tmp_path_factory.mktemp("home") / "plan.xlsx")


def told(plan: Plan, path: Path) -> tuple[list[str], Comparison]:
    """The sentences a user reads about one file, and what was found in it."""
    received = receive([path])
    comparison = compare(plan, received.edited, TODAY)
    messages = [*received.problems, *comparison.messages]
    for each in comparison.differences:
        messages += each.messages
    return [sentence(message) for message in messages], comparison


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda _: b"", "is empty (0 bytes)"),
        (lambda _: OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (with_password, "protected by a password"),
        (lambda good: good[: len(good) // 2], "is damaged"),
        (bomb, f"(limit {LARGEST_CONTENT // 1024**2} MB)"),
        (lambda _: bytes(LARGEST_FILE + 1), f"(limit {LARGEST_FILE // 1024**2} MB)"),
        (lambda good: zipped(parts(good) | {"xl/workbook.xml": b"<workbook"}), "is damaged"),
    ],
)
def test_a_file_that_is_none_gets_one_sentence(
    plan: Plan, path: Path, spoil: Callable[[bytes], bytes], words: str, tmp_path: Path
) -> None:
    target = tmp_path / "清单.xlsx"
    target.write_bytes(spoil(path.read_bytes()))
    (text,), comparison = told(plan, target)
    assert words in text
    assert text.startswith("“清单.xlsx”")
    assert not comparison.differences


def drop_values(book: Workbook) -> None:
    del book[book.worksheets[-1].title]


def break_values(book: Workbook) -> None:
    """The hidden sheet typed over by somebody curious."""
    sheet = book.worksheets[-1]
    for row in range(7, sheet.max_row + 1, 2):
        for column, value in enumerate(("export input:x", "x", True, None, 3), 1):
            sheet.cell(row, column).value = value


@pytest.mark.parametrize(
    ("handle", "words"),
    [(drop_values, "neither a questionnaire nor an export"), (break_values, "nothing to take over")],
)
def test_without_its_hidden_sheet_an_export_is_told(
    plan: Plan, path: Path, handle: Callable[[Workbook], None], words: str, tmp_path: Path
) -> None:
    texts, comparison = told(plan, edited_by_hand(path, tmp_path / "less.xlsx", handle))
    assert not comparison.differences
    assert words in texts[-1]


@pytest.mark.parametrize(
    ("ids", "typed", "words"),
    [
        ((ACTION, YARD, "name"), "长" * 32_767, "more than 2,000 characters"),
        ((ACTION, YARD, "typed"), "不详", "is not a number"),
        ((ACTION, YARD, "duration"), "3-5年", "is not a number"),
        ((ACTION, YARD, "readiness"), 6.5, "is not a whole number"),
        ((ACTION, YARD, "readiness"), 99, "cannot have a readiness of 99"),
        ((ACTION, YARD, "duration"), None, "was emptied"),
        ((ACTION, YARD, "class"), "XXL", "is not in the list"),
        ((ACTION, YARD, "prerequisites"), "S1，Z9", "has no action “Z9”"),
        ((ACTION, YARD, "typed"), 1e300, ""),
        ((PROGRESS, YARD, "status"), "差不多了", "is not in the list"),
        ((JUDGEMENT, "E1", "", "C1", "C2"), 12, "is off the scale"),
        ((BOUND, "C1.1", "best"), 5, "is rated from 1"),
        ((CHOICE, "topsis_form"), "随便", "is not in the list"),
    ],
)
def test_a_cell_that_says_nothing_the_plan_could_take_is_named_with_the_remedy(
    plan: Plan, path: Path, tmp_path: Path, ids: tuple[str, ...], typed: str | float | None, words: str
) -> None:
    target = typed_over(path, tmp_path / "typed.xlsx", {ids: typed})
    texts, comparison = told(plan, target)
    assert not words or words in texts[0]
    assert not words or not any(each.offered for each in comparison.differences)
    assert not words or places(path)[ids][1] in texts[0]


def test_formulas_dates_and_truth_values_in_input_cells_are_told_or_read(
    plan: Plan, path: Path, tmp_path: Path
) -> None:
    standing = places(path)

    def edit(book: Workbook) -> None:
        typed = {"name": '=HYPERLINK("http://x","y")', "typed": "=600*2", "duration": datetime(2026, 3, 1)}
        for field, value in typed.items():
            sheet, cell = standing[(ACTION, YARD, field)]
            book[sheet][cell].value = value
        sheet, cell = standing[(ACTION, PANELS, "readiness")]
        book[sheet][cell].value = True

    texts, comparison = told(plan, edited_by_hand(path, tmp_path / "typed.xlsx", edit))
    assert not comparison.differences
    assert sum("holds a formula without a result" in text for text in texts) == 2
    assert any("holds a date" in text for text in texts)
    assert any("is not a number" in text for text in texts)


def test_control_characters_are_left_out_only_when_accepted(plan: Plan, path: Path, tmp_path: Path) -> None:
    target = typed_over(path, tmp_path / "typed.xlsx", {(ACTION, YARD, "lead"): "能源\u0085局"})
    (text,), comparison = told(plan, target)
    assert "cannot be shown" in text
    (difference,) = comparison.differences
    assert not difference.offered
    assert take_over(plan, [difference], TODAY).action(YARD).lead.zh == "能源局"


@pytest.mark.parametrize("seed", range(12))
def test_damaged_exports_are_read_or_told(plan: Plan, path: Path, seed: int, tmp_path: Path) -> None:
    target = tmp_path / "spoiled.xlsx"
    target.write_bytes(spoiled(path.read_bytes(), random.Random(seed)))
    told(plan, target)


@pytest.mark.parametrize("seed", range(12))
def test_a_hidden_sheet_typed_over_is_read_or_told(plan: Plan, path: Path, seed: int, tmp_path: Path) -> None:
    """Keys of nothing, keys cut short, values of another kind, places that do not exist."""
    chance = random.Random(seed)
    junk = (None, "abc", -3, 1e308, 7, True, "约3亿", "export input:head", "export input:action/Y1", "export row:3")
    junk += ("export input:action/Y1/bogus", "export input:score/a/b/c", "export column:4", "export fact:city")

    def spoil(book: Workbook) -> None:
        sheet = book.worksheets[-1]
        for _ in range(60):
            sheet.cell(chance.randint(2, sheet.max_row), chance.randint(1, 5)).value = chance.choice(junk)

    told(plan, edited_by_hand(path, tmp_path / "spoiled.xlsx", spoil))


def test_a_sheet_of_a_million_cells_is_answered(plan: Plan, path: Path, tmp_path: Path) -> None:
    """Ten megabytes and more of filler on the action sheet."""
    made = parts(path.read_bytes())
    name = next(name for name, text in made.items() if name.startswith("xl/worksheets/sheet") and b"autoFilter" in text)
    filler = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(100, 300_000))
    made[name] = made[name].replace(b"</sheetData>", filler + b"</sheetData>")
    assert len(made[name]) > 10_000_000
    target = tmp_path / "large.xlsx"
    target.write_bytes(zipped(made))
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
    texts, _ = told(plan, target)
    assert len(texts) == 1
