"""What each funding source pays at most, typed year by year beside what the adopted schedule takes of it."""

from functools import cached_property

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from gui.context import Context
from gui.pages.roadmap.limits.card import LimitCard
from gui.pages.roadmap.limits.grid import LimitGrid, amount_typed
from gui.pages.roadmap.limits.money_cells import (
    CodeNames,
    codes_told,
    money_cells,
    pool_ids,
    pool_name,
    span_name,
    spans,
)
from gui.pages.roadmap.limits.pasted import pasted_amounts
from gui.widgets.card import button, label, set_property
from gui.widgets.fields import TextField
from gui.widgets.panel import Panel
from gui.widgets.reason_list import Entry, ReasonList
from planner.edits import limits as edits
from planner.model.bilingual import same
from planner.model.evaluation import Evaluation
from planner.model.funding import FundingPool
from planner.model.plan import Plan
from planner.roadmap.money import gdp_wan
from planner.roadmap.pools import read_code_names
from planner.templates.tables import templates_folder
from planner.text.marker import mark

PANEL_SIZE = (380, 420)


class MoneyCard(LimitCard):
    """The grid of limits; beneath it the source of the current row, renamed, mapped to codes or removed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.grid = LimitGrid(context)
        self.add_copy(self.grid)
        self._told = label(role="small", wrap=True)
        self._foot = label(role="small", wrap=True)
        self.name = TextField()
        self.name.setMinimumWidth(210)
        self.public = QCheckBox()
        self.codes = button()
        self.remove = button("quiet")
        self.add = button()
        self._name_head = label(role="small")
        self.panel = Panel(self, *PANEL_SIZE)
        self.code_list = ReasonList(lambda: context.tokens)
        self._panel_head = label(role="small", wrap=True)
        inside = QVBoxLayout(self.panel)
        inside.addWidget(self._panel_head)
        inside.addWidget(self.code_list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self._name_head, self.name, self.public, self.codes, self.remove):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.add)
        self.body.addWidget(self._told)
        self.body.addWidget(self.grid, 1)
        self.body.addLayout(row)
        self.body.addWidget(self._foot)
        self._connect()

    @cached_property
    def _code_names(self) -> CodeNames:
        return read_code_names(templates_folder())

    def _connect(self) -> None:
        self.grid.typed.connect(self._on_typed)
        self.grid.pasted.connect(self._on_pasted)
        self.grid.row_chosen.connect(lambda _: self.show_again())
        self.name.entered.connect(self._on_name)
        self.public.clicked.connect(self._on_public)
        self.codes.clicked.connect(self._on_codes)
        self.code_list.ticked.connect(self._on_code)
        self.remove.clicked.connect(self._on_remove)
        self.add.clicked.connect(self._on_add)

    def show_plan(self, plan: Plan, evaluation: Evaluation) -> None:
        texts = self.context.texts
        roadmap = evaluation.roadmap
        self.set_title(texts.tr("Money by funding source"), texts.tr("in 10,000 yuan"))
        self.tell_copy()
        self._tell(plan)
        self.grid.setAccessibleName(texts.tr("Money by funding source"))
        self.grid.show_cells(
            texts.tr("Funding source"),
            tuple(span_name(plan, span, texts) for span in spans(plan)),
            tuple(pool_name(plan, pool, texts) for pool in pool_ids(plan)),
            money_cells(plan, roadmap, self._code_names, texts),
        )
        self._show_source(plan)

    def _tell(self, plan: Plan) -> None:
        texts, gdp = self.context.texts, gdp_wan(plan)
        if gdp is None:
            self._told.setText(
                texts.tr(
                    "Amounts in 10,000 yuan have no effect without the city's GDP. Enter it in step 1; what is typed "
                    "here is kept."
                )
            )
        else:
            self._told.setText(
                texts.tr(
                    "Bold amounts are typed. A year without its own takes that of every year; a phase bounds the sum "
                    "of its years; — is no limit. Beneath stands what the adopted schedule uses."
                )
            )
        set_property(self._told, "role", "warning" if gdp is None else "small")
        self._foot.setText(self._origin(plan))

    def _origin(self, plan: Plan) -> str:
        """Where the yearly public money comes from while none is typed here."""
        texts, rules = self.context.texts, plan.rules
        if plan.means.yearly is not None and gdp_wan(plan) is not None:
            means = texts.money(plan.means.yearly)
            return texts.tr("All public money, unless typed: {means} a year, the means typed in step 1.", means=means)
        permille = texts.number(rules.budget_permille, 2)
        source = texts.of(rules.evidence.source)
        head = texts.tr("All public money, unless typed: {permille}‰ of GDP a year.", permille=permille)
        return texts.sentences(part for part in (head, source) if part)

    def _source(self, plan: Plan) -> FundingPool | None:
        row = self.grid.currentIndex().row()
        return plan.pools[row - 1] if 1 <= row <= len(plan.pools) else None

    def _show_source(self, plan: Plan) -> None:
        texts, pool = self.context.texts, self._source(plan)
        self._name_head.setText(texts.tr("Source") if pool else texts.tr("Choose a source's row to rename or map it"))
        self.name.setAccessibleName(texts.tr("Name of the funding source"))
        for widget in (self.name, self.public, self.codes, self.remove):
            widget.setVisible(pool is not None)
        self.add.setText(texts.tr("Add a source"))
        if pool is None:
            return
        self.name.show_text(texts.of(pool.name))
        self.public.setText(texts.tr("public"))
        self.public.setToolTip(texts.tr("Public sources carry the public share of a cost, the others the rest"))
        self.public.setChecked(pool.public)
        self.codes.setText(texts.tr("Funding codes: {codes}", codes=texts.join(pool.codes) or texts.tr("none")))
        self.codes.setToolTip(codes_told(plan, pool.id, self._code_names, texts))
        self.remove.setText(texts.tr("Remove"))
        self.remove.setToolTip(texts.tr("Its limits go with it, and its codes then stand for no source"))
        if self.panel.isVisible():
            self._fill_codes(plan, pool)

    def _fill_codes(self, plan: Plan, pool: FundingPool) -> None:
        texts = self.context.texts
        self._panel_head.setText(texts.tr("Actions with a ticked code draw on “{pool}”", pool=pool.name))
        self.code_list.setAccessibleName(texts.tr("Funding codes"))
        holders = {code: other for other in plan.pools for code in other.codes}
        known = dict.fromkeys((*self._code_names, *(code for action in plan.actions for code in action.funding_codes)))
        self.code_list.show_entries(
            tuple(
                Entry(
                    code,
                    f"{code} {texts.of(self._code_names[code])}" if code in self._code_names else code,
                    aside=texts.of(holders[code].name) if code in holders else texts.tr("no source"),
                    ticked=code in pool.codes,
                )
                for code in known
            )
        )

    def _on_typed(self, row: int, column: int, text: str) -> None:
        plan = self.context.document.plan
        if plan is not None:
            pool, span, amount = pool_ids(plan)[row], spans(plan)[column], amount_typed(text)
            self.edit(
                lambda plan: edits.set_money_limit(plan, pool, amount, span.year, span.phase), mark("Set money limit")
            )

    def _on_pasted(self, row: int, column: int, text: str) -> None:
        def change(plan: Plan) -> Plan:
            pools, columns = pool_ids(plan)[row:], spans(plan)[column:]
            for (down, across), amount in pasted_amounts(text, len(pools), len(columns)).items():
                plan = edits.set_money_limit(plan, pools[down], amount, columns[across].year, columns[across].phase)
            return plan

        self.edit(change, mark("Paste limits"))

    def _on_name(self, text: str) -> None:
        pool, language = self._current(), self.context.texts.language
        if pool:
            self.edit(lambda plan: edits.rename_pool(plan, pool, text, language), mark("Rename funding source"))

    def _on_public(self, on: bool) -> None:
        pool = self._current()
        if pool:
            self.edit(lambda plan: edits.set_pool_public(plan, pool, on), mark("Set public or not"))

    def _on_codes(self) -> None:
        plan = self.context.document.plan
        pool = self._source(plan) if plan is not None else None
        if plan is not None and pool is not None:
            self._fill_codes(plan, pool)
            self.panel.open_under(self.codes)
            self.code_list.setFocus()

    def _on_code(self, code: str, on: bool) -> None:
        pool = self._current()
        if pool:
            self.edit(lambda plan: edits.map_code(plan, code, pool if on else ""), mark("Map funding code"))

    def _on_remove(self) -> None:
        pool = self._current()
        if pool:
            self.edit(lambda plan: edits.remove_pool(plan, pool), mark("Remove funding source"))

    def _on_add(self) -> None:
        name = same(self.context.texts.tr("New source"))
        self.edit(lambda plan: edits.add_pool(plan, name), mark("Add funding source"))
        plan = self.context.document.plan
        if plan is not None:
            self.grid.setCurrentIndex(self.grid.table.index(len(plan.pools), 0))
            self.name.setFocus()
            self.name.selectAll()

    def _current(self) -> str:
        """The id of the current row's source; empty for the row of all public money."""
        plan = self.context.document.plan
        pool = self._source(plan) if plan is not None else None
        return pool.id if pool else ""
