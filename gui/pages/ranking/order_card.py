"""The strategies in their order: bars by group, with closeness and value."""

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.context import Context
from gui.models.text_table import tab_separated
from gui.widgets.chart_card import ChartCard
from gui.widgets.stacked_bars import StackedBar, StackedBars
from gui.widgets.wrapped_legend import WrappedLegend
from planner.model.evaluation import RankedStrategy, Ranking
from planner.model.plan import Plan
from planner.ranking.explain import GroupContribution, group_contributions, outcome
from planner.text.marker import mark
from planner.text.texts import Texts

SHORTEST_SCALE = 50
"""Points of additive value the room for bars shows at least; the whole scale has 100."""

MEANING = mark("A bar is the additive value, its parts what each group adds; the order is that of closeness.")
TRIED = mark("Weights being tried. The line across a bar marks its value at the plan's weights.")


class OrderCard(ChartCard):
    """Length tells the additive value, the order is that of closeness; both figures stand beside the bar."""

    def __init__(self, context: Context) -> None:
        chart = QWidget()
        super().__init__(context, chart)
        self.bars = StackedBars(context)
        self._legend = WrappedLegend()
        column = QVBoxLayout(chart)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.bars, 1)
        column.addWidget(self._legend, 0, Qt.AlignmentFlag.AlignBottom)

    def show_ranking(self, plan: Plan, ranking: Ranking, before: Ranking) -> None:
        """`before` is the plan's own ranking; where another one is shown its places and values stay in sight."""
        texts, tokens = self.context.texts, self.context.tokens
        groups = group_contributions(plan, ranking)
        names = tuple(texts.of(group.name) for group in groups)
        rows = {ranked.strategy: row for row, ranked in enumerate(ranking.strategies)}
        moved = ranking is not before
        bars = tuple(
            self._bar(plan, ranked, groups, rows[ranked.strategy], before.of(ranked.strategy) if moved else None)
            for ranked in ranking.order
        )
        highest = max(ranked.value for ranking in (ranking, before) for ranked in ranking.strategies)
        whole = max(SHORTEST_SCALE, 10 * math.ceil(highest / 10))
        figures = (texts.tr("Closeness"), texts.tr("Value"))
        self.bars.show_bars(bars, names, figures, float(whole))
        self._legend.set_items(tuple((tokens.group(place), name) for place, name in enumerate(names)))
        self.show_chart(
            texts.tr("Closeness and contribution of the groups"),
            texts.message(outcome(plan, ranking)[0]),
            tab_separated(_lines(texts, bars, names, figures)),
            legend=_meaning(texts, whole, moved=moved),
        )

    def _bar(
        self,
        plan: Plan,
        ranked: RankedStrategy,
        groups: tuple[GroupContribution, ...],
        row: int,
        before: RankedStrategy | None,
    ) -> StackedBar:
        texts = self.context.texts
        name = f"{ranked.rank}  {texts.of(plan.strategy(ranked.strategy).name)}"
        if before is not None and before.rank != ranked.rank:
            sign = "▲" if before.rank > ranked.rank else "▼"
            name += texts.tr(" {sign} from {rank}", sign=sign, rank=before.rank)
        return StackedBar(
            name,
            tuple(group.points[row] for group in groups),
            (texts.number(ranked.closeness, 4), texts.number(ranked.value, 1)),
            before.value if before is not None else None,
        )


def _meaning(texts: Texts, whole: int, *, moved: bool) -> str:
    said = texts.tr(TRIED if moved else MEANING)
    return texts.sentences((said, texts.tr("The whole line is {whole} of 100 points.", whole=whole)))


def _lines(
    texts: Texts, bars: tuple[StackedBar, ...], names: tuple[str, ...], figures: tuple[str, ...]
) -> list[tuple[str, ...]]:
    head = (texts.tr("Rank and strategy"), *figures, *names)
    return [head, *((bar.name, *bar.figures, *(texts.number(part, 1) for part in bar.parts)) for bar in bars)]
