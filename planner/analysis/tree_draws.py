"""Weights of a criteria tree drawn node by node and multiplied down to its leaves."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from planner.model.criterion import GOAL
from planner.ranking.decision_matrix import FloatArray
from planner.ranking.weight_draws import Draws, Stream


@dataclass(frozen=True, slots=True)
class NodeDraws:
    """How the local weights of one node's children are drawn."""

    node: str
    children: tuple[str, ...]
    draws: Draws


def tree_draws(nodes: Sequence[NodeDraws], leaves: Sequence[str]) -> Draws:
    """Draws of leaf weights (n_draws, n_leaves); `nodes` in tree order, parents before children, the goal first.

    Every node has a random stream of its own, so one node more or less leaves the others' draws as they are in kind
    and a different chunk leaves them as they are in number.
    """
    places = {leaf: place for place, leaf in enumerate(leaves)}

    def start(generator: Generator) -> Stream:
        streams = [node.draws(own) for node, own in zip(nodes, generator.spawn(len(nodes)), strict=True)]

        def draw(count: int) -> FloatArray:
            weights = {GOAL: np.ones(count)}
            drawn = np.empty((count, len(leaves)))
            for node, stream in zip(nodes, streams, strict=True):
                local = stream(count)
                for column, child in enumerate(node.children):
                    weights[child] = weights[node.node] * local[:, column]
                    if child in places:
                        drawn[:, places[child]] = weights[child]
            return drawn

        return draw

    return start
