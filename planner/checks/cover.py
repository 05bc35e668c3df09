"""Rules on the dates the plan as a whole is held to, and on the facts of its cover."""

from collections.abc import Iterator

from planner.checks.dates import EARLIEST_YEAR, LATEST_YEAR, year_errors
from planner.checks.finding import error, warning
from planner.checks.names import is_blank, repeated
from planner.model.action import PlanMilestone
from planner.model.cover import Cover
from planner.model.message import Message, Param
from planner.model.plan import Plan


def milestone_errors(milestone: PlanMilestone) -> Iterator[Message]:
    """A date of the plan has a name, a year and a quarter 1..4."""
    if is_blank(milestone.name):
        yield error("roadmap", "plan milestone without name", milestone.id, year=milestone.year)
    if not 1 <= milestone.quarter <= 4:
        blanks: dict[str, Param] = {"milestone": milestone.name, "value": milestone.quarter}
        yield error("roadmap", "plan milestone quarter impossible", milestone.id, **blanks)
    yield from year_errors(milestone.year, "roadmap", milestone.id)


def cover_errors(cover: Cover) -> Iterator[Message]:
    """Prices are those of a year in which there are plans."""
    year = cover.price_year
    if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
        blanks = {"value": year, "first": EARLIEST_YEAR, "last": LATEST_YEAR}
        yield error("roadmap", "price year impossible", "cover", **blanks)


def errors(plan: Plan) -> Iterator[Message]:
    ids = tuple(milestone.id for milestone in plan.milestones)
    for id in (*repeated(ids), *(id for id in ids if not id)):
        yield error("roadmap", "plan milestone id unusable", id, milestone=id)
    for milestone in plan.milestones:
        yield from milestone_errors(milestone)
    yield from cover_errors(plan.cover)


def findings(plan: Plan) -> Iterator[Message]:
    first, last = plan.phases[0].first_year, plan.last_year
    for milestone in plan.milestones:
        if not first <= milestone.year <= last:
            blanks: dict[str, Param] = {"milestone": milestone.name, "year": milestone.year}
            yield warning("roadmap", "plan milestone outside phases", milestone.id, first=first, last=last, **blanks)
