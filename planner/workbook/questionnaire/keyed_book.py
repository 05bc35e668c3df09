"""The rows and columns of a returned workbook that carry a key, wherever they have got to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import ZipFile

from planner.workbook.book import cell_address
from planner.workbook.questionnaire import keys
from planner.workbook.questionnaire.answers import Place

_MOST_ROWS, _MOST_COLUMNS = 10_000, 200
_CORE_PROPERTIES = "docProps/core.xml"
Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyedRow:
    """A row with the kind and ids of its key; `number` counts from 1."""

    number: int
    kind: str
    ids: Ids
    cells: Sequence[Any]


@dataclass(slots=True)
class KeyedSheet:
    """The rows of a sheet that have a key, and the columns that have a mark (by what they mark, from 0)."""

    title: str
    rows: list[KeyedRow] = field(default_factory=list)
    marks: dict[Ids, int] = field(default_factory=dict)

    def place(self, row: KeyedRow, column: int) -> Place:
        return Place(self.title, cell_address(row.number - 1, column))


class KeyedBook:
    """A workbook that `container.open_workbook` let pass. Raises whatever openpyxl does for broken parts.

    `facts` are the lines of the data sheet; `saved` is when the file was last saved by its own account, if it says.
    """

    def __init__(self, data: BytesIO) -> None:
        import openpyxl

        self._data = data
        self._shown: dict[Place, Any] | None = None
        self.facts: dict[str, Any] = {}
        book = openpyxl.load_workbook(data, read_only=True, keep_links=False)
        # openpyxl puts the present moment in place of properties that a file does not have.
        known = _CORE_PROPERTIES in ZipFile(data).namelist()
        self.saved: datetime | None = book.properties.modified if known else None
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
            for column, cell in enumerate(cells):
                text = cell.value
                if not isinstance(text, str) or cell.data_type != "s":
                    continue
                if text == keys.WORKING_SHEET:
                    return keyed
                if text in keys.FACTS:
                    self.facts.setdefault(text, cells[column + 1].value if column + 1 < len(cells) else None)
                elif (key := keys.read_key(text)) is not None:
                    kind, ids = key
                    if kind == keys.COLUMN:
                        keyed.marks.setdefault(ids, column)
                    else:
                        keyed.rows.append(KeyedRow(number, kind, ids, cells))
        return keyed

    def _read_shown(self) -> dict[Place, Any]:
        """What all cells show: the file read once more, only where an answer is a formula."""
        import openpyxl

        book = openpyxl.load_workbook(self._data, read_only=True, data_only=True, keep_links=False)
        return {
            Place(sheet.title, cell_address(row, column)): cell.value
            for sheet in book.worksheets
            for row, cells in enumerate(_rows(sheet))
            for column, cell in enumerate(cells)
            if cell.value is not None
        }


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    # The size a sheet claims may be wrong.
    sheet.reset_dimensions()
    return islice(sheet.iter_rows(max_col=_MOST_COLUMNS), _MOST_ROWS)
