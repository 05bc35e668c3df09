"""How much room a text needs in a cell, as Chinese and Latin letters fill a line differently."""

import re
import unicodedata

_STANDARD_DIGIT = 7.0
"""Pixels of a digit in Excel's standard font, the unit of column widths."""
_PIXELS_PER_POINT = 96 / 72
_WIDE, _NARROW = 1.0, 0.53
"""Width of a full-width and of a Latin letter in parts of the font size."""
_CELL_PADDING = 8.0
_LINE_SPACING = 1.42
_VERTICAL_PADDING = 4.0
_WORD = re.compile(r"[\x21-\x7e]+[ \-/]?|.")
LARGEST_HEIGHT = 409.0
"""Points; a row cannot be higher."""


def line_count(text: str, width: float, size: float) -> int:
    """Lines that `text` fills at `size` points in a cell `width` standard characters wide."""
    pixels = size * _PIXELS_PER_POINT
    room = max((width * _STANDARD_DIGIT + 5 - _CELL_PADDING) / pixels, 1.0)
    return sum(1 if len(line) * _WIDE <= room else _wrapped(line, room) for line in text.split("\n"))


def row_height(text: str, width: float, size: float) -> float:
    """Points a row needs to show all of `text`."""
    lines = line_count(text, width, size)
    return min(LARGEST_HEIGHT, round(lines * size * _LINE_SPACING + _VERTICAL_PADDING, 1))


def shortened(text: str, letters: float) -> str:
    """A text cut to the width of so many Chinese letters, with … where something is left out."""
    used = 0.0
    for place, letter in enumerate(text):
        used += _letter(letter)
        if used > letters:
            return text[:place].rstrip() + "…"
    return text


def _wrapped(line: str, room: float) -> int:
    """Lines for `room` in parts of the font size: Chinese breaks after any letter, Latin words stay whole.

    A word longer than a line is broken where it ends.
    """
    lines, used = 1, 0.0
    for word in _WORD.findall(line):
        length = len(word) * _NARROW if word.isascii() else sum(map(_letter, word))
        if used and used + length > room:
            lines, used = lines + 1, 0.0
        if length > room:
            broken = int(length // room)
            lines, length = lines + broken, length - broken * room
        used += length
    return lines


def _letter(letter: str) -> float:
    return _WIDE if unicodedata.east_asian_width(letter) in "WFA" else _NARROW
