"""Rows of name, bar and figure, as large as their place allows."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.context import Context
from gui.widgets.wrapped_text import draw_wrapped, line_height, wrapped_lines

BAR_HEIGHT, GAP = 5.0, 4.0
MOST_LINES = 2
NAME_SIZES = (20, 18, 16, 15, 14, 13, 12, 11)


@dataclass(frozen=True, slots=True)
class Bar:
    """`share` 0..1 is the length of the bar under the name; `strong` is the row in view."""

    name: str
    share: float
    figure: str
    color: QColor
    strong: bool = False


class BarList(QWidget):
    """Names take one line or two, in letters small enough for all of them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._bars: tuple[Bar, ...] = ()
        self._row_height = 44
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: tuple[Bar, ...], row_height: int) -> None:
        resized = (len(bars), row_height) != (len(self._bars), self._row_height)
        self._bars, self._row_height = bars, row_height
        self.setAccessibleName(self._context.texts.join(f"{bar.name} {bar.figure}" for bar in bars))
        if resized:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, len(self._bars) * self._row_height)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = float(self._row_height)
        bold = QFont(self.font())
        bold.setBold(True)
        font, figures = self._fitted(bold, height - BAR_HEIGHT - GAP)
        for number, bar in enumerate(self._bars):
            self._paint_bar(painter, bar, QRectF(0, number * height, self.width(), height), font, figures)

    def _fitted(self, font: QFont, room: float) -> tuple[QFont, float]:
        """The largest letters in which every name stands beside its figure, and the width of the figures."""
        for pixels in NAME_SIZES:
            font.setPixelSize(pixels)
            figures = max(QFontMetricsF(font).horizontalAdvance(bar.figure) for bar in self._bars) + 10
            lines = min(int(room / line_height(font)), MOST_LINES)
            names = (wrapped_lines(bar.name, font, self.width() - figures, MOST_LINES + 1) for bar in self._bars)
            if all(len(broken) <= lines for broken in names):
                break
        return font, figures

    def _paint_bar(self, painter: QPainter, bar: Bar, area: QRectF, font: QFont, figures: float) -> None:
        color = self._context.tokens.color
        words = QRectF(area.left(), area.top(), area.width() - figures, area.height() - BAR_HEIGHT - GAP)
        plain = QFont(font)
        plain.setBold(bar.strong)
        painter.setFont(plain)
        painter.setPen(color("accent" if bar.strong else "text"))
        draw_wrapped(painter, words, bar.name, most=MOST_LINES)
        painter.setFont(font)
        figure = QRectF(words.right(), words.top(), figures, words.height())
        painter.drawText(figure, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, bar.figure)
        track = QRectF(area.left(), words.bottom(), area.width(), BAR_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("track"))
        painter.drawRoundedRect(track, 2.5, 2.5)
        painter.setBrush(bar.color)
        painter.drawRoundedRect(QRectF(track.left(), track.top(), track.width() * bar.share, BAR_HEIGHT), 2.5, 2.5)
