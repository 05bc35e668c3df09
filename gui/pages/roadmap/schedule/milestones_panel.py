"""The milestones of the plan, or of one action, in a small panel: name, date, take away, add."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from gui.context import Context
from gui.document import Edit
from gui.widgets.card import button, label
from gui.widgets.choice import Choice
from gui.widgets.fields import NumberField, TextField
from gui.widgets.panel import Panel
from planner.edits import milestones, plan_milestones
from planner.model.bilingual import same
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.texts import Texts

WIDTH = 380
QUARTER_NAMES = (mark("Q1"), mark("Q2"), mark("Q3"), mark("Q4"))


@dataclass(frozen=True, slots=True)
class _Shown:
    """One milestone with the end of its quarter in the calendar."""

    id: str
    name: str
    year: int
    quarter: int


class _Line(QWidget):
    """Fields of one milestone; the last line of the panel is for a new one."""

    def __init__(self) -> None:
        super().__init__()
        self.name = TextField()
        self.year = NumberField(1990, 2100)
        self.year.setFixedWidth(58)
        self.quarter = Choice()
        self.quarter.setMinimumWidth(64)
        self.act: QPushButton = button("quiet")

    @property
    def when(self) -> tuple[int, int]:
        return round(self.year.value()), self.quarter.currentIndex() + 1


class MilestonesPanel(Panel):
    """Of the plan where no action is named; an action's milestones are counted from its start, so they move along."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, WIDTH)
        self._context = context
        self.action = ""
        self._head = label(role="strong", wrap=True)
        self._hint = label(role="small", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        self.lines: list[_Line] = []
        self.new = _Line()
        self.new.act.clicked.connect(self._on_add)
        self.new.name.returnPressed.connect(self._on_add)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        for part in (self._head, self._hint):
            column.addWidget(part)
        column.addLayout(self._grid)
        self._lay(self.new, 100)

    def open_for(self, plan: Plan, action: str, chosen: str, widget: QWidget, place: QRect) -> None:
        """Show the milestones of an action, or of the plan for an empty id, under a place in a widget.

        The field of `chosen` has the focus, that of a new one where it is empty.
        """
        self.action = action
        self.refresh(plan)
        year, quarter = self._suggested(plan)
        self.new.year.show_value(year)
        self.new.quarter.setCurrentIndex(quarter - 1)
        self.open_below(widget, place)
        ids = [shown.id for shown in self._shown(plan)]
        line = self.lines[ids.index(chosen)] if chosen in ids else self.new
        line.name.setFocus(Qt.FocusReason.PopupFocusReason)

    def refresh(self, plan: Plan) -> None:
        """Show the plan's state of whatever the panel is open for."""
        texts = self._context.texts
        if self.action and all(action.id != self.action for action in plan.actions):
            self.hide()
            return
        shown = self._shown(plan)
        name = plan.action(self.action).name if self.action else plan.title
        self._head.setText(texts.tr("Milestones of “{name}”", name=name))
        self._hint.setText(texts.tr("Reached at the end of the quarter. Enter adds."))
        while len(self.lines) < len(shown):
            self._add_line(len(self.lines))
        for position, line in enumerate(self.lines):
            for widget in (line.name, line.year, line.quarter, line.act):
                widget.setVisible(position < len(shown))
        for line, milestone in zip(self.lines, shown, strict=False):
            line.name.show_text(milestone.name)
            line.year.show_value(milestone.year)
            self._word(line, texts, milestone.quarter - 1)
            line.act.setText("✕")
            line.act.setAccessibleName(texts.tr("Remove the milestone “{name}”", name=milestone.name))
        self._word(self.new, texts, max(0, self.new.quarter.currentIndex()))
        self.new.name.setPlaceholderText(texts.tr("New milestone"))
        self.new.act.setText(texts.tr("Add"))
        if self.isVisible():
            self.resize(WIDTH, self.sizeHint().height())

    def _word(self, line: _Line, texts: Texts, quarter: int) -> None:
        line.quarter.show_choices(tuple(texts.tr(name) for name in QUARTER_NAMES), quarter)
        line.name.setAccessibleName(texts.tr("Name of the milestone"))
        line.year.setAccessibleName(texts.tr("Year"))
        line.quarter.setAccessibleName(texts.tr("Quarter"))

    def _shown(self, plan: Plan) -> tuple[_Shown, ...]:
        of = self._context.texts.of
        if not self.action:
            return tuple(_Shown(each.id, of(each.name), each.year, each.quarter) for each in plan.milestones)
        begin = self._begin(plan)
        return tuple(
            _Shown(str(position), of(each.name), *_calendar(begin + each.quarter - 1))
            for position, each in enumerate(plan.action(self.action).milestones)
        )

    def _begin(self, plan: Plan) -> int:
        """The first quarter of the action, counted from year 0."""
        start = plan.schedule.start(self.action) if plan.schedule else None
        return plan.first_year * 4 if start is None else start.year * 4 + start.quarter - 1

    def _suggested(self, plan: Plan) -> tuple[int, int]:
        """The end of the action, or of the first phase that has no milestone yet."""
        if self.action:
            return _calendar(self._begin(plan) + milestones.quarter_count(plan.action(self.action)) - 1)
        taken = {milestone.year for milestone in plan.milestones}
        ends = [phase.last_year for phase in plan.phases if phase.last_year not in taken]
        return next(iter(ends), plan.last_year), 4

    def _add_line(self, position: int) -> None:
        line = _Line()
        line.name.entered.connect(lambda text: self._rename(position, text))
        line.year.entered.connect(lambda _: self._move(position))
        line.quarter.activated.connect(lambda _: self._move(position))
        line.act.clicked.connect(lambda: self._remove(position))
        self._lay(line, position)
        self.lines.append(line)
        before = self.lines[position - 1].act if position else self.new.name
        for first, second in (
            *(((before, line.name),) if position else ()),
            (line.name, line.year),
            (line.year, line.quarter),
            (line.quarter, line.act),
            (line.act, self.new.name),
        ):
            self.setTabOrder(first, second)

    def _lay(self, line: _Line, row: int) -> None:
        for column, widget in enumerate((line.name, line.year, line.quarter, line.act)):
            self._grid.addWidget(widget, row, column)

    def _edit(self, change: Edit, name: str) -> None:
        document = self._context.document
        if not document.edit(change, name) and document.plan is not None:
            self.refresh(document.plan)

    def _quarter(self, plan: Plan, line: _Line) -> int:
        year, quarter = line.when
        return year * 4 + quarter - 1 - self._begin(plan) + 1

    def _on_add(self) -> None:
        text, action, line = self.new.name.text().strip(), self.action, self.new
        if not text:
            return
        self.new.name.clear()
        if action:
            self._edit(
                lambda plan: milestones.add_milestone(plan, action, self._quarter(plan, line), same(text)),
                mark("Add milestone"),
            )
        else:
            self._edit(
                lambda plan: plan_milestones.add_plan_milestone(plan, same(text), *line.when), mark("Add milestone")
            )

    def _rename(self, position: int, text: str) -> None:
        action, language = self.action, self._context.texts.language

        def change(plan: Plan) -> Plan:
            if action:
                return milestones.rename_milestone(plan, action, position, text, language)
            return plan_milestones.rename_plan_milestone(plan, plan.milestones[position].id, text, language)

        self._edit(change, mark("Rename milestone"))

    def _move(self, position: int) -> None:
        action, line = self.action, self.lines[position]

        def change(plan: Plan) -> Plan:
            if action:
                return milestones.move_milestone(plan, action, position, self._quarter(plan, line))
            return plan_milestones.move_plan_milestone(plan, plan.milestones[position].id, *line.when)

        self._edit(change, mark("Move milestone"))

    def _remove(self, position: int) -> None:
        action = self.action

        def change(plan: Plan) -> Plan:
            if action:
                return milestones.remove_milestone(plan, action, position)
            return plan_milestones.remove_plan_milestone(plan, plan.milestones[position].id)

        self._edit(change, mark("Remove milestone"))


def _calendar(quarter: int) -> tuple[int, int]:
    """Year and quarter 1-4 of a quarter counted from year 0."""
    return quarter // 4, quarter % 4 + 1
