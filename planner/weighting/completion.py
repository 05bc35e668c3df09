"""Completing a judgement matrix with gaps so that its largest eigenvalue is as small as possible."""

import numpy as np
from numpy.typing import ArrayLike

from planner.weighting.eigenvector import principal_eigenvectors
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
    completed: FloatArray = fill_each_missing(matrix[None])[0]
    return completed


def fill_each_missing(matrices: FloatArray) -> FloatArray:
    """Kernel: as `fill_missing` for (n_matrices, n, n) with the same gaps, all at once."""
    rows, columns = missing_pairs(matrices[0])
    if rows.size == 0:
        return matrices
    logs = _least_squares_start(matrices)
    return _minimise_lambda_max(matrices, rows, columns, logs[:, rows] - logs[:, columns])


def _least_squares_start(matrices: FloatArray) -> FloatArray:
    """Log weights (n_matrices, n) that fit the given judgements best in least squares; exact when these are
    consistent."""
    given = ~np.isnan(matrices[0])
    logs = np.log(np.where(given, matrices, 1.0))
    laplacian = np.diag(given.sum(axis=1).astype(np.float64)) - given
    # Log weights are free up to a constant; adding 1 to every entry fixes their sum to 0.
    start: FloatArray = np.linalg.solve(laplacian + 1.0, logs.sum(axis=-1).T).T
    return start


def _filled(matrices: FloatArray, rows: IndexArray, columns: IndexArray, logs: FloatArray) -> FloatArray:
    filled = matrices.copy()
    filled[:, rows, columns] = np.exp(logs)
    filled[:, columns, rows] = np.exp(-logs)
    return filled


def _minimise_lambda_max(matrices: FloatArray, rows: IndexArray, columns: IndexArray, logs: FloatArray) -> FloatArray:
    """Newton's method with halved steps on lambda-max as a function of the missing entries' logarithms."""
    filled = _filled(matrices, rows, columns, logs)
    lambda_max, vectors = _principal_eigenpairs(filled)
    for _ in range(_MAXIMUM_STEPS):
        gradient, hessian = _derivatives(filled, lambda_max, vectors, rows, columns)
        step = -np.linalg.solve(hessian, gradient[..., None])[..., 0]
        expected = (gradient * step).sum(axis=-1)
        share = np.ones(len(matrices))
        while True:
            trial = logs + share[:, None] * step
            filled = _filled(matrices, rows, columns, trial)
            trial_lambda, vectors = _principal_eigenpairs(filled)
            lower = trial_lambda <= lambda_max + 1e-4 * share * expected + _ROUNDING_SLACK * lambda_max
            if lower.all():
                break
            share[~lower] /= 2.0
        logs, lambda_max = trial, trial_lambda
        if np.abs(share[:, None] * step).max() < _STEP_TOLERANCE:
            break
    return filled


def _principal_eigenpairs(matrices: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Largest eigenvalues (n_matrices,) and their eigenvectors (n_matrices, n)."""
    vectors = principal_eigenvectors(matrices)
    return (matrices @ vectors[..., None]).sum(axis=(-2, -1)), vectors


def _derivatives(
    matrices: FloatArray, lambda_max: FloatArray, right: FloatArray, rows: IndexArray, columns: IndexArray
) -> tuple[FloatArray, FloatArray]:
    """Gradient (n_matrices, m) and Hessian (n_matrices, m, m) of lambda-max by the logarithms of m missing entries.

    First and second order perturbation of a simple eigenvalue (Magnus 1985, On differentiating eigenvalues
    and eigenvectors, Econometric Theory 1:179-191), with S the group inverse of lambda I - A.
    """
    count, size = right.shape
    shifted = lambda_max[:, None, None] * np.eye(size) - matrices
    # The solution is the left eigenvector, scaled so that left @ right = 1.
    left = np.linalg.solve(np.swapaxes(shifted + right[..., None], 1, 2), np.ones((count, size, 1)))[..., 0]
    projection = right[..., None] * left[:, None, :]
    group_inverse = np.linalg.inv(shifted + projection) - projection
    upper, lower = matrices[:, rows, columns], matrices[:, columns, rows]
    raising = left[:, rows] * upper * right[:, columns]
    lowering = left[:, columns] * lower * right[:, rows]
    entries = np.arange(rows.size)
    from_left = np.zeros((count, rows.size, size))
    from_left[:, entries, columns] = left[:, rows] * upper
    from_left[:, entries, rows] = -left[:, columns] * lower
    to_right = np.zeros((count, size, rows.size))
    to_right[:, rows, entries] = upper * right[:, columns]
    to_right[:, columns, entries] = -lower * right[:, rows]
    mixed = from_left @ group_inverse @ to_right
    hessian = mixed + np.swapaxes(mixed, 1, 2)
    hessian[:, entries, entries] += raising + lowering
    return raising - lowering, hessian
