"""What each group, and each leaf of one strategy, adds to the value."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QStackedWidget

from gui.context import Context
from gui.models.score_table import decimals_on
from gui.models.text_table import TextCell, TextTable
from gui.pages.ranking.figures_paint import no_swatch
from gui.pages.ranking.figures_view import FiguresView
from gui.widgets.chart_card import ChartCard
from planner.model.evaluation import Ranking
from planner.model.plan import Plan
from planner.ranking.explain import group_contributions
from planner.text.texts import Texts

ALL = ""


class ContributionCard(ChartCard):
    """All strategies by group, or one strategy's leaves, largest first; chosen in the list at the head."""

    def __init__(self, context: Context) -> None:
        self.groups, self.leaves = TextTable(), TextTable()
        self.group_view = FiguresView(
            context, self.groups, QAbstractItemView.SelectionBehavior.SelectColumns, fill=True
        )
        self.leaf_view = FiguresView(context, self.leaves)
        self._views = QStackedWidget()
        self._views.addWidget(self.group_view)
        self._views.addWidget(self.leaf_view)
        super().__init__(context, self._views, self._shown_view.whole_size)
        self._shown: tuple[Plan, Ranking] | None = None
        self._order: tuple[str, ...] = ()
        self.choice = QComboBox()
        self.choice.setMinimumWidth(170)
        self.choice.currentIndexChanged.connect(self._on_choice)
        self.add_control(self.choice)
        self.group_view.opened.connect(lambda _, column: self.show_strategy(self._order[column]))

    @property
    def _shown_view(self) -> FiguresView:
        return self.group_view if self._views.currentWidget() is self.group_view else self.leaf_view

    def show_strategy(self, strategy: str) -> None:
        """Show one strategy's leaves; an empty id shows all strategies by group."""
        self.choice.setCurrentIndex(max(0, self.choice.findData(strategy)))

    def show_ranking(self, plan: Plan, ranking: Ranking) -> None:
        texts = self.context.texts
        self._shown = plan, ranking
        self._order = tuple(ranked.strategy for ranked in ranking.order)
        self.choice.setAccessibleName(texts.tr("Strategy whose contributions are shown"))
        self._fill_choice(plan, texts)
        if self.choice.currentData() == ALL:
            self._show_groups(plan, ranking)
        else:
            self._show_leaves(plan, ranking, self.choice.currentData())

    def _show_words(self, sentence: str, table: TextTable) -> None:
        self.show_chart(self.context.texts.tr("Where the value comes from (points)"), sentence, table.as_text())

    def _fill_choice(self, plan: Plan, texts: Texts) -> None:
        entries = [(texts.tr("All strategies by group"), ALL)]
        entries += [(texts.of(plan.strategy(id).name), id) for id in self._order]
        shown = [(self.choice.itemText(row), self.choice.itemData(row)) for row in range(self.choice.count())]
        if entries == shown:
            return
        chosen = self.choice.currentData()
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for name, id in entries:
                self.choice.addItem(name, id)
            self.choice.setCurrentIndex(max(0, self.choice.findData(chosen or ALL)))

    def _on_choice(self) -> None:
        if self._shown is not None:
            self.show_ranking(*self._shown)

    def _show_groups(self, plan: Plan, ranking: Ranking) -> None:
        texts, tokens = self.context.texts, self.context.tokens
        self._views.setCurrentWidget(self.group_view)
        groups = group_contributions(plan, ranking)
        rows = {ranked.strategy: row for row, ranked in enumerate(ranking.strategies)}
        points = [[group.points[rows[strategy]] for strategy in self._order] for group in groups]
        largest = max((part for line in points for part in line), default=0.0) or 1.0
        self.groups.show(
            texts.tr("Group"),
            tuple(texts.of(plan.strategy(strategy).name) for strategy in self._order),
            tuple(texts.of(group.name) for group in groups),
            tuple(tuple(TextCell(texts.number(part, 1)) for part in line) for line in points),
        )
        places = {strategy.id: place for place, strategy in enumerate(plan.strategies)}
        self.group_view.mark(
            tokens.group,
            lambda column: tokens.strategy(places[self._order[column]]),
            lambda row, column: points[row][column] / largest,
        )
        self.group_view.setAccessibleName(texts.tr("Contributions of the groups"))
        self.group_view.settle()
        self._show_words(
            texts.tr("Points of additive value, the deeper the more. Enter opens a strategy's criteria."), self.groups
        )

    def _show_leaves(self, plan: Plan, ranking: Ranking, strategy: str) -> None:
        texts, tokens = self.context.texts, self.context.tokens
        self._views.setCurrentWidget(self.leaf_view)
        row = next(n for n, ranked in enumerate(ranking.strategies) if ranked.strategy == strategy)
        parts = ranking.strategies[row].contributions
        order = sorted(range(len(parts)), key=lambda leaf: -parts[leaf])
        largest = max(parts, default=0.0) or 1.0
        leaves = {leaf.id: leaf for leaf in plan.criteria.leaves}
        tops = [group.id for group in plan.criteria.children("")]
        ids = [ranking.leaves[leaf] for leaf in order]
        self.leaves.show(
            texts.tr("Criterion"),
            (texts.tr("Contribution"), texts.tr("Most possible"), texts.tr("Weight"), texts.tr("Score")),
            tuple(texts.of(leaves[id].name) for id in ids),
            tuple(_leaf_cells(plan, ranking, row, leaf, texts) for leaf in order),
        )
        self.leaf_view.mark(
            lambda at: tokens.group(tops.index(plan.criteria.top(ids[at]))),
            no_swatch,
            lambda at, column: parts[order[at]] / largest if column == 0 else None,
        )
        self.leaf_view.setAccessibleName(texts.tr("Contributions of the criteria"))
        self.leaf_view.settle()
        self._show_words(
            texts.tr("Largest first, in points of additive value. What is most possible is the weight times 100."),
            self.leaves,
        )


def _leaf_cells(plan: Plan, ranking: Ranking, row: int, leaf: int, texts: Texts) -> tuple[TextCell, ...]:
    """Contribution, weight in points and per cent, and the score with a word on its basis."""
    strategy = ranking.strategies[row].strategy
    score = plan.score(strategy, ranking.leaves[leaf])
    weight = ranking.weights.leaf_weights[leaf]
    criterion = plan.criteria.criterion(ranking.leaves[leaf])
    entered = texts.number(ranking.matrix[row][leaf], decimals_on(criterion))
    if score is None:
        shown = texts.tr("{value} (empty: middle)", value=entered)
    else:
        shown = entered if score.confirmed else texts.tr("{value} (assumption)", value=entered)
    return (
        TextCell(texts.number(ranking.strategies[row].contributions[leaf], 2)),
        TextCell(texts.number(weight * 100, 2)),
        TextCell(texts.percent(weight)),
        TextCell(shown),
    )
