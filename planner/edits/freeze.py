"""Locking the weights (锁定权重) before scores are shown, and releasing them."""

from dataclasses import replace

from planner.checks.weighting import freeze_errors
from planner.edits.change import changed, refuse
from planner.edits.log import logged
from planner.model.log import LogEntry
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.weighting import Freeze


def freeze_weights(plan: Plan, *, who: str, date: str, reason: str) -> Plan:
    """From now on edits that would move a weight are refused; the decision log says who, when and why.

    `date` is ISO 8601. ProblemError: locked already, or person, day or reason missing.
    """
    refuse_frozen(plan)
    freeze = Freeze(who.strip(), date, reason.strip())
    refuse(freeze_errors(freeze))
    entry = LogEntry(date, freeze.by, "weights frozen", details={"reason": freeze.reason})
    return logged(changed(plan, weighting=replace(plan.weighting, freeze=freeze)), entry)


def release_weights(plan: Plan, *, who: str, date: str, reason: str) -> Plan:
    """Let weights be changed again, with a reason in the decision log; nothing where they are not locked."""
    if plan.weighting.freeze is None:
        return plan
    refuse(freeze_errors(Freeze(who, date, reason)))
    entry = LogEntry(date, who.strip(), "weights released", details={"reason": reason.strip()})
    return logged(changed(plan, weighting=replace(plan.weighting, freeze=None)), entry)


def refuse_frozen(plan: Plan) -> None:
    """Raise the sentence that says who locked the weights, where they are locked."""
    freeze = plan.weighting.freeze
    if freeze is not None:
        raise ProblemError("weights are frozen", "weighting", who=freeze.by, date=freeze.date, reason=freeze.reason)
