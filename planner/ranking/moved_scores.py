"""Scores of all alternatives while single cells of the matrix move, one at a time; array kernels."""

from dataclasses import dataclass, replace

import numpy as np

from planner.ranking.decision_matrix import FloatArray, IntArray
from planner.ranking.terms import Frame, from_squares, terms


@dataclass(frozen=True, slots=True, eq=False)
class MovedScores:
    """Cells (n_cells,) at `rows` and `columns` of `matrix` (n_alternatives, n_criteria) under `weights`
    (n_criteria,). Made by `moved_scores`."""

    matrix: FloatArray
    weights: FloatArray
    frame: Frame
    rows: IntArray
    columns: IntArray
    other_gains: FloatArray
    other_losses: FloatArray | None

    def scores(self, values: FloatArray) -> FloatArray:
        """(n_alternatives, n_cells, k): closeness or value with each cell at its `values` (n_cells, k)."""
        cells = np.arange(self.rows.size)
        moved = np.repeat(self.matrix[None, :, self.columns], values.shape[1], axis=0)
        moved[:, self.rows, cells] = values.T
        column = terms(moved, self.frame)
        weights = self.weights[self.columns]
        if self.other_losses is None or column.losses is None:
            found: FloatArray = self.other_gains + weights * column.gains
        else:
            squares = weights**2
            found = from_squares(self.other_losses + squares * column.losses, self.other_gains + squares * column.gains)
        return found.transpose(1, 2, 0)


def moved_scores(
    matrix: FloatArray, weights: FloatArray, frame: Frame, rows: IntArray, columns: IntArray
) -> MovedScores:
    """Only a cell's own column changes with it; what the others add is summed up once."""
    whole = terms(matrix, frame)
    kept = np.repeat(weights[None, :], rows.size, axis=0)
    kept[np.arange(rows.size), columns] = 0.0
    own = replace(
        frame,
        bounds=None if frame.bounds is None else frame.bounds[columns],
        directions=None if frame.directions is None else frame.directions[columns],
    )
    if whole.losses is None:
        return MovedScores(matrix, weights, own, rows, columns, whole.gains @ kept.T, None)
    squares = (kept * kept).T
    return MovedScores(matrix, weights, own, rows, columns, whole.gains @ squares, whole.losses @ squares)
