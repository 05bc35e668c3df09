"""Edits of the dates the plan as a whole is held to."""

from dataclasses import replace

from planner.checks.names import is_blank
from planner.edits.change import changed
from planner.model.action import PlanMilestone
from planner.model.bilingual import Bilingual, Language
from planner.model.message import ProblemError
from planner.model.plan import Plan


def add_plan_milestone(plan: Plan, name: Bilingual, year: int, quarter: int = 4) -> Plan:
    """A milestone at the end of a quarter (1-4); ProblemError: no name, or outside the phases."""
    taken = {milestone.id for milestone in plan.milestones}
    number = 1
    while (id := f"M{number}") in taken:
        number += 1
    return _with_milestones(plan, (*plan.milestones, _checked(plan, PlanMilestone(id, name, year, quarter))))


def move_plan_milestone(plan: Plan, id: str, year: int, quarter: int) -> Plan:
    """Hold it to the end of another quarter; ProblemError outside the phases."""
    return _with(plan, replace(_of(plan, id), year=year, quarter=quarter))


def rename_plan_milestone(plan: Plan, id: str, text: str, language: Language) -> Plan:
    """Retype the name in one language; ProblemError where it would be empty in both."""
    old = _of(plan, id)
    return _with(plan, replace(old, name=old.name.with_text(language, text.strip())))


def remove_plan_milestone(plan: Plan, id: str) -> Plan:
    """The plan without it."""
    return changed(plan, milestones=tuple(each for each in plan.milestones if each.id != _of(plan, id).id))


def _of(plan: Plan, id: str) -> PlanMilestone:
    for milestone in plan.milestones:
        if milestone.id == id:
            return milestone
    raise KeyError(id)


def _with(plan: Plan, new: PlanMilestone) -> Plan:
    _checked(plan, new)
    return _with_milestones(plan, tuple(new if old.id == new.id else old for old in plan.milestones))


def _with_milestones(plan: Plan, milestones: tuple[PlanMilestone, ...]) -> Plan:
    return changed(plan, milestones=tuple(sorted(milestones, key=lambda each: (each.year, each.quarter))))


def _checked(plan: Plan, milestone: PlanMilestone) -> PlanMilestone:
    first, last = plan.phases[0].first_year, plan.last_year
    if is_blank(milestone.name):
        raise ProblemError("plan milestone without name", "roadmap", milestone.id)
    if not (first <= milestone.year <= last and 1 <= milestone.quarter <= 4):
        blanks = {"year": milestone.year, "quarter": milestone.quarter, "first": first, "last": last}
        raise ProblemError("plan milestone outside phases", "roadmap", milestone.id, name=milestone.name, **blanks)
    return milestone
