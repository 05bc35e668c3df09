"""Strips of dots on one line each: where one unit stands among others, figure by figure."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.context import Context
from gui.widgets.marks import Shape, paint_mark
from gui.widgets.wrapped_text import draw_wrapped

LANE, NAME_SHARE, NAME_MOST = 12.0, 0.3, 210.0
TOP, BOTTOM = 4.0, 16.0
GAP, FIGURE_PIXELS = 12.0, 11
REACH = 8.0
DOT, MARKED = 3.6, 5.6
FAINT = 90


@dataclass(frozen=True, slots=True)
class Dot:
    """A unit on a lane; `color` is a token, `hint` what hovering tells."""

    id: str
    value: float
    hint: str
    color: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Lane:
    """Dots of one group with its quartiles (lower, median, upper), None where there are too few."""

    dots: tuple[Dot, ...]
    quartiles: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class Strip:
    """One figure: its lanes on a scale from `low` to `high`; `own` is the value of the unit in hand."""

    name: str
    figure: str
    low: float
    high: float
    low_word: str
    high_word: str
    own: float | None
    lanes: tuple[Lane, ...]


class Strips(QWidget):
    """As high as its strips need. `marked(id)` by click or arrow keys, `chosen(id)` by double click or Enter.

    Up and down go from strip to strip, left and right from dot to dot on its lowest lane with any.
    """

    marked = Signal(str)
    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._strips: tuple[Strip, ...] = ()
        self._marked = ""
        self._row = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_strips(self, strips: tuple[Strip, ...]) -> None:
        self._strips = strips
        self._row = min(self._row, max(0, len(strips) - 1))
        self.updateGeometry()
        self.update()

    def mark(self, id: str) -> None:
        self._marked = id
        told = [self._told(strip) for strip in self._strips]
        self.setAccessibleDescription("\n".join(filter(None, told)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(460, int(sum(self._height(strip) for strip in self._strips)) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    def whole_size(self) -> QSize:
        """The size at which every strip shows."""
        return QSize(self.width(), self.sizeHint().height())

    def position(self, row: int, lane: int, id: str) -> QPointF:
        """Where a dot stands; StopIteration where the lane has none of that id."""
        strip = self._strips[row]
        dot = next(dot for dot in strip.lanes[lane].dots if dot.id == id)
        return QPointF(self._x(strip, dot.value), self._y(row, lane))

    def dot_at(self, position: QPointF) -> Dot | None:
        """The nearest dot within reach; the lower lane first where two are as near."""
        near: list[tuple[float, int, Dot]] = []
        for row, strip in enumerate(self._strips):
            for lane, drawn in enumerate(strip.lanes):
                y = self._y(row, lane)
                if abs(y - position.y()) <= LANE / 2:
                    near.extend((abs(self._x(strip, dot.value) - position.x()), -lane, dot) for dot in drawn.dots)
        distance, _, dot = min(near, key=lambda each: each[:2], default=(REACH + 1, 0, None))
        return dot if distance <= REACH else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, strip in enumerate(self._strips):
            self._paint_strip(painter, row, strip)

    def _paint_strip(self, painter: QPainter, row: int, strip: Strip) -> None:
        tokens = self._context.tokens
        top, height = self._top(row), self._height(strip)
        painter.setPen(tokens.color("grid"))
        painter.drawLine(QPointF(0, top + height - 1), QPointF(self.width(), top + height - 1))
        if self.hasFocus() and row == self._row:
            painter.fillRect(QRectF(0, top, self.width(), height - 1), tokens.color("hover"))
        painter.setFont(_sized(self.font(), 12))
        painter.setPen(tokens.color("text"))
        names = QRectF(2, top + 1, self._left() - GAP - 4, height - 19)
        draw_wrapped(painter, names, strip.name, most=2)
        painter.setFont(_sized(self.font(), 12, bold=True))
        painter.drawText(QRectF(2, top + height - 18, names.width(), 16), Qt.AlignmentFlag.AlignVCenter, strip.figure)
        self._paint_scale(painter, strip, top + height)
        for lane, drawn in enumerate(strip.lanes):
            self._paint_lane(painter, strip, drawn, self._y(row, lane), faint=lane == 0)
        if strip.own is not None:
            x = self._x(strip, strip.own)
            painter.setPen(QPen(tokens.color("text"), 1.4))
            painter.drawLine(QPointF(x, top + 3), QPointF(x, top + height - BOTTOM))
            middle = QPointF(x, self._y(row, len(strip.lanes) - 1))
            paint_mark(painter, "diamond", middle, MARKED, tokens.color("text"), rim=tokens.color("surface"))

    def _paint_scale(self, painter: QPainter, strip: Strip, bottom: float) -> None:
        small = _sized(self.font(), FIGURE_PIXELS)
        painter.setFont(small)
        painter.setPen(self._context.tokens.color("muted"))
        area = QRectF(self._left(), bottom - BOTTOM, self.width() - self._left() - GAP, BOTTOM - 2)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, strip.low_word)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, strip.high_word)

    def _paint_lane(self, painter: QPainter, strip: Strip, lane: Lane, y: float, *, faint: bool) -> None:
        tokens = self._context.tokens
        if lane.quartiles is not None:
            lower, median, upper = (self._x(strip, value) for value in lane.quartiles)
            painter.fillRect(QRectF(lower, y - LANE / 2 + 1, max(1.0, upper - lower), LANE - 2), tokens.color("track"))
            painter.setPen(QPen(tokens.color("muted"), 1.4))
            painter.drawLine(QPointF(median, y - LANE / 2 + 1), QPointF(median, y + LANE / 2 - 1))
        marked: Dot | None = None
        for dot in lane.dots:
            color = QColor(tokens.color(dot.color))
            color.setAlpha(FAINT if faint else 220)
            if dot.id == self._marked:
                marked = dot
                continue
            paint_mark(painter, dot.shape, QPointF(self._x(strip, dot.value), y), DOT, color)
        if marked is not None:
            center = QPointF(self._x(strip, marked.value), y)
            paint_mark(painter, marked.shape, center, MARKED, tokens.color("accent"), rim=tokens.color("text"))

    def _told(self, strip: Strip) -> str:
        return next((dot.hint for lane in strip.lanes for dot in lane.dots if dot.id == self._marked), "")

    def _left(self) -> float:
        return min(self.width() * NAME_SHARE, NAME_MOST) + GAP

    def _x(self, strip: Strip, value: float) -> float:
        room = self.width() - self._left() - GAP
        share = (value - strip.low) / ((strip.high - strip.low) or 1.0)
        return self._left() + room * min(1.0, max(0.0, share))

    def _height(self, strip: Strip) -> float:
        return TOP + LANE * max(2, len(strip.lanes)) + BOTTOM

    def _top(self, row: int) -> float:
        return sum(self._height(strip) for strip in self._strips[:row])

    def _y(self, row: int, lane: int) -> float:
        return self._top(row) + TOP + LANE * (lane + 0.5)

    def _row_at(self, y: float) -> int:
        for row in range(len(self._strips)):
            if y < self._top(row) + self._height(self._strips[row]):
                return row
        return max(0, len(self._strips) - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._row = self._row_at(event.position().y())
        dot = self.dot_at(event.position())
        if dot is not None and event.button() == Qt.MouseButton.LeftButton:
            self.marked.emit(dot.id)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        dot = self.dot_at(event.position())
        if dot is not None:
            self.chosen.emit(dot.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._row = min(max(0, self._row + step), max(0, len(self._strips) - 1))
                self.update()
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._step(1 if event.key() == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._marked:
                self.chosen.emit(self._marked)
            case _:
                super().keyPressEvent(event)

    def _step(self, way: int) -> None:
        lanes = self._strips[self._row].lanes if self._strips else ()
        dots = next((lane.dots for lane in reversed(lanes) if lane.dots), ())
        ordered = sorted(dots, key=lambda dot: dot.value)
        ids = [dot.id for dot in ordered]
        if ids:
            place = ids.index(self._marked) + way if self._marked in ids else (0 if way > 0 else len(ids) - 1)
            self.marked.emit(ids[min(max(0, place), len(ids) - 1)])

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            dot = self.dot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), dot.hint if dot is not None else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def _sized(font: QFont, pixels: int, *, bold: bool = False) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(pixels)
    sized.setBold(bold)
    return sized
