"""The local weights (层次单排序) of one node from the answers of all experts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.model.evaluation import ExpertNode, NodeWeights
from planner.model.weighting import Expert, WeighingWay, Weighting
from planner.weighting.ahp import DisconnectedJudgements, Priorities, priorities, random_index
from planner.weighting.answers import Answers, judgement_matrices, questions
from planner.weighting.group import combine_priorities, consensus, geometric_mean
from planner.weighting.judgement_matrix import FloatArray


@dataclass(frozen=True, slots=True)
class Question:
    """What a node asks: its children, weighed against one another in one way."""

    node: str
    children: tuple[str, ...]
    way: WeighingWay

    @property
    def size(self) -> int:
        return len(self.children)

    @property
    def asked(self) -> int:
        return questions(self.size, self.way)


def node_weights(
    question: Question, answers: Mapping[str, Answers], weighting: Weighting, known: NodeWeights | None = None
) -> NodeWeights:
    """Weights of one node; `answers` by expert, in plan order.

    `known` is an earlier result by the same method and table: whatever rests on the same answers is taken over.
    """
    if known is not None and (known.children, known.way) != (question.children, question.way):
        known = None
    earlier = {} if known is None else {own.expert: own for own in known.experts}
    experts = tuple(
        _expert_node(question, expert, answers[expert.id], weighting, earlier.get(expert.id))
        for expert in weighting.experts
        if expert.id in answers
    )
    if known is None or known.experts != experts:
        known = _group_node(question, experts, weighting)
    return _in_force(known, weighting)


def weights_of_one(weighting: Weighting, local: NodeWeights, expert: str) -> NodeWeights:
    """The weights of a node were this expert the only one, excluded or not; `local` are those of the group."""
    alone = replace(weighting, experts=(replace(weighting.expert(expert), exclusion=None),))
    own = local.expert(expert)
    answers = {} if own is None else {expert: own.answers}
    return node_weights(Question(local.node, local.children, local.way), answers, alone)


def _expert_node(
    question: Question, expert: Expert, answers: Answers, weighting: Weighting, known: ExpertNode | None
) -> ExpertNode:
    influence = expert.influence if expert.exclusion is None else 0.0
    if known is not None and known.answers == answers:
        return known if known.influence == influence else replace(known, influence=influence)
    if question.way != "pairwise":
        return ExpertNode(expert.id, influence, answers, _shares(answers))
    try:
        (matrix,) = judgement_matrices([answers], question.size)
        result = priorities(matrix, weighting.method, weighting.random_index)
    except DisconnectedJudgements as disconnected:
        return ExpertNode(expert.id, influence, answers, None, joins=_joins(question, disconnected))
    return ExpertNode(
        expert=expert.id,
        influence=influence,
        answers=answers,
        weights=tuple(result.weights.tolist()),
        consistency_index=result.consistency_index,
        random_index=result.random_index_value or 0.0,
        consistency_ratio=result.consistency_ratio,
        geometric_consistency_index=result.geometric_consistency_index,
    )


def _shares(values: Answers) -> tuple[float, ...] | None:
    """Values of children scaled to sum 1; None while one is missing or all are 0."""
    known = [value for value in values if value is not None]
    total = sum(known)
    return tuple(value / total for value in known) if len(known) == len(values) and total > 0 else None


def _group_node(question: Question, experts: tuple[ExpertNode, ...], weighting: Weighting) -> NodeWeights:
    heard = [own for own in experts if own.influence > 0]
    weighed = [own for own in heard if own.weights is not None]
    rows = [own.weights for own in weighed if own.weights is not None]
    shared = tuple(combine_priorities(rows, [own.influence for own in weighed]).tolist()) if rows else None
    if question.way == "pairwise" and (heard or question.size == 1):
        node = _judged_together(question, heard, weighting)
    else:
        node = _equal_weights(question, _valued(heard), _first_pair(question), weighting)
        node = node if shared is None else replace(node, basis="judged")
    return replace(
        node,
        experts=experts,
        judgement_weights=node.weights if node.basis == "judged" and question.way == "pairwise" else None,
        priority_weights=shared,
        consensus=consensus(rows).consensus if len(rows) > 1 else None,
    )


def _in_force(node: NodeWeights, weighting: Weighting) -> NodeWeights:
    """The node with the weights the plan asks for; combined judgements where no expert has weights alone."""
    by_priorities = node.judgement_weights is None or weighting.aggregation == "priorities"
    if by_priorities and node.priority_weights is not None:
        if node.aggregation == "priorities":
            return node
        return replace(node, weights=node.priority_weights, aggregation="priorities")
    if node.aggregation == "judgements" or node.judgement_weights is None:
        return node
    return replace(node, weights=node.judgement_weights, aggregation="judgements")


def _judged_together(question: Question, heard: Sequence[ExpertNode], weighting: Weighting) -> NodeWeights:
    """Weights of the judgements combined by influence (AIJ)."""
    judged = _combined(question, heard)
    given = ~np.isnan(judged)
    count = (int(given.sum()) - question.size) // 2
    try:
        result = priorities(judged, weighting.method, weighting.random_index)
    except DisconnectedJudgements as disconnected:
        return _equal_weights(question, count, _joins(question, disconnected), weighting)
    return _judged_node(question, result, given.tolist(), count)


def _combined(question: Question, heard: Sequence[ExpertNode]) -> FloatArray:
    if not heard:
        return np.eye(question.size)
    matrices = judgement_matrices([own.answers for own in heard], question.size)
    # One expert's judgements stay as typed: the mean would round them in the last place.
    return matrices[0] if len(heard) == 1 else geometric_mean(matrices, np.array([own.influence for own in heard]))


def _judged_node(question: Question, result: Priorities, given: list[list[bool]], count: int) -> NodeWeights:
    return NodeWeights(
        node=question.node,
        children=question.children,
        weights=tuple(result.weights.tolist()),
        basis="judged",
        matrix=tuple(map(tuple, result.matrix.tolist())),
        given=tuple(map(tuple, given)),
        judged=count,
        pairs=question.asked,
        lambda_max=result.lambda_max,
        consistency_index=result.consistency_index,
        random_index=result.random_index_value or 0.0,
        consistency_ratio=result.consistency_ratio,
        geometric_consistency_index=result.geometric_consistency_index,
        way=question.way,
    )


def _equal_weights(question: Question, judged: int, joins: tuple[str, str] | None, weighting: Weighting) -> NodeWeights:
    """Equal weights are those of a matrix of ones; nothing was judged that its consistency could check."""
    size = question.size
    pairwise = question.way == "pairwise"
    return NodeWeights(
        node=question.node,
        children=question.children,
        weights=(1.0 / size,) * size,
        basis="equal",
        matrix=((1.0,) * size,) * size,
        given=tuple(tuple(row == column for column in range(size)) for row in range(size)),
        judged=judged,
        pairs=question.asked,
        lambda_max=float(size),
        consistency_index=0.0,
        random_index=(random_index(size, table=weighting.random_index) or 0.0) if pairwise else 0.0,
        consistency_ratio=None,
        joins=joins,
        way=question.way,
    )


def _valued(heard: Sequence[ExpertNode]) -> int:
    """How many children have a value of somebody."""
    return sum(
        any(value is not None for value in values) for values in zip(*(own.answers for own in heard), strict=True)
    )


def _first_pair(question: Question) -> tuple[str, str] | None:
    return (question.children[0], question.children[1]) if question.way == "pairwise" else None


def _joins(question: Question, disconnected: DisconnectedJudgements) -> tuple[str, str]:
    first, second = disconnected.pair
    return question.children[first], question.children[second]
