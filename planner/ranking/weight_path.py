"""The weights as one criterion's, or one group's, share of the whole runs from 0 to 1; array kernels.

Others keep their proportions, and so do the criteria within a group. Where one side has no weight at all, its
criteria count equally.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.ranking.decision_matrix import FloatArray, IntArray
from planner.ranking.terms import Terms, from_squares, tie_keys

_SAME = 1e-13
"""Shares closer than this are one."""
_ROUNDING = 4.0 * float(np.finfo(np.float64).eps)


@dataclass(frozen=True, slots=True, eq=False)
class WeightPath:
    """`share` is the present one, 0..1; `moved` and `rest` (n_criteria,) are the weights at shares 1 and 0.

    Where no criterion is left outside the group its share means nothing: `rest` is `moved`.
    """

    share: float
    moved: FloatArray
    rest: FloatArray

    def weights(self, shares: FloatArray) -> FloatArray:
        """(n_shares, n_criteria), each row adding up to 1."""
        return shares[:, None] * self.moved + (1.0 - shares)[:, None] * self.rest


def weight_path(weights: FloatArray, group: NDArray[np.bool_]) -> WeightPath:
    """The path through `weights` (n_criteria,), in any scale, of the criteria in `group` (n_criteria,)."""
    inside = float(weights[group].sum())
    moved = _profile(weights, group)
    rest = moved if group.all() else _profile(weights, ~group)
    return WeightPath(inside / float(weights.sum()), moved, rest)


@dataclass(frozen=True, slots=True, eq=False)
class ScorePath:
    """The scores along a weight path, from gains and losses (n_alternatives,) at its two ends.

    Group and rest have no criterion in common, so a squared distance is share² times the one at share 1 plus
    (1 - share)² times the one at share 0. An additive value is share and (1 - share) times those at the ends.
    """

    at_rest: FloatArray
    at_moved: FloatArray
    loss_at_rest: FloatArray | None
    loss_at_moved: FloatArray | None

    def scores(self, shares: FloatArray) -> FloatArray:
        """Closeness or value (n_alternatives, n_shares)."""
        if self.loss_at_rest is None or self.loss_at_moved is None:
            values: FloatArray = np.outer(self.at_moved, shares) + np.outer(self.at_rest, 1.0 - shares)
            return values
        moved, rest = shares**2, (1.0 - shares) ** 2
        return from_squares(
            np.outer(self.loss_at_moved, moved) + np.outer(self.loss_at_rest, rest),
            np.outer(self.at_moved, moved) + np.outer(self.at_rest, rest),
        )

    def ties(self, first: IntArray, second: IntArray) -> FloatArray:
        """Shares within 0..1 at which pairs of alternatives (n_pairs,) tie, NaN where fewer: (2, n_pairs).

        In share / (1 - share), or its square, equal values are a polynomial of first degree and equal closeness one
        of second: no tie is missed.
        """
        rest, moved = self.at_rest, self.at_moved
        if self.loss_at_rest is None or self.loss_at_moved is None:
            linear, constant = _difference(moved[first], moved[second]), _difference(rest[first], rest[second])
            ratios = _positive_roots(np.zeros_like(linear), linear, constant)
        else:
            rest_loss, moved_loss = self.loss_at_rest, self.loss_at_moved
            square = _difference(moved[first] * moved_loss[second], moved[second] * moved_loss[first])
            linear = _difference(
                rest[first] * moved_loss[second] + moved[first] * rest_loss[second],
                rest[second] * moved_loss[first] + moved[second] * rest_loss[first],
            )
            constant = _difference(rest[first] * rest_loss[second], rest[second] * rest_loss[first])
            ratios = np.sqrt(_positive_roots(square, linear, constant))
        shares: FloatArray = ratios / (1.0 + ratios)
        return shares


def score_path(terms: Terms, path: WeightPath) -> ScorePath:
    """The scores of alternatives along a path of weights."""
    if terms.losses is None:
        return ScorePath(terms.gains @ path.rest, terms.gains @ path.moved, None, None)
    rest, moved = path.rest**2, path.moved**2
    return ScorePath(terms.gains @ rest, terms.gains @ moved, terms.losses @ rest, terms.losses @ moved)


@dataclass(frozen=True, slots=True, eq=False)
class Stretches:
    """A path cut at ties. `ends` (n + 1,) are shares from 0 to 1; `keys` (n_alternatives, n) order the alternatives
    inside each stretch, higher first, equal ones tied throughout; `now` (n_alternatives,) likewise at `share`."""

    share: float
    ends: FloatArray
    keys: FloatArray
    now: FloatArray

    @property
    def downwards(self) -> range:
        """Stretches from the present share to 0, the one that holds it first."""
        return range(int(np.searchsorted(self.ends, self.share - _SAME, side="left")) - 1, -1, -1)

    @property
    def upwards(self) -> range:
        """Stretches from the present share to 1, the one that holds it first."""
        return range(int(np.searchsorted(self.ends, self.share + _SAME, side="right")) - 1, len(self.ends) - 1)


def stretches(scored: ScorePath, share: float, first: IntArray, second: IntArray) -> Stretches:
    """Cut the path where any of the pairs (n_pairs,) of alternatives tie."""
    ties = scored.ties(first, second).ravel()
    inner = np.sort(ties[(ties > _SAME) & (ties < 1.0 - _SAME)])
    apart = np.diff(inner, prepend=0.0) > _SAME
    ends = np.concatenate(([0.0], inner[apart], [1.0]))
    keys = tie_keys(scored.scores((ends[:-1] + ends[1:]) / 2))
    return Stretches(share, ends, keys, tie_keys(scored.scores(np.array([share])))[:, 0])


def _profile(weights: FloatArray, side: NDArray[np.bool_]) -> FloatArray:
    profile = np.where(side, weights, 0.0)
    total = float(profile.sum())
    return profile / total if total > 0 else side / side.sum()


def _difference(minuend: FloatArray, subtrahend: FloatArray) -> FloatArray:
    """What is left of two sums of positive terms, 0 where it is rounding: it would make a tie of its own."""
    left = minuend - subtrahend
    return np.where(np.abs(left) <= _ROUNDING * (np.abs(minuend) + np.abs(subtrahend)), 0.0, left)


def _positive_roots(square: FloatArray, linear: FloatArray, constant: FloatArray) -> FloatArray:
    """Finite roots above 0 of square x² + linear x + constant, NaN elsewhere: (2, n)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        # Adding numbers of one sign loses no digits; the other root follows from the product of both.
        half = -(linear + np.copysign(np.sqrt(linear * linear - 4.0 * square * constant), linear)) / 2.0
        roots = np.array([half / square, constant / half])
        roots[~((roots > 0.0) & np.isfinite(roots))] = np.nan
    return roots
