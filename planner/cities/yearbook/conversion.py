"""From the figure a cell prints to the value in the indicator's unit."""

from typing import NamedTuple

from planner.cities.catalogue import Indicator
from planner.cities.yearbook.found import Note
from planner.cities.yearbook.printed import Printed
from planner.cities.yearbook.sheet import Cell
from planner.cities.yearbook.spellings import Match, SpellingBook
from planner.cities.yearbook.units import INDEX, dimensions, factor, folded


class Converted(NamedTuple):
    """The value, and what to say about the way to it; None where the unit is not known or cannot be converted."""

    value: float | None
    note: Note | None = None


def converted(
    printed: Printed, cell: Cell, unit: str, match: Match, indicator: Indicator, book: SpellingBook
) -> Converted:
    """The printed figure in the indicator's unit. `unit` is that of head, row or caption, empty where none is printed.

    A percentage format or a unit in the cell itself goes before it.
    """
    value, wanted = printed.value or 0.0, indicator.unit.zh
    if cell.percent and "ratio" in dimensions(wanted):
        return _signed(value * (1000.0 if folded(wanted) == "‰" else 100.0), match)
    if printed.unit:
        own = factor(printed.unit, wanted)
        return Converted(None) if own is None else _signed(value * own, match)
    spelling = match.spelling
    if not unit and spelling is not None and spelling.factor == 100.0:
        # Elsewhere such columns held fractions; a plain 0.07 may be 7 % or 0.07 %, so the value is only proposed.
        fraction = 0 < abs(value) < 1
        return _signed(value * 100.0, match, "fraction") if fraction else _signed(value, match)
    rate = _rate(unit, match, indicator, book)
    if rate is None:
        return Converted(None)
    assumed = not unit and "ratio" not in dimensions(wanted)
    return _signed(value * rate, match, "unit_assumed" if assumed else None)


def _rate(unit: str, match: Match, indicator: Indicator, book: SpellingBook) -> float | None:
    """What the figure is multiplied by: as the spelling says for its unit, else as the units have it."""
    spelling = match.spelling
    if spelling is not None and folded(spelling.unit) == folded(unit):
        return None if spelling.factor is None else abs(spelling.factor)
    if not unit or folded(unit) == INDEX:
        return 1.0
    rate = factor(unit, indicator.unit.zh)
    return book.factor(indicator.id, unit) if rate is None else rate


def _signed(value: float, match: Match, note: Note | None = None) -> Converted:
    # 15 digits, so that 1,111,110 × 0.0001 is the 111.111 a reader would write; + 0.0 turns -0 into 0.
    return Converted(float(f"{match.sign * value + match.offset:.15g}") + 0.0, note)
