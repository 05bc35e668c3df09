"""Questionnaires come back from many hands and offices; what was meant is read, and what cannot be is named."""

import re
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.edits.questionnaires import match
from planner.model.plan import Plan
from planner.text.texts import Texts
from planner.workbook.questionnaire.answers import Answers
from planner.workbook.questionnaire.reader import read_answers
from planner.workbook.questionnaire.scale import ANSWERS, RATIOS
from tests.factories import ECONOMY, ENVIRONMENT, JOBS, SUN, small_plan
from tests.sentences import sentence
from tests.workbook.conftest import RecalculateAll
from tests.workbook.files import Place, changed
from tests.workbook.questionnaire.answers import answer_places, answered, export, filled, with_experts

PAIR_CELL, RATING_CELL = ("pair", "", ECONOMY, ENVIRONMENT), ("rating", JOBS, SUN)


@pytest.fixture
def plan() -> Plan:
    return answered(with_experts(small_plan()), "E1")


@pytest.fixture
def path(plan: Plan, tmp_path: Path) -> Path:
    return export(plan, tmp_path / "李工.xlsx", "E1")


def said(answers: Answers) -> dict[tuple[str, ...], float]:
    told: dict[tuple[str, ...], float] = {(each.node, each.first, each.second): each.value for each in answers.pairs}
    return told | {(each.strategy, each.leaf): each.value for each in answers.ratings}


def in_plan(plan: Plan, expert: str) -> dict[tuple[str, ...], float]:
    judgements = [given for given in plan.weighting.judgements if given.expert == expert]
    told: dict[tuple[str, ...], float] = {(each.node, each.first, each.second): each.value for each in judgements}
    scores = [given for given in plan.expert_scores if given.expert == expert]
    return told | {(each.strategy, each.criterion): each.value for each in scores}


def rename_sheets(book: Workbook) -> None:
    for number, sheet in enumerate(book.worksheets):
        sheet.title = f"工作表 {number}"


def reorder_sheets(book: Workbook) -> None:
    book.move_sheet(book.worksheets[1], 3)
    book.move_sheet(book.worksheets[0], 2)


def sort_rows(book: Workbook) -> None:
    """All rows below the head turned upside down, as sorting by any column may do."""
    for sheet in book.worksheets[1:3]:
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
        for number, row in enumerate(reversed(rows), 5):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value


def insert_rows_and_columns(book: Workbook) -> None:
    for sheet in book.worksheets[:3]:
        sheet.insert_rows(1, 2)
        sheet.insert_rows(9)
        sheet.insert_cols(1)
        sheet.insert_cols(4)


def delete_what_is_not_asked(book: Workbook) -> None:
    """The working sheet and the title lines."""
    del book[book.worksheets[3].title]
    for sheet in book.worksheets[:3]:
        sheet.delete_rows(1)


def unhide_everything(book: Workbook) -> None:
    for sheet in book.worksheets:
        sheet.sheet_state = "visible"
        for dimension in (*sheet.column_dimensions.values(), *sheet.row_dimensions.values()):
            dimension.hidden = False


@pytest.mark.parametrize(
    "handle",
    [rename_sheets, reorder_sheets, sort_rows, insert_rows_and_columns, delete_what_is_not_asked, unhide_everything],
)
def test_what_people_do_to_sheets_changes_no_answer(
    plan: Plan, path: Path, handle: Callable[[Workbook], None], tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(path)
    handle(book)
    book.save(tmp_path / "handled.xlsx")
    answers = read_answers(tmp_path / "handled.xlsx")
    assert said(answers) == in_plan(plan, "E1")
    assert answers.problems == ()
    assert (answers.name, answers.department, answers.expert) == ("李工", "市发展改革委", "E1")


@pytest.mark.parametrize(
    ("typed", "ratio"),
    [
        *((text, 3.0) for text in ("3", "３", " 3 ", "\u30003", 3, 3.0, "3.0", "左边稍微重要（3）", "左边稍微重要(3)")),
        *(
            (text, 3.0)
            for text in ("左边稍微重要", "Left moderately more important (3)", "LEFT MODERATELY MORE IMPORTANT")
        ),
        *(
            (text, 1 / 3)
            for text in ("1/3", "１／３", " 1 / 3 ", "0.333", "0,333", 1 / 3, 0.333, "右边稍微重要（3）", "⅓")
        ),
        *((text, 1.0) for text in ("1", 1, "同样重要（1）", "同样重要", "equally important")),
        ("2.5", 2.5),
        ("左边介于稍微与明显重要之间（4）", 4.0),
    ],
)
def test_an_answer_is_read_however_it_was_typed(path: Path, typed: str | float, ratio: float) -> None:
    answers = read_answers(typed_in(path, PAIR_CELL, typed))
    assert said(answers)["", ECONOMY, ENVIRONMENT] == ratio
    assert answers.problems == ()


@pytest.mark.parametrize("typed", ["7", "７", " 7 ", 7, 7.0, "7分", "7.0", "7,0", "+7"])
def test_a_rating_is_read_however_it_was_typed(path: Path, typed: str | float) -> None:
    assert said(read_answers(typed_in(path, RATING_CELL, typed)))[SUN, JOBS] == 7.0


def test_every_answer_of_the_list_is_read_in_both_languages(path: Path) -> None:
    for texts in (Texts("zh"), Texts("en")):
        for source, ratio in zip(ANSWERS, RATIOS, strict=True):
            read = said(read_answers(typed_in(path, PAIR_CELL, texts.tr(source))))
            assert read["", ECONOMY, ENVIRONMENT] == ratio


@pytest.mark.parametrize("blank", [None, "", "   ", "\u3000"])
def test_a_blank_is_no_answer_and_no_problem(path: Path, blank: str | None) -> None:
    before, answers = read_answers(path), read_answers(typed_in(path, PAIR_CELL, blank))
    assert answers.answered == before.answered - 1
    assert answers.asked == before.asked
    assert answers.problems == ()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("也许", "“也许” is not an answer"),
        ("#REF!", "“#REF!” is not an answer"),
        (True, "“True” is not an answer"),
        (12, "“12” is off the scale"),
        (-3, "“-3” is off the scale"),
        (1e-5, "“1e-05” is off the scale"),
        ("1/12", "“1/12” is off the scale"),
        (date(2026, 1, 3), "holds a date (2026-01-03 00:00:00), as happens to 1/3"),
        ("x" * 5000, "…” is not an answer"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_with_the_remedy(path: Path, typed: object, told: str) -> None:
    """Rows and columns were put in before: the address is the one that the expert sees."""
    sheet, address = answer_places(path)[PAIR_CELL]
    book = openpyxl.load_workbook(path)
    book[sheet][address].value = typed
    insert_rows_and_columns(book)
    book.save(path)
    answers = read_answers(path)
    assert len(answers.problems) == 1
    text = sentence(answers.problems[0])
    moved = openpyxl.load_workbook(path)[sheet]
    assert told in text
    assert "“李工.xlsx”, sheet “两两比较”, cell " in text
    shown = text.split("cell ")[1].split(":")[0].split()[0]
    assert moved[shown].value in (typed, datetime(2026, 1, 3))
    assert ("", ECONOMY, ENVIRONMENT) not in said(answers)


def test_a_formula_counts_as_what_it_shows_and_without_a_result_is_named(path: Path, tmp_path: Path) -> None:
    place = answer_places(path)[PAIR_CELL]
    address = place[1]
    cell = f'<c r="{address}"><f>1+2</f><v>3</v></c>'
    shown = with_cell(path, tmp_path / "shown.xlsx", place, cell)
    assert said(read_answers(shown))["", ECONOMY, ENVIRONMENT] == 3.0
    unknown = with_cell(path, tmp_path / "unknown.xlsx", place, cell.replace("<v>3</v>", ""))
    answers = read_answers(unknown)
    assert f"cell {address} holds a formula without a result" in sentence(answers.problems[0])
    assert ("", ECONOMY, ENVIRONMENT) not in said(answers)


def test_a_copied_row_that_says_otherwise_is_told_and_the_first_one_stands(path: Path) -> None:
    sheet, address = answer_places(path)[PAIR_CELL]
    book = openpyxl.load_workbook(path)
    own: Worksheet = book[sheet]
    for column in range(1, own.max_column + 1):
        own.cell(60, column).value = own.cell(own[address].row, column).value
    own[address].value, own.cell(60, own[address].column).value = 3, 5
    book.save(path)
    answers = read_answers(path)
    assert said(answers)["", ECONOMY, ENVIRONMENT] == 3.0
    assert f"the same question stands in {sheet}!{address}" in sentence(answers.problems[0])


def test_answers_without_their_hidden_row_are_told_once_a_sheet(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book.worksheets[1].delete_rows(3)
    book.save(path)
    answers = read_answers(path)
    assert answers.pairs == ()
    assert len(answers.ratings) > 0
    assert [sentence(each).split(":")[0] for each in answers.problems] == ["“李工.xlsx”, sheet “两两比较”"]


def test_when_it_was_saved_is_read_from_the_file_itself(path: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book.save(tmp_path / "later.xlsx")
    assert read_answers(path).saved == datetime(2026, 11, 26, tzinfo=UTC)
    assert read_answers(tmp_path / "later.xlsx").saved > datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.libreoffice
def test_questionnaires_filled_in_and_saved_by_libreoffice_come_back_with_every_answer(
    hegang: Plan, tmp_path: Path, recalculate_all: RecalculateAll
) -> None:
    _round_trip(hegang, 4, tmp_path, recalculate_all)


@pytest.mark.long
@pytest.mark.libreoffice
def test_a_hundred_questionnaires_saved_by_libreoffice_come_back_with_every_answer(
    hegang: Plan, tmp_path: Path, recalculate_all: RecalculateAll
) -> None:
    _round_trip(hegang, 100, tmp_path, recalculate_all)


def _round_trip(plan: Plan, count: int, folder: Path, recalculate_all: RecalculateAll) -> None:
    plan = with_experts(plan)
    empty = {language: export(plan, folder / f"{language}.xlsx", "E1", language) for language in ("zh", "en")}
    told = [answered(plan, "E1", seed=seed) for seed in range(count)]
    languages = [("zh", "en")[number % 2] for number in range(count)]
    typed = [
        filled(empty[language], folder / f"{number}.xlsx", one, "E1", language)
        for number, (one, language) in enumerate(zip(told, languages, strict=True))
    ]
    for one, back in zip(told, recalculate_all(typed), strict=True):
        answers = read_answers(back)
        assert answers.problems == ()
        assert said(answers) == in_plan(one, "E1")
        assert [each.complete for each in match(plan, [answers])] == [1.0]


def typed_in(path: Path, question: tuple[str, ...], value: str | float | None) -> Path:
    """A copy with one answer typed over."""
    target = path.with_name(f"typed-{path.name}")
    return changed(path, target, {answer_places(path)[question]: value})


def with_cell(path: Path, target: Path, place: Place, xml: str) -> Path:
    """A copy in which a cell is this piece of XML."""
    marked = changed(path, path.with_name("marked.xlsx"), {place: "%MARK%"})
    cell = re.compile(rb'<c r="[A-Z]+\d+"[^>]*><is><t[^>]*>%MARK%</t></is></c>')
    with zipfile.ZipFile(marked) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, cell.sub(xml.encode(), old.read(name)))
    return target
