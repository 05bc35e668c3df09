"""The table of actions, its spare room shared out among the columns."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

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
from gui.widgets.typed_view import TypedView

ROW_HEIGHT = 44
HEAD_HEIGHT = 54
SPARE: dict[Field, float] = {"name": 0.3, "lead": 0.15, "period": 0.05, "kpi": 0.2, "note": 0.3}
"""Who gets the room that is left over."""


class ProgressView(TypedView):
    def __init__(self, context: Context, table: ProgressTable) -> None:
        super().__init__()
        self.setModel(table)
        self.setItemDelegate(CellDelegate(context, self))
        self.setItemDelegateForColumn(FIELDS.index("status"), StatusDelegate(context, self))
        self.setItemDelegateForColumn(FIELDS.index("percent"), PercentDelegate(context, self))
        self.setItemDelegateForColumn(FIELDS.index("actual"), AmountDelegate(context, self))
        self.setItemDelegateForColumn(FIELDS.index("kpi"), FigureDelegate(context, self))
        self.setItemDelegateForColumn(FIELDS.index("note"), NoteDelegate(context, self))
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
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
