"""Step 3: pairwise judgements and the weights that follow from them."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.page import Page
from gui.pages.weighting.consistency_card import ConsistencyCard
from gui.pages.weighting.expert_chooser import ExpertChooser
from gui.pages.weighting.focus_card import FocusCard
from gui.pages.weighting.judgement_card import JudgementCard
from gui.pages.weighting.node_picker import NodePicker
from gui.pages.weighting.node_state import read_node
from gui.pages.weighting.questionnaires.exchange import Exchange
from gui.pages.weighting.questionnaires.review_card import ReviewCard
from gui.pages.weighting.questionnaires.strip import QuestionnaireStrip
from gui.pages.weighting.weights_card import WeightsCard
from planner.analysis.revisions import RevisionEffect, revision_effects
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
        self._inconsistent = False
        self._effects: tuple[RevisionEffect, ...] = ()
        self._asked: tuple[str, str, tuple[str, ...]] = ("", "", ())
        # What each revision would lead to takes longer than a judgement may: it follows once that is painted.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._on_later)
        self.experts = ExpertChooser(context)
        self.picker = NodePicker(context)
        self.focus = FocusCard(context)
        self.judgements = JudgementCard(context)
        self.weights = WeightsCard(context)
        self.consistency = ConsistencyCard(context)
        self.exchange = Exchange(context, self)
        self.strip = QuestionnaireStrip(context, self.exchange)
        self.returned = ReviewCard(context, self.exchange)
        self._lay_out()
        self.setAcceptDrops(True)
        self.picker.chosen.connect(self.choose_node)
        self.experts.chosen.connect(self.choose_expert)
        self.judgements.best_asked.connect(self._on_best)
        self.consistency.changed.connect(self._on_change)
        self.consistency.kept.connect(self._on_keep)
        self.consistency.go_asked.connect(self.judgements.go_to_pair)

    def _lay_out(self) -> None:
        """Node and judgements at the left, what follows at the right, questionnaires below; their review in place of
        the work while something came back."""
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
        self._work = QWidget()
        work = QVBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(14)
        work.addWidget(self.picker)
        work.addLayout(row, 1)
        self.body.addWidget(self._work, 1)
        self.body.addWidget(self.returned, 1)
        self.body.addWidget(self.strip)
        self.setAcceptDrops(True)
        self.exchange.changed.connect(self._show_again)

    def refresh(self, plan: Plan, evaluation: Evaluation) -> None:
        self._show_questionnaires(plan)
        weights = evaluation.weights
        if self.node not in plan.criteria.nodes:
            self.node = GOAL
        if all(expert.id != self.expert for expert in plan.weighting.experts):
            self.expert = plan.weighting.experts[0].id
        state = read_node(plan, weights, self.node, self.expert)
        self.experts.show_experts(plan.weighting, self.expert)
        self.picker.show_nodes(plan, weights, self.node)
        self.focus.show_plan(plan, self.expert)
        self.judgements.show_node(plan, weights, state)
        self.weights.show_node(state, plan.weighting.method)
        self.consistency.show_node(state)
        self._inconsistent = state.inconsistent
        asked = self.expert, self.node, state.own.children
        if not self._inconsistent or asked != self._asked:
            self._effects, self._asked = (), asked
        self._show_revisions()
        if self._inconsistent:
            self._later.start(0)

    def choose_node(self, node: str) -> None:
        """Show the judgements below another node."""
        self.node = node
        self._show_again()

    def choose_expert(self, expert: str) -> None:
        """Show another expert's judgements."""
        self.expert = expert
        self._show_again()

    def _show_questionnaires(self, plan: Plan) -> None:
        found, seen = self.exchange.found, self.returned.isVisible()
        self.strip.show_plan(plan)
        if found is not None:
            self.returned.show_found(plan, found)
        self._work.setVisible(found is None)
        self.returned.setVisible(found is not None)
        if found is not None and not seen:
            self.returned.begin()

    def _show_revisions(self) -> None:
        """What is known of them: those of an earlier plan stay until the present one's are worked out."""
        plan, evaluation = self.context.document.plan, self.context.document.evaluation
        if plan is None or evaluation is None or evaluation.ranking is None:
            return
        open_ones = tuple(effect for effect in self._effects if self._as_kept(effect) not in self._kept)
        first = open_ones[0] if open_ones else None
        self.judgements.show_doubtful({first.first, first.second} if first else set())
        kept = len(self._effects) - len(open_ones)
        self.consistency.show_revisions(plan, evaluation.ranking, open_ones, kept)

    def _on_later(self) -> None:
        plan, evaluation = self.context.document.plan, self.context.document.evaluation
        if plan is not None and evaluation is not None and evaluation.ranking is not None and self._inconsistent:
            effects = revision_effects(plan, evaluation.ranking, self.node, self.expert)
            if effects != self._effects:
                self._effects = effects
                self._show_revisions()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Questionnaires, or folders with them, dropped on the page are read."""
        event.acceptProposedAction()
        self.exchange.receive(_dropped(event.mimeData()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(min(max(int(self.width() * SIDE_SHARE), LEAST_SIDE), MOST_SIDE))

    def _on_best(self, question: NextQuestion) -> None:
        if question.node != self.node:
            self.choose_node(question.node)
        self.judgements.go_to_pair(question.first, question.second)

    def _on_change(self, effect: RevisionEffect) -> None:
        today, expert = self.context.today().isoformat(), self.expert
        pair = effect.node, effect.first, effect.second
        self.context.document.edit(
            lambda plan: edits.accept_revision(plan, *pair, effect.value, expert=expert, who="", date=today),
            mark("Take a proposal over"),
        )

    def _on_keep(self, effect: RevisionEffect) -> None:
        self._kept.add(self._as_kept(effect))
        self._show_again()

    def _show_again(self) -> None:
        plan, evaluation = self.context.document.plan, self.context.document.evaluation
        if plan is not None and evaluation is not None:
            self.refresh(plan, evaluation)

    def _as_kept(self, effect: RevisionEffect) -> tuple[str, str, str, str, float]:
        """A judgement stays set aside as long as it is the same, whatever the others imply by then."""
        return self.expert, effect.node, effect.first, effect.second, effect.judgement


def _dropped(data: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
