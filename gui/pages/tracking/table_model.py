"""The actions and their progress as a table; typing into it asks for an edit."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.context import Context
from gui.pages.tracking.cells import Field, cell_of
from planner.model.tracking import STATUSES
from planner.text.marker import mark
from planner.tracking.rows import TrackedRow

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole
Enter = Callable[[str, Field, object], None]
"""Asked to take over what was typed: action id, field, value."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it shows, its head, its width in pixels at least, and whether it is typed into."""

    field: Field
    head: str
    width: int
    typed: bool = False
    right: bool = False


COLUMNS = (
    Column("name", mark("Action"), 176),
    Column("lead", mark("Lead unit"), 96),
    Column("period", mark("Schedule"), 126),
    Column("status", mark("Status"), 128, typed=True),
    Column("percent", mark("Progress"), 84, typed=True),
    Column("actual", mark("Actual cost\n(10,000 yuan)"), 104, typed=True, right=True),
    Column("estimate", mark("Estimate\n(10,000 yuan)"), 104, right=True),
    Column("kpi", mark("Indicator\nas read"), 112, typed=True),
    Column("note", mark("Remarks"), 72, typed=True),
)
FIELDS: tuple[Field, ...] = tuple(column.field for column in COLUMNS)


class ProgressTable(QAbstractTableModel):
    """`editable` is False while there is no reporting date to report on."""

    def __init__(self, context: Context, enter: Enter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._enter = enter
        self._date = ""
        self.rows: tuple[TrackedRow, ...] = ()

    @property
    def editable(self) -> bool:
        return bool(self._date)

    def show_rows(self, rows: tuple[TrackedRow, ...], on: str) -> None:
        """Show the rows of a reporting date; place, selection and an open editor stay while the actions do."""
        same = [row.action.id for row in rows] == [row.action.id for row in self.rows]
        if same:
            self.rows, self._date = rows, on
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
        else:
            self.beginResetModel()
            self.rows, self._date = rows, on
            self.endResetModel()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._context.texts.tr(COLUMNS[section].head)
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if COLUMNS[index.column()].typed and self.editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return _typed_value(row, column.field)
        if role not in (
            CELL_ROLE,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        cell = cell_of(self._context.texts, row, column.field, self._date)
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.hint or None
        return cell.text if role == Qt.ItemDataRole.DisplayRole else ", ".join(filter(None, (cell.text, cell.detail)))

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, field = self.rows[index.row()], COLUMNS[index.column()].field
        if role != Qt.ItemDataRole.EditRole or value == _typed_value(row, field):
            return False
        self._enter(row.action.id, field, value)
        return True


def _typed_value(row: TrackedRow, field: Field) -> object:
    progress = row.progress
    if field == "status":
        return progress.status if progress else STATUSES[0]
    if field == "percent":
        return progress.percent if progress else 0.0
    if field == "actual":
        return progress.actual_cost if progress else None
    if field == "kpi":
        return progress.kpi if progress else None
    return progress.note if progress else ""
