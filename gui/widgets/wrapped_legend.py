"""What the colours of a chart stand for, in full words on as many lines as they need."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

LINE = 18
SWATCH = 10.0
GAP = 16.0
FONT_SIZE = 12


class WrappedLegend(QWidget):
    """Swatch and name in reading order; a name goes on to the next line rather than being cut.

    An invalid colour makes no swatch: the name holds the sign that it explains.
    """

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[tuple[QColor, str], ...] = ()
        self._placed: dict[float, list[QRectF]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_items(self, items: tuple[tuple[QColor, str], ...]) -> None:
        if items != self._items:
            self._items = items
            self._placed = {}
            self.setAccessibleName(", ".join(name for _, name in items))
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return round(places[-1].bottom()) if places else 0

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(max(self.width(), 300)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        ink = self.palette().windowText().color()
        for (color, name), place in zip(self._items, self._places(self.width()), strict=True):
            if color.isValid():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color)
                painter.drawRoundedRect(QRectF(place.left(), place.center().y() - SWATCH / 2, SWATCH, SWATCH), 2, 2)
            painter.setPen(ink)
            painter.drawText(
                place.adjusted(_indent(color), 0, 0, 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip,
                name,
            )

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(FONT_SIZE)
        return font

    def _places(self, width: float) -> list[QRectF]:
        """Where each name stands; kept by width, because a layout asks many times for each change beside it."""
        if width not in self._placed:
            self._placed[width] = self._place(width)
        return self._placed[width]

    def _place(self, width: float) -> list[QRectF]:
        metrics = QFontMetricsF(self._font())
        places: list[QRectF] = []
        left, top = 0.0, 0.0
        for color, name in self._items:
            needed = _indent(color) + metrics.horizontalAdvance(name) + 1
            if left > 0 and left + needed > width:
                left, top = 0.0, top + LINE
            places.append(QRectF(left, top, needed, LINE))
            left += needed + GAP
        return places


def _indent(color: QColor) -> float:
    return SWATCH + 6 if color.isValid() else 0.0
