"""What counts as a date."""

from collections.abc import Iterator
from datetime import date

from planner.checks.finding import error
from planner.model.message import Message, Step

EARLIEST_YEAR, LATEST_YEAR = 1990, 2100
"""Between these lie the years of a plan."""
LONGEST_YEARS = 50


def date_errors(text: str, step: Step) -> Iterator[Message]:
    """A date is written as 2026-11-22 and exists."""
    try:
        valid = date.fromisoformat(text).isoformat() == text
    except ValueError:
        valid = False
    if not valid:
        yield error(step, "date impossible", text, date=text)


def year_errors(year: int, step: Step, where: str) -> Iterator[Message]:
    """A year of a plan is neither long past nor far off."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        yield error(step, "year impossible", where, year=year, earliest=EARLIEST_YEAR, latest=LATEST_YEAR)
