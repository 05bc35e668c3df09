"""Whether the order holds when something is taken away or added."""

from gui.context import Context
from gui.pages.ranking.leave_out_card import LeaveOutCard
from gui.pages.ranking.reversal_card import ReversalCard
from gui.pages.ranking.view import ResultView, lay_out
from planner.model.evaluation import Ranking
from planner.model.plan import Plan
from planner.text.marker import mark


class TrialsView(ResultView):
    name = mark("Tests")
    asks = mark("Does the order hold when a strategy, criterion, expert or department goes?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.reversal = ReversalCard(context)
        self.leave_out = LeaveOutCard(context)
        lay_out(self, ((self.reversal, (0, 0, 1, 1)), (self.leave_out, (0, 1, 1, 1))), rows=(1,), columns=(1, 1))

    def show_ranking(self, plan: Plan, ranking: Ranking) -> None:
        self.reversal.refresh()
        self.leave_out.refresh()
