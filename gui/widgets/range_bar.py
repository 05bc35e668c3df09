"""A value and the range it may lie in, as a thin bar on a scale."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from gui.theme.theme import Tokens

THICKNESS = 3.0
VALUE_HEIGHT, VALUE_WIDTH = 7.0, 2.5


@dataclass(frozen=True, slots=True)
class RangeShares:
    """Where low, value and high stand between the worst (0) and the best (1) end of the scale."""

    low: float
    value: float
    high: float


def shares_on_scale(low: float, value: float, high: float, worst: float, best: float) -> RangeShares:
    """Positions of a range in the units of its scale; for costs (worst > best) the ends change places."""
    places = [(figure - worst) / (best - worst) for figure in (low, value, high)]
    return RangeShares(min(places), places[1], max(places))


def paint_range(painter: QPainter, area: QRectF, shares: RangeShares, tokens: Tokens, *, assumed: bool) -> None:
    """Track, range and value tick across the middle of `area`; muted while it is an assumption."""
    ink = tokens.color("muted" if assumed else "accent")
    middle = area.center().y()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.color("track"))
    painter.drawRoundedRect(QRectF(area.left(), middle - THICKNESS / 2, area.width(), THICKNESS), 1.5, 1.5)
    left = area.left() + shares.low * area.width()
    width = max(1.0, (shares.high - shares.low) * area.width())
    painter.setOpacity(0.55)
    painter.setBrush(ink)
    painter.drawRoundedRect(QRectF(left, middle - THICKNESS / 2, width, THICKNESS), 1.5, 1.5)
    painter.setOpacity(1.0)
    tick = area.left() + shares.value * (area.width() - VALUE_WIDTH)
    painter.drawRoundedRect(QRectF(tick, middle - VALUE_HEIGHT / 2, VALUE_WIDTH, VALUE_HEIGHT), 1.2, 1.2)
    painter.restore()
