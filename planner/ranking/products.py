"""Matrix products over many draws in parts that stay on one thread; array kernels.

OpenBLAS hands products above a size to all processors. That gains little here, and where another program has the
second processor, waiting for it costs ten to a hundred times the work itself (measured).
"""

from collections.abc import Iterator

import numpy as np

from planner.ranking.decision_matrix import FloatArray

_ONE_THREAD = 2**18
"""Multiplications up to which a product stays on one thread."""
_SMALLEST_PART = 16
"""Draws a part below which calling for it would cost more than its work."""


def by_draw(few: FloatArray, many: FloatArray) -> FloatArray:
    """(a, b) times (b, n_draws)."""
    result = np.empty((few.shape[0], many.shape[1]))
    for part in _parts(many.shape[1], few.size):
        np.matmul(few, many[:, part], out=result[:, part])
    return result


def over_draws(left: FloatArray, right: FloatArray) -> FloatArray:
    """(a, n_draws) times (n_draws, b)."""
    result = np.zeros((left.shape[0], right.shape[1]))
    for part in _parts(right.shape[0], result.size):
        result += left[:, part] @ right[part]
    return result


def _parts(draws: int, multiplications: int) -> Iterator[slice]:
    """All draws in parts, `multiplications` being those of one draw."""
    size = max(_SMALLEST_PART, _ONE_THREAD // multiplications)
    for begin in range(0, draws, size):
        yield slice(begin, begin + size)
