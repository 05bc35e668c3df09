"""Workbooks on disk as tests see them: their formulas and values, and input cells changed as a reader would."""

import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Place = tuple[str, str]
"""A sheet's title and a cell's address."""
Value = str | float | None

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TOLERANCE = 1e-9


def formulas(path: Path) -> dict[Place, str]:
    book = openpyxl.load_workbook(path)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def values(path: Path) -> dict[Place, Value]:
    """What every cell shows, read without calculating; an empty text reads as None."""
    return {
        (sheet.title, cell.coordinate): cell.value or (None if cell.value == "" else cell.value)
        for sheet in opened(path)
        for row in sheet.iter_rows()
        for cell in row
    }


def differences(path: Path, other: Path) -> dict[Place, tuple[Value, Value]]:
    """Formula cells of `path` whose values in the two files are not the same to 1e-9."""
    return unequal(path, other, formulas(path))


def unequal(path: Path, other: Path, places: Iterable[Place]) -> dict[Place, tuple[Value, Value]]:
    """Of these cells those whose values in the two files are not the same to 1e-9."""
    mine, theirs = values(path), values(other)
    return {place: (mine[place], theirs.get(place)) for place in places if not _same(mine[place], theirs.get(place))}


def changed(path: Path, target: Path, cells: Mapping[Place, Value]) -> Path:
    """A copy in which input cells hold something else, nothing else touched: what Excel would save unrecalculated."""
    parts = _sheet_parts(path)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            for (sheet, address), value in cells.items():
                if parts[sheet] == name:
                    text = _with_value(text, address, value)
            new.writestr(name, text)
    return target


def opened(path: Path) -> Workbook:
    """The workbook with what its cells show, not calculated."""
    return openpyxl.load_workbook(path, data_only=True)


def poisoned(path: Path, target: Path) -> Path:
    """A copy whose formula cells all claim to be 123."""
    cached = re.compile(rb"(</f>)<v>[^<]*</v>|(</f>)<v/>")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name.startswith("xl/worksheets/"):
                text = re.sub(rb' t="str"(?=><f>)', b"", cached.sub(b"</f><v>123</v>", text))
            new.writestr(name, text)
    return target


def cell_at(book: Workbook, sheet: str, row: str, head: str) -> Place:
    """The cell in the line that starts with the text `row`, below the nearest head `head` above that line.

    `book` is one that `opened` gave.
    """
    found = book[sheet]
    line = _line(found, row, head)
    for number in range(line, 0, -1):
        for cell in found[number]:
            if cell.value == head:
                return sheet, found.cell(line, cell.column).coordinate
    raise LookupError(head)


def _line(sheet: Worksheet, text: str, head: str) -> int:
    """The first line with `text` in one of its first two cells that has the head somewhere above."""
    below = False
    for row in sheet.iter_rows():
        below = below or any(cell.value == head for cell in row)
        if below and text in (row[0].value, row[1].value):
            return int(row[0].row)
    raise LookupError(text)


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= TOLERANCE * max(1.0, abs(one))
    return one == other


def _sheet_parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as file:
        book = ElementTree.fromstring(file.read("xl/workbook.xml"))
        relations = ElementTree.fromstring(file.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): f"xl/{relation.get('Target')}" for relation in relations}
    return {str(sheet.get("name")): targets[sheet.get(_RELATION)] for sheet in book.iter(f"{_MAIN}sheet")}


def _with_value(text: bytes, address: str, value: Value) -> bytes:
    pattern = re.compile(rf'<c r="{address}"( s="\d+")?[^>]*?(/>|>.*?</c>)'.encode())
    made, count = pattern.subn(lambda match: _cell(address, (match[1] or b"").decode(), value).encode(), text)
    assert count == 1, address
    return made


def _cell(address: str, style: str, value: Value) -> str:
    if value is None:
        return f'<c r="{address}"{style}/>'
    if isinstance(value, str):
        text = f'<is><t xml:space="preserve">{escape(value)}</t></is>'
        return f'<c r="{address}"{style} t="inlineStr">{text}</c>'
    return f'<c r="{address}"{style}><v>{value!r}</v></c>'
