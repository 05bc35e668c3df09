"""The same strategies ranked under other weights, and whether that changes anything."""

from collections.abc import Sequence
from dataclasses import replace

from planner.analysis.leaves_below import leaves_below
from planner.model.criterion import CriteriaTree
from planner.model.evaluation import Ranking, Weights


def reweighted(tree: CriteriaTree, weights: Weights, leaf_weights: Sequence[float]) -> Weights:
    """The weights with these of the leaves in force; a group weighs what its leaves weigh together."""
    below = leaves_below(tree).items()
    sums = {criterion: sum(leaf_weights[place] for place in places) for criterion, places in below}
    return replace(weights, leaf_weights=tuple(leaf_weights), criterion_weights=sums)


def first_changes(ranking: Ranking, ranks: Sequence[int]) -> bool:
    """Whether other strategies are first, alone or together, by `ranks` in plan order."""
    return [ranked.rank == 1 for ranked in ranking.strategies] != [rank == 1 for rank in ranks]


def order_changes(ranking: Ranking, ranks: Sequence[int]) -> bool:
    return [ranked.rank for ranked in ranking.strategies] != list(ranks)
