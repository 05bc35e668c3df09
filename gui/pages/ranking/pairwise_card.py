"""How often one strategy is ahead of another in the draws."""

from PySide6.QtWidgets import QAbstractItemView

from gui.context import Context
from gui.models.text_table import Look, TextCell, TextTable
from gui.pages.ranking.figures_view import FiguresView
from gui.pages.ranking.words import drawn_share
from gui.questions import Answered
from gui.widgets.answer_card import AnswerCard
from planner.model.sureness import Sureness
from planner.text.marker import mark
from planner.text.texts import MISSING


class PairwiseCard(AnswerCard[Sureness]):
    title = mark("Who is ahead of whom?")

    def __init__(self, context: Context) -> None:
        self.table = TextTable()
        self.view = FiguresView(context, self.table, QAbstractItemView.SelectionBehavior.SelectRows, fill=True)
        super().__init__(context, context.questions.sureness, self.view, self.view.whole_size)

    def show_answer(self, answered: Answered[Sureness]) -> None:
        texts, tokens, plan = self.context.texts, self.context.tokens, answered.plan
        sureness = answered.answer
        order = [sureness.strategies.index(ranked.strategy) for ranked in answered.ranking.order]
        names = tuple(texts.of(plan.strategy(sureness.strategies[place]).name) for place in order)
        shares = [[sureness.pairwise[row][column] for column in order] for row in order]
        self.table.show(
            texts.tr("Ahead of"),
            names,
            names,
            tuple(
                tuple(
                    TextCell(MISSING, Look.MUTED)
                    if row == column
                    else TextCell(drawn_share(texts, share), Look.STRONG if share >= 0.5 else Look.PLAIN)
                    for column, share in enumerate(line)
                )
                for row, line in enumerate(shares)
            ),
        )
        self.view.mark(
            lambda row: tokens.strategy(order[row]),
            lambda column: tokens.strategy(order[column]),
            lambda row, column: None if row == column else shares[row][column],
        )
        self.view.setAccessibleName(texts.tr(self.title))
        self.view.settle()
        sentence = texts.tr(
            "{first} is ahead of {second} in {share} of the draws.",
            first=names[0],
            second=names[1],
            share=drawn_share(texts, shares[0][1]),
        )
        self.show_chart(
            texts.tr(self.title),
            sentence,
            self.table.as_text(),
            legend=texts.tr("How often the strategy of the row is ahead of that of the column; ties count half."),
        )
