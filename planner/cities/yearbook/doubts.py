"""Figures that cannot be taken as they stand: printed twice, outside what cities have, out of step with other years."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import median

from planner.cities.catalogue import Indicator
from planner.cities.yearbook.found import Found, Note, Status

STEP = 5.0
"""A figure outside a fifth to five times the city's other years is asked about."""
SLIP = 1000.0
"""With a single other year only a slip of unit is plain: a thousand times more or less."""
_TAKEN = ("import", "confirm_city")


def doubted(found: Sequence[Found], indicators: Mapping[str, Indicator]) -> tuple[Found, ...]:
    """The same cells in the same order, each with the status it deserves beside the others."""
    return tuple(_stepped([_plausible(cell, indicators[cell.indicator]) for cell in _once(found)], indicators))


def _once(found: Sequence[Found]) -> list[Found]:
    """The first of equal figures counts; where they differ none does."""
    groups: defaultdict[object, list[int]] = defaultdict(list)
    for position, cell in enumerate(found):
        if cell.city and cell.status in (*_TAKEN, "missing", "below_unit"):
            groups[cell.city, cell.indicator, cell.scope, cell.year].append(position)
    cells = list(found)
    for positions in groups.values():
        if len(positions) < 2:
            continue
        figures = [at for at in positions if cells[at].value is not None]
        conflict = len({cells[at].value for at in figures}) > 1
        first = figures[0] if figures else positions[0]
        for at in positions:
            status: Status | None = None
            if cells[at].value is None:
                status = "duplicate_missing" if at != first else None
            elif conflict:
                status = "conflict"
            elif at != first:
                status = "duplicate"
            if status is not None:
                cells[at] = replace(cells[at], status=status)
    return cells


def _plausible(cell: Found, indicator: Indicator) -> Found:
    if cell.value is None or cell.status not in _TAKEN:
        return cell
    low, high = indicator.plausible
    if cell.value == 0 and low <= 0:
        return _noted(cell, "zero")
    if low <= cell.value <= high or (cell.scope == "districts" and 0 <= cell.value <= high):
        return cell
    return replace(cell, status="odd", notes=(*cell.notes, "implausible"))


def _stepped(cells: list[Found], indicators: Mapping[str, Indicator]) -> Iterable[Found]:
    series: defaultdict[object, list[Found]] = defaultdict(list)
    for cell in cells:
        if cell.value and cell.city and cell.status in (*_TAKEN, "odd") and "about" not in cell.notes:
            series[cell.city, cell.indicator, cell.scope].append(cell)
    for cell in cells:
        others = [
            abs(other.value)
            for other in series[cell.city, cell.indicator, cell.scope]
            if other is not cell and other.value and other.year != cell.year
        ]
        signed = indicators[cell.indicator].plausible[0] < 0
        if signed or cell.status not in _TAKEN or not cell.value or not others:
            yield cell
            continue
        times = abs(cell.value) / median(others)
        allowed = STEP if len(others) > 1 else SLIP
        yield (
            cell if 1 / allowed <= times <= allowed else replace(cell, status="odd", notes=(*cell.notes, "out_of_step"))
        )


def _noted(cell: Found, note: Note) -> Found:
    return replace(cell, notes=(*cell.notes, note))
