"""The one adapter over pymcdm: methods it has right, called without its validation, which warns and lets nonsense pass.

What each can take is asked before, by `planner.ranking.methods`. pymcdm brings matplotlib along and takes 1.5 s to
import, so it is imported where a method is called.
"""

from collections.abc import Callable
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from planner.ranking.decision_matrix import FloatArray, IntArray

ColumnNormalisation = Literal["none", "linear", "sum", "max", "minmax", "vector"]
_Normaliser = Callable[[FloatArray, bool], FloatArray]


def weighted_sum(
    matrix: FloatArray, weights: FloatArray, directions: IntArray, normalisation: ColumnNormalisation
) -> FloatArray:
    """Weighted sum (SAW) of normalised columns; with "none" costs are subtracted as they are."""
    from pymcdm.methods import WSM

    normaliser = _negated if normalisation == "none" else _normaliser(normalisation)
    return _scores(WSM(normaliser), matrix, weights, directions)


def weighted_product(
    matrix: FloatArray, weights: FloatArray, directions: IntArray, normalisation: ColumnNormalisation
) -> FloatArray:
    """Product of normalised cells to the power of their weights; with "none" costs are divided by as they are."""
    from pymcdm.methods import WPM

    normaliser = _inverted if normalisation == "none" else _normaliser(normalisation)
    return _scores(WPM(normaliser), matrix, weights, directions)


def marcos(matrix: FloatArray, weights: FloatArray, directions: IntArray) -> FloatArray:
    """Utility against the ideal and the anti-ideal alternative."""
    from pymcdm.methods import MARCOS

    return _scores(MARCOS(), matrix, weights, directions)


def aras(matrix: FloatArray, weights: FloatArray, directions: IntArray, optimal: ArrayLike | None) -> FloatArray:
    """Utility degree against the `optimal` alternative (n_criteria,), by default the best of each column."""
    from pymcdm.methods import ARAS

    return _scores(ARAS(_sum, esp=optimal), matrix, weights, directions)


def edas(matrix: FloatArray, weights: FloatArray, directions: IntArray) -> FloatArray:
    """Distances above and below the average alternative."""
    from pymcdm.methods import EDAS

    return _scores(EDAS(), matrix, weights, directions)


def mabac(matrix: FloatArray, weights: FloatArray, directions: IntArray) -> FloatArray:
    """Distance from the border area, the geometric mean of each weighted column."""
    from pymcdm.methods import MABAC

    return _scores(MABAC(), matrix, weights, directions)


def spotis(matrix: FloatArray, weights: FloatArray, directions: IntArray, bounds: FloatArray) -> FloatArray:
    """Weighted distance to the best of declared `bounds` (n_criteria, 2), worst and best; lower is better."""
    from pymcdm.methods import SPOTIS

    return _scores(SPOTIS(np.sort(bounds, axis=1)), matrix, weights, directions)


def _scores(method: Any, matrix: FloatArray, weights: FloatArray, directions: IntArray) -> FloatArray:
    return np.asarray(method(matrix, weights, directions, validation=False), dtype=np.float64)


def _normaliser(name: ColumnNormalisation) -> _Normaliser:
    from pymcdm import normalizations

    known: dict[str, _Normaliser] = {
        "linear": _linear,
        "sum": _sum,
        "max": normalizations.max_normalization,
        "minmax": normalizations.minmax_normalization,
        "vector": normalizations.vector_normalization,
    }
    return known[name]


def _negated(column: FloatArray, cost: bool = False) -> FloatArray:
    return -column if cost else column


def _inverted(column: FloatArray, cost: bool = False) -> FloatArray:
    inverted: FloatArray = 1.0 / column if cost else column
    return inverted


def _linear(column: FloatArray, cost: bool = False) -> FloatArray:
    """As pymcdm's, which also refuses zeros among benefits, where nothing is divided by them."""
    normalised: FloatArray = column.min() / column if cost else column / column.max()
    return normalised


def _sum(column: FloatArray, cost: bool = False) -> FloatArray:
    """As pymcdm's, which also refuses zeros among benefits, where nothing is divided by them."""
    amounts = _inverted(column, cost)
    shares: FloatArray = amounts / amounts.sum()
    return shares
