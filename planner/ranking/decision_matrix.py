"""What a ranking method takes: a decision matrix with weights and directions or bounds, checked once."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


def decision_matrix(values: ArrayLike) -> FloatArray:
    """Return `values` as a finite (n_alternatives, n_criteria) float array.

    Raises ValueError for another shape or an empty array, and names the first cell that is not a finite
    number.
    """
    matrix = np.asarray(values, dtype=np.float64)
    if matrix.ndim != 2 or matrix.size == 0:
        raise ValueError(f"a decision matrix has alternatives as rows and criteria as columns, not {matrix.shape}")
    finite = np.isfinite(matrix)
    if not finite.all():
        row, column = np.argwhere(~finite)[0]
        raise ValueError(f"row {row}, column {column} (counted from 0) holds {matrix[row, column]}, not a number")
    return matrix


def criteria_weights(values: ArrayLike, criteria: int) -> FloatArray:
    """Return `values` as (criteria,) weights, used as given: they are not rescaled.

    Raises ValueError for another length, a negative or non-finite weight, or weights that are all 0.
    """
    weights = np.asarray(values, dtype=np.float64)
    if weights.shape != (criteria,):
        raise ValueError(f"one weight a criterion: got shape {weights.shape} for {criteria} criteria")
    valid = np.isfinite(weights) & (weights >= 0)
    if not valid.all():
        column = int(valid.argmin())
        raise ValueError(f"the weight of criterion {column} (counted from 0) is {weights[column]:g}")
    if not weights.any():
        raise ValueError("all weights are 0")
    return weights


def criteria_directions(values: ArrayLike, criteria: int) -> IntArray:
    """Return `values` as (criteria,) of +1 (higher is better) and -1 (lower), ValueError otherwise."""
    directions = np.asarray(values)
    if directions.shape != (criteria,) or not np.isin(directions, (1, -1)).all():
        raise ValueError(f"one direction, +1 or -1, a criterion: got {directions.tolist()} for {criteria} criteria")
    return directions.astype(np.int64)


def criteria_bounds(values: ArrayLike, matrix: FloatArray) -> FloatArray:
    """Return `values` as (n_criteria, 2) of (worst, best) in raw units, checked against the matrix.

    Raises ValueError for another shape, a bound that is not finite, worst equal to best, and names the first
    cell of `matrix` (n_alternatives, n_criteria) that lies outside.
    """
    criteria = matrix.shape[1]
    bounds = np.asarray(values, dtype=np.float64)
    if bounds.shape != (criteria, 2):
        raise ValueError(f"bounds are (worst, best) a criterion: got shape {bounds.shape} for {criteria} criteria")
    if not np.isfinite(bounds).all():
        raise ValueError("a bound is not a finite number")
    worst, best = bounds[:, 0], bounds[:, 1]
    flat = worst == best
    if flat.any():
        column = int(flat.argmax())
        raise ValueError(f"worst and best of criterion {column} (counted from 0) are both {worst[column]:g}")
    low, high = np.minimum(worst, best), np.maximum(worst, best)
    outside = (matrix < low) | (matrix > high)
    if outside.any():
        row, column = np.argwhere(outside)[0]
        raise ValueError(
            f"row {row}, column {column} (counted from 0) holds {matrix[row, column]:g}, outside the bounds "
            f"{low[column]:g} to {high[column]:g}"
        )
    return bounds
