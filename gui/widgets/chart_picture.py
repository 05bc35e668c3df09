"""A chart as a picture for reports: its title and sentence above it, all of it, on the colour of its card."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gui.theme.theme import Tokens

MARGIN, GAP = 16, 8
TITLE_PIXELS, SENTENCE_PIXELS = 15, 13
DENSITY = 2
"""Pixels of an image for one of the screen: sharp in print and on a projector."""
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class ChartPicture:
    """`whole` tells the size at which `chart` shows everything without scrolling."""

    def __init__(self, chart: QWidget, whole: Callable[[], QSize], title: str, sentence: str, tokens: Tokens) -> None:
        self._chart, self._tokens = chart, tokens
        self._chart_size = whole()
        self._lines = tuple(
            (text, _font(chart, pixels, bold=bold))
            for text, pixels, bold in ((title, TITLE_PIXELS, True), (sentence, SENTENCE_PIXELS, False))
            if text
        )

    def image(self) -> QImage:
        size = self._size()
        image = QImage(size * DENSITY, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(DENSITY)
        painter = QPainter(image)
        self._paint(painter, size)
        painter.end()
        return image

    def png(self) -> bytes:
        buffer = _open_buffer()
        QImageWriter(buffer, QByteArray(b"png")).write(self.image())
        return bytes(buffer.data().data())

    def svg(self) -> bytes:
        size, buffer = self._size(), _open_buffer()
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(size)
        generator.setViewBox(QRect(QPoint(), size))
        if self._lines:
            generator.setTitle(self._lines[0][0])
        painter = QPainter(generator)
        self._paint(painter, size)
        painter.end()
        return bytes(buffer.data().data())

    def _paint(self, painter: QPainter, size: QSize) -> None:
        painter.fillRect(QRect(QPoint(), size), self._tokens.color("surface"))
        painter.setPen(self._tokens.color("text"))
        top = MARGIN
        for text, font in self._lines:
            height = self._text_height(text, font)
            painter.setFont(font)
            painter.drawText(QRect(MARGIN, top, self._chart_size.width(), height), WRAPPED, text)
            top += height + GAP
        painter.translate(MARGIN, top)
        self._paint_whole(painter)

    def _paint_whole(self, painter: QPainter) -> None:
        """The chart at the size that shows all of it, without scroll bars; the window's own stays as it is."""
        shown = self._chart.size()
        candidates = (self._chart, *self._chart.findChildren(QAbstractScrollArea))
        areas = [area for area in candidates if isinstance(area, QAbstractScrollArea)]
        for area in areas:
            area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._chart.resize(self._chart_size)
        self._chart.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
        self._chart.resize(shown)
        for area in areas:
            area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _size(self) -> QSize:
        words = sum(self._text_height(text, font) + GAP for text, font in self._lines)
        return QSize(self._chart_size.width() + 2 * MARGIN, self._chart_size.height() + words + 2 * MARGIN)

    def _text_height(self, text: str, font: QFont) -> int:
        room = QRect(0, 0, self._chart_size.width(), 10_000)
        return QFontMetrics(font).boundingRect(room, WRAPPED, text).height()


def _font(widget: QWidget, pixels: int, *, bold: bool) -> QFont:
    font = QFont(widget.font())
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
