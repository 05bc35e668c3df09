"""The chart's card: tools and legend, the Gantt, the plan's milestones, and what a year takes beneath."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout

from gui.context import Context
from gui.models.text_table import tab_separated
from gui.pages.roadmap.schedule.budget import BudgetStrip
from gui.pages.roadmap.schedule.by_hand import ByHand
from gui.pages.roadmap.schedule.chart_tools import SMALL_STYLE, ChartTools
from gui.pages.roadmap.schedule.classes import ASSUMED, assumed_words, classes, legend, paints
from gui.pages.roadmap.schedule.gantt import GanttView
from gui.pages.roadmap.schedule.milestone_row import MilestoneRow
from gui.pages.roadmap.schedule.money import Money, Subject, money_sentence, subjects, yearly_money
from gui.pages.roadmap.schedule.rows import Look, RowMaker
from gui.pages.roadmap.schedule.timeline import span
from gui.widgets.card import Card, button, label, set_property
from gui.widgets.choice import Choice
from gui.widgets.clipboard import copy_table
from gui.widgets.wrapped_legend import WrappedLegend
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.model.stability import Stability
from planner.roadmap.breakdown import breakdown
from planner.roadmap.overrides import Override

SUBJECT_WIDTH = 190
MONEY_HEIGHT = 34
"""Two lines beside the head of the money: a longer sentence must not move the chart under the hand."""


class ChartCard(Card):
    """`show_chart` says what is drawn; the parts are public for who moves and asks.

    `changed()` when something other than the plan changed what is to be drawn; `moves_asked()` for the list of what
    was moved by hand.
    """

    changed = Signal()
    moves_asked = Signal()

    def __init__(self, context: Context, by_hand: ByHand, told: Callable[[str], str]) -> None:
        super().__init__()
        self._context = context
        self._maker = RowMaker()
        self._roadmap: Roadmap | None = None
        self._subjects: tuple[tuple[Subject, str], ...] = ()
        self._subject = Subject()
        self.tools = ChartTools(context)
        self.head.addWidget(self.tools, 100)
        self.legend = WrappedLegend()
        self.moves = button("quiet")
        self.copy_tasks = button("quiet")
        self.gantt = GanttView(context, told, by_hand.link_problem)
        self._empty = label(role="muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.milestones = MilestoneRow(context)
        self._money_head, self.money_words = label(role="strong"), label(role="small", wrap=True)
        self.subject = Choice()
        self.subject.setStyleSheet(SMALL_STYLE)
        self.subject.setMaximumWidth(SUBJECT_WIDTH)
        self.money_words.setFixedHeight(MONEY_HEIGHT)
        self.budget = BudgetStrip(context)
        self._lay_out()
        by_hand.connect_to(self.gantt)
        self.milestones.moved.connect(by_hand.move_milestone)
        self.milestones.removed.connect(by_hand.remove_milestone)
        self.milestones.drag_given_up.connect(context.document.undo_stack.undo)
        self.tools.changed.connect(self.changed)
        self.tools.zoomed.connect(self.gantt.zoom)
        self.gantt.span_changed.connect(self._align)
        self.subject.activated.connect(self._on_subject)
        self.moves.clicked.connect(self.moves_asked)
        self.copy_tasks.clicked.connect(self._on_copy_tasks)

    def _lay_out(self) -> None:
        row, money = QHBoxLayout(), QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.legend, 1)
        for quiet in (self.moves, self.copy_tasks):
            quiet.setStyleSheet("font-size: 12px; padding: 0 4px;")
            row.addWidget(quiet, 0, Qt.AlignmentFlag.AlignTop)
        money.setSpacing(8)
        for widget in (self._money_head, self.subject):
            money.addWidget(widget)
        money.addWidget(self.money_words, 1)
        self.body.addLayout(row)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self.gantt, 1)
        self.body.addWidget(self.gantt.time_bar)
        self.body.addWidget(self.milestones)
        self.body.addLayout(money)
        self.body.addWidget(self.budget)
        self.body.setSpacing(4)

    def show_chart(
        self,
        plan: Plan,
        roadmap: Roadmap | None,
        proposed: dict[str, int | None],
        moves: tuple[Override, ...],
        stability: Stability | None,
        instead: str,
    ) -> None:
        """Draw the roadmap with an open proposal, what was moved by hand and how firmly each action stands.

        `instead` is said where there is nothing to draw.
        """
        texts = self._context.texts
        drawn = roadmap is not None and bool(roadmap.placed)
        self.set_title(texts.tr("Actions over time"))
        self.gantt.setAccessibleName(texts.tr("Actions over time"))
        self.gantt.time_bar.setAccessibleName(texts.tr("Scroll the years"))
        self.tools.refresh()
        for widget in (
            *(self.gantt, self.milestones, self.budget, self.legend, self._money_head, self.money_words),
            *(self.subject, self.tools),
        ):
            widget.setVisible(drawn)
        self._empty.setVisible(not drawn)
        self._empty.setText(instead)
        self.moves.setVisible(drawn)
        self.moves.setEnabled(bool(moves))
        self.moves.setText(texts.tr("⋯ Moved by hand ({count})", count=len(moves)))
        self.moves.setToolTip(texts.tr("Dotted: where the solver had put it. Opens the list"))
        self.copy_tasks.setText(texts.tr("Copy task table"))
        self.copy_tasks.setToolTip(texts.tr("Copies every action with duties, deadline and money, to paste as a table"))
        self.copy_tasks.setEnabled(roadmap is not None)
        self._roadmap = roadmap
        if roadmap is None or not drawn:
            self.gantt.time_bar.hide()
            return
        self._draw(plan, roadmap, proposed, moves, stability)
        self.milestones.show_plan(plan)
        self._show_money(plan, roadmap)

    def _draw(
        self,
        plan: Plan,
        roadmap: Roadmap,
        proposed: dict[str, int | None],
        moves: tuple[Override, ...],
        stability: Stability | None,
    ) -> None:
        texts, grouping, colouring = self._context.texts, self.tools.grouping, self.tools.colouring
        groups = classes(plan, roadmap, grouping, texts)
        colours = groups if grouping == colouring else classes(plan, roadmap, colouring, texts)
        made = paints(self._context.tokens, plan, colouring, colours)
        signed = grouping != colouring
        solved = {move.action: move.before for move in moves if move.before is not None}
        look = Look(groups, colours, proposed, solved, stability, self.tools.critical.isChecked())
        rows = self._maker.rows(plan, roadmap, look, texts)
        assumed = ((QColor(), assumed_words(texts)),) if any(ASSUMED in row.note for row in rows) else ()
        self.legend.set_items((*legend(made, colours, texts, signed=signed), *assumed))
        bars = ((row.start, row.end) for row in rows if not row.heading)
        schedule = plan.schedule
        arrangement = (grouping, schedule and (schedule.date, schedule.solver, schedule.solved_value))
        self.gantt.show_rows(plan, rows, span(plan, bars), arrangement, made, signed=signed)

    def _show_money(self, plan: Plan, roadmap: Roadmap) -> None:
        texts = self._context.texts
        self._subjects = subjects(plan, roadmap, texts)
        known = [subject for subject, _ in self._subjects]
        if self._subject not in known:
            self._subject = Subject()
        names = tuple(name for _, name in self._subjects)
        self.subject.show_choices(names, known.index(self._subject))
        self.subject.setAccessibleName(texts.tr("What the columns beneath count"))
        money = yearly_money(plan, roadmap, texts, self._subject)
        self._money_head.setText(self._head(plan, roadmap, money))
        self.budget.show_money(plan, money, texts.tr("{what} a year", what=names[known.index(self._subject)]))
        sentence = money_sentence(money, texts)
        if roadmap.gdp_wan is None and money.subject.kind != "capacity":
            sentence = texts.tr("{sentence} (without a GDP figure there are no amounts in yuan)", sentence=sentence)
        self.money_words.setText(sentence)
        self.money_words.setToolTip(self.budget.accessibleDescription())
        set_property(self.money_words, "role", "small-error" if money.over else "small")

    def _head(self, plan: Plan, roadmap: Roadmap, money: Money) -> str:
        texts = self._context.texts
        if money.subject.kind == "capacity":
            return texts.tr("A year takes ({unit})", unit=money.unit)
        assumed = sum(plan.action(placed.action).evidence.basis == "assumption" for placed in roadmap.placed)
        assumed += plan.means.yearly is None
        if not assumed:
            return texts.tr("Money a year ({unit})", unit=money.unit)
        return texts.trn(
            "Money a year ({unit}; {count} assumption)",
            "Money a year ({unit}; {count} assumptions)",
            assumed,
            unit=money.unit,
        )

    def _on_subject(self, position: int) -> None:
        self._subject = self._subjects[position][0]
        self.changed.emit()

    def _align(self) -> None:
        """Milestones and columns stand under the Gantt's years."""
        origin = self.gantt.viewport().mapTo(self, QPoint(0, 0)).x()
        for strip in (self.milestones, self.budget):
            strip.set_timeline(self.gantt.timeline.shifted(origin - strip.mapTo(self, QPoint(0, 0)).x()))

    def _on_copy_tasks(self) -> None:
        plan = self._context.document.plan
        if plan is not None and self._roadmap is not None:
            tasks = breakdown(plan, self._roadmap, self._context.texts)
            copy_table(tab_separated((tasks.heads, *tasks.rows, tasks.total)))
