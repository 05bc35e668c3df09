"""A choice of method that a reader may change: title, drop-down list, and its number for formulas."""

from planner.workbook.draft import Draft
from planner.workbook.home.inputs import CHOICE
from planner.workbook.options import Options
from planner.workbook.style import Look


def put_choice(draft: Draft, row: int, offered: Options, key: str, number: str, working: int, columns: int = 3) -> None:
    """Put it at `row`; its number, called `number` throughout the book, stands in column `working`."""
    draft.put(row, 0, offered.title, Look("text", bold=True))
    cell = draft.put(row, 1, offered.words[key], Look("input", align="center"), columns=columns, key=(CHOICE, number))
    draft.choice(cell, offered.name)
    formula = f"MATCH({cell.local},{offered.name},0)"
    draft.name(number, draft.put(row, working, offered.number(key), Look("note", "integer", "right"), formula))
