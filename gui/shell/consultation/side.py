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
from planner.model.evaluation import Evaluation
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
        texts, weights = self._context.texts, evaluation.weights
        progress = self._progress(plan, evaluation, node, expert)
        others = len(weights.node(node).children) + len(plan.strategies) if results else 0
        room = (self.height() - SPACES) / LEAST_ROW - TITLES
        progress = _around_the_strong(progress, max(int(room) - others, 1))
        row = int((self.height() - SPACES) / (len(progress) + others + TITLES))
        row = min(max(row, LEAST_ROW), MOST_ROW)
        pixels = min(max(round(row * 0.5), 13), LARGEST_TITLE)
        self._titles[0].setText(texts.tr("Answered"))
        self._titles[1].setText(
            texts.tr("Weights: equal (assumed)")
            if weights.node(node).basis == "equal"
            else texts.tr("Weights in this group")
        )
        self._titles[2].setText(texts.tr("Ranking"))
        self.progress.show_bars(progress, row)
        for title in self._titles:
            enlarge(title, pixels + 1)
        ranking = evaluation.ranking
        for widget in (self._titles[1], self.weights):
            widget.setVisible(results)
        for widget in (self._titles[2], self.ranking):
            widget.setVisible(results and ranking is not None)
        self.hidden_results.setVisible(not results or ranking is None)
        enlarge(self.hidden_results, pixels)
        if not results:
            self.hidden_results.setText(texts.tr("Weights and ranking are hidden until the vote is over."))
            return
        local = weights.node(node)
        accent = self._context.tokens.color("accent")
        self.weights.show_bars(
            tuple(
                Bar(texts.of(plan.criteria.criterion(child).name), weight, texts.percent(weight), accent)
                for child, weight in zip(local.children, local.weights, strict=True)
            ),
            row,
        )
        if ranking is None:
            self.hidden_results.setText(texts.tr("No ranking: see the marks on the left"))
            return
        places = {strategy.id: place for place, strategy in enumerate(plan.strategies)}
        self.ranking.show_bars(
            tuple(
                Bar(
                    f"{ranked.rank}  {texts.of(plan.strategy(ranked.strategy).name)}",
                    ranked.closeness,
                    texts.number(ranked.closeness, 4),
                    self._context.tokens.strategy(places[ranked.strategy]),
                )
                for ranked in ranking.order
            ),
            row,
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
