"""The result at a glance: the order, what moves it, how sure it is, and whether other methods agree."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.ranking.acceptability_card import AcceptabilityCard
from gui.pages.ranking.methods_card import MethodsCard
from gui.pages.ranking.order_card import OrderCard
from gui.pages.ranking.paragraph_card import ParagraphCard
from gui.pages.ranking.view import ResultView, lay_out
from gui.pages.ranking.walk import Walk
from gui.pages.ranking.walk_card import WalkCard
from gui.widgets.card import scrolled
from planner.model.evaluation import Ranking
from planner.model.plan import Plan
from planner.text.marker import mark

LEAST_HEIGHTS = (298, 212, 146)
"""Of the three rows of cards; a lower window scrolls."""


class Overview(ResultView):
    name = mark("At a glance")
    asks = mark("Which strategy leads, and how firmly?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        plan, evaluation = context.document.plan, context.document.evaluation
        assert plan is not None and evaluation is not None and evaluation.ranking is not None
        self.walk = Walk(plan, evaluation.ranking)
        self.order = OrderCard(context)
        self.walking = WalkCard(context, self.walk)
        self.acceptability = AcceptabilityCard(context)
        self.methods = MethodsCard(context, brief=True)
        self.paragraph = ParagraphCard(context)
        cards = (
            (self.order, (0, 0, 1, 1)),
            (self.walking, (0, 1, 1, 1)),
            (self.acceptability, (1, 0, 1, 1)),
            (self.methods, (1, 1, 1, 1)),
            (self.paragraph, (2, 0, 1, 2)),
        )
        content = QWidget()
        lay_out(content, cards, rows=LEAST_HEIGHTS, columns=(1, 1))
        for card, least in zip((self.order, self.acceptability, self.paragraph), LEAST_HEIGHTS, strict=True):
            card.setMinimumHeight(least)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))
        self.walk.moved.connect(self._on_walk)

    def show_ranking(self, plan: Plan, ranking: Ranking) -> None:
        self.walk.take_up(plan, ranking)
        self.walking.show_ranking(plan)
        self.acceptability.refresh()
        self.methods.refresh()
        self.paragraph.show_ranking(plan, ranking)
        self._on_walk()

    def _on_walk(self) -> None:
        self.order.show_ranking(self.walk.plan, self.walk.ranking, self.walk.base)
