"""The rows and columns of a returned workbook that carry a key, wherever they have got to."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from planner.model.message import ProblemError
from planner.workbook.book import cell_address
from planner.workbook.returned import keys
from planner.workbook.returned.container import open_workbook

_MOST_ROWS, _MOST_COLUMNS = 30_000, 400
_CORE_PROPERTIES = "docProps/core.xml"
Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file something stands: title of the sheet, address of the cell."""

    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class KeyedRow:
    """A row with the kind and ids of its key, both empty where it has none; `number` counts from 1."""

    number: int
    kind: str
    ids: Ids
    cells: Sequence[Any]


@dataclass(slots=True)
class KeyedSheet:
    """The rows of a sheet that have a key, and the columns that have a mark (by what they mark, from 0).

    `others` are the rows without a key that hold something.
    """

    title: str
    rows: list[KeyedRow] = field(default_factory=list)
    others: list[KeyedRow] = field(default_factory=list)
    marks: dict[Ids, int] = field(default_factory=dict)

    def place(self, row: KeyedRow, column: int) -> Place:
        return Place(self.title, cell_address(row.number - 1, column))


class KeyedBook:
    """A workbook as it came back; ProblemError where it cannot be read (see `container.open_workbook`).

    `facts` are the lines of a questionnaire's data sheet; `saved` is when and `saved_by` by whom the file was last
    saved by its own account, if it says.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._data = path, open_workbook(path)
        self._shown: dict[Place, Any] | None = None
        self.facts: dict[str, Any] = {}
        with self._opened() as book:
            # openpyxl puts the present moment in place of properties that a file does not have.
            known = _CORE_PROPERTIES in ZipFile(self._data).namelist()
            self.saved: datetime | None = book.properties.modified if known else None
            self.saved_by: str = (book.properties.lastModifiedBy or "") if known else ""
            self.sheets = [self._keyed(sheet) for sheet in book.worksheets]

    def value(self, sheet: KeyedSheet, row: KeyedRow, column: int) -> Any:
        """What a cell shows; of a formula the value kept with it.

        Raises LookupError for a formula that no value is kept with.
        """
        if column >= len(row.cells):
            return None
        cell = row.cells[column]
        if cell.data_type != "f":
            return cell.value
        if self._shown is None:
            self._shown = self._read_shown()
        return self._shown[sheet.place(row, column)]

    def _keyed(self, sheet: Any) -> KeyedSheet:
        keyed = KeyedSheet(sheet.title)
        for number, cells in enumerate(_rows(sheet), 1):
            filled = key_found = False
            for column, cell in enumerate(cells):
                text = cell.value
                if text is None:
                    continue
                filled = True
                if not isinstance(text, str) or cell.data_type != "s":
                    continue
                if text == keys.WORKING_SHEET:
                    return keyed
                if text in keys.FACTS:
                    self.facts.setdefault(text, cells[column + 1].value if column + 1 < len(cells) else None)
                elif (key := keys.read_key(text)) is not None:
                    key_found = True
                    kind, ids = key
                    if kind == keys.COLUMN:
                        keyed.marks.setdefault(ids, column)
                        continue
                    keyed.rows.append(KeyedRow(number, kind, ids, cells))
                    if kind == keys.INPUT:
                        # What follows on such a line was typed by somebody and is no key, whatever it looks like.
                        break
            if filled and not key_found:
                keyed.others.append(KeyedRow(number, "", (), cells))
        return keyed

    def _read_shown(self) -> dict[Place, Any]:
        """What all cells show: the file read once more, only where an answer is a formula."""
        with self._opened(data_only=True) as book:
            return {
                Place(sheet.title, cell_address(row, column)): cell.value
                for sheet in book.worksheets
                for row, cells in enumerate(_rows(sheet))
                for column, cell in enumerate(cells)
                if cell.value is not None
            }

    @contextmanager
    def _opened(self, data_only: bool = False) -> Iterator[Any]:
        import openpyxl

        try:
            # openpyxl warns of what it does not keep; nothing is written back here.
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                yield openpyxl.load_workbook(self._data, read_only=True, data_only=data_only, keep_links=False)
        except Exception as error:
            # openpyxl trusts the parts it parses and raises whatever comes of a broken one.
            raise ProblemError("workbook damaged", where=str(self._path), file=self._path.name) from error


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    # The size a sheet claims may be wrong.
    sheet.reset_dimensions()
    return islice(sheet.iter_rows(max_col=_MOST_COLUMNS), _MOST_ROWS)
