"""Two named axes with their figures, on which a chart paints its marks."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.context import Context

LEFT, RIGHT, TOP, BOTTOM = 48.0, 16.0, 22.0, 40.0
FIGURE = 60.0
FONT_SIZE = 12

Ticks = tuple[tuple[float, str], ...]
"""Where on an axis, 0..1, and the figure there."""


class Plot(QWidget):
    """A subclass paints in `room`; `begin` gives it a painter in the small font of charts."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def room(self) -> QRectF:
        """The area between the axes."""
        return QRectF(LEFT, TOP, max(1.0, self.width() - LEFT - RIGHT), max(1.0, self.height() - TOP - BOTTOM))

    def spot(self, across: float, up: float) -> QPointF:
        """Where shares (0..1) of both axes stand in the widget."""
        room = self.room()
        return QPointF(room.left() + room.width() * across, room.bottom() - room.height() * up)

    def begin(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(FONT_SIZE)
        painter.setFont(font)
        return painter

    def paint_axes(self, painter: QPainter, across: Ticks, up: Ticks, names: tuple[str, str], *, grid: bool) -> None:
        """Figures and names of both axes with lines across; with `grid` lines upwards too."""
        room, color = self.room(), self._context.tokens.color
        for share, figure in up:
            y = self.spot(0, share).y()
            painter.setPen(QPen(color("grid"), 1))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(color("muted"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y - 9, LEFT - 6, 18), right, figure)
        for share, figure in across:
            x = self.spot(share, 0).x()
            if grid:
                painter.setPen(QPen(color("grid"), 1))
                painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
            painter.setPen(color("muted"))
            below = QRectF(x - FIGURE / 2, room.bottom() + 3, FIGURE, 16)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, figure)
        painter.setPen(color("muted"))
        below = QRectF(0, room.bottom() + 20, self.width() - RIGHT, 18)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, names[0])
        painter.drawText(QRectF(2, 0, self.width(), TOP - 2), Qt.AlignmentFlag.AlignLeft, names[1])
