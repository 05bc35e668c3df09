"""Cities ranked by an index made in the open: what counts, what is missing, and how sure a place is."""

from PySide6.QtWidgets import QVBoxLayout

from gui.context import Context
from gui.jobs import CancelToken, Progress
from gui.models.text_table import Look, TextCell
from gui.pages.cities import words
from gui.pages.cities.city_table import CityTable
from gui.pages.cities.index_controls import IndexControls
from gui.pages.cities.likeness import Likeness
from gui.pages.cities.view import CityView, Subject
from gui.widgets.chart_card import ChartCard
from gui.widgets.range_bar import RangeShares
from planner.cities.benchmark import Benchmark, BenchmarkedCity, benchmark, comparable, place_message
from planner.cities.indicator_sets import read_indicator_sets
from planner.cities.studies import agreement, read_studies
from planner.model.message import ProblemError
from planner.templates.tables import templates_folder
from planner.text.texts import MISSING

JOB = "benchmark"


class BenchmarkView(CityView):
    """Choices on top, the ranked cities below; worked out as a job."""

    id = "benchmark"

    def __init__(self, context: Context, likeness: Likeness) -> None:
        super().__init__(context, likeness)
        self._subject: Subject | None = None
        self._marked = ""
        self.result: Benchmark | None = None
        self.controls = IndexControls(context, read_indicator_sets(templates_folder()))
        self._studies = read_studies(templates_folder())
        self.table = CityTable(lambda: context.tokens)
        self.card = ChartCard(context, self.table)
        self.card.body.insertWidget(0, self.controls)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.controls.changed.connect(self._work_out)
        self.table.marked.connect(self.marked)
        self.table.chosen.connect(self.chosen)

    def show_city(self, subject: Subject) -> None:
        if self._subject is not None and subject.city.id != self._subject.city.id:
            self._marked = ""
        self._subject = subject
        self._work_out()

    def mark_city(self, id: str) -> None:
        self._marked = id
        self.table.mark(id or (self._subject.city.id if self._subject else ""))

    def _work_out(self) -> None:
        subject, texts = self._subject, self.context.texts
        if subject is None:
            return
        self.controls.refresh()
        chosen_set, choices = self.controls.indicator_set, self.controls.choices
        own, others = subject.city, comparable(self.context.catalogue)
        cities = (*(city for city in others if city.id != own.id), own)
        if self.result is None:
            self.card.show_instead(self._title(), texts.tr("Comparing {count} cities…", count=len(cities)))
        else:
            self.card.show_stale(texts.tr("Being worked out"))

        def work(_: Progress, cancel: CancelToken) -> Benchmark:
            return benchmark(chosen_set, cities, choices)

        self.context.jobs.run(JOB, work, self._on_done, self._on_failed)

    def _title(self) -> str:
        return self.context.texts.of(self.controls.indicator_set.name)

    def _on_failed(self, problem: ProblemError) -> None:
        self.result = None
        self.card.show_stale("")
        self.card.show_instead(self._title(), self.context.texts.message(problem.message), "error")

    def _on_done(self, result: Benchmark) -> None:
        self.result = result
        self.card.show_stale("")
        texts = self.context.texts
        said = [texts.message(message) for message in result.messages]
        self.controls.show_lacking(frozenset(each.pillar.id for each in result.pillars if not each.counts))
        if not result.cities:
            self.card.show_instead(self._title(), "\n".join(said))
            return
        assert self._subject is not None
        place = place_message(result, self._subject.city.id)
        said.insert(0, texts.message(place) if place else texts.tr("This city is not ranked: it has too few figures."))
        ranks = {compared.city.id: compared.rank for compared in result.cities}
        said += [
            texts.message(agreement(study, ranks).message)
            for study in self._studies
            if study.indicator_set == result.indicator_set.id
        ]
        order = result.order
        counted = [number for number, pillar in enumerate(result.pillars) if pillar.counts]
        columns = (
            *(texts.tr("Rank span"), texts.tr("Rank"), texts.tr("Score")),
            *(
                texts.tr("{pillar} ({weight})", pillar=pillar.pillar.name, weight=texts.percent(pillar.weight, 0))
                for pillar in result.pillars
                if pillar.counts
            ),
            texts.tr("Type"),
        )
        self.table.show_cities(
            columns,
            tuple(compared.city.id for compared in order),
            tuple(texts.of(compared.city.name) for compared in order),
            tuple(self._cells(compared, counted) for compared in order),
            ranges=tuple(_span(compared, len(order)) for compared in order),
        )
        self.table.setAccessibleName(self._title())
        self.mark_city(self._marked)
        self.card.setToolTip(texts.tr("Source: {origin}", origin=result.indicator_set.source))
        self.card.show_chart(
            self._title(),
            " ".join(said),
            self.table.table.as_text(),
            aside=texts.tr("{count} cities", count=len(order)),
            legend=texts.tr(
                "Rank span (bar: first place at the left): 90% of the places over {draws} drawn weights. {purpose}",
                draws=f"{result.choices.draws:,}",
                purpose=result.indicator_set.purpose,
            ),
        )

    def _cells(self, compared: BenchmarkedCity, counted: list[int]) -> tuple[TextCell, ...]:
        texts = self.context.texts
        assert self._subject is not None
        look = Look.STRONG if compared.city.id == self._subject.city.id else Look.PLAIN
        scores = (compared.pillars[number] for number in counted)
        return (
            TextCell(texts.tr("{low}–{high}", low=compared.low, high=compared.high), look),
            TextCell(str(compared.rank), look),
            TextCell(texts.number(compared.score, 3), look),
            *(
                TextCell(MISSING, Look.MUTED) if score is None else TextCell(texts.number(score, 2), look)
                for score in scores
            ),
            TextCell(words.type_name(texts, compared.city), look),
        )


def _span(compared: BenchmarkedCity, count: int) -> RangeShares:
    """Places on a scale from the first to the last."""
    low, rank, high = ((place - 1) / max(1, count - 1) for place in (compared.low, compared.rank, compared.high))
    return RangeShares(low, rank, high)
