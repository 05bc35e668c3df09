"""Tables of text whose columns line up, Chinese characters being two columns wide."""

import unicodedata
from collections.abc import Iterable, Sequence

GAP = "  "


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> str:
    """Lines of `head` and `rows`; the columns numbered in `numbers`, from 0, stand to the right."""
    lines = [head, *rows]
    right = frozenset(numbers)
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        GAP.join(_cell(text, widths[place], place in right) for place, text in enumerate(line)).rstrip()
        for line in lines
    )


def width(text: str) -> int:
    """Columns the text takes on a screen of fixed width."""
    return sum(_letter_width(letter) for letter in text)


def _letter_width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _cell(text: str, columns: int, right: bool) -> str:
    blank = " " * (columns - width(text))
    return blank + text if right else text + blank
