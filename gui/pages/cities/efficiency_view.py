"""Efficiency of the cities of a form from imported figures; what to import while there are none."""

from collections.abc import Callable
from functools import cached_property

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.context import Context
from gui.jobs import CancelToken
from gui.jobs import Progress as JobProgress
from gui.pages.cities.city_table import CityTable
from gui.pages.cities.efficiency_figures import complete_years, figures_by_year, references
from gui.pages.cities.efficiency_tables import CityRows, progress_rows, result_rows, wanted_rows
from gui.pages.cities.likeness import Likeness
from gui.pages.cities.reference_editor import ReferenceEditor
from gui.pages.cities.view import CityView, Subject
from gui.widgets.card import button, label
from gui.widgets.chart_card import ChartCard
from gui.widgets.choice import Choice
from gui.widgets.flow import FlowLayout
from planner.cities.efficiency import Orientation, Returns
from planner.cities.outside import OutsideCity, is_outside
from planner.cities.performance import (
    EfficiencyForm,
    Model,
    Panel,
    Performance,
    Progress,
    Unit,
    measure,
    panel,
    progress,
    read_forms,
)
from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile
from planner.model.message import ProblemError
from planner.templates.tables import templates_folder
from planner.text.marker import mark

JOB = "efficiency"
Failed = Callable[[ProblemError], None]
MODELS: dict[Model, str] = {
    "sbm": mark("SBM with by-products"),
    "ccr": mark("CCR"),
    "bcc": mark("BCC"),
    "super": mark("Super-efficiency"),
}
ORIENTATIONS: dict[Orientation, str] = {"input": mark("Input oriented"), "output": mark("Output oriented")}
RETURNS: dict[Returns, str] = {"constant": mark("Constant returns"), "variable": mark("Variable returns")}


class EfficiencyView(CityView):
    """Form, model, orientation, returns and year on top; results, or the figures that are wanted, below.

    With two years or more the last entry of the years is the change over all of them.
    """

    id = "efficiency"

    def __init__(self, context: Context, likeness: Likeness) -> None:
        super().__init__(context, likeness)
        self._subject: Subject | None = None
        self._form: EfficiencyForm = self.forms[0]
        self._years: tuple[int, ...] = ()
        self._outside: tuple[OutsideCity, ...] = ()
        self._leaders: tuple[OutsideCity, ...] = ()
        self._filled = False
        self.form, self.model, self.orientation = Choice(), Choice(), Choice()
        self.returns, self.year, self.leader = Choice(), Choice(), Choice()
        self.table = CityTable(lambda: context.tokens)
        self.card = ChartCard(context, self.table)
        self.wanted = label(role="warning", wrap=True)
        self.add_reference = button()
        self.editor = ReferenceEditor(context, self.forms)
        self.editor.hide()
        controls = QWidget()
        flow = FlowLayout(controls)
        for part in (self.form, self.model, self.orientation, self.returns, self.year, self.leader):
            flow.addWidget(part)
            part.activated.connect(self._work_out)
        flow.addWidget(self.add_reference)
        self.card.body.insertWidget(0, controls)
        self.card.body.insertWidget(1, self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addWidget(self.editor)
        self.table.marked.connect(self.marked)
        self.table.chosen.connect(self._on_chosen)
        self.add_reference.clicked.connect(self._on_add_reference)
        self.editor.changed.connect(self._work_out)
        self.editor.closed.connect(self._on_editor_closed)

    @cached_property
    def forms(self) -> tuple[EfficiencyForm, ...]:
        return read_forms(templates_folder())

    def show_city(self, subject: Subject) -> None:
        self._subject = subject
        self.editor.refresh()
        self._work_out()

    def _on_chosen(self, id: str) -> None:
        """A reference city is in no list: its figures are opened instead."""
        if is_outside(id):
            self._edit_reference(id)
        else:
            self.chosen.emit(id)

    def _on_add_reference(self) -> None:
        self._edit_reference(self._outside[0].id if self._outside else "")

    def _edit_reference(self, id: str) -> None:
        self.editor.edit(self._form, id)
        self.card.hide()
        self.editor.show()
        self.editor.name.setFocus()

    def _on_editor_closed(self) -> None:
        self.editor.hide()
        self.card.show()
        self.add_reference.setFocus()

    def mark_city(self, id: str) -> None:
        self.table.mark(id)

    def _cities(self) -> tuple[CityProfile, ...]:
        """Those of the form, or the city with its peers where the form names none; own figures in force."""
        subject = self._subject
        assert subject is not None
        known = {city.id: city for city in self.context.catalogue.cities}
        known[subject.city.id] = subject.city
        if self._form.cities:
            return tuple(known[id] for id in self._form.cities if id in known)
        return (subject.city, *(peer.city for peer in self.likeness.of(subject.city).nearest))

    def _work_out(self) -> None:
        self._form = self.forms[max(0, self.form.currentIndex())]
        cities = self._cities()
        figures = figures_by_year(self.context.shelf, cities)
        self._outside = references(self.context.shelf)
        units = (
            *(Unit(city.id, city.name) for city in cities),
            *(Unit(city.id, city.title) for city in self._outside),
        )
        before, self._years = self._years, complete_years(self._form, units, figures)
        self._show_choices(before)
        table = panel(self._form, units, self._years, lambda *key: figures.get(key))
        self._show_leaders(table)
        if not self._years:
            self._show_wanted(cities)
            return

        def failed(problem: ProblemError) -> None:
            self._show_wanted(cities, self.context.texts.message(problem.message))

        self._show_waiting()
        if self.year.currentIndex() == len(self._years):
            self._run_progress(table, failed)
        else:
            self._run_year(table, self._years[self.year.currentIndex()], failed)

    def _show_waiting(self) -> None:
        texts = self.context.texts
        if self._filled:
            self.card.show_stale(texts.tr("Being worked out"))
        else:
            self.wanted.hide()
            self.card.show_instead(texts.of(self._form.name), texts.tr("Being worked out"))

    def _run_year(self, table: Panel, year: int, failed: Failed) -> None:
        model = tuple(MODELS)[self.model.currentIndex()]
        returns = tuple(RETURNS)[self.returns.currentIndex()]
        orientation = tuple(ORIENTATIONS)[self.orientation.currentIndex()]

        def work(_: JobProgress, cancel: CancelToken) -> Performance:
            return measure(table, year, model, returns, orientation)

        self.context.jobs.run(JOB, work, self._show_results, failed)

    def _run_progress(self, table: Panel, failed: Failed) -> None:
        orientation = tuple(ORIENTATIONS)[self.orientation.currentIndex()]
        leader = self._leader

        def work(_: JobProgress, cancel: CancelToken) -> Progress:
            return progress(table, orientation, None if leader is None else leader.id)

        self.context.jobs.run(JOB, work, self._show_progress, failed)

    def _show_choices(self, years_before: tuple[int, ...]) -> None:
        """Word all choices; the year stays where the years are the same, else it is the latest."""
        texts = self.context.texts
        for choice, known, said in (
            (self.form, tuple(texts.of(form.name) for form in self.forms), texts.tr("Form")),
            (self.model, tuple(map(texts.tr, MODELS.values())), texts.tr("Model")),
            (self.orientation, tuple(map(texts.tr, ORIENTATIONS.values())), texts.tr("Orientation")),
            (self.returns, tuple(map(texts.tr, RETURNS.values())), texts.tr("Returns to scale")),
        ):
            choice.show_choices(known, max(0, choice.currentIndex()))
            choice.setAccessibleName(said)
            choice.setToolTip(said)
        self.add_reference.setText(
            texts.tr("Reference cities…") if self._outside else texts.tr("Add a reference city…")
        )
        self.add_reference.setToolTip(
            texts.tr("Compare with a city from outside the catalogue, by figures you type or paste")
        )
        years = tuple(texts.years(year, year) for year in self._years)
        over_years = (texts.tr("Change over the years"),) if len(years) > 1 else ()
        chosen = self.year.currentIndex() if years_before == self._years else len(years) - 1
        self.year.show_choices((*years, *over_years), chosen)
        self.year.setVisible(bool(years))
        self.year.setAccessibleName(texts.tr("Year"))
        self.year.setToolTip(texts.tr("Year"))
        model = tuple(MODELS)[self.model.currentIndex()]
        changing = self.year.currentIndex() == len(years) > 0
        self.model.setEnabled(not changing)
        self.orientation.setEnabled(changing or model != "sbm")
        self.returns.setEnabled(not changing and model in ("sbm", "super"))

    def _show_leaders(self, table: Panel) -> None:
        """For the change over the years: reference cities with all figures, which gaps can be measured against."""
        texts, before = self.context.texts, self._leader
        whole = {unit.id for place, unit in enumerate(table.units) if not np.isnan(table.values[:, place]).any()}
        self._leaders = tuple(city for city in self._outside if city.id in whole)
        names = tuple(texts.tr("Gap to {city}", city=city.name) for city in self._leaders)
        ids = [city.id for city in self._leaders]
        chosen = 1 + ids.index(before.id) if before is not None and before.id in ids else 0
        self.leader.show_choices((texts.tr("Gap to the best of each year"), *names), chosen)
        said = texts.tr("Whom the gap is measured against")
        self.leader.setAccessibleName(said)
        self.leader.setToolTip(said)
        self.leader.setVisible(bool(names) and self.year.currentIndex() == len(self._years))

    @property
    def _leader(self) -> OutsideCity | None:
        place = self.leader.currentIndex()
        return self._leaders[place - 1] if 0 < place <= len(self._leaders) else None

    def _show_wanted(self, cities: tuple[CityProfile, ...], why: str = "") -> None:
        """The figures the form needs: those there are, a dash where one has to be imported."""
        texts = self.context.texts
        missing = tuple(
            indicator.name
            for indicator in self._form.indicators
            if all(city.figure(indicator.indicator) is None for city in cities)
        )
        self.wanted.setText(why or self._what_to_import(missing))
        self.wanted.show()
        legend = texts.tr(
            "None of these figures are made up: a dash is a figure to import. {origin}", origin=self._form.source
        )
        rows = wanted_rows(texts, self._form, cities, self._outside)
        self._show_rows(rows, texts.of(self._form.purpose), legend)

    def _what_to_import(self, missing: tuple[Bilingual, ...]) -> str:
        texts = self.context.texts
        names = tuple(each.name for each in self._form.indicators if not missing or each.name in missing)
        if missing:
            return texts.tr(
                "Nothing is measured yet. Import these figures for the cities: {indicators}.", indicators=names
            )
        return texts.tr("Nothing is measured yet: no year has all of {indicators} for two cities.", indicators=names)

    def _show_results(self, result: Performance) -> None:
        texts = self.context.texts
        self.wanted.hide()
        said = texts.sentences(texts.message(message) for message in result.messages)
        legend = texts.tr(
            "1 is best practice; targets are what a city would need to be there. {origin}", origin=self._form.source
        )
        self._show_rows(result_rows(texts, result), said, legend, aside=texts.years(result.year, result.year))

    def _show_progress(self, result: Progress) -> None:
        texts = self.context.texts
        self.wanted.hide()
        said = texts.sentences(texts.message(message) for message in result.messages)
        legend = texts.tr(
            "Above 1 is progress. Efficiency change: catching up; technical change: best practice moving. By-products "
            "count in the gaps, not in the index."
        )
        years = texts.years(result.panel.years[0], result.panel.years[-1])
        self._show_rows(progress_rows(texts, result), said, legend, aside=years)

    def _show_rows(self, rows: CityRows, said: str, legend: str, *, aside: str = "") -> None:
        title = self.context.texts.of(self._form.name)
        legend = self.context.texts.sentences((*self._references_told(), legend))
        self._filled = True
        self.card.show_stale("")
        self.table.show_cities(rows.columns, rows.ids, rows.names, rows.cells)
        self.table.setAccessibleName(title)
        self.card.show_chart(title, said, self.table.table.as_text(), aside=aside, legend=legend)

    def _references_told(self) -> tuple[str, ...]:
        """Whose figures those of each reference city are."""
        texts = self.context.texts
        return tuple(
            texts.tr(
                "{city} is no city of the catalogue; its figures are the user's, from: {origin}.",
                city=city.name,
                origin=texts.join(city.sources),
            )
            for city in self._outside
        )
