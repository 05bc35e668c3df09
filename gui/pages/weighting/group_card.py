"""What the experts say together: do they agree, who differs, what would each department do."""

from PySide6.QtWidgets import QApplication, QWidget

from gui.context import Context
from gui.pages.weighting.bars_view import BarsView
from gui.pages.weighting.departments_view import DepartmentsView
from gui.pages.weighting.dissent_view import DissentView
from gui.pages.weighting.group_tables import show_rounds
from gui.pages.weighting.group_words import agreement_title, consensus_words, with_weights
from gui.pages.weighting.objective_view import ObjectiveView
from gui.pages.weighting.report_table import ReportTable
from gui.pages.weighting.synthesis_view import SynthesisView
from gui.widgets.card import Card, button
from gui.widgets.choice import Choice
from gui.widgets.tabs import Tabs
from gui.widgets.views import Views
from planner.analysis.rounds import round_changes
from planner.edits import weighting as edits
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan
from planner.text.group import AGGREGATIONS
from planner.text.marker import mark

BARS, SYNTHESIS, DISSENT, DEPARTMENTS, OBJECTIVE, ROUNDS = range(6)
_TABS = (
    mark("Each expert"),
    mark("Combined weights"),
    mark("Who differs"),
    mark("Departments"),
    mark("Objective weights"),
    mark("Rounds"),
)


class GroupCard(Card):
    """Six views of the group under tabs; only the one in view is filled."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[Plan, Evaluation, str] | None = None
        self.tabs = Tabs(len(_TABS))
        self.bars = BarsView(context)
        self.synthesis = SynthesisView(context)
        self.dissent = DissentView(context)
        self.departments = DepartmentsView(context)
        self.objective = ObjectiveView(context)
        self.rounds = ReportTable(context)
        self._views = Views()
        views: tuple[QWidget, ...] = (
            self.bars,
            self.synthesis,
            self.dissent,
            self.departments,
            self.objective,
            self.rounds,
        )
        for view in views:
            self._views.addWidget(view)
        self.aggregation = Choice()
        self.copy = button()
        self.head.addWidget(self.aggregation)
        self.head.addWidget(self.copy)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._views, 1)
        self.tabs.currentChanged.connect(self._on_tab)
        self.aggregation.activated.connect(self._on_aggregation)
        self.copy.clicked.connect(self._on_copy)

    @property
    def of_node(self) -> bool:
        """Whether the view shown is about one node."""
        return self.tabs.currentIndex() in (BARS, SYNTHESIS, DISSENT)

    def show_group(self, plan: Plan, evaluation: Evaluation, node: str) -> None:
        self._shown = plan, evaluation, node
        texts, tab, weights = self._context.texts, self.tabs.currentIndex(), evaluation.weights
        local = weights.node(node)
        judging = (
            with_weights(local)
            if self.of_node
            else sum(own.heard and own.leaf_weights is not None for own in weights.experts)
        )
        consensus = local.consensus if self.of_node else weights.consensus
        self.set_title(agreement_title(judging, texts), consensus_words(consensus, texts))
        self.tabs.show_names(tuple(map(texts.tr, _TABS)), texts.tr("View"))
        names = tuple(map(texts.tr, AGGREGATIONS.values()))
        self.aggregation.show_choices(names, tuple(AGGREGATIONS).index(plan.weighting.aggregation))
        self.aggregation.setAccessibleName(texts.tr("How the experts are combined"))
        self.aggregation.setToolTip(self.aggregation.accessibleName())
        self.copy.setText(texts.tr("Copy table"))
        self.copy.setVisible(tab != BARS)
        if tab == BARS:
            self.bars.show_node(plan, local)
        elif tab == SYNTHESIS:
            self.synthesis.show_node(plan, local)
        elif tab == DISSENT:
            self.dissent.show_node(plan, local)
        elif tab == DEPARTMENTS and evaluation.ranking is not None:
            self.departments.show_plan(plan, evaluation.ranking)
        elif tab == OBJECTIVE:
            self.objective.show_plan(plan, weights)
        elif tab == ROUNDS:
            last = plan.weighting.round_number - 1
            show_rounds(self.rounds, plan, round_changes(plan, weights, last) if last else None, texts)

    def _on_tab(self, place: int) -> None:
        self._views.setCurrentIndex(place)
        if self._shown is not None:
            self.show_group(*self._shown)

    def _on_aggregation(self, place: int) -> None:
        aggregation = tuple(AGGREGATIONS)[place]
        edited = self._context.document.edit(
            lambda plan: edits.set_aggregation(plan, aggregation), mark("Choose how experts are combined")
        )
        if not edited and self._shown is not None:
            self.show_group(*self._shown)

    def _on_copy(self) -> None:
        view = self._views.currentWidget()
        if isinstance(view, ReportTable):
            view.copy()
        elif isinstance(view, DissentView):
            QApplication.clipboard().setText(view.as_text())
        elif isinstance(view, DepartmentsView):
            QApplication.clipboard().setText(view.copied())
        elif isinstance(view, ObjectiveView | SynthesisView):
            view.table.copy()
