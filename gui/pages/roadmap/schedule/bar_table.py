"""The chart of the schedule to look at: names, bars under the phases, links, and a time axis that can be zoomed."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QScrollBar, QTableView

from gui.context import Context
from gui.pages.roadmap.schedule.classes import Paint
from gui.pages.roadmap.schedule.gantt_header import TimelineHeader
from gui.pages.roadmap.schedule.gantt_links import Link, link_area, paint_links
from gui.pages.roadmap.schedule.gantt_model import NAME, TIME, GanttModel
from gui.pages.roadmap.schedule.gantt_paint import (
    HEADER_HEIGHT,
    ROW_HEIGHT,
    BarDelegate,
    Scene,
    bar_rect,
    paint_bands,
    small_font,
)
from gui.pages.roadmap.schedule.rows import Row
from gui.pages.roadmap.schedule.timeline import Timeline
from planner.model.plan import Plan

NAME_WIDTH = (168, 290)
"""Least and greatest width of the names, pixels."""
ZOOM_STEP = 1.25
WIDEST_YEAR = 400.0


class BarTable(QTableView):
    """Names on the left, bars on the right; the years scroll under `time_bar` when zoomed in.

    `held`: a bar is in the hand, and the years stay where they are. `span_changed()` when the time axis takes another
    place.
    """

    span_changed = Signal()

    def __init__(self, context: Context, told: Callable[[str], str]) -> None:
        """`told` gives what is known of an action."""
        super().__init__()
        self._context = context
        self._hovered = ""
        self._years = (0, 0)
        self._look: object = None
        self._year_width = 0.0
        self._scene = Scene()
        self.held = False
        self.time_bar = QScrollBar(Qt.Orientation.Horizontal)
        self.time_bar.valueChanged.connect(self._place)
        self.rows = GanttModel(told, self)
        self.setModel(self.rows)
        self.setItemDelegate(BarDelegate(context, self._scene, self))
        self._header = TimelineHeader(context, self._scene, self)
        self.setHorizontalHeader(self._header)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(HEADER_HEIGHT + 5 * ROW_HEIGHT)
        self.viewport().setMouseTracking(True)

    @property
    def timeline(self) -> Timeline:
        """The time axis in the viewport's coordinates."""
        return self._scene.timeline

    def show_rows(
        self,
        plan: Plan,
        rows: tuple[Row, ...],
        years: tuple[int, int],
        arrangement: object,
        paints: dict[str, Paint],
        *,
        signed: bool,
    ) -> None:
        """Show these rows; selection and scroll position stay, and only what changed is painted anew."""
        look = (plan.phases, plan.first_year, years, paints, signed, self._context.tokens, self._context.texts)
        same, self._look = look == self._look, look
        self._scene.plan, self._years = plan, years
        self._scene.paints, self._scene.signed = paints, signed
        selected, scrolled = self.selected, self.verticalScrollBar().value()
        before = self.rows.show_rows(rows, arrangement)
        if before is None:
            self.verticalScrollBar().setValue(scrolled)
            self.select(selected)
        if same and before is not None:
            self._repaint_links(before)
        else:
            self._place()
            self._header.viewport().update()

    def _repaint_links(self, before: tuple[Row, ...]) -> None:
        """Paint the way of the changed rows' links, as they were and as they are."""
        old = {row.id: row for row in before}
        for row in self.rows.rows:
            for other, _ in row.predecessors:
                if row.id in old or other in old:
                    was = self._bar(old.get(row.id, row)), self._bar(old.get(other, self._row(other)))
                    for ends in (was, (self._bar(row), self._bar(self._row(other)))):
                        self.viewport().update(link_area(*ends).toAlignedRect())

    def _row(self, action: str) -> Row:
        return self.rows.rows[self.rows.row_of(action)]

    def _bar(self, row: Row) -> QRectF:
        """Where the bar of a row lies in the viewport."""
        return bar_rect(self.timeline, row, self.visualRect(self.rows.index(self.rows.row_of(row.id), TIME)))

    def _place(self) -> None:
        """Lay the years over the second column, as wide as the zoom wants them; while a bar is held they stay."""
        left, room = self.columnViewportPosition(TIME) + 4, max(1, self.columnWidth(TIME) - 8)
        if not self.held:
            self._scene.timeline = Timeline(*self._years, 0, 1)
        width = max(float(room), self._year_width * len(self._scene.timeline.years))
        self.time_bar.setRange(0, round(width - room))
        self.time_bar.setPageStep(room)
        self.time_bar.setSingleStep(max(1, round(width / len(self._scene.timeline.years) / 4)))
        self.time_bar.setVisible(width > room)
        begin = left - self.time_bar.value()
        self._scene.timeline = self._scene.timeline.at(begin, width, left - 4, left + room + 4)
        self._header.viewport().update()
        self.viewport().update()
        self.span_changed.emit()

    def zoom(self, year_width: float, around: float | None = None) -> None:
        """Make a year so many pixels wide, or as wide as fits at least; `around`, in the viewport, stays in place."""
        timeline = self.timeline
        around = self._middle() if around is None else around
        fixed = timeline.moment(around)
        self._year_width = min(year_width, WIDEST_YEAR)
        self._place()
        self.time_bar.setValue(round(self.time_bar.value() + self.timeline.x(fixed) - around))

    def _middle(self) -> float:
        """The selected bar, or the middle of what is seen."""
        index = self.currentIndex()
        if index.isValid() and not self.rows.rows[index.row()].heading:
            return self.timeline.x(self.rows.rows[index.row()].start)
        return (self.timeline.seen + self.timeline.seen_end) / 2

    @property
    def selected(self) -> str:
        index = self.currentIndex()
        return self.rows.rows[index.row()].id if index.isValid() else ""

    def select(self, action: str) -> None:
        """Mark the row of an action, or none where it is not drawn; says nothing."""
        position = self.rows.row_of(action)
        if self.selected == action and position >= 0:
            return
        blocked = self.selectionModel().blockSignals(True)
        if position < 0:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.setCurrentIndex(self.rows.index(position, NAME))
            self.selectRow(position)
        self.selectionModel().blockSignals(blocked)
        self._show_handles()
        self.viewport().update()

    def bar(self, action: str) -> QRect:
        """Where the bar of an action lies in the viewport."""
        return self._bar(self._row(action)).toAlignedRect()

    def reveal(self, action: str) -> None:
        """Scroll the years so far that the bar of an action is in sight, its start before its end."""
        bar, timeline = self._bar(self._row(action)), self.timeline
        late = bar.right() - timeline.seen_end
        by = max(late, 0.0) if bar.left() - max(late, 0.0) >= timeline.seen else bar.left() - timeline.seen
        if by:
            self.time_bar.setValue(self.time_bar.value() + round(by))

    def row_at(self, point: QPoint) -> str:
        index = self.indexAt(point)
        return self.rows.rows[index.row()].id if index.isValid() and not self.rows.rows[index.row()].heading else ""

    def hover(self, action: str) -> None:
        """The pointer is over the row of an action, or over none."""
        self._hovered = action
        self._show_handles()

    def _show_handles(self) -> None:
        handled = frozenset(id for id in (self.selected, self._hovered) if id)
        if handled != self._scene.handled:
            self._scene.handled = handled
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = ZOOM_STEP if turned.y() > 0 else 1 / ZOOM_STEP
            self.zoom(self.timeline.year_width * factor, event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or turned.x():
            self.time_bar.setValue(self.time_bar.value() - (turned.x() or turned.y()))
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        names = min(max(round(width * 0.27), NAME_WIDTH[0]), NAME_WIDTH[1])
        self.setColumnWidth(NAME, names)
        self.setColumnWidth(TIME, max(120, width - names))
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scene.plan is None:
            super().paintEvent(event)
            return
        tokens, bar = self._context.tokens, cache(lambda id: self._bar(self._row(id)))
        links = [(id, row.id, lag) for row in self.rows.rows for id, lag in row.predecessors]
        time_area = self.viewport().rect().adjusted(self.columnViewportPosition(TIME), 0, 0, 0)
        region = event.region().intersected(QRegion(time_area))
        area = QRectF(region.boundingRect())
        painter = self._painter(region)
        paint_bands(painter, tokens, self._scene.plan, self.timeline, region.boundingRect())
        paint_links(painter, tokens.color("muted"), bar, links, area)
        paint_links(painter, tokens.color("text"), bar, self._critical(links), area)
        painter.end()
        super().paintEvent(event)
        painter = self._painter(region)
        own = [link for link in links if self.selected in link[:2]]
        paint_links(painter, tokens.color("accent"), bar, own, area)
        self.paint_over(painter)
        painter.end()

    def paint_over(self, painter: QPainter) -> None:
        """What else is painted over the bars."""

    def _painter(self, region: QRegion) -> QPainter:
        painter = QPainter(self.viewport())
        painter.setClipRegion(region)
        painter.setFont(small_font(self.font()))
        return painter

    def _critical(self, links: list[Link]) -> list[Link]:
        chain = {row.id for row in self.rows.rows if row.critical}
        return [link for link in links if link[0] in chain and link[1] in chain]
