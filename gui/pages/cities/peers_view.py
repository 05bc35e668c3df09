"""Which cities are most like this one, why, and where it stands among them."""

from PySide6.QtWidgets import QVBoxLayout

from gui.context import Context
from gui.models.text_table import Look, TextCell, tab_separated
from gui.pages.cities import words
from gui.pages.cities.city_table import CityTable
from gui.pages.cities.finding_row import group_words
from gui.pages.cities.likeness import Likeness
from gui.pages.cities.peer_weights import PeerWeights
from gui.pages.cities.standing_strips import INDICATORS, strips
from gui.pages.cities.view import CityView, Subject
from gui.widgets.chart_card import ChartCard
from gui.widgets.strips import Strips
from planner.model.message import ProblemError
from planner.model.peers import Peer, Peers
from planner.model.standing import Standing
from planner.text.marker import mark
from planner.text.texts import MISSING

READING = mark(
    "Above all cities, between its type, below its peers; grey: middle half and median; line: this city. A click marks "
    "a city everywhere."
)


class PeersView(CityView):
    """Strips above, distances below; one choice of weights for both."""

    id = "peers"

    def __init__(self, context: Context, likeness: Likeness) -> None:
        super().__init__(context, likeness)
        self._shown: Subject | None = None
        self.weights = PeerWeights(context, likeness)
        self.strips = Strips(context)
        self.standing = ChartCard(context, self.strips, self.strips.whole_size, scroll=True)
        self.table = CityTable(lambda: context.tokens)
        self.distances = ChartCard(context, self.table)
        self.distances.body.insertWidget(0, self.weights)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.standing, 6)
        column.addWidget(self.distances, 5)
        for part in (self.strips, self.table):
            part.marked.connect(self.marked)
            part.chosen.connect(self.chosen)
        likeness.changed.connect(self._on_likeness)

    def show_city(self, subject: Subject) -> None:
        from planner.cities.standing import measure_of, standing

        self._shown = subject
        texts, catalogue = self.context.texts, self.context.catalogue
        self.weights.refresh()
        title = texts.tr("Standing of {city}", city=subject.city.name)
        try:
            peers = self.likeness.of(subject.city)
        except ProblemError as problem:
            self.standing.show_instead(title, texts.message(problem.message), "error")
            return
        standings = [standing(catalogue, subject.city, measure_of(catalogue, id), peers.ids) for id in INDICATORS]
        cities = {city.id: city for city in catalogue.cities}
        self.strips.show_strips(strips(texts, standings, cities))
        self.strips.setAccessibleName(title)
        self.standing.show_chart(title, "", self._standing_table(standings), legend=texts.tr(READING))
        self._show_distances(peers)

    def mark_city(self, id: str) -> None:
        self.strips.mark(id)
        self.table.mark(id)

    def _show_distances(self, peers: Peers) -> None:
        texts = self.context.texts
        rules = self.likeness.rules
        columns = (texts.tr("Apart"), *(texts.of(part.name) for part in rules.part), texts.tr("Type"))
        self.table.show_cities(
            columns,
            tuple(peer.city.id for peer in peers.nearest),
            tuple(texts.of(peer.city.name) for peer in peers.nearest),
            tuple(self._cells(peer) for peer in peers.nearest),
        )
        title = texts.tr("The {count} nearest cities", count=len(peers.nearest))
        self.table.setAccessibleName(title)
        said = "" if peers.nearest else texts.tr("No city can be compared: too little is known for these weights.")
        compared = texts.tr(
            "0 the same, 1 as far as can be; the mean of the parts by these weights. {compared} cities compared, "
            "{left_out} left out for want of figures. Hover over a part for what it is between.",
            compared=peers.compared,
            left_out=peers.left_out,
        )
        self.distances.show_chart(title, said, self.table.table.as_text(), legend=compared)

    def _cells(self, peer: Peer) -> tuple[TextCell, ...]:
        texts = self.context.texts
        parts = (
            TextCell(MISSING, Look.MUTED, tip=texts.of(part.shown))
            if part.distance is None
            else TextCell(texts.number(part.distance, 2), tip=texts.of(part.shown))
            for part in peer.parts
        )
        kind = TextCell(words.type_name(texts, peer.city))
        return (TextCell(texts.number(peer.distance, 3), Look.STRONG), *parts, kind)

    def _standing_table(self, standings: list[Standing]) -> str:
        texts = self.context.texts
        lines = [(texts.tr("Figure"), texts.tr("Value"), texts.tr("Unit"), texts.tr("Standing"))]
        for place in standings:
            value = texts.number(place.value, place.decimals)
            said = " · ".join(group_words(texts, group) for group in place.groups if group.percentile is not None)
            lines.append((texts.of(place.name), value, texts.of(place.unit), said))
        return tab_separated(lines)

    def _on_likeness(self) -> None:
        if self._shown is not None and self.isVisible():
            self.show_city(self._shown)
