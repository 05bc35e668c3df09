"""Step 3: pairwise judgements and the weights that follow from them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.page import Page
from gui.pages.weighting.consistency_card import ConsistencyCard
from gui.pages.weighting.focus_card import FocusCard
from gui.pages.weighting.judgement_card import JudgementCard
from gui.pages.weighting.node_picker import NodePicker
from gui.pages.weighting.node_state import NodeState, read_node
from gui.pages.weighting.proposal import Proposal, proposals
from gui.pages.weighting.weights_card import WeightsCard
from planner.edits import weighting as edits
from planner.model.criterion import GOAL
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan
from planner.text.marker import mark

MOST_PROPOSALS = 3
SIDE_SHARE, LEAST_SIDE, MOST_SIDE = 0.27, 300, 400


class WeightingPage(Page):
    """One node of the tree at a time; the choice of the node is the page's own and no edit."""

    title = mark("Which matters more, and by how much?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.node = GOAL
        self._kept: set[tuple[str, str, str, float]] = set()
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
        self.header.addWidget(self.focus.toggle)
        self.body.addWidget(self.picker)
        self.body.addLayout(row, 1)
        self.picker.chosen.connect(self.choose_node)
        self.consistency.changed.connect(self._on_change)
        self.consistency.kept.connect(self._on_keep)
        self.consistency.go_asked.connect(self.judgements.go_to_pair)

    def refresh(self, plan: Plan, evaluation: Evaluation) -> None:
        weights = evaluation.weights
        if self.node not in plan.criteria.nodes:
            self.node = GOAL
        state = read_node(plan, weights, self.node)
        kept = sum(node == self.node for node, *_ in self._kept)
        offered = proposals(state, min(1 + kept, MOST_PROPOSALS)) if state.inconsistent else ()
        open_ones = [proposal for proposal in offered if self._key(state, proposal) not in self._kept]
        proposal = open_ones[0] if open_ones else None
        self.picker.show_nodes(plan, weights, self.node)
        self.focus.show_plan(plan)
        self.judgements.show_node(plan, weights, state, proposal)
        self.weights.show_node(state, plan.weighting.method)
        self.consistency.show_node(state, proposal, len(offered) - len(open_ones))

    def choose_node(self, node: str) -> None:
        """Show the judgements below another node."""
        self.node = node
        self._show_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(min(max(int(self.width() * SIDE_SHARE), LEAST_SIDE), MOST_SIDE))

    def _on_change(self, proposal: Proposal) -> None:
        node, first, second = self._ids(proposal)
        self.context.document.edit(
            lambda plan: edits.set_judgement(plan, node, first, second, proposal.value), mark("Take a proposal over")
        )

    def _on_keep(self, proposal: Proposal) -> None:
        self._kept.add((*self._ids(proposal), proposal.judgement))
        self._show_again()

    def _show_again(self) -> None:
        plan, evaluation = self.context.document.plan, self.context.document.evaluation
        if plan is not None and evaluation is not None:
            self.refresh(plan, evaluation)

    def _ids(self, proposal: Proposal) -> tuple[str, str, str]:
        plan = self.context.document.plan
        assert plan is not None
        children = plan.criteria.children(self.node)
        return self.node, children[proposal.first].id, children[proposal.second].id

    def _key(self, state: NodeState, proposal: Proposal) -> tuple[str, str, str, float]:
        children = state.local.children
        return state.node, children[proposal.first], children[proposal.second], proposal.judgement
