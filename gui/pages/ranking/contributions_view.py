"""What carries the result."""

from gui.context import Context
from gui.pages.ranking.contribution_card import ContributionCard
from gui.pages.ranking.result_card import ResultCard
from gui.pages.ranking.rival_card import RivalCard
from gui.pages.ranking.view import ResultView, lay_out
from planner.edits import ranking as edits
from planner.model.evaluation import Ranking
from planner.model.plan import Plan
from planner.model.ranking import TopsisForm
from planner.text.marker import mark


class ContributionsView(ResultView):
    name = mark("Contributions")
    asks = mark("What carries the result?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.contributions = ContributionCard(context)
        self.result = ResultCard(context)
        self.rival = RivalCard(context)
        cards = ((self.result, (0, 0, 1, 1)), (self.contributions, (1, 0, 1, 1)), (self.rival, (0, 1, 2, 1)))
        lay_out(self, cards, rows=(4, 6), columns=(11, 10))
        self.result.form_chosen.connect(self._on_form)
        self.result.opened.connect(self.contributions.show_strategy)

    def show_ranking(self, plan: Plan, ranking: Ranking) -> None:
        for card in (self.contributions, self.result, self.rival):
            card.show_ranking(plan, ranking)

    def _on_form(self, form: TopsisForm) -> None:
        self.context.document.edit(lambda plan: edits.set_normalisation(plan, form), mark("Choose form of TOPSIS"))
