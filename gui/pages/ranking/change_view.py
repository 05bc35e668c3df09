"""What would have to change for another strategy to win."""

from gui.context import Context
from gui.pages.ranking.flips_card import FlipsCard
from gui.pages.ranking.intervals_card import IntervalsCard
from gui.pages.ranking.tornado_card import TornadoCard
from gui.pages.ranking.view import ResultView, lay_out
from planner.model.evaluation import Ranking
from planner.model.plan import Plan
from planner.text.marker import mark


class ChangeView(ResultView):
    name = mark("What would change it")
    asks = mark("What would have to change for another strategy to lead?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.intervals = IntervalsCard(context)
        self.flips = FlipsCard(context)
        self.tornado = TornadoCard(context)
        cards = ((self.intervals, (0, 0, 1, 1)), (self.tornado, (1, 0, 1, 1)), (self.flips, (0, 1, 2, 1)))
        lay_out(self, cards, rows=(1, 1), columns=(1, 1))

    def show_ranking(self, plan: Plan, ranking: Ranking) -> None:
        for card in (self.intervals, self.flips, self.tornado):
            card.refresh()
