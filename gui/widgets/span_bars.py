"""Named rows of spans on one scale: intervals, tornado, strengths and weaknesses."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.context import Context
from gui.widgets.marks import paint_mark
from gui.widgets.wrapped_text import draw_wrapped, name_font, wrapped_lines

ROW, HIGH_ROW, AXIS = 32, 46, 20
MOST_LINES = 3
NAME_GAP = 6.0
NAME_SHARE, NAME_MOST = 0.38, 300.0
FIGURE_PIXELS = 12
GAP = 10.0
SWATCH = 4.0
MARK = 5.0


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high` on the scale. A `hatched` span is told from a full one without colour."""

    low: float
    high: float
    color: QColor
    thickness: float = 12.0
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class SpanRow:
    """`mark` is where a small diamond stands, `figure` what is written at the right, `hint` is told on hovering."""

    name: str
    spans: tuple[Span, ...]
    figure: str
    hint: str
    mark: float | None = None
    swatch: QColor | None = None


@dataclass(frozen=True, slots=True)
class SpanScale:
    """The ends of the scale and the lines across it, each with its word; `marked` lines stand out."""

    low: float
    high: float
    lines: tuple[tuple[float, str], ...]
    marked: bool = False


class SpanBars(QWidget):
    """As high as its rows need: put it into a scroll area where room is short."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: tuple[SpanRow, ...] = ()
        self._scale = SpanScale(0.0, 1.0, ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: tuple[SpanRow, ...], scale: SpanScale) -> None:
        self._rows, self._scale = rows, scale
        self.updateGeometry()
        self.setAccessibleName("\n".join(row.hint for row in rows))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, AXIS + self._row_height() * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, AXIS + self._row_height() * len(self._rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def whole_size(self) -> QSize:
        """The size at which every row shows."""
        return QSize(self.width(), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.hint_at(event.pos().y()), self)
            return True
        return super().event(event)

    def hint_at(self, y: float) -> str:
        """What the row at a height says, else nothing."""
        row = int((y - AXIS) // self._row_height())
        return self._rows[row].hint if y >= AXIS and row < len(self._rows) else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, room = self._chart_room()
        self._paint_lines(painter, left, room)
        names = name_font(self.font(), [row.name for row in self._rows], self._name_room(), MOST_LINES)
        height = self._row_height()
        for number, row in enumerate(self._rows):
            self._paint_row(painter, row, QRectF(0, AXIS + number * height, self.width(), height), names)

    def _paint_lines(self, painter: QPainter, left: float, room: float) -> None:
        tokens = self._context.tokens
        small = _sized(self.font(), 11)
        painter.setFont(small)
        metrics = QFontMetricsF(small)
        taken = 0.0
        for number, (value, word) in enumerate(self._scale.lines):
            x = self._x(value)
            painter.setPen(QPen(tokens.color("muted" if self._scale.marked else "border"), 1))
            painter.drawLine(QPointF(x, AXIS), QPointF(x, self.height()))
            width = metrics.horizontalAdvance(word)
            beside = [self._x(other) for other, _ in self._scale.lines[number + 1 :]]
            crowded = bool(beside) and beside[0] - x < width + GAP
            start = min(x - width if crowded else x - width / 2, left + room + GAP - width)
            start = max(start, taken, 0.0)
            taken = start + width + GAP
            painter.setPen(tokens.color("muted"))
            painter.drawText(QRectF(start, 0, width + 1, AXIS - 2), Qt.AlignmentFlag.AlignVCenter, word)

    def _paint_row(self, painter: QPainter, row: SpanRow, area: QRectF, names: QFont) -> None:
        tokens = self._context.tokens
        middle = area.center().y()
        if row.swatch is not None:
            painter.fillRect(QRectF(0, area.top() + 6, SWATCH, area.height() - 12), row.swatch)
        painter.setFont(names)
        painter.setPen(tokens.color("text"))
        room = QRectF(SWATCH + NAME_GAP, area.top(), self._name_room(), area.height())
        draw_wrapped(painter, room, row.name, most=MOST_LINES)
        for span in row.spans:
            start, end = sorted((self._x(span.low), self._x(span.high)))
            bar = QRectF(start, middle - span.thickness / 2, max(1.5, end - start), span.thickness)
            painter.setPen(QPen(span.color, 1) if span.hatched else Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(span.color, Qt.BrushStyle.BDiagPattern) if span.hatched else span.color)
            painter.drawRect(bar)
        if row.mark is not None:
            center = QPointF(self._x(row.mark), middle)
            paint_mark(painter, "diamond", center, MARK, tokens.color("text"), rim=tokens.color("surface"))
        painter.setFont(_sized(self.font(), FIGURE_PIXELS))
        painter.setPen(tokens.color("text"))
        painter.drawText(
            area.adjusted(self.width() - self._figure_width(), 0, 0, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            row.figure,
        )

    def _name_room(self) -> float:
        return min(self.width() * NAME_SHARE, NAME_MOST) - SWATCH - NAME_GAP

    def _row_height(self) -> int:
        """Higher rows where a name takes three lines."""
        room, names = self._name_room(), [row.name for row in self._rows]
        font = name_font(self.font(), names, room, MOST_LINES)
        most = max((len(wrapped_lines(name, font, room, MOST_LINES)) for name in names), default=1)
        return ROW if most < MOST_LINES else HIGH_ROW

    def _x(self, value: float) -> float:
        left, room = self._chart_room()
        share = (value - self._scale.low) / ((self._scale.high - self._scale.low) or 1.0)
        return left + room * min(1.0, max(0.0, share))

    def _chart_room(self) -> tuple[float, float]:
        left = min(self.width() * NAME_SHARE, NAME_MOST) + GAP
        return left, max(1.0, self.width() - left - GAP - self._figure_width())

    def _figure_width(self) -> float:
        metrics = QFontMetricsF(_sized(self.font(), FIGURE_PIXELS))
        return max((metrics.horizontalAdvance(row.figure) for row in self._rows), default=0.0) + 4


def _sized(font: QFont, pixels: int) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(pixels)
    return sized
