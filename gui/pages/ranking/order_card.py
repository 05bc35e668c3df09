"""The strategies in their order: bars by group, with closeness and value."""

import math

from gui.context import Context
from gui.widgets.card import Card, label
from gui.widgets.stacked_bars import StackedBar, StackedBars
from gui.widgets.wrapped_legend import WrappedLegend
from planner.model.evaluation import Ranking
from planner.model.plan import Plan
from planner.ranking.explain import group_contributions

SHORTEST_SCALE = 50
"""Points of additive value the room for bars shows at least; the whole scale has 100."""


class OrderCard(Card):
    """Length tells the additive value, the order is that of closeness; both figures stand beside the bar."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.bars = StackedBars(context)
        self._legend = WrappedLegend()
        self._meaning = label(role="small", wrap=True)
        self.body.setSpacing(6)
        self.body.addWidget(self.bars, 1)
        self.body.addWidget(self._legend)
        self.body.addWidget(self._meaning)

    def show_ranking(self, plan: Plan, ranking: Ranking) -> None:
        texts, tokens = self._context.texts, self._context.tokens
        groups = group_contributions(plan, ranking)
        highest = max(ranked.value for ranked in ranking.strategies)
        whole = max(SHORTEST_SCALE, 10 * math.ceil(highest / 10))
        scale = texts.tr("bars: 0–{whole} of 100 points", whole=whole)
        self.set_title(texts.tr("Closeness and contribution of the groups"), scale)
        rows = {ranked.strategy: row for row, ranked in enumerate(ranking.strategies)}
        bars = tuple(
            StackedBar(
                f"{ranked.rank}  {texts.of(plan.strategy(ranked.strategy).name)}",
                tuple(group.points[rows[ranked.strategy]] for group in groups),
                (texts.number(ranked.closeness, 4), texts.number(ranked.value, 1)),
            )
            for ranked in ranking.order
        )
        names = tuple(texts.of(group.name) for group in groups)
        self.bars.show_bars(bars, names, (texts.tr("Closeness"), texts.tr("Value")), float(whole))
        self._legend.set_items(tuple((tokens.group(place), name) for place, name in enumerate(names)))
        self._meaning.setText(
            texts.tr("A bar is the additive value, its parts what each group adds; the order is that of closeness.")
        )
