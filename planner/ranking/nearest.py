"""The nearest value on a line from which something holds; an array kernel for many lines at once."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from planner.ranking.decision_matrix import FloatArray

_STEPS = 64
_HALVINGS = 36


def nearest(holds: Callable[[FloatArray], NDArray[np.bool_]], now: FloatArray, end: FloatArray) -> FloatArray:
    """Going from `now` to `end`, both (n_lines,): (2, n_lines) of the last value before and the first at which it
    holds, NaN where it never does.

    `holds` takes values (n_lines, k) and says for each. It is asked at 64 equal steps and the first that holds is
    narrowed down to 2^-36 of a step, so what holds for less than a step only may be missed.
    """
    values = now[:, None] + (end - now)[:, None] * np.arange(1, _STEPS + 1) / _STEPS
    values[:, -1] = end
    found = holds(values)
    lines, step = np.arange(len(now)), found.argmax(axis=1)
    outside = values[lines, step]
    inside = np.where(step == 0, now, values[lines, step - 1])
    for _ in range(_HALVINGS if found.any() else 0):
        middle = (inside + outside) / 2
        beyond = holds(middle[:, None])[:, 0]
        outside, inside = np.where(beyond, middle, outside), np.where(beyond, inside, middle)
    bracket = np.array([inside, outside])
    bracket[:, ~found.any(axis=1)] = np.nan
    return bracket


def nearer(now: FloatArray, down: FloatArray, up: FloatArray) -> FloatArray:
    """Of two brackets (2, n_lines) of `nearest`, by line the one that is less far from `now`."""
    closer = np.isnan(up[1]) | (np.abs(down[1] - now) < np.abs(up[1] - now))
    return np.where(closer, down, up)
