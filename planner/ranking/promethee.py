"""PROMETHEE II: ranking by net flow, how far an alternative is preferred to the others less how far they are to it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from planner.ranking.decision_matrix import FloatArray, IntArray

PreferenceFunction = Literal["usual", "u-shape", "v-shape", "level", "linear", "gaussian"]


@dataclass(frozen=True, slots=True, eq=False)
class Flows:
    """Each (n_alternatives,): outgoing `positive` and incoming `negative` flow, 0..1; `net` is their difference."""

    positive: FloatArray
    negative: FloatArray

    @property
    def net(self) -> FloatArray:
        return self.positive - self.negative


def promethee(
    matrix: FloatArray,
    weights: FloatArray,
    directions: IntArray,
    functions: PreferenceFunction | list[PreferenceFunction] = "usual",
    q: ArrayLike = 0.0,
    p: ArrayLike = 0.0,
    s: ArrayLike = 0.0,
) -> Flows:
    """Flows of two alternatives or more (Brans, Vincke & Mareschal 1986, EJOR 24:228-238).

    `functions` turns a difference d > 0 into a preference 0..1, one for all criteria or one each:

    - `usual`: 1
    - `u-shape`: 1 above the indifference threshold `q`
    - `v-shape`: d / `p`, at most 1
    - `level`: 0 up to `q`, 1/2 up to the preference threshold `p`, 1 above
    - `linear`: (d - `q`) / (`p` - `q`) between 0 and 1 (v-shape with indifference)
    - `gaussian`: 1 - exp(-d² / 2 `s`²)

    Thresholds are in the criterion's unit, one for all or one each. Weights are divided by their sum. Raises
    ValueError for an unknown function and for thresholds a function cannot take.
    """
    criteria = len(weights)
    names = [functions] * criteria if isinstance(functions, str) else list(functions)
    if len(names) != criteria:
        raise ValueError(f"one preference function, or one a criterion: got {len(names)} for {criteria} criteria")
    thresholds = [_one_a_criterion(name, values, criteria) for name, values in (("q", q), ("p", p), ("s", s))]
    outranking = np.zeros((len(matrix), len(matrix)))
    for name, weight, column, *chosen in zip(
        names, weights / weights.sum(), (matrix * directions).T, *thresholds, strict=True
    ):
        difference = np.maximum(column[:, None] - column, 0.0)
        outranking += weight * _preference(name, *chosen)(difference)
    others = len(matrix) - 1
    return Flows(outranking.sum(axis=1) / others, outranking.sum(axis=0) / others)


def _one_a_criterion(name: str, values: ArrayLike, criteria: int) -> FloatArray:
    thresholds = np.asarray(values, dtype=np.float64)
    if thresholds.shape not in ((), (criteria,)) or not np.isfinite(thresholds).all() or (thresholds < 0).any():
        raise ValueError(
            f"threshold {name} is a number of 0 or more, one for all or one for each of {criteria} criteria"
        )
    return np.broadcast_to(thresholds, (criteria,))


def _preference(name: str, q: float, p: float, s: float) -> Callable[[FloatArray], FloatArray]:
    """The preference function of one criterion, of differences that are not negative."""
    if name == "usual":
        return lambda d: np.where(d > 0, 1.0, 0.0)
    if name == "u-shape":
        return lambda d: np.where(d > q, 1.0, 0.0)
    if name == "v-shape" and p > 0:
        return lambda d: np.minimum(d / p, 1.0)
    if name == "level" and p >= q:
        return lambda d: np.where(d > p, 1.0, np.where(d > q, 0.5, 0.0))
    if name == "linear" and p > q:
        return lambda d: np.clip((d - q) / (p - q), 0.0, 1.0)
    if name == "gaussian" and s > 0:
        return lambda d: -np.expm1(-((d / s) ** 2) / 2)
    if name not in get_args(PreferenceFunction):
        known = ", ".join(get_args(PreferenceFunction))
        raise ValueError(f"unknown preference function {name!r}; known: {known}")
    raise ValueError(f"preference function {name!r} cannot take q = {q:g}, p = {p:g}, s = {s:g}")
