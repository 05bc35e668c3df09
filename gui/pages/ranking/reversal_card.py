"""Whether the order of the others holds when a strategy goes or comes."""

from gui.context import Context
from gui.models.text_table import Look, TextCell, TextTable
from gui.pages.ranking.figures_paint import no_shade, no_swatch
from gui.pages.ranking.figures_view import FiguresView
from gui.questions import Answered
from gui.widgets.answer_card import AnswerCard
from planner.analysis.reversal import reversal_findings
from planner.model.plan import Plan
from planner.model.ranking import TopsisForm
from planner.model.trials import ReversalKind, ReversalTrial
from planner.text.marker import mark
from planner.text.texts import Texts

Trials = tuple[ReversalTrial, ...]
FORMS: tuple[tuple[TopsisForm, str], ...] = (("bounds", mark("Declared bounds")), ("vector", mark("Vector form")))
KINDS: dict[ReversalKind, str] = {
    "drop": mark("{strategy} dropped"),
    "copy": mark("{strategy} copied"),
    "dominated": mark("A strategy added that {strategy} dominates"),
}


class ReversalCard(AnswerCard[Trials]):
    """A row a trial, a column a form of TOPSIS; a cell says how many pairs turned round, its hint which."""

    title = mark("Does adding or dropping a strategy reorder the others?")

    def __init__(self, context: Context) -> None:
        self.table = TextTable()
        self.view = FiguresView(context, self.table)
        super().__init__(context, context.questions.reversals, self.view, self.view.whole_size)

    def show_answer(self, answered: Answered[Trials]) -> None:
        texts, tokens, plan, trials = self.context.texts, self.context.tokens, answered.plan, answered.answer
        found = {(trial.kind, trial.strategy, trial.form): trial for trial in trials}
        rows = tuple(dict.fromkeys((trial.kind, trial.strategy) for trial in trials))
        places = {strategy.id: place for place, strategy in enumerate(plan.strategies)}
        self.table.show(
            texts.tr("Trial"),
            tuple(texts.tr(word) for _, word in FORMS),
            tuple(texts.tr(KINDS[kind], strategy=plan.strategy(strategy).name) for kind, strategy in rows),
            tuple(
                tuple(_cell(texts, plan, found.get((kind, strategy, form))) for form, _ in FORMS)
                for kind, strategy in rows
            ),
        )
        self.view.mark(lambda row: tokens.strategy(places[rows[row][1]]), no_swatch, no_shade)
        self.view.setAccessibleName(texts.tr(self.title))
        self.view.settle()
        said = texts.sentences(texts.message(message) for message in reversal_findings(plan, trials))
        self.show_chart(texts.tr(self.title), said, self.table.as_text())


def _cell(texts: Texts, plan: Plan, trial: ReversalTrial | None) -> TextCell:
    if trial is None:
        return TextCell("")
    if not trial.reversed_pairs:
        return TextCell(texts.tr("order holds"))
    pairs = [
        texts.tr("{one} and {other} change places", one=plan.strategy(one).name, other=plan.strategy(other).name)
        for one, other in trial.reversed_pairs
    ]
    turned = texts.trn("{count} pair reversed", "{count} pairs reversed", len(pairs))
    return TextCell(turned, Look.STRONG, tip="\n".join(pairs))
