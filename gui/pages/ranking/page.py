"""Step 5: which path fits best, what carries it, how firmly, and what would change it."""

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.page import Page
from gui.pages.ranking.change_view import ChangeView
from gui.pages.ranking.contributions_view import ContributionsView
from gui.pages.ranking.methods_view import MethodsView
from gui.pages.ranking.overview import Overview
from gui.pages.ranking.scenarios_view import ScenariosView
from gui.pages.ranking.sureness_view import SurenessView
from gui.pages.ranking.trials_view import TrialsView
from gui.pages.ranking.view import ResultView
from gui.widgets.blocked_card import BlockedCard
from gui.widgets.card import label
from planner.model.evaluation import Evaluation, Ranking
from planner.model.plan import Plan
from planner.text.marker import mark

VIEWS: tuple[type[ResultView], ...] = (
    Overview,
    ContributionsView,
    ChangeView,
    SurenessView,
    MethodsView,
    TrialsView,
    ScenariosView,
)


class RankingPage(Page):
    """Seven views on one result, each answering one question; built when first seen."""

    title = mark("Which path fits best?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: tuple[Plan, Ranking] | None = None
        self._views: dict[int, ResultView] = {}
        self._asks = label(role="muted")
        self.header.insertWidget(1, self._asks)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for _ in VIEWS:
            self.tabs.addTab("")
        self._pile = QStackedWidget()
        self.blocked = BlockedCard(context)
        self._result = QWidget()
        column = QVBoxLayout(self._result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.tabs)
        column.addWidget(self._pile, 1)
        self.body.addWidget(self._result, 1)
        self.body.addWidget(self.blocked, 1)
        self.tabs.currentChanged.connect(self._show_view)

    @property
    def view(self) -> ResultView:
        """The view that is open."""
        shown = self._pile.currentWidget()
        assert isinstance(shown, ResultView)
        return shown

    def open(self, kind: type[ResultView]) -> None:
        """Turn to a view."""
        self.tabs.setCurrentIndex(VIEWS.index(kind))

    def refresh(self, plan: Plan, evaluation: Evaluation) -> None:
        texts, ranking = self.context.texts, evaluation.ranking
        self._result.setVisible(ranking is not None)
        self._asks.setVisible(ranking is not None)
        self._shown = None if ranking is None else (plan, ranking)
        if self.blocked.stands_in(evaluation):
            return
        for position, kind in enumerate(VIEWS):
            self.tabs.setTabText(position, texts.tr(kind.name))
            self.tabs.setTabToolTip(position, texts.tr(kind.asks))
        self.tabs.setAccessibleName(texts.tr("Views of the result"))
        self._show_view()

    def _show_view(self) -> None:
        if self._shown is None:
            return
        position = self.tabs.currentIndex()
        if position not in self._views:
            self._views[position] = VIEWS[position](self.context)
            self._pile.addWidget(self._views[position])
        view = self._views[position]
        view.show_ranking(*self._shown)
        self._pile.setCurrentWidget(view)
        self._asks.setText(self.context.texts.tr(view.asks))
