"""The foot of the chart: the dates the plan as a whole is held to, on the Gantt's own time axis."""

import itertools

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.context import Context
from gui.pages.roadmap import words
from gui.pages.roadmap.schedule.gantt_paint import paint_bands, paint_diamond, small_font
from gui.pages.roadmap.schedule.timeline import Timeline, moment, quarter_of
from gui.widgets.card import button
from planner.model.action import PlanMilestone
from planner.model.plan import Plan

HEIGHT = 24
RADIUS = 5.0
SLACK = 3
BESIDE = 5


class MilestoneRow(QWidget):
    """Diamonds at the ends of quarters; arrows or the mouse move the chosen one.

    `moved(id, year, quarter, key)`, `removed(id)`; `opened(id)` to name or add one, the id empty for a new one;
    `drag_given_up()` when Escape ends a drag that had moved one.
    """

    moved = Signal(str, int, int, str)
    removed = Signal(str)
    opened = Signal(str)
    drag_given_up = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._plan: Plan | None = None
        self._timeline = Timeline(0, 0, 0, 1)
        self._chosen = ""
        self._drag: tuple[QPointF, float, str] | None = None
        self._serial = itertools.count(1)
        self.add = button("quiet")
        self.add.setParent(self)
        self.add.setStyleSheet("font-size: 12px; padding: 0 2px; text-align: left;")
        self.add.clicked.connect(lambda: self.opened.emit(""))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def chosen(self) -> str:
        return self._chosen

    def sizeHint(self) -> QSize:
        return QSize(600, HEIGHT)

    def show_plan(self, plan: Plan) -> None:
        texts = self._context.texts
        if self._plan is not None and self._plan.milestones is plan.milestones and self._plan.phases is plan.phases:
            self._plan = plan
        else:
            self._plan = plan
            self.update()
        ids = [milestone.id for milestone in plan.milestones]
        self._chosen = self._chosen if self._chosen in ids else next(iter(ids), "")
        self.add.setText(texts.tr("＋ Milestone"))
        self.add.setToolTip(texts.tr("A date the whole plan is held to; those of one action: press M on its bar"))
        self.add.adjustSize()
        self.add.move(0, (HEIGHT - self.add.height()) // 2)
        self.setAccessibleName(texts.tr("Milestones of the plan"))
        self.setAccessibleDescription("\n".join(self._told(milestone) for milestone in plan.milestones))

    def set_timeline(self, timeline: Timeline) -> None:
        """The axis of the Gantt above, in this widget's coordinates."""
        if timeline != self._timeline:
            self._timeline = timeline
            self.update()

    def _told(self, milestone: PlanMilestone) -> str:
        texts = self._context.texts
        when = words.quarter(texts, milestone.year, milestone.quarter)
        return texts.tr("{name}: end of {quarter}", name=milestone.name, quarter=when)

    def _of(self, id: str) -> PlanMilestone | None:
        milestones = self._plan.milestones if self._plan else ()
        return next((milestone for milestone in milestones if milestone.id == id), None)

    def middle(self, milestone: PlanMilestone) -> QPointF:
        """Where its diamond stands: at the end of its quarter."""
        return QPointF(self._timeline.x(moment(milestone.year, milestone.quarter) + 0.25), HEIGHT / 2)

    def _at(self, point: QPointF) -> str:
        for milestone in self._plan.milestones if self._plan else ():
            if (self.middle(milestone) - point).manhattanLength() <= 2 * RADIUS:
                return milestone.id
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plan is None:
            return
        tokens, timeline = self._context.tokens, self._timeline
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(QRectF(timeline.seen, 0, timeline.seen_end - timeline.seen + RADIUS, self.height()))
        paint_bands(painter, tokens, self._plan, timeline, self.rect())
        painter.setFont(small_font(self.font()))
        taken = timeline.seen
        free = [*(self.middle(milestone).x() - RADIUS for milestone in self._plan.milestones), timeline.seen_end]
        for position, milestone in enumerate(self._plan.milestones):
            taken = self._paint(painter, milestone, taken, free[position + 1])

    def _paint(self, painter: QPainter, milestone: PlanMilestone, taken: float, free: float) -> float:
        """The diamond with its name left of it, or right of it where that has more room; gives how far it reaches."""
        tokens, middle = self._context.tokens, self.middle(milestone)
        chosen = self.hasFocus() and milestone.id == self._chosen
        painter.setPen(QPen(tokens.color("accent"), 2) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("error"))
        paint_diamond(painter, middle, RADIUS)
        metrics = QFontMetricsF(painter.font())
        left, right = middle.x() - RADIUS - BESIDE, middle.x() + RADIUS + BESIDE
        name = self._context.texts.of(milestone.name)
        before = left - taken >= min(metrics.horizontalAdvance(name), free - right)
        room = left - taken if before else free - right
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(0.0, room))
        width = metrics.horizontalAdvance(shown)
        painter.setPen(tokens.color("text"))
        place = QRectF(left - width if before else right, 0, width + 1, HEIGHT)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
        return (middle.x() + RADIUS if before else place.right()) + BESIDE

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        id = self._at(event.position())
        milestone = self._of(id)
        if milestone is not None and event.button() == Qt.MouseButton.LeftButton:
            self._chosen = id
            self._drag = (
                event.position(),
                moment(milestone.year, milestone.quarter),
                f"milestone {next(self._serial)}",
            )
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            return
        press, start, key = self._drag
        way = event.position().x() - press.x()
        if abs(way) >= SLACK:
            self._move(start + round(way / self._timeline.year_width * 4) / 4, key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self._at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, milestone = event.key(), self._of(self._chosen)
        by = {Qt.Key.Key_Left: -0.25, Qt.Key.Key_Right: 0.25}.get(Qt.Key(key))
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._choose_next(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Insert, Qt.Key.Key_M):
            self.opened.emit("")
        elif milestone is None:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape and self._drag is not None:
            start, self._drag = self._drag[1], None
            if moment(milestone.year, milestone.quarter) != start:
                self.drag_given_up.emit()
        elif by is not None:
            years = 4 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._move(moment(milestone.year, milestone.quarter) + by * years, self._next_key())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(milestone.id)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(milestone.id)
        else:
            super().keyPressEvent(event)

    def _next_key(self) -> str:
        return f"milestone {next(self._serial)}"

    def _choose_next(self, step: int) -> None:
        ids = [milestone.id for milestone in self._plan.milestones] if self._plan else []
        if self._chosen in ids:
            self._chosen = ids[(ids.index(self._chosen) + step) % len(ids)]
            self.update()

    def _move(self, when: float, key: str) -> None:
        milestone, plan = self._of(self._chosen), self._plan
        if milestone is None or plan is None:
            return
        first, last = float(plan.phases[0].first_year), plan.last_year + 0.75
        year, quarter = quarter_of(min(max(when, first), last))
        if (year, quarter) != (milestone.year, milestone.quarter):
            self.moved.emit(milestone.id, year, quarter, key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
