"""The Gantt chart in the hand: select a row to ask about it; move, stretch and link its bar by mouse or keyboard."""

import itertools
from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter

from gui.context import Context
from gui.pages.roadmap import words
from gui.pages.roadmap.schedule.bar_table import ZOOM_STEP, BarTable
from gui.pages.roadmap.schedule.bubble import Bubble
from gui.pages.roadmap.schedule.drag import Drag, Part, held, moved_ends, part_at
from gui.pages.roadmap.schedule.gantt_links import paint_drawing
from gui.pages.roadmap.schedule.rows import Row
from gui.pages.roadmap.schedule.timeline import quarter_of

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


class GanttView(BarTable):
    """A hand on the bars.

    Signals: `chosen(action)`; `moved(action, year, quarter, key)` and `stretched(action, year, quarter, years, key)`
    while a bar is moved, one `key` a drag or key press; `linked(before, after)` when a link was drawn, by keyboard
    also over one that is there; `drag_given_up()` when Escape ends a drag that had moved the bar; `pressed_key(text)`
    for a letter that asks for something of the selected action; `menu_asked(action, point)`.
    """

    chosen = Signal(str)
    moved = Signal(str, int, int, str)
    stretched = Signal(str, int, int, float, str)
    linked = Signal(str, str)
    drag_given_up = Signal()
    pressed_key = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, context: Context, told: Callable[[str], str], link_problem: Callable[[str, str], str]) -> None:
        """`told` gives what is known of an action; `link_problem(before, after)` why a link cannot be, if so."""
        super().__init__(context, told)
        self._link_problem = link_problem
        self._drag: Drag | None = None
        self._tip = QPoint()
        self._linking = ""
        self._serial = itertools.count(1)
        self._key = ""
        self.bubble = Bubble(self.viewport())
        self.verticalScrollBar().valueChanged.connect(self.bubble.hide)
        self.selectionModel().currentRowChanged.connect(self._on_current)

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

    def _on_current(self, index: QModelIndex) -> None:
        self.bubble.hide()
        self._show_handles()
        self.viewport().update()
        if index.isValid():
            self.chosen.emit(self.selected)
        if self._linking:
            self._tell_linking()

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
            if self.selected:
                self.reveal(self.selected)

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
        self.reveal(row.id)

    def _give_up(self) -> None:
        drag, self._drag, self._linking, self.held = self._drag, None, "", False
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
            self.held = True
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
        self.hover(self.row_at(point))

    def _draw_link(self, before: str, point: QPoint) -> None:
        over = self.row_at(point)
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
        drag, self._drag, self.held = self._drag, None, False
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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.bubble.hide()
        if self._linking:
            self._give_up()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        action = self.selected if keyboard else self.row_at(event.pos())
        if action:
            where = self.bar(action).bottomLeft() if keyboard else event.pos()
            self.menu_asked.emit(action, self.viewport().mapToGlobal(where))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hover("")

    def paint_over(self, painter: QPainter) -> None:
        if self._drag is not None and self._drag.part == "link" and self._drag.active:
            source = self._bar(self._row(self._drag.action))
            paint_drawing(painter, self._context.tokens.color("accent"), source, QPointF(self._tip))
