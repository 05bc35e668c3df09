"""What an action is worth to the city: the additive value of the strategies it carries."""

from collections.abc import Mapping

from planner.model.action import Action


def action_value(action: Action, strategy_values: Mapping[str, float]) -> float:
    """Sum over strategies of the action's contribution times the strategy's additive value (0..100 each).

    The contribution to its own strategy is 1. A strategy without a value, as the cross-cutting one, adds nothing.
    """
    own = strategy_values.get(action.strategy, 0.0)
    return own + sum(
        contribution.share * strategy_values.get(contribution.strategy, 0.0)
        for contribution in action.contributions
        if contribution.strategy != action.strategy
    )
