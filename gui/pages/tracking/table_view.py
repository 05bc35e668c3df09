"""The table of actions: keys and a click open what can be typed into."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gui.context import Context
from gui.pages.tracking.cell_delegates import (
    AmountDelegate,
    CellDelegate,
    FigureDelegate,
    NoteDelegate,
    PercentDelegate,
    StatusDelegate,
)
from gui.pages.tracking.cells import Field
from gui.pages.tracking.table_model import COLUMNS, FIELDS, ProgressTable

ROW_HEIGHT = 44
HEAD_HEIGHT = 54
SPARE: dict[Field, float] = {"name": 0.35, "lead": 0.15, "period": 0.1, "note": 0.4}
"""Who gets the room that is left over."""


class ProgressView(QTableView):
    """Enter, F2, any letter or a second click opens a cell."""

    def __init__(self, context: Context, table: ProgressTable) -> None:
        super().__init__()
        self.setModel(table)
        self.setItemDelegate(CellDelegate(context, self))
        self.setItemDelegateForColumn(FIELDS.index("status"), StatusDelegate(context, self))
        self.setItemDelegateForColumn(FIELDS.index("percent"), PercentDelegate(context, self))
        self.setItemDelegateForColumn(FIELDS.index("actual"), AmountDelegate(context, self))
        self.setItemDelegateForColumn(FIELDS.index("kpi"), FigureDelegate(context, self))
        self.setItemDelegateForColumn(FIELDS.index("note"), NoteDelegate(context, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setFixedHeight(HEAD_HEIGHT)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        spare = max(0, self.viewport().width() - sum(column.width for column in COLUMNS))
        for position, column in enumerate(COLUMNS):
            self.setColumnWidth(position, column.width + int(spare * SPARE.get(column.field, 0.0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if opens and index.isValid() and self.state() != QAbstractItemView.State.EditingState:
            self._open(index)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
