"""Sums as bars, one a row, with their parts in the colours of the groups and figures at the right."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.context import Context
from gui.widgets.wrapped_text import draw_wrapped, name_font

HEAD_HEIGHT = 18
ROW_LEAST, ROW_MOST = 28, 60
BAR_MOST = 24.0
NAME_SHARE = 0.32
FIGURE_WIDTH = 72.0
GAP = 10.0


@dataclass(frozen=True, slots=True)
class StackedBar:
    """`parts` are lengths in the unit of the scale, in the order of the part names; `figures` are ready texts.

    `before` is the length the bar had; a line marks it.
    """

    name: str
    parts: tuple[float, ...]
    figures: tuple[str, ...]
    before: float | None = None


class StackedBars(QWidget):
    """Parts of one bar stand side by side; hovering over one names it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._bars: tuple[StackedBar, ...] = ()
        self._part_names: tuple[str, ...] = ()
        self._figure_names: tuple[str, ...] = ()
        self._whole = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(
        self,
        bars: tuple[StackedBar, ...],
        part_names: tuple[str, ...],
        figure_names: tuple[str, ...],
        whole: float,
    ) -> None:
        """`whole` is the length that would fill the room for bars."""
        if len(bars) != len(self._bars):
            self.updateGeometry()
        self._bars, self._part_names, self._figure_names, self._whole = bars, part_names, figure_names, whole
        self.setAccessibleName("\n".join(self._spoken(bar) for bar in bars))
        self.setMinimumHeight(HEAD_HEIGHT + ROW_LEAST * len(bars))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, HEAD_HEIGHT + ROW_LEAST * max(1, len(self._bars)))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.hint_at(event.pos().x(), event.pos().y()), self)
            return True
        return super().event(event)

    def hint_at(self, x: float, y: float) -> str:
        """What stands at a point: a part with its share of the bar, else the whole bar, else nothing."""
        row = int((y - HEAD_HEIGHT) // self._row_height()) if y >= HEAD_HEIGHT else -1
        if not 0 <= row < len(self._bars):
            return ""
        for name, points, area in self._areas(row):
            if area.left() <= x < area.right():
                return f"{self._bars[row].name}\n{name} {self._context.texts.number(points, 1)}"
        return self._spoken(self._bars[row])

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heads(painter)
        tokens, height = self._context.tokens, self._row_height()
        strong = self._strong()
        left, room = self._bar_room()
        names = name_font(strong, (bar.name for bar in self._bars), left - GAP)
        for row, bar in enumerate(self._bars):
            top = HEAD_HEIGHT + row * height
            painter.setFont(names)
            painter.setPen(tokens.color("text"))
            draw_wrapped(painter, QRectF(0, top, left - GAP, height), bar.name)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("track"))
            painter.drawRect(QRectF(left, top + height / 2 - 1, room, 2))
            for position, (_, _, area) in enumerate(self._areas(row)):
                painter.fillRect(area, tokens.group(position))
            painter.setPen(tokens.color("text"))
            if bar.before is not None:
                x = left + room * bar.before / self._whole
                painter.drawLine(QPointF(x, top + 2), QPointF(x, top + height - 2))
            for place, figure in enumerate(bar.figures):
                painter.setFont(strong if place == 0 else self.font())
                painter.drawText(
                    self._figure_area(place, top, height),
                    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                    figure,
                )

    def _paint_heads(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(self._context.tokens.color("muted"))
        for place, name in enumerate(self._figure_names):
            area = self._figure_area(place, 0, HEAD_HEIGHT)
            shown = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _figure_area(self, place: int, top: float, height: float) -> QRectF:
        left = self.width() - FIGURE_WIDTH * (len(self._figure_names) - place)
        return QRectF(left, top, FIGURE_WIDTH, height)

    def _bar_room(self) -> tuple[float, float]:
        metrics = QFontMetricsF(self._strong())
        longest = max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0.0)
        left = min(self.width() * NAME_SHARE, longest + 4) + GAP
        return left, max(1.0, self.width() - left - FIGURE_WIDTH * len(self._figure_names) - GAP)

    def _row_height(self) -> float:
        return min((self.height() - HEAD_HEIGHT) / max(1, len(self._bars)), ROW_MOST)

    def _areas(self, row: int) -> list[tuple[str, float, QRectF]]:
        """Name, length and place of each part of a bar."""
        left, room = self._bar_room()
        height = self._row_height()
        thickness = min(BAR_MOST, height - 10)
        top = HEAD_HEIGHT + row * height + (height - thickness) / 2
        areas: list[tuple[str, float, QRectF]] = []
        for name, points in zip(self._part_names, self._bars[row].parts, strict=True):
            width = room * points / self._whole
            areas.append((name, points, QRectF(left, top, width, thickness)))
            left += width
        return areas

    def _spoken(self, bar: StackedBar) -> str:
        texts = self._context.texts
        figures = [f"{name} {figure}" for name, figure in zip(self._figure_names, bar.figures, strict=True)]
        parts = [f"{name} {texts.number(points, 1)}" for name, points in zip(self._part_names, bar.parts, strict=True)]
        return "\n".join([bar.name, texts.join(figures), texts.join(parts)])
