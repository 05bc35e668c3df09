"""Efficiency of the cities of a form from imported figures; what to import while there are none."""

from functools import cached_property

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.context import Context
from gui.jobs import CancelToken, Progress
from gui.models.text_table import Look, TextCell
from gui.pages.cities.city_table import CityTable
from gui.pages.cities.likeness import Likeness
from gui.pages.cities.view import CityView, Subject
from gui.widgets.card import label
from gui.widgets.chart_card import ChartCard
from gui.widgets.choice import Choice
from gui.widgets.flow import FlowLayout
from planner.cities.efficiency import Orientation, Returns
from planner.cities.performance import (
    EfficiencyForm,
    EfficientUnit,
    Model,
    Panel,
    Performance,
    Unit,
    measure,
    panel,
    read_forms,
)
from planner.model.city import CityProfile
from planner.model.message import ProblemError
from planner.templates.tables import templates_folder
from planner.text.marker import mark
from planner.text.texts import MISSING

JOB = "efficiency"
MODELS: dict[Model, str] = {
    "sbm": mark("SBM with by-products"),
    "ccr": mark("CCR"),
    "bcc": mark("BCC"),
    "super": mark("Super-efficiency"),
}
ORIENTATIONS: dict[Orientation, str] = {"input": mark("Input oriented"), "output": mark("Output oriented")}
RETURNS: dict[Returns, str] = {"constant": mark("Constant returns"), "variable": mark("Variable returns")}


class EfficiencyView(CityView):
    """Form, model, orientation, returns and year on top; results, or the figures that are wanted, below."""

    name = mark("Efficiency")
    asks = mark("Who makes most of what goes in, and what would the others have to change?")

    def __init__(self, context: Context, likeness: Likeness) -> None:
        super().__init__(context, likeness)
        self._subject: Subject | None = None
        self._form: EfficiencyForm = self.forms[0]
        self._model: Model = "sbm"
        self._orientation: Orientation = "input"
        self._returns: Returns = "constant"
        self._year: int | None = None
        self._years: tuple[int, ...] = ()
        self.form, self.model, self.orientation = Choice(), Choice(), Choice()
        self.returns, self.year = Choice(), Choice()
        self.table = CityTable()
        self.card = ChartCard(context, self.table)
        self.wanted = label(role="warning", wrap=True)
        controls = QWidget()
        flow = FlowLayout(controls)
        for part in (self.form, self.model, self.orientation, self.returns, self.year):
            flow.addWidget(part)
        self.card.body.insertWidget(0, controls)
        self.card.body.insertWidget(1, self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        for choice in (self.form, self.model, self.orientation, self.returns, self.year):
            choice.activated.connect(self._on_chosen)
        self.table.marked.connect(self.marked)
        self.table.chosen.connect(self.chosen)

    @cached_property
    def forms(self) -> tuple[EfficiencyForm, ...]:
        return read_forms(templates_folder())

    def show_city(self, subject: Subject) -> None:
        self._subject = subject
        self._work_out()

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
        cities = self._cities()
        self._years = _years(self._form, cities)
        if self._year not in self._years:
            self._year = self._years[-1] if self._years else None
        self._show_choices()
        figures = panel(
            self._form,
            [Unit(city.id, city.name) for city in cities],
            self._years[-1:] if self._year is None else (self._year,),
            lambda unit, indicator, year: _figure(cities, unit, indicator, year),
        )
        if self._year is None:
            self._show_wanted(cities, None)
            return
        year, model, returns, orientation = self._year, self._model, self._returns, self._orientation

        def work(_: Progress, cancel: CancelToken) -> Performance:
            return measure(figures, year, model, returns, orientation)

        def failed(problem: ProblemError) -> None:
            self._show_wanted(cities, figures, self.context.texts.message(problem.message))

        self.context.jobs.run(JOB, work, self._show_results, failed)

    def _show_choices(self) -> None:
        texts = self.context.texts
        names = tuple(texts.of(form.name) for form in self.forms)
        self.form.show_choices(names, self.forms.index(self._form))
        self.model.show_choices(tuple(map(texts.tr, MODELS.values())), list(MODELS).index(self._model))
        self.orientation.show_choices(
            tuple(map(texts.tr, ORIENTATIONS.values())), list(ORIENTATIONS).index(self._orientation)
        )
        self.returns.show_choices(tuple(map(texts.tr, RETURNS.values())), list(RETURNS).index(self._returns))
        self.orientation.setEnabled(self._model != "sbm")
        self.returns.setEnabled(self._model in ("sbm", "super"))
        years = tuple(texts.years(year, year) for year in self._years)
        self.year.setVisible(bool(years))
        self.year.show_choices(years, self._years.index(self._year) if self._year in self._years else -1)
        for choice, said in (
            (self.form, texts.tr("Form")),
            (self.model, texts.tr("Model")),
            (self.orientation, texts.tr("Orientation")),
            (self.returns, texts.tr("Returns to scale")),
            (self.year, texts.tr("Year")),
        ):
            choice.setAccessibleName(said)
            choice.setToolTip(said)

    def _show_wanted(self, cities: tuple[CityProfile, ...], figures: Panel | None, why: str = "") -> None:
        """The figures the form needs: those there are, a dash where one has to be imported."""
        texts = self.context.texts
        columns = tuple(texts.of(indicator.name) for indicator in self._form.indicators)
        cells = tuple(
            tuple(self._wanted_cell(city, indicator.indicator) for indicator in self._form.indicators)
            for city in cities
        )
        self.table.show_cities(
            columns, tuple(city.id for city in cities), tuple(texts.of(city.name) for city in cities), cells
        )
        missing = tuple(
            indicator.name
            for indicator in self._form.indicators
            if all(city.figure(indicator.indicator) is None for city in cities)
        )
        self.wanted.setText(
            why
            or texts.tr(
                "Nothing is measured yet. Import these figures for the cities: {indicators}.", indicators=missing
            )
        )
        self.wanted.show()
        self.card.show_chart(
            texts.of(self._form.name),
            texts.of(self._form.purpose),
            self.table.table.as_text(),
            legend=texts.tr(
                "None of these figures are made up: a dash is a figure to import. {origin}", origin=self._form.source
            ),
        )

    def _wanted_cell(self, city: CityProfile, indicator: str) -> TextCell:
        figure, texts = city.figure(indicator), self.context.texts
        if figure is None:
            return TextCell(MISSING, Look.MUTED, tip=texts.tr("not imported yet"))
        year = figure.evidence.year
        return TextCell(texts.number(figure.value, 1), tip="" if year is None else texts.years(year, year))

    def _show_results(self, result: Performance) -> None:
        texts = self.context.texts
        self.wanted.hide()
        indicators = self._form.indicators if result.units and result.units[0].targets else ()
        columns = (
            *(texts.tr("Rank"), texts.tr("Efficiency"), texts.tr("Measured against")),
            *(
                texts.tr("{indicator}: target", indicator=each.name)
                for each in indicators[: self._target_count(result)]
            ),
        )
        names = {unit.unit.id: unit.unit.name for unit in result.units}
        self.table.show_cities(
            columns,
            tuple(unit.unit.id for unit in result.order),
            tuple(texts.of(unit.unit.name) for unit in result.order),
            tuple(
                (
                    TextCell(str(unit.rank)),
                    TextCell(texts.number(unit.efficiency, 3), Look.STRONG),
                    TextCell(texts.join(texts.of(names[id]) for id, _ in unit.peers if id in names)),
                    *(TextCell(texts.number(target, 1)) for target in unit.targets),
                )
                for unit in result.order
            ),
        )
        said = " ".join(texts.message(message) for message in result.messages)
        self.card.show_chart(
            texts.of(self._form.name),
            said,
            self.table.table.as_text(),
            aside=texts.years(result.year, result.year),
            legend=texts.tr(
                "1 is best practice; targets are what a city would need to be there. {origin}", origin=self._form.source
            ),
        )

    def _target_count(self, result: Performance) -> int:
        first: EfficientUnit = result.units[0]
        return len(first.targets)

    def _on_chosen(self) -> None:
        self._form = self.forms[self.form.currentIndex()]
        self._model = tuple(MODELS)[self.model.currentIndex()]
        self._orientation = tuple(ORIENTATIONS)[self.orientation.currentIndex()]
        self._returns = tuple(RETURNS)[self.returns.currentIndex()]
        place = self.year.currentIndex()
        self._year = self._years[place] if 0 <= place < len(self._years) else None
        self._work_out()


def _figure(cities: tuple[CityProfile, ...], unit: str, indicator: str, year: int) -> float | None:
    city = next(city for city in cities if city.id == unit)
    for figure in (*city.own_figures, *city.figures):
        if figure.indicator == indicator and figure.evidence.year == year:
            return figure.value
    return None


def _years(form: EfficiencyForm, cities: tuple[CityProfile, ...]) -> tuple[int, ...]:
    """The years for which at least two cities have every figure of the form."""
    wanted = [indicator.indicator for indicator in form.indicators]
    years = {
        figure.evidence.year
        for city in cities
        for figure in (*city.own_figures, *city.figures)
        if figure.indicator in wanted and figure.evidence.year is not None
    }
    complete = []
    for year in sorted(years):
        whole = sum(
            all(_figure(cities, city.id, indicator, year) is not None for indicator in wanted) for city in cities
        )
        if whole > 1:
            complete.append(year)
    return tuple(complete)
