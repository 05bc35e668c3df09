"""Cities of a province, a city's peers, or any others side by side: who leads in what, and what they could share."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.context import Context
from gui.jobs import CancelToken, Progress
from gui.models.text_table import Look, TextCell
from gui.pages.cities import words
from gui.pages.cities.city_chooser import CityChooser
from gui.pages.cities.city_table import CityTable
from gui.pages.cities.likeness import Likeness
from gui.pages.cities.regions import ChosenCities, CitySet, city_sets
from gui.pages.cities.view import CityView, Subject
from gui.widgets.card import Card, button, label, scrolled
from gui.widgets.chart_card import ChartCard
from gui.widgets.choice import Choice
from planner.model.bilingual import Bilingual
from planner.model.message import ProblemError
from planner.model.region import CityRanking, Region
from planner.store.file_name import file_name
from planner.text.texts import MISSING

JOB, EXPORT_JOB = "region", "regional workbook"
MOST_SHARED = 12


class RegionView(CityView):
    """A table of cities by strategies and roles, and beside it what they share; worked out as a job."""

    id = "region"

    def __init__(self, context: Context, likeness: Likeness) -> None:
        super().__init__(context, likeness)
        self._subject: Subject | None = None
        self._sets: tuple[CitySet, ...] = ()
        self._own: tuple[ChosenCities, ...] = ()
        self._name = Bilingual()
        self.region: Region | None = None
        self.chosen_set = Choice()
        self.choose, self.export = button(), button()
        self.chooser = CityChooser(context)
        self.told = label(role="good", wrap=True)
        self.table = CityTable(lambda: context.tokens)
        self.cities = ChartCard(context, self.table)
        self.cities.add_control(self.chosen_set)
        self.cities.add_control(self.choose)
        self.cities.add_control(self.export)
        self.roles, self._roles = Card(), label(wrap=True)
        self.shared, self._shared = Card(), label(wrap=True)
        for card, words_of_it in ((self.roles, self._roles), (self.shared, self._shared)):
            words_of_it.setAlignment(Qt.AlignmentFlag.AlignTop)
            card.body.addWidget(scrolled(words_of_it), 1)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(12)
        below.addWidget(self.roles, 4)
        below.addWidget(self.shared, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.cities, 5)
        column.addWidget(self.told)
        column.addWidget(self._below, 4)
        column.addWidget(self.chooser, 9)
        self.told.hide()
        self.chooser.hide()
        self.chosen_set.activated.connect(self._on_set)
        self.choose.clicked.connect(self._on_choose)
        self.chooser.chosen.connect(self._on_chosen_cities)
        self.chooser.closed.connect(lambda: self._show_chooser(False))
        self.export.clicked.connect(self._on_export)
        self.table.marked.connect(self.marked)
        self.table.chosen.connect(self.chosen)

    def show_city(self, subject: Subject) -> None:
        other = self._subject is None or subject.city.id != self._subject.city.id
        if other and self._name not in {own.name for own in self._own}:
            self._name = subject.city.province
        self._subject = subject
        self.chooser.refresh()
        self._show_sets()
        self._work_out()

    def _show_sets(self) -> None:
        subject, texts = self._subject, self.context.texts
        assert subject is not None
        peers = self.likeness.of(subject.city).ids
        self._sets = city_sets(self.context.catalogue, subject.city, peers, self._own)
        names = [each.name for each in self._sets]
        self.chosen_set.show_choices(tuple(map(texts.of, names)), names.index(self._name))
        self.chosen_set.setAccessibleName(texts.tr("Cities to compare"))
        self.choose.setText(texts.tr("Choose cities…"))
        self.choose.setToolTip(texts.tr("Put any cities together under a name of their own"))
        self.export.setText(texts.tr("Export regional workbook"))

    def mark_city(self, id: str) -> None:
        self.table.mark(id)

    def _work_out(self) -> None:
        subject = self._subject
        assert subject is not None
        wanted = next(each for each in self._sets if each.name == self._name)
        catalogue, today, texts = self.context.catalogue, self.context.today(), self.context.texts
        if self.region is None or self.region.name != wanted.name:
            self.region = None
            self.cities.show_instead(self._title(), texts.tr("Comparing {count} cities…", count=len(wanted.cities)))
        else:
            self._show_region()

        def work(_: Progress, cancel: CancelToken) -> Region:
            from planner.analysis.region import region
            from planner.new_plan import new_plan

            frame = subject.plan or new_plan(catalogue, subject.city, today)
            return region(frame, catalogue, wanted.cities, wanted.name)

        self.context.jobs.run(JOB, work, self._on_done, self._on_failed)

    def _on_done(self, found: Region) -> None:
        self.region = found
        self._show_region()

    def _on_failed(self, problem: ProblemError) -> None:
        self.cities.show_instead(self._title(), self.context.texts.message(problem.message), "error")

    def _title(self) -> str:
        return self.context.texts.tr("{region}: cities side by side", region=self._name)

    def _show_region(self) -> None:
        found, texts = self.region, self.context.texts
        if found is None:
            return
        columns = (
            *(texts.of(strategy.name) for strategy in found.strategies),
            *(texts.of(role.name) for role in found.roles),
            texts.tr("Type"),
        )
        self.table.show_cities(
            columns,
            tuple(ranking.city.id for ranking in found.cities),
            tuple(texts.of(ranking.city.name) for ranking in found.cities),
            tuple(self._cells(found, ranking) for ranking in found.cities),
        )
        self.table.setAccessibleName(self._title())
        weights = (
            texts.tr("Weights as judged in the open plan.")
            if found.weights_judged
            else texts.tr("Equal weights: an assumption.")
        )
        legend = texts.tr(
            "Strategies: rank within the city (closeness), from prefilled scores. Roles: mean percentile of their "
            "figures among all cities of the list. {weights}",
            weights=weights,
        )
        self.cities.show_chart(self._title(), self._leaders(found), self.table.table.as_text(), legend=legend)
        self._show_roles(found)
        self._show_shared(found)

    def _leaders(self, found: Region) -> str:
        messages = [message for message in found.messages if message.severity == "warning"]
        return " ".join(self.context.texts.message(message) for message in messages)

    def _cells(self, found: Region, ranking: CityRanking) -> tuple[TextCell, ...]:
        texts = self.context.texts
        strategies = (
            TextCell(
                texts.tr("{rank} ({score})", rank=rank, score=texts.number(closeness, 3)),
                Look.MUTED if not ranking.known else Look.STRONG if rank == 1 else Look.PLAIN,
            )
            for rank, closeness in zip(ranking.ranks, ranking.closeness, strict=True)
        )
        return (*strategies, *self._role_cells(found, ranking), TextCell(words.type_name(texts, ranking.city)))

    def _role_cells(self, found: Region, ranking: CityRanking) -> list[TextCell]:
        cells = []
        for role in found.roles:
            score = role.of(ranking.city.id)
            leads = role.leader is not None and role.leader.city.id == ranking.city.id
            if score is None or score.score is None:
                cells.append(TextCell(MISSING, Look.MUTED))
                continue
            tip = "\n".join(
                f"{self.context.texts.of(figure.name)} {self.context.texts.number(figure.value, figure.decimals)}"
                for figure in score.figures
            )
            cells.append(TextCell(str(round(100 * score.score)), Look.STRONG if leads else Look.PLAIN, tip=tip))
        return cells

    def _show_roles(self, found: Region) -> None:
        texts = self.context.texts
        self.roles.set_title(texts.tr("Who leads in what"))
        lines = [texts.message(message) for message in found.messages if message.code.startswith("region leader")]
        lines += [texts.message(message) for message in found.messages if message.code == "region without leader"]
        if found.complements:
            pair = found.complements[0]
            lines.append(
                texts.tr(
                    "{first} and {second} add most to each other: together {together}, {gain} above the better alone.",
                    first=pair.first.name,
                    second=pair.second.name,
                    together=texts.percent(pair.together, 0),
                    gain=texts.percent(pair.gain, 0),
                )
            )
        _fill(self._roles, lines)

    def _show_shared(self, found: Region) -> None:
        texts = self.context.texts
        self.shared.set_title(
            texts.tr("Shared actions"), texts.tr("{count} fit two cities or more", count=len(found.shared))
        )
        lines = [
            texts.tr(
                "{action}: fits {count} cities; place it in {place}.",
                action=shared.action.name,
                count=len(shared.cities),
                place=shared.place.name,
            )
            for shared in found.shared[:MOST_SHARED]
        ]
        if len(found.shared) > MOST_SHARED:
            lines.append(texts.tr("All of them stand in the regional workbook."))
        if not found.shared:
            lines = [texts.tr("No action of the library fits two cities of the region by what is known.")]
        _fill(self._shared, lines)

    def _on_set(self, place: int) -> None:
        self._name = self._sets[place].name
        self.told.hide()
        self._work_out()

    def _show_chooser(self, on: bool) -> None:
        self.chooser.setVisible(on)
        self.cities.setVisible(not on)
        self._below.setVisible(not on)
        if not on:
            self.choose.setFocus()

    def _on_choose(self) -> None:
        """Begin with the cities that are shown, under their name where the user gave it."""
        self.told.hide()
        shown = next(each for each in self._sets if each.name == self._name)
        own = any(each.name == shown.name for each in self._own)
        self._show_chooser(True)
        self.chooser.start(self.context.texts.of(shown.name) if own else "", tuple(city.id for city in shown.cities))

    def _on_chosen_cities(self, typed: str, ids: tuple[str, ...]) -> None:
        """A set under a name it had before takes that one's place; names of other sets stay theirs."""
        name = Bilingual(typed, typed) if typed else self._unnamed(ids)
        taken = {each.name for each in self._sets} - {own.name for own in self._own}
        if any(typed in (each.zh, each.en) for each in taken):
            name = Bilingual(f"{typed}（自选）", f"{typed} (chosen)")
        self._own = (ChosenCities(name, ids), *(own for own in self._own if own.name != name))
        self._name, self.region = name, None
        self._show_chooser(False)
        self._show_sets()
        self._work_out()

    def _unnamed(self, ids: tuple[str, ...]) -> Bilingual:
        first = self.context.catalogue.city(ids[0]).name
        return Bilingual(f"{first.zh}等{len(ids)}市", f"{first.en} and {len(ids) - 1} more")

    def _on_export(self) -> None:
        found = self.region
        if found is None:
            return
        texts, today = self.context.texts, self.context.today().isoformat()
        name = texts.tr("{region}: cities compared", region=found.name)
        path = self.context.dialogs.export_workbook(Path(file_name(name, ".xlsx")))
        if path is None:
            return

        def work(_: Progress, cancel: CancelToken) -> Path:
            from planner.workbook.regional import export_region

            export_region(found, path, texts.language, today)
            return path

        self.context.jobs.run(EXPORT_JOB, work, self._on_exported, self._on_not_exported)

    def _on_exported(self, path: Path) -> None:
        self.told.setText(self.context.texts.tr("Regional workbook written: {file}", file=str(path)))
        self.told.show()

    def _on_not_exported(self, problem: ProblemError) -> None:
        self.context.notices.told.emit(problem.message)


def _fill(shown: QLabel, lines: list[str]) -> None:
    shown.setText("\n".join(f"· {line}" for line in lines))
