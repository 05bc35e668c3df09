"""Years across the page: the scale that Gantt, header, milestones and money strip share."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from planner.model.plan import Plan

QUARTER_WIDTH = 46
"""A quarter from this width on has its own head, pixels."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Whole years `first_year` to `last_year` over `width` pixels from `left`; seen from `seen` to `seen_end`.

    A moment is a year with its fraction: the start of 2028's third quarter is 2028.5.
    """

    first_year: int
    last_year: int
    left: float
    width: float
    seen: float = 0.0
    seen_end: float = 1.0

    @property
    def years(self) -> range:
        return range(self.first_year, self.last_year + 1)

    @property
    def year_width(self) -> float:
        return self.width / len(self.years)

    @property
    def by_quarter(self) -> bool:
        """Whether quarters are wide enough to be told apart."""
        return self.year_width >= 4 * QUARTER_WIDTH

    def x(self, moment: float) -> float:
        return self.left + (moment - self.first_year) * self.year_width

    def moment(self, x: float) -> float:
        return self.first_year + (x - self.left) / self.year_width

    def at(self, left: float, width: float, seen: float, seen_end: float) -> "Timeline":
        return replace(self, left=left, width=max(1.0, width), seen=seen, seen_end=seen_end)

    def shifted(self, by: float) -> "Timeline":
        """The same axis in the coordinates of a widget that lies `by` pixels further left."""
        return replace(self, left=self.left + by, seen=self.seen + by, seen_end=self.seen_end + by)


def span(plan: Plan, bars: Iterable[tuple[float, float]]) -> tuple[int, int]:
    """First and last year to draw: all phases, and the bars (start and end moments) that reach beyond them."""
    first, last = min(plan.phases[0].first_year, plan.first_year), plan.last_year
    for start, end in bars:
        first, last = min(first, int(start)), max(last, math.ceil(end) - 1)
    return first, last


def moment(year: int, quarter: int) -> float:
    return year + (quarter - 1) / 4


def quarter_of(when: float) -> tuple[int, int]:
    """Year and quarter 1-4 whose start lies nearest to a moment."""
    quarters = round(when * 4)
    return quarters // 4, quarters % 4 + 1
