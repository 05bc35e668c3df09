"""The ranking of a plan's strategies: closeness by TOPSIS, additive value, dominance, and what they rest on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.model.criterion import Criterion
from planner.model.evaluation import RankedStrategy, Ranking, Weights
from planner.model.expert_scores import scores_in_force
from planner.model.message import Message, Param
from planner.model.plan import Plan
from planner.model.strategy import Score
from planner.ranking.additive import additive_value, values_within
from planner.ranking.decision_matrix import FloatArray
from planner.ranking.dominance import dominance
from planner.ranking.normalisation import by_bounds
from planner.ranking.topsis import topsis


@dataclass(frozen=True, slots=True, eq=False)
class _Cells:
    """The decision matrix (strategies, leaves), empty cells at the middle of their scale, marked in `empty`."""

    leaves: tuple[Criterion, ...]
    bounds: FloatArray
    matrix: FloatArray
    empty: NDArray[np.bool_]
    unconfirmed: NDArray[np.bool_]


def rank(plan: Plan, weights: Weights) -> Ranking:
    """Rank the strategies of a plan without errors; `weights` are the plan's.

    The additive value for the schedule leaves the feasibility criteria out and renormalises the others, unless
    the plan's rules put them into the value or no other criterion is left.
    """
    cells = _cells(plan)
    shares = np.array(weights.leaf_weights)
    directions = np.where(cells.bounds[:, 1] > cells.bounds[:, 0], 1, -1)
    result = topsis(cells.matrix, shares, directions, plan.ranking.normalisation, cells.bounds)
    value = additive_value(cells.matrix, shares, cells.bounds)
    in_schedule = schedule_values(plan, cells.matrix, cells.bounds, shares[np.newaxis])[0]
    empty, unconfirmed = cells.empty.sum(axis=1), cells.unconfirmed.sum(axis=1)
    strategies = tuple(
        RankedStrategy(
            strategy=strategy.id,
            rank=int(result.ranks[row]),
            closeness=float(result.closeness[row]),
            distance_to_best=float(result.distance_to_best[row]),
            distance_to_worst=float(result.distance_to_worst[row]),
            value=float(value.values[row]),
            schedule_value=float(in_schedule[row]),
            contributions=tuple(value.contributions[row].tolist()),
            empty=int(empty[row]),
            unconfirmed=int(unconfirmed[row]),
        )
        for row, strategy in enumerate(plan.strategies)
    )
    dominating = _dominating(plan, cells)
    return Ranking(
        weights=weights,
        leaves=weights.leaves,
        normalisation=plan.ranking.normalisation,
        matrix=tuple(map(tuple, cells.matrix.tolist())),
        bounds=tuple((float(worst), float(best)) for worst, best in cells.bounds),
        strategies=strategies,
        dominance=dominating,
        feasibility_in_value=plan.rules.feasibility_in_value,
        messages=_messages(plan, strategies, dominating),
    )


def _cells(plan: Plan) -> _Cells:
    leaves = plan.criteria.leaves
    bounds = np.array([(leaf.worst, leaf.best) for leaf in leaves])
    scores = {(score.strategy, score.criterion): score for score in scores_in_force(plan)}
    rows: list[list[Score | None]] = [
        [scores.get((strategy.id, leaf.id)) for leaf in leaves] for strategy in plan.strategies
    ]
    values = np.array([[np.nan if score is None else score.value for score in row] for row in rows])
    empty = np.isnan(values)
    unconfirmed = np.array([[score is not None and not score.confirmed for score in row] for row in rows])
    return _Cells(leaves, bounds, np.where(empty, bounds.mean(axis=1), values), empty, unconfirmed)


def schedule_values(plan: Plan, matrix: FloatArray, bounds: FloatArray, weights: FloatArray) -> FloatArray:
    """The values that enter the schedule, (n, strategies), 0..100, by rows of leaf `weights` (n, leaves).

    `matrix` (strategies, leaves) and `bounds` (leaves, 2) are those of the plan's ranking.
    """
    constraints = {criterion.id for criterion in plan.criteria.criteria if criterion.feasibility}
    if plan.rules.feasibility_in_value:
        constraints.clear()
    counted = np.array([constraints.isdisjoint(plan.criteria.path(leaf.id)) for leaf in plan.criteria.leaves])
    return values_within(matrix, weights, bounds, counted)


def _dominating(plan: Plan, cells: _Cells) -> tuple[tuple[str, str], ...]:
    """Pairs of strategies, both without empty cells: what is not known cannot be said to be no better."""
    scored: NDArray[np.bool_] = ~np.any(cells.empty, axis=1)
    return tuple(
        (plan.strategies[better].id, plan.strategies[worse].id)
        for better, worse in dominance(by_bounds(cells.matrix, cells.bounds))
        if scored[better] and scored[worse]
    )


def _messages(
    plan: Plan, strategies: tuple[RankedStrategy, ...], dominating: tuple[tuple[str, str], ...]
) -> tuple[Message, ...]:
    criteria = len(strategies[0].contributions)
    size: dict[str, Param] = {
        "strategies": len(strategies),
        "criteria": criteria,
        "cells": len(strategies) * criteria,
    }
    unconfirmed, empty = (sum(counts) for counts in zip(*((r.unconfirmed, r.empty) for r in strategies), strict=True))
    if unconfirmed or empty:
        blanks: dict[str, Param] = {**size, "unconfirmed": unconfirmed, "empty": empty}
        messages = [Message("ranking rests on", "note", "ranking", params=blanks)]
    else:
        messages = [Message("ranking rests on confirmed", "note", "ranking", params=size)]
    for better, worse in dominating:
        names = {"better": plan.strategy(better).name, "worse": plan.strategy(worse).name}
        messages.append(Message("strategy dominated", "note", "ranking", worse, {**names}))
    for place in sorted({ranked.rank for ranked in strategies}):
        tied = tuple(plan.strategy(ranked.strategy).name for ranked in strategies if ranked.rank == place)
        if len(tied) > 1:
            messages.append(Message("strategies tied", "note", "ranking", "", {"strategies": tied, "rank": place}))
    if all(ranked.distance_to_best + ranked.distance_to_worst == 0 for ranked in strategies):
        messages.append(Message("strategies all equal", "warning", "ranking"))
    elif len(strategies) > 1 and len({ranked.contributions for ranked in strategies}) == 1:
        messages.append(Message("strategies weigh the same", "warning", "ranking"))
    return tuple(messages)
