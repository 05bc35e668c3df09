"""Opening a table: workbooks, text files in the encodings offices use, and what was pasted."""

import csv
import io
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from planner.cities.yearbook.sheet import Cell, Sheet, make_sheet
from planner.model.message import ProblemError

LARGEST_FILE = 30 * 1024 * 1024
"""Bytes on disk of a workbook or text file."""
LARGEST_UNPACKED = 64 * 1024 * 1024
"""Bytes of a workbook once unpacked; a compressed file a few kilobytes long can hold gigabytes."""
MOST_CELLS = 1_000_000
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
LONGEST_TEXT = 2000
PASTED = "pasted"
_OLE = b"\xd0\xcf\x11\xe0"
_CHUNK = 1 << 20


def open_file(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a workbook (.xlsx) or text table (.csv, .txt); a text table is one sheet.

    ProblemError names the file and the remedy where it is missing, closed, too large, of another kind or damaged.
    """
    data = _bytes(path)
    if data[:4] == b"PK\x03\x04":
        return _workbook(path.name, data)
    if data[:4] == _OLE:
        raise _problem("table in old format", path.name)
    return (text_sheet(_decoded(path.name, data), path.name, path.stem),)


def text_sheet(text: str, file: str = PASTED, name: str = "") -> Sheet:
    """A table as text, its columns parted by tabs, commas, semicolons, or by two blanks and more."""
    head = text.lstrip()[:200].casefold()
    if head.startswith(("<html", "<!doctype", "<table", "<?xml")):
        raise _problem("table is a web page", file)
    if "\0" in text:
        raise _problem("table not text", file)
    cells: dict[tuple[int, int], Cell] = {}
    try:
        for row, line in enumerate(_lines(text), 1):
            for column, value in enumerate(line[:LAST_COLUMN], 1):
                if value.strip():
                    cells[row, column] = _text_cell(value)
            if len(cells) > MOST_CELLS:
                raise _problem("table too large", file, limit=MOST_CELLS)
    except csv.Error as error:
        raise _problem("table not text", file) from error
    if not cells:
        raise _problem("table empty", file)
    return make_sheet(file, name or file, cells)


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise ProblemError("path is a folder", "file", str(path), file=path.name)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise ProblemError("file missing", "file", str(path), file=str(path)) from error
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise ProblemError("file unreadable", "file", str(path), file=path.name, detail=detail) from error
    if len(data) > LARGEST_FILE:
        raise _problem("table file too large", path.name, limit=LARGEST_FILE // 1024**2)
    if not data.strip():
        raise _problem("table empty", path.name)
    return data


def _decoded(file: str, data: bytes) -> str:
    """UTF-8, else UTF-16 by its mark, else the Chinese national encoding."""
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _problem("table not text", file)


def _lines(text: str) -> Iterator[list[str]]:
    sample = text[:20_000]
    tabs, commas, semicolons = (sample.count(mark) for mark in "\t,;")
    if not (tabs or commas or semicolons):
        return (_parted(line) for line in text.splitlines())
    delimiter = "\t" if tabs else ";" if semicolons > commas else ","
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _parted(line: str) -> list[str]:
    return [part.strip() for part in line.replace("\u3000", "  ").split("  ") if part.strip()]


def _text_cell(value: str) -> Cell:
    return Cell(value.strip()[:LONGEST_TEXT])


def _workbook(file: str, data: bytes) -> tuple[Sheet, ...]:
    has_formulas = _checked(file, data)
    values = _loaded(file, data, data_only=True)
    formulas = _loaded(file, data, data_only=False) if has_formulas else None
    sheets, count = [], 0
    with closing(values):
        for worksheet in values.worksheets:
            sheet = _sheet(file, worksheet, formulas)
            count += len(sheet.cells)
            if count > MOST_CELLS:
                raise _problem("table too large", file, limit=MOST_CELLS)
            if sheet.cells:
                sheets.append(sheet)
    if not sheets:
        raise _problem("table empty", file)
    return tuple(sheets)


def _checked(file: str, data: bytes) -> bool:
    """Whether the workbook holds formulas. Refused before anything parses it: what is no workbook, would unpack to
    more than the limit, or declares entities of its own."""
    unpacked, formulas = 0, False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "[Content_Types].xml" not in archive.namelist():
                raise _problem("table of other kind", file)
            for entry in archive.infolist():
                end = b""
                with archive.open(entry) as part:
                    while chunk := part.read(_CHUNK):
                        unpacked += len(chunk)
                        if unpacked > LARGEST_UNPACKED:
                            raise _problem("table unpacks too large", file, limit=LARGEST_UNPACKED // 1024**2)
                        if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
                            raise _problem("table damaged", file)
                        both = end + chunk
                        formulas = formulas or b"<f>" in both or b"<f " in both
                        end = chunk[-2:]
    except ProblemError:
        raise
    # A spoilt archive makes zipfile and zlib raise whatever they stumble over.
    except Exception as error:
        raise _problem("table damaged", file) from error
    return formulas


def _loaded(file: str, data: bytes, *, data_only: bool) -> Any:
    import warnings

    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations that do not concern the figures
            return openpyxl.load_workbook(io.BytesIO(data), data_only=data_only)
    # What openpyxl raises on a damaged workbook has no common kind.
    except Exception as error:
        raise _problem("table damaged", file) from error


def _sheet(file: str, worksheet: Any, formulas: Any) -> Sheet:
    name = worksheet.title
    # The cells there are; going by rows would make a million empty ones where a format reaches to the end.
    filled = {at: _cell(cell) for at, cell in worksheet._cells.items() if cell.value not in (None, "")}
    if formulas is not None:
        for at, cell in formulas[name]._cells.items():
            if cell.data_type == "f" and at not in filled:
                filled[at] = Cell("", None, "%" in str(cell.number_format), "no_result")
    return make_sheet(
        file,
        name,
        {at: cell for at, cell in filled.items() if cell.text or cell.oddity},
        ((area.min_row, area.min_col, area.max_row, area.max_col) for area in worksheet.merged_cells.ranges),
        _hidden_columns(worksheet),
        (row for row, dimension in worksheet.row_dimensions.items() if dimension.hidden),
    )


def _hidden_columns(worksheet: Any) -> Iterator[int]:
    for dimension in worksheet.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            yield from range(dimension.min, min(dimension.max, LAST_COLUMN) + 1)


def _cell(cell: Any) -> Cell:
    value = cell.value
    if isinstance(value, bool):
        return Cell(str(value).upper())
    if isinstance(value, int | float):
        percent = "%" in str(cell.number_format)
        return Cell(f"{value:.15g}", float(value), percent) if abs(value) < 1e18 else Cell("?", None, percent, "error")
    if isinstance(value, datetime | date | time):
        return Cell(str(value), None, False, "date")
    text = str(value).strip()[:LONGEST_TEXT]
    return Cell(text, None, False, "error" if cell.data_type == "e" else "")


def _problem(code: str, file: str, **params: int) -> ProblemError:
    return ProblemError(code, "file", file, file=file, **params)
