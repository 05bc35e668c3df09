"""Where one strategy is ahead of another and where behind."""

from PySide6.QtWidgets import QLabel

from gui.context import Context
from gui.models.text_table import tab_separated
from gui.widgets.card import label
from gui.widgets.chart_card import ChartCard
from gui.widgets.choice import Choice
from gui.widgets.span_bars import Span, SpanBars, SpanRow, SpanScale
from planner.model.criterion import GOAL
from planner.model.evaluation import Ranking
from planner.model.plan import Plan
from planner.ranking.explain import LeafDifference, comparison, dominance, strengths


class RivalCard(ChartCard):
    """The first strategy's leaves less those of a rival, in points of additive value, the runner-up at first."""

    def __init__(self, context: Context) -> None:
        self.bars = SpanBars(context)
        super().__init__(context, self.bars, self.bars.whole_size, scroll=True)
        self._shown: tuple[Plan, Ranking] | None = None
        self.rival = Choice()
        self.rival.setMinimumWidth(120)
        self.rival.activated.connect(self._on_rival)
        self.add_control(self.rival)
        self.dominance: QLabel = label(role="small", wrap=True)
        self.body.addWidget(self.dominance)

    def show_ranking(self, plan: Plan, ranking: Ranking) -> None:
        texts = self.context.texts
        self._shown = plan, ranking
        first, *others = ranking.order
        chosen = min(max(0, self.rival.currentIndex()), len(others) - 1)
        self.rival.show_choices(tuple(texts.of(plan.strategy(ranked.strategy).name) for ranked in others), chosen)
        self.rival.setAccessibleName(texts.tr("Strategy to compare with"))
        differences = strengths(plan, ranking, first.strategy, others[chosen].strategy)
        reach = max((abs(leaf.points) for leaf in differences), default=1.0)
        self.bars.show_rows(
            tuple(self._row(plan, leaf) for leaf in differences),
            SpanScale(-reach, reach, ((0.0, texts.tr("no difference")),), marked=True),
        )
        self.show_chart(
            texts.tr("Strengths and weaknesses"),
            texts.message(comparison(plan, ranking, first.strategy, others[chosen].strategy)),
            tab_separated(
                (
                    (texts.tr("Criterion"), texts.tr("Difference (points)")),
                    *((texts.of(leaf.name), _signed(leaf.points)) for leaf in differences),
                )
            ),
        )
        dominated = [texts.message(message) for message in dominance(ranking)]
        self.dominance.setText("\n".join(dominated) or texts.tr("No strategy dominates another."))

    def _row(self, plan: Plan, leaf: LeafDifference) -> SpanRow:
        texts, tokens = self.context.texts, self.context.tokens
        tops = [group.id for group in plan.criteria.children(GOAL)]
        name, figure = texts.of(leaf.name), _signed(leaf.points)
        hint = f"{name} {figure}"
        if leaf.empty or leaf.other_empty:
            hint += "\n" + texts.tr("An empty cell entered at the middle of its scale.")
        return SpanRow(
            name,
            (Span(0.0, leaf.points, tokens.color("accent"), hatched=leaf.points < 0),),
            figure,
            hint,
            swatch=tokens.group(tops.index(plan.criteria.top(leaf.leaf))),
        )

    def _on_rival(self) -> None:
        if self._shown is not None:
            self.show_ranking(*self._shown)


def _signed(points: float) -> str:
    return f"{'+' if points > 0 else '−'}{abs(points):.2f}"
