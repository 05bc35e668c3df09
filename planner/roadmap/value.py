"""What an action is worth to the city: the additive value of the strategies it carries."""

from collections.abc import Mapping

from planner.model.action import Action


def carried(action: Action) -> dict[str, float]:
    """The share in which the action carries each strategy it contributes to; 1 of its own."""
    shares = {entry.strategy: entry.share for entry in action.contributions}
    return {**shares, action.strategy: 1.0}


def action_value(action: Action, strategy_values: Mapping[str, float]) -> float:
    """Sum over strategies of the action's contribution times the strategy's additive value (0..100 each).

    A strategy without a value, as the cross-cutting one, adds nothing.
    """
    return sum(share * strategy_values.get(strategy, 0.0) for strategy, share in carried(action).items())
