"""How the investment of a schedule is divided among the strategies."""

from collections.abc import Collection

from planner.model.plan import Plan
from planner.roadmap.money import total_permille


def investment_shares(plan: Plan, placed: Collection[str]) -> dict[str, float]:
    """The part (0..1) of the whole cost of the placed actions by their own strategy, `CROSS` among them.

    Empty where nothing is placed or nothing costs.
    """
    sums: dict[str, float] = {}
    for action in plan.actions:
        if action.id in placed:
            sums[action.strategy] = sums.get(action.strategy, 0.0) + total_permille(plan, action)
    whole = sum(sums.values())
    return {strategy: part / whole for strategy, part in sums.items()} if whole > 0 else {}
