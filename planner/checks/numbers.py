"""What counts as a figure."""

from collections.abc import Sequence

LARGEST = 1e15
"""Beyond this a figure is a slip, and sums and squares of figures stay exact enough to be shown."""
_SUM_TOLERANCE = 1e-6
"""Typed shares, mostly whole percent, make up a whole within this."""


def is_figure(value: float) -> bool:
    """True for a finite number of bearable size; False for NaN."""
    return abs(value) <= LARGEST


def is_amount(value: float) -> bool:
    """True for a figure that is not below zero."""
    return 0 <= value <= LARGEST


def is_share(value: float) -> bool:
    """True for a number from 0 to 1."""
    return 0 <= value <= 1


def is_whole(shares: Sequence[float]) -> bool:
    """True for shares that make up 1 together."""
    return all(is_share(share) for share in shares) and abs(sum(shares) - 1) <= _SUM_TOLERANCE
