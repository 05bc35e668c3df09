"""Edits made on a bar of the schedule by hand: moving and stretching it."""

from planner.edits.actions import pin_start, set_duration
from planner.edits.roadmap import move_start
from planner.model.plan import Plan


def move_bar(plan: Plan, id: str, year: int, quarter: int) -> Plan:
    """Let an action start in that quarter; a start that was fixed stays fixed, at the new year.

    ProblemError as in `move_start`.
    """
    plan = move_start(plan, id, year, quarter)
    pinned = plan.action(id).pinned_start
    return plan if pinned in (None, year) else pin_start(plan, id, year)


def stretch_bar(plan: Plan, id: str, year: int, quarter: int, years: float) -> Plan:
    """Let an action run from that quarter on for so many years, quarters as fractions.

    ProblemError as in `move_start` and for a duration that is none.
    """
    return set_duration(move_bar(plan, id, year, quarter), id, years)
