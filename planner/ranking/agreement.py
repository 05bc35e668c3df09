"""How far two rankings agree.

All take places (n,), 1 = best, or any numbers in that order. Tied places count with their mean (1, 1, 3 as
1.5, 1.5, 3), as the coefficients are defined.
"""

import numpy as np
from numpy.typing import ArrayLike

from planner.ranking.decision_matrix import FloatArray


def spearman(reference: ArrayLike, other: ArrayLike) -> float | None:
    """Spearman's rho, -1..1: the correlation of the places; None where one ranking ties everything.

    Raises ValueError for fewer than two places, unequal lengths or numbers that are not finite.
    """
    first, second = _both_places(reference, other)
    first_centred, second_centred = first - first.mean(), second - second.mean()
    spread = float(np.sqrt((first_centred @ first_centred) * (second_centred @ second_centred)))
    return float(first_centred @ second_centred) / spread if spread > 0 else None


def weighted_spearman(reference: ArrayLike, other: ArrayLike) -> float:
    """Spearman's coefficient with more weight on the top places (Pinto da Costa & Soares 2005).

    1 - 6 sum of d² (2n + 2 - x - y) / (n⁴ + n³ - n² - n). Raises ValueError as `spearman`.
    """
    first, second = _both_places(reference, other)
    n = first.size
    weighted = float(((first - second) ** 2) @ (2 * n + 2 - first - second))
    return 1.0 - 6.0 * weighted / (n**4 + n**3 - n**2 - n)


def ws(reference: ArrayLike, other: ArrayLike) -> float:
    """WS coefficient of ranking similarity, 0..1; the top of `reference` counts most and the order matters.

    1 - sum of 2^-x |x - y| / max(|1 - x|, |n - x|) with places x of `reference` and y of `other` (Sałabun &
    Urbaniak 2020, ICCS, pp. 632-645). Raises ValueError as `spearman`.
    """
    first, second = _both_places(reference, other)
    farthest = np.maximum(np.abs(1.0 - first), np.abs(first.size - first))
    return 1.0 - float((2.0**-first) @ (np.abs(first - second) / farthest))


def kendall(reference: ArrayLike, other: ArrayLike) -> float | None:
    """Kendall's tau-b, -1..1: pairs in the same order less pairs in opposite order, corrected for ties.

    None where one ranking ties everything. Raises ValueError as `spearman`. Kendall 1945, Biometrika
    33:239-251.
    """
    first, second = _both_places(reference, other)
    first_order = np.sign(first[:, None] - first)
    second_order = np.sign(second[:, None] - second)
    untied = float(np.sqrt(np.abs(first_order).sum() * np.abs(second_order).sum()))
    return float((first_order * second_order).sum()) / untied if untied > 0 else None


def _both_places(reference: ArrayLike, other: ArrayLike) -> tuple[FloatArray, FloatArray]:
    first, second = np.asarray(reference, dtype=np.float64), np.asarray(other, dtype=np.float64)
    if first.ndim != 1 or first.shape != second.shape or first.size < 2:
        raise ValueError(f"two rankings of the same two or more items: got {first.shape} and {second.shape}")
    if not (np.isfinite(first).all() and np.isfinite(second).all()):
        raise ValueError("a place is not a finite number")
    return _mean_places(first), _mean_places(second)


def _mean_places(places: FloatArray) -> FloatArray:
    ordered = np.sort(places)
    before = np.searchsorted(ordered, places, side="left")
    through = np.searchsorted(ordered, places, side="right")
    mean: FloatArray = (before + 1 + through) / 2.0
    return mean
