"""Step 6: what is done first, and when; moved by hand, solved by request."""

from typing import TypeVar

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget

from gui.context import Context
from gui.pages.page import Page
from gui.pages.roadmap.actions.view import ActionsView
from gui.pages.roadmap.doubt.view import DoubtView
from gui.pages.roadmap.limits.view import LimitsView
from gui.pages.roadmap.money.view import MoneyView
from gui.pages.roadmap.schedule.view import ScheduleView
from gui.pages.roadmap.targets.view import TargetsView
from gui.pages.roadmap.view import RoadmapView
from gui.widgets.card import label
from gui.widgets.tabs import Tabs
from gui.widgets.views import Views
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan
from planner.model.stability import Stability
from planner.text.marker import mark

VIEWS: tuple[type[RoadmapView], ...] = (ScheduleView, ActionsView, LimitsView, DoubtView, MoneyView, TargetsView)
V = TypeVar("V", bound=RoadmapView)
NOTICE_HEIGHT = 38
"""Two lines beside the title."""


class RoadmapPage(Page):
    """Six views on one roadmap, each answering one question; built when first seen."""

    title = mark("What comes first, and when?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: tuple[Plan, Evaluation] | None = None
        self._views: dict[type[RoadmapView], RoadmapView] = {}
        self._asks = label(role="muted")
        self.header.insertWidget(1, self._asks)
        self._notices = QStackedWidget()
        self._notices.setFixedHeight(NOTICE_HEIGHT)
        self.header.addWidget(self._notices, 100)
        self.tabs = Tabs(len(VIEWS))
        self._tools = QStackedWidget()
        self._pile = Views()
        top = QHBoxLayout()
        top.addWidget(self.tabs)
        top.addWidget(self._tools, 1)
        self.body.setSpacing(10)
        self.body.addLayout(top)
        self.body.addWidget(self._pile, 1)
        self.tabs.currentChanged.connect(self._show_view)
        self._stability: Stability | None = None
        context.questions.stability.changed.connect(self._hand_over_stability)

    def open(self, kind: type[V]) -> V:
        """Turn to a view."""
        self.tabs.setCurrentIndex(VIEWS.index(kind))
        view = self._view(kind)
        assert isinstance(view, kind)
        return view

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.context.questions.stability.watch(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.context.questions.stability.unwatch(self)

    def refresh(self, plan: Plan, evaluation: Evaluation) -> None:
        texts = self.context.texts
        self._shown = plan, evaluation
        self.tabs.show_names(tuple(texts.tr(kind.name) for kind in VIEWS), texts.tr("Views of the roadmap"))
        for position, kind in enumerate(VIEWS):
            self.tabs.setTabToolTip(position, texts.tr(kind.asks))
        self._show_view()

    def _show_view(self) -> None:
        if self._shown is None:
            return
        view = self._view(VIEWS[self.tabs.currentIndex()])
        self._asks.setText(self.context.texts.tr(view.asks))
        self._pile.setCurrentWidget(view)
        self._tools.setCurrentWidget(view.tools)
        for other in self._views.values():
            # Else the tabs would be squeezed by the widest tools of all views.
            width = QSizePolicy.Policy.Preferred if other is view else QSizePolicy.Policy.Ignored
            other.tools.setSizePolicy(width, QSizePolicy.Policy.Preferred)
        self._notices.setCurrentWidget(view.notice)
        view.show_plan(*self._shown)

    def _view(self, kind: type[RoadmapView]) -> RoadmapView:
        if kind not in self._views:
            made = self._views[kind] = kind(self.context)
            self._pile.addWidget(made)
            self._tools.addWidget(made.tools)
            self._notices.addWidget(made.notice)
            self._hand_over_stability()
            made.propose_wanted.connect(self._on_propose_wanted)
            made.action_wanted.connect(lambda action: self.open(ActionsView).choose(action))
        return self._views[kind]

    def _hand_over_stability(self) -> None:
        """How firmly actions stand is computed once and shown beside the bars too."""
        known = self.context.questions.stability.present_answer
        schedule = self._views.get(ScheduleView)
        if isinstance(schedule, ScheduleView) and known is not self._stability:
            self._stability = known
            schedule.show_stability(known)

    def _on_propose_wanted(self) -> None:
        schedule = self.open(ScheduleView)
        schedule.gantt.setFocus()  # the button pressed is out of sight now
        schedule.solver.solve()
