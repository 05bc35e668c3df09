"""The critical chain: actions whose delay moves the end of the whole roadmap."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_, or_

from planner.model.action import Action
from planner.model.quarters import Quarters
from planner.roadmap.situation import QUARTERS_A_YEAR


def critical_chain(actions: Sequence[Action], quarters: Mapping[str, Quarters]) -> tuple[str, ...]:
    """Ids, in plan order, of the placed actions of which a delay by one quarter moves the last end of the roadmap.

    The critical path of Kelley and Walker (1959, Critical-Path Planning and Scheduling) on the schedule as it stands:
    a delayed action pushes those that wait for it and start in the very quarter their wait ends, these push others in
    turn, and nothing else moves. An action that waits for any one of several is pushed only when none of those that
    had ended in time still does. Waits that the schedule does not keep push nothing; neither do years or money.
    """
    placed = [action for action in actions if action.id in quarters]
    place = {action.id: 1 << position for position, action in enumerate(placed)}
    pushers: dict[str, int] = {}  # by action the set of those whose delay moves it, as bits
    for action in sorted(placed, key=lambda action: quarters[action.id].first):
        slack = _slack(action, quarters)
        pushing = place[action.id]
        for id in action.prerequisites:
            if slack.get(id) == 0:
                pushing |= pushers[id]
        in_time = [id for id in action.prerequisites_any if slack.get(id, -1) >= 0]
        if in_time:
            pushing |= reduce(and_, (pushers[id] if slack[id] == 0 else 0 for id in in_time))
        pushers[action.id] = pushing
    last = max((taken.last for taken in quarters.values()), default=0)
    moving = reduce(or_, (pushers[id] for id, taken in quarters.items() if taken.last == last), 0)
    return tuple(action.id for action in placed if place[action.id] & moving)


def _slack(action: Action, quarters: Mapping[str, Quarters]) -> dict[str, int]:
    """Quarters by which each placed predecessor could end later before the action had to move."""
    first = quarters[action.id].first
    return {
        id: first - 1 - QUARTERS_A_YEAR * action.lag(id) - quarters[id].last
        for id in (*action.prerequisites, *action.prerequisites_any)
        if id in quarters
    }
