"""What was imported before: one line an import, to look at and to remove."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from gui.context import Context
from gui.widgets.card import button, label
from planner.store.own_figures import Import
from planner.text.texts import Texts

LONGEST_NAME = 48
"""Letters of a file's name that are shown; the rest is in the tooltip."""


class KeptImports(QWidget):
    """`removed(number)` when the user wants an import gone."""

    removed = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.removals: list[QWidget] = []

    def show_imports(self, imports: tuple[Import, ...]) -> None:
        """The latest first."""
        texts = self._context.texts
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self.removals = []
        for line, entry in enumerate(reversed(imports)):
            files = label(tables_named(texts, entry.files), role="small")
            files.setToolTip("\n".join(entry.files))
            remove = button("quiet")
            remove.setText(texts.tr("Remove"))
            remove.setAccessibleName(texts.tr("Remove the import from “{origin}”", origin=entry.source))
            remove.clicked.connect(self._asks(entry.batch))
            self._grid.addWidget(label(texts.date(entry.imported)), line, 0)
            self._grid.addWidget(label(entry.source, role="strong"), line, 1)
            self._grid.addWidget(files, line, 2)
            self._grid.addWidget(label(texts.trn("{count} figure", "{count} figures", entry.count)), line, 3)
            self._grid.addWidget(remove, line, 4)
            self.removals.append(remove)

    def _asks(self, batch: int) -> Callable[[], None]:
        return lambda: self.removed.emit(batch)


def tables_named(texts: Texts, names: tuple[str, ...]) -> str:
    """The name of one table, else how many they are; nothing for none."""
    if len(names) > 1:
        return texts.trn("{count} table", "{count} tables", len(names))
    name = "".join(names)
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
