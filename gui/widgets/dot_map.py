"""A map of dots without boundary lines, to pick a place from."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.theme.theme import Tokens
from gui.widgets.dot_map_layout import Caption, Projection, fitted, placed_captions
from gui.widgets.marks import Shape, paint_mark

SMALLEST, LARGEST = 3.4, 4.8
"""Radius of a dot in pixels on a small and on a large map."""
CHOSEN_RADIUS = 9.0
REACH = 14.0
"""How far from a dot, in pixels, a click still means it."""
MARGIN = 16.0
LEGEND_LINE = 20.0
FADED_ALPHA = 46
CAPTION_ALPHA = 120
LABEL_ALPHA = 235

STEPS: dict[int, QPointF] = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


@dataclass(frozen=True, slots=True)
class DotKind:
    """What a colour and a shape stand for; `color` is a token."""

    id: str
    name: str
    color: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Dot:
    """One place; `kind` is the id of a `DotKind`, `hint` what hovering over it tells."""

    id: str
    longitude: float
    latitude: float
    kind: str
    name: str
    hint: str


class DotMap(QWidget):
    """Signals: `chosen(id)` when a dot is clicked or reached with the arrow keys. Other than the shown dots are faded
    and out of reach."""

    chosen = Signal(str)

    def __init__(self, tokens: Callable[[], Tokens]) -> None:
        super().__init__()
        self._tokens = tokens
        self._kinds: dict[str, DotKind] = {}
        self._dots: tuple[Dot, ...] = ()
        self._captions: tuple[Caption, ...] = ()
        self._shown: frozenset[str] = frozenset()
        self._chosen = ""
        self._marked = ""
        self._hovered: Dot | None = None
        self._points: dict[str, QPointF] = {}
        self._projection = Projection(1.0, QPointF())
        self._placed: list[tuple[QRectF, str]] = []
        self._ground: QPixmap | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(210, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(520, 400)

    def show_dots(self, kinds: tuple[DotKind, ...], dots: tuple[Dot, ...], captions: tuple[Caption, ...]) -> None:
        self._kinds = {kind.id: kind for kind in kinds}
        self._dots, self._captions = dots, captions
        self._hovered = None
        self._project()

    def show_only(self, shown: frozenset[str]) -> None:
        if shown != self._shown:
            self._shown = shown
            self._hovered = None
            self.refresh()

    def select(self, id: str) -> None:
        """Ring and name a dot without saying so."""
        if id != self._chosen:
            self._chosen = id
            self.update()
        name = next((dot.name for dot in self._dots if dot.id == id), "")
        self.setAccessibleDescription(name)

    def mark(self, id: str) -> None:
        """Let another dot stand out beside the chosen one, with its name; empty for none."""
        if id != self._marked:
            self._marked = id
            self.update()

    @property
    def marked(self) -> str:
        """The id of the dot that stands out beside the chosen one, or empty."""
        return self._marked

    def position(self, id: str) -> QPointF:
        """Where a dot stands in the widget; KeyError for an unknown id."""
        return self._points[id]

    def dot_at(self, position: QPointF) -> Dot | None:
        """The nearest shown dot within reach."""
        near = [(_distance(self._points[dot.id], position), dot) for dot in self._dots if dot.id in self._shown]
        distance, dot = min(near, key=lambda pair: pair[0], default=(math.inf, None))
        return dot if distance <= REACH else None

    def _project(self) -> None:
        self._projection = fitted(((dot.longitude, dot.latitude) for dot in self._dots), self._room())
        self._points = {dot.id: self._projection.point(dot.longitude, dot.latitude) for dot in self._dots}
        metrics = QFontMetricsF(self._font(12))
        self._placed = placed_captions(
            self._captions,
            self._projection,
            lambda text: QSizeF(metrics.horizontalAdvance(text) + 6, metrics.height()),
            QRectF(self.rect()).adjusted(0, 0, 0, -LEGEND_LINE * len(self._legend_lines())),
            self._points.values(),
        )
        self.refresh()

    def _room(self) -> QRectF:
        legend = LEGEND_LINE * len(self._legend_lines())
        return QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN / 2 - legend)

    def _font(self, size: int, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setBold(bold)
        return font

    def _legend_lines(self) -> list[list[tuple[DotKind, float]]]:
        """The kinds in as few lines as the width allows, each with the left edge of its mark."""
        metrics = QFontMetricsF(self._font(12))
        lines: list[list[tuple[DotKind, float]]] = [[]]
        left = 8.0
        for kind in self._kinds.values():
            width = 16 + metrics.horizontalAdvance(kind.name) + 9
            if lines[-1] and left + width > self.width():
                lines.append([])
                left = 8.0
            lines[-1].append((kind, left))
            left += width
        return lines

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._tokens()
        if self._ground is None:
            self._ground = self._painted_ground(tokens)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_captions(painter, tokens)
        painter.drawPixmap(0, 0, self._ground)
        for dot in self._dots:
            if dot.id == self._chosen:
                self._paint_dot(painter, dot, self._radius, self._color(tokens, dot), tokens.color("surface"))
        if self._hovered is not None:
            color = self._color(tokens, self._hovered)
            self._paint_dot(painter, self._hovered, self._radius + 2, color, tokens.color("text"))
        self._paint_named(painter, tokens, self._marked, "accent")
        self._paint_named(painter, tokens, self._chosen, "text")
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.color("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _painted_ground(self, tokens: Tokens) -> QPixmap:
        """Dots and legend: kept, because hovering repaints and they take ten milliseconds."""
        ratio = self.devicePixelRatioF()
        ground = QPixmap(self.size() * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for dot in self._dots:
            if dot.id not in self._shown:
                color = self._color(tokens, dot)
                color.setAlpha(FADED_ALPHA)
                self._paint_dot(painter, dot, self._radius, color, None)
        for dot in self._dots:
            if dot.id in self._shown:
                self._paint_dot(painter, dot, self._radius, self._color(tokens, dot), tokens.color("surface"))
        self._paint_legend(painter, tokens)
        painter.end()
        return ground

    def refresh(self) -> None:
        """Paint all anew, as after a change of theme."""
        self._ground = None
        self.update()

    def _color(self, tokens: Tokens, dot: Dot) -> QColor:
        return tokens.color(self._kinds[dot.kind].color)

    @property
    def _radius(self) -> float:
        return min(LARGEST, max(SMALLEST, 0.4 * self._projection.scale))

    def _paint_dot(self, painter: QPainter, dot: Dot, radius: float, color: QColor, rim: QColor | None) -> None:
        paint_mark(painter, self._kinds[dot.kind].shape, self._points[dot.id], radius, color, rim=rim)

    def _paint_captions(self, painter: QPainter, tokens: Tokens) -> None:
        color = tokens.color("muted")
        color.setAlpha(CAPTION_ALPHA)
        painter.setFont(self._font(12))
        painter.setPen(color)
        labels = [label for id in (self._chosen, self._marked) if (label := self._label(id)) is not None]
        for area, text in self._placed:
            if not any(label[1].intersects(area) for label in labels):
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def _label(self, id: str) -> tuple[Dot, QRectF] | None:
        """A dot and where its name stands: right of it, or left where there is no room."""
        dot = next((dot for dot in self._dots if dot.id == id), None)
        if dot is None:
            return None
        center = self._points[dot.id]
        metrics = QFontMetricsF(self._font(13, bold=True))
        width = metrics.horizontalAdvance(dot.name) + 8
        left = center.x() + CHOSEN_RADIUS + 3
        if left + width > self.width():
            left = center.x() - CHOSEN_RADIUS - 3 - width
        return dot, QRectF(left, center.y() - metrics.height() / 2 - 1, width, metrics.height() + 2)

    def _paint_named(self, painter: QPainter, tokens: Tokens, id: str, ring: str) -> None:
        """A ring around a dot, in the colour of that token, and its name."""
        named = self._label(id)
        if named is None:
            return
        dot, area = named
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.color(ring), 2))
        painter.drawEllipse(self._points[dot.id], CHOSEN_RADIUS, CHOSEN_RADIUS)
        ground = tokens.color("surface")
        ground.setAlpha(LABEL_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(area, 4, 4)
        painter.setFont(self._font(13, bold=True))
        painter.setPen(tokens.color("text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, dot.name)

    def _paint_legend(self, painter: QPainter, tokens: Tokens) -> None:
        painter.setFont(self._font(12))
        lines = self._legend_lines()
        for number, line in enumerate(lines):
            middle = self.height() - LEGEND_LINE * (len(lines) - number) + LEGEND_LINE / 2 - 2
            for kind, left in line:
                paint_mark(painter, kind.shape, QPointF(left + 5, middle), 4.2, tokens.color(kind.color))
                painter.setPen(tokens.color("muted"))
                area = QRectF(left + 15, middle - LEGEND_LINE / 2, self.width(), LEGEND_LINE)
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, kind.name)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        dot = self.dot_at(event.position())
        if dot is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(dot.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        dot = self.dot_at(event.position())
        if dot is self._hovered:
            return
        self._hovered = dot
        if dot is None:
            self.unsetCursor()
            QToolTip.hideText()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            QToolTip.showText(event.globalPosition().toPoint(), dot.hint, self)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(event.key())
        dot = self._neighbour(step) if step is not None else None
        if dot is not None:
            self.chosen.emit(dot.id)
        elif step is None:
            super().keyPressEvent(event)

    def _neighbour(self, step: QPointF) -> Dot | None:
        """The nearest shown dot in a direction, those straight ahead preferred; any where nothing is chosen."""
        shown = [dot for dot in self._dots if dot.id in self._shown]
        start = self._points.get(self._chosen)
        if start is None:
            return shown[0] if shown else None
        ahead: list[tuple[float, Dot]] = []
        for dot in shown:
            way = self._points[dot.id] - start
            forward = QPointF.dotProduct(way, step)
            aside = abs(way.x() * step.y() - way.y() * step.x())
            if forward > 0 and aside <= 2 * forward and dot.id != self._chosen:
                ahead.append((forward + 2 * aside, dot))
        return min(ahead, key=lambda pair: pair[0], default=(0.0, None))[1]

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._project()


def _distance(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
