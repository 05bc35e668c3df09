"""What other ranking methods say of the same scores and weights."""

from PySide6.QtWidgets import QAbstractItemView

from gui.context import Context
from gui.models.text_table import Look, TextCell, TextTable
from gui.pages.ranking.figures_paint import no_swatch
from gui.pages.ranking.figures_view import FiguresView
from gui.pages.ranking.words import method_name
from gui.questions import Answered
from gui.widgets.answer_card import AnswerCard
from planner.analysis.opinions import agreement
from planner.model.opinions import Opinion, Opinions
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

LEGEND = mark(
    "▲ better, ▼ worse than in the ranking in force. Weighted Spearman: 1 the same order, −1 the reverse. "
    "WS: 1 the same, the top counts most."
)
MEASURES = {"weighted_spearman": mark("Weighted Spearman"), "ws": mark("WS")}


class MethodsCard(AnswerCard[Opinions]):
    """A row a method, its ranks in the columns of the strategies; a rank other than ours stands out by a sign."""

    title = mark("Do other methods agree?")

    def __init__(self, context: Context, *, brief: bool = False) -> None:
        self._brief = brief
        self._measures = ("ws",) if brief else ("weighted_spearman", "ws")
        self.table = TextTable()
        self.view = FiguresView(context, self.table, QAbstractItemView.SelectionBehavior.SelectRows)
        super().__init__(context, context.questions.opinions, self.view, self.view.whole_size)

    def show_answer(self, answered: Answered[Opinions]) -> None:
        texts, tokens = self.context.texts, self.context.tokens
        plan, opinions = answered.plan, answered.answer
        order = tuple(opinions.strategies.index(ranked.strategy) for ranked in answered.ranking.order)
        ours = opinions.opinions[0]
        self.table.show(
            texts.tr("Method"),
            (
                *(texts.of(plan.strategy(opinions.strategies[place]).name) for place in order),
                *(texts.tr(MEASURES[measure]) for measure in self._measures),
            ),
            tuple(
                [method_name(texts, opinion.method) for opinion in opinions.opinions]
                + [texts.tr("Copeland score"), texts.tr("Borda count")]
            ),
            tuple(
                [self._cells(opinion, ours, order) for opinion in opinions.opinions]
                + [
                    (*_sum_cells(texts, scores, ranks, order), *(TextCell("") for _ in self._measures))
                    for scores, ranks in (
                        (opinions.copeland, opinions.copeland_ranks),
                        (opinions.borda, opinions.borda_ranks),
                    )
                ]
            ),
        )
        firsts = {
            (row, column)
            for row in range(self.table.rowCount())
            for column in range(len(order))
            if self.table.cell(row, column).look is Look.STRONG
        }
        self.view.mark(
            no_swatch,
            lambda column: tokens.strategy(order[column]) if column < len(order) else None,
            lambda row, column: 0.5 if (row, column) in firsts else None,
        )
        self.view.setAccessibleName(texts.tr(self.title))
        self.view.settle()
        told = [texts.message(message) for message in agreement(plan, opinions)]
        self.show_chart(
            texts.tr(self.title),
            texts.sentences(told[:1] if self._brief else told),
            self.table.as_text(),
            legend="" if self._brief else texts.tr(LEGEND),
        )

    def _cells(self, opinion: Opinion, ours: Opinion, order: tuple[int, ...]) -> tuple[TextCell, ...]:
        texts = self.context.texts
        note = texts.message(opinion.note) if opinion.note else ""
        if opinion.ranks is None or opinion.scores is None or ours.ranks is None:
            return tuple(TextCell(MISSING, Look.MUTED, tip=note) for _ in range(len(order) + len(self._measures)))
        cells = []
        for place in order:
            rank, moved = opinion.ranks[place], opinion.ranks[place] - ours.ranks[place]
            sign = "" if moved == 0 else " ▲" if moved < 0 else " ▼"
            score = texts.tr("Score {score}", score=texts.number(opinion.scores[place], 4))
            look = Look.STRONG if rank == 1 else Look.PLAIN
            cells.append(TextCell(f"{rank}{sign}", look, tip="\n".join(filter(None, (score, note)))))
        agreement = (getattr(opinion, measure) for measure in self._measures)
        return (*cells, *(TextCell(texts.number(figure, 2), tip=note) for figure in agreement))


def _sum_cells(
    texts: Texts, scores: tuple[float, ...], ranks: tuple[int, ...], order: tuple[int, ...]
) -> tuple[TextCell, ...]:
    return tuple(
        TextCell(
            texts.tr("{rank} ({score})", rank=ranks[place], score=texts.word(scores[place])),
            Look.STRONG if ranks[place] == 1 else Look.PLAIN,
        )
        for place in order
    )
