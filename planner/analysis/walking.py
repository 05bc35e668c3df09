"""Walking weights: one criterion's share of the whole moved, the others scaled in proportion."""

from dataclasses import replace

import numpy as np

from planner.model.evaluation import Weights
from planner.ranking.weight_path import weight_path


def walked(weights: Weights, criterion: str, share: float) -> Weights:
    """The weights with a group or leaf at `share` (0..1) of the whole, to be ranked by `planner.ranking.rank.rank`.

    A group's leaves move with it in proportion, all other leaves share the rest in proportion. Where the group has no
    weight its leaves count equally, likewise the others where they have none; at share 1 the others are 0. A criterion
    above all leaves keeps its 1. Weights of leaves and criteria are the moved ones; `nodes`, consistency and experts
    stay those of the judgements. Raises KeyError for an unknown criterion and ValueError for a share outside 0..1.
    """
    if not 0.0 <= share <= 1.0:
        raise ValueError(f"a share is between 0 and 1, not {share:g}")
    children = {node.node: node.children for node in weights.nodes}
    weights.criterion_weights[criterion]
    below, waiting = set[str](), [criterion]
    while waiting:
        below.add(waiting[-1])
        waiting.extend(children.get(waiting.pop(), ()))
    path = weight_path(np.array(weights.leaf_weights), np.array([leaf in below for leaf in weights.leaves]))
    moved = tuple(path.weights(np.array([share]))[0].tolist())
    by_criterion = dict(weights.criterion_weights)
    by_criterion.update(zip(weights.leaves, moved, strict=True))
    for node in reversed(weights.nodes):
        if node.node in by_criterion:
            by_criterion[node.node] = sum(by_criterion[child] for child in node.children)
    return replace(weights, leaf_weights=moved, criterion_weights=by_criterion)
