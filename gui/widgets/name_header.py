"""Heads of tables whose names are long: several lines, and smaller letters before a word is broken."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView

from gui.context import Context
from gui.widgets.wrapped_text import draw_wrapped, line_height, wrapped_lines

SIZES = (13, 12, 11)
MOST_LINES = 6
ACROSS, DOWN = 2, 5
"""Room left and right of a name."""


class NameHeader(QHeaderView):
    """Names across (centred) or down (left); a line break in a name starts a new line.

    Set `names_width` on a header that stands down the side; `fit` after the names or the width changed.
    """

    def __init__(self, context: Context, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self._context = context
        self._font = QFont()
        self.names_width = 160
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def fit(self) -> None:
        """Choose the letters and make the header as high, or its sections, as the names need."""
        across = self.orientation() == Qt.Orientation.Horizontal
        names = [self._name(section) for section in range(self.count())]
        if not names:
            return
        width = min(map(self.sectionSize, range(self.count()))) if across else self.names_width
        room = width - 2 * self._padding
        self._font = next((font for font in map(self._sized, SIZES) if _words_fit(names, font, room)), self._sized(11))
        line = line_height(self._font)
        heights = [round(len(self._lines(name, room)) * line) + 14 for name in names]
        if across:
            self.setFixedHeight(max(heights))
        else:
            self.setFixedWidth(self.names_width)
            for section, height in enumerate(heights):
                if self.sectionSize(section) != height:
                    self.resizeSection(section, height)
        self.viewport().update()

    def sectionSizeFromContents(self, section: int) -> QSize:
        return QSize(self.names_width if self.orientation() == Qt.Orientation.Vertical else 40, 28)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        color = self._context.tokens.color
        across = self.orientation() == Qt.Orientation.Horizontal
        area = QRectF(rect)
        painter.save()
        painter.fillRect(area, color("surface"))
        painter.setPen(color("grid"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(color("muted" if across else "text"))
        painter.setFont(self._font)
        draw_wrapped(
            painter,
            area.adjusted(self._padding, 0, -self._padding, 0),
            self._name(section),
            Qt.AlignmentFlag.AlignHCenter if across else Qt.AlignmentFlag.AlignLeft,
            MOST_LINES,
        )
        painter.restore()

    @property
    def _padding(self) -> int:
        return ACROSS if self.orientation() == Qt.Orientation.Horizontal else DOWN

    def _name(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation()) or "")

    def _sized(self, pixels: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        return font

    def _lines(self, name: str, room: float) -> tuple[str, ...]:
        return wrapped_lines(name, self._font, room, MOST_LINES)


def _words_fit(names: list[str], font: QFont, room: float) -> bool:
    """Whether no word of the names is wider than the room."""
    metrics = QFontMetricsF(font)
    return all(metrics.horizontalAdvance(word) <= room for name in names for word in name.split() if word.isascii())
