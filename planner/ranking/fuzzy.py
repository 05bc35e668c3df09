"""Fuzzy TOPSIS: ranges (low, mode, high) instead of single numbers."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from planner.ranking.decision_matrix import FloatArray, IntArray, criteria_directions
from planner.ranking.suitability import require
from planner.ranking.topsis import closeness

FuzzyIdeals = Literal["unit", "matrix"]


@dataclass(frozen=True, slots=True, eq=False)
class FuzzyTopsis:
    """Each (n_alternatives,): `closeness` 0..1, higher is better, from the sums of vertex distances."""

    closeness: FloatArray
    distance_to_best: FloatArray
    distance_to_worst: FloatArray


def fuzzy_topsis(
    matrix: ArrayLike, weights: ArrayLike, directions: ArrayLike, ideals: FuzzyIdeals = "unit"
) -> FuzzyTopsis:
    """Rank triangular fuzzy numbers (Chen 2000, Fuzzy Sets and Systems 114:1-9).

    `matrix` (n_alternatives, n_criteria, 3) and `weights` (n_criteria, 3), each (low, mode, high); a cell or
    weight without the last axis is a single number. Weights lie in 0..1, 1 for the most important. Benefits are
    divided by the highest number of their column, the lowest of a cost's column by its numbers. `ideals`:

    - `unit`: 1 and 0 for every criterion, as in the paper
    - `matrix`: the highest and the lowest number of each weighted column

    Closeness is 0.5 by definition where both distances are 0. Raises ValueError for wrong shapes or order, and
    Unsuitable for negative numbers, zeros among costs and columns of zeros.
    """
    cells, shares = _triangles(matrix, 2), _triangles(weights, 1)
    signs = criteria_directions(directions, cells.shape[1])
    if len(shares) != len(signs) or not (shares >= 0).all() or not shares.any():
        raise ValueError(f"one weight of 0 or more a criterion: got {len(shares)} for {len(signs)} criteria")
    if ideals not in ("unit", "matrix"):
        raise ValueError(f"unknown ideals {ideals!r}; known: unit, matrix")
    low, high = cells[..., 0], cells[..., 2]
    require("ratios", np.where((signs > 0) & (low >= 0), high, low), shares[:, 1], signs)
    weighted = _normalised(cells, signs) * shares
    best = weighted.max(axis=(0, 2)) if ideals == "matrix" else np.ones(len(signs))
    worst = weighted.min(axis=(0, 2)) if ideals == "matrix" else np.zeros(len(signs))
    to_best, to_worst = _vertex_distance(weighted, best), _vertex_distance(weighted, worst)
    return FuzzyTopsis(closeness(to_best, to_worst), to_best, to_worst)


def _triangles(values: ArrayLike, axes: int) -> FloatArray:
    """`values` with a last axis of (low, mode, high); single numbers become triangles without width."""
    numbers = np.asarray(values, dtype=np.float64)
    if numbers.ndim == axes:
        numbers = np.stack([numbers] * 3, axis=-1)
    if numbers.ndim != axes + 1 or numbers.shape[-1] != 3 or numbers.size == 0:
        raise ValueError(f"a range is (low, mode, high) or one number: got shape {numbers.shape}")
    if not np.isfinite(numbers).all() or (np.diff(numbers, axis=-1) < 0).any():
        raise ValueError("a range holds finite numbers, low <= mode <= high")
    return numbers


def _normalised(cells: FloatArray, directions: IntArray) -> FloatArray:
    normalised = np.empty_like(cells)
    benefit = directions > 0
    normalised[:, benefit] = cells[:, benefit] / cells[:, benefit, 2].max(axis=0)[:, None]
    costs = cells[:, ~benefit]
    normalised[:, ~benefit] = (costs[..., 0].min(axis=0)[:, None] / costs)[..., ::-1]
    return normalised


def _vertex_distance(weighted: FloatArray, ideal: FloatArray) -> FloatArray:
    gaps = weighted - ideal[:, None]
    distances: FloatArray = np.sqrt((gaps * gaps).mean(axis=2)).sum(axis=1)
    return distances
