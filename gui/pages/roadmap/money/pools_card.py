"""What the limit of each pool binds."""

from gui.context import Context
from gui.models.text_table import Look, TextCell
from gui.pages.roadmap.money.amounts import figure, pool_name, unit
from gui.pages.roadmap.money.table import WordsTable
from gui.questions import Answered
from gui.widgets.answer_card import AnswerCard
from planner.model.money_curve import PoolMargin
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

Margins = tuple[PoolMargin, ...]
LEGEND = mark(
    "Both columns at the right: change of the total value when the limit is a tenth lower and a tenth higher, solved "
    "exactly. Limits are set under “Limits”; a source without one cannot be varied."
)
HEADS = (mark("Spent, all years ({unit})"), mark("Limit, all years ({unit})"), mark("10% less"), mark("10% more"))
WORTH = 0.05
"""A change of value that reads as none is none."""


class PoolsCard(AnswerCard[Margins]):
    title = mark("What the limit of each source costs")

    def __init__(self, context: Context) -> None:
        self.view = WordsTable(context)
        super().__init__(context, context.questions.pool_margins, self.view, self.view.whole_size)

    def show_answer(self, answered: Answered[Margins]) -> None:
        texts, plan, margins = self.context.texts, answered.plan, answered.answer
        self.view.table.show(
            texts.tr("Funding sources"),
            tuple(texts.tr(head, unit=unit(texts, plan)) for head in HEADS),
            tuple(pool_name(texts, plan, margin.pool) for margin in margins),
            tuple(_cells(texts, plan, margin) for margin in margins),
        )
        self.view.setAccessibleName(texts.tr(self.title))
        self.show_chart(
            texts.tr(self.title), _sentence(texts, plan, margins), self.view.table.as_text(), legend=texts.tr(LEGEND)
        )


def _cells(texts: Texts, plan: Plan, margin: PoolMargin) -> tuple[TextCell, ...]:
    spent = TextCell(figure(texts, plan, margin.spent))
    if margin.more is None:
        quiet = TextCell(MISSING, Look.MUTED, tip=texts.tr("no limit"))
        return spent, TextCell(texts.tr("no limit"), Look.MUTED), quiet, quiet
    changes = tuple(_change(texts, margin, value) for value in (margin.less, margin.more))
    limit = texts.tr("in some years") if margin.limit is None else figure(texts, plan, margin.limit)
    return spent, TextCell(limit), *changes


def _change(texts: Texts, margin: PoolMargin, value: float | None) -> TextCell:
    if value is None:
        return TextCell(texts.tr("no schedule"), Look.STRONG)
    change = value - margin.value
    if abs(change) < WORTH:
        return TextCell("0", Look.MUTED)
    sign = "+" if change > 0 else ""
    return TextCell(f"{sign}{texts.number(change)}", Look.STRONG)


def _sentence(texts: Texts, plan: Plan, margins: Margins) -> str:
    """The pool of which a tenth more brings most."""
    gains = [(margin.more - margin.value, margin.pool) for margin in margins if margin.more is not None]
    gain, pool = max(gains, default=(0.0, ""))
    if gain < WORTH:
        return texts.tr("A tenth more of any one source would not raise the total value.")
    return texts.tr(
        "A tenth more would bring most in this source: {pool}, value {gain} higher.",
        pool=pool_name(texts, plan, pool),
        gain=texts.number(gain),
    )
