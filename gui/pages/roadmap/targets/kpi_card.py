"""The KPI of each action of the plan beside one another: where it stands, what it is to be, what was read last."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from gui.context import Context
from gui.models.text_table import Look, TextCell
from gui.pages.roadmap.targets.typed_table import TypedColumn, TypedTable
from gui.widgets.card import Card, button, label
from planner.model.action import Action
from planner.model.plan import Plan
from planner.model.tracking import last_reported
from planner.text.figures import plain
from planner.text.texts import MISSING


class KpiCard(Card):
    """To read and to copy; KPIs are typed where their actions are."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.table = TypedTable(context)
        self._empty = label(role="muted", wrap=True)
        self.stack = QStackedWidget()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self._empty)
        self.stack.addWidget(self.table)
        self.copy = button("quiet")
        self.head.addWidget(self.copy)
        self.body.addWidget(self.stack, 1)
        self.copy.clicked.connect(self.table.copy)

    def show_plan(self, plan: Plan) -> None:
        texts = self._context.texts
        told = [action for action in plan.actions if action.included and texts.of(action.kpi)]
        complete = sum(action.kpi_baseline is not None and action.kpi_target is not None for action in told)
        count = texts.tr("{count} of {all} with baseline and target", count=complete, all=len(told))
        self.set_title(texts.tr("KPIs of the actions"), count if told else "")
        self._empty.setText(texts.tr("No action of the plan has a KPI."))
        self.copy.setText(texts.tr("Copy as table"))
        self.copy.setVisible(bool(told))
        columns = (
            TypedColumn(texts.tr("No."), 64),
            TypedColumn(texts.tr("Action"), 170, 0.3),
            TypedColumn(texts.tr("KPI"), 150, 0.3),
            TypedColumn(texts.tr("Unit"), 80, 0.1),
            TypedColumn(texts.tr("Baseline"), 76, number=True),
            TypedColumn(texts.tr("Year"), 54, number=True),
            TypedColumn(texts.tr("Target"), 76, number=True),
            TypedColumn(texts.tr("Year"), 54, number=True),
            TypedColumn(texts.tr("Latest reading"), 92, number=True),
            TypedColumn(texts.tr("Lead unit"), 110, 0.3),
        )
        self.table.setAccessibleName(texts.tr("KPIs of the actions"))
        self.table.show_rows(columns, tuple(self._row(plan, action) for action in told))
        self.stack.setCurrentIndex(1 if told else 0)

    def _row(self, plan: Plan, action: Action) -> tuple[TextCell, ...]:
        texts = self._context.texts
        reported = last_reported(plan.reports, action.id)
        words = (action.name, action.kpi, action.kpi_unit)
        return (
            TextCell(action.id, Look.MUTED),
            *(TextCell(texts.of(word)) for word in words),
            _figure(action.kpi_baseline),
            _year(action.kpi_baseline_year),
            _figure(action.kpi_target),
            _year(action.kpi_target_year),
            _figure(None if reported is None else reported.kpi),
            TextCell(texts.of(action.lead), Look.MUTED),
        )


def _figure(value: float | None) -> TextCell:
    return TextCell(MISSING, Look.MUTED) if value is None else TextCell(plain(value))


def _year(year: int | None) -> TextCell:
    return TextCell(MISSING if year is None else str(year), Look.MUTED)
