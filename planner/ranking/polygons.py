"""Exact acceptability for up to three criteria: lengths on a segment, areas of polygons in the weight triangle."""

import numpy as np
from numpy.typing import ArrayLike

from planner.ranking.acceptability import Acceptability, confidence
from planner.ranking.decision_matrix import FloatArray
from planner.ranking.tally import Tally, places
from planner.ranking.terms import frame, scores, terms, tie_keys

_MOST_CRITERIA = 3
_ON_THE_LINE = 1e-14
_NO_AREA = 1e-15


def exact_acceptability(
    matrix: ArrayLike, bounds: ArrayLike | None = None, reference: ArrayLike | None = None
) -> Acceptability:
    """Acceptability of additive values under weights uniform on the simplex, without drawing any.

    `matrix` (n_alternatives, n_criteria) holds certain scores on `bounds`, or values 0..1 without them, for one, two
    or three criteria. Two alternatives tie on a straight line of weights; these lines cut the simplex into pieces
    within which the order is one and the same. `reference` as in `acceptability`. Raises ValueError for more criteria
    and as `planner.ranking.terms.frame`.
    """
    values, setting = frame(matrix, "additive", None, bounds)
    alternatives, criteria = values.shape
    if criteria > _MOST_CRITERIA:
        raise ValueError(f"pieces are measured for up to {_MOST_CRITERIA} criteria, not {criteria}")
    utilities = terms(values, setting)
    measured = [_measured(piece) for piece in _pieces(utilities.gains)]
    sizes = np.array([size for size, _ in measured])
    centroids = np.array([centroid for _, centroid in measured])
    better = places(tie_keys(scores(utilities, centroids)))
    compared = None if reference is None else np.asarray(reference) - 1
    taken, wins = np.zeros((alternatives, alternatives)), np.zeros((alternatives, alternatives))
    first_weights = np.zeros(values.shape)
    same_first = same_order = 0.0
    for piece, share in enumerate(sizes / sizes.sum()):
        tally = Tally(compared, alternatives, criteria, pairwise=True)
        tally.add(better[:, piece : piece + 1], centroids[piece : piece + 1])
        taken += share * tally.taken
        wins += share * tally.wins
        first_weights += share * tally.first_weights
        same_first += share * tally.same_first
        same_order += share * tally.same_order
    won = taken[:, 0]
    central = tuple(sums / share if share > 0 else None for sums, share in zip(first_weights, won, strict=True))
    return Acceptability(
        acceptability=taken,
        pairwise=0.5 + (wins - wins.T) / 2,
        central_weights=central,
        confidence=confidence([utilities], central),
        same_first=None if reference is None else same_first,
        same_order=None if reference is None else same_order,
        draws=None,
    )


def _pieces(utilities: FloatArray) -> list[FloatArray]:
    """The simplex of weights cut along the ties of each pair; a piece is its corners (n_corners, n_criteria)."""
    alternatives, criteria = utilities.shape
    pieces: list[FloatArray] = [np.eye(criteria)]
    for first in range(alternatives):
        for second in range(first):
            line = utilities[first] - utilities[second]
            pieces = [part for piece in pieces for part in _split(piece, line)]
    return [piece for piece in pieces if _measured(piece)[0] > _NO_AREA]


def _split(piece: FloatArray, line: FloatArray) -> list[FloatArray]:
    """The parts of a convex piece on either side of weights · line = 0."""
    sides = piece @ line
    sides[np.abs(sides) < _ON_THE_LINE] = 0.0
    if (sides >= 0).all() or (sides <= 0).all():
        return [piece]
    return [_clip(piece, sides), _clip(piece, -sides)]


def _clip(piece: FloatArray, sides: FloatArray) -> FloatArray:
    """The part where sides >= 0 (Sutherland & Hodgman 1974)."""
    corners: list[FloatArray] = []
    for corner in range(len(piece)):
        before = corner - 1
        if sides[before] * sides[corner] < 0:
            share = sides[before] / (sides[before] - sides[corner])
            corners.append(piece[before] + share * (piece[corner] - piece[before]))
        if sides[corner] >= 0:
            corners.append(piece[corner])
    return np.array(corners)


def _measured(piece: FloatArray) -> tuple[float, FloatArray]:
    """Size of a piece, to the scale of its kind, and its centroid (n_criteria,)."""
    criteria = piece.shape[1]
    if criteria == 1:
        return 1.0, piece[0]
    if criteria == 2:
        return float(np.ptp(piece[:, 0])), (piece.min(axis=0) + piece.max(axis=0)) / 2
    # Seen along the third weight the triangle keeps the proportions of its areas.
    edges = piece[1:, :2] - piece[0, :2]
    areas = np.abs(edges[:-1, 0] * edges[1:, 1] - edges[:-1, 1] * edges[1:, 0]) / 2
    triangles = (piece[0] + piece[1:-1] + piece[2:]) / 3
    area = float(areas.sum())
    return area, areas @ triangles / area if area > 0 else piece.mean(axis=0)
