"""Rules on the dates the plan as a whole is held to, and on the facts of its cover."""

from collections.abc import Iterator

from planner.checks.dates import EARLIEST_YEAR, LATEST_YEAR, year_errors
from planner.checks.finding import error, warning
from planner.checks.names import is_blank, repeated
from planner.model.action import PlanMilestone
from planner.model.cover import Cover
from planner.model.message import Message, Param
from planner.model.plan import Plan


def milestone_errors(milestone: PlanMilestone, plan: Plan) -> Iterator[Message]:
    """A date of the plan has a name, a year and a quarter 1..4."""
    if is_blank(milestone.name):
        yield error("roadmap", "plan milestone without name", milestone.id)
    if not 1 <= milestone.quarter <= 4:
        yield error("roadmap", "plan milestone outside phases", milestone.id, **_place(milestone, plan))
    yield from year_errors(milestone.year, "roadmap", milestone.id)


def cover_errors(cover: Cover) -> Iterator[Message]:
    """Prices are those of a year in which there are plans."""
    year = cover.price_year
    if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
        blanks = {"value": year, "first": EARLIEST_YEAR, "last": LATEST_YEAR}
        yield error("roadmap", "price year impossible", "cover", **blanks)


def errors(plan: Plan) -> Iterator[Message]:
    """On a plan whose phases hold together."""
    ids = tuple(milestone.id for milestone in plan.milestones)
    for id in (*repeated(ids), *(id for id in ids if not id)):
        name = next(milestone.name for milestone in plan.milestones if milestone.id == id)
        yield error("roadmap", "plan milestone id unusable", id, milestone=name)
    for milestone in plan.milestones:
        yield from milestone_errors(milestone, plan)
    yield from cover_errors(plan.cover)


def findings(plan: Plan) -> Iterator[Message]:
    for milestone in plan.milestones:
        if plan.phase_of(milestone.year) is None:
            yield warning("roadmap", "plan milestone outside phases", milestone.id, **_place(milestone, plan))


def _place(milestone: PlanMilestone, plan: Plan) -> dict[str, Param]:
    place: dict[str, Param] = {"name": milestone.name, "year": milestone.year, "quarter": milestone.quarter}
    return place | {"first": plan.phases[0].first_year, "last": plan.last_year}
