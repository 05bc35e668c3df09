"""The smallest change of one weight or one score that puts another alternative first."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.ranking.decision_matrix import FloatArray, criteria_bounds, criteria_weights
from planner.ranking.moved_scores import MovedScores, moved_scores
from planner.ranking.nearest import nearer, nearest
from planner.ranking.stability import group_of
from planner.ranking.terms import Form, Terms, frame, scores, terms, tie_keys
from planner.ranking.weight_path import ScorePath, Stretches, WeightPath, score_path, stretches, weight_path

_JUST_PAST = 1e-9
"""How far past a tie of weights the new leader is looked at first; farther where it is not yet ahead."""


@dataclass(frozen=True, slots=True)
class SmallestFlip:
    """`now` and `then` in the unit of what moves: a share of the whole 0..1, or a score in raw units.

    At `tie` the leader and `winner` are equal, at `then`, just past it, `winner` is strictly ahead.
    """

    now: float
    tie: float
    then: float
    winner: int


def smallest_flip(
    matrix: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike | None = None,
    form: Form = "bounds",
    bounds: ArrayLike | None = None,
    *,
    weight: int | Sequence[int] | None = None,
    score: tuple[int, int] | None = None,
) -> SmallestFlip | None:
    """The value nearest to the present one at which another alternative is first; None where there is none.

    Exactly one of `weight` (a criterion or a group, 0-based) and `score` (row, column) moves. A weight moves over
    0..1 of the whole, others scaled in proportion as in `stability_interval`, and its ties are exact. A score moves
    over its column's `bounds`; its first tie in either direction is found in 64 steps and narrowed down to 1e-12 of
    the range. The leader is the first by closeness, or value, now, the topmost row where several are equal; "first" is
    by the tie rule of `planner.ranking.ranks`. What reverses two alternatives is the same question put to their rows
    alone.
    `form`, `directions`, `bounds` and errors as in `planner.ranking.terms.frame`.
    """
    values, setting = frame(matrix, form, directions, bounds)
    shares = criteria_weights(weights, values.shape[1])
    shares = shares / shares.sum()
    fixed = terms(values, setting)
    leader = leading(fixed, shares)
    if weight is not None and score is None:
        return weight_flip(fixed, weight_path(shares, group_of(weight, shares.size)), leader)
    if weight is not None or score is None:
        raise ValueError("either a weight or a score moves")
    if bounds is None:
        raise ValueError("a score moves within the bounds of its column, which are not given")
    row, column = score
    if not (0 <= row < values.shape[0] and 0 <= column < values.shape[1]):
        raise ValueError(f"there is no row {row}, column {column} (counted from 0) in a matrix of {values.shape}")
    ends = np.sort(criteria_bounds(bounds, values)[column])
    moved = moved_scores(values, shares, setting, np.array([row]), np.array([column]))
    return score_flips(moved, leader, ends[:1], ends[1:])[0]


def leading(terms: Terms, weights: FloatArray) -> int:
    """Kernel: the row that is first under `weights` (n_criteria,), the topmost of equals."""
    return int(np.argmax(tie_keys(scores(terms, weights[None]))))


def overtaken(scores: FloatArray, leader: int) -> NDArray[np.bool_]:
    """Kernel: whether another than row `leader` is strictly ahead, (...), in `scores` (n_alternatives, ...), which are
    overwritten."""
    keys = tie_keys(scores)
    flags: NDArray[np.bool_] = keys.max(axis=0) > keys[leader]
    return flags


def weight_flip(terms: Terms, path: WeightPath, leader: int) -> SmallestFlip | None:
    """Kernel of `smallest_flip` for a weight."""
    others = np.delete(np.arange(len(terms.gains)), leader)
    scored = score_path(terms, path)
    cut = stretches(scored, path.share, np.full(others.size, leader), others)
    ahead = cut.keys.max(axis=0) > cut.keys[leader]
    found: list[SmallestFlip] = []
    for onwards, end in ((cut.downwards, 1), (cut.upwards, 0)):
        flipped = [stretch for stretch in onwards if ahead[stretch]]
        if flipped:
            stretch = flipped[0]
            tie = path.share if stretch == onwards[0] else float(cut.ends[stretch + end])
            found.append(_just_past(scored, cut, stretch, tie, leader))
    return min(found, key=lambda flip: abs(flip.then - flip.now), default=None)


def score_flips(moved: MovedScores, leader: int, low: FloatArray, high: FloatArray) -> list[SmallestFlip | None]:
    """Kernel of `smallest_flip` for many cells, each moved over `low` to `high` (n_cells,)."""

    def ahead(values: FloatArray) -> NDArray[np.bool_]:
        return overtaken(moved.scores(values), leader)

    now = moved.matrix[moved.rows, moved.columns]
    ties, thens = nearer(now, nearest(ahead, now, low), nearest(ahead, now, high))
    winners = moved.scores(np.where(np.isnan(thens), now, thens)[:, None])[:, :, 0].argmax(axis=0)
    return [
        None if np.isnan(then) else SmallestFlip(float(start), float(tie), float(then), int(winner))
        for start, tie, then, winner in zip(now, ties, thens, winners, strict=True)
    ]


def _just_past(scored: ScorePath, cut: Stretches, stretch: int, tie: float, leader: int) -> SmallestFlip:
    """Inside a stretch in which another is ahead, as near to its `tie` as that shows."""
    middle = float(cut.ends[stretch] + cut.ends[stretch + 1]) / 2
    step = _JUST_PAST
    while step < abs(middle - tie):
        then = tie + math.copysign(step, middle - tie)
        found = scored.scores(np.array([then]))[:, 0]
        if overtaken(found.copy(), leader):
            return SmallestFlip(cut.share, tie, then, int(found.argmax()))
        step *= 2
    return SmallestFlip(cut.share, tie, middle, int(cut.keys[:, stretch].argmax()))
