"""Take into the plan what prepares actions that are not ready."""

from dataclasses import replace

from planner.edits.action_set import with_action
from planner.edits.change import changed
from planner.model.plan import Plan
from planner.roadmap.preparation import preparation
from planner.roadmap.start_set import PLANNER


def add_preparation(plan: Plan, id: str) -> Plan:
    """The plan with the preparatory action of this one before it, in the plan and its predecessor.

    The very same plan where it is there already.
    """
    action = plan.action(id)
    before = replace(preparation(plan, action), included=True, included_because=PLANNER)
    if any(other.id == before.id for other in plan.actions):
        return plan
    place = plan.actions.index(action)
    plan = changed(plan, actions=(*plan.actions[:place], before, *plan.actions[place:]))
    return with_action(plan, replace(action, prerequisites=(*action.prerequisites, before.id)))
