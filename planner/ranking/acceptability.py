"""Stochastic multicriteria acceptability analysis (SMAA-2): how often each place under uncertain weights and scores.

Lahdelma & Salminen 2001, Operations Research 49(3):444-454.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike

from planner.ranking.decision_matrix import FloatArray, criteria_weights
from planner.ranking.score_draws import ScoreRanges
from planner.ranking.tally import Tally, places
from planner.ranking.terms import Form, Frame, Terms, frame, scores, scores_by_draw, terms, tie_keys
from planner.ranking.weight_draws import Draws, Stream, always

DRAWS = 100_000
SEED = 20261126

_CACHED = 400_000
"""Numbers worked on at a time: what fits the processor's second cache is several times faster."""
_COPIES = 8
"""Arrays of a drawn matrix's size alive at once."""
_SMALLEST_CHUNK = 64


@dataclass(frozen=True, slots=True, eq=False)
class Acceptability:
    """Shares 0..1 of `draws` (None: exact, by `exact_acceptability`), alternatives in the matrix's order.

    `acceptability` (n_alternatives, n_alternatives): alternative by place, first to last; a tie is shared equally
    over the places it covers, so rows and columns add up to 1. `pairwise` (n_alternatives, n_alternatives): row
    better than column, a tie counting half, 0.5 on the diagonal; None where it was not asked for.
    `central_weights`: mean weights (n_criteria,) of the draws an alternative won, None where it won none.
    `confidence`: its share of first places under its central weights over the draws of the scores, None likewise.
    `same_first`, `same_order`: draws with the same first places, and the same places throughout, as the reference;
    None without one.
    The standard error of a share p is sqrt(p (1 - p) / draws).
    """

    acceptability: FloatArray
    pairwise: FloatArray | None
    central_weights: tuple[FloatArray | None, ...]
    confidence: tuple[float | None, ...]
    same_first: float | None
    same_order: float | None
    draws: int | None


def acceptability(
    matrix: ArrayLike | ScoreRanges,
    weights: ArrayLike | Draws,
    directions: ArrayLike | None = None,
    form: Form = "bounds",
    bounds: ArrayLike | None = None,
    *,
    draws: int | None = None,
    seed: int | Generator = SEED,
    reference: ArrayLike | None = None,
    pairwise: bool = True,
    chunk: int | None = None,
    progress: Callable[[float], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Acceptability:
    """Rank under many weights, and many scores where `matrix` is a range.

    `matrix` (n_alternatives, n_criteria) in raw units, or ranges made by `score_ranges`. `weights`: drawn vectors
    (n_draws, n_criteria), one vector (n_criteria,) that is certain, or a way of drawing from
    `planner.ranking.weight_draws`. `form`, `directions` and `bounds` as in `planner.ranking.terms.frame`; the ideal
    points of the vector form are those of each drawn matrix. `draws` is by default 100,000 or the number of vectors.
    `reference` (n_alternatives,): places, 1 = best, as from `planner.ranking.ranks`, to compare with.

    Places follow closeness, or value 0..1, rounded to 12 decimals, the tie rule of `planner.ranking.ranks`, without
    exception. The result depends on `seed` and not on `chunk`, the draws worked on at a time (memory is a few times
    8 bytes · chunk · (n_alternatives + n_criteria), or chunk · n_alternatives · n_criteria with ranges), but for the
    rounding of sums. `pairwise` costs n_alternatives² a draw.

    `progress` is told the share done, 0..1, and `cancel` asked between chunks; CancelledError of
    `concurrent.futures` follows a yes. Raises ValueError for input that does not fit together.
    """
    values, setting = _checked(matrix, form, directions, bounds)
    alternatives, criteria = values.shape
    score_seed, weight_seed, confidence_seed = np.random.default_rng(seed).spawn(3)
    stream, total = _weight_stream(weights, criteria, draws, weight_seed)
    ranges = matrix if isinstance(matrix, ScoreRanges) and not matrix.certain else None
    numbers = alternatives + criteria if ranges is None else _COPIES * alternatives * criteria
    size = chunk or max(_SMALLEST_CHUNK, _CACHED // numbers)
    watch = _Watch(total if ranges is None else 2 * total, progress, cancel)
    tally = Tally(None if reference is None else np.asarray(reference) - 1, alternatives, criteria, pairwise)
    fixed = terms(values, setting)
    draw_scores = None if ranges is None else ranges.start(score_seed)
    for count in watch.chunks(total, size):
        drawn = stream(count)
        if draw_scores is None:
            found = scores(fixed, drawn)
        else:
            found = scores_by_draw(terms(draw_scores(count), setting), drawn)
        tally.add(places(tie_keys(found)), drawn)
    central = tuple(
        sums / won if won > 0 else None for sums, won in zip(tally.first_weights, tally.taken[:, 0], strict=True)
    )
    if ranges is None:
        confident = confidence([fixed], central)
    else:
        again = ranges.start(confidence_seed)
        confident = confidence((terms(again(count), setting) for count in watch.chunks(total, size)), central)
    return Acceptability(
        acceptability=tally.taken / total,
        pairwise=0.5 + (tally.wins - tally.wins.T) / (2 * total) if pairwise else None,
        central_weights=central,
        confidence=confident,
        same_first=None if reference is None else tally.same_first / total,
        same_order=None if reference is None else tally.same_order / total,
        draws=total,
    )


class _Watch:
    """Cuts work into chunks, telling how far it is and asking whether to stop before each."""

    def __init__(self, total: int, progress: Callable[[float], None] | None, cancel: Callable[[], bool] | None) -> None:
        self._total, self._done = total, 0
        self._progress, self._cancel = progress, cancel

    def chunks(self, draws: int, size: int) -> Iterator[int]:
        for begin in range(0, draws, size):
            if self._cancel is not None and self._cancel():
                raise CancelledError
            count = min(size, draws - begin)
            yield count
            self._done += count
            if self._progress is not None:
                self._progress(self._done / self._total)


def _checked(
    matrix: ArrayLike | ScoreRanges, form: Form, directions: ArrayLike | None, bounds: ArrayLike | None
) -> tuple[FloatArray, Frame]:
    if not isinstance(matrix, ScoreRanges):
        return frame(matrix, form, directions, bounds)
    for end in (matrix.low, matrix.high):
        frame(end, form, directions, bounds)
    return frame(matrix.mode, form, directions, bounds)


def _weight_stream(
    weights: ArrayLike | Draws, criteria: int, draws: int | None, generator: Generator
) -> tuple[Stream, int]:
    """The stream and how many draws to take from it."""
    if draws is not None and draws < 1:
        raise ValueError(f"at least one draw is needed, not {draws}")
    if callable(weights):
        return weights(generator), draws or DRAWS
    given = np.asarray(weights, dtype=np.float64)
    if given.ndim == 1:
        criteria_weights(given, criteria)
        return always(given)(generator), draws or DRAWS
    if given.ndim != 2 or given.shape[1] != criteria or not len(given):
        raise ValueError(f"drawn weights are (draws, {criteria}), not {given.shape}")
    if not (np.isfinite(given) & (given >= 0)).all():
        raise ValueError("a drawn weight is negative or not a number")
    return _in_turn(given), min(draws or len(given), len(given))


def _in_turn(rows: FloatArray) -> Stream:
    taken = 0

    def take(count: int) -> FloatArray:
        nonlocal taken
        taken += count
        return rows[taken - count : taken]

    return take


def confidence(drawn: Iterable[Terms], central: Sequence[FloatArray | None]) -> tuple[float | None, ...]:
    """Kernel: each alternative's share of first places under its central weights; `drawn` may hold many matrices."""
    winners = [row for row, weights in enumerate(central) if weights is not None]
    vectors = np.array([weights for weights in central if weights is not None])
    won, draws = np.zeros(len(winners)), 0
    for terms_drawn in drawn:
        gains = terms_drawn.gains.reshape(-1, vectors.shape[1])
        losses = None if terms_drawn.losses is None else terms_drawn.losses.reshape(gains.shape)
        found = scores(Terms(gains, losses), vectors).reshape(-1, len(central), len(winners))
        keys = tie_keys(found)
        firsts = keys == keys.max(axis=1, keepdims=True)
        shares = firsts / firsts.sum(axis=1, keepdims=True)
        won += shares[:, winners, np.arange(len(winners))].sum(axis=0)
        draws += len(keys)
    shares_won: list[float | None] = [None] * len(central)
    for row, count in zip(winners, won, strict=True):
        shares_won[row] = float(count) / draws
    return tuple(shares_won)
