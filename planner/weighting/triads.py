"""Judgements that contradict each other in order: circular triads (三阶回路), whatever the ratios say."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike

from planner.weighting.judgement_matrix import BoolArray, judgement_matrix


@dataclass(frozen=True, slots=True)
class CircularTriads:
    """Three-cycles among n elements; `len()` counts them and iterating yields them.

    Each of `triads` is (i, j, k), 0-based, with i before j before k before i, starting at its smallest
    index. `maximum` is the largest number possible for n elements. `zeta` is Kendall's coefficient of
    consistence, 1 - count / maximum, from 0 (random) to 1 (no cycle); None for n < 3 and where a pair is
    tied or missing, for which it is not defined.
    """

    triads: tuple[tuple[int, int, int], ...]
    maximum: int
    zeta: float | None

    def __len__(self) -> int:
        return len(self.triads)

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        return iter(self.triads)


def circular_triads(matrix: ArrayLike) -> CircularTriads:
    """Find every i preferred to j, j to k and k to i.

    `matrix` (n, n) is a judgement matrix, NaN where missing, or Kendall's dominance matrix of 0 and 1 with
    a diagonal of 0 (1 = row preferred to column). Equal judgements (1) prefer neither. Kendall M.G.,
    Babington Smith B. (1940) On the method of paired comparisons, Biometrika 31:324-345. Raises ValueError
    for a matrix that is neither.
    """
    prefers = _preferences(matrix)
    size = prefers.shape[0]
    triads: list[tuple[int, int, int]] = []
    for first, second, third in combinations(range(size), 3):
        if prefers[first, second] and prefers[second, third] and prefers[third, first]:
            triads.append((first, second, third))
        elif prefers[first, third] and prefers[third, second] and prefers[second, first]:
            triads.append((first, third, second))
    maximum = (size**3 - (4 if size % 2 == 0 else 1) * size) // 24
    strict = int(prefers.sum()) == size * (size - 1) // 2
    zeta = 1.0 - len(triads) / maximum if strict and maximum > 0 else None
    return CircularTriads(tuple(triads), maximum, zeta)


def _preferences(matrix: ArrayLike) -> BoolArray:
    values = np.asarray(matrix, dtype=np.float64)
    # The diagonal tells the two forms apart: 1 in a judgement matrix, 0 in a dominance matrix.
    if values.ndim != 2 or values.shape[0] != values.shape[1] or values.diagonal().any():
        judged: BoolArray = judgement_matrix(values) > 1.0
        return judged
    if not np.isin(values, (0.0, 1.0)).all() or (values + values.T > 1.0).any():
        raise ValueError("a dominance matrix holds 0 and 1, and two elements cannot each be preferred to the other")
    dominance: BoolArray = values == 1.0
    return dominance
