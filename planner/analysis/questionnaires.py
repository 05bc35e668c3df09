"""How consistent the answers in one returned questionnaire are."""

from dataclasses import dataclass, replace

from planner import evaluate
from planner.edits.questionnaires import Returned
from planner.model.bilingual import same
from planner.model.plan import Plan
from planner.model.weighting import Expert, Judgement, Weighting


@dataclass(frozen=True, slots=True)
class WorstNode:
    """The node whose answers agree least, with their consistency ratio (CR)."""

    node: str
    ratio: float


def worst_node(plan: Plan, returned: Returned) -> WorstNode | None:
    """None where no node has answers enough for a consistency ratio."""
    expert = Expert("one", same(returned.name))
    judgements = tuple(
        Judgement(expert.id, given.node, given.first, given.second, given.value) for given in returned.judgements
    )
    method, table = plan.weighting.method, plan.weighting.random_index
    alone = replace(plan, weighting=Weighting((expert,), judgements, method=method, random_index=table))
    ratios = [
        WorstNode(node.node, node.consistency_ratio)
        for node in evaluate.weights(alone).nodes
        if node.consistency_ratio is not None and len(node.children) > 2
    ]
    return max(ratios, key=lambda worst: worst.ratio, default=None)
