"""How sure a ranking is when weights and scores are uncertain (SMAA-2). Recomputed, never stored."""

from dataclasses import dataclass

from planner.model.ranking import WeightDoubt


@dataclass(frozen=True, slots=True)
class Sureness:
    """Shares of `draws`, each 0..1; strategies in plan order, leaves in tree order.

    `acceptability` is (strategies, ranks): the share of draws in which a strategy takes a rank, 1 first; a tie is
    shared out equally over the ranks it covers. `pairwise` is (strategies, strategies): row better than column, a
    tie counts half. `central_weights`: mean weights of the draws that put a strategy first; None where none does.
    `confidence`: share of draws of the scores in which a strategy is first under its central weights.
    `same_order`: share of draws that keep the whole present order, `same_first` those that keep the first place.
    `spread` is that of weights drawn "around" (None otherwise), `spread_from_experts` whether the experts'
    disagreement gave it; `unjudged_nodes` were then drawn as anything, and entered equal where weights are drawn
    over the experts. `ranged` counts cells drawn in a range, `empty` those drawn over their whole scale.
    """

    strategies: tuple[str, ...]
    leaves: tuple[str, ...]
    acceptability: tuple[tuple[float, ...], ...]
    pairwise: tuple[tuple[float, ...], ...]
    central_weights: tuple[tuple[float, ...] | None, ...]
    confidence: tuple[float | None, ...]
    same_first: float
    same_order: float
    weights: WeightDoubt
    spread: float | None
    spread_from_experts: bool
    unjudged_nodes: tuple[str, ...]
    normalisation: str
    ranged: int
    empty: int
    draws: int
    seed: int

    def first_share(self, strategy: str) -> float:
        return self.acceptability[self.strategies.index(strategy)][0]
