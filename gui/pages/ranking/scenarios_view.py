"""What-ifs kept beside the plan."""

from gui.context import Context
from gui.pages.ranking.scenario_editor import ScenarioEditor
from gui.pages.ranking.scenario_weights_card import ScenarioWeightsCard
from gui.pages.ranking.scenarios_card import ScenariosCard
from gui.pages.ranking.view import ResultView, lay_out
from planner.analysis.scenarios import differences
from planner.model.evaluation import Ranking
from planner.model.plan import Plan
from planner.model.ranking import Scenario
from planner.text.marker import mark


class ScenariosView(ResultView):
    name = mark("Scenarios")
    asks = mark("What if weights, experts, scores or the method were others?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.table = ScenariosCard(context)
        self.weights = ScenarioWeightsCard(context)
        self.editor = ScenarioEditor(context)
        self._chosen = ""
        cards = ((self.table, (0, 0, 1, 1)), (self.weights, (1, 0, 1, 1)), (self.editor, (0, 1, 2, 1)))
        lay_out(self, cards, rows=(1, 1), columns=(12, 10))
        self.table.chosen.connect(self.choose)
        self.editor.made.connect(self.choose)
        context.questions.outcomes.changed.connect(self._on_answer)

    def choose(self, id: str) -> None:
        """Open a scenario in the editor."""
        self._chosen = id
        self.table.select(id)
        self._show_chosen()

    def show_ranking(self, plan: Plan, ranking: Ranking) -> None:
        if self._scenario(plan) is None and plan.scenarios:
            self._chosen = plan.scenarios[-1].id
        self.table.refresh()
        self.weights.refresh()
        self.table.select(self._chosen)
        self._show_chosen()

    def _scenario(self, plan: Plan) -> Scenario | None:
        return next((scenario for scenario in plan.scenarios if scenario.id == self._chosen), None)

    def _show_chosen(self) -> None:
        plan = self.context.document.plan
        if plan is not None:
            scenario = self._scenario(plan)
            self.editor.show_scenario(plan, scenario, self._said(scenario))

    def _said(self, scenario: Scenario | None) -> str:
        """What differs, once the scenario was computed for the plan as it stands."""
        question, texts = self.context.questions.outcomes, self.context.texts
        answered = question.answered
        if scenario is None or answered is None or not question.current:
            return ""
        outcome = next(outcome for outcome in answered.answer if outcome.scenario == scenario.id)
        found = [texts.message(message) for message in differences(answered.plan, answered.ranking, outcome)]
        if outcome.note is not None:
            found.append(texts.message(outcome.note))
        return "\n".join(found)

    def _on_answer(self) -> None:
        if self.isVisible():
            self._show_chosen()
