"""How far the experts are apart on each criterion: a dot an expert, a mark for the group."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.context import Context
from gui.widgets.wrapped_text import fitting_font

HEAD_HEIGHT = 20
ROW_LEAST, ROW_MOST = 19, 46
NAME_SHARE, FIGURES_WIDTH = 0.26, 118.0
NAME_SIZES = (14, 13, 12)
RADIUS = 4.5
REACH = 7.0
"""Pixels from a dot within which the pointer means it."""


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """`values` (0..1) are (expert's name, weight); `group` is the weight in force."""

    name: str
    values: tuple[tuple[str, float], ...]
    group: float


class SpreadChart(QWidget):
    """One scale for all rows, from 0 to the largest weight; hovering over a dot names the expert."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: tuple[SpreadRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rows(self, rows: tuple[SpreadRow, ...]) -> None:
        if rows == self._rows:
            return
        self._rows = rows
        self.setAccessibleName("\n".join(f"{row.name} {self._range(row)}" for row in rows))
        self.setMinimumHeight(HEAD_HEIGHT + ROW_LEAST * len(rows) if rows else 0)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, HEAD_HEIGHT + 30 * len(self._rows))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.hint_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def hint_at(self, point: QPointF) -> str:
        """Whose dots lie at a point, with their weights; else nothing."""
        texts = self._context.texts
        for place, row in enumerate(self._rows):
            if abs(self._middle(place) - point.y()) <= REACH:
                near = [(name, value) for name, value in row.values if abs(self._x(value) - point.x()) <= REACH]
                return "\n".join(f"{name} {texts.percent(value)}" for name, value in near)
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_scale(painter)
        for place, row in enumerate(self._rows):
            self._paint_row(painter, place, row)

    def _paint_scale(self, painter: QPainter) -> None:
        color, texts = self._context.tokens.color, self._context.texts
        font = QFont(self.font())
        font.setPixelSize(12)
        painter.setFont(font)
        bottom = self._middle(len(self._rows) - 1) + self._row_height() / 2
        for tenth in range(round(self._largest() * 10) + 1):
            x = self._x(tenth / 10)
            painter.setPen(QPen(color("grid"), 1))
            painter.drawLine(QPointF(x, HEAD_HEIGHT), QPointF(x, bottom))
            painter.setPen(color("muted"))
            painter.drawText(
                QRectF(x - 30, 0, 60, HEAD_HEIGHT), Qt.AlignmentFlag.AlignCenter, texts.percent(tenth / 10, 0)
            )

    def _paint_row(self, painter: QPainter, place: int, row: SpreadRow) -> None:
        color, middle, height = self._context.tokens.color, self._middle(place), self._row_height()
        painter.setPen(color("text"))
        room = QRectF(0, middle - height / 2, self._left() - 10, height)
        painter.setFont(fitting_font(self.font(), NAME_SIZES, (each.name for each in self._rows), room.width(), 1))
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(self.font())
        figures = QRectF(self.width() - FIGURES_WIDTH, middle - height / 2, FIGURES_WIDTH, height)
        painter.drawText(figures, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._range(row))
        values = [value for _, value in row.values]
        low, high = self._x(min(values)), self._x(max(values))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("track"))
        painter.drawRoundedRect(QRectF(low - RADIUS, middle - 3, high - low + 2 * RADIUS, 6), 3, 3)
        dot = QColor(color("accent"))
        dot.setAlpha(130)
        painter.setBrush(dot)
        for value in values:
            painter.drawEllipse(QPointF(self._x(value), middle), RADIUS, RADIUS)
        painter.setBrush(color("text"))
        painter.drawRoundedRect(QRectF(self._x(row.group) - 1.5, middle - 9, 3, 18), 1.5, 1.5)

    def _range(self, row: SpreadRow) -> str:
        texts, values = self._context.texts, [value for _, value in row.values]
        return texts.tr("{low}–{high}", low=texts.percent(min(values)), high=texts.percent(max(values)))

    def _largest(self) -> float:
        """The end of the scale: the next full tenth above every weight."""
        most = max(max(row.group, *(value for _, value in row.values)) for row in self._rows)
        return min(1.0, math.ceil(most * 10 + 1e-9) / 10)

    def _left(self) -> float:
        return self.width() * NAME_SHARE

    def _x(self, value: float) -> float:
        left = self._left() + 12
        return left + (self.width() - FIGURES_WIDTH - 16 - left) * value / self._largest()

    def _row_height(self) -> float:
        return min((self.height() - HEAD_HEIGHT) / max(1, len(self._rows)), ROW_MOST)

    def _middle(self, place: int) -> float:
        return HEAD_HEIGHT + (place + 0.5) * self._row_height()
