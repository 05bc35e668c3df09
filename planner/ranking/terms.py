"""What each cell of a decision matrix adds to the figure alternatives are ordered by, apart from its weight.

Additive values are linear in the weights and squared distances linear in their squares, so the scores of many
weight vectors are one matrix product. Array kernels; `frame` is the checked face.
"""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from planner.ranking.decision_matrix import (
    FloatArray,
    IntArray,
    criteria_bounds,
    criteria_directions,
    decision_matrix,
)
from planner.ranking.normalisation import by_bounds
from planner.ranking.products import by_draw
from planner.ranking.ranks import TIE_DECIMALS
from planner.ranking.topsis import agreeing, closeness

Form = Literal["additive", "bounds", "vector"]
"""The additive value, or closeness by TOPSIS on declared bounds or in the classic vector form."""

_TIE_SCALE = 10.0**TIE_DECIMALS


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """How cells are made comparable: `bounds` (n_criteria, 2) of (worst, best), `directions` (n_criteria,) of ±1.

    `bounds` is None for the vector form and for additive values given as such, `directions` wherever bounds are in
    force.
    """

    form: Form
    bounds: FloatArray | None = None
    directions: IntArray | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """Both (..., n_alternatives, n_criteria).

    Additive: the value is weights · `gains`, `losses` is None. Closeness: squared distances to the worst and to
    the best are weights² · `gains` and weights² · `losses`.
    """

    gains: FloatArray
    losses: FloatArray | None


def frame(
    matrix: ArrayLike, form: Form, directions: ArrayLike | None, bounds: ArrayLike | None
) -> tuple[FloatArray, Frame]:
    """The checked matrix (n_alternatives, n_criteria) and its frame.

    "additive" on `bounds`, or without them on a matrix that holds values already, higher is better, in one unit for
    all criteria; "bounds" needs `bounds`, "vector" needs `directions` or `bounds` that imply them. Raises ValueError as
    `planner.ranking.topsis.topsis` does, and for directions where nothing would follow them.
    """
    if form not in get_args(Form):
        raise ValueError(f"unknown form {form!r}; known: {', '.join(get_args(Form))}")
    values = decision_matrix(matrix)
    signs = None if directions is None else criteria_directions(directions, values.shape[1])
    if bounds is not None:
        checked = agreeing(criteria_bounds(bounds, values), signs)
        if form != "vector":
            return values, Frame(form, bounds=checked)
        signs = np.where(checked[:, 1] > checked[:, 0], 1, -1)
    if form == "bounds":
        raise ValueError("closeness on bounds needs the bounds (worst, best) of each criterion")
    if form == "vector":
        if signs is None:
            raise ValueError("the vector form needs the direction of each criterion")
        return values, Frame(form, directions=signs)
    if signs is not None and (signs < 0).any():
        raise ValueError("values without bounds are better the higher they are, whatever the direction")
    # One unit for all changes no order; with no value above 1 the tie rule means the same as elsewhere.
    return values / max(1.0, float(np.abs(values).max())), Frame(form)


def terms(matrix: FloatArray, frame: Frame) -> Terms:
    """Kernel: the terms of a matrix (..., n_alternatives, n_criteria); leading axes are separate matrices."""
    if frame.bounds is not None:
        matrix = by_bounds(matrix, frame.bounds)
    if frame.form == "additive":
        return Terms(matrix, None)
    if frame.directions is None:
        return Terms(matrix * matrix, (1.0 - matrix) ** 2)
    length = np.sqrt((matrix * matrix).sum(axis=-2, keepdims=True))
    length[length == 0] = 1.0
    towards = matrix / length * frame.directions
    low, high = towards.min(axis=-2, keepdims=True), towards.max(axis=-2, keepdims=True)
    return Terms((towards - low) ** 2, (high - towards) ** 2)


def scores(terms: Terms, weights: FloatArray) -> FloatArray:
    """Kernel: additive values or closeness, (n_alternatives, n_draws), under weights (n_draws, n_criteria)."""
    if terms.losses is None:
        return by_draw(terms.gains, weights.T)
    squares = (weights * weights).T
    return from_squares(by_draw(terms.losses, squares), by_draw(terms.gains, squares))


def scores_by_draw(terms: Terms, weights: FloatArray) -> FloatArray:
    """Kernel: as `scores` where each draw has terms (n_draws, n_alternatives, n_criteria) of its own."""
    if terms.losses is None:
        values: FloatArray = np.einsum("dac,dc->ad", terms.gains, weights)
        return values
    squares = weights * weights
    return from_squares(np.einsum("dac,dc->ad", terms.losses, squares), np.einsum("dac,dc->ad", terms.gains, squares))


def from_squares(to_best: FloatArray, to_worst: FloatArray) -> FloatArray:
    """Kernel: closeness from squared distances, which are overwritten."""
    return closeness(np.sqrt(to_best, out=to_best), np.sqrt(to_worst, out=to_worst))


def tie_keys(scores: FloatArray) -> FloatArray:
    """Kernel: whole numbers, equal where scores are equal after rounding to 12 decimals; `scores` is overwritten."""
    scores *= _TIE_SCALE
    return np.rint(scores, out=scores)
