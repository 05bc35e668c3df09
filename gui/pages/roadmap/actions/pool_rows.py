"""Who pays how much of the cost: one row a source of money."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.pages.roadmap.actions.form import Form
from gui.widgets.card import button, chip, label, set_property
from gui.widgets.flow import FlowLayout
from gui.widgets.number_rows import NumberRow, NumberRows
from planner.edits import action_money as edits
from planner.model.action import Action
from planner.model.plan import Plan
from planner.roadmap.funding import pool_shares
from planner.roadmap.money import total_wan
from planner.text.marker import mark

CLOSE = 0.005
"""Percent that typed shares may miss the whole by, because they are typed with two decimals."""


class PoolRows(QWidget):
    """Typed shares take effect once they add up to 100%; until then they are kept here, for each action apart."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self._drafts: dict[str, dict[str, float]] = {}
        self._last = ""
        self._head, self._state = label(role="small", wrap=True), chip()
        self.rows = NumberRows()
        self.rows.entered.connect(self._on_share)
        self._sum = label(role="small", wrap=True)
        self.rest, self.clear = button("quiet"), button("quiet")
        self.rest.clicked.connect(self._on_rest)
        self.clear.clicked.connect(self._on_clear)
        head, foot = QHBoxLayout(), FlowLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self._state)
        foot.addWidget(self.rest)
        foot.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.rows)
        column.addWidget(self._sum)
        column.addLayout(foot)

    def refresh(self, plan: Plan, action: Action) -> None:
        texts, total = self._form.texts, total_wan(plan, action)
        shares, draft = pool_shares(plan, action), self._drafts.get(action.id)
        typed = bool(action.pool_shares)
        self._head.setText(texts.tr("Funding sources, % of the cost and 10,000 yuan"))
        self._state.setText(texts.tr("typed") if typed else texts.tr("equal over codes (assumption)"))
        set_property(self._state, "chip", "good" if typed else "warning")
        self.rows.show_rows(
            [
                NumberRow(
                    pool.id,
                    texts.of(pool.name),
                    self._shown(pool.id, shares, draft, typed),
                    texts.number(shares.get(pool.id, 0.0) * 100, 1),
                    "" if total is None else texts.number(shares.get(pool.id, 0.0) * total, 0),
                )
                for pool in plan.pools
            ]
        )
        self._tell_sum(plan, draft)
        self.clear.setText(texts.tr("Equal over codes"))
        self.clear.setVisible(typed or draft is not None)

    def _shown(self, pool: str, shares: dict[str, float], draft: dict[str, float] | None, typed: bool) -> float | None:
        if draft is not None:
            return draft.get(pool, 0.0)
        return shares.get(pool, 0.0) * 100 if typed else None

    def _tell_sum(self, plan: Plan, draft: dict[str, float] | None) -> None:
        texts = self._form.texts
        self._sum.setVisible(draft is not None)
        self.rest.setVisible(draft is not None)
        if draft is None:
            return
        missing = 100 - sum(draft.values())
        sign = mark("{sum}% typed, {rest}% missing: takes effect at 100%.")
        if missing < 0:
            sign = mark("{sum}% typed, {rest}% too much: takes effect at 100%.")
        self._sum.setText(texts.tr(sign, sum=round(sum(draft.values()), 2), rest=round(abs(missing), 2)))
        taker = self._taker(plan, draft)
        self.rest.setVisible(bool(taker))
        if taker:
            self.rest.setText(texts.tr("Settle the rest with {name}", name=plan.pool(taker).name))

    def _taker(self, plan: Plan, draft: dict[str, float]) -> str:
        """The largest of the others that can give or take the rest."""
        missing = 100 - sum(draft.values())
        able = [pool.id for pool in plan.pools if pool.id != self._last and draft.get(pool.id, 0.0) + missing >= 0]
        return max(able, key=lambda id: draft.get(id, 0.0), default="")

    def _on_share(self, pool: str, percent: float | None) -> None:
        plan, id = self._form.context.document.plan, self._form.action
        if plan is None:
            return
        known = {each: share * 100 for each, share in pool_shares(plan, plan.action(id)).items()}
        self._last = pool
        self._drafts[id] = {**self._drafts.get(id, known), pool: percent or 0.0}
        self._settle(plan, id)

    def _on_rest(self) -> None:
        plan, id = self._form.context.document.plan, self._form.action
        draft = self._drafts.get(id)
        if plan is None or draft is None:
            return
        taker = self._taker(plan, draft)
        draft[taker] = draft.get(taker, 0.0) + 100 - sum(draft.values())
        self._settle(plan, id)

    def _on_clear(self) -> None:
        self._drafts.pop(self._form.action, None)
        plan = self._form.context.document.plan
        self._form.edit(mark("Split cost equally"), lambda plan, id: edits.set_pool_shares(plan, id, {}))
        if plan is not None and plan is self._form.context.document.plan:
            self.refresh(plan, plan.action(self._form.action))

    def _settle(self, plan: Plan, id: str) -> None:
        """Make the edit where the shares are whole, else say what is missing."""
        draft = self._drafts[id]
        if abs(sum(draft.values()) - 100) > CLOSE:
            self.refresh(plan, plan.action(id))
            return
        total = sum(draft.values())
        del self._drafts[id]
        shares = {pool: percent / total for pool, percent in draft.items()}
        self._form.edit(mark("Set sources of money"), lambda plan, id: edits.set_pool_shares(plan, id, shares))
