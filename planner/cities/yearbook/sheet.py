"""A sheet of cells, whatever kind of file it came from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Oddity = Literal["", "error", "no_result", "date"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled cell: its text; its number where the file holds one; whether it is shown as a percentage.

    `oddity` says what stands in place of a value: an error, a formula without a stored result, a date.
    """

    text: str
    number: float | None = None
    percent: bool = False
    oddity: Oddity = ""


EMPTY = Cell("")


@dataclass(frozen=True, eq=False)
class Sheet:
    """The filled cells of a sheet by (row, column), from 1; `spans` lists merged areas (top, left, bottom, right).

    Without slots, because the merged cells are looked up in a table made once.
    """

    file: str
    name: str
    cells: Mapping[tuple[int, int], Cell]
    spans: tuple[tuple[int, int, int, int], ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    anchors: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    @property
    def last_row(self) -> int:
        return max((row for row, _ in self.cells), default=0)

    @property
    def last_column(self) -> int:
        return max((column for _, column in self.cells), default=0)

    def at(self, row: int, column: int) -> Cell:
        return self.cells.get((row, column), EMPTY)

    def text(self, row: int, column: int) -> str:
        """The text that covers a place: that of the merged area where it lies in one."""
        return self.cells.get(self.anchors.get((row, column), (row, column)), EMPTY).text


def make_sheet(
    file: str,
    name: str,
    cells: Mapping[tuple[int, int], Cell],
    spans: Iterable[tuple[int, int, int, int]] = (),
    hidden_columns: Iterable[int] = (),
    hidden_rows: Iterable[int] = (),
) -> Sheet:
    """A sheet whose merged areas are spread over their cells, as far as the table goes."""
    last_row = max((row for row, _ in cells), default=0)
    last_column = max((column for _, column in cells), default=0)
    spans = tuple(spans)
    anchors = {
        (row, column): (top, left)
        for top, left, bottom, right in spans
        for row in range(top, min(bottom, last_row) + 1)
        for column in range(left, min(right, last_column) + 1)
    }
    return Sheet(file, name, cells, spans, frozenset(hidden_columns), frozenset(hidden_rows), anchors)


def place(row: int, column: int) -> str:
    """B12."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
