"""The actions as a table that sorts, ticks and takes what is typed."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.context import Context
from gui.pages.roadmap.actions.columns import (
    COLUMNS,
    VIEWS,
    ActionRow,
    Column,
    Field,
    cell_text,
    hint,
    sort_key,
    typed_text,
)

Index = QModelIndex | QPersistentModelIndex


class ActionTable(QAbstractTableModel):
    """Signals: `typed(action, field, text)` and `ticked(action, on)`; whoever shows the table makes the edit."""

    typed = Signal(str, str, str)
    ticked = Signal(str, bool)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._given: tuple[ActionRow, ...] = ()
        self._sorted_by: tuple[Field, bool] | None = None
        self.rows: tuple[ActionRow, ...] = ()
        self.columns: tuple[Column, ...] = tuple(COLUMNS[field] for field in VIEWS[0][1])

    def show_rows(self, rows: tuple[ActionRow, ...]) -> None:
        """Show these; place and selection stay while the same actions stand in the same order."""
        self._given = rows
        ordered = self._ordered(rows)
        if [row.action.id for row in ordered] == [row.action.id for row in self.rows]:
            self.rows = ordered
            if ordered:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ordered) - 1, len(self.columns) - 1))
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
            return
        self.beginResetModel()
        self.rows = ordered
        self.endResetModel()

    def show_columns(self, fields: tuple[Field, ...]) -> None:
        columns = tuple(COLUMNS[field] for field in fields)
        if columns != self.columns:
            self.beginResetModel()
            self.columns = columns
            self.endResetModel()

    def row_of(self, action: str) -> int:
        return next((place for place, row in enumerate(self.rows) if row.action.id == action), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; below 0 in the order of the library."""
        descending = order == Qt.SortOrder.DescendingOrder
        self._sorted_by = (self.columns[column].field, descending) if 0 <= column < len(self.columns) else None
        self.show_rows(self._given)

    def _ordered(self, rows: tuple[ActionRow, ...]) -> tuple[ActionRow, ...]:
        if self._sorted_by is None:
            return rows
        field, descending = self._sorted_by
        texts = self._context.texts
        keyed = [(sort_key(row, field, texts), row) for row in rows]
        full = sorted((each for each in keyed if not each[0][0]), key=lambda each: each[0][1], reverse=descending)
        return tuple(row for _, row in (*full, *(each for each in keyed if each[0][0])))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._context.texts.tr(column.head)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        column = self.columns[index.column()]
        if column.field == "in":
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if column.typed else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column, texts = self.rows[index.row()], self.columns[index.column()], self._context.texts
        shown: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown = cell_text(row, column.field, texts)
            case Qt.ItemDataRole.EditRole:
                shown = typed_text(row, column.field, texts)
            case Qt.ItemDataRole.ToolTipRole:
                shown = hint(row, column.field, texts) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = _alignment(column)
            case Qt.ItemDataRole.CheckStateRole if column.field == "in":
                shown = Qt.CheckState.Checked if row.action.included else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole if column.field == "in":
                shown = texts.tr("Included in the plan")
            case Qt.ItemDataRole.ForegroundRole:
                shown = self._ink(row, column.field)
        return shown

    def _ink(self, row: ActionRow, field: Field) -> Any:
        color = self._context.tokens.color
        if not row.action.included or field in ("id", "strategy"):
            return color("muted")
        return color("warning") if field == "basis" and row.action.evidence.basis == "assumption" else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and column.field == "in":
            self.ticked.emit(row.action.id, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or text == typed_text(row, column.field, self._context.texts):
            return False
        self.typed.emit(row.action.id, column.field, text)
        return True


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
