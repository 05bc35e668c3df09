"""Actions on two indices, with the line at which the money ends drawn on both."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip

from gui.context import Context
from gui.pages.roadmap.money.plot import Plot, Ticks
from gui.widgets.marks import paint_mark
from planner.model.index_map import Quadrant

TICKS: Ticks = tuple((index / 100, str(index)) for index in (0, 25, 50, 75, 100))
MARK, REACH = 5.5, 9.0
LABEL_MOST = 190.0


@dataclass(frozen=True, slots=True)
class MapPoint:
    """One action: `across` and `up` are 0..100; a `placed` one is filled, one left out hollow."""

    action: str
    name: str
    across: float
    up: float
    color: QColor
    placed: bool
    hint: str


@dataclass(frozen=True, slots=True)
class MapFace:
    """Lines are on the scales, 101 where the money reaches nothing. `quadrants` are the words of each corner."""

    points: tuple[MapPoint, ...]
    across_line: float
    up_line: float
    across: str
    up: str
    quadrants: dict[Quadrant, str]


class MapChart(Plot):
    """Signal `chosen(action)` by a click; the chosen action is ringed and named."""

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._face: MapFace | None = None
        self._action = ""

    def show_face(self, face: MapFace) -> None:
        self._face = face
        self.setAccessibleName(f"{face.up} / {face.across}")
        self.setAccessibleDescription("\n".join(point.hint for point in face.points))
        self.update()

    def select(self, action: str) -> None:
        self._action = action
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 220)

    def place(self, across: float, up: float) -> QPointF:
        """Where indices stand in the widget."""
        return self.spot(across / 100, up / 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        face, tokens = self._face, self._context.tokens
        if face is None:
            return
        painter = self.begin()
        self._paint_ground(painter, face)
        surface = tokens.color("surface")
        for point in face.points:
            center = self.place(point.across, point.up)
            if point.placed:
                paint_mark(painter, "circle", center, MARK, point.color, rim=surface)
            else:
                painter.setBrush(surface)
                painter.setPen(QPen(point.color, 2))
                painter.drawEllipse(center, MARK - 1, MARK - 1)
        chosen = next((point for point in face.points if point.action == self._action), None)
        if chosen is not None:
            self._paint_chosen(painter, chosen)

    def _paint_ground(self, painter: QPainter, face: MapFace) -> None:
        tokens, room = self._context.tokens, self.room()
        corner = self.place(min(100.0, face.across_line), min(100.0, face.up_line))
        if max(face.across_line, face.up_line) <= 100:
            painter.fillRect(
                QRectF(QPointF(corner.x(), room.top()), QPointF(room.right(), corner.y())), tokens.color("good_soft")
            )
        self.paint_axes(painter, TICKS, TICKS, (face.across, face.up), grid=True)
        painter.setPen(QPen(tokens.color("error"), 1.4, Qt.PenStyle.DashLine))
        if face.across_line <= 100:
            painter.drawLine(QPointF(corner.x(), room.top()), QPointF(corner.x(), room.bottom()))
        if face.up_line <= 100:
            painter.drawLine(QPointF(room.left(), corner.y()), QPointF(room.right(), corner.y()))
        self._paint_quadrants(painter, face, room)

    def _paint_quadrants(self, painter: QPainter, face: MapFace, room: QRectF) -> None:
        """The words of each quadrant in its outer corner, its letter alone where they find no room."""
        places: dict[Quadrant, Qt.AlignmentFlag] = {
            "A": Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight,
            "B": Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft,
            "C": Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight,
            "D": Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft,
        }
        painter.setPen(self._context.tokens.color("muted"))
        split = self.place(min(100.0, face.across_line), 0).x()
        for quadrant, words in face.quadrants.items():
            width = split - room.left() if quadrant in ("B", "D") else room.right() - split
            wide = painter.fontMetrics().horizontalAdvance(words) + 16 <= width
            painter.drawText(room.adjusted(6, 4, -6, -4), places[quadrant], words if wide else quadrant)

    def _paint_chosen(self, painter: QPainter, point: MapPoint) -> None:
        tokens, room = self._context.tokens, self.room()
        center = self.place(point.across, point.up)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.color("text"), 2))
        painter.drawEllipse(center, MARK + 4, MARK + 4)
        metrics = painter.fontMetrics()
        name = metrics.elidedText(point.name, Qt.TextElideMode.ElideRight, int(LABEL_MOST))
        width = metrics.horizontalAdvance(name) + 12
        left = center.x() + MARK + 8 if center.x() + MARK + 8 + width < room.right() else center.x() - MARK - 8 - width
        area = QRectF(left, center.y() - 11, width, 22)
        painter.setPen(QPen(tokens.color("border"), 1))
        painter.setBrush(tokens.color("surface"))
        painter.drawRoundedRect(area, 5, 5)
        painter.setPen(tokens.color("text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, name)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            near = self._near(QPointF(event.pos()))
            if near:
                QToolTip.showText(event.globalPos(), "\n\n".join(point.hint for point in near), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the action under the pointer; of several at one place the next after the chosen one."""
        near = [point.action for point in self._near(event.position())]
        if near:
            place = near.index(self._action) + 1 if self._action in near else 0
            self.chosen.emit(near[place % len(near)])

    def _near(self, spot: QPointF) -> list[MapPoint]:
        found = []
        for point in self._face.points if self._face else ():
            away = self.place(point.across, point.up) - spot
            if away.x() ** 2 + away.y() ** 2 <= REACH**2:
                found.append(point)
        return found
