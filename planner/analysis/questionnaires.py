"""How consistent the answers in a returned questionnaire are, and what to know before taking it over."""

from dataclasses import dataclass, replace

from planner import evaluate
from planner.checks.weighting import ACCEPTABLE_RATIO
from planner.edits.questionnaires import Returned
from planner.model.bilingual import same
from planner.model.criterion import GOAL
from planner.model.message import Message, Param
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


def findings(plan: Plan, returned: Returned, worst: WorstNode | None) -> tuple[Message, ...]:
    """All that is to be said of one questionnaire, its consistency last."""
    if worst is None or worst.ratio <= ACCEPTABLE_RATIO:
        return returned.messages
    tree = plan.criteria
    node = tree.goal if worst.node == GOAL else tree.criterion(worst.node).name
    params: dict[str, Param] = {"file": returned.answers.file, "node": node, "ratio": f"{worst.ratio:.4f}"}
    message = Message("questionnaire inconsistent", "warning", "file", returned.answers.file, params)
    return (*returned.messages, message)
