"""One expert judging one node: the answers, the weights in force, and whether the judgements agree."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.weighting.consistency_card import ConsistencyCard
from gui.pages.weighting.focus_card import FocusCard
from gui.pages.weighting.importance_card import ImportanceCard
from gui.pages.weighting.judgement_card import JudgementCard
from gui.pages.weighting.node_state import read_node
from gui.pages.weighting.weights_card import WeightsCard
from planner.analysis.revisit import Revisit, revisits
from planner.edits import weighting as edits
from planner.model.evaluation import Weights
from planner.model.plan import Plan
from planner.text.marker import mark

SIDE_SHARE, LEAST_SIDE, MOST_SIDE = 0.27, 300, 400


class JudgingView(QWidget):
    """Which node and expert are shown is told by whoever shows it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._kept: set[tuple[str, str, str, str, float]] = set()
        self._shown: tuple[Plan, Weights, str, str] | None = None
        self.focus = FocusCard(context)
        self.judgements = JudgementCard(context)
        self.importance = ImportanceCard(context)
        self.weights = WeightsCard(context)
        self.consistency = ConsistencyCard(context)
        self._asked = QStackedWidget()
        self._asked.addWidget(self.judgements)
        self._asked.addWidget(self.importance)
        self._side = self._side_column()
        # Both scroll inside: they take the height that is left. The side stands beside the focus, so that weights and
        # consistency are seen together while the focus is open.
        self._asked.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(self.focus)
        left.addWidget(self._asked, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addLayout(left, 1)
        row.addWidget(self._side)
        self.consistency.changed.connect(self._on_change)
        self.consistency.kept.connect(self._on_keep)
        self.consistency.go_asked.connect(self.judgements.go_to_pair)

    def show_judging(self, plan: Plan, weights: Weights, node: str, expert: str) -> None:
        self._shown = plan, weights, node, expert
        state, way = read_node(plan, weights, node, expert), plan.weighting.way(node)
        pairwise = way == "pairwise"
        self._asked.setCurrentIndex(0 if pairwise else 1)
        self.consistency.setVisible(pairwise)
        if pairwise:
            found = revisits(plan, expert, node) if state.inconsistent else ()
            open_ones = tuple(revisit for revisit in found if _kept_as(revisit) not in self._kept)
            self.judgements.show_node(plan, weights, state, open_ones[0] if open_ones else None)
            self.consistency.show_node(plan, state, open_ones, len(found) - len(open_ones))
        else:
            self.importance.show_node(plan, state, way)
        self.weights.show_node(state, plan.weighting.method if pairwise else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(min(max(int(self.width() * SIDE_SHARE), LEAST_SIDE), MOST_SIDE))

    def _side_column(self) -> QScrollArea:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.weights)
        column.addWidget(self.consistency)
        column.addStretch(1)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(side)
        return scrolled

    def _on_change(self, revisit: Revisit) -> None:
        today = self._context.today().isoformat()
        pair = revisit.node, revisit.first, revisit.second
        self._context.document.edit(
            lambda plan: edits.accept_revision(plan, *pair, revisit.value, expert=revisit.expert, who="", date=today),
            mark("Take a proposal over"),
        )

    def _on_keep(self, revisit: Revisit) -> None:
        self._kept.add(_kept_as(revisit))
        if self._shown is not None:
            self.show_judging(*self._shown)


def _kept_as(revisit: Revisit) -> tuple[str, str, str, str, float]:
    """A judgement stays set aside as long as it is the same, whatever the others imply by then."""
    return revisit.expert, revisit.node, revisit.first, revisit.second, revisit.judgement
