"""A table as reports print it: a line of figures above, the table below, copied as a whole."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.context import Context
from gui.models.text_table import Look, TextTable
from gui.widgets.card import label
from gui.widgets.clipboard import copy_table
from gui.widgets.name_header import NameHeader

LEAST_COLUMN = 62
LEAST_NAMES, MOST_NAMES = 130, 300


class ReportTable(QWidget):
    """`head` and `foot` are the lines above and below the table.

    The names at the left are `least` to `most` pixels wide; columns in `fitted` are as wide as their texts.
    """

    def __init__(
        self, context: Context, least: int = LEAST_NAMES, most: int = MOST_NAMES, fitted: tuple[int, ...] = ()
    ) -> None:
        super().__init__()
        self.model = TextTable(self)
        self.head = label(role="strong", wrap=True)
        self.foot = label(role="small", wrap=True)
        self.view = ReportView(context, self.model, least, most, fitted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)

    def tell(self, head: str, foot: str) -> None:
        """Set both lines; an empty one takes no room."""
        for line, text in ((self.head, head), (self.foot, foot)):
            line.setText(text)
            line.setVisible(bool(text))

    def copy(self) -> None:
        """Put head line and table on the clipboard."""
        copy_table(self.model.as_text(), above=self.head.text())


class ReportView(QTableView):
    """Equal columns, names at the left; Delete clears a cell, Ctrl+C copies the chosen cells.

    Signals: `copy_asked()` for a copy of the whole table, where no cell is chosen; `paste_asked(row, column)`.
    """

    copy_asked = Signal()
    paste_asked = Signal(int, int)

    def __init__(self, context: Context, model: TextTable, least: int, most: int, fitted: tuple[int, ...]) -> None:
        super().__init__()
        self._least, self._most, self._fitted = least, most, fitted
        self._across = NameHeader(context, Qt.Orientation.Horizontal)
        self._down = NameHeader(context, Qt.Orientation.Vertical)
        self.setHorizontalHeader(self._across)
        self.setVerticalHeader(self._down)
        self.setModel(model)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        model.modelReset.connect(self.fit)
        model.headerDataChanged.connect(self._on_heads_changed)
        self.setItemDelegate(_CellPainter(context, self))
        self._across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._across.setMinimumSectionSize(LEAST_COLUMN)
        self._down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def ask_paste(self) -> None:
        """Paste from the chosen cell on, or from the first."""
        chosen = self.selectedIndexes() or [self.model().index(0, 0)]
        self.paste_asked.emit(min(index.row() for index in chosen), min(index.column() for index in chosen))

    def _copy_chosen(self) -> None:
        chosen = self.selectedIndexes()
        if not chosen:
            self.copy_asked.emit()
            return
        rows, columns = sorted({index.row() for index in chosen}), sorted({index.column() for index in chosen})
        table = self.model()
        assert isinstance(table, TextTable)
        lines = ("\t".join(_for_spreadsheet(table.cell(row, column).text) for column in columns) for row in rows)
        copy_table("\n".join(lines), heads=False)

    def fit(self) -> None:
        """Give all names the room they need."""
        self._down.names_width = int(min(max(self.width() * 0.2, self._least), self._most))
        for column in self._fitted:
            if column < self._across.count():
                self._across.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._down.fit()
        self._across.fit()

    def _on_heads_changed(self, orientation: Qt.Orientation) -> None:
        (self._across if orientation == Qt.Orientation.Horizontal else self._down).fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy_chosen()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.ask_paste()
        elif event.key() == Qt.Key.Key_Delete and self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.model().setData(self.currentIndex(), "")
        else:
            super().keyPressEvent(event)


def _for_spreadsheet(text: str) -> str:
    """A spreadsheet takes 1/3 for the third of January, and 0 1/3 for a number."""
    return f"0 {text}" if text.startswith("1/") else text


class _CellPainter(QStyledItemDelegate):
    """Paints straight from the table's cells: a whole table changes with one judgement and must not lag."""

    def __init__(self, context: Context, parent: ReportView) -> None:
        super().__init__(parent)
        self._context = context

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, TextTable)
        cell, color = model.cell(index.row(), index.column()), self._context.tokens.color
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, color("accent_soft"))
        font = QFont(option.font)
        font.setBold(cell.look == Look.STRONG)
        font.setItalic(cell.look == Look.MUTED)
        painter.setFont(font)
        painter.setPen(color("muted" if cell.look == Look.MUTED else "text"))
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, cell.text)
        painter.restore()
