"""Any cities to compare as a region: found by name or province, marked in a list, and given a name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from gui.context import Context
from gui.pages.cities import words
from gui.widgets.card import Card, button, label
from planner.cities.search import find


class CityChooser(Card):
    """`chosen(name, ids)` with the name as typed, perhaps empty, and the cities in the order they were marked."""

    chosen = Signal(str, tuple)
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._marked: dict[str, None] = {}
        self.search, self.name = QLineEdit(), QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.found, self.marked = QListWidget(), QListWidget()
        self.add_all, self.clear = button("quiet"), button("quiet")
        self.compare, self.back = button("primary"), button("quiet")
        self._found_said, self._marked_said = label(role="small"), label(role="small")
        self._hint = label(role="small", wrap=True)
        lists = QHBoxLayout()
        lists.setSpacing(14)
        for field, said, pressed, shown in (
            (self.search, self._found_said, self.add_all, self.found),
            (self.name, self._marked_said, self.clear, self.marked),
        ):
            head = QHBoxLayout()
            head.addWidget(said, 1)
            head.addWidget(pressed)
            column = QVBoxLayout()
            column.addWidget(field)
            column.addLayout(head)
            column.addWidget(shown, 1)
            lists.addLayout(column, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.compare)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        self.body.addWidget(self._hint)
        self.body.addLayout(lists, 1)
        self.body.addLayout(buttons)
        self.search.textChanged.connect(self._show_found)
        self.search.returnPressed.connect(self._on_return)
        self.found.itemChanged.connect(self._on_item)
        self.marked.itemActivated.connect(lambda item: self._mark(item.data(Qt.ItemDataRole.UserRole), False))
        self.add_all.clicked.connect(self._on_all)
        self.clear.clicked.connect(self._on_clear)
        self.name.returnPressed.connect(self._on_compare)
        self.compare.clicked.connect(self._on_compare)
        self.back.clicked.connect(self.closed)

    def start(self, name: str, ids: tuple[str, ...]) -> None:
        """Begin with these cities marked."""
        self._marked = dict.fromkeys(ids)
        self.name.setText(name)
        self.search.clear()
        self.refresh()
        self.search.setFocus()

    def refresh(self) -> None:
        texts = self._context.texts
        self.set_title(texts.tr("Cities to compare"))
        self._hint.setText(
            texts.tr("Search by name, pinyin, code or province and tick the cities; Enter in a search takes the first.")
        )
        for field, hint in (
            (self.search, texts.tr("Name, pinyin, code or province")),
            (self.name, texts.tr("Name of the set, such as an economic zone")),
        ):
            field.setPlaceholderText(hint)
            field.setAccessibleName(hint)
        self.found.setAccessibleName(texts.tr("Cities found"))
        self.marked.setAccessibleName(texts.tr("Cities chosen"))
        self.marked.setToolTip(texts.tr("Enter or a double click takes a city out"))
        self.add_all.setText(texts.tr("Take all found"))
        self.clear.setText(texts.tr("Take all out"))
        self.compare.setText(texts.tr("Compare"))
        self.back.setText(texts.tr("Cancel"))
        self._show_found()
        self._show_marked()

    def _show_found(self) -> None:
        texts = self._context.texts
        self.found.blockSignals(True)
        self.found.clear()
        for city in find(self._context.catalogue, self.search.text().strip()):
            place = words.short_province(texts, city.province)
            item = QListWidgetItem(f"{texts.of(city.name)}  {place} · {words.type_name(texts, city)}", self.found)
            item.setData(Qt.ItemDataRole.UserRole, city.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if city.id in self._marked else Qt.CheckState.Unchecked)
        self.found.blockSignals(False)
        count = self.found.count()
        self._found_said.setText(
            texts.trn("{count} city found", "{count} cities found", count)
            if count
            else texts.tr("No city meets all conditions. Clear a filter or change the search.")
        )
        self.add_all.setEnabled(bool(self.search.text().strip()) and count > 0)

    def _show_marked(self) -> None:
        texts = self._context.texts
        self.marked.clear()
        for id in self._marked:
            item = QListWidgetItem(texts.of(self._context.catalogue.city(id).name), self.marked)
            item.setData(Qt.ItemDataRole.UserRole, id)
        count = len(self._marked)
        self._marked_said.setText(texts.trn("{count} city chosen", "{count} cities chosen", count))
        self.clear.setEnabled(count > 0)
        self.compare.setEnabled(count > 1)
        self.compare.setToolTip("" if count > 1 else texts.tr("Two cities or more are needed"))

    def _mark(self, id: str, on: bool) -> None:
        if on:
            self._marked[id] = None
        else:
            self._marked.pop(id, None)
        self._show_marked()
        self._tick()

    def _tick(self) -> None:
        """Let the ticks follow what is marked; the list keeps its place."""
        self.found.blockSignals(True)
        for item in map(self.found.item, range(self.found.count())):
            on = item.data(Qt.ItemDataRole.UserRole) in self._marked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.found.blockSignals(False)

    def _on_item(self, item: QListWidgetItem) -> None:
        self._mark(item.data(Qt.ItemDataRole.UserRole), item.checkState() is Qt.CheckState.Checked)

    def _on_return(self) -> None:
        if self.search.text().strip() and self.found.count():
            self._mark(self.found.item(0).data(Qt.ItemDataRole.UserRole), True)
            self.search.clear()

    def _on_all(self) -> None:
        self._marked |= dict.fromkeys(
            item.data(Qt.ItemDataRole.UserRole) for item in map(self.found.item, range(self.found.count()))
        )
        self._show_marked()
        self._tick()

    def _on_clear(self) -> None:
        self._marked.clear()
        self._show_marked()
        self._tick()

    def _on_compare(self) -> None:
        if len(self._marked) > 1:
            self.chosen.emit(" ".join(self.name.text().split()), tuple(self._marked))
