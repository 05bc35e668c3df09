"""TOPSIS (逼近理想解排序法): ranking by closeness to the ideal and distance from the worst."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from planner.ranking.decision_matrix import (
    FloatArray,
    IntArray,
    criteria_bounds,
    criteria_directions,
    criteria_weights,
    decision_matrix,
)
from planner.ranking.normalisation import by_bounds, by_minmax, by_vector
from planner.ranking.ranks import competition_ranks

Normalisation = Literal["bounds", "vector", "minmax"]


@dataclass(frozen=True, slots=True, eq=False)
class TopsisSteps:
    """The tables between input and closeness.

    `normalised` and `weighted` are (n_alternatives, n_criteria); `ideal` and `anti_ideal` (n_criteria,) are
    the best and worst points in the weighted table.
    """

    normalised: FloatArray
    weighted: FloatArray
    ideal: FloatArray
    anti_ideal: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Topsis:
    """Result by alternative, each (n_alternatives,).

    `closeness` = distance_to_worst / (distance_to_best + distance_to_worst), 0..1, higher is better; 0.5 by
    definition where both distances are 0. Distances are Euclidean in `steps.weighted`. `ranks`: 1 = best,
    equal after rounding to 12 decimals share the better rank.
    """

    closeness: FloatArray
    distance_to_best: FloatArray
    distance_to_worst: FloatArray
    ranks: IntArray
    normalisation: Normalisation
    steps: TopsisSteps

    @property
    def distances(self) -> tuple[FloatArray, FloatArray]:
        """(to best, to worst)."""
        return self.distance_to_best, self.distance_to_worst


def topsis(
    matrix: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike | None = None,
    normalisation: Normalisation = "bounds",
    bounds: ArrayLike | None = None,
) -> Topsis:
    """Rank alternatives by TOPSIS (Hwang & Yoon 1981, Multiple Attribute Decision Making).

    `matrix` (n_alternatives, n_criteria) in raw units; `weights` (n_criteria,), not negative, in any scale;
    `directions` (n_criteria,) of +1 (higher is better) and -1. Normalisations:

    - `bounds`: on the declared (worst, best) of `bounds` (n_criteria, 2), which are also the ideal points,
    so that an alternative more or less reorders nothing; they imply the directions, which may be left out.
    - `vector`: columns divided by their length, ideal points from the set (the classic form). - `minmax`:
    columns stretched to 0..1 between the set's own worst and best, ideal points from the set (Opricovic &
    Tzeng 2004, EJOR 156:445-455).

    A criterion in which all alternatives are equal adds nothing in the last two. Raises ValueError for wrong
    shapes, cells or bounds, for directions that contradict the bounds and for an unknown normalisation.
    """
    if normalisation not in get_args(Normalisation):
        raise ValueError(f"unknown normalisation {normalisation!r}; known: {', '.join(get_args(Normalisation))}")
    values = decision_matrix(matrix)
    criteria = values.shape[1]
    shares = criteria_weights(weights, criteria)
    signs = None if directions is None else criteria_directions(directions, criteria)
    if normalisation == "bounds":
        if bounds is None:
            raise ValueError("normalisation by bounds needs the bounds (worst, best) of each criterion")
        return _on_bounds(values, shares, agreeing(criteria_bounds(bounds, values), signs))
    if signs is None:
        raise ValueError(f"normalisation {normalisation!r} needs the direction of each criterion")
    normalised = by_vector(values) if normalisation == "vector" else by_minmax(values, signs)
    weighted = normalised * shares
    low, high = weighted.min(axis=0), weighted.max(axis=0)
    if normalisation == "vector":
        low, high = np.where(signs > 0, low, high), np.where(signs > 0, high, low)
    return _result(normalisation, TopsisSteps(normalised, weighted, ideal=high, anti_ideal=low))


def closeness(to_best: FloatArray, to_worst: FloatArray) -> FloatArray:
    """Kernel: relative closeness from two arrays of distances; 0.5 where both are 0."""
    total = to_best + to_worst
    apart = total > 0
    if apart.all():  # without a mask the division is several times faster
        relative: FloatArray = to_worst / total
    else:
        relative = np.full(total.shape, 0.5)
        np.divide(to_worst, total, out=relative, where=apart)
    return relative


def agreeing(bounds: FloatArray, directions: IntArray | None) -> FloatArray:
    """The bounds; ValueError where their direction is not the one given."""
    if directions is not None:
        contrary = (bounds[:, 1] - bounds[:, 0]) * directions < 0
        if contrary.any():
            column = int(contrary.argmax())
            raise ValueError(
                f"criterion {column} (counted from 0) has direction {directions[column]:+d} but bounds "
                f"{bounds[column, 0]:g} (worst) to {bounds[column, 1]:g} (best)"
            )
    return bounds


def _on_bounds(matrix: FloatArray, weights: FloatArray, bounds: FloatArray) -> Topsis:
    normalised = by_bounds(matrix, bounds)
    steps = TopsisSteps(normalised, normalised * weights, ideal=weights, anti_ideal=np.zeros_like(weights))
    return _result("bounds", steps)


def _result(normalisation: Normalisation, steps: TopsisSteps) -> Topsis:
    below = steps.weighted - steps.ideal
    above = steps.weighted - steps.anti_ideal
    to_best: FloatArray = np.sqrt((below * below).sum(axis=1))
    to_worst: FloatArray = np.sqrt((above * above).sum(axis=1))
    relative = closeness(to_best, to_worst)
    return Topsis(relative, to_best, to_worst, competition_ranks(-relative), normalisation, steps)
