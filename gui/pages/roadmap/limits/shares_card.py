"""How much of the investment each strategy takes at least."""

from gui.context import Context
from gui.pages.roadmap import words
from gui.pages.roadmap.limits.card import LimitCard
from gui.pages.roadmap.limits.grid import LimitGrid, amount_typed
from gui.pages.roadmap.limits.share_cells import share_cells
from gui.widgets.card import label
from planner.edits import portfolio as edits
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan
from planner.text.marker import mark


class SharesCard(LimitCard):
    """A row a strategy; the minimum is typed in percent."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.grid = LimitGrid(context, 190)
        self.add_copy(self.grid)
        self._told = label(role="small", wrap=True)
        self.body.addWidget(self._told)
        self.body.addWidget(self.grid, 1)
        self.grid.typed.connect(self._on_typed)

    def show_plan(self, plan: Plan, evaluation: Evaluation) -> None:
        texts = self.context.texts
        self.set_title(texts.tr("Minimum share of each strategy"))
        self.tell_copy()
        self._told.setText(
            texts.tr(
                "Of the whole investment of the scheduled actions, private money included. An action counts for the "
                "strategy it belongs to, not for those it contributes to."
            )
        )
        self.grid.setAccessibleName(texts.tr("Minimum share of each strategy"))
        self.grid.show_cells(
            texts.tr("Strategy"),
            (texts.tr("Minimum share (%)"), texts.tr("Present share"), texts.tr("Present investment (10,000 yuan)")),
            tuple(texts.of(words.strategy_name(plan, id)) for id in words.strategy_order(plan)),
            share_cells(plan, evaluation.roadmap, texts),
        )

    def _on_typed(self, row: int, column: int, text: str) -> None:
        plan = self.context.document.plan
        if plan is not None:
            strategy, percent = words.strategy_order(plan)[row], amount_typed(text)
            minimum = None if percent is None else percent / 100
            self.edit(lambda plan: edits.set_strategy_share(plan, strategy, minimum), mark("Set minimum share"))
