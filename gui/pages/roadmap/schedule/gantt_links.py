"""How links between bars look, and one that is being drawn."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

Link = tuple[str, str, int]
"""Predecessor, action, and the years to wait between them."""


def link_area(source: QRectF, target: QRectF) -> QRectF:
    """All that a link between two bars may touch, its lag included."""
    return source.united(target).adjusted(-14, -16, 46, 8)


def paint_links(
    painter: QPainter, color: QColor, bar: Callable[[str], QRectF], links: Iterable[Link], area: QRectF
) -> None:
    """From the end of each predecessor to the start of what waits for it, where it crosses `area`.

    `bar` gives the bar of an action, also where it is scrolled out of sight.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for before, after, lag in links:
        source, target = bar(before), bar(after)
        if link_area(source, target).intersects(area):
            _paint_link(painter, color, source, target, lag)


def paint_drawing(painter: QPainter, color: QColor, source: QRectF, tip: QPointF) -> None:
    """A link on its way from the end of a bar to the pointer."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1.6, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(source.right(), source.center().y()), tip)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(tip, 3.5, 3.5)


def _paint_link(painter: QPainter, color: QColor, source: QRectF, target: QRectF, lag: int) -> None:
    """Down beside the end of the one, then along the row of the other into its bar."""
    begin = QPointF(source.right(), source.center().y())
    turn = begin.x() + 4
    ahead = target.left() - turn
    if ahead >= 6:
        tip = QPointF(target.left(), target.center().y())
        way = [begin, QPointF(turn, begin.y()), QPointF(turn, tip.y()), tip]
        barbs = (QPointF(-4, -3), QPointF(-4, 3))
    else:
        below = target.center().y() > begin.y()
        rise = -4.0 if below else 4.0
        tip = QPointF(min(max(turn, target.left() + 3), target.right() - 3), target.top() if below else target.bottom())
        way = [begin, QPointF(turn, begin.y()), QPointF(turn, tip.y() + rise), QPointF(tip.x(), tip.y() + rise), tip]
        barbs = (QPointF(-3, rise), QPointF(3, rise))
    painter.setPen(QPen(color, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(way))
    if lag:
        painter.drawText(QRectF(turn + 2, tip.y() - 15, 40, 14), Qt.AlignmentFlag.AlignLeft, f"+{lag}")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([tip, tip + barbs[0], tip + barbs[1]]))
