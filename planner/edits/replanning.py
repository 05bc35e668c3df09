"""Taking over a schedule made anew from a reporting date."""

from dataclasses import replace

from planner.edits.action_set import with_action
from planner.edits.change import changed
from planner.edits.log import logged
from planner.edits.roadmap import adopt_schedule
from planner.model.action import Action, AdoptedSchedule, Start
from planner.model.log import Detail, LogEntry
from planner.model.plan import Plan
from planner.model.quarters import taken
from planner.model.replan import Replan


def adopt_replan(plan: Plan, replan: Replan, date: str, *, who: str = "") -> Plan:
    """The plan with the schedule of a re-plan adopted on `date` (ISO 8601), as the decision log then says.

    Actions kept stay in their quarter; others that would start in quarters already over start in the next one, and
    what waits for them after their end. Actions that were stopped are from now on ruled out, and fixed starts of
    others in years that are over released. Where nothing differs the plan stays as it is.
    """
    before = plan.schedule
    adopted = adopt_schedule(plan, replan.proposal, date, who=who)
    schedule = adopted.schedule
    if adopted is plan or schedule is None or before is None:
        return plan
    starts = _starts(plan, before, schedule, replan)
    moved = sum(before.start(start.action) != start for start in starts)
    for action in plan.actions:
        if action.id in replan.stopped:
            adopted = with_action(adopted, replace(action, forbidden=True, mandatory=False, pinned_start=None))
        elif action.id not in replan.kept:
            adopted = with_action(adopted, released(action, replan.first_quarter // 4))
    details: dict[str, Detail] = {"day": replan.on, "kept": len(replan.kept), "moved": moved}
    moved_plan = changed(adopted, schedule=replace(schedule, starts=starts, solved=starts))
    return logged(moved_plan, LogEntry(date, who.strip(), "replanned", details=details))


def released(action: Action, year: int) -> Action:
    """The action without a start fixed before this year."""
    pinned = action.pinned_start
    return action if pinned is None or pinned >= year else replace(action, pinned_start=None)


def _starts(plan: Plan, before: AdoptedSchedule, schedule: AdoptedSchedule, replan: Replan) -> tuple[Start, ...]:
    """The starts solved in whole years, by quarters: as late in their year as time gone by and predecessors ask."""
    ends: dict[str, int] = {}
    starts: dict[str, Start] = {}
    for solved in sorted(schedule.starts, key=lambda start: start.year):
        action, old = plan.action(solved.action), before.start(solved.action)
        if action.id in replan.kept and old is not None:
            start = old
        else:
            first = max(solved.year * 4 + solved.quarter - 1, replan.first_quarter, _ready(action, ends))
            start = Start(action.id, first // 4, first % 4 + 1)
        starts[action.id] = start
        ends[action.id] = taken(start.year, start.quarter, action.duration_years).last
    return tuple(starts[start.action] for start in schedule.starts)


def _ready(action: Action, ends: dict[str, int]) -> int:
    """The first quarter after the predecessors that have a place, and the lags after them."""

    def after(ids: tuple[str, ...]) -> list[int]:
        return [ends[id] + 1 + 4 * action.lag(id) for id in ids if id in ends]

    return max([*after(action.prerequisites), *sorted(after(action.prerequisites_any))[:1]], default=0)
