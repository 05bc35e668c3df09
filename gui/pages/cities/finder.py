"""Finding a city: by typing, by filters, in a list and on a map."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from gui.context import Context
from gui.pages.cities import words
from gui.pages.cities.filters import FilterRow
from gui.pages.cities.result_list import ResultList
from gui.widgets.card import Card, button, label
from gui.widgets.dot_map import Dot, DotMap
from gui.widgets.dot_map_layout import Caption
from planner.cities.search import closest, find, provinces
from planner.model.city import CityProfile

STEPS: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


WIDEST_LIST, SMALL_WIDTH, SMALL_LIST = 280, 330, 136
QWIDGETSIZE_MAX = 16_777_215
"""What Qt calls no limit."""


class Finder(Card):
    """`chosen(id)` when a city was picked in any of the ways."""

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._language = ""
        self._tokens = context.tokens
        self._selected = ""
        self._dots: dict[str, Dot] = {}
        self._places: dict[str, str] = {}
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.filters = FilterRow(context)
        self.clear = button("quiet")
        self.results = ResultList(lambda: context.tokens)
        self.map = DotMap(lambda: context.tokens)
        self._counts = label(role="small", wrap=True)
        self._counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._count = label(role="small", wrap=True)
        self._note = label(role="small", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._lay_out()
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._on_searched)
        self.search.returnPressed.connect(self._on_return)
        self.filters.changed.connect(self._on_searched)
        self.clear.clicked.connect(self._on_clear)
        self.results.chosen.connect(self.chosen)
        self.map.chosen.connect(self.chosen)

    def _lay_out(self) -> None:
        count = QHBoxLayout()
        count.addWidget(self._count, 1)
        count.addWidget(self.clear)
        found = QVBoxLayout()
        found.setSpacing(4)
        found.addLayout(count)
        found.addWidget(self.results, 1)
        picture = QVBoxLayout()
        picture.setSpacing(2)
        picture.addWidget(self.map, 1)
        picture.addWidget(self._note)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(10)
        self._row.addLayout(found, 3)
        self._row.addLayout(picture, 7)
        self.results.setMinimumWidth(190)
        self.results.setMaximumWidth(WIDEST_LIST)
        self.head.addWidget(self._counts, 100)
        self.body.addWidget(self.search)
        self.body.addWidget(self.filters)
        self.body.addLayout(self._row, 1)

    def refresh(self, selected: str) -> None:
        """Show the words of the language in force and `selected` (an id, or empty) as the city in hand."""
        texts = self._context.texts
        if texts.language != self._language:
            self._language = texts.language
            self._retell()
        if selected != self._selected:
            self._selected = selected
            self.results.select(selected)
            self.map.select(selected)
        if self._context.tokens is not self._tokens:
            self._tokens = self._context.tokens
            self.map.refresh()
        self.results.viewport().update()

    def mark(self, id: str) -> None:
        """Let a city marked in another view stand out on the map."""
        self.map.mark(id)

    def shrink(self, small: bool) -> None:
        """With `small` the list goes beneath the map, to leave room for a view beside them."""
        self._row.setDirection(QBoxLayout.Direction.BottomToTop if small else QBoxLayout.Direction.LeftToRight)
        self.results.setMaximumWidth(SMALL_WIDTH if small else WIDEST_LIST)
        self.results.setMaximumHeight(SMALL_LIST if small else QWIDGETSIZE_MAX)
        self.setMaximumWidth(SMALL_WIDTH if small else QWIDGETSIZE_MAX)
        self._counts.setVisible(not small)

    def _retell(self) -> None:
        texts, catalogue = self._context.texts, self._context.catalogue
        self.set_title(texts.tr("{count} resource-based cities", count=len(catalogue.resource_cities)))
        self._counts.setText(
            texts.tr(
                "growing {growing} · mature {mature} · declining {declining} · regenerating {regenerating}",
                **{type: sum(city.type_2013 == type for city in catalogue.cities) for type in words.KINDS if type},
            )
        )
        self._counts.setToolTip(texts.of(catalogue.resource_cities[0].evidence.source))
        self.search.setPlaceholderText(texts.tr("Name, pinyin, initials, English or code: 鹤岗 / hegang / hg / 230400"))
        self.search.setAccessibleName(texts.tr("Find a city"))
        self.search.setToolTip(texts.tr("↑ ↓ go through the list, Enter picks the city"))
        self.clear.setText(texts.tr("Clear"))
        self.clear.setToolTip(texts.tr("Clear the search and all filters"))
        self.results.setAccessibleName(texts.tr("Cities found"))
        self.map.setAccessibleName(texts.tr("Map of the cities; arrow keys go to the next dot"))
        self._note.setText(texts.tr("Positions are for picking, not for measuring."))
        self.filters.refresh()
        self._places = {city.id: self._beneath(city) for city in catalogue.cities}
        self._dots = {city.id: self._dot(city) for city in catalogue.cities}
        self.map.show_dots(words.kinds(texts), tuple(self._dots.values()), self._captions())
        self._show_found()

    def _beneath(self, city: CityProfile) -> str:
        texts = self._context.texts
        return f"{words.short_province(texts, city.province)} · {words.type_name(texts, city)}"

    def _dot(self, city: CityProfile) -> Dot:
        texts = self._context.texts
        lines = [texts.of(city.name), self._beneath(city), words.level_name(texts, city)]
        if city.resources:
            lines.append(words.resource_names(texts, self._context.catalogue, city.resource_codes))
        return Dot(city.id, city.longitude, city.latitude, words.kind_of(city), lines[0], "\n".join(lines))

    def _captions(self) -> tuple[Caption, ...]:
        """Each province's name at the mean of the places of its cities among the 262."""
        texts, catalogue = self._context.texts, self._context.catalogue
        captions = []
        for province in provinces(catalogue):
            cities = [city for city in catalogue.resource_cities if city.province == province]
            if not cities:
                continue
            longitude = sum(city.longitude for city in cities) / len(cities)
            latitude = sum(city.latitude for city in cities) / len(cities)
            captions.append(Caption(words.short_province(texts, province), longitude, latitude, len(cities)))
        return tuple(captions)

    def _show_found(self) -> None:
        texts, catalogue = self._context.texts, self._context.catalogue
        query = self.search.text().strip()
        passing = self.filters.cities()
        allowed = {city.id for city in passing}
        matching = [city for city in find(catalogue, query) if city.id in allowed] if query else list(passing)
        alike = [] if matching or not query else [c for c in closest(catalogue, query) if c.id in allowed]
        if matching:
            self._count.setText(self._counted(matching))
        elif alike:
            self._count.setText(texts.tr("No city answers to “{query}”. Spelled alike:", query=query))
        else:
            self._count.setText(texts.tr("No city meets all conditions. Clear a filter or change the search."))
        found = matching or alike
        self.results.show_dots(
            words.kinds(texts), tuple(self._dots[city.id] for city in found), self._places, self._selected
        )
        self.map.show_only(frozenset(city.id for city in found))
        self.map.select(self._selected)
        self.clear.setEnabled(bool(query) or self.filters.active)

    def _counted(self, cities: list[CityProfile]) -> str:
        texts = self._context.texts
        found = texts.trn("{count} city found", "{count} cities found", len(cities))
        compared = sum(not city.type_2013 for city in cities)
        if not compared:
            return found
        return texts.tr("{found}, {compared} for comparison", found=found, compared=compared)

    def _on_searched(self) -> None:
        self._show_found()
        if self.search.text().strip():
            self.results.highlight_first()

    def _on_return(self) -> None:
        found = self.results.current()
        if found:
            self.chosen.emit(found)

    def _on_clear(self) -> None:
        self.search.clear()
        self.filters.clear()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field the arrow keys go through the list."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            rows = STEPS.get(event.key())
            if rows is not None:
                self.results.step(rows)
                return True
        return super().eventFilter(watched, event)
