"""Array kernels of the two ways from a complete judgement matrix to weights; nothing is checked here."""

import numpy as np

from planner.weighting.judgement_matrix import FloatArray


def principal_eigenpair(matrix: FloatArray) -> tuple[float, FloatArray]:
    """Largest eigenvalue of a non-negative irreducible (n, n) matrix and its eigenvector, scaled to sum 1."""
    values, vectors = np.linalg.eig(matrix)
    principal = values.real.argmax()
    vector = np.abs(vectors[:, principal].real)
    return float(values[principal].real), vector / vector.sum()


def row_geometric_means(matrix: FloatArray) -> FloatArray:
    """Geometric mean of each row (方根法), scaled to sum 1, of a positive (n, n) matrix."""
    means = np.exp(np.log(matrix).mean(axis=1))
    weights: FloatArray = means / means.sum()
    return weights
