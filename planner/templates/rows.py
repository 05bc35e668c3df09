"""Rows of a template table with typed cells; a cell that cannot be read is named by file, row and column."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import TypeVar

from planner.model.bilingual import Bilingual
from planner.model.message import ProblemError
from planner.templates.tables import read_table

Word = TypeVar("Word", bound=str)


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `line` counts as a spreadsheet does, the header being 1. A bad cell raises ProblemError."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """The cell's text; empty where the table has no such column (`read_rows` asks for those it must have)."""
        return self.cells.get(column, "").strip()

    def bilingual(self, name: str) -> Bilingual:
        """The columns `<name>_zh` and `<name>_en`."""
        return Bilingual(self.text(f"{name}_zh"), self.text(f"{name}_en"))

    def decimal(self, column: str, default: float | None = None) -> float:
        """A finite number; an empty cell is `default` where there is one."""
        text = self.text(column)
        if not text and default is not None:
            return default
        try:
            return finite(text)
        except ValueError:
            raise self.problem("template cell not a number", column) from None

    def whole(self, column: str) -> int:
        try:
            return int(self.text(column))
        except ValueError:
            raise self.problem("template cell not a number", column) from None

    def year(self, column: str) -> int | None:
        return self.whole(column) if self.text(column) else None

    def flag(self, column: str) -> bool:
        return self.word(column, ("1", "yes", "0", "no", "")) in ("1", "yes")

    def word(self, column: str, allowed: Iterable[Word], default: Word | None = None) -> Word:
        """One of the `allowed` words; an empty cell is `default` where there is one."""
        text = self.text(column)
        if not text and default is not None:
            return default
        for word in allowed:
            if word == text:
                return word
        raise self.problem("template cell unknown", column)

    def codes(self, column: str, separator: str = ";", known: Collection[str] | None = None) -> tuple[str, ...]:
        """The codes of a cell; each must be `known` where that is given."""
        codes = tuple(code for code in map(str.strip, self.text(column).split(separator)) if code)
        if known is not None and not all(code in known for code in codes):
            raise self.problem("template cell unknown", column)
        return codes

    def problem(self, code: str, column: str) -> ProblemError:
        """The error to raise about a cell of this row."""
        return ProblemError(
            code,
            where=f"{self.path.name}:{self.line}:{column}",
            file=self.path.name,
            line=self.line,
            column=column,
            text=self.text(column),
        )


def finite(text: str) -> float:
    """The number a text says; ValueError for anything else, NaN and infinity included."""
    value = float(text)
    if not isfinite(value):
        raise ValueError(text)
    return value


def read_rows(path: Path, columns: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """Rows of a UTF-8 CSV template that has at least `columns`; wholly empty rows are passed over."""
    table = read_table(path, columns)
    return tuple(Row(path, line, cells) for line, cells in enumerate(table, 2) if any(cells.values()))


def by_id(rows: Iterable[Row], column: str) -> dict[str, Row]:
    """The rows under their ids, in order; ProblemError where an id comes twice."""
    found: dict[str, Row] = {}
    for row in rows:
        if row.text(column) in found:
            raise row.problem("template row twice", column)
        found[row.text(column)] = row
    return found
