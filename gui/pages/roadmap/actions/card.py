"""The card that edits everything of one action, in groups."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from gui.context import Context
from gui.pages.roadmap import words
from gui.pages.roadmap.actions.basis_form import BasisForm
from gui.pages.roadmap.actions.form import Form
from gui.pages.roadmap.actions.money_form import MoneyForm
from gui.pages.roadmap.actions.results_form import ResultsForm
from gui.pages.roadmap.actions.risk_form import RiskForm
from gui.pages.roadmap.actions.what_form import WhatForm
from gui.pages.roadmap.actions.when_form import WhenForm
from gui.pages.roadmap.actions.who_form import WhoForm
from gui.widgets.card import Card, label, scrolled
from gui.widgets.tabs import Tabs
from gui.widgets.views import Views
from planner.model.action import Action
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.text.marker import mark

GROUPS: tuple[tuple[type[Form], str], ...] = (
    (WhatForm, mark("What")),
    (WhoForm, mark("Who")),
    (WhenForm, mark("When")),
    (MoneyForm, mark("Money")),
    (ResultsForm, mark("Effects")),
    (RiskForm, mark("Risk")),
    (BasisForm, mark("Basis")),
)
NARROW_TABS = "QTabBar::tab { padding: 6px 7px; }"


class ActionCard(Card):
    """Each group is built when it is first seen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[Plan, Roadmap | None, Action] | None = None
        self._forms: dict[type[Form], tuple[Form, QScrollArea]] = {}
        self._name = label(role="card-title", wrap=True)
        self._place = label(role="small", wrap=True)
        self.tabs = Tabs(len(GROUPS))
        self.tabs.setStyleSheet(NARROW_TABS)
        self._pile = Views()
        self._hint = label(role="muted", wrap=True)
        for widget in (self._name, self._place, self.tabs, self._hint):
            self.body.addWidget(widget)
        self.body.addWidget(self._pile, 1)
        self.tabs.currentChanged.connect(self._show_group)

    def open(self, kind: type[Form]) -> Form:
        """Turn to a group."""
        self.tabs.setCurrentIndex([group for group, _ in GROUPS].index(kind))
        return self._form(kind)[0]

    def refresh(self, plan: Plan, roadmap: Roadmap | None, action: Action | None) -> None:
        texts = self._context.texts
        self.tabs.show_names(tuple(texts.tr(name) for _, name in GROUPS), texts.tr("Groups of fields"))
        self._hint.setVisible(action is None)
        self._hint.setText(texts.tr("No action is shown. Change the filters, or add an action of your own."))
        for widget in (self._name, self._place, self.tabs, self._pile):
            widget.setVisible(action is not None)
        self._shown = None if action is None else (plan, roadmap, action)
        self.set_title(texts.tr("Edit action") if action is None else action.id)
        if action is None:
            return
        self._name.setText(texts.of(action.name))
        placed = roadmap.of(action.id) if roadmap else None
        told = [texts.of(words.strategy_name(plan, action.strategy))]
        told += [words.phase_name(texts, placed), words.stretch(texts, placed)] if placed else []
        self._place.setText(" · ".join(told))
        self._show_group()

    def _show_group(self) -> None:
        if self._shown is None:
            return
        form, area = self._form(GROUPS[self.tabs.currentIndex()][0])
        self._pile.setCurrentWidget(area)
        form.refresh(*self._shown)

    def _form(self, kind: type[Form]) -> tuple[Form, QScrollArea]:
        if kind not in self._forms:
            form = kind(self._context)
            area = scrolled(form)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the keys, and it follows them
            self._pile.addWidget(area)
            self._forms[kind] = form, area
        return self._forms[kind]
