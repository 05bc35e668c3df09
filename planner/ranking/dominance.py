"""Dominance: at least as good on every criterion and better on one, whatever the weights."""

import numpy as np
from numpy.typing import ArrayLike

from planner.ranking.decision_matrix import decision_matrix


def dominance(normalised: ArrayLike) -> list[tuple[int, int]]:
    """Pairs (dominator, dominated) of rows, 0-based, in order of the dominator.

    `normalised` is (n_alternatives, n_criteria) with higher better in every column. Equal rows do not
    dominate each other. Raises ValueError for another shape or a cell that is not a finite number.
    """
    matrix = decision_matrix(normalised)
    no_worse = (matrix[:, None, :] >= matrix[None, :, :]).all(axis=2)
    return [(int(row), int(column)) for row, column in np.argwhere(no_worse & ~no_worse.T)]
