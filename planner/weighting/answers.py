"""The answers of a plan's experts sorted by node and expert, as the arithmetic wants them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from planner.model.plan import Plan
from planner.model.weighting import WeighingWay
from planner.weighting.judgement_matrix import FloatArray

Answers = tuple[float | None, ...]
"""Of one expert on one node; see `planner.model.evaluation.ExpertNode`."""


def answers_by_node(plan: Plan) -> dict[str, dict[str, Answers]]:
    """By node the answers of each expert who gave one there in the way in force, experts in plan order."""
    tree, weighting = plan.criteria, plan.weighting
    ways = {chosen.node: chosen.way for chosen in weighting.ways}
    children = {node: tuple(child.id for child in tree.children(node)) for node in tree.nodes}
    places = {node: _pair_places(ids) for node, ids in children.items() if node not in ways}
    found: dict[str, defaultdict[str, dict[int, float]]] = {node: defaultdict(dict) for node in children}
    for judgement in weighting.judgements:
        if judgement.node not in ways:
            place, turned = places[judgement.node][judgement.first, judgement.second]
            found[judgement.node][judgement.expert][place] = 1.0 / judgement.value if turned else judgement.value
    for given in weighting.importances:
        if ways.get(given.node) == given.way:
            found[given.node][given.expert][children[given.node].index(given.criterion)] = given.value
    return {
        node: {
            expert.id: _in_order(by_expert[expert.id], questions(len(children[node]), ways.get(node, "pairwise")))
            for expert in weighting.experts
            if expert.id in by_expert
        }
        for node, by_expert in found.items()
    }


def questions(size: int, way: WeighingWay) -> int:
    """How many answers a node with `size` children asks of one expert: pairs, or values; a lone child asks none."""
    if way == "pairwise" or size < 2:
        return size * (size - 1) // 2
    return size


def judgement_matrices(answers: Sequence[Answers], size: int) -> FloatArray:
    """The judgement matrices (experts, size, size) of pairwise answers, NaN where not judged."""
    values = np.array([[np.nan if answer is None else answer for answer in given] for given in answers])
    rows, columns = np.triu_indices(size, 1)
    matrices = np.tile(np.eye(size), (len(answers), 1, 1))
    matrices[:, rows, columns] = values
    matrices[:, columns, rows] = 1.0 / values
    return matrices


def _pair_places(children: Sequence[str]) -> dict[tuple[str, str], tuple[int, bool]]:
    """The place of each pair among the answers, and whether it is named the other way round."""
    places: dict[tuple[str, str], tuple[int, bool]] = {}
    for place, (first, second) in enumerate(combinations(children, 2)):
        places[first, second] = place, False
        places[second, first] = place, True
    return places


def _in_order(given: Mapping[int, float], asked: int) -> Answers:
    return tuple(map(given.get, range(asked)))
