"""Tables of the sources sheet: eight columns, one of which says in word and colour what the line rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.model.evidence import Basis
from planner.workbook.book import Value
from planner.workbook.draft import Draft
from planner.workbook.style import Form, Look, Role

BASIS_COLUMN = 5
_ROLES: dict[Basis, Role] = {"source": "source", "expert": "input", "assumption": "assumption"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its eight cells (the basis column stays empty), the basis and its word; `form` of the numbers."""

    cells: Sequence[Value]
    basis: Basis
    word: str
    form: Form = "number"
    bold: bool = False


def put_table(draft: Draft, row: int, title: str, heads: Sequence[str], entries: Sequence[Entry]) -> int:
    """Put a titled table at `row` and return the row after it, one left free."""
    draft.section(row, title)
    draft.put_row(row + 1, 0, heads, Look("head", align="center"))
    for line, entry in enumerate(entries, row + 2):
        for column, value in enumerate(entry.cells):
            if column == BASIS_COLUMN:
                role = _ROLES[entry.basis] if entry.word else "text"
                look = Look(role, align="center", wrap=True, editable=False)
                draft.put(line, column, entry.word, look)
            else:
                draft.put(line, column, value, _look(entry, value))
    return row + 2 + len(entries) + 1


def _look(entry: Entry, value: Value) -> Look:
    if isinstance(value, str):
        return Look("text", wrap=True, bold=entry.bold)
    form: Form = "integer" if isinstance(value, int) else entry.form
    return Look("text", form, "center", bold=entry.bold)
