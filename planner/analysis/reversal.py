"""Rank reversal (逆序): does the order hold when a strategy is dropped, copied or joined by one it dominates?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

import numpy as np

from planner.model.evaluation import Ranking
from planner.model.message import Message, Param
from planner.model.method_names import METHOD_NAMES
from planner.model.plan import Plan
from planner.model.ranking import TopsisForm
from planner.model.trials import ReversalKind, ReversalTrial
from planner.ranking.decision_matrix import FloatArray, IntArray
from planner.ranking.ranks import competition_ranks
from planner.ranking.topsis import topsis


@dataclass(frozen=True, slots=True, eq=False)
class _Problem:
    """The matrix of a ranking (strategies, leaves) with its weights and bounds, in one form of TOPSIS."""

    strategies: tuple[str, ...]
    leaves: tuple[str, ...]
    matrix: FloatArray
    weights: FloatArray
    bounds: FloatArray
    form: TopsisForm

    def closeness(self, matrix: FloatArray) -> FloatArray:
        directions = np.where(self.bounds[:, 1] > self.bounds[:, 0], 1, -1)
        return topsis(matrix, self.weights, directions, self.form, self.bounds).closeness


def reversals(plan: Plan, ranking: Ranking) -> tuple[ReversalTrial, ...]:
    """Drop each strategy, add a copy of each and add one that each dominates, in both forms of TOPSIS.

    `ranking` is the plan's. On declared bounds nothing can turn round, the classic vector form shows what would. The
    dominated one is the strategy moved to the worst of one leaf's scale; of all leaves with weight on which it is not
    there already, the one that turns most pairs is reported, the first in tree order among equals. Trials go by form,
    then by strategy; a strategy that is at the worst of every leaf has no dominated one.
    """
    weights = np.array(ranking.weights.leaf_weights)
    matrix, bounds = np.array(ranking.matrix), np.array(ranking.bounds)
    ids = tuple(strategy.id for strategy in plan.strategies)
    forms: tuple[TopsisForm, ...] = get_args(TopsisForm)
    return tuple(
        trial for form in forms for trial in _trials(_Problem(ids, ranking.leaves, matrix, weights, bounds, form))
    )


def reversal_findings(plan: Plan, trials: tuple[ReversalTrial, ...]) -> tuple[Message, ...]:
    """One sentence a form: how many of its trials turn a pair round, and which pairs."""
    forms: tuple[TopsisForm, ...] = get_args(TopsisForm)
    return tuple(_finding(plan, form, tuple(trial for trial in trials if trial.form == form)) for form in forms)


def _trials(problem: _Problem) -> Iterator[ReversalTrial]:
    before = problem.closeness(problem.matrix)
    for row, strategy in enumerate(problem.strategies):
        if len(problem.strategies) > 1:
            others = np.delete(np.arange(len(problem.strategies)), row)
            yield _trial("drop", strategy, problem, others, before, problem.closeness(problem.matrix[others]))
        yield _joined("copy", strategy, problem, before, problem.matrix[row])
        dominated = tuple(
            _joined("dominated", strategy, problem, before, worse, leaf) for leaf, worse in _dominated(problem, row)
        )
        if dominated:
            yield max(dominated, key=lambda trial: len(trial.reversed_pairs))


def _dominated(problem: _Problem, row: int) -> Iterator[tuple[str, FloatArray]]:
    """Copies of a strategy at the worst of one leaf's scale, where it is not there already and the leaf has weight."""
    worst = problem.bounds[:, 0]
    for column in np.flatnonzero((problem.weights > 0) & (problem.matrix[row] != worst)):
        worse = problem.matrix[row].copy()
        worse[column] = worst[column]
        yield problem.leaves[column], worse


def _joined(
    kind: ReversalKind, strategy: str, problem: _Problem, before: FloatArray, added: FloatArray, criterion: str = ""
) -> ReversalTrial:
    after = problem.closeness(np.vstack([problem.matrix, added]))[:-1]
    return _trial(kind, strategy, problem, np.arange(len(before)), before, after, criterion)


def _trial(
    kind: ReversalKind,
    strategy: str,
    problem: _Problem,
    rows: IntArray,
    before: FloatArray,
    after: FloatArray,
    criterion: str = "",
) -> ReversalTrial:
    """`before` is the closeness of all strategies, `after` that of `rows`, which both sets have."""
    ids = [problem.strategies[row] for row in rows]
    was, now = competition_ranks(-before[rows]), competition_ranks(-after)
    turned = np.argwhere((was[:, None] < was) & (now[:, None] > now))
    return ReversalTrial(
        kind=kind,
        strategy=strategy,
        form=problem.form,
        before=_ordered(ids, was),
        after=_ordered(ids, now),
        reversed_pairs=tuple((ids[ahead], ids[behind]) for ahead, behind in turned),
        criterion=criterion,
    )


def _ordered(ids: list[str], places: IntArray) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(zip(ids, places.tolist(), strict=True), key=lambda placed: placed[1]))


def _finding(plan: Plan, form: TopsisForm, trials: tuple[ReversalTrial, ...]) -> Message:
    blanks: dict[str, Param] = {"method": METHOD_NAMES[f"topsis_{form}"], "trials": len(trials)}
    turned = Counter(frozenset(pair) for trial in trials for pair in trial.reversed_pairs)
    if not turned:
        return Message("reversal none", "note", "ranking", params=blanks)
    pair, _ = turned.most_common(1)[0]
    blanks["pair"] = tuple(strategy.name for strategy in plan.strategies if strategy.id in pair)
    blanks["reversing"] = sum(bool(trial.reversed_pairs) for trial in trials)
    return Message("reversal some", "note", "ranking", params=blanks)
