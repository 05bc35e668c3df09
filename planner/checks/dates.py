"""What counts as a date."""

from collections.abc import Iterator
from datetime import date

from planner.checks.finding import error
from planner.model.message import Message, Step


def date_errors(text: str, step: Step) -> Iterator[Message]:
    """A date is written as 2026-11-22 and exists."""
    try:
        valid = date.fromisoformat(text).isoformat() == text
    except ValueError:
        valid = False
    if not valid:
        yield error(step, "date impossible", text, date=text)
