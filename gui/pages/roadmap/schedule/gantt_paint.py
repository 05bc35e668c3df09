"""How the Gantt looks: phase bands, names, and bars with their marks."""

from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from gui.context import Context
from gui.pages.roadmap.schedule.classes import OTHERS, Paint
from gui.pages.roadmap.schedule.gantt_model import NAME, ROW_ROLE
from gui.pages.roadmap.schedule.rows import Row
from gui.pages.roadmap.schedule.timeline import Timeline
from gui.theme.theme import Tokens
from planner.model.plan import Plan

ROW_HEIGHT = 23
HEADER_HEIGHT = 42
BAR_HEIGHT = 13
SMALL = 12
SIGN_SIZE = 10
HANDLE = 4.0
"""Radius of the handle at a bar's end from which a link is drawn, pixels."""
BESIDE = 2 * HANDLE + 4
"""Between the end of a bar and what is said beside it, pixels; the handle lies there."""
PIN_ROOM = 9
"""What the mark of a pinned bar takes of its left end, pixels."""
DIMMED = 0.6
"""How much of the ground shows before the first schedulable year: the rest of 1 is the phase's."""
LIGHT_INK = 0.55
"""Colours darker than this lightness carry white signs."""


@dataclass
class Scene:
    """What view, delegate and header draw on: the plan, where its years lie, and what the colours stand for.

    `handled` are the actions whose link handle is shown; `aim` is the action a link being drawn would end at.
    """

    plan: Plan | None = None
    timeline: Timeline = field(default_factory=lambda: Timeline(0, 0, 0, 1))
    paints: dict[str, Paint] = field(default_factory=dict)
    signed: bool = False
    handled: frozenset[str] = frozenset()
    aim: str = ""


def small_font(font: QFont, *, bold: bool = False, size: int = SMALL) -> QFont:
    made = QFont(font)
    made.setPixelSize(size)
    made.setBold(bold)
    return made


def bar_rect(timeline: Timeline, row: Row, cell: QRect) -> QRectF:
    left = timeline.x(row.start)
    width = max(5.0, timeline.x(row.end) - left - 1)
    return QRectF(left, cell.top() + (cell.height() - BAR_HEIGHT) / 2, width, BAR_HEIGHT)


def handle_at(bar: QRectF) -> QPointF:
    """The middle of the handle beside the end of a bar."""
    return QPointF(bar.right() + HANDLE + 2, bar.center().y())


def paint_diamond(painter: QPainter, middle: QPointF, radius: float) -> None:
    painter.drawPolygon(
        QPolygonF(
            [
                middle + QPointF(0, -radius),
                middle + QPointF(radius, 0),
                middle + QPointF(0, radius),
                middle + QPointF(-radius, 0),
            ]
        )
    )


def paint_bands(painter: QPainter, tokens: Tokens, plan: Plan, timeline: Timeline, area: QRect) -> None:
    """The phases as grounds, a line at each year; years before the first schedulable one are dimmed."""
    dim = tokens.color("track")
    for position, phase in enumerate(plan.phases):
        band = tokens.color("phase_band_alternate" if position % 2 else "phase_band")
        begin, end = phase.first_year, phase.last_year + 1
        open_from = min(max(begin, plan.first_year), end)
        for first, last, color in ((begin, open_from, _mixed(dim, band)), (open_from, end, band)):
            left, right = timeline.x(first), timeline.x(last)
            painter.fillRect(QRectF(left, area.top(), right - left, area.height()), color)
    painter.setPen(QPen(tokens.color("grid"), 1))
    for year in (*timeline.years, timeline.last_year + 1):
        x = timeline.x(year)
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    if timeline.by_quarter:
        painter.setPen(QPen(tokens.color("grid"), 1, Qt.PenStyle.DotLine))
        for year in timeline.years:
            for quarter in (1, 2, 3):
                x = timeline.x(year + quarter / 4)
                painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))


def _mixed(upper: QColor, lower: QColor) -> QColor:
    """The one over the other, not quite covering it; painted opaque, which is many times faster."""
    parts = zip((upper.red(), upper.green(), upper.blue()), (lower.red(), lower.green(), lower.blue()), strict=True)
    return QColor(*(round(DIMMED * over + (1 - DIMMED) * under) for over, under in parts))


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
        cell, font = option.rect, option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(cell)
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
        timeline, tokens = self._scene.timeline, self._context.tokens
        bar = bar_rect(timeline, row, cell)
        taken = bar
        for moment, role, style in (
            (row.solved, "muted", Qt.PenStyle.DotLine),
            (row.proposed, "accent", Qt.PenStyle.DashLine),
        ):
            if moment is not None:
                ghost = QRectF(bar)
                ghost.moveLeft(timeline.x(moment))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(tokens.color(role), 1.5, style))
                painter.drawRoundedRect(ghost, 3, 3)
                taken = taken.united(ghost)
        paint = self._scene.paints.get(row.colour) or self._scene.paints.get(OTHERS)
        color = paint.color if paint else tokens.color("cross")
        painter.setBrush(color)
        painter.setPen(self._outline(row))
        painter.drawRoundedRect(bar, 3, 3)
        self._paint_marks(painter, row, bar, color, paint.sign if paint and self._scene.signed else "")
        if row.id in self._scene.handled:
            painter.setPen(QPen(tokens.color("accent"), 1.5))
            painter.setBrush(tokens.color("surface"))
            painter.drawEllipse(handle_at(bar), HANDLE, HANDLE)
        self._paint_note(painter, row, taken)

    def _outline(self, row: Row) -> QPen | Qt.PenStyle:
        tokens = self._context.tokens
        if row.broken:
            return QPen(tokens.color("error"), 2)
        if row.id == self._scene.aim:
            return QPen(tokens.color("accent"), 2)
        return QPen(tokens.color("text"), 1.6) if row.critical else Qt.PenStyle.NoPen

    def _paint_marks(self, painter: QPainter, row: Row, bar: QRectF, color: QColor, sign: str) -> None:
        """In the bar: the mark of a pin, the sign of its colour, its milestones."""
        ink = self._context.tokens.color("ink_light" if color.lightnessF() < LIGHT_INK else "ink_dark")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        left = bar.left() + 4
        if row.pinned:
            middle = QPointF(bar.left() + PIN_ROOM / 2 + 1, bar.center().y())
            painter.drawEllipse(middle - QPointF(0, 2), 2.6, 2.6)
            painter.drawRect(QRectF(middle.x() - 0.7, middle.y(), 1.4, 5))
            left += PIN_ROOM
        for milestone in row.milestones:
            at = self._scene.timeline.x(row.start + milestone.quarter / 4)
            paint_diamond(painter, QPointF(min(at, bar.right() - 1), bar.center().y()), 4)
        if sign and bar.right() - left > SIGN_SIZE:
            font = painter.font()
            painter.setFont(small_font(font, bold=True, size=SIGN_SIZE))
            painter.setPen(ink)
            room = QRectF(left, bar.top(), bar.right() - left, bar.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, sign)
            painter.setFont(font)

    def _paint_note(self, painter: QPainter, row: Row, bar: QRectF) -> None:
        said = row.beside
        if not said:
            return
        tokens, timeline = self._context.tokens, self._scene.timeline
        painter.setPen(tokens.color("error" if row.broken else "muted"))
        width = painter.fontMetrics().horizontalAdvance(said) + 2
        room = QRectF(bar.right() + BESIDE, bar.top() - 3, width, bar.height() + 6)
        if room.right() > timeline.left + timeline.width and bar.left() - timeline.left > width + 7:
            room.moveRight(bar.left() - 7)
            painter.fillRect(room.adjusted(-2, 1, 2, -1), tokens.color("surface"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
