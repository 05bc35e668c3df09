"""A table of ready texts: what the page computed, shown, typed into and copied."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

Index = QModelIndex | QPersistentModelIndex


class Look(Enum):
    """How a cell's text stands out."""

    PLAIN = "plain"
    MUTED = "muted"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class TextCell:
    """`text` is shown and copied, `typed` is what an editor starts from; `tip` explains the cell."""

    text: str
    look: Look = Look.PLAIN
    editable: bool = False
    typed: str = ""
    tip: str = ""


class TextTable(QAbstractTableModel):
    """Signal `typed(row, column, text)` when a person entered a text: whoever shows the table makes the edit."""

    typed = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._corner = ""
        self._columns: tuple[str, ...] = ()
        self._rows: tuple[str, ...] = ()
        self._cells: tuple[tuple[TextCell, ...], ...] = ()

    def show(
        self, corner: str, columns: tuple[str, ...], rows: tuple[str, ...], cells: tuple[tuple[TextCell, ...], ...]
    ) -> None:
        """Show `cells`, one tuple a row; selection and editors stay while the size stays."""
        resized = (len(columns), len(rows)) != (len(self._columns), len(self._rows))
        if resized:
            self.beginResetModel()
        old_columns, old_rows, old_cells = self._columns, self._rows, self._cells
        self._corner, self._columns, self._rows, self._cells = corner, columns, rows, cells
        if resized:
            self.endResetModel()
            return
        if columns != old_columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
        if rows != old_rows:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)
        for row, (old, new) in enumerate(zip(old_cells, cells, strict=True)):
            changed = [column for column, cell in enumerate(new) if cell != old[column]]
            if changed:
                self.dataChanged.emit(self.index(row, changed[0]), self.index(row, changed[-1]))

    def cell(self, row: int, column: int) -> TextCell:
        return self._cells[row][column]

    def as_text(self) -> str:
        """The whole table with its heads, tab-separated, for a spreadsheet."""
        lines = [(self._corner, *self._columns)]
        for row, cells in zip(self._rows, self._cells, strict=True):
            lines.append((row, *(cell.text for cell in cells)))
        return tab_separated(lines)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        heads = self._columns if orientation == Qt.Orientation.Horizontal else self._rows
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and section < len(heads):
            return heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown: Any = cell.text
            case Qt.ItemDataRole.EditRole:
                shown = cell.typed
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                shown = cell.tip
            case _:
                shown = None
        return shown

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or str(value).strip() == self.cell(index.row(), index.column()).typed:
            return False
        self.typed.emit(index.row(), index.column(), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.cell(index.row(), index.column()).editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags


def tab_separated(lines: Iterable[Iterable[str]]) -> str:
    """Lines of cells as a spreadsheet takes them from the clipboard."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
