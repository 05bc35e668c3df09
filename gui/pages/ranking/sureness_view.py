"""How sure the result is when weights and scores are uncertain."""

from gui.context import Context
from gui.pages.ranking.acceptability_card import AcceptabilityCard
from gui.pages.ranking.central_card import CentralCard
from gui.pages.ranking.doubt_card import DoubtCard
from gui.pages.ranking.pairwise_card import PairwiseCard
from gui.pages.ranking.view import ResultView, lay_out
from planner.model.evaluation import Ranking
from planner.model.plan import Plan
from planner.text.marker import mark


class SurenessView(ResultView):
    name = mark("How sure")
    asks = mark("Does the first place stay when weights and scores are uncertain?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.acceptability = AcceptabilityCard(context)
        self.doubt = DoubtCard(context)
        self.pairwise = PairwiseCard(context)
        self.central = CentralCard(context)
        cards = (
            (self.acceptability, (0, 0, 1, 1)),
            (self.doubt, (0, 1, 1, 1)),
            (self.pairwise, (1, 0, 1, 1)),
            (self.central, (1, 1, 1, 1)),
        )
        lay_out(self, cards, rows=(1, 1), columns=(1, 1))

    def show_ranking(self, plan: Plan, ranking: Ranking) -> None:
        self.doubt.show_plan(plan)
        for card in (self.acceptability, self.pairwise, self.central):
            card.refresh()
