"""The Gantt's rows as a Qt model: names in the first column, time in the second."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.pages.roadmap.schedule.rows import Row

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
NAME, TIME = 0, 1


class GanttModel(QAbstractTableModel):
    """Rows keep their order while the same rows under the same headings come again, so that a bar being moved
    stays under the hand; `arrangement` is the reason to sort anew (a schedule just adopted).

    `told` gives all that is known of an action, for the pointer and the screen reader, when it is asked for.
    """

    def __init__(self, told: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self._rows: tuple[Row, ...] = ()
        self._positions: dict[str, int] = {}
        self._arrangement: object = None

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def row_of(self, id: str) -> int:
        """The position of an action; -1 where it is not drawn."""
        return self._positions.get(id, -1)

    def show_rows(self, rows: tuple[Row, ...], arrangement: object) -> tuple[Row, ...] | None:
        """Take over new rows; those that changed as they were before, None where all are laid out anew."""
        if arrangement == self._arrangement and _members(rows) == _members(self._rows):
            by_id = {row.id: row for row in rows}
            old, self._rows = self._rows, tuple(by_id[row.id] for row in self._rows)
            changed = [position for position, row in enumerate(self._rows) if row is not old[position]]
            for position in changed:
                for column in (NAME, TIME):  # cell by cell: of a range the view would paint everything
                    cell = self.index(position, column)
                    self.dataChanged.emit(cell, cell)
            return tuple(old[position] for position in changed)
        self.beginResetModel()
        self._rows, self._arrangement = rows, arrangement
        self._positions = {row.id: position for position, row in enumerate(rows)}
        self.endResetModel()
        return None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name if index.column() == NAME else row.beside
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.name if row.heading else self._told(row.id)
        return None


def _members(rows: tuple[Row, ...]) -> set[tuple[str, str]]:
    """Which row stands under which heading."""
    members, heading = set(), ""
    for row in rows:
        heading = row.id if row.heading else heading
        members.add((heading, row.id))
    return members
