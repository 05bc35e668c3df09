"""The weights of the scenarios side by side with the plan's."""

from gui.context import Context
from gui.models.text_table import Look, TextCell, TextTable
from gui.pages.ranking.figures_paint import no_swatch
from gui.pages.ranking.figures_view import FiguresView
from gui.questions import Answered
from gui.widgets.answer_card import AnswerCard
from gui.widgets.choice import Choice
from planner.model.criterion import GOAL, Criterion
from planner.model.plan import Plan
from planner.model.trials import ScenarioOutcome
from planner.text.marker import mark

LEVELS = (mark("Groups"), mark("All criteria"))
HARDLY = 0.0005
"""Share of the whole below which two weights read as the same."""


class ScenarioWeightsCard(AnswerCard[tuple[ScenarioOutcome, ...]]):
    """A row a criterion, the plan's weight first; an arrow tells whether a scenario gives more or less."""

    title = mark("Weights side by side")

    def __init__(self, context: Context) -> None:
        self.table = TextTable()
        self.view = FiguresView(context, self.table)
        super().__init__(context, context.questions.outcomes, self.view, self.view.whole_size)
        self.level = Choice()
        self.level.activated.connect(self.refresh)
        self.add_control(self.level)

    def show_answer(self, answered: Answered[tuple[ScenarioOutcome, ...]]) -> None:
        texts, tokens, plan, outcomes = self.context.texts, self.context.tokens, answered.plan, answered.answer
        self.level.show_choices(tuple(texts.tr(name) for name in LEVELS), max(0, self.level.currentIndex()))
        self.level.setAccessibleName(texts.tr("Weights shown"))
        self.level.setVisible(bool(outcomes))
        if not outcomes:
            self.show_instead(texts.tr(self.title), texts.tr("Shown once there is a scenario."))
            return
        criteria = plan.criteria.children(GOAL) if self.level.currentIndex() == 0 else plan.criteria.leaves
        now = [answered.ranking.weights.criterion_weights[criterion.id] for criterion in criteria]
        shares = [[_share(plan, outcome, criterion) for outcome in outcomes] for criterion in criteria]
        names = {scenario.id: texts.of(scenario.name) for scenario in plan.scenarios}
        self.table.show(
            texts.tr("Criterion"),
            (texts.tr("Plan as it stands"), *(names[outcome.scenario] for outcome in outcomes)),
            tuple(texts.of(criterion.name) for criterion in criteria),
            tuple(
                (TextCell(texts.percent(own)), *(self._cell(share, own) for share in line))
                for own, line in zip(now, shares, strict=True)
            ),
        )
        tops = [group.id for group in plan.criteria.children(GOAL)]
        self.view.mark(
            lambda row: tokens.group(tops.index(plan.criteria.top(criteria[row].id))),
            no_swatch,
            lambda row, column: shares[row][column - 1] if column else now[row],
        )
        self.view.setAccessibleName(texts.tr(self.title))
        self.view.settle()
        differing = sum(
            any(abs(share - own) >= HARDLY for share, own in zip(column, now, strict=True))
            for column in zip(*shares, strict=True)
        )
        said = texts.tr("{count} of {all} scenarios have other weights.", count=differing, all=len(outcomes))
        self.show_chart(texts.tr(self.title), said, self.table.as_text())

    def _cell(self, share: float, own: float) -> TextCell:
        shown = self.context.texts.percent(share)
        if abs(share - own) < HARDLY:
            return TextCell(shown)
        return TextCell(f"{shown} {'▲' if share > own else '▼'}", Look.STRONG)


def _share(plan: Plan, outcome: ScenarioOutcome, criterion: Criterion) -> float:
    """The weight of a group or leaf in a scenario, whose weights stand in tree order of the leaves."""
    return sum(
        weight
        for leaf, weight in zip(plan.criteria.leaves, outcome.weights, strict=True)
        if criterion.id in plan.criteria.path(leaf.id)
    )
