"""A table with a city in each row: read by columns, picked from like the map."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from gui.models.text_table import Look, TextCell, TextTable
from gui.theme.theme import Tokens
from gui.widgets.clipboard import copy_table
from gui.widgets.range_bar import RangeShares, paint_range

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT, HEAD_HEIGHT = 28, 42
MARGIN, HEAD_SHARE, WIDEST_NAME = 18, 0.62, 150
"""Beside a cell's text; the part of a head's length that its first line takes at least; of a city's name."""
RANGE_WIDTH = 84
"""Of the bars of the first column, at its right end."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Looks(QStyledItemDelegate):
    """Strong cells in bold, muted ones in the colour of what is not there; bars in the first column."""

    def __init__(self, table: "CityTable", tokens: Callable[[], Tokens]) -> None:
        super().__init__(table)
        self._tokens = tokens
        self.ranges: tuple[RangeShares, ...] = ()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.column() == 0 and index.row() < len(self.ranges):
            area = QRectF(option.rect)
            area.setLeft(area.right() - RANGE_WIDTH)
            area.setRight(area.right() - MARGIN)
            paint_range(painter, area, self.ranges[index.row()], self._tokens(), assumed=False)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        model = index.model()
        look = model.cell(index.row(), index.column()).look if isinstance(model, TextTable) else Look.PLAIN
        option.font.setBold(look is Look.STRONG)
        if look is Look.MUTED:
            option.palette.setBrush(QPalette.ColorRole.Text, option.palette.placeholderText())


class CityTable(QTableView):
    """`marked(id)` when a row is selected, `chosen(id)` by double click or Enter; Ctrl+C copies the whole table."""

    marked = Signal(str)
    chosen = Signal(str)

    def __init__(self, tokens: Callable[[], Tokens]) -> None:
        super().__init__()
        self.table = TextTable(self)
        self._ids: tuple[str, ...] = ()
        self._marking = False
        self.setModel(self.table)
        self._looks = _Looks(self, tokens)
        self.setItemDelegate(self._looks)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        names = self.verticalHeader()
        names.setDefaultSectionSize(ROW_HEIGHT)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultAlignment(LEFT)
        names.setMaximumWidth(WIDEST_NAME)
        names.setStyleSheet("QHeaderView::section { padding: 0 8px 0 4px; border: none; }")
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setStretchLastSection(True)
        heads.setFixedHeight(HEAD_HEIGHT)
        heads.setHighlightSections(False)
        heads.setStyleSheet("QHeaderView::section { padding: 2px 4px; }")
        heads.setDefaultAlignment(LEFT | Qt.TextFlag.TextWordWrap)
        self.selectionModel().currentRowChanged.connect(self._on_row)
        self.doubleClicked.connect(lambda index: self._choose(index.row()))

    def show_cities(
        self,
        columns: tuple[str, ...],
        ids: tuple[str, ...],
        names: tuple[str, ...],
        cells: tuple[tuple[TextCell, ...], ...],
        marked: str = "",
        ranges: tuple[RangeShares, ...] = (),
    ) -> None:
        """Show `cells`, a row for each of `ids`; the row of `marked` is selected.

        `ranges`, one a row where there are any, stand as bars beside the texts of the first column.
        """
        self._marking = True
        self._looks.ranges = ranges
        self._ids = ids
        self.table.show("", columns, names, cells)
        self._marking = False
        self._settle(columns, cells)
        self.mark(marked)

    def _settle(self, columns: tuple[str, ...], cells: tuple[tuple[TextCell, ...], ...]) -> None:
        """Each column as wide as its cells, its head on two lines where it is longer."""
        self.ensurePolished()
        for column, head in enumerate(columns):
            widest = max((self._width(row[column].text) for row in cells), default=0)
            bars = RANGE_WIDTH if column == 0 and self._looks.ranges else 0
            self.setColumnWidth(column, max(widest + bars, self._head_width(head)) + MARGIN)

    def _width(self, text: str) -> int:
        """As wide as the text is in bold."""
        font = QFont(self.font())
        font.setBold(True)
        return QFontMetrics(font).horizontalAdvance(text)

    def _head_width(self, head: str) -> int:
        """The width at which a head takes two lines at most."""
        longest = max(map(self._width, head.split()), default=0)
        return max(longest if head.isascii() else 0, round(self._width(head) * HEAD_SHARE))

    def mark(self, id: str) -> None:
        """Select the row of a city without saying so; none where it has no row."""
        self._marking = True
        if id in self._ids:
            index = self.table.index(self._ids.index(id), 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)
        else:
            self.clearSelection()
        self._marking = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_table(self.table.as_text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _on_row(self) -> None:
        row = self.currentIndex().row()
        if not self._marking and 0 <= row < len(self._ids):
            self.marked.emit(self._ids[row])

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._ids):
            self.chosen.emit(self._ids[row])
