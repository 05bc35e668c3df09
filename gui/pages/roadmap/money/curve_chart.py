"""Value against public money as a stair, with what the exact solver found and where the roadmap stands."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip

from gui.context import Context
from gui.pages.roadmap.money.plot import Plot
from gui.widgets.marks import paint_mark

TICKS = (0.0, 0.5, 1.0, 1.5, 2.0)
GRID_LINES = 4
CENTRE = Qt.AlignmentFlag.AlignCenter
REACH = 9.0
"""How near to a mark the pointer must be, pixels."""


@dataclass(frozen=True, slots=True)
class CurveFace:
    """Points are (share of the money, value), rising. `least` is the least share that gives a schedule.

    `exact` are those of the exact solver; `roadmap` is the value of the adopted schedule, None without one. `steps`
    are the shares that can be chosen, with what each says. `across` and `up` name the axes, `none_below` what holds
    below `least`.
    """

    points: tuple[tuple[float, float], ...]
    exact: tuple[tuple[float, float], ...]
    roadmap: float | None
    least: float
    steps: tuple[tuple[float, str], ...]
    across: str
    up: str
    none_below: str


class CurveChart(Plot):
    """Arrow keys walk over the steps. Signal `chosen(share)`."""

    chosen = Signal(float)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._face: CurveFace | None = None
        self._share: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_face(self, face: CurveFace) -> None:
        self._face = face
        self.setAccessibleName(face.up)
        self.setAccessibleDescription("\n".join(said for _share, said in face.steps))
        self.update()

    def mark(self, share: float | None) -> None:
        """Mark one step."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(460, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 150)

    def place(self, share: float, value: float) -> QPointF:
        """Where a point of the curve stands in the widget."""
        return self.spot(share / self._widest(), value / self._top())

    def paintEvent(self, event: QPaintEvent) -> None:
        face, tokens = self._face, self._context.tokens
        if face is None:
            return
        painter = self.begin()
        self._paint_ground(painter, face)
        painter.setPen(QPen(tokens.color("accent"), 2))
        for (share, value), (after, risen) in zip(face.points, face.points[1:], strict=False):
            if share >= face.least - 1e-9:
                painter.drawLine(self.place(share, value), self.place(after, value))
                painter.drawLine(self.place(after, value), self.place(after, risen))
        rim = tokens.color("surface")
        for share, value in face.exact:
            paint_mark(painter, "diamond", self.place(share, value), 5, tokens.color("warning"), rim=rim)
        if face.roadmap is not None:
            paint_mark(painter, "circle", self.place(1.0, face.roadmap), 5, tokens.color("text"), rim=rim)
        if self._share is not None:
            x = self.place(self._share, 0).x()
            painter.setPen(QPen(tokens.color("accent"), 1.5, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, self.room().top()), QPointF(x, self.room().bottom()))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.color("accent"), 1))
            painter.drawRoundedRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1), 5, 5)

    def _paint_ground(self, painter: QPainter, face: CurveFace) -> None:
        tokens, texts, room, top = self._context.tokens, self._context.texts, self.room(), self._top()
        across = tuple((share / self._widest(), texts.percent(share, 0)) for share in TICKS)
        values = (line / GRID_LINES for line in range(GRID_LINES + 1))
        up = tuple((share, texts.number(top * share, 0)) for share in values)
        self.paint_axes(painter, across, up, (face.across, face.up), grid=False)
        if face.least > 0:
            barred = QRectF(room.topLeft(), QPointF(self.place(face.least, 0).x(), room.bottom()))
            painter.fillRect(barred, tokens.color("error_soft"))
            painter.setPen(tokens.color("error"))
            _write_upward(painter, barred, face.none_below)
        own = self.place(1.0, 0).x()
        painter.setPen(QPen(tokens.color("muted"), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(own, room.top()), QPointF(own, room.bottom()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            step = self._step_at(event.pos().x())
            if step is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), step[1], self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(event.position().x())
        if step is not None:
            self.chosen.emit(step[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = [share for share, _said in self._face.steps] if self._face else []
        now = self._share if self._share is not None else 1.0
        later = [share for share in steps if share > now + 1e-9]
        earlier = [share for share in steps if share < now - 1e-9]
        if event.key() == Qt.Key.Key_Right and later:
            self.chosen.emit(later[0])
        elif event.key() == Qt.Key.Key_Left and earlier:
            self.chosen.emit(earlier[-1])
        else:
            super().keyPressEvent(event)

    def _step_at(self, x: float) -> tuple[float, str] | None:
        """The step nearest to the pointer."""
        steps = self._face.steps if self._face else ()
        nearest = min(steps, key=lambda step: abs(self.place(step[0], 0).x() - x), default=None)
        if nearest is None or abs(self.place(nearest[0], 0).x() - x) > REACH:
            return None
        return nearest

    def _widest(self) -> float:
        return self._face.points[-1][0] if self._face and self._face.points else 1.0

    def _top(self) -> float:
        """The greatest value shown, rounded up to a figure that reads well."""
        if self._face is None:
            return 1.0
        values = [value for _share, value in (*self._face.points, *self._face.exact)]
        greatest = max((*values, self._face.roadmap or 0.0, 1.0))
        step: float = 10.0 ** (len(str(int(greatest))) - 1) / 2
        return (greatest // step + 1) * step


def _write_upward(painter: QPainter, area: QRectF, said: str) -> None:
    """Words turned by a quarter, in the middle of a stretch too narrow for them otherwise; none where they are cut."""
    metrics = painter.fontMetrics()
    if area.width() < metrics.height() or area.height() < metrics.horizontalAdvance(said):
        return
    painter.save()
    painter.translate(area.center())
    painter.rotate(-90)
    painter.drawText(QRectF(-area.height() / 2, -area.width() / 2, area.height(), area.width()), CENTRE, said)
    painter.restore()
