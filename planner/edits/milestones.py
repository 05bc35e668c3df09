"""Edits of the milestones of one action; a milestone is named by its position, from 0."""

from dataclasses import replace

from planner.edits.action_set import with_fields
from planner.model.action import Action, Milestone
from planner.model.bilingual import Bilingual, Language
from planner.model.plan import Plan
from planner.model.quarters import taken


def add_milestone(plan: Plan, id: str, quarter: int, name: Bilingual) -> Plan:
    """A milestone in a quarter counted from the action's start (1: the first).

    ProblemError for a quarter outside the action and for a milestone without a name.
    """
    return set_milestones(plan, id, (*plan.action(id).milestones, Milestone(quarter, name)))


def rename_milestone(plan: Plan, id: str, position: int, text: str, language: Language) -> Plan:
    """Retype the name in one language; ProblemError where it would be empty in both."""
    old = plan.action(id).milestones[position]
    return _with(plan, id, position, replace(old, name=old.name.with_text(language, text.strip())))


def move_milestone(plan: Plan, id: str, position: int, quarter: int) -> Plan:
    """Move it to another quarter of the action, which may change its position; ProblemError outside the action."""
    return _with(plan, id, position, replace(plan.action(id).milestones[position], quarter=quarter))


def remove_milestone(plan: Plan, id: str, position: int) -> Plan:
    """The action without it."""
    milestones = plan.action(id).milestones
    return set_milestones(plan, id, milestones[:position] + milestones[position + 1 :])


def set_milestones(plan: Plan, id: str, milestones: tuple[Milestone, ...]) -> Plan:
    """Other milestones, put in the order of their quarters; ProblemError as for a single one."""
    return with_fields(plan, id, milestones=tuple(sorted(milestones, key=lambda each: each.quarter)))


def quarter_count(action: Action) -> int:
    """Quarters the action takes, broken years rounded up."""
    return taken(0, 1, action.duration_years).last + 1


def _with(plan: Plan, id: str, position: int, new: Milestone) -> Plan:
    milestones = plan.action(id).milestones
    return set_milestones(plan, id, (*milestones[:position], new, *milestones[position + 1 :]))
