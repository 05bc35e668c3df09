"""From scores to places."""

import numpy as np
from numpy.typing import ArrayLike

from planner.ranking.decision_matrix import FloatArray, IntArray

# One tie rule in program and workbook: equal after rounding to this many decimals.
TIE_DECIMALS = 12


def ranks(scores: ArrayLike, lower_is_better: bool = False) -> IntArray:
    """Rank scores, 1 = best; scores equal after rounding to 12 decimals share the better rank (1, 1, 3).

    `scores` is (n,). Raises ValueError for another shape or a score that is not a finite number.
    """
    values = np.asarray(scores, dtype=np.float64)
    if values.ndim != 1 or not np.isfinite(values).all():
        raise ValueError("scores are one row of finite numbers")
    return competition_ranks(values if lower_is_better else -values)


def competition_ranks(costs: FloatArray) -> IntArray:
    """Kernel of `ranks`: (n,) costs, lower is better."""
    rounded = costs.round(TIE_DECIMALS)
    places: IntArray = np.searchsorted(np.sort(rounded), rounded, side="left") + 1
    return places


def percentiles(values: FloatArray) -> FloatArray:
    """Mean rank over count of each of (n,) values among those that are not NaN: 0..1, 1 the largest."""
    ordered = np.sort(values[~np.isnan(values)])
    below = np.searchsorted(ordered, values, "left")
    up_to = np.searchsorted(ordered, values, "right")
    shares = (below + up_to + 1) / 2 / max(1, ordered.size)
    return np.where(np.isnan(values), np.nan, shares)
