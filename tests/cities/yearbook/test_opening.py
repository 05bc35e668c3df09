"""Files of every kind: read, or refused with one sentence that says what to do."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.cities.yearbook.opening import LARGEST_FILE, LARGEST_UNPACKED, open_file, text_sheet
from planner.cities.yearbook.reading import Reading
from planner.cities.yearbook.sheet import Cell, make_sheet
from planner.model.message import ProblemError
from tests.cities.yearbook.tables import reader, told
from tests.sentences import refusal, sentence, texts

TABLE = "城市,地区生产总值(亿元)\n鹤岗市,311.1\n双鸭山市,—\n"
HEGANG_2020 = {("鹤岗市", "gdp", 2020): 311.1}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_text_in_the_encodings_of_offices(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "2020年.csv"
    path.write_bytes(TABLE.encode(encoding))
    assert told(reader().read(open_file(path)).found) == HEGANG_2020


@pytest.mark.parametrize("separator", [",", "\t", ";", "   "])
def test_text_parted_in_any_usual_way(separator: str) -> None:
    pasted = text_sheet("2020年\n" + TABLE.replace(",", separator))
    assert told(reader().read([pasted]).found) == HEGANG_2020


def test_a_workbook_with_all_that_a_sheet_can_hold(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["2020年"], ["城市", "地区生产总值(亿元)", "第一产业占GDP比重(%)", "日期", "常住人口(万人)"]):
        sheet.append(row)
    sheet.append(["鹤岗市", "=B9", 0.281, date(2020, 1, 1), True])
    sheet.append(["双鸭山市", 422.2, "#N/A", None, 118.8])
    sheet["C3"].number_format = "0.0%"
    sheet["C4"].data_type = "e"
    sheet.cell(1_048_576, 1).number_format = "0.0"
    sheet.row_dimensions[4].hidden = True
    path = tmp_path / "表.xlsx"
    book.save(path)
    reading = reader().read(open_file(path))
    cells = {cell.cell: cell for cell in reading.found}
    assert cells["B3"].status == "formula_without_value"
    assert cells["C3"].value == pytest.approx(28.1)
    assert cells["C4"].status == "error_cell"
    assert cells["E3"].status == "odd"
    assert cells["B4"].value == 422.2
    assert [message.code for message in reading.messages] == [
        "hidden rows read",
        "cell not a number",
        "cell holds an error",
        "formulas without results",
    ]


def _book_of(part: bytes, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr(name, part)
    return target.getvalue()


def _zip_without_book() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("readme.txt", b"x")
    return target.getvalue()


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "空.csv": (bytes, "holds nothing"),
    "空白.csv": (lambda: b" \n\n", "holds nothing"),
    "旧.xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old format"),
    "网页.xls": ("<html><table><tr><td>鹤岗</td></tr></table></html>".encode, "web page"),
    "图.csv": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "neither a workbook"),
    "坏.xlsx": (lambda: b"PK\x03\x04" + bytes(200), "damaged"),
    "包.xlsx": (_zip_without_book, "not a workbook"),
    "残.xlsx": (lambda: _book_of(b"<worksheet><sheetData>"), "damaged"),
    "炸弹.xlsx": (lambda: _book_of(bytes(LARGEST_UNPACKED + 1)), "unpacks to more"),
    "实体.xlsx": (lambda: _book_of(b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'), "damaged"),
    "大.csv": (lambda: b"1" * (LARGEST_FILE + 1), "larger than"),
    "多.csv": (lambda: b"1,1,1,1,1,1,1,1,1,1\n" * 100_001, "more than 1000000 cells"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_a_sentence(tmp_path: Path, name: str) -> None:
    make, said = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(make())
    words = refusal(lambda: open_file(path))
    assert said in words
    assert name in words


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    assert "was not found" in refusal(lambda: open_file(tmp_path / "无.xlsx"))
    assert "is a folder" in refusal(lambda: open_file(tmp_path))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", "城市,地区生产总值(亿元)\n鹤岗,".encode()]))
def test_any_bytes_give_a_reading_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, head: bytes
) -> None:
    path = tmp_path_factory.mktemp("bytes") / "表.csv"
    path.write_bytes(head + data)
    try:
        reading = reader().read(open_file(path))
    except ProblemError as problem:
        sentence(problem.message)
    else:
        _well_told(reading)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_workbook_with_any_byte_changed_gives_a_reading_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    book = bytearray((Path(__file__).parent / "samples" / "synthetic_02_years_as_columns.xlsx").read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(book) - 1), min_size=1, max_size=5)):
        book[at] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("bytes") / "表.xlsx"
    path.write_bytes(bytes(book))
    try:
        _well_told(reader().read(open_file(path)))
    except ProblemError as problem:
        sentence(problem.message)


WORDS = st.sampled_from(
    [
        "城市",
        "指标",
        "年份",
        "单位",
        "鹤岗市",
        "双鸭山",
        "230400",
        "朔洲",
        "苏州",
        "合计",
        "黑龙江省",
        "全市",
        "市辖区",
        "(万元)",
        "%",
        "2019年",
        "2020",
        "地区生产总值(万元)",
        "常住人口",
        "第一产业",
        "第一产业占GDP比重",
        "增长(%)",
        "续表",
        "备注",
        "注：…",
        "—",
        "…",
        "3.3",
        "1,111",
        "约88.8亿",
        "单位：万元",
        "2-9续表1",
        "数值",
        "口径",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.lists(st.one_of(WORDS, st.just(""), st.text(max_size=6), st.floats(-1e9, 1e9)), max_size=7), max_size=9
    ),
    st.lists(st.tuples(*[st.integers(1, 9)] * 4), max_size=3),
)
def test_any_sheet_gives_a_reading(rows: list[list[str | float]], spans: list[tuple[int, int, int, int]]) -> None:
    cells = {
        (row, column): Cell(value) if isinstance(value, str) else Cell(f"{value:.15g}", value)
        for row, line in enumerate(rows, 1)
        for column, value in enumerate(line, 1)
        if value != ""
    }
    merged = [(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in spans]
    _well_told(reader().read([make_sheet("表.xlsx", "表", cells, merged)]))


def _well_told(reading: Reading) -> None:
    for message in reading.messages:
        assert texts("zh").message(message)
    for cell in reading.found:
        assert (cell.status != "import") or (cell.value is not None and cell.city)
