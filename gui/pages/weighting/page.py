"""Step 3: what the experts judge, what they say together, and the weights that follow."""

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from gui.context import Context
from gui.pages.page import Page
from gui.pages.weighting.experts_view import ExpertsView
from gui.pages.weighting.group_card import GroupCard
from gui.pages.weighting.judging_bar import JudgingBar
from gui.pages.weighting.judging_view import JudgingView
from gui.pages.weighting.node_picker import NodePicker
from gui.pages.weighting.questionnaires.exchange import Exchange
from gui.pages.weighting.questionnaires.review_card import ReviewCard
from gui.pages.weighting.questionnaires.strip import QuestionnaireStrip
from gui.pages.weighting.record_view import RecordView
from gui.widgets.dropped_files import dropped_files
from gui.widgets.tabs import Tabs
from gui.widgets.views import Views
from planner.model.criterion import GOAL
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.weighting.next_question import NextQuestion

JUDGING, EXPERTS, GROUP, RECORD = range(4)
_VIEWS = (mark("Judging"), mark("Experts"), mark("Group opinion"), mark("Minutes"))


class WeightingPage(Page):
    """Four views; one node of the tree and one expert at a time. Which is shown is the page's own and no edit.

    Questionnaires that came back stand in place of the views until it is decided which to take over.
    """

    title = mark("Which matters more, and by how much?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.node = GOAL
        self.expert = ""
        self.views = Tabs(len(_VIEWS))
        self.bar = JudgingBar(context)
        self.experts = self.bar.experts
        self.picker = NodePicker(context)
        self.judging = JudgingView(context)
        self.people = ExpertsView(context)
        self.group = GroupCard(context)
        self.record = RecordView(context, self.people.recorder.text)
        self.exchange = Exchange(context, self)
        self.strip = QuestionnaireStrip(context, self.exchange)
        self.returned = ReviewCard(context, self.exchange)
        self._pages = Views()
        for view in (self.judging, self.people, self.group, self.record):
            self._pages.addWidget(view)
        self._pages.addWidget(self.returned)
        self.setAcceptDrops(True)
        self.header.insertWidget(1, self.views)
        self.header.addWidget(self.judging.focus.toggle)
        self.body.setSpacing(10)
        self.body.addWidget(self.picker)
        self.body.addWidget(self.bar)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self.strip)
        self.picker.chosen.connect(self.choose_node)
        self.experts.chosen.connect(self.choose_expert)
        self.judging.judgements.best_asked.connect(self._on_best)
        self.views.currentChanged.connect(self._on_view)
        self.group.tabs.currentChanged.connect(lambda _: self._show_around())
        self.bar.opened.connect(lambda: self.views.setCurrentIndex(GROUP))
        self.people.experts.judge_asked.connect(self._on_judge_asked)
        self.exchange.changed.connect(self._show_again)

    @property
    def consulted(self) -> tuple[str, str] | None:
        return self.node, self.expert

    def refresh(self, plan: Plan, evaluation: Evaluation) -> None:
        weights, texts = evaluation.weights, self.context.texts
        if self.node not in plan.criteria.nodes:
            self.node = GOAL
        if all(expert.id != self.expert for expert in plan.weighting.experts):
            self.expert = plan.weighting.experts[0].id
        self.views.show_names(tuple(map(texts.tr, _VIEWS)), texts.tr("View"))
        self.picker.show_nodes(plan, weights, self.node)
        self.judging.focus.show_plan(plan, self.expert)
        self.strip.show_plan(plan)
        self._show_returned(plan)
        view = self.views.currentIndex()
        if view == JUDGING:
            self.bar.show_node(plan, weights, self.node, self.expert)
            self.judging.show_judging(plan, weights, self.node, self.expert)
        elif view == EXPERTS:
            self.people.show_plan(plan, weights)
        elif view == GROUP:
            self.group.show_group(plan, evaluation, self.node)
        else:
            self.record.show_plan(plan, evaluation)
        self._show_around()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Questionnaires, or folders with them, dropped on the page are read."""
        event.acceptProposedAction()
        self.exchange.receive(dropped_files(event.mimeData()))

    def choose_node(self, node: str) -> None:
        """Show another node."""
        self.node = node
        self._show_again()

    def choose_expert(self, expert: str) -> None:
        """Show another expert's judgements."""
        self.expert = expert
        self._show_again()

    def _show_around(self) -> None:
        """The node and the expert are chosen only where the view in front is about one."""
        view = self.views.currentIndex()
        self.strip.setVisible(view == EXPERTS or bool(self.exchange.running))
        self.picker.setVisible(view == JUDGING or (view == GROUP and self.group.of_node))
        self.bar.setVisible(view == JUDGING)
        if view != JUDGING:
            self.judging.focus.toggle.hide()

    def _show_returned(self, plan: Plan) -> None:
        """Questionnaires that came back, once there are some; then the experts with what was taken over."""
        found, seen = self.exchange.found, self._pages.currentWidget() is self.returned
        self.views.setEnabled(found is None)
        if found is None:
            self._pages.setCurrentIndex(self.views.currentIndex())
            return
        self.returned.show_found(plan, found)
        self._pages.setCurrentWidget(self.returned)
        if not seen:
            self.views.setCurrentIndex(EXPERTS)
            self.returned.begin()

    def _on_view(self, _view: int) -> None:
        self._show_again()

    def _on_best(self, question: NextQuestion) -> None:
        if question.node != self.node:
            self.choose_node(question.node)
        self.judging.judgements.go_to_pair(question.first, question.second)

    def _on_judge_asked(self, expert: str) -> None:
        self.expert = expert
        self.views.setCurrentIndex(JUDGING)

    def _show_again(self) -> None:
        plan, evaluation = self.context.document.plan, self.context.document.evaluation
        if plan is not None and evaluation is not None:
            self.refresh(plan, evaluation)
