"""One indicator over the years: baseline, what finished actions add to it, targets, readings."""

import math
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.context import Context
from gui.widgets.marks import paint_mark
from planner.model.plan import Plan
from planner.roadmap.indicator_paths import IndicatorPath
from planner.roadmap.target_words import amount, signed
from planner.text.figures import plain

TOP, BOTTOM, RIGHT, GAP = 24.0, 22.0, 14.0, 8.0
SMALL = 12
RADIUS = 5.5
LINES = 4
"""About so many lines across the chart."""


class PathChart(QWidget):
    """A year's mark is its end: the line steps up or down where actions have ended by then."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._path: IndicatorPath | None = None
        self._plan: Plan | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 120)

    def show_path(self, plan: Plan, path: IndicatorPath, told: str) -> None:
        """`told` is the chart in words."""
        self._plan, self._path = plan, path
        self.setAccessibleName(told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(460, 150)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.hint_at(event.pos().x()), self)
            return True
        return super().event(event)

    def hint_at(self, x: float) -> str:
        """The year at a place: its value, the target then, and the actions that end in it."""
        if self._path is None or self._plan is None:
            return ""
        texts, path, plan = self._context.texts, self._path, self._plan
        first, last = self._years()
        year = min(range(first, last + 1), key=lambda year: abs(self._x(year) - x))
        unit = path.target.unit
        value = dict(path.years).get(year)
        lines = (
            [] if value is None else [texts.tr("End of {year}: {value}", year=year, value=amount(texts, value, unit))]
        )
        lines += [
            texts.tr("Target: {value}", value=amount(texts, end.target, unit))
            for end in path.ends
            if end.phase.last_year == year and end.target is not None
        ]
        lines += [
            f"{signed(effect.amount)} {texts.of(plan.action(effect.action).name)}"
            for effect in path.effects
            if effect.state == "counts" and effect.end == year
        ]
        lines += [
            texts.tr("Reading of {date}: {value}", date=reading.date, value=amount(texts, reading.value, unit))
            for reading in path.readings
            if reading.date[:4] == str(year)
        ]
        return "\n".join(lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._path is None or self._plan is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_phases(painter, self._plan)
        self._paint_scale(painter)
        self._paint_line(painter, self._path)
        self._paint_targets(painter, self._path)
        for reading in self._path.readings:
            day = date.fromisoformat(reading.date)
            x = self._x(day.year - 1 + day.timetuple().tm_yday / 365)
            if self._left() - RADIUS <= x <= self.width():
                color = self._context.tokens.color
                paint_mark(
                    painter, "circle", QPointF(x, self._y(reading.value)), 4.5, color("text"), rim=color("surface")
                )

    def _paint_phases(self, painter: QPainter, plan: Plan) -> None:
        texts, color = self._context.texts, self._context.tokens.color
        painter.setFont(_sized(self.font()))
        for place, phase in enumerate(plan.phases):
            left, right = max(self._left(), self._x(phase.first_year - 1)), self._x(phase.last_year)
            band = QRectF(left, 0, right - left, self.height() - BOTTOM)
            painter.fillRect(band, color("phase_band_alternate" if place % 2 else "phase_band"))
            painter.setPen(color("muted"))
            name = painter.fontMetrics().elidedText(
                texts.of(phase.name), Qt.TextElideMode.ElideRight, int(band.width())
            )
            painter.drawText(QRectF(left, 0, band.width(), TOP), Qt.AlignmentFlag.AlignCenter, name)

    def _paint_scale(self, painter: QPainter) -> None:
        color = self._context.tokens.color
        painter.setFont(_sized(self.font()))
        for value in self._lines():
            y = self._y(value)
            painter.setPen(QPen(color("border"), 1))
            painter.drawLine(QPointF(self._left(), y), QPointF(self.width() - RIGHT, y))
            painter.setPen(color("muted"))
            room = QRectF(0, y - 10, self._left() - GAP, 20)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, plain(value))
        first, last = self._years()
        width = QFontMetricsF(painter.font()).horizontalAdvance("2000") + GAP
        step = max(1, math.ceil(width / max(1.0, self._x(first + 1) - self._x(first))))
        for year in range(last, first - 1, -step):
            room = QRectF(self._x(year) - 30, self.height() - BOTTOM, 60, BOTTOM)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(year))

    def _paint_line(self, painter: QPainter, path: IndicatorPath) -> None:
        if not path.years:
            return
        color = self._context.tokens.color
        corners: list[QPointF] = []
        for year, value in path.years:
            if corners:
                corners.append(QPointF(self._x(year), corners[-1].y()))
            corners.append(QPointF(self._x(year), self._y(value)))
        base = corners[0].y()
        fill = color("accent")
        fill.setAlpha(36)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([*corners, QPointF(corners[-1].x(), base), QPointF(corners[0].x(), base)]))
        painter.setPen(QPen(color("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(self._left(), base), QPointF(corners[-1].x(), base))
        painter.setPen(QPen(color("accent"), 2.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(corners))

    def _paint_targets(self, painter: QPainter, path: IndicatorPath) -> None:
        """Diamonds at the ends of the phases, red where the actions do not lead there, with their values."""
        color = self._context.tokens.color
        marked = [
            (end, QPointF(self._x(end.phase.last_year), self._y(end.target)))
            for end in path.ends
            if end.target is not None
        ]
        painter.setFont(_sized(self.font(), bold=True))
        painter.setPen(QPen(color("muted"), 1, Qt.PenStyle.DotLine))
        for (_, one), (_, other) in pairwise(marked):
            painter.drawLine(one, other)
        for end, point in marked:
            missed = end.missing is not None and not end.met
            ink = color("error" if missed else "good" if end.met else "muted")
            paint_mark(painter, "diamond", point, RADIUS, ink, rim=color("surface"))
            word = plain(end.target or 0.0)
            width = painter.fontMetrics().horizontalAdvance(word) + 4
            below = point.y() < TOP + 22
            left = min(point.x() - width / 2, self.width() - width)
            room = QRectF(left, point.y() + (RADIUS + 2 if below else -RADIUS - 20), width, 18)
            painter.setPen(ink)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, word)

    def _years(self) -> tuple[int, int]:
        """From the baseline, or the year before the plan, to its last year."""
        assert self._plan is not None
        assert self._path is not None
        before = self._plan.phases[0].first_year - 1
        first = self._path.years[0][0] if self._path.years else before
        return min(first, before), self._plan.last_year

    def _range(self) -> tuple[float, float]:
        assert self._path is not None
        path = self._path
        values = [value for _, value in path.years] + [reading.value for reading in path.readings]
        values += [end.target for end in path.ends if end.target is not None]
        low, high = min(values, default=0.0), max(values, default=1.0)
        if high == low:
            low, high = low - abs(low) * 0.1 - 0.5, high + abs(high) * 0.1 + 0.5
        room = (high - low) * 0.12
        return low - room, high + room

    def _lines(self) -> list[float]:
        """Round values within the range."""
        low, high = self._range()
        rough = (high - low) / LINES
        power = 10.0 ** math.floor(math.log10(rough))
        step = next(part * power for part in (1, 2, 5, 10) if part * power >= rough)
        return [number * step for number in range(math.ceil(low / step), math.floor(high / step) + 1)]

    def _left(self) -> float:
        metrics = QFontMetricsF(_sized(self.font()))
        return max((metrics.horizontalAdvance(plain(value)) for value in self._lines()), default=0.0) + GAP + 4

    def _x(self, year: float) -> float:
        first, last = self._years()
        return self._left() + (self.width() - RIGHT - self._left()) * (year - first) / (last - first)

    def _y(self, value: float) -> float:
        low, high = self._range()
        return TOP + (self.height() - TOP - BOTTOM) * (high - value) / (high - low)


def _sized(font: QFont, *, bold: bool = False) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(SMALL)
    sized.setBold(bold)
    return sized
