"""The table of actions on the screen."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gui.pages.roadmap.actions.table_model import ActionTable
from gui.widgets.wrapped_cell import WrappedCell

ROW_HEIGHT = 36
HEAD_HEIGHT = 54
LEAST_WIDTH = 24


class ActionTableView(QTableView):
    """Signal `chosen(action)` when another row becomes current.

    A click on a head sorts, Space ticks, Enter or F2 opens a cell that takes what is typed, Tab leaves the table.
    """

    chosen = Signal(str)

    def __init__(self, table: ActionTable) -> None:
        super().__init__()
        self._table = table
        self.setModel(table)
        self.setItemDelegate(WrappedCell(ROW_HEIGHT, self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setFixedHeight(HEAD_HEIGHT)
        head.setMinimumSectionSize(LEAST_WIDTH)
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.selectionModel().currentChanged.connect(self._on_current)
        table.modelReset.connect(self.share_room)

    @property
    def current(self) -> str:
        """Id of the action in the current row, empty without one."""
        index = self.currentIndex()
        return self._table.rows[index.row()].action.id if index.isValid() else ""

    def choose(self, action: str) -> None:
        """Make a row current, in the column that was; says nothing where it is already."""
        row = self._table.row_of(action)
        if row >= 0 and self.current != action:
            self.setCurrentIndex(self._table.index(row, max(0, self.currentIndex().column())))

    def share_room(self) -> None:
        """Give the columns their widths, and what is left over to those that stretch."""
        columns = self._table.columns
        spare = max(0, self.viewport().width() - sum(column.width for column in columns))
        parts = sum(column.stretch for column in columns) or 1
        for place, column in enumerate(columns):
            self.setColumnWidth(place, column.width + spare * column.stretch // parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        editing = self.state() == QAbstractItemView.State.EditingState
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not editing and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            row = self._table.rows[index.row()]
            self._table.ticked.emit(row.action.id, not row.action.included)
        else:
            super().keyPressEvent(event)

    def _on_current(self, index: QModelIndex, _old: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._table.rows[index.row()].action.id)
