"""The smallest changes that put another strategy first."""

from gui.context import Context
from gui.models.text_table import Look, TextCell, TextTable
from gui.pages.ranking.figures_paint import no_swatch
from gui.pages.ranking.figures_view import FiguresView
from gui.pages.ranking.words import leaders
from gui.questions import Answered
from gui.widgets.answer_card import AnswerCard
from planner.checks.input_words import flip_texts, input_name
from planner.model.plan import Plan
from planner.model.sensitivity import Flip, InputKind, Sensitivity
from planner.text.marker import mark
from planner.text.texts import Texts

FIRM_WORDS: dict[InputKind, str] = {
    "weight": mark("{count} weights"),
    "score": mark("{count} scores"),
    "judgement": mark("{count} judgements"),
}


class FlipsCard(AnswerCard[Sensitivity]):
    """Each weight, score and judgement that can change the first place alone, the smallest move first."""

    title = mark("The smallest changes to another winner")

    def __init__(self, context: Context) -> None:
        self.table = TextTable()
        self.view = FiguresView(context, self.table)
        super().__init__(context, context.questions.sensitivity, self.view, self.view.whole_size)

    def show_answer(self, answered: Answered[Sensitivity]) -> None:
        texts, tokens, plan = self.context.texts, self.context.tokens, answered.plan
        flips = answered.answer.flips
        if len(leaders(answered.ranking)) > 1:
            self.show_instead(texts.tr(self.title), texts.tr("The first place is shared: the least change decides it."))
            return
        sentence = flips_sentence(texts, plan, answered.answer)
        if not flips:
            self.show_instead(texts.tr(self.title), sentence)
            return
        self.table.show(
            texts.tr("Changed alone"),
            (texts.tr("Now"), texts.tr("Flips at"), texts.tr("Share of range"), texts.tr("Then first")),
            tuple(texts.of(input_name(plan, flip.input)) for flip in flips),
            tuple(_cells(texts, plan, flip) for flip in flips),
        )
        largest = max(flip.size for flip in flips) or 1.0
        self.view.mark(
            lambda row: tokens.strategy(_place(plan, flips[row])),
            no_swatch,
            lambda row, column: 1 - flips[row].size / largest if column == 2 else None,
        )
        self.view.setAccessibleName(texts.tr(self.title))
        self.view.settle()
        self.show_chart(texts.tr(self.title), sentence, self.table.as_text())


def flips_sentence(texts: Texts, plan: Plan, sensitivity: Sensitivity) -> str:
    """The nearest flip, and how many numbers flip nothing."""
    firm = tuple(texts.tr(FIRM_WORDS[kind], count=count) for kind, count in sensitivity.firm.items() if count)
    kept = texts.tr("Whatever their value alone, {firm} leave the first place as it is.", firm=firm) if firm else ""
    if not sensitivity.flips:
        return kept or texts.tr("No single number changes the first place.")
    nearest = sensitivity.flips[0]
    now, then = flip_texts(nearest)
    said = texts.tr(
        "The smallest: {input} from {now} to about {then} puts {winner} first.",
        input=input_name(plan, nearest.input),
        now=now,
        then=then,
        winner=plan.strategy(nearest.winner).name,
    )
    return texts.sentences(filter(None, (said, kept)))


def _cells(texts: Texts, plan: Plan, flip: Flip) -> tuple[TextCell, ...]:
    now, then = flip_texts(flip)
    return (
        TextCell(now),
        TextCell(then, Look.STRONG),
        TextCell(texts.percent(flip.size)),
        TextCell(texts.of(plan.strategy(flip.winner).name)),
    )


def _place(plan: Plan, flip: Flip) -> int:
    return next(place for place, strategy in enumerate(plan.strategies) if strategy.id == flip.winner)
