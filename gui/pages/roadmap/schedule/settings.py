"""What a schedule rests on as a whole: first year, money, time limit, feasibility."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from gui.context import Context
from gui.document import Edit
from gui.widgets.card import label
from gui.widgets.fields import NumberField
from planner.edits import roadmap as edits
from planner.model.plan import Plan
from planner.text.marker import mark


class Settings(QWidget):
    """Own means typed in step 1 take the place of the per mille of GDP, which is an assumption until then."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._first_head, self._budget_head, self._budget_unit = (label(role="muted") for _ in range(3))
        self.first_year = NumberField(1990, 2100)
        self.budget = NumberField(0, 1000, 0.5, 2)
        self.first_year.setFixedWidth(62)
        self.budget.setFixedWidth(62)
        self._means = label(role="strong")
        self._limit = label(role="muted")
        self.feasibility = QCheckBox()
        self._feasibility_words = label(role="small")
        money, value = QHBoxLayout(), QHBoxLayout()
        for widget in (self._first_head, self.first_year, self._budget_head, self.budget, self._means):
            money.addWidget(widget)
        money.addWidget(self._budget_unit)
        value.addWidget(self.feasibility)
        value.addWidget(self._feasibility_words)
        value.addWidget(self._limit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for row in (money, value):
            row.setSpacing(8)
            row.addStretch(1)
            column.addLayout(row)
        self.first_year.entered.connect(self._on_first_year)
        self.budget.entered.connect(self._on_budget)
        self.feasibility.clicked.connect(self._on_feasibility)

    def refresh(self, plan: Plan) -> None:
        texts, rules = self._context.texts, plan.rules
        self._first_head.setText(texts.tr("Start from"))
        self.first_year.setAccessibleName(texts.tr("First year in which an action may start"))
        self.first_year.setToolTip(texts.tr("First year in which an action may start"))
        self.first_year.show_value(plan.first_year)
        self._budget_head.setText(texts.tr("Public money"))
        own = plan.means.yearly
        self.budget.setVisible(own is None)
        self.budget.setAccessibleName(texts.tr("Public money a year, per mille of GDP"))
        self.budget.setToolTip(texts.of(rules.evidence.source))
        self.budget.show_value(rules.budget_permille)
        self._means.setVisible(own is not None)
        self._means.setText(texts.money(own))
        assumed = rules.evidence.basis == "assumption"
        unit = texts.tr("‰ of GDP a year (assumption)") if assumed else texts.tr("‰ of GDP a year")
        self._budget_unit.setText(unit if own is None else texts.tr("a year (from step 1)"))
        self._limit.setText(texts.tr("{seconds} s limit", seconds=texts.number(rules.time_limit_seconds, 0)))
        self._limit.setToolTip(texts.tr("Longest time of one solve; then the best schedule so far and its gap"))
        self.feasibility.setChecked(rules.feasibility_in_value)
        self.feasibility.setText(texts.tr("Feasibility in the value"))
        words = texts.tr("readiness gates off") if rules.feasibility_in_value else texts.tr("readiness gates apply")
        self._feasibility_words.setText(words)
        self.feasibility.setToolTip(words)

    def _on_first_year(self, year: float) -> None:
        self._edit(mark("Set first year"), lambda plan: edits.set_first_year(plan, round(year)), "first year")

    def _on_budget(self, permille: float) -> None:
        self._edit(mark("Set yearly money"), lambda plan: edits.set_budget_permille(plan, permille), "budget")

    def _on_feasibility(self, on: bool) -> None:
        self._edit(mark("Feasibility in the value"), lambda plan: edits.set_feasibility_in_value(plan, on), "")

    def _edit(self, name: str, change: Edit, merge: str) -> None:
        document = self._context.document
        if not document.edit(change, name, merge) and document.plan is not None:
            self.refresh(document.plan)
