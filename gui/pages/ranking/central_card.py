"""The weights that speak for each strategy, and how sure it would be first under them."""

from gui.context import Context
from gui.models.text_table import Look, TextCell, TextTable
from gui.pages.ranking.figures_view import FiguresView
from gui.pages.ranking.words import drawn_share
from gui.questions import Answered
from gui.widgets.answer_card import AnswerCard
from gui.widgets.choice import Choice
from planner.model.criterion import GOAL, Criterion
from planner.model.plan import Plan
from planner.model.sureness import Sureness
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

LEVELS = (mark("Groups"), mark("All criteria"))


class CentralCard(AnswerCard[Sureness]):
    """A column a strategy: the mean weights of the draws in which it is first; beneath them the confidence."""

    title = mark("Which weights favour each strategy?")

    def __init__(self, context: Context) -> None:
        self.table = TextTable()
        self.view = FiguresView(context, self.table)
        super().__init__(context, context.questions.sureness, self.view, self.view.whole_size)
        self.level = Choice()
        self.level.activated.connect(self.refresh)
        self.add_control(self.level)

    def show_answer(self, answered: Answered[Sureness]) -> None:
        texts, tokens, plan = self.context.texts, self.context.tokens, answered.plan
        sureness = answered.answer
        self.level.show_choices(tuple(texts.tr(name) for name in LEVELS), max(0, self.level.currentIndex()))
        self.level.setAccessibleName(texts.tr("Weights shown"))
        order = [sureness.strategies.index(ranked.strategy) for ranked in answered.ranking.order]
        criteria = plan.criteria.children(GOAL) if self.level.currentIndex() == 0 else plan.criteria.leaves
        tops = [group.id for group in plan.criteria.children(GOAL)]
        lines = [[_weight(plan, sureness, place, criterion) for place in order] for criterion in criteria]
        present = [answered.ranking.weights.criterion_weights[criterion.id] for criterion in criteria]
        confidence = [sureness.confidence[place] for place in order]
        self.table.show(
            texts.tr("Criterion"),
            (
                texts.tr("In force"),
                *(texts.of(plan.strategy(sureness.strategies[place]).name) for place in order),
            ),
            (texts.tr("First under these weights"), *(texts.of(criterion.name) for criterion in criteria)),
            (
                (TextCell(""), *(TextCell(_share(texts, share), Look.STRONG) for share in confidence)),
                *(
                    (TextCell(texts.percent(now)), *(TextCell(_share(texts, share)) for share in line))
                    for now, line in zip(present, lines, strict=True)
                ),
            ),
        )
        self.view.mark(
            lambda row: tokens.group(tops.index(plan.criteria.top(criteria[row - 1].id))) if row else None,
            lambda column: tokens.strategy(order[column - 1]) if column else None,
            lambda row, column: (lines[row - 1][column - 1] or 0.0) if row and column else None,
        )
        self.view.setAccessibleName(texts.tr(self.title))
        self.view.settle()
        self.show_chart(texts.tr(self.title), _sentence(texts, plan, sureness, order[0]), self.table.as_text())


def _sentence(texts: Texts, plan: Plan, sureness: Sureness, first: int) -> str:
    never = tuple(
        plan.strategy(strategy).name
        for strategy, weights in zip(sureness.strategies, sureness.central_weights, strict=True)
        if weights is None
    )
    said = texts.tr(
        "Under its mean weights {first} is first in {share} of the draws of the scores.",
        first=plan.strategy(sureness.strategies[first]).name,
        share=_share(texts, sureness.confidence[first]),
    )
    if never:
        said += texts.tr(" No drawn weights put {strategies} first.", strategies=never)
    return said


def _weight(plan: Plan, sureness: Sureness, place: int, criterion: Criterion) -> float | None:
    weights = sureness.central_weights[place]
    if weights is None:
        return None
    return sum(
        weight
        for leaf, weight in zip(sureness.leaves, weights, strict=True)
        if criterion.id in plan.criteria.path(leaf)
    )


def _share(texts: Texts, share: float | None) -> str:
    return MISSING if share is None else drawn_share(texts, share)
