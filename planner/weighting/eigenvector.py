"""Array kernels of the two ways from a complete judgement matrix to weights; nothing is checked here."""

import numpy as np

from planner.weighting.judgement_matrix import FloatArray

# A squaring squares the error as well: after a step this small the next changes nothing.
_SETTLED = 1e-9
_UNWATCHED_SQUARINGS = 5
_MOST_SQUARINGS = 40


def principal_eigenpair(matrix: FloatArray) -> tuple[float, FloatArray]:
    """Largest eigenvalue of a non-negative irreducible (n, n) matrix and its eigenvector, scaled to sum 1."""
    values, vectors = np.linalg.eig(matrix)
    principal = values.real.argmax()
    vector = np.abs(vectors[:, principal].real)
    return float(values[principal].real), vector / vector.sum()


def principal_eigenvectors(matrices: FloatArray) -> FloatArray:
    """Principal eigenvectors (n_matrices, n), each scaled to sum 1, of positive (n_matrices, n, n) matrices.

    By Saaty's own definition (1980), the limit of the row sums of their powers, squared until nothing changes: for
    hundreds of small matrices several times faster than solving for all eigenvectors, to the same 14 digits.
    """
    powers = matrices
    for _ in range(_UNWATCHED_SQUARINGS):
        powers = _squared(powers)
    vectors = _scaled_rows(powers.sum(axis=-1))
    for _ in range(_MOST_SQUARINGS):
        powers = _squared(powers)
        before, vectors = vectors, _scaled_rows(powers.sum(axis=-1))
        if (np.abs(vectors - before) <= _SETTLED * vectors).all():
            break
    return vectors


def row_geometric_means(matrix: FloatArray) -> FloatArray:
    """Geometric mean of each row (方根法), scaled to sum 1, of positive (..., n, n) matrices."""
    return _scaled_rows(np.exp(np.log(matrix).mean(axis=-1)))


def _squared(powers: FloatArray) -> FloatArray:
    """The squares of matrices scaled to a largest entry of 1, so that none overflows."""
    scaled = powers / powers.max(axis=(-2, -1), keepdims=True)
    squares: FloatArray = scaled @ scaled
    return squares


def _scaled_rows(values: FloatArray) -> FloatArray:
    scaled: FloatArray = values / values.sum(axis=-1, keepdims=True)
    return scaled
