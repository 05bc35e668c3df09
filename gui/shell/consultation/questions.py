"""The questions of a consultation in order, and what was answered."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from planner.model.evaluation import Weights
from planner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Question:
    """One pair below a node weighed pairwise; `place` is its position among the node's pairs."""

    node: str
    first: str
    second: str
    place: int


@dataclass(frozen=True, slots=True)
class Answers:
    """What the experts heard say on one question: `given` pairs the id of an expert with the ratio, in plan order.

    `asked` counts the experts; `mean` is their weighted geometric mean, None without an answer.
    """

    given: tuple[tuple[str, float], ...]
    asked: int
    mean: float | None


def questions(weights: Weights) -> tuple[Question, ...]:
    """All pairs of all nodes weighed pairwise, node by node in tree order."""
    return tuple(
        Question(node.node, first, second, place)
        for node in weights.nodes
        if node.way == "pairwise"
        for place, (first, second) in enumerate(combinations(node.children, 2))
    )


def answer(weights: Weights, question: Question, expert: str) -> float | None:
    """How much more important the first is than the second to one expert; None where not answered."""
    own = weights.node(question.node).expert(expert)
    return None if own is None else own.answers[question.place]


def answers(weights: Weights, question: Question, heard: tuple[str, ...]) -> Answers:
    """What all experts heard answered, and their mean by influence (AIJ)."""
    given: list[tuple[str, float]] = []
    influence: list[float] = []
    for expert in heard:
        own = weights.node(question.node).expert(expert)
        ratio = None if own is None else own.answers[question.place]
        if own is not None and ratio is not None:
            given.append((expert, ratio))
            influence.append(own.influence)
    logs = np.log([ratio for _, ratio in given])
    mean = float(np.exp(np.average(logs, weights=influence))) if given else None
    return Answers(tuple(given), len(heard), mean)


def answered(weights: Weights, node: str, expert: str) -> tuple[int, int]:
    """How many pairs of one node an expert has answered, and how many there are."""
    local = weights.node(node)
    own = local.expert(expert)
    return (0 if own is None else own.answered), local.pairs


def touched(old: Plan | None, new: Plan | None) -> set[tuple[str, str, str, str]]:
    """Whose answers differ between two states of a plan: expert, node, and the two compared."""
    before, after = (() if plan is None else plan.weighting.judgements for plan in (old, new))
    # An edit keeps every judgement it does not touch as the very same object.
    known, kept = set(map(id, before)), set(map(id, after))
    differing = [given for given in (*before, *after) if (id(given) in known) != (id(given) in kept)]
    return {(given.expert, given.node, given.first, given.second) for given in differing}
