"""Edits of what was moved by hand: putting it back, or saying once who moved it and why."""

from collections.abc import Collection
from dataclasses import replace

from planner.edits.change import changed
from planner.edits.log import logged
from planner.model.action import Start
from planner.model.bilingual import Bilingual
from planner.model.log import Detail, LogEntry
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.quarters import quarter_word
from planner.roadmap.overrides import Override, overrides

NOT_PLACED = Bilingual("未排入", "not scheduled")
OPTIMAL = "optimal"


def put_back(plan: Plan, ids: Collection[str]) -> Plan:
    """Let these actions start as solved again; one the solver had left out leaves the schedule.

    With nothing moved any more the schedule is the solved one, with its proof where it had one.
    """
    schedule = plan.schedule
    moved = {each.action: each.before for each in overrides(plan) if each.action in ids}
    if schedule is None or not moved:
        return plan
    starts = tuple(new for start in schedule.starts if (new := moved.get(start.action, start)) is not None)
    plan = changed(plan, schedule=replace(schedule, starts=starts))
    if overrides(plan):
        return plan
    gap = 0.0 if schedule.status == OPTIMAL else None
    return changed(plan, schedule=replace(schedule, starts=starts, gap=gap, moved_by_hand=False))


def explain_override(plan: Plan, id: str, *, date: str, who: str, reason: str, lost: float | None) -> Plan:
    """Log why an action was moved by hand: `lost` is the value the move costs, None where it was not computed.

    ProblemError: not moved by hand, no reason, an impossible date (ISO 8601).
    """
    override = next((each for each in overrides(plan) if each.action == id), None)
    name = plan.action(id).name
    if override is None:
        raise ProblemError("not moved by hand", "roadmap", id, action=name)
    if not reason.strip():
        raise ProblemError("override without reason", "roadmap", id, action=name)
    details: dict[str, Detail] = {
        **_places(plan, override),
        "lost": Bilingual("未计算", "not computed") if lost is None else round(lost, 1),
        "reason": reason.strip(),
    }
    return logged(plan, LogEntry(date, who.strip(), "start overridden", details=details))


def explanation(plan: Plan, override: Override) -> LogEntry | None:
    """The entry of the log that says why this move was made, if it has been said."""
    places = _places(plan, override)
    for entry in reversed(plan.log):
        if entry.kind == "start overridden" and entry.details.items() >= places.items():
            return entry
    return None


def _places(plan: Plan, override: Override) -> dict[str, Detail]:
    return {
        "action": plan.action(override.action).name,
        "before": _word(override.before),
        "after": _word(override.after),
    }


def _word(start: Start | None) -> Detail:
    return NOT_PLACED if start is None else quarter_word(start.year, start.quarter)
