"""Counting places over many draws; array kernels, nothing is checked here."""

import numpy as np
from numpy.typing import NDArray

from planner.ranking.decision_matrix import FloatArray, IntArray
from planner.ranking.products import over_draws

Places = NDArray[np.uint8 | np.uint16 | np.uint32]

_FEW = 24
"""Up to so many alternatives comparing every pair is faster than sorting."""


def places(keys: FloatArray) -> Places:
    """How many alternatives are better, (n_alternatives, n_draws), 0 for the first; higher keys are better.

    `keys` (n_alternatives, n_draws) are whole numbers up to 1e12; equal ones share the better place.
    """
    alternatives = keys.shape[0]
    if alternatives > _FEW:
        return _places_by_sorting(keys)
    better = np.zeros(keys.shape, dtype=np.uint8)
    for row in range(alternatives):
        for other in range(row + 1, alternatives):
            np.add(better[row], keys[row] < keys[other], out=better[row])
            np.add(better[other], keys[other] < keys[row], out=better[other])
    return better


def _places_by_sorting(keys: FloatArray) -> Places:
    """Sorts key and index packed into one integer, which is several times faster than argsort."""
    alternatives, draws = keys.shape
    bits = alternatives.bit_length()
    packed = np.ascontiguousarray(-keys.T).astype(np.int64)
    packed <<= bits
    packed += np.arange(alternatives)
    packed.sort(axis=1)
    who = packed & ((1 << bits) - 1)
    packed >>= bits
    sorted_places = np.broadcast_to(np.arange(alternatives), packed.shape)
    repeats = packed[:, 1:] == packed[:, :-1]
    if repeats.any():
        starts = sorted_places.copy()
        starts[:, 1:][repeats] = 0
        sorted_places = np.maximum.accumulate(starts, axis=1)
    better = np.empty((draws, alternatives), dtype=np.uint16 if alternatives < 1 << 16 else np.uint32)
    np.put_along_axis(better, who, sorted_places.astype(better.dtype), axis=1)
    return np.ascontiguousarray(better.T)


class Tally:
    """Sums over draws.

    `taken` (n_alternatives, n_alternatives): how often an alternative took a place, tied places shared out.
    `wins` (n_alternatives, n_alternatives): how often row was better than column; stays 0 unless `pairwise`.
    `first_weights` (n_alternatives, n_criteria): sum of the weights of the draws an alternative won.
    `same_first`, `same_order`: draws with the first places, or all places, of `reference` (n_alternatives,), places
    from 0; they stay 0 without one.
    """

    def __init__(self, reference: IntArray | None, size: int, criteria: int, pairwise: bool) -> None:
        self._reference = None if reference is None else reference[:, None]
        self._pairwise = pairwise
        self.taken = np.zeros((size, size))
        self.wins = np.zeros((size, size), dtype=np.int64)
        self.first_weights = np.zeros((size, criteria))
        self.same_first = self.same_order = 0

    def add(self, better: Places, weights: FloatArray) -> None:
        """`better` (n_alternatives, n_draws) as from `places`, `weights` (n_draws, n_criteria)."""
        size = better.shape[0]
        tied = better.sum(axis=0, dtype=np.int64) < size * (size - 1) // 2
        any_tied = bool(tied.any())
        self._take(better[:, ~tied] if any_tied else better)
        if any_tied:
            self._share(better[:, tied])
        firsts = better == 0
        shares = firsts.astype(np.float64)
        if any_tied:
            shares /= shares.sum(axis=0)
        self.first_weights += over_draws(shares, weights)
        if self._reference is not None:
            self.same_first += int(np.count_nonzero((firsts == (self._reference == 0)).all(axis=0)))
            self.same_order += int(np.count_nonzero((better == self._reference).all(axis=0)))
        if self._pairwise:
            for row in range(size):
                self.wins[row] += _count_by_row(better[row] < better)

    def _take(self, better: Places) -> None:
        size = better.shape[0]
        codes = better + size * np.arange(size)[:, None]
        self.taken += np.bincount(codes.ravel(), minlength=size * size).reshape(size, size)

    def _share(self, better: Places) -> None:
        """Draws with ties: each tied alternative takes an equal share of the places the tie covers."""
        size = better.shape[0]
        changes = np.zeros((size, size + 1))
        for row in range(size):
            tied = (better == better[row]).sum(axis=0)
            begin = better[row].astype(np.intp)
            np.add.at(changes[row], begin, 1.0 / tied)
            np.subtract.at(changes[row], begin + tied, 1.0 / tied)
        self.taken += changes.cumsum(axis=1)[:, :-1]


def _count_by_row(flags: NDArray[np.bool_]) -> IntArray:
    """How many are true in each row; eight flags at a time, many times faster than a sum."""
    whole = flags.shape[1] - flags.shape[1] % 8
    eights = np.ascontiguousarray(flags[:, :whole]).view(np.uint64)
    counts: IntArray = np.bitwise_count(eights).sum(axis=1, dtype=np.int64)
    counts += flags[:, whole:].sum(axis=1, dtype=np.int64)
    return counts
