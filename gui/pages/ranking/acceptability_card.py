"""How often each strategy takes each rank when weights and scores are uncertain."""

from PySide6.QtWidgets import QAbstractItemView

from gui.context import Context
from gui.models.text_table import Look, TextCell, TextTable
from gui.pages.ranking.figures_paint import no_swatch
from gui.pages.ranking.figures_view import FiguresView
from gui.pages.ranking.words import drawn_share, drawn_words, first_share_sentence
from gui.questions import Answered
from gui.widgets.answer_card import AnswerCard
from planner.model.sureness import Sureness
from planner.text.marker import mark


class AcceptabilityCard(AnswerCard[Sureness]):
    title = mark("How often each rank is taken")

    def __init__(self, context: Context) -> None:
        self.table = TextTable()
        self.view = FiguresView(context, self.table, QAbstractItemView.SelectionBehavior.SelectRows, fill=True)
        super().__init__(context, context.questions.sureness, self.view, self.view.whole_size)

    def show_answer(self, answered: Answered[Sureness]) -> None:
        texts, tokens = self.context.texts, self.context.tokens
        plan, sureness = answered.plan, answered.answer
        order = tuple(ranked.strategy for ranked in answered.ranking.order)
        places = {strategy: place for place, strategy in enumerate(sureness.strategies)}
        shares = tuple(sureness.acceptability[places[strategy]] for strategy in order)
        names = tuple(f"{answered.ranking.of(id).rank}  {texts.of(plan.strategy(id).name)}" for id in order)
        self.table.show(
            texts.tr("Rank and strategy"),
            tuple(texts.tr("Rank {rank}", rank=rank) for rank in range(1, len(order) + 1)),
            names,
            tuple(
                tuple(TextCell(drawn_share(texts, share), Look.STRONG if share >= 0.5 else Look.PLAIN) for share in row)
                for row in shares
            ),
        )
        self.view.mark(
            lambda row: tokens.strategy(places[order[row]]), no_swatch, lambda row, column: shares[row][column]
        )
        self.view.setAccessibleName(texts.tr(self.title))
        self.view.settle()
        sentence = texts.tr(
            "{first} The whole order stays in {share} of the draws.",
            first=first_share_sentence(texts, plan, answered.ranking, sureness),
            share=texts.percent(sureness.same_order),
        )
        self.show_chart(texts.tr(self.title), sentence, self.table.as_text(), aside=drawn_words(texts, sureness))
