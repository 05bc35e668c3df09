"""Reads an edited export back, whatever happened to its sheets on the way."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from planner.model.message import Message, Param, ProblemError
from planner.workbook.book import Ids, Value
from planner.workbook.home import inputs, marks
from planner.workbook.home.edited import ChangedCell, EditedWorkbook, NewRow
from planner.workbook.home.marks import Stamp
from planner.workbook.returned import keys
from planner.workbook.returned.cell_value import is_blank
from planner.workbook.returned.keyed_book import KeyedBook, KeyedRow, KeyedSheet
from planner.workbook.writer import printable

_SAME = 1e-12
"""A number comes back from a workbook with its last digit rounded; that is no other number."""
_ABSENT = object()


def is_export(book: KeyedBook) -> bool:
    return _values_sheet(book) is not None


def edited_in(book: KeyedBook, path: Path) -> EditedWorkbook:
    """What changed in the export opened from `path` since it was written.

    Sheets may have been renamed or moved, rows sorted, rows and columns put in or taken out; the file may have been
    saved by Excel, WPS or LibreOffice. Raises ProblemError for a workbook that is no export of this program.
    """
    values = _values_sheet(book)
    if values is None:
        raise _problem("workbook of others", path)
    facts = {row.ids: _beside(row, 1) for row in values.rows if row.kind == keys.FACT}
    if facts.get((marks.FORMAT,)) != marks.VERSION:
        raise _problem("workbook of later version", path)
    return _Reading(path, book, values, facts).edited()


def same_value(one: Value, other: Value) -> bool:
    """Whether two cells hold the same, but for what saving does to texts and last digits."""
    if isinstance(one, str) or isinstance(other, str):
        return _plain(one) == _plain(other)
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _SAME * max(abs(one), abs(other))


class _Reading:
    """Holds the cells of one file against what was exported."""

    def __init__(self, path: Path, book: KeyedBook, values: KeyedSheet, facts: dict[Ids, Any]) -> None:
        self._path, self._book, self._facts = path, book, facts
        self._problems: list[Message] = []
        self._lost_sheets: frozenset[str] = frozenset()
        self._lines = [line for row in values.rows if row.kind == keys.INPUT and (line := _line(row)) is not None]
        self._rows: dict[str, list[tuple[KeyedSheet, KeyedRow]]] = defaultdict(list)
        for sheet in book.sheets:
            for row in sheet.rows:
                if row.kind == keys.ROW and len(row.ids) == 1:
                    self._rows[row.ids[0]].append((sheet, row))

    def edited(self) -> EditedWorkbook:
        self._choose_rows()
        self._lost_sheets = self._sheets_without_rows()
        changed = tuple(self._changed())
        new_rows, missing = tuple(self._new_rows()), tuple(self._missing_actions())
        self._tell_lost_sheets()
        received = datetime.fromtimestamp(self._path.stat().st_mtime, UTC)
        saved = self._book.saved
        return EditedWorkbook(
            file=self._path.name,
            stamp=Stamp(*(self._fact(name) for name in _STAMP)),
            saved_by=" ".join(self._book.saved_by.split()),
            saved=received if saved is None else saved.replace(tzinfo=UTC),
            received=received,
            inputs=sum(ids[0] != inputs.HEAD for ids, *_ in self._lines),
            changed=changed,
            new_rows=new_rows,
            missing=missing,
            problems=tuple(self._problems),
        )

    def _fact(self, name: str) -> str:
        value = self._facts.get((name,))
        return "" if value is None else str(value)

    def _choose_rows(self) -> None:
        """Of a row that was copied, the one that still has the exported name, else the first, is the old one.

        The others lose their key and, in the action table, count as new; a copy of a whole sheet is told.
        """
        copies: dict[str, str] = {}
        names = {row: (column, value) for ids, row, column, value, _ in self._lines if _is_name(ids)}
        for number, found in self._rows.items():
            if len(found) < 2:
                continue
            column, value = names.get(number, ("", None))
            old = next((each for each in found if column and same_value(self._at(*each, column), value)), found[0])
            for sheet, row in found:
                if row is not old[1]:
                    sheet.others.append(row)
                if sheet is not old[0]:
                    copies.setdefault(sheet.title, old[0].title)
            self._rows[number] = [old]
        for copy, original in copies.items():
            self._tell("sheet copied", sheet=copy, original=original)

    def _changed(self) -> Iterator[ChangedCell]:
        gone: set[str] = set()
        for ids, number, column, exported, sheet_title in self._lines:
            found = self._rows.get(number)
            if ids[0] == inputs.HEAD or not found:
                continue
            sheet, row = found[0]
            place = sheet.marks.get((column,))
            if place is None:
                if sheet_title not in gone:
                    gone.add(sheet_title)
                    self._tell("column gone", sheet=sheet.title)
                continue
            typed = self._value(sheet, row, place)
            if typed is _ABSENT or _unchanged(exported, typed):
                continue
            formula = place < len(row.cells) and row.cells[place].data_type == "f"
            yield ChangedCell(ids, exported, None if is_blank(typed) else typed, sheet.place(row, place), formula)

    def _new_rows(self) -> Iterator[NewRow]:
        """Lines below the head of the action table that have no key and a name."""
        heads = {ids[1]: (row, column) for ids, row, column, *_ in self._lines if ids[0] == inputs.HEAD}
        found = self._rows.get(heads["name"][0]) if "name" in heads else None
        if not found:
            return
        sheet, head = found[0]
        columns = {name: sheet.marks[(column,)] for name, (_, column) in heads.items() if (column,) in sheet.marks}
        if "name" not in columns:
            return
        for row in sorted(sheet.others, key=lambda row: row.number):
            if row.number <= head.number:
                continue
            read = {name: self._filled(sheet, row, column) for name, column in columns.items()}
            cells = {name: value for name, value in read.items() if value is not None}
            if isinstance(cells.get("name"), str):
                yield NewRow(row.number, cells, {name: sheet.place(row, columns[name]) for name in cells})

    def _filled(self, sheet: KeyedSheet, row: KeyedRow, column: int) -> Any:
        value = self._value(sheet, row, column)
        return None if value is _ABSENT or is_blank(value) else value

    def _missing_actions(self) -> Iterator[str]:
        """Actions whose line is gone from a table that is still there."""
        for ids, number, _, _, sheet in self._lines:
            if _is_name(ids) and not self._rows.get(number) and sheet not in self._lost_sheets:
                yield ids[1]

    def _sheets_without_rows(self) -> frozenset[str]:
        """Titles, as exported, of sheets none of whose rows is left."""
        rows: dict[str, bool] = {}
        for _, number, _, _, sheet in self._lines:
            rows[sheet] = rows.get(sheet, False) or bool(self._rows.get(number))
        return frozenset(sheet for sheet, left in rows.items() if not left)

    def _tell_lost_sheets(self) -> None:
        for sheet in sorted(self._lost_sheets):
            self._tell("sheet gone", sheet=sheet)
        lost = {number for _, number, *_ in self._lines if not self._rows.get(number)}
        actions = {number for ids, number, *_ in self._lines if ids[0] in _OF_ACTIONS}
        rows: defaultdict[str, set[str]] = defaultdict(set)
        for _, number, _, _, sheet in self._lines:
            if number in lost - actions and sheet not in self._lost_sheets:
                rows[sheet].add(number)
        for sheet, numbers in rows.items():
            self._tell("rows gone", sheet=sheet, count=len(numbers))

    def _at(self, sheet: KeyedSheet, row: KeyedRow, column: str) -> Any:
        place = sheet.marks.get((column,))
        return None if place is None or place >= len(row.cells) else row.cells[place].value

    def _value(self, sheet: KeyedSheet, row: KeyedRow, column: int) -> Any:
        """What a cell shows; `_ABSENT`, and told, for a formula without a result."""
        try:
            return self._book.value(sheet, row, column)
        except LookupError:
            place = sheet.place(row, column)
            self._tell("answer without value", sheet=place.sheet, cell=place.cell)
            return _ABSENT

    def _tell(self, code: str, **params: Param) -> None:
        self._problems.append(Message(code, "warning", "file", self._path.name, {"file": self._path.name, **params}))


_STAMP = (marks.CITY, marks.PLAN, marks.LANGUAGE, marks.DATE, marks.DEPARTMENT, marks.KIND)
_OF_ACTIONS = (inputs.ACTION, inputs.PROGRESS, inputs.HEAD, inputs.LIBRARY)


def _values_sheet(book: KeyedBook) -> KeyedSheet | None:
    for sheet in book.sheets:
        if any(row.kind == keys.FACT and row.ids == (marks.FORMAT,) for row in sheet.rows):
            return sheet
    return None


def _line(row: KeyedRow) -> tuple[Ids, str, str, Value, str] | None:
    """Input, number of its row and of its column, what was exported, title of its sheet; None for a broken line."""
    number, column, value, sheet = (_beside(row, place) for place in range(1, 5))
    if not inputs.is_input(row.ids) or not all(isinstance(each, int) for each in (number, column)):
        return None
    if isinstance(value, bool) or (value is not None and not isinstance(value, str | int | float)):
        return None
    return row.ids, str(number), str(column), value, str(sheet)


def _beside(row: KeyedRow, place: int) -> Any:
    return row.cells[place].value if place < len(row.cells) else None


def _is_name(ids: Ids) -> bool:
    return ids[0] in (inputs.ACTION, inputs.LIBRARY) and ids[-1] == "name"


def _unchanged(exported: Value, typed: Any) -> bool:
    if typed is None or isinstance(typed, str | int | float):
        return not isinstance(typed, bool) and same_value(exported, typed)
    return False


def _plain(value: Value) -> str:
    """A text as saving leaves it: without blanks at its ends, lines ended alike."""
    if value is None:
        return ""
    text = printable(str(value)).replace("_x000D_", "")
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


def _problem(code: str, path: Path) -> ProblemError:
    return ProblemError(code, "file", str(path), file=path.name)
