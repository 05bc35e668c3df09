"""A table of figures to be read: names at the left, columns as wide as they need, some cells shaded by weight."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from gui.context import Context
from gui.models.text_table import TextTable
from gui.pages.ranking.figures_paint import HEAD_HEIGHT, ONE_LINE, ColumnHeads, RowNames, ShadedCells
from gui.widgets.clipboard import copy_table

Strength = Callable[[int, int], float | None]
Swatch = Callable[[int], QColor | None]
TALLEST_ROW = 44
HINTED_ROWS = 4
NAME_LEAST_SHARE = 0.2
SCROLL_BAR = 12


class FiguresView(QTableView):
    """`chosen_by` is what a click selects; with `fill` the rows take up the height there is.

    Signal `opened(row, column)` by double click or Enter. Ctrl+C copies the whole table.
    """

    opened = Signal(int, int)

    def __init__(
        self,
        context: Context,
        model: TextTable,
        chosen_by: QAbstractItemView.SelectionBehavior = QAbstractItemView.SelectionBehavior.SelectRows,
        *,
        fill: bool = False,
    ) -> None:
        super().__init__()
        self._table = model
        self._fill = fill
        self._names = RowNames(context, self)
        self._heads = ColumnHeads(context, self)
        self.setVerticalHeader(self._names)
        self.setHorizontalHeader(self._heads)
        self.setModel(model)
        self._cells = ShadedCells(context, model, self)
        self.setItemDelegate(self._cells)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(chosen_by)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row(), index.column()))

    def mark(self, rows: Swatch, columns: Swatch, strength: Strength) -> None:
        """Colours of rows and columns (None for none) and shades of cells, 0..1 (None for a plain one)."""
        self._names.swatch, self._heads.swatch, self._cells.strength = rows, columns, strength
        for part in (self._names, self._heads, self):
            part.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(360, HEAD_HEIGHT + sum(self._names.fitting_heights()[:HINTED_ROWS]) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, HEAD_HEIGHT + 3 * ONE_LINE)

    def whole_size(self) -> QSize:
        """The size at which every row and column shows."""
        rows = sum(self.rowHeight(row) for row in range(self._table.rowCount()))
        return QSize(max(self.width(), self._names.width() + sum(self._needs()) + 2), HEAD_HEIGHT + rows + 2)

    def settle(self) -> None:
        """Give columns, names and rows the room they need: to be called when what is shown has changed."""
        rows, columns = self._table.rowCount(), self._table.columnCount()
        if rows == 0 or columns == 0:
            return
        needs = self._needs()
        least, natural = round(self.width() * NAME_LEAST_SHARE), self._names.natural_width()
        self._names.setFixedWidth(max(least, min(natural, self.width() - sum(needs) - SCROLL_BAR)))
        even = min(TALLEST_ROW, (self.height() - HEAD_HEIGHT - 2) // rows) if self._fill else 0
        for row, height in enumerate(self._names.fitting_heights()):
            self.setRowHeight(row, max(height, even))
        self._share_width(needs)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_table(self._table.as_text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self.opened.emit(current.row(), current.column())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def _needs(self) -> list[int]:
        """The width each column needs at least."""
        columns = range(self._table.columnCount())
        return [max(self._heads.needed_width(column), self._cells.needed_width(column)) for column in columns]

    def _share_width(self, needs: list[int]) -> None:
        """Each column its own need, what is left over shared equally; beyond the room the table scrolls."""
        room = self.viewport().width()
        spare = max(0, room - sum(needs))
        for column, need in enumerate(needs):
            self.setColumnWidth(column, need + spare // len(needs))
