"""Milestones of an action in one cell, a line each: the quarter counted from the start, and a name."""

import re
from collections.abc import Iterable

from planner.model.action import Milestone
from planner.text.texts import Texts
from planner.workbook.returned.cell_value import Unreadable

_BREAK = re.compile(r"[\n;；]")
_LINE = re.compile(r"(?:第|Q|q)?\s*(\d{1,3})\s*(?:季度|季|[.、:：])?\s*(.+)")


def milestone_text(milestones: Iterable[Milestone], texts: Texts) -> str:
    """第1季度 立项, or Q1 approved, one below the other."""
    return "\n".join(
        texts.tr("Q{quarter} {name}", quarter=each.quarter, name=cell_name(texts.of(each.name))) for each in milestones
    )


def cell_name(name: str) -> str:
    """A name without what parts milestones."""
    return " ".join(_BREAK.sub(" ", name).split())


def milestone_lines(text: str) -> tuple[str, ...]:
    """Quarter and name of each, parted by a blank, in the order of quarters.

    Raises Unreadable for a line that opens with no quarter or gives no name.
    """
    found: list[tuple[int, str]] = []
    for line in filter(None, (cell_name(part) for part in _BREAK.split(text))):
        parts = _LINE.fullmatch(line)
        if parts is None or not int(parts[1]):
            raise Unreadable("milestone unreadable")
        found.append((int(parts[1]), parts[2]))
    return tuple(f"{quarter} {name}" for quarter, name in sorted(found, key=lambda each: each[0]))
