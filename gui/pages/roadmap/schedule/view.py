"""What is done first, and when: the schedule as bars, moved by hand, solved by request."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from gui.context import Context
from gui.models.text_table import tab_separated
from gui.pages.roadmap import words
from gui.pages.roadmap.schedule.budget import BudgetStrip
from gui.pages.roadmap.schedule.gantt import GanttView
from gui.pages.roadmap.schedule.library import LibraryCard
from gui.pages.roadmap.schedule.money import Money, money_sentence, yearly_money
from gui.pages.roadmap.schedule.proposal import ProposalStrip, quality
from gui.pages.roadmap.schedule.rows import Grouping, gantt_rows
from gui.pages.roadmap.schedule.settings import SettingsRow
from gui.pages.roadmap.schedule.solver import Solver
from gui.pages.roadmap.schedule.timeline import span
from gui.pages.roadmap.schedule.why import WhyCard
from gui.pages.roadmap.view import RoadmapView
from gui.widgets.card import Card, button, label, set_property
from gui.widgets.clipboard import copy_table
from gui.widgets.legend import Legend
from gui.widgets.reason_list import Entry, ReasonList
from planner.edits import roadmap as edits
from planner.model.action import Action
from planner.model.evaluation import Evaluation, Roadmap
from planner.model.plan import Plan
from planner.roadmap.breakdown import breakdown
from planner.text.marker import mark

GROUPINGS: tuple[tuple[Grouping, str], ...] = (
    ("strategy", mark("By strategy")),
    ("phase", mark("By phase")),
)
SIDE_WIDTH = (292, 420)


class ScheduleView(RoadmapView):
    """Gantt and yearly money on the left; on the right the chosen action, what was left out, and the library."""

    name = mark("Schedule")
    asks = mark("When does each action start, and why then?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.solver = Solver(context, self)
        self._selected = ""
        self._state = label(role="muted")
        self.library_button = button()
        self.library_button.setCheckable(True)
        self.propose = button("primary")
        for widget in (self._state, self.library_button, self.propose):
            self.tool_row.addWidget(widget)
        self.settings = SettingsRow(context)
        self.strip = ProposalStrip(context, self.solver)
        self.body.addWidget(self.settings)
        self.body.addWidget(self.strip)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._chart_card(), 3)
        columns.addWidget(self._side(), 1)
        self.body.addLayout(columns, 1)
        self._connect()

    def _chart_card(self) -> QWidget:
        self._chart = Card()
        self._legend = Legend()
        self._by: list[QPushButton] = []
        self._groups = QButtonGroup(self)
        for position, _ in enumerate(GROUPINGS):
            made = button()
            made.setCheckable(True)
            made.setStyleSheet("font-size: 12px; padding: 2px 9px;")
            self._groups.addButton(made, position)
            self._chart.head.addWidget(made)
            self._by.append(made)
        self._by[0].setChecked(True)
        self.copy_tasks = button("quiet")
        self.copy_tasks.clicked.connect(self._on_copy_tasks)
        self._chart.head.addWidget(self.copy_tasks)
        self.gantt = GanttView(self.context)
        self._empty_chart = label(role="muted", wrap=True)
        self._empty_chart.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._money_head = label(role="strong")
        self._money_words = label(role="small", wrap=True)
        self.budget = BudgetStrip(self.context)
        money = QHBoxLayout()
        money.addWidget(self._money_head)
        money.addWidget(self._money_words, 1)
        for widget, stretch in ((self._legend, 0), (self._empty_chart, 1), (self.gantt, 1)):
            self._chart.body.addWidget(widget, stretch)
        self._chart.body.addLayout(money)
        self._chart.body.addWidget(self.budget)
        self._chart.body.setSpacing(5)
        return self._chart

    def _side(self) -> QWidget:
        self.why = WhyCard(self.context)
        self.left_out = Card()
        self.left_out_list = ReasonList(lambda: self.context.tokens)
        self.left_out.body.addWidget(self.left_out_list)
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.why, 5)
        column.addWidget(self.left_out, 2)
        self.library = LibraryCard(self.context)
        self._side_stack = QStackedWidget()
        self._side_stack.addWidget(told)
        self._side_stack.addWidget(self.library)
        self._side_stack.setMinimumWidth(SIDE_WIDTH[0])
        self._side_stack.setMaximumWidth(SIDE_WIDTH[1])
        return self._side_stack

    def _connect(self) -> None:
        self.solver.changed.connect(self._on_solver)
        self.propose.clicked.connect(self.solver.solve)
        self.library_button.toggled.connect(self._on_library)
        self.library.closed.connect(lambda: self.library_button.setChecked(False))
        self.gantt.chosen.connect(self.choose)
        self.gantt.moved.connect(self._on_moved)
        self.gantt.drag_given_up.connect(self.context.document.undo_stack.undo)
        self.gantt.span_changed.connect(self._align)
        self.left_out_list.chosen.connect(self.choose)
        self.library.chosen.connect(self.choose)
        self.why.chosen.connect(self.choose)
        self._groups.idClicked.connect(lambda _: self.show_again())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.solver.solve_first()

    def choose(self, action: str) -> None:
        """Tell about this action and mark it wherever it is listed."""
        self._selected = action
        self.show_again()

    def show_plan(self, plan: Plan, evaluation: Evaluation) -> None:
        roadmap = evaluation.roadmap
        self._retell(plan, evaluation)
        self.settings.refresh(plan)
        deciding = self.solver.proposal is not None and not self.solver.outdated
        self.settings.setVisible(not self.solver.running and not deciding)
        self.strip.refresh(plan, roadmap)
        self._show_chart(plan, roadmap)
        self._show_left_out(plan, roadmap)
        if self._side_stack.currentWidget() is self.library:
            self.library.refresh(plan)
        self.why.refresh(plan, roadmap, self._chosen_action(plan, roadmap))
        self.gantt.select(self._selected)
        self.left_out_list.select(self._selected)

    def _chosen_action(self, plan: Plan, roadmap: Roadmap | None) -> Action | None:
        """The selected action; the first of the chart until one was chosen."""
        chosen = next((action for action in plan.actions if action.id == self._selected), None)
        if chosen is None and roadmap is not None:
            first = next((row.id for row in self.gantt.rows.rows if not row.heading), "")
            chosen = next((action for action in plan.actions if action.id == first), None)
        self._selected = chosen.id if chosen else ""
        return chosen

    def _retell(self, plan: Plan, evaluation: Evaluation) -> None:
        texts = self.context.texts
        self.propose.setText(texts.tr("Propose a schedule"))
        self.propose.setEnabled(evaluation.ranking is not None and not self.solver.running)
        self.propose.setToolTip(
            texts.tr("Greatest value first, then the earliest starts; nothing changes until you adopt it")
            if evaluation.ranking is not None
            else texts.tr("No ranking: see the marks on the left")
        )
        waiting = sum(not action.included for action in plan.actions)
        self.library_button.setText(texts.tr("Action library ({count} not in the plan)", count=waiting))
        self._chart.set_title(texts.tr("Actions over time"))
        for made, (_, name) in zip(self._by, GROUPINGS, strict=True):
            made.setText(texts.tr(name))
            made.setAccessibleName(texts.tr("Group the rows: {how}", how=texts.tr(name)))
        self.gantt.setAccessibleName(texts.tr("Actions over time"))
        self.copy_tasks.setText(texts.tr("Copy task table"))
        self.copy_tasks.setToolTip(texts.tr("Copies every action with duties, deadline and money, to paste as a table"))
        self.copy_tasks.setEnabled(evaluation.roadmap is not None)
        self._state.setText(self._adopted(plan))

    def _adopted(self, plan: Plan) -> str:
        texts, schedule = self.context.texts, plan.schedule
        if schedule is None:
            return texts.tr("No schedule adopted yet")
        gap = None if schedule.moved_by_hand else schedule.gap
        return texts.tr("Adopted {date}, {quality}", date=texts.date(schedule.date), quality=quality(gap, texts))

    def _show_chart(self, plan: Plan, roadmap: Roadmap | None) -> None:
        texts = self.context.texts
        drawn = roadmap is not None and bool(roadmap.placed)
        self.gantt.setVisible(drawn)
        self.budget.setVisible(drawn)
        self._legend.setVisible(drawn)
        self._empty_chart.setVisible(not drawn)
        self._money_head.setVisible(drawn)
        self._money_words.setVisible(drawn)
        self._empty_chart.setText(
            texts.tr("Scheduling…")
            if self.solver.running
            else texts.tr("No schedule yet. Propose one: it places the plan's actions in the years.")
        )
        if roadmap is None or not drawn:
            return
        grouping = GROUPINGS[self._groups.checkedId()][0]
        schedule = plan.schedule
        arrangement = (grouping, schedule and (schedule.date, schedule.solver, schedule.solved_value))
        proposed = {action: new for action, _, new in self._open_changes()}
        rows = gantt_rows(plan, roadmap, grouping, texts, proposed)
        bars = ((row.start, row.end) for row in rows if not row.heading)
        self.gantt.show_rows(plan, rows, span(plan, bars), arrangement)
        self._legend.set_items(
            tuple(
                (
                    words.strategy_color(self.context.tokens, plan, id),
                    texts.of(words.strategy_name(plan, id)),
                )
                for id in words.strategy_order(plan)
            )
        )
        money = yearly_money(plan, roadmap, texts)
        self.budget.show_money(plan, money)
        self._tell_money(plan, roadmap, money)

    def _open_changes(self) -> tuple[tuple[str, int | None, int | None], ...]:
        proposal = self.solver.proposal
        return proposal.changed if proposal is not None and not self.solver.outdated else ()

    def _tell_money(self, plan: Plan, roadmap: Roadmap, money: Money) -> None:
        texts = self.context.texts
        assumed = sum(plan.action(placed.action).evidence.basis == "assumption" for placed in roadmap.placed)
        assumed += plan.means.yearly is None
        head = texts.tr("Public money a year ({unit})", unit=money.unit)
        if assumed:
            head = texts.trn(
                "Public money a year ({unit}; {count} assumption)",
                "Public money a year ({unit}; {count} assumptions)",
                assumed,
                unit=money.unit,
            )
        self._money_head.setText(head)
        sentence = money_sentence(money, texts)
        if roadmap.gdp_wan is None:
            sentence = texts.tr("{sentence} (without a GDP figure there are no amounts in yuan)", sentence=sentence)
        self._money_words.setText(sentence)
        self._money_words.setToolTip(self.budget.accessibleDescription())
        set_property(self._money_words, "role", "error" if money.over else "small")

    def _show_left_out(self, plan: Plan, roadmap: Roadmap | None) -> None:
        texts = self.context.texts
        left_out = roadmap.left_out if roadmap else ()
        self.left_out.set_title(texts.tr("Left out of the schedule ({count})", count=len(left_out)))
        self.left_out.setVisible(bool(left_out))
        self.left_out_list.setAccessibleName(texts.tr("Left out of the schedule"))
        names = {action.id: texts.of(action.name) for action in plan.actions}
        self.left_out_list.show_entries(
            tuple(Entry(out.action, names[out.action], texts.message(out.reason)) for out in left_out)
        )

    def _align(self) -> None:
        """The strip's years stand under the Gantt's."""
        timeline = self.gantt.timeline
        origin = self.gantt.viewport().mapTo(self._chart, QPoint(0, 0)).x()
        shift = origin - self.budget.mapTo(self._chart, QPoint(0, 0)).x()
        self.budget.set_timeline(timeline.at(timeline.left + shift, timeline.width))

    def _on_library(self, open: bool) -> None:
        self._side_stack.setCurrentIndex(1 if open else 0)
        self.show_again()
        if open:
            self.library.search.setFocus()

    def _on_moved(self, action: str, year: int, quarter: int, key: str) -> None:
        self.context.document.edit(lambda plan: edits.move_start(plan, action, year, quarter), mark("Move action"), key)

    def _on_copy_tasks(self) -> None:
        plan, evaluation = self.context.document.plan, self.context.document.evaluation
        if plan is not None and evaluation is not None and evaluation.roadmap is not None:
            tasks = breakdown(plan, evaluation.roadmap, self.context.texts)
            copy_table(tab_separated((tasks.heads, *tasks.rows, tasks.total)))

    def _on_solver(self) -> None:
        if self.isVisible():
            self.show_again()
