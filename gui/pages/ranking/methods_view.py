"""Whether other ranking methods agree."""

from gui.context import Context
from gui.pages.ranking.method_notes_card import MethodNotesCard
from gui.pages.ranking.methods_card import MethodsCard
from gui.pages.ranking.view import ResultView, lay_out
from planner.model.evaluation import Ranking
from planner.model.plan import Plan
from planner.text.marker import mark


class MethodsView(ResultView):
    name = mark("Methods")
    asks = mark("Do other methods come to the same order?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.methods = MethodsCard(context)
        self.notes = MethodNotesCard(context)
        lay_out(self, ((self.methods, (0, 0, 1, 1)), (self.notes, (0, 1, 1, 1))), rows=(1,), columns=(17, 8))

    def show_ranking(self, plan: Plan, ranking: Ranking) -> None:
        self.methods.refresh()
        self.notes.refresh()
