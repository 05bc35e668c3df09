"""What the action is, and which strategies it carries."""

from gui.pages.roadmap import words
from gui.pages.roadmap.actions.form import Form
from gui.widgets.card import label
from gui.widgets.choice import Choice
from gui.widgets.fields import TextField
from gui.widgets.number_rows import NumberRow, NumberRows
from planner.edits import actions as edits
from planner.model.action import Action
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.text.marker import mark


class WhatForm(Form):
    def build(self) -> None:
        self.name = self.row(mark("Name"), TextField())
        self.name.entered.connect(
            lambda text: self.edit(
                mark("Rename action"), lambda plan, id: edits.rename_action(plan, id, text, self.texts.language)
            )
        )
        self.strategy = self.row(mark("Strategy"), Choice())
        self.strategy.activated.connect(self._on_strategy)
        self.words(mark("Workstream"), "workstream")
        self.words(mark("What it is"), "description", lines=4)
        self.words(mark("Expected output"), "output", lines=3)
        self._explained = label(role="small", wrap=True)
        self.column.addWidget(self._explained)
        self.shares = NumberRows(0)
        self.shares.entered.connect(self._on_share)
        self.column.addWidget(self.shares)

    def show_action(self, plan: Plan, roadmap: Roadmap | None, action: Action) -> None:
        order = words.strategy_order(plan)
        self.name.show_text(self.texts.of(action.name))
        names = tuple(self.texts.of(words.strategy_name(plan, id)) for id in order)
        self.strategy.show_choices(names, order.index(action.strategy))
        self._explained.setText(
            self.texts.tr("Share in which it carries the other strategies, in %: their value counts for it that far.")
        )
        carried = {part.strategy: part.share * 100 for part in action.contributions}
        self.shares.show_rows(
            [
                NumberRow(strategy.id, self.texts.of(strategy.name), carried.get(strategy.id), "0", "%")
                for strategy in plan.strategies
                if strategy.id != action.strategy
            ]
        )

    def _on_strategy(self, place: int) -> None:
        plan = self.context.document.plan
        if plan is not None:
            strategy = words.strategy_order(plan)[place]
            self.edit(mark("Set strategy"), lambda plan, id: edits.set_strategy(plan, id, strategy))

    def _on_share(self, strategy: str, percent: float | None) -> None:
        share = (percent or 0.0) / 100
        self.edit(mark("Set contribution"), lambda plan, id: edits.set_contribution(plan, id, strategy, share))
