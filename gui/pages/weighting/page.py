"""Step 3: pairwise judgements and the weights that follow from them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.page import Page
from gui.pages.weighting.consistency_card import ConsistencyCard
from gui.pages.weighting.expert_chooser import ExpertChooser
from gui.pages.weighting.focus_card import FocusCard
from gui.pages.weighting.judgement_card import JudgementCard
from gui.pages.weighting.node_picker import NodePicker
from gui.pages.weighting.node_state import read_node
from gui.pages.weighting.weights_card import WeightsCard
from planner.analysis.revisit import Revisit, revisits
from planner.edits import weighting as edits
from planner.model.criterion import GOAL
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.weighting.next_question import NextQuestion

SIDE_SHARE, LEAST_SIDE, MOST_SIDE = 0.27, 300, 400


class WeightingPage(Page):
    """One node of the tree and one expert at a time; the choice of both is the page's own and no edit."""

    title = mark("Which matters more, and by how much?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.node = GOAL
        self.expert = ""
        self._kept: set[tuple[str, str, str, str, float]] = set()
        self.experts = ExpertChooser(context)
        self.picker = NodePicker(context)
        self.focus = FocusCard(context)
        self.judgements = JudgementCard(context)
        self.weights = WeightsCard(context)
        self.consistency = ConsistencyCard(context)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.weights)
        column.addWidget(self.consistency)
        column.addStretch(1)
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setWidget(side)
        row = QHBoxLayout()
        row.setSpacing(14)
        # Both scroll inside: they take the height that is left. The side stands beside the focus, so that weights and
        # consistency are seen together while the focus is open.
        self.judgements.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(self.focus)
        left.addWidget(self.judgements, 1)
        row.addLayout(left, 1)
        row.addWidget(self._side)
        self.header.addWidget(self.experts)
        self.header.addWidget(self.focus.toggle)
        self.body.addWidget(self.picker)
        self.body.addLayout(row, 1)
        self.picker.chosen.connect(self.choose_node)
        self.experts.chosen.connect(self.choose_expert)
        self.judgements.best_asked.connect(self._on_best)
        self.consistency.changed.connect(self._on_change)
        self.consistency.kept.connect(self._on_keep)
        self.consistency.go_asked.connect(self.judgements.go_to_pair)

    def refresh(self, plan: Plan, evaluation: Evaluation) -> None:
        weights = evaluation.weights
        if self.node not in plan.criteria.nodes:
            self.node = GOAL
        if all(expert.id != self.expert for expert in plan.weighting.experts):
            self.expert = plan.weighting.experts[0].id
        state = read_node(plan, weights, self.node, self.expert)
        found = revisits(plan, self.expert, self.node) if state.inconsistent else ()
        open_ones = tuple(revisit for revisit in found if _kept_as(revisit) not in self._kept)
        self.experts.show_experts(plan.weighting, self.expert)
        self.picker.show_nodes(plan, weights, self.node)
        self.focus.show_plan(plan, self.expert)
        self.judgements.show_node(plan, weights, state, open_ones[0] if open_ones else None)
        self.weights.show_node(state, plan.weighting.method)
        self.consistency.show_node(plan, state, open_ones, len(found) - len(open_ones))

    def choose_node(self, node: str) -> None:
        """Show the judgements below another node."""
        self.node = node
        self._show_again()

    def choose_expert(self, expert: str) -> None:
        """Show another expert's judgements."""
        self.expert = expert
        self._show_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(min(max(int(self.width() * SIDE_SHARE), LEAST_SIDE), MOST_SIDE))

    def _on_best(self, question: NextQuestion) -> None:
        if question.node != self.node:
            self.choose_node(question.node)
        self.judgements.go_to_pair(question.first, question.second)

    def _on_change(self, revisit: Revisit) -> None:
        today = self.context.today().isoformat()
        pair = revisit.node, revisit.first, revisit.second
        self.context.document.edit(
            lambda plan: edits.accept_revision(plan, *pair, revisit.value, expert=revisit.expert, who="", date=today),
            mark("Take a proposal over"),
        )

    def _on_keep(self, revisit: Revisit) -> None:
        self._kept.add(_kept_as(revisit))
        self._show_again()

    def _show_again(self) -> None:
        plan, evaluation = self.context.document.plan, self.context.document.evaluation
        if plan is not None and evaluation is not None:
            self.refresh(plan, evaluation)


def _kept_as(revisit: Revisit) -> tuple[str, str, str, str, float]:
    """A judgement stays set aside as long as it is the same, whatever the others imply by then."""
    return revisit.expert, revisit.node, revisit.first, revisit.second, revisit.judgement
