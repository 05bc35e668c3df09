"""Edits of single links between actions: which waits for which; for lags see `planner.edits.actions`."""

from planner.edits.action_set import with_fields
from planner.edits.actions import set_prerequisites
from planner.model.plan import Plan


def add_link(plan: Plan, before: str, after: str) -> Plan:
    """Let `after` start only when `before` has ended; in the plan, `before` comes in with it.

    ProblemError naming the actions that would wait for one another in a circle.
    """
    return set_prerequisites(plan, after, (*plan.action(after).prerequisites, before))


def remove_link(plan: Plan, before: str, after: str) -> Plan:
    """No longer wait for `before`, whether it was needed or one of several that would do; a lag goes with it."""
    action = plan.action(after)
    return with_fields(
        plan,
        after,
        prerequisites=tuple(id for id in action.prerequisites if id != before),
        prerequisites_any=tuple(id for id in action.prerequisites_any if id != before),
        lags=tuple(lag for lag in action.lags if lag.predecessor != before),
    )
