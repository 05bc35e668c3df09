"""A composite index (综合指数) in the open: normalise, weigh, aggregate, rank, and say how far weights move the ranks.

Array kernels of the OECD/JRC handbook's steps (2008, ISBN 978-92-64-04345-9). Tables are (n_units, n_indicators) or
(n_units, n_pillars), NaN where a figure is missing. A unit's missing part has no weight for that unit: its other
weights are scaled up.
"""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.ranking.ranks import TIE_DECIMALS
from planner.ranking.tally import places

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

IndexNormalisation = Literal["percentile", "minmax", "zscore", "bounds"]
Aggregation = Literal["additive", "geometric", "topsis"]

Z_CUT = 3.0
GEOMETRIC_FLOOR = 0.01
_DRAWS_AT_ONCE = 100
"""Few enough to stay in the cache: 10,000 draws of 269 x 16 take 0.1 s, in blocks of 1,000 five times that."""
_SLACK = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """How far the weights move the ranks, each (n_units,): the lowest and highest rank of the middle 90 % of draws
    and the share of draws in which the unit is first."""

    low: IntArray
    high: IntArray
    first: FloatArray


def normalise(
    values: ArrayLike, directions: ArrayLike, method: IndexNormalisation, bounds: ArrayLike | None = None
) -> FloatArray:
    """Figures (n_units, n_indicators) on 0..1, 1 being best; `directions` (n_indicators,) are +1 or -1.

    percentile: (mean rank - 0.5) / n among the units that have a figure. minmax: between the worst and the best
    unit. zscore: (z + 3) / 6 with z cut at -3 and 3. bounds: between the (worst, best) of `bounds`
    (n_indicators, 2), cut at both. A column without spread becomes 0.5. Raises ValueError for an unknown method
    and for missing bounds.
    """
    table, signs = np.asarray(values, dtype=np.float64), np.asarray(directions, dtype=np.float64)
    if method not in get_args(IndexNormalisation):
        raise ValueError(f"unknown normalisation {method!r}; known: {', '.join(get_args(IndexNormalisation))}")
    match method:
        case "percentile":
            return np.column_stack([_percentiles(column) for column in (table * signs).T])
        case "minmax":
            better = table * signs
            return _stretched(better, np.nanmin(better, axis=0), np.nanmax(better, axis=0))
        case "zscore":
            better = table * signs
            centre, spread = np.nanmean(better, axis=0), Z_CUT * np.nanstd(better, axis=0)
            return _stretched(better, centre - spread, centre + spread)
        case "bounds":
            if bounds is None:
                raise ValueError("normalisation by bounds needs the (worst, best) of each indicator")
            worst, best = np.asarray(bounds, dtype=np.float64).T
            placed: FloatArray = np.clip((table - worst) / (best - worst), 0.0, 1.0)
            return placed


def pillar_scores(
    normalised: FloatArray, weights: FloatArray, pillars: IntArray, whole: FloatArray, least: float = 0.5
) -> FloatArray:
    """Weighted means by pillar, (n_units, n_pillars), NaN where a unit has less than `least` of a pillar's weight.

    `normalised` (n_units, n_indicators); `weights` and `pillars` (n_indicators,): weight and pillar of each
    indicator; `whole` (n_pillars,): the weight of each pillar with all its indicators, those left out included.
    """
    member = (pillars[:, None] == np.arange(whole.size)) * weights[:, None]
    known = ~np.isnan(normalised)
    present = known @ member
    sums = np.where(known, normalised, 0.0) @ member
    counts = (present > 0) & (present >= least * whole - _SLACK)
    return np.where(counts, sums / np.where(counts, present, 1.0), np.nan)


def aggregate(
    table: FloatArray, weights: FloatArray, aggregation: Aggregation, floor: float = GEOMETRIC_FLOOR
) -> FloatArray:
    """The index of each unit, (n_draws, n_units), under each row of `weights` (n_draws, n_columns).

    `table` (n_units, n_columns) on 0..1 holds pillar scores or, for topsis, normalised indicators; a unit without
    any column comes out NaN. additive: weighted mean. geometric: weighted product of the scores, none below
    `floor`. topsis: relative closeness to 1 in every column and away from 0, by weighted Euclidean distance.
    """
    known = ~np.isnan(table)
    with np.errstate(invalid="ignore", divide="ignore"):
        if aggregation == "topsis":
            squares = weights * weights
            to_best = np.sqrt(squares @ np.where(known, 1.0 - table, 0.0).T ** 2)
            to_worst = np.sqrt(squares @ np.where(known, table, 0.0).T ** 2)
            closeness: FloatArray = to_worst / (to_best + to_worst)
            return closeness
        present = weights @ known.T.astype(np.float64)
        if aggregation == "additive":
            means: FloatArray = weights @ np.where(known, table, 0.0).T / present
            return means
        logs = np.where(known, np.log(np.maximum(np.where(known, table, 1.0), floor)), 0.0)
        products: FloatArray = np.exp(weights @ logs.T / present)
        return products


def index_ranks(scores: FloatArray) -> IntArray:
    """Ranks (n_draws, n_units) of indices 0..1, 1 = highest; equal after rounding to 12 decimals share the better."""
    ranks: IntArray = places(np.rint(scores.T * 10.0**TIE_DECIMALS)).T.astype(np.int64) + 1
    return ranks


def spans(table: FloatArray, weights: FloatArray, aggregation: Aggregation, floor: float = GEOMETRIC_FLOOR) -> Spans:
    """The ranks of the units of `aggregate` over all rows of `weights`; every unit has at least one column."""
    units = table.shape[0]
    counts = np.zeros((units, units), dtype=np.int64)
    for start in range(0, weights.shape[0], _DRAWS_AT_ONCE):
        ranks = index_ranks(aggregate(table, weights[start : start + _DRAWS_AT_ONCE], aggregation, floor))
        cells = (ranks - 1) + units * np.arange(units)
        counts += np.bincount(cells.ravel(), minlength=units * units).reshape(units, units)
    through = np.cumsum(counts, axis=1) / weights.shape[0]
    return Spans(
        low=(through < 0.05 - _SLACK).sum(axis=1) + 1,
        high=(through < 0.95 - _SLACK).sum(axis=1) + 1,
        first=counts[:, 0] / weights.shape[0],
    )


def _percentiles(column: FloatArray) -> FloatArray:
    ordered = np.sort(column[~np.isnan(column)])
    below, through = np.searchsorted(ordered, column, "left"), np.searchsorted(ordered, column, "right")
    return np.where(np.isnan(column), np.nan, (below + through) / 2 / max(1, ordered.size))


def _stretched(better: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
    span = high - low
    stretched = np.clip((better - low) / np.where(span > 0, span, 1.0), 0.0, 1.0)
    return np.where((span > 0) | np.isnan(better), stretched, 0.5)
