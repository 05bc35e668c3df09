"""The quarters an action takes by the schedule, and what a date says about them."""

import math
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Quarters:
    """From the first to the last quarter of an action, both within it; counted from year 0."""

    first: int
    last: int

    @property
    def last_year(self) -> int:
        """The year in which the work ends."""
        return self.last // 4

    @property
    def ends(self) -> tuple[str, str]:
        """2027Q1 and 2028Q4, as heads of tables write the first and the last."""
        return _word(self.first), _word(self.last)

    def started_by(self, day: date) -> bool:
        """Whether work must have begun: its first quarter is over."""
        return day > last_day(self.first)

    def ended_by(self, day: date) -> bool:
        """Whether work must be done: its last quarter is over."""
        return day > last_day(self.last)


def taken(year: int, quarter: int, duration_years: float) -> Quarters:
    """What an action takes that starts in a quarter (1-4); broken years are rounded up to whole quarters."""
    first = year * 4 + quarter - 1
    return Quarters(first, first + max(1, math.ceil(duration_years * 4)) - 1)


def last_day(quarter: int) -> date:
    year, position = divmod(quarter + 1, 4)
    return date(year, position * 3 + 1, 1) - timedelta(days=1)


def quarter_word(year: int, quarter: int) -> str:
    """2027Q1, as heads of tables write a quarter (1-4)."""
    return f"{year}Q{quarter}"


def _word(quarter: int) -> str:
    return quarter_word(quarter // 4, quarter % 4 + 1)
