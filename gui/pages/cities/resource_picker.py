"""Choosing the resources a city lives or lived on, several at a time."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gui.context import Context
from gui.widgets.card import button
from gui.widgets.flow import FlowLayout

SCROLLING = "QMenu { menu-scrollable: 1; }"
"""On a low screen the menu scrolls instead of breaking into columns."""


class ResourcePicker(QWidget):
    """A chip for each chosen resource, which a click takes away, and a menu of all. `changed(codes)` on each choice."""

    changed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._codes: tuple[str, ...] = ()
        self._language = ""
        self.chips: dict[str, QPushButton] = {}
        self.add = button()
        self.menu = QMenu(self)
        self.menu.setStyleSheet(SCROLLING)
        self.menu.installEventFilter(self)
        self.menu.triggered.connect(self._on_triggered)
        self.add.clicked.connect(self.open_menu)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self.add)

    @property
    def codes(self) -> tuple[str, ...]:
        return self._codes

    def refresh(self, codes: tuple[str, ...]) -> None:
        texts = self._context.texts
        if texts.language == self._language and codes == self._codes:
            return
        self.add.setText(texts.tr("Add resource ▾"))
        self.add.setAccessibleName(texts.tr("Choose resources"))
        if texts.language != self._language:
            self._fill_menu()
        self._language, self._codes = texts.language, codes
        for action in self.menu.actions():
            action.setChecked(action.data() in codes)
        self._show_chips()

    def open_menu(self) -> None:
        """Above the button where the screen has no room beneath."""
        self.menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height() + 2)))

    def _fill_menu(self) -> None:
        """Narrower kinds stand under their wider one, set in."""
        texts, catalogue = self._context.texts, self._context.catalogue
        self.menu.clear()
        for resource in catalogue.resources:
            depth = len(catalogue.lineage(resource.code)) - 1
            action = self.menu.addAction("    " * depth + texts.of(resource.name))
            action.setCheckable(True)
            action.setData(resource.code)

    def _show_chips(self) -> None:
        texts, catalogue = self._context.texts, self._context.catalogue
        for code in tuple(self.chips):
            if code not in self._codes:
                gone = self.chips.pop(code)
                self._flow.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        before = self.add
        for position, code in enumerate(self._codes):
            made = self.chips.get(code)
            if made is None:
                made = self.chips[code] = self._make_chip(code)
                self._flow.insert_widget(position, made)
            QWidget.setTabOrder(before, made)
            before = made
            name = texts.of(catalogue.resource(code).name)
            made.setText(f"{name} ×")
            made.setToolTip(texts.tr("Take {resource} away", resource=name))
            made.setAccessibleName(texts.tr("{resource}, chosen", resource=name))
        self.updateGeometry()

    def _make_chip(self, code: str) -> QPushButton:
        made = button()
        made.setCheckable(True)
        made.setChecked(True)
        made.clicked.connect(lambda: self._choose(code, False))
        return made

    def _on_triggered(self, action: QAction) -> None:
        self._choose(str(action.data()), action.isChecked())

    def _choose(self, code: str, on: bool) -> None:
        others = tuple(known for known in self._codes if known != code)
        codes = (*others, code) if on else others
        self.refresh(codes)
        self.changed.emit(codes)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The menu stays open while boxes are ticked; Escape or a click beside it closes it."""
        if watched is self.menu:
            action = None
            if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
                action = self.menu.actionAt(event.position().toPoint())
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                ticks = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
                action = self.menu.activeAction() if ticks else None
            if action is not None:
                action.trigger()
                return True
        return super().eventFilter(watched, event)
