"""A table of limits typed in place: what may be used, and beneath it what the adopted schedule uses."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.context import Context
from gui.models.text_table import Look, TextCell, TextTable, tab_separated
from gui.widgets.clipboard import copy_table
from gui.widgets.name_header import NameHeader
from gui.widgets.optional_number import OptionalNumber
from gui.widgets.wrapped_text import draw_wrapped

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 36
LEAST_COLUMN = 88
SIZE, SMALLER = 13, 11
PADDING = 6


@dataclass(frozen=True, slots=True)
class LimitCell(TextCell):
    """`detail` stands small beneath the text; `over` shows it as a rule that is not kept, in red and bold.

    Figures stand at the right, `words` at the left.
    """

    detail: str = ""
    over: bool = False
    words: bool = False


class LimitGrid(QTableView):
    """Names at the left stay while the columns scroll; a letter, Enter, F2 or a double click opens a cell.

    Delete empties it, Ctrl+C copies the chosen cells and Ctrl+V pastes from the current one on. With `whole` it is as
    high as all its rows. Signals: `typed(row, column, text)`; `pasted(row, column, text)`; `opened(row)` for Enter or
    a double click on a row that is not typed into; `row_chosen(row)` when another row became current.
    """

    typed = Signal(int, int, str)
    pasted = Signal(int, int, str)
    opened = Signal(int)
    row_chosen = Signal(int)

    def __init__(
        self, context: Context, names_width: int = 150, least_column: int = LEAST_COLUMN, *, whole: bool = False
    ) -> None:
        super().__init__()
        self._whole = whole
        self.table = TextTable(self)
        self._least_column = least_column
        self._across = NameHeader(context, Qt.Orientation.Horizontal)
        self._down = NameHeader(context, Qt.Orientation.Vertical)
        self._down.names_width = names_width
        self._down.setMinimumSectionSize(ROW_HEIGHT)
        self.setHorizontalHeader(self._across)
        self.setVerticalHeader(self._down)
        self.setModel(self.table)
        self.setItemDelegate(_LimitCells(context, self))
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self._across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.typed.connect(self.typed)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(lambda current, _: self.row_chosen.emit(current.row()))

    def show_cells(
        self, corner: str, columns: tuple[str, ...], rows: tuple[str, ...], cells: tuple[tuple[LimitCell, ...], ...]
    ) -> None:
        """Show `cells`, one tuple a row."""
        self.table.show(corner, columns, rows, cells)
        self.fit()
        self.viewport().update()

    def fit(self) -> None:
        """Share out the width, and give all names the room they need."""
        count = self.table.columnCount()
        if not count or not self.table.rowCount():
            return
        width = max(self._least_column, (self.viewport().width() - 1) // count)
        for column in range(count):
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)
        self._across.fit()
        self._down.fit()
        if self._whole:
            self.setFixedHeight(self.whole_height())

    def as_text(self) -> str:
        """The whole table for a spreadsheet, what is used beside what may be used."""
        return self.table.as_text()

    def whole_height(self) -> int:
        """The height at which every row shows."""
        rows = sum(max(ROW_HEIGHT, self.rowHeight(row)) for row in range(self.table.rowCount()))
        return self._across.minimumHeight() + rows + self.horizontalScrollBar().sizeHint().height() + 2

    def sizeHint(self) -> QSize:
        return QSize(320, self.whole_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._across.minimumHeight() + 2 * ROW_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste) and _is_typed(index):
            self.pasted.emit(index.row(), index.column(), QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and _is_typed(index):
            self.table.setData(index, "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._open(index)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if not _is_typed(index):
            self.opened.emit(index.row())
        elif self.state() != QAbstractItemView.State.EditingState:
            self.edit(index)

    def _copy(self) -> None:
        chosen = self.selectedIndexes()
        rows, columns = sorted({index.row() for index in chosen}), sorted({index.column() for index in chosen})
        lines = ([self.table.cell(row, column).text for column in columns] for row in rows)
        copy_table(tab_separated(lines), heads=False)


class _LimitCells(QStyledItemDelegate):
    def __init__(self, context: Context, view: LimitGrid) -> None:
        super().__init__(view)
        self._context = context

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setValidator(OptionalNumber(4, field))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        return field

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, color = index.model(), self._context.tokens.color
        assert isinstance(model, TextTable)
        cell = model.cell(index.row(), index.column())
        assert isinstance(cell, LimitCell)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, color("accent_soft"))
        elif cell.over:
            painter.fillRect(option.rect, color("error_soft"))
        area = rect.adjusted(PADDING, 3, -PADDING, -3)
        upper = area.adjusted(0, 0, 0, -area.height() * 0.42) if cell.detail else area
        side = Qt.AlignmentFlag.AlignLeft if cell.words else Qt.AlignmentFlag.AlignRight
        painter.setFont(_sized(option.font, SIZE, bold=cell.look is Look.STRONG))
        painter.setPen(color("muted" if cell.look is Look.MUTED else "text"))
        draw_wrapped(painter, upper, cell.text, side, 1 if cell.detail else 2)
        if cell.detail:
            painter.setFont(_sized(option.font, SMALLER, bold=cell.over))
            painter.setPen(color("error" if cell.over else "muted"))
            draw_wrapped(painter, area.adjusted(0, area.height() * 0.55, 0, 0), cell.detail, side, 1)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("accent"), 1))
            painter.drawRect(rect.adjusted(0.5, 0.5, -1.5, -1.5))
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        height = min(option.rect.height(), editor.sizeHint().height())
        editor.setGeometry(option.rect.left(), option.rect.center().y() - height // 2, option.rect.width(), height)


def amount_typed(text: str) -> float | None:
    """The number a person typed, None where the cell was emptied."""
    plain = text.replace(",", "").strip()
    return float(plain) if plain else None


def as_typed(amount: float | None, factor: float = 1.0) -> str:
    """What an editor starts from."""
    return "" if amount is None else f"{amount * factor:.4f}".rstrip("0").rstrip(".")


def _is_typed(index: Index) -> bool:
    return index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)


def _sized(font: QFont, pixels: int, *, bold: bool) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(pixels)
    sized.setBold(bold)
    return sized
