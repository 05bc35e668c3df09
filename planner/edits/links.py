"""Edits of single links between actions: which waits for which, and how long."""

from dataclasses import replace

from planner.edits.action_set import with_action
from planner.edits.roadmap import set_prerequisites
from planner.model.action import Lag
from planner.model.message import ProblemError
from planner.model.plan import Plan

LONGEST_LAG = 50
"""Years; as long as the longest action."""


def add_link(plan: Plan, before: str, after: str) -> Plan:
    """Let `after` start only when `before` has ended; in the plan, `before` comes in with it.

    ProblemError naming the actions that would wait for one another in a circle.
    """
    return set_prerequisites(plan, after, (*plan.action(after).prerequisites, before))


def remove_link(plan: Plan, before: str, after: str) -> Plan:
    """No longer wait for `before`, whether it was needed or one of several that would do; a lag goes with it."""
    action = plan.action(after)
    return with_action(
        plan,
        replace(
            action,
            prerequisites=tuple(id for id in action.prerequisites if id != before),
            prerequisites_any=tuple(id for id in action.prerequisites_any if id != before),
            lags=tuple(lag for lag in action.lags if lag.predecessor != before),
        ),
    )


def set_lag(plan: Plan, before: str, after: str, years: int) -> Plan:
    """Whole years to pass between the end of `before` and the start of `after`; 0 for none.

    ProblemError: no such link, or a time that is none.
    """
    action, awaited = plan.action(after), plan.action(before)
    if before not in (*action.prerequisites, *action.prerequisites_any):
        raise ProblemError("lag without link", "roadmap", after, action=action.name, other=awaited.name)
    if not 0 <= years <= LONGEST_LAG:
        blanks = {"value": years, "longest": LONGEST_LAG}
        raise ProblemError("lag impossible", "roadmap", after, action=action.name, other=awaited.name, **blanks)
    others = tuple(lag for lag in action.lags if lag.predecessor != before)
    return with_action(plan, replace(action, lags=(*others, Lag(before, years)) if years else others))
