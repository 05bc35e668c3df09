"""Those who came through: what they did, on the same figures as this city, and what a plan can borrow."""

from functools import cached_property

from PySide6.QtWidgets import QVBoxLayout

from gui.context import Context
from gui.models.text_table import Look, TextCell
from gui.pages.cities import words
from gui.pages.cities.city_table import CityTable
from gui.pages.cities.likeness import Likeness
from gui.pages.cities.transformation_card import TransformationCard
from gui.pages.cities.view import CityView, Subject
from gui.widgets.chart_card import ChartCard
from planner.cities.transformations import read_transformations
from planner.model.action import Action
from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile
from planner.model.message import ProblemError
from planner.model.transformation import Transformation
from planner.templates.tables import templates_folder
from planner.text.marker import mark
from planner.text.texts import MISSING

COMPARED = (
    "population_change_2010_2020",
    "mining_employment_share",
    "manufacturing_employment_share",
    "college_educated_per_100k",
    "gdp_per_capita",
)


class PrecedentsView(CityView):
    """A table of all with the figures of this city on top, and the story of the one in view."""

    id = "precedents"

    def __init__(self, context: Context, likeness: Likeness) -> None:
        super().__init__(context, likeness)
        self._subject: Subject | None = None
        self._open = ""
        self._places: tuple[Transformation, ...] = ()
        self.table = CityTable(lambda: context.tokens)
        self.list = ChartCard(context, self.table)
        self.story = TransformationCard(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.list, 4)
        column.addWidget(self.story, 5)
        self.table.marked.connect(self._on_row)
        self.table.chosen.connect(self._on_chosen)
        self.story.borrowed.connect(self._on_borrowed)

    @cached_property
    def transformations(self) -> tuple[Transformation, ...]:
        return read_transformations(templates_folder())

    @cached_property
    def _library(self) -> dict[str, Action]:
        from planner.roadmap.library import read_library

        return {action.id: action for action in read_library(templates_folder())}

    @cached_property
    def _strategies(self) -> dict[str, Bilingual]:
        from planner.scoring.strategies import read_strategies

        return {strategy.id: strategy.name for strategy in read_strategies(templates_folder())}

    def show_city(self, subject: Subject) -> None:
        self._subject = subject
        texts = self.context.texts
        self._places = self._ordered(subject.city)
        title = texts.tr("{count} places that came through, or are held up as having", count=len(self._places))
        try:
            self._show_table(subject, title)
        except ProblemError as problem:
            self.list.show_instead(title, texts.message(problem.message), "error")
            return
        if self._open not in {each.id for each in self._places}:
            self._open = self._places[0].id
        self.table.mark(self._open)
        self._show_story()

    def mark_city(self, id: str) -> None:
        for each in self._places:
            if each.city == id and id:
                self._open = each.id
                self.table.mark(each.id)
                self._show_story()

    def _ordered(self, city: CityProfile) -> tuple[Transformation, ...]:
        """Those of the city's type first, those abroad last; never the city itself."""
        types = {each.id: each.type_2013 for each in self.context.catalogue.cities}

        def place(each: Transformation) -> tuple[bool, bool]:
            return not each.city, types.get(each.city) != city.type_2013

        return tuple(sorted((each for each in self.transformations if each.city != city.id), key=place))

    def _show_table(self, subject: Subject, title: str) -> None:
        texts, catalogue = self.context.texts, self.context.catalogue
        figures = [catalogue.indicator(id) for id in COMPARED]
        columns = (
            texts.tr("Type"),
            *(texts.tr("{name} ({unit})", name=figure.name, unit=figure.unit) for figure in figures),
            texts.tr("Stands for"),
        )
        own = (
            TextCell(words.type_name(texts, subject.city), Look.STRONG),
            *self._figures(subject.city, Look.STRONG),
            TextCell(texts.tr("the city in hand"), Look.MUTED),
        )
        self.table.show_cities(
            columns,
            ("", *(each.id for each in self._places)),
            (texts.of(subject.city.name), *(texts.of(each.name) for each in self._places)),
            (own, *(self._row(each) for each in self._places)),
        )
        self.table.setAccessibleName(title)
        self.list.show_chart(
            title,
            "",
            self.table.table.as_text(),
            legend=texts.tr(
                "Cities of the same type first. The same figures for all; places abroad have none. Caveats stand below."
            ),
        )

    def _row(self, each: Transformation) -> tuple[TextCell, ...]:
        texts = self.context.texts
        served = texts.join(texts.of(self._strategies[id]) for id in each.strategies if id in self._strategies)
        if not each.city:
            return (
                TextCell(texts.of(each.country), Look.MUTED),
                *(TextCell(MISSING, Look.MUTED) for _ in COMPARED),
                TextCell(served),
            )
        city = self.context.catalogue.city(each.city)
        return (TextCell(words.type_name(texts, city)), *self._figures(city, Look.PLAIN), TextCell(served))

    def _figures(self, city: CityProfile, look: Look) -> tuple[TextCell, ...]:
        texts, cells = self.context.texts, []
        for id in COMPARED:
            figure, indicator = city.figure(id), self.context.catalogue.indicator(id)
            if figure is None:
                cells.append(TextCell(MISSING, Look.MUTED))
                continue
            year = figure.evidence.year
            origin = texts.join(
                filter(None, (texts.years(year, year) if year else "", texts.of(figure.evidence.source)))
            )
            cells.append(TextCell(texts.number(figure.value, indicator.decimals), look, tip=origin))
        return tuple(cells)

    def _show_story(self) -> None:
        shown = next((each for each in self._places if each.id == self._open), None)
        if shown is not None and self._subject is not None:
            self.story.show_transformation(shown, self._library, self._strategies, self._subject.own_plan)

    def _on_row(self, id: str) -> None:
        shown = next((each for each in self._places if each.id == id), None)
        if shown is not None:
            self._open = id
            self._show_story()
            self.marked.emit(shown.city)

    def _on_chosen(self, id: str) -> None:
        shown = next((each for each in self._places if each.id == id), None)
        if shown is not None and shown.city:
            self.chosen.emit(shown.city)

    def _on_borrowed(self, shown: Transformation) -> None:
        from planner import edits

        self.context.document.edit(
            lambda plan: edits.actions.borrow_actions(plan, shown.actions, shown.precedents), mark("Borrow actions")
        )
