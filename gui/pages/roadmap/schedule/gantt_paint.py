"""How the Gantt looks: phase bands, bars, links and the head with phases and years."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from gui.context import Context
from gui.pages.roadmap import words
from gui.pages.roadmap.schedule.gantt_model import NAME, ROW_ROLE, TIME
from gui.pages.roadmap.schedule.rows import Row
from gui.pages.roadmap.schedule.timeline import Timeline
from gui.theme.theme import Tokens
from planner.model.action import Phase
from planner.model.plan import Plan
from planner.text.texts import Texts

ROW_HEIGHT = 23
HEADER_HEIGHT = 42
BAR_HEIGHT = 13
SMALL = 12


@dataclass
class Scene:
    """What view, delegate and header draw on: the plan and where its years lie in the viewport."""

    plan: Plan | None
    timeline: Timeline


def small_font(font: QFont, *, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPixelSize(SMALL)
    made.setBold(bold)
    return made


def bar_rect(timeline: Timeline, row: Row, cell: QRect) -> QRectF:
    left = timeline.x(row.start)
    width = max(5.0, timeline.x(row.end) - left - 1)
    return QRectF(left, cell.top() + (cell.height() - BAR_HEIGHT) / 2, width, BAR_HEIGHT)


def paint_bands(painter: QPainter, tokens: Tokens, plan: Plan, timeline: Timeline, area: QRect) -> None:
    """The phases as grounds, a line at each year; years before the first schedulable one are dimmed."""
    for position, phase in enumerate(plan.phases):
        role = "phase_band_alternate" if position % 2 else "phase_band"
        left, right = timeline.x(phase.first_year), timeline.x(phase.last_year + 1)
        painter.fillRect(QRectF(left, area.top(), right - left, area.height()), tokens.color(role))
    painter.setPen(QPen(tokens.color("grid"), 1))
    for year in (*timeline.years, timeline.last_year + 1):
        x = timeline.x(year)
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    if plan.first_year > timeline.first_year:
        left, right = timeline.x(timeline.first_year), timeline.x(plan.first_year)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("track"))
        painter.setOpacity(0.6)
        painter.drawRect(QRectF(left, area.top(), right - left, area.height()))
        painter.setOpacity(1)


Drawn = dict[str, tuple[Row, QRect]]
"""Each action's row with its place in the viewport, also where it is scrolled out of sight."""


def paint_links(
    painter: QPainter, color: QColor, timeline: Timeline, drawn: Drawn, pairs: list[tuple[str, str]]
) -> None:
    """From the end of each predecessor to the start of what waits for it, as (predecessor, action) pairs."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for before, after in pairs:
        source, target = bar_rect(timeline, *drawn[before]), bar_rect(timeline, *drawn[after])
        _paint_link(painter, color, source, target)


def _paint_link(painter: QPainter, color: QColor, source: QRectF, target: QRectF) -> None:
    """Down beside the end of the one, then along the row of the other into its bar."""
    begin = QPointF(source.right(), source.center().y())
    turn = begin.x() + 4
    ahead = target.left() - turn
    if ahead >= 6:
        tip = QPointF(target.left(), target.center().y())
        way = [begin, QPointF(turn, begin.y()), QPointF(turn, tip.y()), tip]
        barbs = (QPointF(-4, -3), QPointF(-4, 3))
    else:
        below = target.center().y() > begin.y()
        rise = -4.0 if below else 4.0
        tip = QPointF(min(max(turn, target.left() + 3), target.right() - 3), target.top() if below else target.bottom())
        way = [begin, QPointF(turn, begin.y()), QPointF(turn, tip.y() + rise), QPointF(tip.x(), tip.y() + rise), tip]
        barbs = (QPointF(-3, rise), QPointF(3, rise))
    painter.setPen(QPen(color, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(way))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([tip, tip + barbs[0], tip + barbs[1]]))


class BarDelegate(QStyledItemDelegate):
    """Paints a name or a bar with the note beside it; what breaks a rule is red and says so."""

    def __init__(self, context: Context, scene: Scene, view: QTableView) -> None:
        super().__init__(view)
        self._context = context
        self._scene = scene

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell, font = option.rect, option.font
        painter.setFont(small_font(font, bold=row.heading))
        if index.column() == NAME:
            self._paint_name(painter, row, QRectF(cell), bool(option.state & QStyle.StateFlag.State_Selected))
        elif not row.heading:
            self._paint_bar(painter, row, cell)
        painter.restore()

    def _paint_name(self, painter: QPainter, row: Row, cell: QRectF, selected: bool) -> None:
        tokens = self._context.tokens
        role = "error" if row.broken else "accent" if selected else "muted" if row.heading else "text"
        painter.setPen(tokens.color(role))
        room = cell.adjusted(0 if row.heading else 10, 0, -8, 0)
        text = f"✕ {row.name}" if row.broken else row.name
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_bar(self, painter: QPainter, row: Row, cell: QRect) -> None:
        plan, timeline, tokens = self._scene.plan, self._scene.timeline, self._context.tokens
        if plan is None:
            return
        bar = bar_rect(timeline, row, cell)
        painter.setBrush(words.strategy_color(tokens, plan, row.strategy))
        painter.setPen(QPen(tokens.color("error"), 2) if row.broken else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(bar, 3, 3)
        ghost = QRectF(bar)
        if row.proposed is not None:
            ghost.moveLeft(timeline.x(row.proposed))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.color("accent"), 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(ghost, 3, 3)
        self._paint_note(painter, row, bar.united(ghost), timeline)

    def _paint_note(self, painter: QPainter, row: Row, bar: QRectF, timeline: Timeline) -> None:
        painter.setPen(self._context.tokens.color("error" if row.broken else "muted"))
        width = painter.fontMetrics().horizontalAdvance(row.note) + 2
        right_end = timeline.left + timeline.width
        room = QRectF(bar.right() + 7, bar.top() - 3, width, bar.height() + 6)
        if room.right() > right_end and bar.left() - timeline.left > width + 7:
            room.moveRight(bar.left() - 7)
            painter.fillRect(room.adjusted(-2, 1, 2, -1), self._context.tokens.color("surface"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.note)


class TimelineHeader(QHeaderView):
    """Over the bars: the phases with their names and years, beneath them each year."""

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
        hint = self._context.texts.tr("Drag a bar or press ← →;\nwith Shift by a year")
        painter.drawText(rect.adjusted(0, 0, -8, -4), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, hint)

    def _paint_years(self, painter: QPainter, rect: QRect, plan: Plan) -> None:
        tokens, timeline = self._context.tokens, self._scene.timeline
        paint_bands(painter, tokens, plan, timeline, rect)
        half = rect.height() // 2
        painter.setFont(small_font(self.font(), bold=True))
        painter.setPen(tokens.color("text"))
        for phase in plan.phases:
            left = timeline.x(phase.first_year) + 6
            room = QRectF(left, rect.top(), timeline.x(phase.last_year + 1) - left - 2, half)
            shown = _fitting(self._context.texts, phase, QFontMetricsF(painter.font()), room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setFont(small_font(self.font()))
        painter.setPen(tokens.color("muted"))
        for year in timeline.years:
            room = QRectF(timeline.x(year), rect.top() + half, timeline.year_width, half)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(year))


def _fitting(texts: Texts, phase: Phase, metrics: QFontMetricsF, room: float) -> str:
    """As much of name, motto and years as the band holds; the years also stand beneath, one by one."""
    name, motto = texts.of(phase.name), texts.of(phase.motto)
    years = texts.years(phase.first_year, phase.last_year)
    for text in (f"{name} · {motto} · {years}", f"{name} · {years}", name):
        if metrics.horizontalAdvance(text) <= room:
            return text
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
