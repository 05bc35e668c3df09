"""One pair of criteria: two names, the 17 points between them, and the judgement in words."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.context import Context
from gui.pages.weighting.pair_columns import PairColumns
from gui.widgets.wrapped_text import draw_wrapped
from planner.text.ratios import about
from planner.text.saaty_scale import CENTRE, POINTS, comparison, importance, point_of, ratio_at

_DIGITS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


@dataclass(frozen=True, slots=True)
class Pair:
    """What a row shows; `key` tells the pair from others, `value` is the ratio of first to second, if judged.

    `implied` is the ratio that the other judgements imply for a pair nobody judged. `assumed`: the judgement was taken
    over from an offered set. `doubtful`: it contradicts the others most.
    """

    key: tuple[str, str]
    first: str
    second: str
    value: float | None
    implied: float | None
    assumed: bool
    doubtful: bool


class PairRow(QWidget):
    """Answers to a click on a point, keys 1-9 for the side in force, left and right for the side, Delete.

    Signals: `judged(value)` with the ratio or None; `next_asked(rows)` to go on to another row, +1 or -1;
    `best_asked()` to go to the pair that helps most; `focused()`.
    """

    judged = Signal(object)
    next_asked = Signal(int)
    best_asked = Signal()
    focused = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pair: Pair | None = None
        self._favours_first = True
        self._hovered: int | None = None
        self._name_pixels = 13
        self._columns = PairColumns(self.width())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def pair(self) -> Pair | None:
        return self._pair

    @property
    def words(self) -> str:
        """The judgement in words, as it stands at the right."""
        texts = self._context.texts
        if self._pair is None or (self._pair.value is None and self._pair.implied is None):
            return texts.tr("Not judged")
        if self._pair.value is None:
            return texts.tr("Not judged, implied {ratio}", ratio=about(self._pair.implied or 1.0))
        return importance(self._pair.value, texts)

    def show_pair(self, pair: Pair) -> None:
        if self._pair is None or self._pair.key != pair.key:
            self._favours_first = True
        if pair.value is not None and pair.value != 1.0:
            self._favours_first = pair.value > 1.0
        unchanged = pair == self._pair
        self._pair = pair
        name = self._context.texts.tr("{first} or {second}", first=pair.first, second=pair.second)
        spoken = f"{name}: {self.words}"
        if not unchanged or spoken != self.accessibleName():
            self.setAccessibleName(spoken)
            self.update()

    def set_density(self, height: int, name_pixels: int) -> None:
        """How high the row is and how large its names are written."""
        self._name_pixels = name_pixels
        self.setFixedHeight(height)

    def point_centre(self, point: int) -> QPointF:
        """Where a point is drawn, in the row's own pixels."""
        return QPointF(self._columns.point(point), self.height() / 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._columns = PairColumns(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _DIGITS and self._pair is not None:
            ratio = float(key - Qt.Key.Key_0)
            self.judged.emit(ratio if self._favours_first else 1.0 / ratio)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._pair is not None:
            self._favour(self._pair, first=key == Qt.Key.Key_Left)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.judged.emit(None)
        elif key == Qt.Key.Key_N:
            self.best_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.next_asked.emit(1)
        elif key == Qt.Key.Key_Up:
            self.next_asked.emit(-1)
        else:
            super().keyPressEvent(event)

    def _favour(self, pair: Pair, *, first: bool) -> None:
        """Choose the side that matters more: a judgement for the other side changes over, a digit follows else."""
        self._favours_first = first
        if pair.value is not None and pair.value != 1.0 and (pair.value > 1.0) != first:
            self.judged.emit(1.0 / pair.value)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = self._columns.point_at(event.position().x())
        if event.button() != Qt.MouseButton.LeftButton or point is None or self._pair is None:
            return
        chosen = self._pair.value is not None and point_of(self._pair.value) == point
        self.judged.emit(None if chosen else ratio_at(point))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click is one choice, not a choice and its withdrawal."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._columns.point_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _hover(self, point: int | None) -> None:
        if point == self._hovered or self._pair is None:
            return
        self._hovered = point
        self.setCursor(Qt.CursorShape.ArrowCursor if point is None else Qt.CursorShape.PointingHandCursor)
        names = self._pair.first, self._pair.second
        self.setToolTip("" if point is None else comparison(*names, ratio_at(point), self._context.texts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pair is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_words(painter, self._pair)
        self._paint_points(painter)
        if self._pair.value is not None:
            self._paint_judgement(painter, self._pair, self._pair.value)
        elif self._pair.implied is not None:
            self._paint_implied(painter, self._pair.implied)

    def _paint_ground(self, painter: QPainter) -> None:
        color = self._context.tokens.color
        doubtful = self._pair is not None and self._pair.doubtful
        if not (doubtful or self.hasFocus()):
            return
        painter.setPen(QPen(color("accent")) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(color("warning_soft" if doubtful else "accent_soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_words(self, painter: QPainter, pair: Pair) -> None:
        color, columns = self._context.tokens.color, self._columns
        ratio = pair.value or 1.0
        open_side = self.hasFocus() and ratio == 1.0
        for text, area, alignment, favoured, asked in (
            (pair.first, columns.first_name, Qt.AlignmentFlag.AlignRight, ratio > 1.0, self._favours_first),
            (pair.second, columns.second_name, Qt.AlignmentFlag.AlignLeft, ratio < 1.0, not self._favours_first),
        ):
            # The side the next digit counts for, while the judgement itself does not show one.
            painter.setPen(color("accent" if open_side and asked else "text"))
            painter.setFont(self._font(self._name_pixels, favoured or (open_side and asked)))
            draw_wrapped(painter, QRectF(area[0], 0, area[1], self.height()), text, alignment)
        painter.setFont(self._font(12))
        painter.setPen(color("warning" if pair.doubtful else "muted"))
        draw_wrapped(painter, QRectF(columns.words[0], 0, columns.words[1], self.height()), self.words)

    def _paint_points(self, painter: QPainter) -> None:
        color, columns = self._context.tokens.color, self._columns
        radius = columns.radius - 2.0
        painter.setPen(QPen(color("border"), 1.2))
        painter.setBrush(color("surface"))
        for point in range(POINTS):
            painter.drawEllipse(self.point_centre(point), radius, radius)
        painter.setPen(QPen(color("muted"), 1.2))
        painter.drawEllipse(self.point_centre(CENTRE), radius, radius)
        if self._hovered is not None:
            painter.setPen(QPen(color("accent"), 1.2))
            painter.setBrush(color("accent_soft"))
            painter.drawEllipse(self.point_centre(self._hovered), radius, radius)

    def _paint_judgement(self, painter: QPainter, pair: Pair, ratio: float) -> None:
        """Filled for the planner's own judgement, a ring for an assumption still to be confirmed."""
        color, columns = self._context.tokens.color, self._columns
        point = min(max(point_of(ratio), 0.0), POINTS - 1.0)
        ink = color("warning" if pair.doubtful else "accent")
        centre = QPointF(columns.point(point), self.height() / 2)
        painter.setPen(QPen(ink, 1.6))
        painter.setBrush(color("surface") if pair.assumed else ink)
        painter.drawEllipse(centre, columns.radius, columns.radius)
        magnitude = ratio if ratio >= 1.0 else 1.0 / ratio
        painter.setFont(self._font(11 if magnitude % 1 == 0 else 9, bold=True))
        painter.setPen(ink if pair.assumed else color("on_accent"))
        area = QRectF(centre.x() - 12, centre.y() - 9, 24, 18)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"{magnitude:.2g}")

    def _paint_implied(self, painter: QPainter, ratio: float) -> None:
        """Dashed: nobody said so, it follows from the others."""
        point = min(max(point_of(ratio), 0.0), POINTS - 1.0)
        painter.setPen(QPen(self._context.tokens.color("muted"), 1.4, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._columns.radius - 0.5
        painter.drawEllipse(QPointF(self._columns.point(point), self.height() / 2), radius, radius)

    def _font(self, pixels: int, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setBold(bold)
        return font
