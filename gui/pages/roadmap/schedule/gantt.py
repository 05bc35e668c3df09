"""The Gantt chart: select a row to ask about it; move, stretch and link its bar by mouse or keyboard."""

import itertools
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QScrollBar, QTableView

from gui.context import Context
from gui.pages.roadmap import words
from gui.pages.roadmap.schedule.bubble import Bubble
from gui.pages.roadmap.schedule.classes import Paint
from gui.pages.roadmap.schedule.drag import Drag, Part, held, moved_ends, part_at
from gui.pages.roadmap.schedule.gantt_header import TimelineHeader
from gui.pages.roadmap.schedule.gantt_links import Link, link_area, paint_drawing, paint_links
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
from gui.pages.roadmap.schedule.timeline import Timeline, quarter_of
from planner.model.plan import Plan

NAME_WIDTH = (168, 290)
"""Least and greatest width of the names, pixels."""
ZOOM_STEP = 1.25
WIDEST_YEAR = 400.0
CURSORS: dict[Part | None, Qt.CursorShape] = {
    None: Qt.CursorShape.ArrowCursor,
    "bar": Qt.CursorShape.OpenHandCursor,
    "start": Qt.CursorShape.SizeHorCursor,
    "end": Qt.CursorShape.SizeHorCursor,
    "link": Qt.CursorShape.CrossCursor,
}
STEPS = {Qt.Key.Key_Left: -0.25, Qt.Key.Key_Right: 0.25}
ZOOM_KEYS = {Qt.Key.Key_Plus: ZOOM_STEP, Qt.Key.Key_Equal: ZOOM_STEP, Qt.Key.Key_Minus: 1 / ZOOM_STEP}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GanttView(QTableView):
    """Names on the left, bars on the right under the phases; the years scroll under `time_bar` when zoomed in.

    Signals: `chosen(action)`; `moved(action, year, quarter, key)` and `stretched(action, year, quarter, years, key)`
    while a bar is moved, one `key` a drag or key press; `linked(before, after)` when a link was drawn, by keyboard
    also over one that is there; `drag_given_up()` when Escape ends a drag that had moved the bar; `pressed_key(text)`
    for a letter that asks for something of the selected action; `menu_asked(action, point)`; `span_changed()` when
    the time axis takes another place.
    """

    chosen = Signal(str)
    moved = Signal(str, int, int, str)
    stretched = Signal(str, int, int, float, str)
    linked = Signal(str, str)
    drag_given_up = Signal()
    pressed_key = Signal(str)
    menu_asked = Signal(str, QPoint)
    span_changed = Signal()

    def __init__(self, context: Context, told: Callable[[str], str], link_problem: Callable[[str, str], str]) -> None:
        """`told` gives what is known of an action; `link_problem(before, after)` why a link cannot be, if so."""
        super().__init__()
        self._context = context
        self._link_problem = link_problem
        self._drag: Drag | None = None
        self._tip = QPoint()
        self._linking = ""
        self._hovered = ""
        self._serial = itertools.count(1)
        self._key = ""
        self._years = (0, 0)
        self._look: object = None
        self._year_width = 0.0
        self._scene = Scene()
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
        self.bubble = Bubble(self.viewport())
        self.verticalScrollBar().valueChanged.connect(self.bubble.hide)
        self.selectionModel().currentRowChanged.connect(self._on_current)

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
        """Lay the years over the second column, as wide as the zoom wants them; under a drag they stay."""
        left, room = self.columnViewportPosition(TIME) + 4, max(1, self.columnWidth(TIME) - 8)
        if self._drag is None:
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

    def part_at(self, point: QPoint) -> tuple[Row, Part] | None:
        """The row whose bar lies under a point of the viewport, and the part of the bar."""
        index = self.indexAt(point)
        if not index.isValid() or point.x() < self.timeline.seen:
            return None
        row = self.rows.rows[index.row()]
        if row.heading:
            return None
        part = part_at(self._bar(row), QPointF(point), handled=row.id in self._scene.handled)
        return None if part is None else (row, part)

    def _row_at(self, point: QPoint) -> str:
        index = self.indexAt(point)
        return self.rows.rows[index.row()].id if index.isValid() and not self.rows.rows[index.row()].heading else ""

    def _on_current(self, index: QModelIndex) -> None:
        self.bubble.hide()
        self._show_handles()
        self.viewport().update()
        if index.isValid():
            self.chosen.emit(self.rows.rows[index.row()].id)
        if self._linking:
            self._tell_linking()

    def _show_handles(self) -> None:
        handled = frozenset(id for id in (self.selected, self._hovered) if id)
        if handled != self._scene.handled:
            self._scene.handled = handled
            self.viewport().update()

    # Moving and stretching

    def _move(self, action: str, part: Part, now: tuple[float, float], key: str) -> None:
        """Ask for the bar to lie there, within the years in which actions may start; then say how that is."""
        plan = self._scene.plan
        if plan is None:
            return
        first, latest = float(plan.first_year), plan.last_year + 0.75
        start = min(max(now[0], first), latest)
        year, quarter = quarter_of(start)
        if part == "bar":
            self.moved.emit(action, year, quarter, key)
        else:
            self.stretched.emit(action, year, quarter, max(0.25, now[1] - start), key)
        self.tell(action)

    def tell(self, action: str) -> None:
        """Say beside a bar when it runs and the first rule it breaks."""
        position = self.rows.row_of(action)
        if position < 0:
            return
        row, texts = self.rows.rows[position], self._context.texts
        run = words.quarters(texts, row.start, row.end)
        said = row.broken[0] if row.broken else ""
        if len(row.broken) > 1:
            more = len(row.broken) - 1
            more_words = texts.trn("It breaks {count} more rule.", "It breaks {count} more rules.", more)
            said = texts.sentences((said, more_words))
        self._say(action, run, said, wrong=bool(row.broken))

    def _say(self, action: str, where: str, said: str, *, wrong: bool) -> None:
        room = self.viewport().rect()
        self.bubble.say(where, said, self._context.tokens, self.bar(action), room, wrong=wrong)

    # Links by keyboard

    def start_link(self) -> None:
        """From the selected action: the next one chosen and confirmed with Enter will wait for it."""
        if self.selected:
            self._linking = self.selected
            self._tell_linking()

    def _tell_linking(self) -> None:
        texts, before, after = self._context.texts, self._linking, self.selected
        names = {row.id: row.name for row in self.rows.rows}
        if after in ("", before):
            said = texts.tr("Choose what waits for it with ↑ ↓ and press Enter; Escape gives up")
            self._say(before, texts.tr("{before} → …", before=names[before]), said, wrong=False)
            return
        where = texts.tr("{before} → {after}", before=names[before], after=names[after])
        there = any(id == before for id, _ in self.rows.rows[self.rows.row_of(after)].predecessors)
        problem = "" if there else self._link_problem(before, after)
        said = texts.tr("Linked already: Enter removes the link") if there else texts.tr("Enter links them")
        self._say(after, where, problem or said, wrong=bool(problem))

    def _end_link(self, *, keep: bool) -> None:
        before, after, self._linking = self._linking, self.selected, ""
        self.bubble.hide()
        if keep and after not in ("", before):
            self.linked.emit(before, after)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and (self._drag is not None or self._linking or self.bubble.isVisible()):
            self._give_up()
        elif key in ENTER and self._linking:
            self._end_link(keep=True)
        elif key in STEPS and self.selected:
            self._step(STEPS[key], event)
        elif key in ZOOM_KEYS:
            self.zoom(max(self.timeline.year_width * ZOOM_KEYS[key], 1))
        elif key == Qt.Key.Key_0:
            self.zoom(0)
        elif key == Qt.Key.Key_L:
            self.start_link()
        elif event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pressed_key.emit(event.text().lower())
        else:
            super().keyPressEvent(event)

    def _step(self, step: float, event: QKeyEvent) -> None:
        """Arrows move by a quarter, with Shift by a year; with Ctrl they stretch the end, with Alt the start."""
        if not event.isAutoRepeat() or not self._key:
            self._key = f"key {next(self._serial)}"
        modifiers = event.modifiers()
        part: Part = "bar"
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            part = "end"
        elif modifiers & Qt.KeyboardModifier.AltModifier:
            part = "start"
        by = step * (4 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
        row = self.rows.rows[self.currentIndex().row()]
        self._move(row.id, part, moved_ends(part, row.start, row.end, by), self._key)

    def _give_up(self) -> None:
        drag, self._drag, self._linking = self._drag, None, ""
        self._scene.aim = ""
        self.bubble.hide()
        self.viewport().update()
        if drag is not None and drag.moved:
            self.drag_given_up.emit()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        found = self.part_at(point) if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)
        if found is not None:
            self._drag = held(*found, point, f"drag {next(self._serial)}")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._drag is None:
            self._hover(point)
            return
        before, self._drag = self._drag, self._drag.at(point, self.timeline)
        if self._drag.part == "link" and self._drag.active:
            self._draw_link(self._drag.action, point)
        elif self._drag.active and self._drag.now != before.now:
            self._move(self._drag.action, self._drag.part, self._drag.now, self._drag.key)

    def _hover(self, point: QPoint) -> None:
        found = self.part_at(point)
        self.viewport().setCursor(CURSORS[found[1] if found else None])
        hovered = self._row_at(point)
        if hovered != self._hovered:
            self._hovered = hovered
            self._show_handles()

    def _draw_link(self, before: str, point: QPoint) -> None:
        over = self._row_at(point)
        self._tip, self._scene.aim = point, "" if over == before else over
        texts = self._context.texts
        if self._scene.aim:
            names = {row.id: row.name for row in self.rows.rows}
            problem = self._link_problem(before, over)
            where = texts.tr("{before} → {after}", before=names[before], after=names[over])
            self._say(over, where, problem, wrong=bool(problem))
        else:
            self.bubble.hide()
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        aim, self._scene.aim = self._scene.aim, ""
        super().mouseReleaseEvent(event)
        if drag is not None:
            row = self.rows.row_of(drag.action)
            if row >= 0 and not self.rows.rows[row].broken:
                self.bubble.hide()
            if drag.part == "link":
                self.bubble.hide()
                if aim:
                    self.linked.emit(drag.action, aim)
            self._place()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = ""
        self._show_handles()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.bubble.hide()
        if self._linking:
            self._give_up()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = ZOOM_STEP if turned.y() > 0 else 1 / ZOOM_STEP
            self.zoom(self.timeline.year_width * factor, event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or turned.x():
            self.time_bar.setValue(self.time_bar.value() - (turned.x() or turned.y()))
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        action = self.selected if keyboard else self._row_at(event.pos())
        if action:
            where = self.bar(action).bottomLeft() if keyboard else event.pos()
            self.menu_asked.emit(action, self.viewport().mapToGlobal(where))

    # Painting

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
        if self._drag is not None and self._drag.part == "link" and self._drag.active:
            paint_drawing(painter, tokens.color("accent"), bar(self._drag.action), QPointF(self._tip))
        painter.end()

    def _painter(self, region: QRegion) -> QPainter:
        painter = QPainter(self.viewport())
        painter.setClipRegion(region)
        painter.setFont(small_font(self.font()))
        return painter

    def _critical(self, links: list[Link]) -> list[Link]:
        chain = {row.id for row in self.rows.rows if row.critical}
        return [link for link in links if link[0] in chain and link[1] in chain]
