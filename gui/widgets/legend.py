"""What the colours of a chart stand for, in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

HEIGHT = 20
SWATCH = 10
GAP = 16


class Legend(QWidget):
    """Swatch and name, one beside the other; names are shortened only where the row has no room for all."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[tuple[QColor, str], ...] = ()
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_items(self, items: tuple[tuple[QColor, str], ...]) -> None:
        if items != self._items:
            self._items = items
            words = [name for _, name in items]
            self.setAccessibleName(", ".join(words))
            self.setToolTip("\n".join(words))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._natural_widths())), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, HEIGHT)

    def _natural_widths(self) -> list[float]:
        font = self.font()
        font.setPixelSize(12)
        self.setFont(font)
        metrics = self.fontMetrics()
        return [SWATCH + 6 + metrics.horizontalAdvance(name) + 1 + GAP for _, name in self._items]

    def paintEvent(self, event: QPaintEvent) -> None:
        widths = self._natural_widths()
        shrink = min(1.0, self.width() / max(1.0, sum(widths)))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().windowText().color()
        left = 0.0
        for (color, name), natural in zip(self._items, widths, strict=True):
            width = natural * shrink
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRoundedRect(QRectF(left, (HEIGHT - SWATCH) / 2, SWATCH, SWATCH), 2, 2)
            painter.setPen(ink)
            room = QRectF(left + SWATCH + 6, 0, width - SWATCH - 6 - GAP / 2, HEIGHT)
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            left += width
