"""Painted text that takes a few lines at most and is shortened only beyond them."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

TIGHTNESS = 1.28


def wrapped_lines(text: str, font: QFont, width: float, most: int = 2) -> tuple[str, ...]:
    """The text in at most `most` lines of `width` pixels, the last elided where more would follow.

    `font` is sized in pixels; of its other traits only families and boldness count.
    """
    return _broken(text, tuple(font.families()), font.pixelSize(), font.bold(), round(width, 1), most)


@lru_cache(maxsize=4096)
def _broken(text: str, families: tuple[str, ...], pixels: int, bold: bool, width: float, most: int) -> tuple[str, ...]:
    """Kept, because the same names are painted again at every change of a figure beside them."""
    font = QFont(list(families))
    font.setPixelSize(pixels)
    font.setBold(bold)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:most], len(text)]
    lines = [text[start:end].strip() for start, end in zip(starts, ends, strict=False)]
    if len(starts) > most:
        lines[-1] = QFontMetricsF(font).elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return tuple(lines)


def fitting_font(font: QFont, sizes: tuple[int, ...], names: Iterable[str], width: float, most: int = 2) -> QFont:
    """The font in the first of `sizes` (pixels) in which every name takes at most `most` lines, else in the last."""
    fitted, distinct = QFont(font), set(names)
    for pixels in sizes:
        fitted.setPixelSize(pixels)
        if all(len(wrapped_lines(name, fitted, width, most + 1)) <= most for name in distinct):
            break
    return fitted


def name_font(font: QFont, names: Iterable[str], width: float, most: int = 2) -> QFont:
    """For names of rows: one line in letters of 13 or 12 pixels where all fit, else more lines in smaller ones.

    Rows that hold three lines of 11 pixels hold two of 12.
    """
    fitted, distinct = QFont(font), set(names)
    for pixels, lines in ((13, 1), (12, 1), (12, most - 1), (11, most)):
        fitted.setPixelSize(pixels)
        if all(len(wrapped_lines(name, fitted, width, lines + 1)) <= lines for name in distinct):
            break
    return fitted


def line_height(font: QFont) -> float:
    """Pixels from line to line for a font with a pixel size: closer than the font asks, for names of two lines."""
    return font.pixelSize() * TIGHTNESS


def draw_wrapped(
    painter: QPainter,
    area: QRectF,
    text: str,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    most: int = 2,
) -> None:
    """Draw in the painter's font (sized in pixels) and pen, the lines together in the middle of the area's height."""
    lines = wrapped_lines(text, painter.font(), area.width(), most)
    height = line_height(painter.font())
    top = area.center().y() - height * len(lines) / 2
    for number, line in enumerate(lines):
        row = QRectF(area.left(), top + number * height, area.width(), height)
        painter.drawText(row, alignment | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, line)
