"""Every threshold the schedule rests on: readiness gates, class costs, yearly money, time limit, first year."""

from functools import cached_property
from typing import get_args

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.roadmap import words
from gui.pages.roadmap.limits.card import LimitCard
from gui.pages.roadmap.limits.grid import LimitGrid, amount_typed
from gui.pages.roadmap.limits.readiness_cells import cost_cells, gate_cells
from gui.widgets.card import button, chip, label, set_property
from gui.widgets.fields import NumberField
from gui.widgets.reason_list import Entry, ReasonList
from planner.edits import roadmap as edits
from planner.edits.preparation import add_preparation
from planner.model.action import CostClass
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan
from planner.roadmap.preparation import preparation, unprepared
from planner.roadmap.rules import ThresholdSources, read_threshold_sources
from planner.templates.tables import templates_folder
from planner.text.marker import mark

CLASSES: tuple[CostClass, ...] = get_args(CostClass)
FIELD_NAME_WIDTH = 160


class ReadinessCard(LimitCard):
    """Thresholds are typed; Confirm vouches for them as they stand. Below: studies proposed for what is not ready."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.gates, self.costs = (LimitGrid(context, 110, 70, whole=True) for _ in range(2))
        self._gates_head, self._costs_head = label(role="strong"), label(role="strong", wrap=True)
        self._basis, self.confirm, self._source = chip("warning"), button(), label(role="small", wrap=True)
        self.budget, self.time_limit = NumberField(0, 1000, 0.5, 2), NumberField(0, 86_400, 5)
        self.first_year = NumberField(1990, 2100)
        self._heads = [label(role="small", wrap=True) for _ in range(3)]
        self._asked: tuple[LimitGrid | None, int] = (None, -1)
        self._prepare_head, self._prepare_told = label(role="strong"), label(role="small", wrap=True)
        self.prepare_all = button()
        self.waiting = ReasonList(lambda: context.tokens)
        columns = QHBoxLayout()
        columns.setSpacing(18)
        columns.addWidget(self._column(self._gates_head, self.gates), 1)
        columns.addWidget(self._column(self._costs_head, self.costs), 1)
        self.body.addLayout(columns)
        self.body.addLayout(self._fields())
        self.body.addLayout(self._evidence())
        self._lay_out_preparation()
        self._connect()

    @cached_property
    def _sources(self) -> ThresholdSources:
        return read_threshold_sources(templates_folder())

    def _column(self, head: QLabel, grid: LimitGrid) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(grid)
        column.addStretch(1)
        return made

    def _fields(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for head, field in zip(self._heads, (self.budget, self.time_limit, self.first_year), strict=True):
            field.setFixedWidth(76)
            head.setBuddy(field)
            head.setFixedWidth(FIELD_NAME_WIDTH)
            row.addWidget(head)
            row.addWidget(field)
            row.addSpacing(10)
        row.addStretch(1)
        return row

    def _evidence(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._basis)
        row.addWidget(self._source, 1)
        row.addWidget(self.confirm)
        return row

    def _lay_out_preparation(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._prepare_head)
        head.addStretch(1)
        head.addWidget(self.prepare_all)
        self.body.addLayout(head)
        self.body.addWidget(self._prepare_told)
        self.body.addWidget(self.waiting, 1)
        self.keep_room(self.waiting)

    def _connect(self) -> None:
        self.gates.typed.connect(self._on_gate)
        self.costs.typed.connect(self._on_cost)
        self.confirm.clicked.connect(lambda: self.edit(edits.confirm_rules, mark("Confirm rules")))
        self.budget.entered.connect(
            lambda permille: self.edit(
                lambda plan: edits.set_budget_permille(plan, permille), mark("Set yearly money"), "budget"
            )
        )
        self.time_limit.entered.connect(
            lambda seconds: self.edit(
                lambda plan: edits.set_time_limit(plan, seconds), mark("Set time limit"), "time limit"
            )
        )
        self.first_year.entered.connect(
            lambda year: self.edit(
                lambda plan: edits.set_first_year(plan, round(year)), mark("Set first year"), "first year"
            )
        )
        self.gates.row_chosen.connect(lambda row: self._ask(self.gates, row))
        self.costs.row_chosen.connect(lambda row: self._ask(self.costs, row))
        self.waiting.ticked.connect(lambda action, _: self._prepare((action,)))
        self.prepare_all.clicked.connect(self._on_prepare_all)

    def show_plan(self, plan: Plan, evaluation: Evaluation) -> None:
        texts, rules = self.context.texts, plan.rules
        off = rules.feasibility_in_value
        self.set_title(texts.tr("Readiness and thresholds"))
        self._gates_head.setText(
            texts.tr("Readiness gates (off: feasibility counts in the value)")
            if off
            else texts.tr("Readiness gates (1–9)")
        )
        self.gates.setAccessibleName(texts.tr("Readiness gates"))
        self.gates.show_cells(
            texts.tr("Phase"),
            (texts.tr("May start"), texts.tr("Actions admitted here")),
            tuple(f"{texts.of(phase.name)}\n{texts.years(phase.first_year, phase.last_year)}" for phase in plan.phases),
            gate_cells(plan, texts),
        )
        self._costs_head.setText(texts.tr("Total cost of a class (‰ of GDP)"))
        self.costs.setAccessibleName(texts.tr("Total cost of a class (‰ of GDP)"))
        self.costs.show_cells(
            texts.tr("Cost class"),
            (texts.tr("‰ of GDP"), texts.tr("In 10,000 yuan"), texts.tr("Actions costed so")),
            tuple(texts.tr(words.COST_CLASSES[code]) for code in CLASSES),
            cost_cells(plan, CLASSES, texts),
        )
        self._show_fields(plan)
        assumed = rules.evidence.basis == "assumption"
        set_property(self._basis, "chip", "warning" if assumed else "good")
        self._basis.setText(texts.tr("Assumption") if assumed else texts.tr("Expert"))
        self._source.setText(self._ground(plan))
        self.confirm.setText(texts.tr("Confirm these rules"))
        self.confirm.setVisible(assumed)
        self._show_waiting(plan)

    def _ground(self, plan: Plan) -> str:
        """The ground of the threshold whose row was chosen last; of the yearly money until then."""
        texts, rules, (grid, row) = self.context.texts, plan.rules, self._asked
        if grid is self.gates and 0 <= row < len(plan.phases):
            name = texts.of(plan.phases[row].name)
            source = self._sources.of_gate(rules, plan.phases[row].id)
        elif grid is self.costs and 0 <= row < len(CLASSES):
            name = texts.tr(words.COST_CLASSES[CLASSES[row]])
            source = self._sources.of_cost(rules, CLASSES[row])
        else:
            return texts.of(rules.evidence.source)
        return texts.tr("{name}: {ground}", name=name, ground=texts.of(source) or texts.tr("set by the planner"))

    def _ask(self, grid: LimitGrid, row: int) -> None:
        self._asked = grid, row
        self.show_again()

    def _show_fields(self, plan: Plan) -> None:
        texts = self.context.texts
        names = (
            mark("Public money a year, per mille of GDP"),
            mark("Longest time of one solve (seconds)"),
            mark("First year in which an action may start"),
        )
        for head, field, name in zip(self._heads, (self.budget, self.time_limit, self.first_year), names, strict=True):
            head.setText(texts.tr(name))
            field.setAccessibleName(texts.tr(name))
        own = plan.means.yearly is not None
        self.budget.setEnabled(not own)
        self.budget.setToolTip(texts.tr("The means typed in step 1 take its place") if own else "")
        self.budget.show_value(plan.rules.budget_permille)
        self.time_limit.show_value(plan.rules.time_limit_seconds)
        self.first_year.show_value(plan.first_year)

    def _show_waiting(self, plan: Plan) -> None:
        texts, waiting = self.context.texts, unprepared(plan)
        self._prepare_head.setText(texts.tr("Preparatory actions to propose ({count})", count=len(waiting)))
        self._prepare_told.setText(
            texts.tr(
                "Ticking one adds a one-year study and pilot before it: class S, same lead unit, no value of its own."
            )
            if waiting
            else texts.tr("No action in the plan is admitted to the last phase only, or each has its preparation.")
        )
        self.prepare_all.setText(texts.tr("Add all"))
        self.prepare_all.setVisible(len(waiting) > 1)
        self.waiting.setVisible(bool(waiting))
        self.waiting.setAccessibleName(texts.tr("Preparatory actions to propose"))
        self.waiting.show_entries(
            tuple(
                Entry(
                    action.id,
                    texts.of(preparation(plan, action).name),
                    texts.of(preparation(plan, action).evidence.source),
                    ticked=False,
                )
                for action in waiting
            )
        )

    def _on_gate(self, row: int, column: int, text: str) -> None:
        plan, level = self.context.document.plan, amount_typed(text)
        if plan is not None:
            phase, minimum = plan.phases[row].id, None if level is None else round(level)
            self.edit(lambda plan: edits.set_gate(plan, phase, minimum), mark("Set readiness gate"))

    def _on_cost(self, row: int, column: int, text: str) -> None:
        permille = amount_typed(text)
        if permille is not None:
            self.edit(lambda plan: edits.set_class_cost(plan, CLASSES[row], permille), mark("Set class cost"))

    def _on_prepare_all(self) -> None:
        plan = self.context.document.plan
        if plan is not None:
            self._prepare(tuple(action.id for action in unprepared(plan)))

    def _prepare(self, ids: tuple[str, ...]) -> None:
        def change(plan: Plan) -> Plan:
            for id in ids:
                plan = add_preparation(plan, id)
            return plan

        self.edit(change, mark("Add preparatory action"))
