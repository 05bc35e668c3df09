"""What counts as a figure."""

LARGEST = 1e15
"""Beyond this a figure is a slip, and sums and squares of figures stay exact enough to be shown."""


def is_figure(value: float) -> bool:
    """True for a finite number of bearable size; False for NaN."""
    return abs(value) <= LARGEST


def is_amount(value: float) -> bool:
    """True for a figure that is not below zero."""
    return 0 <= value <= LARGEST
