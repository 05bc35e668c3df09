"""The strip under the Gantt: what a year takes, stacked by strategy, against the limit."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.context import Context
from gui.pages.roadmap import words
from gui.pages.roadmap.schedule.gantt_paint import small_font
from gui.pages.roadmap.schedule.money import Money, YearStack
from gui.pages.roadmap.schedule.timeline import Timeline
from planner.model.plan import Plan

HEIGHT = 92
TOP, BOTTOM = 17, 18
"""Room for the figure over a column and the year beneath it, pixels."""


class BudgetStrip(QWidget):
    """One column a year on the Gantt's own time axis; what exceeds the limit is red, framed and named."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._plan: Plan | None = None
        self._money = Money((), "", 0)
        self._timeline = Timeline(0, 0, 0, 1)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(600, HEIGHT)

    def show_money(self, plan: Plan, money: Money, name: str) -> None:
        """`name` says what is counted."""
        self.setAccessibleName(name)
        if self._plan is not None and money == self._money and plan.strategies is self._plan.strategies:
            self._plan = plan
            return
        self._plan, self._money = plan, money
        self.setAccessibleDescription("\n".join(self._line(stack) for stack in money.years))
        self.update()

    def set_timeline(self, timeline: Timeline) -> None:
        """The axis of the Gantt above, in this widget's coordinates."""
        if timeline != self._timeline:
            self._timeline = timeline
            self.update()

    def _number(self, amount: float) -> str:
        return self._context.texts.number(amount, self._money.decimals)

    def _line(self, stack: YearStack) -> str:
        texts, unit, spent = self._context.texts, self._money.unit, self._number(stack.spent)
        if stack.limit is None:
            return texts.tr("{year}: {spent} {unit}, no limit", year=stack.year, spent=spent, unit=unit)
        limit = self._number(stack.limit)
        return texts.tr("{year}: {spent} of {limit} {unit}", year=stack.year, spent=spent, limit=limit, unit=unit)

    def _y(self, amount: float) -> float:
        return self.height() - BOTTOM - amount / (self._money.greatest * 1.02) * (self.height() - TOP - BOTTOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plan is None:
            return
        tokens, timeline = self._context.tokens, self._timeline
        painter = QPainter(self)
        painter.setFont(small_font(self.font()))
        self._paint_limit_word(painter)
        painter.setClipRect(QRectF(timeline.seen, 0, timeline.seen_end - timeline.seen, self.height()))
        painter.setPen(QPen(tokens.color("border"), 1))
        painter.drawLine(QPointF(timeline.left, self._y(0)), QPointF(timeline.left + timeline.width, self._y(0)))
        painter.setPen(tokens.color("muted"))
        for year in timeline.years:
            room = QRectF(timeline.x(year), self.height() - BOTTOM, timeline.year_width, BOTTOM)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(year))
        self._paint_limit(painter)
        for stack in self._money.years:
            self._paint_stack(painter, self._plan, stack)

    def _paint_stack(self, painter: QPainter, plan: Plan, stack: YearStack) -> None:
        tokens, timeline = self._context.tokens, self._timeline
        width = min(44.0, timeline.year_width * 0.72)
        left = timeline.x(stack.year) + (timeline.year_width - width) / 2
        base = 0.0
        for strategy, amount in stack.parts:
            top, bottom = self._y(base + amount), self._y(base)
            painter.fillRect(QRectF(left, top, width, bottom - top), words.strategy_color(tokens, plan, strategy))
            base += amount
        if stack.excess:
            painter.setPen(QPen(tokens.color("error"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(left, self._y(base), width, self._y(0) - self._y(base)))
        if stack.spent > 0:
            painter.setPen(tokens.color("error" if stack.excess else "text"))
            top = self._y(stack.spent)
            figure = f"✕ {self._number(stack.spent)}" if stack.excess else self._number(stack.spent)
            wide = painter.fontMetrics().horizontalAdvance(figure) + 4
            middle = timeline.x(stack.year) + timeline.year_width / 2
            room = QRectF(middle - wide / 2, top - TOP, wide, TOP - 2)
            painter.fillRect(room, tokens.color("surface"))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, figure)

    def _paint_limit(self, painter: QPainter) -> None:
        timeline = self._timeline
        painter.setPen(QPen(self._context.tokens.color("error"), 1.3, Qt.PenStyle.DashLine))
        for stack in self._money.years:
            if stack.limit is not None:
                y = self._y(stack.limit)
                painter.drawLine(QPointF(timeline.x(stack.year), y), QPointF(timeline.x(stack.year + 1), y))

    def _paint_limit_word(self, painter: QPainter) -> None:
        """Beside the line of the limit, under the names of the actions."""
        texts = self._context.texts
        limits = [stack.limit for stack in self._money.years if stack.limit is not None]
        if not limits:
            return
        same = max(limits) - min(limits) < 1e-6
        text = texts.tr("Limit {amount}", amount=self._number(limits[0])) if same else texts.tr("Limit by year")
        painter.setPen(self._context.tokens.color("error"))
        room = QRectF(0, self._y(limits[0]) - 9, self._timeline.seen - 8, 18)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hint = self._hint(event.x())
            if hint:
                QToolTip.showText(event.globalPos(), hint, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _hint(self, x: float) -> str:
        texts = self._context.texts
        for stack in self._money.years:
            if self._plan and self._timeline.x(stack.year) <= x < self._timeline.x(stack.year + 1):
                names = (
                    f"{texts.of(words.strategy_name(self._plan, id))}  {self._number(amount)}"
                    for id, amount in stack.parts
                )
                return "\n".join((self._line(stack), *names))
        return ""
