"""Years across the page: the scale that Gantt, header and budget strip share."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from planner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Timeline:
    """Whole years `first_year` to `last_year` over `width` pixels from `left`.

    A moment is a year with its fraction: the start of 2028's third quarter is 2028.5.
    """

    first_year: int
    last_year: int
    left: float
    width: float

    @property
    def years(self) -> range:
        return range(self.first_year, self.last_year + 1)

    @property
    def year_width(self) -> float:
        return self.width / len(self.years)

    def x(self, moment: float) -> float:
        return self.left + (moment - self.first_year) * self.year_width

    def at(self, left: float, width: float) -> "Timeline":
        return Timeline(self.first_year, self.last_year, left, max(1.0, width))


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
