"""The 17 answers to a pair, from the left extremely more important to the right, in words with their number."""

from planner.text.marker import mark
from planner.text.texts import Texts

_LEFT = (
    mark("Left extremely more important (9)"),
    mark("Left between very strongly and extremely (8)"),
    mark("Left very strongly more important (7)"),
    mark("Left between strongly and very strongly (6)"),
    mark("Left strongly more important (5)"),
    mark("Left between moderately and strongly (4)"),
    mark("Left moderately more important (3)"),
    mark("Left between equally and moderately (2)"),
)
_RIGHT = (
    mark("Right between equally and moderately (2)"),
    mark("Right moderately more important (3)"),
    mark("Right between moderately and strongly (4)"),
    mark("Right strongly more important (5)"),
    mark("Right between strongly and very strongly (6)"),
    mark("Right very strongly more important (7)"),
    mark("Right between very strongly and extremely (8)"),
    mark("Right extremely more important (9)"),
)
ANSWERS = (*_LEFT, mark("Equally important (1)"), *_RIGHT)
RATIOS = (*(float(times) for times in range(9, 0, -1)), *(1.0 / times for times in range(2, 10)))
"""How many times more important the left side is, in the order of `ANSWERS`."""
_SAME = 1e-9


def answer(ratio: float, texts: Texts) -> str | float:
    """A judgement as its cell holds it: in words, or the number itself where no word stands for it."""
    for words, known in zip(ANSWERS, RATIOS, strict=True):
        if abs(known - ratio) <= _SAME * known:
            return texts.tr(words)
    return ratio


def side_and_times(ratio: float, texts: Texts) -> str:
    """A ratio in the least room: 左3, 右2.5, 同样."""
    times = f"{max(ratio, 1 / ratio):.1f}".removesuffix(".0")
    if times == "1":
        return texts.tr("equal")
    return texts.tr("left {times}", times=times) if ratio > 1 else texts.tr("right {times}", times=times)
