"""A table of short texts: names at the left, heads on up to two lines, figures in the middle of their columns."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from gui.context import Context
from gui.models.text_table import Look, TextTable
from gui.widgets.clipboard import copy_table
from gui.widgets.name_header import NameHeader
from gui.widgets.wrapped_text import draw_wrapped, name_font

NAME_SHARE = 0.3
NAMES = (120, 300)
LEAST_COLUMN = 52


class WordsTable(QTableView):
    """Signal `chosen(row)` when a row becomes current by mouse or keyboard. Ctrl+C copies the whole table."""

    chosen = Signal(int)

    def __init__(self, context: Context, least_column: int = LEAST_COLUMN) -> None:
        super().__init__()
        self.table = TextTable(self)
        self._across = NameHeader(context, Qt.Orientation.Horizontal)
        self._down = NameHeader(context, Qt.Orientation.Vertical)
        self.setHorizontalHeader(self._across)
        self.setVerticalHeader(self._down)
        self.setModel(self.table)
        self.setItemDelegate(_Painter(context, self))
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._across.setMinimumSectionSize(least_column)
        self._across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.modelReset.connect(self.fit)
        self.table.headerDataChanged.connect(lambda *_: self.fit())
        self.selectionModel().currentRowChanged.connect(self._on_row)

    def select(self, row: int) -> None:
        """Choose a row without saying so; a negative one chooses none."""
        blocked = self.selectionModel().blockSignals(True)
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.selectRow(row)
        self.selectionModel().blockSignals(blocked)
        self.viewport().update()

    def whole_size(self) -> QSize:
        """The size at which every row shows."""
        rows = sum(self.rowHeight(row) for row in range(self.table.rowCount()))
        return QSize(self.width(), self._across.height() + rows + 4)

    def fit(self) -> None:
        """Give all names the room they need."""
        self._down.names_width = int(min(max(self.width() * NAME_SHARE, NAMES[0]), NAMES[1]))
        self._down.fit()
        self._across.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_table(self.table.as_text())
        else:
            super().keyPressEvent(event)

    def _on_row(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.row())


class _Painter(QStyledItemDelegate):
    def __init__(self, context: Context, parent: WordsTable) -> None:
        super().__init__(parent)
        self._context = context

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, TextTable)
        cell, area = model.cell(index.row(), index.column()), QRectF(option.rect).adjusted(3, 0, -3, 0)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._context.tokens.color("accent_soft"))
        font = QFont(option.font)
        font.setBold(cell.look is Look.STRONG)
        painter.setFont(name_font(font, (cell.text,), area.width()))
        painter.setPen(self._context.tokens.color("muted" if cell.look is Look.MUTED else "text"))
        draw_wrapped(painter, area, cell.text, Qt.AlignmentFlag.AlignHCenter)
        painter.setPen(self._context.tokens.color("grid"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()
