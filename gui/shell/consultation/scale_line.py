"""The 17 points in large, with the answer given, and once released the answers of all as dots."""

from collections import Counter

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.context import Context
from gui.widgets.marks import paint_mark
from planner.text.ratios import about
from planner.text.saaty_scale import CENTRE, POINTS, point_of, ratio_at

MEAN_SHARE = 0.2
"""The part of the height that is kept for the mean below the points."""
DOT_RADII = (9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0)
DOT_GAP = 3.0
COUNT_HEIGHT = 18.0
COUNTED_FROM = 4
"""So many dots on one point are also told as a number."""


class ScaleLine(QWidget):
    """A click on a point answers: signal `chosen(ratio)`."""

    chosen = Signal(float)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._ratio: float | None = None
        self._others: tuple[float, ...] = ()
        self._mean: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_answer(self, ratio: float | None, others: tuple[float, ...], mean: float | None) -> None:
        """`ratio` is the present expert's answer; `others` and `mean` are empty until released."""
        if (ratio, others, mean) != (self._ratio, self._others, self._mean):
            self._ratio, self._others, self._mean = ratio, others, mean
            self.update()

    @property
    def dots(self) -> tuple[float, ...]:
        """The released answers, as they are drawn."""
        return self._others

    def sizeHint(self) -> QSize:
        return QSize(820, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(510, 130)

    def point_centre(self, point: float) -> QPointF:
        """Where a point is drawn."""
        return QPointF(self._pitch * (point + 0.5), self.height() * (1 - MEAN_SHARE) - self._radius - 2)

    @property
    def _pitch(self) -> float:
        return self.width() / POINTS

    @property
    def _radius(self) -> float:
        return min(self._pitch * 0.4, self.height() * 0.13)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = int(event.position().x() // self._pitch)
        if event.button() == Qt.MouseButton.LeftButton and 0 <= point < POINTS:
            self.chosen.emit(ratio_at(point))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_points(painter)
        self._paint_dots(painter)
        if self._mean is not None:
            self._paint_mean(painter, self._mean)

    def _paint_points(self, painter: QPainter) -> None:
        color = self._context.tokens.color
        chosen = None if self._ratio is None else point_of(self._ratio)
        painter.setFont(self._font(self._radius * 0.95, bold=True))
        for point in range(POINTS):
            centre, inside = self.point_centre(point), chosen == point
            painter.setPen(QPen(color("accent" if inside else "muted"), 2.5 if point == CENTRE or inside else 1.4))
            painter.setBrush(color("accent" if inside else "surface"))
            painter.drawEllipse(centre, self._radius, self._radius)
            painter.setPen(color("on_accent" if inside else "muted"))
            painter.drawText(self._around(centre), Qt.AlignmentFlag.AlignCenter, str(abs(CENTRE - point) + 1))
        if chosen is not None and chosen % 1:  # an answer typed elsewhere that is on no point
            centre = self.point_centre(min(max(chosen, 0.0), POINTS - 1.0))
            painter.setPen(QPen(color("accent"), 2.5))
            painter.setBrush(color("accent_soft"))
            painter.drawEllipse(centre, self._radius, self._radius)

    def _paint_dots(self, painter: QPainter) -> None:
        """One dot an answer, all alike: over each point as many rows as they need, so that heights compare."""
        color, top = self._context.tokens.color, self.point_centre(0).y() - self._radius - DOT_GAP
        counts = Counter(self._others)
        radius, columns = self._dot_grid(max(counts.values(), default=0), top - COUNT_HEIGHT)
        pitch = 2 * radius + DOT_GAP
        for ratio, count in counts.items():
            x = self.point_centre(min(max(point_of(ratio), 0.0), POINTS - 1.0)).x()
            for number in range(count):
                row, column = divmod(number, columns)
                wide = min(count - row * columns, columns)
                place = QPointF(x + (column - (wide - 1) / 2) * pitch, top - radius - row * pitch)
                paint_mark(painter, "circle", place, radius, color("accent"))
            if count >= COUNTED_FROM:
                painter.setFont(self._font(14, bold=True))
                painter.setPen(color("text"))
                rows = -(-count // columns)
                area = QRectF(x - 20, top - rows * pitch - COUNT_HEIGHT, 40, COUNT_HEIGHT)
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(count))

    def _dot_grid(self, most: int, room: float) -> tuple[float, int]:
        """The largest radius with which `most` dots stand over one point, and how many stand side by side."""
        for radius in DOT_RADII:
            pitch = 2 * radius + DOT_GAP
            rows, columns = max(int(room / pitch), 1), max(int(self._pitch / pitch), 1)
            if rows * columns >= most:
                break
        return radius, max(-(-most // rows), 1)

    def _paint_mean(self, painter: QPainter, mean: float) -> None:
        color = self._context.tokens.color
        place = self.point_centre(min(max(point_of(mean), 0.0), POINTS - 1.0))
        under = place.y() + self._radius
        text = self._context.texts.tr("Group {mean}", mean=about(mean))
        painter.setFont(self._font(self._radius * 0.85, bold=True))
        height, width = painter.fontMetrics().height(), painter.fontMetrics().horizontalAdvance(text)
        radius = height * 0.34
        paint_mark(painter, "diamond", QPointF(place.x(), under + height / 2 + 2), radius, color("text"))
        painter.setPen(color("text"))
        right = place.x() + 2 * radius
        left = right if right + width < self.width() else place.x() - 2 * radius - width
        painter.drawText(QRectF(left, under + 2, width + 2, height), Qt.AlignmentFlag.AlignVCenter, text)

    def _around(self, centre: QPointF) -> QRectF:
        return QRectF(centre.x() - self._radius, centre.y() - self._radius, 2 * self._radius, 2 * self._radius)

    def _font(self, pixels: float, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(round(pixels), 11))
        font.setBold(bold)
        return font
