"""The judgement matrix (判断矩阵) as it enters: square, positive, reciprocal, NaN where one is missing."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IndexArray = NDArray[np.intp]

RECIPROCITY_TOLERANCE = 1e-6


class DisconnectedJudgements(ValueError):
    """The judgements given fall into parts that no judgement compares, so no weights follow from them.

    `parts` are the groups of elements (0-based) that hang together. `pair` is one missing judgement
    (row, column), 0-based, that would join the first two parts.
    """

    def __init__(self, parts: tuple[tuple[int, ...], ...]) -> None:
        self.parts = parts
        self.pair = (parts[0][0], parts[1][0])
        row, column = self.pair
        super().__init__(
            f"the judgements fall into {len(parts)} unconnected parts; comparing element {row} with element "
            f"{column} (counted from 0) would join two of them"
        )


def judgement_matrix(values: ArrayLike) -> FloatArray:
    """Check a pairwise comparison matrix and return it as a new float array.

    `values` is (n, n): entry (i, j) says how many times i outweighs j; NaN or None marks a missing
    judgement. A judgement given on one side of the diagonal only is mirrored as its reciprocal; a given
    entry is never changed. Raises ValueError where the matrix is not square, an entry is not positive and
    finite, the diagonal is not 1, or two mirrored entries are not reciprocal within 1e-6 relative.
    """
    matrix = np.array(values, dtype=np.float64)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or matrix.shape[0] == 0:
        raise ValueError(f"a judgement matrix is square; this one has shape {matrix.shape}")
    missing = np.isnan(matrix)
    invalid = ~missing & ~((matrix > 0) & (matrix < np.inf))
    if invalid.any():
        row, column = np.argwhere(invalid)[0]
        raise ValueError(
            f"judgement ({row}, {column}) is {matrix[row, column]:g}; a judgement is a positive, finite ratio"
        )
    one_sided = missing & ~missing.T
    if one_sided.any():
        matrix[one_sided] = 1.0 / matrix.T[one_sided]
    diagonal = matrix.diagonal()
    if not (np.abs(diagonal - 1.0) <= RECIPROCITY_TOLERANCE).all():
        raise ValueError("the diagonal of a judgement matrix is 1: each element weighs the same as itself")
    mismatch = np.abs(matrix * matrix.T - 1.0) > RECIPROCITY_TOLERANCE
    if mismatch.any():
        row, column = np.argwhere(mismatch)[0]
        raise ValueError(
            f"judgements ({row}, {column}) = {matrix[row, column]:g} and ({column}, {row}) = "
            f"{matrix[column, row]:g} are not reciprocal"
        )
    return matrix


def connected_parts(given: BoolArray) -> tuple[tuple[int, ...], ...]:
    """Groups of elements linked by judgements, in order of their first element.

    `given` is (n, n), symmetric, true where a judgement exists. One group means that weights can be derived.
    """
    unseen = list(range(given.shape[0]))
    parts: list[tuple[int, ...]] = []
    while unseen:
        reached = {unseen[0]}
        frontier = [unseen[0]]
        while frontier:
            row = given[frontier.pop()]
            found = [element for element in unseen if row[element] and element not in reached]
            reached.update(found)
            frontier.extend(found)
        parts.append(tuple(sorted(reached)))
        unseen = [element for element in unseen if element not in reached]
    return tuple(parts)


def missing_pairs(matrix: FloatArray) -> tuple[IndexArray, IndexArray]:
    """Rows i and columns j, i < j, of the pairs without a judgement in a checked (n, n) matrix."""
    rows, columns = np.nonzero(np.isnan(matrix))
    upper = rows < columns
    return rows[upper], columns[upper]


def require_connected(matrix: FloatArray) -> None:
    """Raise DisconnectedJudgements where a checked (n, n) matrix does not link all its elements."""
    parts = connected_parts(~np.isnan(matrix))
    if len(parts) > 1:
        raise DisconnectedJudgements(parts)
