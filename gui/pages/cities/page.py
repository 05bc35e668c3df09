"""Step 1: which city the plan is for, what is known of it, what it lives on and what money it has."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.cities.consequences import Step, concerns_city, consequences
from gui.pages.cities.figures_import.fresh_strip import FreshStrip
from gui.pages.cities.figures_import.import_card import ImportCard, dropped_files
from gui.pages.cities.finder import Finder
from gui.pages.cities.likeness import Likeness
from gui.pages.cities.profile import ProfileCard
from gui.pages.cities.start_card import Answers, StartCard
from gui.pages.cities.view import CityView, Subject
from gui.pages.cities.views import VIEWS, ViewEntry
from gui.pages.page import Page
from gui.widgets.card import Card, button, label
from planner.model.city import CityProfile, Means
from planner.model.evaluation import Evaluation
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.text.marker import mark

OVERVIEW = (mark("Profile"), mark("What is known of the city, and what does its plan start from?"))


class CitiesPage(Page):
    """The catalogue on the left, views of the chosen city on the right; starts plans and keeps the plan's own city."""

    title = mark("Pick a city")
    needs_plan = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._selected = ""
        self._answers: dict[str, Answers] = {}
        self._step: Step | None = None
        self._marked = ""
        self._likeness = Likeness(context)
        self.finder = Finder(context)
        self.profile = ProfileCard(context)
        self.start = StartCard(context)
        self._built: dict[int, CityView] = {}
        self._lay_out()
        self.tabs.currentChanged.connect(self._on_tab)
        self.finder.chosen.connect(self._on_chosen)
        self.profile.figure_entered.connect(self._on_figure)
        self.start.started.connect(self._on_started)
        self.start.resources_entered.connect(self._on_resources)
        self.start.means_entered.connect(self._on_means)
        context.document.replaced.connect(self._on_replaced)
        self._on_replaced()

    def _lay_out(self) -> None:
        self._nothing = Card()
        self._nothing_words = label(role="muted", wrap=True)
        self._nothing_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.body.addWidget(self._nothing_words)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.fresh = FreshStrip(self.context)
        column.addWidget(self.fresh)
        column.addWidget(self.profile, 1)
        column.addWidget(self.start)
        # Only the smallest window is too low for both cards.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(right)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for _ in (OVERVIEW, *VIEWS):
            self.tabs.addTab("")
        self._pile = QStackedWidget()
        self._pile.addWidget(scroll)
        self.header.insertSpacing(1, 24)
        self.header.insertWidget(2, self.tabs, 100)
        self._right = QStackedWidget()
        self._right.addWidget(self._nothing)
        self._right.addWidget(self._pile)
        self._row = QHBoxLayout()
        self._row.setSpacing(14)
        self._row.addWidget(self.finder, 12)
        self._row.addWidget(self._right, 10)
        self._add_import(self._row)

    def _add_import(self, row: QHBoxLayout) -> None:
        """The cities in one view, the import of yearbook tables in another, in the same place."""
        cities = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        cities.setLayout(row)
        self.imports = ImportCard(self.context)
        self._views = QStackedWidget()
        self._views.addWidget(cities)
        self._views.addWidget(self.imports)
        self.body.addWidget(self._views)
        self.open_import = button()
        self.header.addWidget(self.open_import)
        self.setAcceptDrops(True)
        self.open_import.clicked.connect(self.show_import)
        self.imports.closed.connect(self._on_import_closed)
        self.imports.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.context.document.plan is None:
            self.finder.search.setFocus()

    def show_import(self) -> None:
        """Bring the import of yearbook tables to the front."""
        self._views.setCurrentWidget(self.imports)
        self.imports.refresh()
        self._retell_import()
        self.imports.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.show_import()
        if self.imports.take_dropped(event.mimeData()):
            event.acceptProposedAction()

    def refresh(self, plan: Plan, evaluation: Evaluation) -> None:
        self._show(plan, evaluation)

    def refresh_empty(self) -> None:
        self._show(None, None)

    def _show(self, plan: Plan | None, evaluation: Evaluation | None) -> None:
        self._retell_import()
        self.finder.refresh(self._selected)
        self.fresh.refresh(plan)
        self._tell_problem()
        texts = self.context.texts
        city = self._city(plan)
        if city is None:
            self._nothing_words.setText(
                texts.tr("Pick a city in the list or on the map to see what is known of it and to start its plan.")
            )
            self._right.setCurrentIndex(0)
            return
        self._right.setCurrentIndex(1)
        if plan is not None and plan.city.id == city.id:
            self.profile.refresh(city, editable=True)
            self.start.refresh_plan(plan, evaluation, self._what_changed())
        else:
            self.profile.refresh(city, editable=False)
            self.start.refresh_draft(city, self._answers_for(city), other_plan=plan is not None)
        self._show_tabs()
        self._show_view(Subject(city, plan))

    @property
    def view(self) -> CityView | None:
        """The view that is open, None for the overview."""
        shown = self._pile.currentWidget()
        return shown if isinstance(shown, CityView) else None

    def open(self, kind: type[CityView]) -> None:
        """Turn to a view."""
        self.tabs.setCurrentIndex(1 + [entry.id for entry in VIEWS].index(kind.id))

    def _show_tabs(self) -> None:
        texts = self.context.texts
        for position, (name, asks) in enumerate((OVERVIEW, *((entry.name, entry.asks) for entry in VIEWS))):
            self.tabs.setTabText(position, texts.tr(name))
            self.tabs.setTabToolTip(position, texts.tr(asks))
        self.tabs.setAccessibleName(texts.tr("Views of the city"))

    def _show_view(self, subject: Subject) -> None:
        """Views other than the overview get the room that the list of cities can spare."""
        position = self.tabs.currentIndex()
        self.finder.shrink(position > 0)
        self._row.setStretch(0, 12 if position == 0 else 0)
        self._row.setStretch(1, 10)
        if position == 0:
            self._pile.setCurrentIndex(0)
            return
        if position not in self._built:
            self._built[position] = self._build(VIEWS[position - 1])
        view = self._built[position]
        view.show_city(subject)
        view.mark_city(self._marked)
        self._pile.setCurrentWidget(view)

    def _build(self, entry: ViewEntry) -> CityView:
        view = entry.load()(self.context, self._likeness)
        view.marked.connect(self._on_marked)
        view.chosen.connect(self._on_chosen)
        self._pile.addWidget(view)
        return view

    def _on_tab(self) -> None:
        plan = self.context.document.plan
        city = self._city(plan)
        if city is not None:
            self._show_view(Subject(city, plan))

    def _on_marked(self, id: str) -> None:
        """A city marked in one view stands out in all and on the map."""
        self._marked = id
        self.finder.mark(id)
        if self.view is not None:
            self.view.mark_city(id)

    def _retell_import(self) -> None:
        texts = self.context.texts
        importing = self._views.currentWidget() is self.imports
        self.open_import.setText(texts.tr("Import yearbook data…"))
        self.open_import.setToolTip(texts.tr("Take figures over from yearbook tables; files can also be dropped here"))
        self.open_import.setVisible(not importing)
        self.tabs.setVisible(not importing and bool(self._selected))
        if importing:
            self.imports.refresh()

    def _tell_problem(self) -> None:
        """Say once why own figures could not be read."""
        problem, self.context.shelf.problem = self.context.shelf.problem, None
        if problem is not None:
            self.context.notices.told.emit(problem)

    def _on_import_closed(self) -> None:
        self._views.setCurrentIndex(0)
        self._retell_import()
        self.open_import.setFocus()

    def _city(self, plan: Plan | None) -> CityProfile | None:
        """The city in hand: the plan's own with its own figures, or the catalogue's."""
        if plan is not None and plan.city.id == self._selected:
            return plan.city
        return next((city for city in self.context.catalogue.cities if city.id == self._selected), None)

    def _answers_for(self, city: CityProfile) -> Answers:
        """What was entered before the plan begins; the catalogue's resources until then."""
        return self._answers.get(city.id) or Answers(city.resource_codes, Means())

    def _what_changed(self) -> str:
        return "" if self._step is None else consequences(self.context.texts, self.context.catalogue, self._step)

    @property
    def _on_own_plan(self) -> bool:
        """Whether the city in hand is that of the open plan."""
        plan = self.context.document.plan
        return plan is not None and plan.city.id == self._selected

    def _on_chosen(self, id: str) -> None:
        if id != self._selected:
            if self._selected and not self._on_own_plan:
                self._answers[self._selected] = self.start.answers
            self._selected = id
            self._on_marked("")
            self._on_changed()

    def _on_changed(self, *change: object) -> None:
        """Also keeps the last step that changed the city's facts, to tell what it did."""
        if change:
            self._step = self._city_step(*change)
        super()._on_changed()

    def _city_step(self, old: object, new: object) -> Step | None:
        if not (isinstance(old, Plan) and isinstance(new, Plan) and concerns_city(old, new)):
            return None
        evaluation = self.context.document.evaluation
        after = evaluation.ranking if evaluation else None
        if after is None:
            return Step(old, new, None, None)
        from planner import evaluate

        return Step(old, new, evaluate.ranking(old), after)

    def _on_replaced(self) -> None:
        plan = self.context.document.plan
        self._answers.clear()
        self._step = None
        if plan is not None:
            self._selected = plan.city.id
        self._on_changed()

    def _on_figure(self, indicator: str, value: float | None, source: str, year: int | None) -> None:
        from planner import edits

        catalogue = self.context.catalogue
        if self.context.document.edit(
            lambda plan: edits.cities.set_own_figure(plan, indicator, value, source, year, catalogue=catalogue),
            mark("Own figure"),
        ):
            self.profile.close_editor()

    def _on_resources(self, codes: tuple[str, ...]) -> None:
        from planner import edits

        catalogue = self.context.catalogue
        if self._on_own_plan:
            self.context.document.edit(
                lambda plan: edits.cities.set_resources(plan, codes, catalogue), mark("Set resources")
            )
        else:
            self._keep_answers()

    def _on_means(self, own: float | None, central: float | None) -> None:
        from planner import edits

        if not self._on_own_plan:
            self._keep_answers()
        elif not self.context.document.edit(
            lambda plan: edits.cities.set_means(plan, own, central), mark("Set money at hand")
        ):
            self._refresh()

    def _keep_answers(self) -> None:
        self._answers[self._selected] = self.start.answers
        self._on_changed()

    def _on_started(self) -> None:
        from planner import edits
        from planner.new_plan import new_plan

        catalogue, answers = self.context.catalogue, self.start.answers
        city = catalogue.city(self._selected)
        try:
            plan = new_plan(catalogue, city, self.context.today())
            # Not through new_plan's own argument: what the catalogue knows by source keeps that source.
            plan = edits.cities.set_resources(plan, answers.resources, catalogue)
            plan = edits.cities.set_means(plan, answers.means.own, answers.means.central_transfer)
        except ProblemError as problem:
            self.context.document.refused.emit(problem.message)
            return
        self.plan_wanted.emit(plan)
