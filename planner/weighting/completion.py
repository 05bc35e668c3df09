"""Completing a judgement matrix with gaps so that its largest eigenvalue is as small as possible."""

import numpy as np
from numpy.typing import ArrayLike

from planner.weighting.eigenvector import principal_eigenpair
from planner.weighting.judgement_matrix import (
    FloatArray,
    IndexArray,
    judgement_matrix,
    missing_pairs,
    require_connected,
)

_STEP_TOLERANCE = 1e-12
_MAXIMUM_STEPS = 100
# Near the minimum lambda-max changes by less than its own rounding error; such steps are accepted.
_ROUNDING_SLACK = 1e-13


def complete(matrix: ArrayLike) -> FloatArray:
    """Fill the missing judgements so that lambda-max becomes minimal.

    `matrix` is (n, n), positive and reciprocal, NaN or None where a judgement is missing. Returns the
    complete (n, n) matrix; given judgements are unchanged. The minimum is unique because lambda-max is
    strictly convex in the logarithms of the missing entries (Bozóki, Fülöp, Rónyai 2010, On optimal
    completion of incomplete pairwise comparison matrices, Math. Comp. Modelling 52:318-333). Raises
    ValueError for an invalid matrix and DisconnectedJudgements where the judgements do not link all
    elements.
    """
    checked = judgement_matrix(matrix)
    require_connected(checked)
    return fill_missing(checked)


def fill_missing(matrix: FloatArray) -> FloatArray:
    """Kernel of `complete` for a checked, connected (n, n) matrix; the same one where nothing is missing."""
    rows, columns = missing_pairs(matrix)
    if rows.size == 0:
        return matrix
    logs = _least_squares_start(matrix)
    start = logs[rows] - logs[columns]
    return _minimise_lambda_max(matrix, rows, columns, start)


def _least_squares_start(matrix: FloatArray) -> FloatArray:
    """Log weights that fit the given judgements best in least squares; exact when these are consistent."""
    given = ~np.isnan(matrix)
    logs = np.log(np.where(given, matrix, 1.0))
    laplacian = np.diag(given.sum(axis=1).astype(np.float64)) - given
    # Log weights are free up to a constant; adding 1 to every entry fixes their sum to 0.
    start: FloatArray = np.linalg.solve(laplacian + 1.0, logs.sum(axis=1))
    return start


def _filled(matrix: FloatArray, rows: IndexArray, columns: IndexArray, logs: FloatArray) -> FloatArray:
    filled = matrix.copy()
    filled[rows, columns] = np.exp(logs)
    filled[columns, rows] = np.exp(-logs)
    return filled


def _minimise_lambda_max(matrix: FloatArray, rows: IndexArray, columns: IndexArray, logs: FloatArray) -> FloatArray:
    """Newton's method with halved steps on lambda-max as a function of the missing entries' logarithms."""
    filled = _filled(matrix, rows, columns, logs)
    lambda_max, vector = principal_eigenpair(filled)
    for _ in range(_MAXIMUM_STEPS):
        gradient, hessian = _derivatives(filled, lambda_max, vector, rows, columns)
        step = -np.linalg.solve(hessian, gradient)
        expected = float(gradient @ step)
        share = 1.0
        while True:
            trial = logs + share * step
            filled = _filled(matrix, rows, columns, trial)
            trial_lambda, vector = principal_eigenpair(filled)
            if trial_lambda <= lambda_max + 1e-4 * share * expected + _ROUNDING_SLACK * lambda_max:
                break
            share /= 2.0
        logs, lambda_max = trial, trial_lambda
        if np.abs(share * step).max() < _STEP_TOLERANCE:
            break
    return filled


def _derivatives(
    matrix: FloatArray, lambda_max: float, right: FloatArray, rows: IndexArray, columns: IndexArray
) -> tuple[FloatArray, FloatArray]:
    """Gradient (m,) and Hessian (m, m) of lambda-max by the logarithms of the m missing entries.

    First and second order perturbation of a simple eigenvalue (Magnus 1985, On differentiating eigenvalues
    and eigenvectors, Econometric Theory 1:179-191), with S the group inverse of lambda I - A.
    """
    size = matrix.shape[0]
    shifted = lambda_max * np.eye(size) - matrix
    ones = np.ones(size)
    # The solution is the left eigenvector, scaled so that left @ right = 1.
    left = np.linalg.solve((shifted + np.outer(right, ones)).T, ones)
    projection = np.outer(right, left)
    group_inverse = np.linalg.inv(shifted + projection) - projection
    upper, lower = matrix[rows, columns], matrix[columns, rows]
    raising = left[rows] * upper * right[columns]
    lowering = left[columns] * lower * right[rows]
    entries = np.arange(rows.size)
    from_left = np.zeros((rows.size, size))
    from_left[entries, columns] = left[rows] * upper
    from_left[entries, rows] = -left[columns] * lower
    to_right = np.zeros((size, rows.size))
    to_right[rows, entries] = upper * right[columns]
    to_right[columns, entries] = -lower * right[rows]
    mixed = from_left @ group_inverse @ to_right
    return raising - lowering, np.diag(raising + lowering) + mixed + mixed.T
