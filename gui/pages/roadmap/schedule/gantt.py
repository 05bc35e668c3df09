"""The Gantt chart: select a row to ask about it, move its bar by mouse or keyboard."""

import itertools
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from gui.context import Context
from gui.pages.roadmap.schedule.gantt_model import NAME, TIME, GanttModel
from gui.pages.roadmap.schedule.gantt_paint import (
    HEADER_HEIGHT,
    ROW_HEIGHT,
    BarDelegate,
    Drawn,
    Scene,
    TimelineHeader,
    bar_rect,
    paint_bands,
    paint_links,
)
from gui.pages.roadmap.schedule.rows import Row
from gui.pages.roadmap.schedule.timeline import Timeline, quarter_of
from planner.model.plan import Plan

NAME_WIDTH = (168, 290)
"""Least and greatest width of the names, pixels."""


@dataclass
class _Drag:
    action: str
    press: QPoint
    origin: float
    current: float
    key: str
    active: bool = False


class GanttView(QTableView):
    """Names on the left, bars on the right under the phases.

    Signals: `chosen(action)`; `moved(action, year, quarter, key)` while a bar is moved, one `key` a drag or key
    press; `drag_given_up()` when Escape ends a drag that had moved the bar; `span_changed()` when the time axis
    takes another place.
    """

    chosen = Signal(str)
    moved = Signal(str, int, int, str)
    drag_given_up = Signal()
    span_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._drag: _Drag | None = None
        self._serial = itertools.count(1)
        self._key = ""
        self._years = (0, 0)
        self._scene = Scene(None, Timeline(0, 0, 0, 1))
        self.rows = GanttModel(self)
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
        self.selectionModel().currentRowChanged.connect(self._on_current)

    @property
    def timeline(self) -> Timeline:
        """The time axis in the viewport's coordinates."""
        return self._scene.timeline

    def show_rows(self, plan: Plan, rows: tuple[Row, ...], years: tuple[int, int], arrangement: object) -> None:
        """Show these rows; selection and scroll position stay."""
        self._scene.plan, self._years = plan, years
        selected, scrolled = self.selected, self.verticalScrollBar().value()
        if self.rows.show_rows(rows, arrangement):
            self.verticalScrollBar().setValue(scrolled)
            self.select(selected)
        self._place()
        self._header.viewport().update()
        self.viewport().update()

    def _place(self) -> None:
        """Lay the years over the second column; under a drag they stay as they are."""
        if self._drag is None:
            self._scene.timeline = Timeline(*self._years, 0, 1)
        left, width = self.columnViewportPosition(TIME) + 4, self.columnWidth(TIME) - 8
        self._scene.timeline = self._scene.timeline.at(left, width)
        self.span_changed.emit()

    @property
    def selected(self) -> str:
        index = self.currentIndex()
        return self.rows.rows[index.row()].id if index.isValid() else ""

    def select(self, action: str) -> None:
        """Mark the row of an action, or none where it is not drawn; says nothing."""
        position = self.rows.row_of(action)
        blocked = self.selectionModel().blockSignals(True)
        if position < 0:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        elif self.selected != action:
            self.setCurrentIndex(self.rows.index(position, NAME))
            self.selectRow(position)
        self.selectionModel().blockSignals(blocked)
        self.viewport().update()

    def bar_at(self, point: QPoint) -> Row | None:
        """The row whose bar lies under a point of the viewport."""
        index = self.indexAt(point)
        if not index.isValid():
            return None
        row = self.rows.rows[index.row()]
        if row.heading:
            return None
        grip = bar_rect(self.timeline, row, self.visualRect(index)).adjusted(-3, -3, 3, 3)
        return row if grip.contains(point) else None

    def _on_current(self, index: QModelIndex) -> None:
        self.viewport().update()
        if index.isValid():
            self.chosen.emit(self.rows.rows[index.row()].id)

    def _move(self, row_id: str, when: float, key: str) -> None:
        plan = self._scene.plan
        if plan is None:
            return
        latest = plan.last_year + 0.75
        year, quarter = quarter_of(min(max(when, float(plan.first_year)), latest))
        self.moved.emit(row_id, year, quarter, key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -0.25, Qt.Key.Key_Right: 0.25}
        step = steps.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._give_up_drag()
        elif step is None or not self.selected:
            super().keyPressEvent(event)
        else:
            if not event.isAutoRepeat() or not self._key:
                self._key = f"key {next(self._serial)}"
            years = 4 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            row = self.rows.rows[self.currentIndex().row()]
            self._move(row.id, row.start + step * years, self._key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        point = event.position().toPoint()
        row = self.bar_at(point)
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self._drag = _Drag(row.id, point, row.start, row.start, f"drag {next(self._serial)}")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        drag = self._drag
        if drag is None:
            over = self.bar_at(point) is not None
            self.viewport().setCursor(Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.ArrowCursor)
            return
        way = point.x() - drag.press.x()
        drag.active = drag.active or abs(way) >= 4
        when = drag.origin + round(way / self.timeline.year_width * 4) / 4
        if drag.active and when != drag.current:
            drag.current = when
            self._move(drag.action, when, drag.key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        super().mouseReleaseEvent(event)
        self._place()

    def _give_up_drag(self) -> None:
        drag, self._drag = self._drag, None
        if drag is not None and drag.current != drag.origin:
            self.drag_given_up.emit()

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
        tokens, timeline, drawn = self._context.tokens, self.timeline, self._drawn()
        pairs = [(id, row.id) for row, _ in drawn.values() for id in row.predecessors]
        painter = QPainter(self.viewport())
        paint_bands(painter, tokens, self._scene.plan, timeline, self.viewport().rect())
        painter.setClipRect(self._time_area())
        paint_links(painter, tokens.color("muted"), timeline, drawn, pairs)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setClipRect(self._time_area())
        own = [pair for pair in pairs if self.selected in pair]
        paint_links(painter, tokens.color("accent"), timeline, drawn, own)
        painter.end()

    def _time_area(self) -> QRect:
        return self.viewport().rect().adjusted(self.columnViewportPosition(TIME), 0, 0, 0)

    def _drawn(self) -> Drawn:
        return {
            row.id: (row, self.visualRect(self.rows.index(position, TIME)))
            for position, row in enumerate(self.rows.rows)
            if not row.heading
        }
