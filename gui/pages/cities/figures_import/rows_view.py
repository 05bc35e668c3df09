"""The view of the figures to import."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gui.pages.cities.figures_import.rows_model import RowsModel

WIDTHS = (128, 210, 58, 92, 92, 74, 150, 110)
SPARE = (0.05, 0.5, 0.0, 0.0, 0.0, 0.0, 0.35, 0.1)
"""Who gets the room that is left over."""
ROW_HEIGHT = 30


class RowsView(QTableView):
    """Space ticks or unticks the current figure."""

    def __init__(self, model: RowsModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        self.setMinimumHeight(150)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        spare = max(0, self.viewport().width() - sum(WIDTHS))
        for column, (width, share) in enumerate(zip(WIDTHS, SPARE, strict=True)):
            self.setColumnWidth(column, width + int(spare * share))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            box = index.siblingAtColumn(0)
            on = box.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
            self.model().setData(box, state.value, Qt.ItemDataRole.CheckStateRole)
        else:
            super().keyPressEvent(event)
