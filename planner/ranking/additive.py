"""The additive value: unlike closeness it may be summed, divided by cost and compared across sets."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.ranking.decision_matrix import FloatArray, criteria_bounds, criteria_weights, decision_matrix
from planner.ranking.normalisation import by_bounds

_SUM_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class AdditiveValue:
    """`values` (n_alternatives,), 0..100, and their parts by criterion, `contributions`
    (n_alternatives, n_criteria), which sum to them by row."""

    values: FloatArray
    contributions: FloatArray


def additive_value(matrix: ArrayLike, weights: ArrayLike, bounds: ArrayLike) -> AdditiveValue:
    """V_a = 100 * sum over j of w_j (x_aj - worst_j) / (best_j - worst_j).

    `matrix` (n_alternatives, n_criteria) in raw units, `weights` (n_criteria,) adding up to 1 within 1e-9,
    `bounds` (n_criteria, 2) of (worst, best) in raw units. Raises ValueError for wrong shapes, weights that
    do not add up to 1, worst equal to best, and cells outside the bounds.
    """
    values = decision_matrix(matrix)
    shares = criteria_weights(weights, values.shape[1])
    if abs(float(shares.sum()) - 1.0) > _SUM_TOLERANCE:
        raise ValueError(f"the weights of an additive value add up to 1, not {shares.sum():g}")
    contributions = 100.0 * shares * by_bounds(values, criteria_bounds(bounds, values))
    totals: FloatArray = np.sum(contributions, axis=1)
    return AdditiveValue(totals, contributions)


def values_within(
    matrix: FloatArray, weights: FloatArray, bounds: FloatArray, counted: NDArray[np.bool_]
) -> FloatArray:
    """Additive values (n, n_alternatives), 0..100, by rows of `weights` (n, n_criteria), of `counted` criteria alone.

    Their weights are scaled to add up to 1; a row that gives them none is scaled over all criteria. `matrix` and
    `bounds` are those of `additive_value`; nothing is checked here.
    """
    shares: FloatArray = np.where(counted, weights, 0.0)
    none = ~shares.any(axis=1)
    shares[none] = weights[none]
    shares /= shares.sum(axis=1, keepdims=True)
    values: FloatArray = 100.0 * (shares @ by_bounds(matrix, bounds).T)
    return values
