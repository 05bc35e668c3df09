"""What it costs, by class, in total or by year, and who pays."""

from typing import get_args

from PySide6.QtCore import Qt

from gui.pages.roadmap import words
from gui.pages.roadmap.actions.form import Form
from gui.pages.roadmap.actions.pool_rows import PoolRows
from gui.widgets.card import button, label
from gui.widgets.choice import Choice
from gui.widgets.fields import NumberField, TextField
from gui.widgets.number_rows import NumberRow, NumberRows
from planner.edits import action_money as edits
from planner.model.action import Action, CostClass
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.roadmap.money import gdp_wan, total_wan
from planner.text.marker import mark

CLASSES: tuple[CostClass, ...] = get_args(CostClass)


class MoneyForm(Form):
    def build(self) -> None:
        self.cost_class = self.row(mark("Cost class"), Choice())
        self.cost_class.activated.connect(
            lambda row: self.edit(mark("Set cost class"), lambda plan, id: edits.set_cost_class(plan, id, CLASSES[row]))
        )
        self.cost = self.amount(mark("Investment estimate (10,000 yuan)"), mark("Set cost"), edits.set_cost, 2)
        self._told = label(role="small", wrap=True)
        self.even = button("quiet")
        self.even.clicked.connect(
            lambda: self.edit(mark("Spread cost evenly"), lambda plan, id: edits.set_yearly_cost(plan, id, ()))
        )
        self._years_head = label(role="small", wrap=True)
        self.years = NumberRows()
        self.years.entered.connect(self._on_year)
        for widget in (self._told, self._years_head, self.years):
            self.column.addWidget(widget)
        self.column.addWidget(self.even, 0, Qt.AlignmentFlag.AlignLeft)
        self.new_grid()
        self.public_share = self.row(mark("Public share"), NumberField(0, 100, 5, 2))
        self.public_share.setSuffix("%")
        self.public_share.entered.connect(
            lambda share: self.edit(
                mark("Set public share"), lambda plan, id: edits.set_public_share(plan, id, share / 100), "public"
            )
        )
        self.codes = self.row(mark("Funding codes"), TextField())
        self.codes.entered.connect(self._on_codes)
        self.pools = PoolRows(self)
        self.column.addWidget(self.pools)
        self.new_grid()
        self.words(mark("Funding"), "funding", lines=2)
        self.words(mark("Cost per unit in precedents"), "unit_cost", lines=2)

    def show_action(self, plan: Plan, roadmap: Roadmap | None, action: Action) -> None:
        texts = self.texts
        self.cost_class.show_choices(
            tuple(self._class_words(plan, code) for code in CLASSES), CLASSES.index(action.cost_class)
        )
        self.cost_class.setEnabled(action.cost is None)
        total = total_wan(plan, action)
        self.cost.show_amount(action.cost)
        self.cost.setPlaceholderText(
            texts.tr("not given") if total is None else texts.tr("about {amount}", amount=texts.number(total, 0))
        )
        self._told.setText(words.cost(texts, plan, action, total))
        self._show_years(action, total)
        self.public_share.show_value(action.public_share * 100)
        self.codes.show_text(texts.join(action.funding_codes))
        self.pools.refresh(plan, action)

    def _class_words(self, plan: Plan, code: CostClass) -> str:
        texts, gdp, permille = self.texts, gdp_wan(plan), plan.rules.cost_permille[code]
        if gdp is None:
            return texts.tr("{name}: {permille}‰ of GDP", name=code, permille=texts.number(permille, 2))
        return texts.tr("{name}: about {amount}", name=code, amount=texts.money(permille * gdp / 1000))

    def _show_years(self, action: Action, total: float | None) -> None:
        texts, count = self.texts, action.whole_years
        typed = bool(action.cost_profile) and total is not None
        even = "" if total is None else texts.number(total / count, 0)
        self._years_head.setText(
            texts.tr("By year of the work, in 10,000 yuan; the sum is the total.")
            if typed
            else texts.tr("By year of the work, in 10,000 yuan; even until typed.")
        )
        self.years.show_rows(
            [
                NumberRow(
                    str(year),
                    texts.tr("Year {number}", number=year + 1),
                    (total or 0.0) * action.cost_profile[year] if typed else None,
                    even,
                )
                for year in range(count)
            ]
        )
        self.even.setText(texts.tr("Spread evenly"))
        self.even.setVisible(typed)

    def _on_year(self, year: str, amount: float | None) -> None:
        def change(plan: Plan, id: str) -> Plan:
            action = plan.action(id)
            total = total_wan(plan, action) or 0.0
            shares = action.cost_profile or (1 / action.whole_years,) * action.whole_years
            amounts = [total * share for share in shares]
            amounts[int(year)] = amount or 0.0
            return edits.set_yearly_cost(plan, id, amounts)

        self.edit(mark("Set cost by year"), change)

    def _on_codes(self, text: str) -> None:
        codes = text.replace("、", ",").replace("，", ",").replace(";", ",").split(",")
        typed = [code.strip().upper() for code in codes if code.strip()]
        self.edit(mark("Set funding codes"), lambda plan, id: edits.set_funding_codes(plan, id, typed))
