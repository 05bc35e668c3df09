"""How the investment of a schedule is divided among the strategies."""

from collections.abc import Iterable

from planner.model.action import Action
from planner.model.plan import Plan
from planner.roadmap.money import total_permille


def investment(plan: Plan, actions: Iterable[Action]) -> dict[str, float]:
    """The whole cost (‰ of GDP) of these actions by their own strategy, `CROSS` among them."""
    sums: dict[str, float] = {}
    for action in actions:
        sums[action.strategy] = sums.get(action.strategy, 0.0) + total_permille(plan, action)
    return sums
