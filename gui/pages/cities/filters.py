"""Which cities are shown: province, type, resource, level, batch of exhausted cities."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gui.context import Context
from gui.pages.cities import words
from gui.widgets.card import button
from gui.widgets.flow import FlowLayout
from planner.cities.search import filtered, provinces
from planner.model.city import CityProfile
from planner.text.marker import mark


@dataclass(frozen=True, slots=True)
class _Choice:
    """One filter: the keyword of `planner.cities.search.filtered` it sets, and what it is called."""

    keyword: str
    name: str
    hint: str


CHOICES = (
    _Choice("province", mark("Province"), mark("Show one province")),
    _Choice("type", mark("Type"), mark("Show one type of city")),
    _Choice("resource", mark("Resource"), mark("Show cities known to live on a resource")),
    _Choice("level", mark("Level"), mark("Show one administrative level")),
    _Choice("batch", mark("Exhausted"), mark("Show resource-exhausted cities")),
)
ANY_BATCH = 0
"""Stands among the years of the batches for all of them."""
WIDEST_ENTRY = 100
"""Pixels of a button's entry; a longer one is shortened."""


class FilterRow(QWidget):
    """A button with a menu for each filter; one in force shows its entry. `changed` when the user chose."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._language = ""
        self._chosen: dict[str, object] = {}
        self.buttons: dict[str, QPushButton] = {}
        self.menus: dict[str, QMenu] = {}
        row = FlowLayout(self)
        for choice in CHOICES:
            made, menu = button(), QMenu(self)
            made.clicked.connect(lambda _=False, made=made, menu=menu: self._open(made, menu))
            row.addWidget(made)
            self.buttons[choice.keyword] = made
            self.menus[choice.keyword] = menu

    @property
    def active(self) -> bool:
        return bool(self._chosen)

    def cities(self) -> tuple[CityProfile, ...]:
        """The cities of the catalogue that pass, in its order."""
        wanted: dict[str, Any] = dict(self._chosen)
        if wanted.get("batch") == ANY_BATCH:
            del wanted["batch"]
            wanted["exhausted"] = True
        return filtered(self._context.catalogue, **wanted)

    def choose(self, keyword: str, value: object | None) -> None:
        """Put a filter in force, or with None lift it."""
        self._chosen.pop(keyword, None)
        if value is not None:
            self._chosen[keyword] = value
        self._show_state()
        self.changed.emit()

    def clear(self) -> None:
        self._chosen.clear()
        self._show_state()
        self.changed.emit()

    def refresh(self) -> None:
        if self._language != self._context.texts.language:
            self._language = self._context.texts.language
            for choice in CHOICES:
                self._fill(choice)
            self._show_state()

    def _open(self, made: QPushButton, menu: QMenu) -> None:
        made.setChecked(made.isCheckable())
        menu.popup(made.mapToGlobal(QPoint(0, made.height() + 2)))

    def _fill(self, choice: _Choice) -> None:
        menu = self.menus[choice.keyword]
        menu.clear()
        group = QActionGroup(menu)
        for name, value in [(self._context.texts.tr("All"), None), *self._entries(choice.keyword)]:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
            action.triggered.connect(lambda _=False, value=value: self.choose(choice.keyword, value))

    def _entries(self, keyword: str) -> list[tuple[str, object]]:
        texts, catalogue = self._context.texts, self._context.catalogue
        if keyword == "province":
            return [(words.short_province(texts, province), province.zh) for province in provinces(catalogue)]
        if keyword == "type":
            return [(texts.tr(name), type) for type, (_, _, name) in words.KINDS.items()]
        if keyword == "resource":
            held = {
                wider for city in catalogue.cities for code in city.resource_codes for wider in catalogue.lineage(code)
            }
            known = [resource for resource in catalogue.resources if resource.code in held]
            return [(texts.of(resource.name), resource.code) for resource in known]
        if keyword == "level":
            return [(texts.tr(name), level) for level, name in words.LEVELS.items()]
        years = words.batch_years(catalogue)
        batches: list[tuple[str, object]] = [(texts.tr("All batches"), ANY_BATCH)]
        return [*batches, *((words.batch_name(texts, catalogue, year), year) for year in years)]

    def _show_state(self) -> None:
        """A filter in force stands out and tells its entry, whole in the hint where the button shortens it."""
        texts = self._context.texts
        for choice in CHOICES:
            made = self.buttons[choice.keyword]
            on = choice.keyword in self._chosen
            entries = self.menus[choice.keyword].actions()
            for action in entries:
                action.setChecked(action.data() == self._chosen.get(choice.keyword))
            entry = next(action.text() for action in entries if action.isChecked()) if on else ""
            shown = made.fontMetrics().elidedText(entry, Qt.TextElideMode.ElideRight, WIDEST_ENTRY)
            made.setText(f"{shown or texts.tr(choice.name)} ▾")
            made.setCheckable(on)
            made.setChecked(on)
            made.setToolTip(entry or texts.tr(choice.hint))
            made.setAccessibleName(": ".join(part for part in (texts.tr(choice.hint), entry) if part))
