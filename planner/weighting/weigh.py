"""The weights of a plan: each node's answers to local weights (层次单排序), these to global ones (层次总排序)."""

from collections.abc import Mapping, Sequence

import numpy as np

from planner.model.criterion import GOAL, CriteriaTree
from planner.model.evaluation import ExpertNode, ExpertWeights, NodeWeights, Weights
from planner.model.plan import Plan
from planner.model.weighting import Weighting
from planner.weighting.ahp import total_consistency
from planner.weighting.answers import answers_by_node
from planner.weighting.group import consensus
from planner.weighting.judgement_matrix import FloatArray
from planner.weighting.node_weights import Question, node_weights
from planner.weighting.objective import combine
from planner.weighting.objective_weights import objective_weights


def weigh(plan: Plan, previous: Weights | None = None) -> Weights:
    """Weights of every criterion of the plan.

    A node whose answers give no weights (in pairwise comparison: do not link all its children) has equal weights,
    an assumption, until they do. Gaps in linked judgements are completed. Several experts' judgements, or their
    weights, are combined by their influence; excluded experts do not count. Nodes weighed in another way than
    pairwise combine weights in any case, and leave consistency out.
    The total consistency ratio covers the groups below the goal and is None while none of them is judged.

    `previous` may be the weights of any plan: what rests on the same answers is taken over from them, which changes
    nothing but the time it takes.
    """
    tree, weighting = plan.criteria, plan.weighting
    answers = answers_by_node(plan)
    known = _reusable(previous, weighting)
    nodes = tuple(
        node_weights(_question(tree, node, weighting), answers[node], weighting, known.get(node)) for node in tree.nodes
    )
    leaves = tuple(leaf.id for leaf in tree.leaves)
    criterion_weights = _global_weights(nodes, [node.weights for node in nodes])
    subjective = tuple(criterion_weights[leaf] for leaf in leaves)
    objective, in_force = _with_objective(plan, subjective)
    if objective is not None:
        criterion_weights = _summed_up(tree, leaves, in_force)
    groups = [node for node in nodes if node.node != GOAL]
    total = total_consistency(
        [criterion_weights[group.node] for group in groups],
        [group.consistency_index or 0.0 for group in groups],
        [group.random_index for group in groups],
    )
    judged = any(group.basis == "judged" and group.way == "pairwise" for group in groups)
    experts = _expert_weights(weighting, nodes, leaves, in_force)
    return Weights(
        nodes=nodes,
        leaves=leaves,
        leaf_weights=in_force,
        criterion_weights=criterion_weights,
        consistency_index=total.consistency_index if judged else None,
        random_index=total.random_index,
        consistency_ratio=total.consistency_ratio if judged else None,
        method=weighting.method,
        random_index_table=weighting.random_index,
        subjective=subjective,
        objective=objective,
        judgement_leaf_weights=_leaf_weights(nodes, leaves, [node.judgement_weights or node.weights for node in nodes]),
        priority_leaf_weights=_leaf_weights(nodes, leaves, [node.priority_weights or node.weights for node in nodes]),
        experts=experts,
        consensus=_consensus(experts),
    )


def _reusable(previous: Weights | None, weighting: Weighting) -> Mapping[str, NodeWeights]:
    """The nodes of earlier weights, by node, if these were derived by the same method and table."""
    if previous is None or (previous.method, previous.random_index_table) != (weighting.method, weighting.random_index):
        return {}
    return {node.node: node for node in previous.nodes}


def _question(tree: CriteriaTree, node: str, weighting: Weighting) -> Question:
    return Question(node, tuple(child.id for child in tree.children(node)), weighting.way(node))


def _global_weights(nodes: Sequence[NodeWeights], local: Sequence[Sequence[float]]) -> dict[str, float]:
    """Weights towards the goal; `nodes` stand in tree order, parents before children, each with its `local` ones."""
    weights: dict[str, float] = {}
    for node, own in zip(nodes, local, strict=True):
        above = 1.0 if node.node == GOAL else weights[node.node]
        weights.update({child: above * weight for child, weight in zip(node.children, own, strict=True)})
    return weights


def _leaf_weights(
    nodes: Sequence[NodeWeights], leaves: Sequence[str], local: Sequence[Sequence[float]]
) -> tuple[float, ...]:
    weights = _global_weights(nodes, local)
    return tuple(weights[leaf] for leaf in leaves)


def _with_objective(plan: Plan, subjective: tuple[float, ...]) -> tuple[tuple[float, ...] | None, tuple[float, ...]]:
    """The objective weights, None without any, and the leaf weights in force."""
    choice = plan.weighting.objective
    objective = None if choice.method is None else objective_weights(plan, choice.method)
    if objective is None:
        return None, subjective
    try:
        combined = combine(subjective, objective, choice.combination, choice.subjective_share)
    except ValueError:  # no criterion that one side gives weight has any on the other
        return None, subjective
    return objective, tuple(combined.tolist())


def _summed_up(tree: CriteriaTree, leaves: Sequence[str], leaf_weights: Sequence[float]) -> dict[str, float]:
    """The weight of every criterion as the sum over the leaves below it."""
    weights = dict.fromkeys((criterion.id for criterion in tree.depth_first()), 0.0)
    for leaf, weight in zip(leaves, leaf_weights, strict=True):
        for criterion in tree.path(leaf):
            weights[criterion] += weight
    return weights


def _expert_weights(
    weighting: Weighting, nodes: Sequence[NodeWeights], leaves: Sequence[str], group: Sequence[float]
) -> tuple[ExpertWeights, ...]:
    """Each expert's own global weights, in one pass over the nodes for all experts at once."""
    by_expert: dict[str, dict[str, ExpertNode]] = {expert.id: {} for expert in weighting.experts}
    for node in nodes:
        for own in node.experts:
            by_expert[own.expert][node.node] = own
    answering = [expert for expert in weighting.experts if by_expert[expert.id]]
    if not answering:
        return ()
    count = len(answering)
    weights: dict[str, FloatArray] = {GOAL: np.ones(count)}
    index, random, answered = np.zeros(count), np.zeros(count), np.zeros(count, dtype=np.int64)
    asked = 0
    for node in nodes:
        own_here = [by_expert[expert.id].get(node.node) for expert in answering]
        above = weights[node.node]
        local = _local_rows(node, own_here)
        weights.update(zip(node.children, above * local.T, strict=True))
        if node.node != GOAL:
            index += np.nan_to_num(above) * [own.consistency_index or 0.0 if own else 0.0 for own in own_here]
            random += np.nan_to_num(above) * [own.random_index if own else 0.0 for own in own_here]
        answered += [own.answered if own else 0 for own in own_here]
        asked += node.pairs
    rows = np.array([weights[leaf] for leaf in leaves]).T
    distances = np.abs(rows - np.asarray(group)).sum(axis=1) / 2.0
    ratios = np.divide(index, random, out=np.full(count, np.nan), where=random > 0)
    return tuple(
        ExpertWeights(
            expert=expert.id,
            heard=expert.exclusion is None,
            leaf_weights=None if np.isnan(distance) else tuple(row),
            consistency_ratio=None if np.isnan(ratio) else ratio,
            distance=None if np.isnan(distance) else distance,
            answered=given,
            asked=asked,
        )
        for expert, row, ratio, distance, given in zip(
            answering, rows.tolist(), ratios.tolist(), distances.tolist(), answered.tolist(), strict=True
        )
    )


def _local_rows(node: NodeWeights, own: Sequence[ExpertNode | None]) -> FloatArray:
    """Local weights (experts, children), NaN where an expert has none; a lone child weighs 1 unasked."""
    size = len(node.children)
    if size == 1:
        return np.ones((len(own), 1))
    unknown = (np.nan,) * size
    return np.array([each.weights or unknown if each else unknown for each in own])


def _consensus(experts: Sequence[ExpertWeights]) -> float | None:
    rows = [expert.leaf_weights for expert in experts if expert.heard and expert.leaf_weights is not None]
    return consensus(rows).consensus if len(rows) > 1 else None
