"""Cells that hold no figure one can take, each told with its place and what to do."""

from collections.abc import Iterator, Sequence

from planner.cities.yearbook.found import Found
from planner.model.message import Message

TOLD = 12
"""Cells a sheet is told one by one; the rest is counted."""


def unread(cells: Sequence[Found]) -> Iterator[Message]:
    """Messages on the cells of one sheet."""
    wrong = [cell for cell in cells if cell.value is None and (cell.status == "error_cell" or "words" in cell.notes)]
    for cell in wrong[:TOLD]:
        yield _message("cell holds an error" if cell.status == "error_cell" else "cell not a number", cell)
    if len(wrong) > TOLD:
        yield _message("more cells not read", wrong[0], count=len(wrong) - TOLD)
    formulas = [cell for cell in cells if cell.status == "formula_without_value"]
    if formulas:
        yield _message("formulas without results", formulas[0], count=len(formulas))


def _message(code: str, cell: Found, **params: int) -> Message:
    place = {"file": cell.file, "sheet": cell.sheet, "cell": cell.cell, "printed": cell.printed}
    return Message(code, "warning", "cities", f"{cell.sheet}!{cell.cell}", {**place, **params})
