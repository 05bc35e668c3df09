"""The actions of a plan as a set: which come in with one, which go with one, and what removal leaves behind."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from planner.checks.roadmap import action_errors
from planner.edits.change import changed, refuse
from planner.model.action import Action, AdoptedSchedule
from planner.model.plan import Plan
from planner.model.portfolio import ActionGroup
from planner.roadmap.prerequisites import still_needed
from planner.roadmap.start_set import PLANNER


def with_action(plan: Plan, action: Action) -> Plan:
    """The plan with another action of the same id."""
    return changed(plan, actions=tuple(action if old.id == action.id else old for old in plan.actions))


def with_fields(plan: Plan, id: str, **fields: Any) -> Plan:
    """The plan with other fields of one action; ProblemError where the action would break a rule by itself."""
    action = replace(plan.action(id), **fields)
    refuse(action_errors(action))
    return with_action(plan, action)


def without_actions(plan: Plan, ids: Collection[str]) -> Plan:
    """The plan without these actions, and without their ids wherever others name them.

    A group asks for no more than it has left, and goes with the last of its actions.
    """
    return changed(
        plan,
        actions=tuple(_untied(action, ids) for action in plan.actions if action.id not in ids),
        schedule=None if plan.schedule is None else _unscheduled(plan.schedule, ids),
        reports=tuple(
            replace(report, entries=tuple(entry for entry in report.entries if entry.action not in ids))
            for report in plan.reports
        ),
        groups=tuple(rest for group in plan.groups if (rest := _left_of(group, ids)).actions or not group.actions),
    )


def with_included(plan: Plan, id: str) -> Plan:
    """The plan with the action in it by hand, and with all it waits for."""
    by_hand = replace(plan.action(id), included=True, included_because=PLANNER)
    return with_prerequisites(with_action(plan, by_hand))


def with_prerequisites(plan: Plan) -> Plan:
    """The plan with all that the actions in it wait for, as `planner.roadmap.prerequisites` chooses."""
    included = {action.id for action in plan.actions if action.included}
    needed = still_needed(plan.actions, included, plan.city)
    return changed(
        plan,
        actions=tuple(
            replace(action, included=True, included_because=f"prerequisite of {needed[action.id]}")
            if action.id in needed
            else action
            for action in plan.actions
        ),
    )


def dependants(actions: tuple[Action, ...], id: str) -> tuple[str, ...]:
    """Ids of the actions in the plan that could not stay without `id`, directly or through others."""
    included = {action.id: action for action in actions if action.included}
    gone = {id}
    while losing := {
        other for other, action in included.items() if other not in gone and _loses(action, gone, included)
    }:
        gone |= losing
    return tuple(other for other in included if other in gone and other != id)


def _loses(action: Action, gone: Collection[str], included: Collection[str]) -> bool:
    if any(id in gone for id in action.prerequisites):
        return True
    options = action.prerequisites_any
    left = [option for option in options if option in included and option not in gone]
    return any(option in gone for option in options) and not left


def _untied(action: Action, gone: Collection[str]) -> Action:
    """The action without the ids of others that are gone."""
    return replace(
        action,
        prerequisites=tuple(id for id in action.prerequisites if id not in gone),
        prerequisites_any=tuple(id for id in action.prerequisites_any if id not in gone),
        lags=tuple(lag for lag in action.lags if lag.predecessor not in gone),
        exclusive_with=tuple(id for id in action.exclusive_with if id not in gone),
    )


def _unscheduled(schedule: AdoptedSchedule, gone: Collection[str]) -> AdoptedSchedule:
    """The schedule without the starts of actions that are gone."""
    return replace(
        schedule,
        starts=tuple(start for start in schedule.starts if start.action not in gone),
        solved=tuple(start for start in schedule.solved if start.action not in gone),
    )


def _left_of(group: ActionGroup, gone: Collection[str]) -> ActionGroup:
    """The group without actions that are gone."""
    actions = tuple(id for id in group.actions if id not in gone)
    return replace(group, actions=actions, at_least=min(group.at_least, len(actions)))
