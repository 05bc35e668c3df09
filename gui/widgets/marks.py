"""Small filled marks told apart by shape, so that colour never stands alone."""

from typing import Literal

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

Shape = Literal["circle", "triangle", "triangle_down", "square", "diamond"]

# Corners at radius 1, y downwards; scaled so that all shapes look equally large.
_CORNERS: dict[Shape, tuple[tuple[float, float], ...]] = {
    "triangle": ((0, -1.2), (1.13, 0.85), (-1.13, 0.85)),
    "triangle_down": ((0, 1.2), (1.13, -0.85), (-1.13, -0.85)),
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.25), (1.1, 0), (0, 1.25), (-1.1, 0)),
}


def mark_path(shape: Shape, center: QPointF, radius: float) -> QPainterPath:
    """The outline of a mark; `radius` in pixels."""
    path = QPainterPath()
    if shape == "circle":
        path.addEllipse(center, radius, radius)
        return path
    corners = [QPointF(center.x() + x * radius, center.y() + y * radius) for x, y in _CORNERS[shape]]
    path.addPolygon(QPolygonF(corners))
    path.closeSubpath()
    return path


def paint_mark(
    painter: QPainter, shape: Shape, center: QPointF, radius: float, color: QColor, *, rim: QColor | None = None
) -> None:
    """Paint one mark; a `rim` in the colour of the ground keeps neighbours apart."""
    painter.setBrush(color)
    pen = QPen(rim, 1) if rim is not None else QPen(color, 0.5)
    painter.setPen(pen)
    painter.drawPath(mark_path(shape, center, radius))
