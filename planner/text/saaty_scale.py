"""The 1-9 scale (Saaty 1980) as points on a line and in words."""

from planner.text.marker import mark
from planner.text.ratios import ratio_text
from planner.text.texts import Texts

POINTS = 17
CENTRE = 8
"""The point of equal importance; the first child's side lies left of it."""

_ROUNDING = 1e-6
_WORDS = (
    mark("equal (1)"),
    mark("equal to moderate (2)"),
    mark("moderate (3)"),
    mark("moderate to strong (4)"),
    mark("strong (5)"),
    mark("strong to very strong (6)"),
    mark("very strong (7)"),
    mark("very strong to extreme (8)"),
    mark("extreme (9)"),
)


def ratio_at(point: int) -> float:
    """The ratio, first to second, of one of the 17 points counted from the left."""
    steps = CENTRE - point
    return 1.0 + steps if steps >= 0 else 1.0 / (1.0 - steps)


def point_of(ratio: float) -> float:
    """Where a ratio lies among the points; between two of them for a ratio that is not on the scale."""
    return CENTRE - (ratio - 1.0) if ratio >= 1.0 else CENTRE + (1.0 / ratio - 1.0)


def nearest_ratio(ratio: float) -> float:
    """The point of the scale next to a ratio, counted in points, from 1/9 to 9."""
    return ratio_at(min(max(round(point_of(ratio)), 0), POINTS - 1))


def importance(ratio: float, texts: Texts) -> str:
    """How much more important the one is than the other, whichever it is: 稍微重要（3）, moderate (3)."""
    magnitude = ratio if ratio >= 1.0 else 1.0 / ratio
    nearest = round(magnitude)
    if 1 <= nearest <= len(_WORDS) and abs(magnitude - nearest) < _ROUNDING:
        return texts.tr(_WORDS[nearest - 1])
    return texts.tr("{ratio} times as important", ratio=ratio_text(magnitude))


def comparison(first: str, second: str, ratio: float, texts: Texts) -> str:
    """A judgement as a sentence, the more important side first."""
    if ratio < 1.0:
        first, second = second, first
    return texts.tr(
        "Importance of {first} over {second}: {importance}",
        first=first,
        second=second,
        importance=importance(ratio, texts),
    )
