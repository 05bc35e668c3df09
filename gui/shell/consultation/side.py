"""Beside the question: how far each node has come, and the running weights and ranking."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from gui.context import Context
from gui.shell.consultation.bar_list import Bar, BarList
from gui.shell.consultation.large_text import enlarge
from gui.shell.consultation.questions import answered
from gui.widgets.card import label
from planner.model.criterion import GOAL
from planner.model.evaluation import Evaluation, NodeWeights, Ranking
from planner.model.plan import Plan
from planner.text.texts import Texts

LEAST_ROW, MOST_ROW = 24, 44
LARGEST_TITLE = 19
SPACES, TITLES = 96, 2.5
"""What lies between the rows, in pixels, and what the three titles take, in rows."""


class Side(QFrame):
    """`progress` is the present expert's; `weights` are those in force at the node in view."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[Plan, Evaluation, str, str, bool] | None = None
        self.setObjectName("card")
        self._titles = tuple(label(role="card-title") for _ in range(3))
        self.progress, self.weights, self.ranking = (BarList(context) for _ in range(3))
        self.hidden_results = label(role="muted", wrap=True)
        self.hidden_results.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(4)
        for title, bars in zip(self._titles, (self.progress, self.weights, self.ranking), strict=True):
            column.addWidget(title)
            column.addWidget(bars)
            column.addSpacing(6)
        column.addWidget(self.hidden_results)
        column.addStretch(1)

    def show_state(self, plan: Plan, evaluation: Evaluation, node: str, expert: str, *, results: bool) -> None:
        """`results`: whether weights and ranking may be seen."""
        self._shown = plan, evaluation, node, expert, results
        self._show(plan, evaluation, node, expert, results)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None:
            self._show(*self._shown)

    def _show(self, plan: Plan, evaluation: Evaluation, node: str, expert: str, results: bool) -> None:
        texts, local, ranking = self._context.texts, evaluation.weights.node(node), evaluation.ranking
        progress = self._progress(plan, evaluation, node, expert)
        others = len(local.children) + len(plan.strategies) if results else 0
        room = (self.height() - SPACES) / LEAST_ROW - TITLES
        progress = _around_the_strong(progress, max(int(room) - others, 1))
        row = int((self.height() - SPACES) / (len(progress) + others + TITLES))
        row = min(max(row, LEAST_ROW), MOST_ROW)
        letters = min(max(round(row * 0.5), 13), LARGEST_TITLE)
        equal = local.basis == "equal"
        self._titles[0].setText(texts.tr("Answered"))
        self._titles[1].setText(texts.tr("Weights: equal (assumed)") if equal else texts.tr("Weights in this group"))
        self._titles[2].setText(texts.tr("Ranking"))
        for title in self._titles:
            enlarge(title, letters + 1)
        enlarge(self.hidden_results, letters)
        self.hidden_results.setText(
            texts.tr("An error keeps the strategies from being ranked. Leave (Esc) to see it on the left.")
            if results
            else texts.tr("Weights and ranking are hidden until the vote is over.")
        )
        ranked = results and ranking is not None
        for widget, seen in (
            (self._titles[1], results),
            (self.weights, results),
            (self._titles[2], ranked),
            (self.ranking, ranked),
            (self.hidden_results, not ranked),
        ):
            widget.setVisible(seen)
        self.progress.show_bars(progress, row)
        if results:
            self.weights.show_bars(self._weights(plan, local), row)
        if results and ranking is not None:
            self.ranking.show_bars(self._ranking(plan, ranking), row)

    def _weights(self, plan: Plan, local: NodeWeights) -> tuple[Bar, ...]:
        texts, ink = self._context.texts, self._context.tokens.color("accent")
        return tuple(
            Bar(texts.of(plan.criteria.criterion(child).name), weight, texts.percent(weight), ink)
            for child, weight in zip(local.children, local.weights, strict=True)
        )

    def _ranking(self, plan: Plan, ranking: Ranking) -> tuple[Bar, ...]:
        texts, inks = self._context.texts, self._context.tokens.strategy
        places = {strategy.id: place for place, strategy in enumerate(plan.strategies)}
        return tuple(
            Bar(
                f"{ranked.rank}  {texts.of(plan.strategy(ranked.strategy).name)}",
                ranked.closeness,
                texts.number(ranked.closeness, 4),
                inks(places[ranked.strategy]),
            )
            for ranked in ranking.order
        )

    def _progress(self, plan: Plan, evaluation: Evaluation, node: str, expert: str) -> tuple[Bar, ...]:
        texts, color = self._context.texts, self._context.tokens.color
        bars: list[Bar] = []
        for local in evaluation.weights.nodes:
            if local.way != "pairwise" or not local.pairs:
                continue
            done, pairs = answered(evaluation.weights, local.node, expert)
            figure = texts.tr("{judged}/{pairs}", judged=done, pairs=pairs)
            ink = color("good" if done == pairs else "accent")
            name = node_name(plan, local.node, texts)
            bars.append(Bar(name, done / pairs, f"{'✓ ' if done == pairs else ''}{figure}", ink, local.node == node))
        return tuple(bars)


def _around_the_strong(bars: tuple[Bar, ...], most: int) -> tuple[Bar, ...]:
    """At most so many bars, those nearest the one in view, for trees that are larger than the screen."""
    strong = next((place for place, bar in enumerate(bars) if bar.strong), 0)
    first = min(max(strong - most // 2, 0), max(len(bars) - most, 0))
    return bars[first : first + most]


def node_name(plan: Plan, node: str, texts: Texts) -> str:
    return texts.tr("Goal") if node == GOAL else texts.of(plan.criteria.criterion(node).name)
