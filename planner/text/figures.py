"""Figures as both languages print them."""

from collections.abc import Callable

_FINEST = 6
"""Decimals beyond which two figures are no longer told apart."""


def number(value: float, decimals: int = 1) -> str:
    """Thousands separated from five digits on, as WORDING asks; a true minus sign."""
    text = f"{value:,.{decimals}f}" if abs(value) >= 9999.5 else f"{value:.{decimals}f}"
    if float(text.replace(",", "")) == 0:
        text = text.lstrip("-")
    return text.replace("-", "−")


def plain(value: float, decimals: int = 4) -> str:
    """At most so many decimals, none where they are zeros: 3, 3.5."""
    return number(value, decimals).rstrip("0").rstrip(".") if value % 1 else number(value, 0)


def percent(share: float, decimals: int = 1) -> str:
    return f"{number(share * 100, decimals)}%"


def ratio(value: float, decimals: int = 2) -> str:
    """A judgement as reports print it: 3, 2.5 or 1/2.5."""
    return plain(value, decimals) if value >= 1 else f"1/{plain(1 / value, decimals)}"


def apart(show: Callable[[float, int], str], decimals: int, one: float, two: float) -> tuple[str, str]:
    """Two figures with as many decimals, at least those given, as it takes to tell them apart."""
    for finer in range(decimals, _FINEST):
        if show(one, finer) != show(two, finer):
            return show(one, finer), show(two, finer)
    return show(one, _FINEST), show(two, _FINEST)
