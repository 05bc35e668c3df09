"""Whatever is called a questionnaire: either its answers are read, or one sentence says what to do."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner import evaluate, workbook
from planner.model.message import ProblemError
from planner.workbook.questionnaire.reader import read_answers
from planner.workbook.returned.container import LARGEST_CONTENT, LARGEST_FILE, MOST_TAGS
from tests.factories import small_plan
from tests.sentences import refusal, sentence
from tests.workbook.questionnaire.answers import TODAY, answered, export, with_experts

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>"""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled questionnaire."""
    path = tmp_path_factory.mktemp("questionnaire") / "sound.xlsx"
    return export(answered(with_experts(small_plan()), "E1"), path, "E1")


@pytest.fixture(scope="module")
def good(sound: Path) -> bytes:
    return sound.read_bytes()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def with_password(good: bytes) -> bytes:
    """The flag that says a part is encrypted, set in the central directory."""
    place = good.index(b"PK\x01\x02") + 8
    return good[:place] + bytes([good[place] | 1]) + good[place + 1 :]


def bomb(good: bytes) -> bytes:
    return zipped(parts(good) | {"xl/media/zeros.bin": bytes(LARGEST_CONTENT + 1)})


def other_version(good: bytes) -> bytes:
    """Version 9 in the data sheet, the last one."""
    made = parts(good)
    name = max(name for name in made if name.startswith("xl/worksheets/sheet"))
    text, count = re.subn(rb'(<c r="B1"[^>]*><v>)1(</v>)', rb"\g<1>9\g<2>", made[name])
    assert count == 1
    return zipped(made | {name: text})


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda _: b"", "is empty (0 bytes)"),
        (lambda _: b"expert;answer\nA;3\n", "is not an Excel workbook"),
        (lambda _: OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (with_password, "protected by a password"),
        (lambda _: OLE + bytes(4096), "is in an old format"),
        (lambda _: zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "is not an Excel workbook"),
        (lambda good: good[: len(good) // 2], "is damaged"),
        (lambda good: good[:-30], "is damaged"),
        (bomb, f"(limit {LARGEST_CONTENT // 1024**2} MB)"),
        (lambda _: bytes(LARGEST_FILE + 1), f"(limit {LARGEST_FILE // 1024**2} MB)"),
        (lambda good: zipped(parts(good) | {f"x/{n}": b"" for n in range(500)}), "holds far more than"),
        (
            lambda good: zipped(parts(good) | {"xl/worksheets/sheet1.xml": b"<c/>" * (MOST_TAGS + 1)}),
            "holds far more than",
        ),
        (lambda good: zipped(parts(good) | {"xl/sharedStrings.xml": LAUGHS}), "is damaged"),
        (
            lambda good: zipped(parts(good) | {"xl/sharedStrings.xml": LAUGHS.decode().encode("utf-16")}),
            "is damaged",
        ),
        (lambda good: zipped(parts(good) | {"xl/workbook.xml": b"<workbook"}), "is damaged"),
        (other_version, "was made by a later version"),
    ],
)
def test_a_file_that_is_none_gets_one_sentence(
    good: bytes, spoil: Callable[[bytes], bytes], told: str, tmp_path: Path
) -> None:
    path = tmp_path / "李工.xlsx"
    path.write_bytes(spoil(good))
    text = refusal(lambda: read_answers(path))
    assert told in text
    assert text.startswith("“李工.xlsx”")


def test_other_workbooks_folders_and_missing_files_are_told(tmp_path: Path) -> None:
    plain = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(plain)
    assert "neither a questionnaire nor an export" in refusal(lambda: read_answers(plain))
    plan = small_plan()
    workbook.export(plan, evaluate.evaluate(plan), tmp_path / "plan.xlsx", "en", TODAY)
    assert "neither a questionnaire nor an export" in refusal(lambda: read_answers(tmp_path / "plan.xlsx"))
    assert "is a folder" in refusal(lambda: read_answers(tmp_path))
    assert "was not found" in refusal(lambda: read_answers(tmp_path / "gone.xlsx"))


def test_a_sheet_that_claims_a_million_rows_and_columns_is_read_in_no_time(good: bytes, tmp_path: Path) -> None:
    made = parts(good)
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    made["xl/worksheets/sheet2.xml"] = made["xl/worksheets/sheet2.xml"].replace(b"</sheetData>", far)
    path = tmp_path / "far.xlsx"
    path.write_bytes(zipped(made))
    before = tmp_path / "before.xlsx"
    before.write_bytes(good)
    assert read_answers(path).pairs == read_answers(before).pairs


@given(data=st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_bytes_are_answered_by_a_sentence(data: bytes, tmp_path: Path) -> None:
    for start in (b"", b"PK\x03\x04", OLE):
        assert_read_or_told(start + data, tmp_path)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_damaged_questionnaires_are_read_or_told(sound: Path, seed: int, tmp_path: Path) -> None:
    """Bytes of the archive, or of one part of it, changed, cut out or doubled at random."""
    good, chance = sound.read_bytes(), random.Random(seed)
    if chance.random() < 0.3:
        assert_read_or_told(spoiled(good, chance), tmp_path)
        return
    made = parts(good)
    name = chance.choice(sorted(made))
    assert_read_or_told(zipped(made | {name: spoiled(made[name], chance)}), tmp_path)


TEXTS = st.text(st.characters(exclude_characters="{“”", exclude_categories=("C",)), max_size=12)


@given(values=st.lists(TEXTS | st.integers() | st.floats(allow_nan=False) | st.booleans(), min_size=8))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_content_of_the_answer_cells_is_read_or_told(
    sound: Path, values: list[str | int | float | bool], tmp_path: Path
) -> None:
    path = tmp_path / "typed.xlsx"
    book = openpyxl.load_workbook(sound)
    sheets = book.worksheets[1:3]
    cells = [cell for sheet in sheets for row in sheet for cell in row if not cell.protection.locked]
    for cell, value in zip(cells, values, strict=False):
        cell.value = value
        cell.data_type = "s" if isinstance(value, str) else cell.data_type
    book.save(path)
    answers = read_answers(path)
    for problem in answers.problems:
        sentence(problem)
    assert all(1 / 9 - 1e-9 <= each.value <= 9 + 1e-9 for each in answers.pairs)


def spoiled(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        place = chance.randrange(len(made) + 1)
        match chance.randrange(4):
            case 0 if place < len(made):
                made[place] = chance.randrange(256)
            case 1:
                del made[place : place + chance.randint(1, 50)]
            case 2:
                made[place:place] = made[place : place + chance.randint(1, 200)]
            case _:
                made[place:place] = chance.choice((b"<", b">", b"&amp;", b"99999999999", b'"', b"\x00", b"<c>", b"nan"))
    return bytes(made)


def assert_read_or_told(data: bytes, folder: Path) -> None:
    path = folder / "questionnaire.xlsx"
    path.write_bytes(data)
    try:
        answers = read_answers(path)
    except ProblemError as problem:
        sentence(problem.message)
    else:
        for told in answers.problems:
            sentence(told)
