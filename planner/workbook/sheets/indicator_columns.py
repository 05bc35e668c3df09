"""Where everything stands on the indicators sheet: one grid of columns that its three tables share."""

from dataclasses import dataclass

from planner.model.plan import Plan
from planner.workbook.book import Area, Column

NUMBER, NAME, UNIT, BASELINE, YEAR, DIRECTION = range(6)
ENDS, COUNTS, STATE = UNIT, BASELINE, YEAR
"""What the effects table has in the columns of unit, baseline and year."""
FIRST_PHASE = 6
TARGET, ADDED, REACHED, MISSING = range(4)
"""Places within the columns of a phase."""
_PER_PHASE = 4
_LEAST = 17
_FIXED_WIDTHS = (10, 36, 9, 11, 9, 10.5)
_PHASE_WIDTH = 10
_AFTER_WIDTHS = (10, 12, 24, 15, 30)
_LINE_WIDTH = 40


@dataclass(frozen=True, slots=True)
class IndicatorColumns:
    """`head` is the row of the sub-heads of the indicator table; its `count` lines follow."""

    sheet: str
    head: int
    phases: int
    count: int

    @property
    def first(self) -> int:
        return self.head + 1

    def phase(self, number: int, place: int) -> int:
        """Column of a phase counted from 0."""
        return FIRST_PHASE + _PER_PHASE * number + place

    @property
    def reading(self) -> int:
        """The first column after the phases: latest reading, its date, data source, basis, origin."""
        return max(FIRST_PHASE + _PER_PHASE * self.phases, FIRST_PHASE + self.count, _LEAST)

    @property
    def source(self) -> int:
        return self.reading + 2

    @property
    def last(self) -> int:
        """The last column that is read and printed."""
        return self.reading + len(_AFTER_WIDTHS) - 1

    @property
    def worked(self) -> int:
        """The first of two columns that are worked in, off the paper."""
        return self.last + 2

    @property
    def widths(self) -> tuple[Column, ...]:
        phases = (_PHASE_WIDTH,) * (self.reading - FIRST_PHASE)
        read = [Column(width) for width in (*_FIXED_WIDTHS, *phases, *_AFTER_WIDTHS)]
        return (*read, Column(2), *(Column(_LINE_WIDTH, outlined=True),) * 2)

    def at(self, target: int, column: int) -> Area:
        """A cell of the line of an indicator counted from 0."""
        row = self.first + target
        return Area(self.sheet, row, column, row, column)


def indicator_columns(plan: Plan, sheet: str, head: int) -> IndicatorColumns:
    return IndicatorColumns(sheet, head, len(plan.phases), len(plan.targets))
