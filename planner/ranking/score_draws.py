"""Scores drawn at random within their ranges."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike, NDArray

from planner.ranking.decision_matrix import FloatArray, decision_matrix
from planner.ranking.weight_draws import Stream


@dataclass(frozen=True, slots=True, eq=False)
class ScoreRanges:
    """Independent cells, all (n_alternatives, n_criteria): triangular from `low` over `mode` to `high`, or uniform
    from `low` to `high` where `flat`. A cell with low = high is certain. Made by `score_ranges`."""

    low: FloatArray
    mode: FloatArray
    high: FloatArray
    flat: NDArray[np.bool_]

    @property
    def certain(self) -> bool:
        return bool((self.low == self.high).all())

    def start(self, generator: Generator) -> Stream:
        """A stream of matrices (count, n_alternatives, n_criteria), from `generator` alone."""
        open_cells = np.flatnonzero(self.low < self.high)
        low, mode, high = (ends.ravel()[open_cells] for ends in (self.low, self.mode, self.high))
        flat = np.flatnonzero(self.flat.ravel()[open_cells])

        def draw(count: int) -> FloatArray:
            one, other = np.moveaxis(generator.random((count, 2, low.size)), 1, 0)
            # Of two uniform numbers the smaller and the larger, mixed, are triangular (Stein & Keblis 2009, Math. Comp.
            # Modelling 49:1143-1147): no case distinction, no root.
            drawn: FloatArray = np.minimum(one, other) * (high - mode)
            drawn += np.maximum(one, other) * (mode - low)
            drawn += low
            drawn[:, flat] = low[flat] + one[:, flat] * (high - low)[flat]
            if open_cells.size < self.mode.size:
                matrices = np.tile(self.mode.ravel(), (count, 1))
                matrices[:, open_cells] = drawn
                drawn = matrices
            return drawn.reshape(count, *self.mode.shape)

        return draw


def score_ranges(low: ArrayLike, mode: ArrayLike, high: ArrayLike, flat: ArrayLike | None = None) -> ScoreRanges:
    """Ranges of scores in raw units; either of `low` and `high` may be the better end.

    `flat` (n_alternatives, n_criteria) marks uniform cells, none if None. Raises ValueError for unequal shapes,
    cells that are not finite, and names the first mode outside its range.
    """
    middle = decision_matrix(mode)
    ends = decision_matrix(low), decision_matrix(high)
    uniform = np.zeros(middle.shape, dtype=bool) if flat is None else np.asarray(flat, dtype=bool)
    if not ends[0].shape == ends[1].shape == uniform.shape == middle.shape:
        raise ValueError(f"low, mode, high and flat have one shape, that of the matrix {middle.shape}")
    least, most = np.minimum(*ends), np.maximum(*ends)
    outside = (middle < least) | (middle > most)
    if outside.any():
        row, column = np.argwhere(outside)[0]
        raise ValueError(
            f"row {row}, column {column} (counted from 0) has mode {middle[row, column]:g} outside its range "
            f"{least[row, column]:g} to {most[row, column]:g}"
        )
    return ScoreRanges(least, middle, most, uniform)
