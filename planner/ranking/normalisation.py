"""Array kernels that make criteria comparable; nothing is checked here."""

import numpy as np

from planner.ranking.decision_matrix import FloatArray, IntArray


def by_bounds(matrix: FloatArray, bounds: FloatArray) -> FloatArray:
    """(x - worst) / (best - worst) of an (n_alternatives, n_criteria) matrix: 0 worst, 1 best.

    `bounds` is (n_criteria, 2), (worst, best) in raw units. No alternative changes another's numbers.
    """
    worst = bounds[:, 0]
    normalised: FloatArray = (matrix - worst) / (bounds[:, 1] - worst)
    return normalised


def by_vector(matrix: FloatArray) -> FloatArray:
    """x / sqrt(sum of x²) by column of an (n_alternatives, n_criteria) matrix, directions kept.

    A column of zeros stays zero.
    """
    length = np.sqrt((matrix * matrix).sum(axis=0))
    length[length == 0] = 1.0
    normalised: FloatArray = matrix / length
    return normalised


def by_minmax(matrix: FloatArray, directions: IntArray) -> FloatArray:
    """Position of each entry between the worst (0) and the best (1) of its column.

    `matrix` is (n_alternatives, n_criteria), `directions` (n_criteria,) of +1 (higher is better) and -1. A
    column in which all alternatives are equal becomes zero.
    """
    low, high = matrix.min(axis=0), matrix.max(axis=0)
    span = high - low
    span[span == 0] = 1.0
    normalised: FloatArray = np.where(directions > 0, matrix - low, high - matrix) / span
    return normalised


def by_linear(matrix: FloatArray, directions: IntArray) -> FloatArray:
    """x / max x of a benefit and min x / x of a cost, by column of an (n_alternatives, n_criteria) matrix.

    The linear scale transformation of simple additive weighting: the best becomes 1.
    """
    normalised: FloatArray = np.empty_like(matrix)
    benefit = directions > 0
    normalised[:, benefit] = matrix[:, benefit] / matrix[:, benefit].max(axis=0)
    normalised[:, ~benefit] = matrix[:, ~benefit].min(axis=0) / matrix[:, ~benefit]
    return normalised
