"""The principal eigenvector of a judgement matrix by worksheet functions that every office knows."""

import numpy as np
from numpy.typing import NDArray

from planner.text.texts import Texts
from planner.workbook.book import Area
from planner.workbook.draft import Draft
from planner.workbook.style import Look

SQUARINGS = 7
"""The matrix is squared this often, to its 128th power.

Over 15,000 random matrices of order 3 to 15 with CR up to 0.2 five squarings come within 1e-13 of the
eigenvector, and seven do so whatever the CR.
"""
WORKING = Look("note", "weight", "right")


def put_eigenvector(draft: Draft, texts: Texts, matrix: Area, judged: NDArray[np.float64], column: int) -> Area:
    """Put the squarings of `matrix`, whose values are `judged`, from `column` on, and the eigenvector after them.

    Each square is divided by the sum of the one before to keep the numbers small. Returns the column of the
    eigenvector, which sums to 1.
    """
    size, head = judged.shape[0], matrix.row - 1
    area, values, divisor = matrix, judged, ""
    for square in range(1, SQUARINGS + 1):
        draft.put(head, column, texts.tr("Squared {count} times", count=square), Look("note"))
        previous, area = area, draft.area(matrix.row, column, matrix.last_row, column + size - 1)
        values = values @ values / (values.sum() if divisor else 1.0)
        _put_square(draft, previous, area, values, divisor)
        total = draft.put(head - 1, column, float(values.sum()), WORKING, f"SUM({area.local})")
        divisor = f"/{total.local}"
        column += size + 1
    draft.put(head, column, texts.tr("Principal eigenvector"), Look("note"))
    sums = values.sum(axis=1)
    for place in range(size):
        share = f"SUM({area.row_at(place).local})/SUM({area.local})"
        draft.put(matrix.row + place, column, float(sums[place] / sums.sum()), WORKING, share)
    return draft.area(matrix.row, column, matrix.last_row, column)


def _put_square(draft: Draft, factor: Area, target: Area, values: NDArray[np.float64], divisor: str) -> None:
    for first in range(values.shape[0]):
        for second in range(values.shape[0]):
            product = f"MMULT({factor.row_at(first).local},{factor.column_at(second).local})"
            draft.put(
                target.row + first,
                target.column + second,
                float(values[first, second]),
                WORKING,
                f"SUMPRODUCT({product}){divisor}",
            )
