"""How a plan's weights are drawn when they are in doubt."""

from dataclasses import dataclass

import numpy as np

from planner.analysis.tree_draws import NodeDraws, tree_draws
from planner.model.criterion import GOAL
from planner.model.evaluation import ExpertNode, NodeWeights, Weights
from planner.model.plan import Plan
from planner.ranking.decision_matrix import FloatArray
from planner.ranking.weight_draws import LARGEST_SPREAD, Draws, among, around, in_order, uniform
from planner.weighting.objective import combine

ASSUMED_SPREAD = 0.1
"""Spread of weights around those in force while fewer than two experts were heard and none is set: an assumption.
A weight of 0.2 then varies with a standard deviation of 0.04."""


@dataclass(frozen=True, slots=True)
class WeightSpread:
    """The spread of weights drawn "around", 0..1, and whether the experts' disagreement gave it."""

    value: float
    from_experts: bool


def weight_spread(plan: Plan, weights: Weights) -> WeightSpread:
    """The one set by hand, else that of the experts heard, else `ASSUMED_SPREAD`.

    The experts' is found by matching moments: over all children of all nodes, the variances of the experts' own local
    weights (weighted by influence, unbiased) add up to spread² times the sum of w (1 - w) of their means.
    """
    chosen = plan.ranking.sureness.spread
    if chosen is not None:
        return WeightSpread(chosen, from_experts=False)
    variance = scale = 0.0
    for node in weights.nodes:
        experts = heard(node)
        if len(experts) > 1:
            shares = np.array([own.influence for own in experts])
            shares /= shares.sum()
            rows = np.array([own.weights for own in experts])
            mean = shares @ rows
            variance += float((shares @ (rows - mean) ** 2).sum()) / (1.0 - float(shares @ shares))
            scale += float((mean * (1.0 - mean)).sum())
    if scale == 0.0:
        return WeightSpread(ASSUMED_SPREAD, from_experts=False)
    return WeightSpread(min((variance / scale) ** 0.5, LARGEST_SPREAD), from_experts=True)


def unjudged_nodes(weights: Weights) -> tuple[str, ...]:
    """Nodes with a choice of weights on which the answers give none."""
    return tuple(node.node for node in weights.nodes if node.basis == "equal" and len(node.children) > 1)


def weight_draws(plan: Plan, weights: Weights, spread: float) -> Draws:
    """Draws of leaf weights as the plan's `SurenessChoices` say; `spread` is for those "around"."""
    doubt = plan.ranking.sureness.weights
    if doubt == "experts":
        return _of_experts(plan, weights)
    unjudged = unjudged_nodes(weights)

    def drawn(node: NodeWeights) -> Draws:
        local = _local_in_force(weights, node)
        if doubt == "uniform" or (doubt == "around" and node.node in unjudged):
            return uniform(local.size)
        return in_order(local) if doubt == "order" else around(local, spread)

    nodes = [NodeDraws(node.node, node.children, drawn(node)) for node in weights.nodes]
    return tree_draws(nodes, weights.leaves)


def heard(node: NodeWeights) -> list[ExpertNode]:
    """The experts whose own weights of a node count."""
    return [own for own in node.experts if own.influence > 0 and own.weights is not None]


def _local_in_force(weights: Weights, node: NodeWeights) -> FloatArray:
    """A node's weights as they enter the ranking: objective weights may have shifted them."""
    entering = np.array([weights.criterion_weights[child] for child in node.children])
    total = entering.sum()
    local: FloatArray = entering / total if total > 0 else np.array(node.weights)
    return local


def expert_weights(plan: Plan, weights: Weights) -> dict[str, FloatArray]:
    """Leaf weights (n_leaves,) of each expert who judged anything: the own local ones where there are any, else the
    group's; with the objective ones joined in where these are in force."""
    judging = dict.fromkeys(own.expert for node in weights.nodes for own in heard(node))
    if not judging:
        return {}
    rows = with_objective(plan, weights, np.array([_own_leaf_weights(weights, expert) for expert in judging]))
    return dict(zip(judging, rows, strict=True))


def _of_experts(plan: Plan, weights: Weights) -> Draws:
    own = expert_weights(plan, weights)
    if not own:
        return among([weights.leaf_weights])
    influence = {expert.id: expert.influence for expert in plan.weighting.experts}
    return among(list(own.values()), [influence[expert] for expert in own])


def _own_leaf_weights(weights: Weights, expert: str) -> list[float]:
    above = {GOAL: 1.0}
    for node in weights.nodes:
        own = next((own.weights for own in heard(node) if own.expert == expert), None)
        for child, local in zip(node.children, own or node.weights, strict=True):
            above[child] = above[node.node] * local
    return [above[leaf] for leaf in weights.leaves]


def with_objective(plan: Plan, weights: Weights, rows: FloatArray) -> FloatArray:
    """Leaf weights (n, n_leaves) that follow from judgements, joined by the objective ones where these are in force."""
    if weights.objective is None:
        return rows
    choice = plan.weighting.objective
    return np.array([combine(row, weights.objective, choice.combination, choice.subjective_share) for row in rows])
