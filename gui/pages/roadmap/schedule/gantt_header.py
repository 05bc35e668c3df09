"""The head over the bars: phases with their names and years, beneath them each year or quarter."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QTableView

from gui.context import Context
from gui.pages.roadmap.schedule.gantt_model import TIME
from gui.pages.roadmap.schedule.gantt_paint import HEADER_HEIGHT, Scene, paint_bands, small_font
from gui.pages.roadmap.schedule.timeline import Timeline
from planner.model.action import Phase
from planner.model.plan import Plan
from planner.model.quarters import quarter_word
from planner.text.texts import Texts

EDGE = 6
"""Between the left edge of a phase and its name, pixels."""


class TimelineHeader(QHeaderView):
    """The name of a phase stays in sight while the years are scrolled."""

    def __init__(self, context: Context, scene: Scene, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._context = context
        self._scene = scene
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setFixedHeight(HEADER_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEADER_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        tokens, plan = self._context.tokens, self._scene.plan
        painter.fillRect(rect, tokens.color("surface"))
        if plan is None:
            return
        painter.save()
        painter.setClipRect(rect)
        if logical_index == TIME:
            self._paint_years(painter, rect, plan)
        else:
            self._paint_hint(painter, rect)
        painter.setPen(QPen(tokens.color("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_hint(self, painter: QPainter, rect: QRect) -> None:
        """How to move a bar, in the corner over the names."""
        painter.setFont(small_font(self.font()))
        painter.setPen(self._context.tokens.color("muted"))
        hint = self._context.texts.tr("Drag a bar or its ends;\nall keys: press ?")
        painter.drawText(rect.adjusted(0, 0, -8, -4), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, hint)

    def _paint_years(self, painter: QPainter, rect: QRect, plan: Plan) -> None:
        tokens, timeline = self._context.tokens, self._scene.timeline
        paint_bands(painter, tokens, plan, timeline, rect)
        half = rect.height() // 2
        painter.setFont(small_font(self.font(), bold=True))
        painter.setPen(tokens.color("text"))
        for phase in plan.phases:
            left = max(timeline.x(phase.first_year), rect.left()) + EDGE
            room = QRectF(left, rect.top(), timeline.x(phase.last_year + 1) - left - 2, half)
            if room.width() > 0:
                shown = _fitting(self._context.texts, phase, QFontMetricsF(painter.font()), room.width())
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setFont(small_font(self.font()))
        painter.setPen(tokens.color("muted"))
        for left, width, text in _heads(timeline):
            if left + width > rect.left() and left < rect.right():
                painter.drawText(QRectF(left, rect.top() + half, width, half), Qt.AlignmentFlag.AlignCenter, text)


def _heads(timeline: Timeline) -> list[tuple[float, float, str]]:
    """Left edge, width and words of each year or quarter."""
    if not timeline.by_quarter:
        return [(timeline.x(year), timeline.year_width, str(year)) for year in timeline.years]
    width = timeline.year_width / 4
    return [
        (timeline.x(year) + quarter * width, width, quarter_word(year, quarter + 1))
        for year in timeline.years
        for quarter in range(4)
    ]


def _fitting(texts: Texts, phase: Phase, metrics: QFontMetricsF, room: float) -> str:
    """As much of name, motto and years as the band holds; the years also stand beneath, one by one."""
    name, motto = texts.of(phase.name), texts.of(phase.motto)
    years = texts.years(phase.first_year, phase.last_year)
    for text in (f"{name} · {motto} · {years}", f"{name} · {years}", name):
        if metrics.horizontalAdvance(text) <= room:
            return text
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
