"""Marks every input cell of a workbook by hidden row and column keys, and keeps what it held on a hidden sheet."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.workbook.book import Book, Cell, Column, Printing, Sheet, Value
from planner.workbook.draft import Draft
from planner.workbook.returned.keys import COLUMN, FACT, INPUT, ROW, key
from planner.workbook.style import Look

FORMAT, CITY, PLAN, LANGUAGE, DEPARTMENT, DATE = "format", "city", "plan", "language", "department", "date"
KIND, LIBRARY_STAMP = "kind", "library"
VERSION = 1
_HEADING_ROWS = 2
_NOTE = Look("note")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an export was made from: `city` is an id, `plan` a title, `date` ISO 8601; `department` empty for all.

    `kind` is `LIBRARY_STAMP` for an action library, empty for the workbook of the plan.
    """

    city: str
    plan: str
    language: str
    date: str
    department: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Input:
    """One line of the hidden sheet: the input, the numbers of its row and column, what it held, its sheet."""

    key: str
    row: int
    column: int
    value: Value
    sheet: str


def marked(book: Book, stamp: Stamp, title: str) -> Book:
    """The book with keys beside and above its input cells, and a hidden sheet called `title` with their values.

    A row's key stands in a hidden column right of all others and within the filter, so that it goes with its row when
    rows are sorted; a column's in a hidden row above the first table.
    """
    inputs: list[_Input] = []
    first = 1
    sheets: list[Sheet] = []
    for sheet in book.sheets:
        cells = [cell for cell in sheet.cells if cell.key]
        if cells:
            rows = {row: number for number, row in enumerate(sorted({cell.row for cell in cells}), first)}
            first += len(rows)
            inputs += (
                _Input(key(INPUT, *cell.key), rows[cell.row], cell.column, cell.value, sheet.title) for cell in cells
            )
            sheets.append(_with_marks(sheet, rows, sorted({cell.column for cell in cells})))
        else:
            sheets.append(sheet)
    return replace(book, sheets=(*sheets, _values_sheet(inputs, stamp, title)))


def _with_marks(sheet: Sheet, rows: dict[int, int], columns: list[int]) -> Sheet:
    last = max(len(sheet.columns) - 1, *(cell.column + cell.columns - 1 for cell in sheet.cells))
    taken = {row for cell in sheet.cells for row in range(cell.row, cell.row + cell.rows)}
    top = next(row for row in range(_HEADING_ROWS, len(taken) + _HEADING_ROWS + 1) if row not in taken)
    marks = (
        *(Cell(row, last + 1, key(ROW, str(number)), _NOTE) for row, number in rows.items()),
        *(Cell(top, column, key(COLUMN, str(column)), _NOTE) for column in columns),
    )
    filtered = sheet.filtered and replace(sheet.filtered, last_column=last + 1)
    spare = (Column(9),) * (last + 1 - len(sheet.columns))
    return replace(
        sheet,
        cells=(*sheet.cells, *marks),
        columns=(*sheet.columns, *spare, Column(14, hidden=True)),
        heights=sheet.heights | {top: 0.0},
        filtered=filtered,
    )


def _values_sheet(inputs: list[_Input], stamp: Stamp, title: str) -> Sheet:
    draft = Draft(title, (Column(48), Column(9), Column(9), Column(24), Column(16)))
    lines = (*_facts(stamp), *((each.key, each.row, each.column, each.value, each.sheet) for each in inputs))
    for row, line in enumerate(lines):
        draft.put_row(row, 0, line, _NOTE)
    return draft.sheet(Printing(max(len(lines) - 1, 0), 4), hidden=True)


def _facts(stamp: Stamp) -> Iterator[tuple[Value, ...]]:
    facts: dict[str, Value] = {
        FORMAT: VERSION,
        CITY: stamp.city,
        PLAN: stamp.plan,
        LANGUAGE: stamp.language,
        DATE: stamp.date,
        DEPARTMENT: stamp.department,
        KIND: stamp.kind,
    }
    for name, value in facts.items():
        yield key(FACT, name), value
