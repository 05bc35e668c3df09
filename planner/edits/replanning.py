"""Taking over a schedule made anew from a reporting date."""

from dataclasses import replace

from planner.edits.action_set import with_action
from planner.edits.change import changed
from planner.edits.log import logged
from planner.edits.roadmap import adopt_schedule
from planner.model.action import Start
from planner.model.log import Detail, LogEntry
from planner.model.plan import Plan
from planner.model.replan import Replan


def adopt_replan(plan: Plan, replan: Replan, date: str, *, who: str = "") -> Plan:
    """The plan with the schedule of a re-plan adopted on `date` (ISO 8601), as the decision log then says.

    Actions kept stay in their quarter; others that would start in quarters already over start in the next one.
    Actions that were stopped are from now on ruled out. Where nothing differs the plan stays as it is.
    """
    before = plan.schedule
    adopted = adopt_schedule(plan, replan.proposal, date, who=who)
    schedule = adopted.schedule
    if adopted is plan or schedule is None or before is None:
        return plan
    starts = tuple(_start(start, before.start(start.action), replan) for start in schedule.starts)
    moved = sum(before.start(start.action) != start for start in starts)
    for id in replan.stopped:
        action = replace(adopted.action(id), forbidden=True, mandatory=False, pinned_start=None)
        adopted = with_action(adopted, action)
    details: dict[str, Detail] = {"day": replan.on, "kept": len(replan.kept), "moved": moved}
    moved_plan = changed(adopted, schedule=replace(schedule, starts=starts, solved=starts))
    return logged(moved_plan, LogEntry(date, who.strip(), "replanned", details=details))


def _start(start: Start, before: Start | None, replan: Replan) -> Start:
    if start.action in replan.kept and before is not None:
        return before
    if start.year * 4 + start.quarter - 1 < replan.first_quarter:
        return Start(start.action, replan.first_quarter // 4, replan.first_quarter % 4 + 1)
    return start
