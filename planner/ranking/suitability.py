"""What numbers a ranking method can take: asked before it computes, so that no method answers with nonsense."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from planner.ranking.decision_matrix import FloatArray, IntArray

Reason = Literal["zeros", "negatives", "equal", "single", "extreme"]
Need = Literal["any", "ratios", "positive", "amounts", "means", "differences"]
"""What a method asks of its matrix:

- `any`: nothing but finite numbers
- `ratios`: none below 0, costs above 0, and one above 0 in each column (it divides costs by their cells)
- `positive`: all above 0 (it multiplies, or takes ratios both ways)
- `amounts`: none below 0, and one above 0 in each column (it divides by largest, sum or length)
- `means`: a mean above 0 in each column, and alternatives that are not all equal where there is weight
- `differences`: two alternatives or more
"""


class Unsuitable(ValueError):
    """A method cannot take these numbers.

    `reason`: "zeros", "negatives" (a cell, or a column's mean, is too low; `criteria` holds the columns, counted
    from 0), "equal" (all alternatives are), "single" (there is one alternative), "extreme" (numbers so far apart
    that the answer is not a finite number).
    """

    def __init__(self, reason: Reason, criteria: tuple[int, ...] = ()) -> None:
        columns = f" in criteria {', '.join(map(str, criteria))} (counted from 0)" if criteria else ""
        super().__init__(f"the method cannot take these numbers: {reason}{columns}")
        self.reason: Reason = reason
        self.criteria = criteria


def require(need: Need, matrix: FloatArray, weights: FloatArray, directions: IntArray) -> None:
    """Raise Unsuitable where `matrix` (n_alternatives, n_criteria) is not what a method needs."""
    if need == "differences":
        if len(matrix) == 1:
            raise Unsuitable("single")
    elif need == "means":
        _require_means(matrix, weights)
    elif need != "any":
        lowest, highest = matrix.min(axis=0), matrix.max(axis=0)
        _refuse("negatives", lowest < 0)
        divisors = {"positive": lowest, "amounts": highest, "ratios": np.where(directions < 0, lowest, highest)}
        _refuse("zeros", divisors[need] == 0)


def _require_means(matrix: FloatArray, weights: FloatArray) -> None:
    mean = matrix.mean(axis=0)
    _refuse("negatives", mean < 0)
    _refuse("zeros", mean == 0)
    if len(matrix) == 1:
        raise Unsuitable("single")
    if (matrix == matrix[0])[:, weights > 0].all():
        raise Unsuitable("equal")


def _refuse(reason: Reason, columns: NDArray[np.bool_]) -> None:
    if columns.any():
        raise Unsuitable(reason, tuple(np.flatnonzero(columns).tolist()))
