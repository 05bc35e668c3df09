"""The weights of a plan: each node's judgements to local weights (层次单排序), these to global ones (层次总排序)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from planner.model.criterion import GOAL, CriteriaTree
from planner.model.evaluation import NodeWeights, Weights
from planner.model.plan import Plan
from planner.model.weighting import Judgement, Weighting
from planner.weighting.ahp import DisconnectedJudgements, priorities, random_index, total_consistency
from planner.weighting.group import combine_judgements
from planner.weighting.judgement_matrix import FloatArray


def weigh(plan: Plan) -> Weights:
    """Weights of every criterion of the plan.

    A node whose judgements do not link all its children has equal weights, an assumption, until they do.
    Gaps in linked judgements are completed; several experts' judgements are combined by their influence (AIJ).
    The total consistency ratio covers the groups below the goal and is None while none of them is judged.
    """
    tree, weighting = plan.criteria, plan.weighting
    judgements: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in weighting.judgements:
        judgements[judgement.node].append(judgement)
    nodes = tuple(_node_weights(tree, node, judgements[node], weighting) for node in tree.nodes)
    criterion_weights = _global_weights(nodes)
    leaves = tuple(leaf.id for leaf in tree.leaves)
    groups = [node for node in nodes if node.node != GOAL]
    total = total_consistency(
        [criterion_weights[group.node] for group in groups],
        [group.consistency_index or 0.0 for group in groups],
        [group.random_index for group in groups],
    )
    judged = any(group.basis == "judged" for group in groups)
    return Weights(
        nodes=nodes,
        leaves=leaves,
        leaf_weights=tuple(criterion_weights[leaf] for leaf in leaves),
        criterion_weights=criterion_weights,
        consistency_index=total.consistency_index if judged else None,
        random_index=total.random_index,
        consistency_ratio=total.consistency_ratio if judged else None,
        method=weighting.method,
        random_index_table=weighting.random_index,
    )


def _node_weights(tree: CriteriaTree, node: str, judgements: Sequence[Judgement], weighting: Weighting) -> NodeWeights:
    children = tuple(child.id for child in tree.children(node))
    if not judgements and len(children) > 1:
        return _equal_weights(node, children, 0, (children[0], children[1]), weighting)
    judged = _judgement_matrix(children, judgements, weighting)
    size = len(children)
    pairs = size * (size - 1) // 2
    given = ~np.isnan(judged)
    count = (int(given.sum()) - size) // 2
    try:
        result = priorities(judged, weighting.method, weighting.random_index)
    except DisconnectedJudgements as disconnected:
        first, second = disconnected.pair
        return _equal_weights(node, children, count, (children[first], children[second]), weighting)
    return NodeWeights(
        node=node,
        children=children,
        weights=tuple(result.weights.tolist()),
        basis="judged",
        matrix=tuple(map(tuple, result.matrix.tolist())),
        given=tuple(map(tuple, given.tolist())),
        judged=count,
        pairs=pairs,
        lambda_max=result.lambda_max,
        consistency_index=result.consistency_index,
        random_index=result.random_index_value or 0.0,
        consistency_ratio=result.consistency_ratio,
    )


def _equal_weights(
    node: str, children: tuple[str, ...], judged: int, joins: tuple[str, str], weighting: Weighting
) -> NodeWeights:
    """Equal weights are those of a matrix of ones; nothing was judged that its consistency could check."""
    size = len(children)
    return NodeWeights(
        node=node,
        children=children,
        weights=(1.0 / size,) * size,
        basis="equal",
        matrix=((1.0,) * size,) * size,
        given=tuple(tuple(row == column for column in range(size)) for row in range(size)),
        judged=judged,
        pairs=size * (size - 1) // 2,
        lambda_max=float(size),
        consistency_index=0.0,
        random_index=random_index(size, table=weighting.random_index) or 0.0,
        consistency_ratio=None,
        joins=joins,
    )


def _judgement_matrix(children: tuple[str, ...], judgements: Sequence[Judgement], weighting: Weighting) -> FloatArray:
    """The judgement matrix (n, n) of one node, NaN where nobody judged."""
    places = {child: place for place, child in enumerate(children)}
    by_expert: defaultdict[str, FloatArray] = defaultdict(lambda: _unjudged(len(children)))
    for judgement in judgements:
        row, column = places[judgement.first], places[judgement.second]
        by_expert[judgement.expert][row, column] = judgement.value
        by_expert[judgement.expert][column, row] = 1.0 / judgement.value
    if len(by_expert) < 2:
        return next(iter(by_expert.values()), _unjudged(len(children)))
    influence = {expert.id: expert.influence for expert in weighting.experts}
    return combine_judgements(list(by_expert.values()), [influence[expert] for expert in by_expert])


def _unjudged(size: int) -> FloatArray:
    matrix = np.full((size, size), np.nan)
    np.fill_diagonal(matrix, 1.0)
    return matrix


def _global_weights(nodes: Sequence[NodeWeights]) -> dict[str, float]:
    """Weights towards the goal; `nodes` stand in tree order, parents before children."""
    weights: dict[str, float] = {}
    for node in nodes:
        above = 1.0 if node.node == GOAL else weights[node.node]
        weights.update(_scaled(node, above))
    return weights


def _scaled(node: NodeWeights, above: float) -> Mapping[str, float]:
    return {child: above * weight for child, weight in zip(node.children, node.weights, strict=True)}
