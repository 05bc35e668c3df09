"""A table whose texts wrap and whose marked cells are typed into; Delete empties, Ctrl+C copies the whole table."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.context import Context
from gui.models.text_table import Look, TextCell, TextTable, tab_separated
from gui.widgets.clipboard import copy_table
from gui.widgets.optional_number import OptionalNumber
from gui.widgets.wrapped_text import draw_wrapped, line_height, wrapped_lines

Index = QModelIndex | QPersistentModelIndex
PADDING_X, PADDING_Y = 6, 6
LEAST_ROW, LEAST_EDITOR = 30, 72
PIXELS, HEAD_LINES = 13, 3
DECIMALS = 6


@dataclass(frozen=True, slots=True)
class TypedColumn:
    """`width` pixels at least and a `share` of what room is left; a `number` stands right and takes only figures."""

    head: str
    width: int
    share: float = 0.0
    number: bool = False
    lines: bool = False
    """Whether its texts are typed on several lines."""


class TypedTable(QTableView):
    """Signals: `typed(row, column, text)`; `row_chosen(row)` when another row becomes the current one."""

    typed = Signal(int, int, str)
    row_chosen = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.table = TextTable(self)
        self.columns: tuple[TypedColumn, ...] = ()
        self._rows: tuple[tuple[TextCell, ...], ...] = ()
        self.setModel(self.table)
        self.setItemDelegate(_TypedCell(context, self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
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
        self._head = _Head(context, self)
        self.setHorizontalHeader(self._head)
        self.table.typed.connect(self.typed)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def show_rows(self, columns: tuple[TypedColumn, ...], rows: tuple[tuple[TextCell, ...], ...]) -> None:
        """Place, selection and an open editor stay while there are as many rows and columns."""
        self.columns, self._rows = columns, rows
        self.table.show("", tuple(column.head for column in columns), ("",) * len(rows), rows)
        self._fit()

    def copy(self) -> None:
        """Put the table with its heads on the clipboard."""
        heads = (column.head for column in self.columns)
        copy_table(tab_separated((heads, *((cell.text for cell in row) for row in self._rows))))

    def choose_row(self, row: int) -> None:
        """Make a row the current one, in the column that was current before."""
        self.setCurrentIndex(self.table.index(row, max(self.currentIndex().column(), 0)))

    def _on_row_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self.row_chosen.emit(current.row())

    def _fit(self) -> None:
        widths = [self._least(place) for place in range(len(self.columns))]
        spare = max(0, self.viewport().width() - sum(widths))
        for place, column in enumerate(self.columns):
            self.setColumnWidth(place, widths[place] + int(spare * column.share))
        self._head.fit()
        self.resizeRowsToContents()

    def _least(self, place: int) -> int:
        """A figure is never broken over two lines: its column is as wide as the widest one."""
        column = self.columns[place]
        if not column.number:
            return column.width
        letters = QFontMetrics(_sized(self.font()))
        widest = max((letters.horizontalAdvance(row[place].text) for row in self._rows), default=0)
        return max(column.width, widest + 2 * PADDING_X + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        typable = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif typable and not editing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(index)
        elif typable and not editing and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.table.setData(index, "")
        else:
            super().keyPressEvent(event)


class _Head(QHeaderView):
    """Heads on as many lines as they need, those of figures at the right."""

    def __init__(self, context: Context, view: TypedTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._context, self._view = context, view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)

    def fit(self) -> None:
        font = _sized(self.font())
        lines = [
            len(wrapped_lines(column.head, font, max(1.0, self.sectionSize(place) - 2 * PADDING_X), HEAD_LINES))
            for place, column in enumerate(self._view.columns)
        ]
        self.setFixedHeight(round(max(lines, default=1) * line_height(font)) + 2 * PADDING_Y)
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        color, column = self._context.tokens.color, self._view.columns[section]
        painter.save()
        painter.setPen(color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(_sized(self.font()))
        painter.setPen(color("muted"))
        side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
        draw_wrapped(painter, QRectF(rect.adjusted(PADDING_X, 0, -PADDING_X, 0)), column.head, side, HEAD_LINES)
        painter.restore()


class _TypedCell(QStyledItemDelegate):
    """Wrapped text; a cell to type into has a field's ground, the chosen one a frame."""

    def __init__(self, context: Context, view: TypedTable) -> None:
        super().__init__(view)
        self._context, self._view = context, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = self._view.table.cell(index.row(), index.column())
        room = QRect(0, 0, max(20, self._view.columnWidth(index.column()) - 2 * PADDING_X), 10_000)
        self.initStyleOption(option, index)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        height = (
            QFontMetrics(_sized(option.font, bold=cell.look == Look.STRONG))
            .boundingRect(room, flags, cell.text)
            .height()
        )
        return QSize(room.width(), max(LEAST_ROW, height + 2 * PADDING_Y))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell, color = self._view.table.cell(index.row(), index.column()), self._context.tokens.color
        rect: QRect = option.rect
        painter.save()
        if index.row() == self._view.currentIndex().row():
            painter.fillRect(rect, color("accent_soft"))
        if cell.editable:
            painter.setPen(QPen(color("border"), 1))
            painter.setBrush(color("field"))
            painter.drawRoundedRect(rect.adjusted(2, 2, -3, -3), 4, 4)
        painter.setPen(QPen(color("grid"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(_sized(option.font, bold=cell.look == Look.STRONG))
        painter.setPen(color("muted" if cell.look == Look.MUTED else "text"))
        column = self._view.columns[index.column()]
        side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
        words = QTextOption(side | (Qt.AlignmentFlag.AlignTop if column.lines else Qt.AlignmentFlag.AlignVCenter))
        words.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        above = PADDING_Y if column.lines else 0
        painter.drawText(rect.adjusted(PADDING_X, above, -PADDING_X, 0).toRectF(), cell.text, words)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("accent"), 1))
            painter.drawRoundedRect(rect.adjusted(2, 2, -3, -3), 4, 4)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._view.columns[index.column()]
        if column.lines:
            return QPlainTextEdit(parent)
        line = QLineEdit(parent)
        if column.number:
            line.setValidator(OptionalNumber(DECIMALS, line))
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        typed = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(typed)
            editor.selectAll()
        else:
            assert isinstance(editor, QLineEdit)
            editor.setText(typed)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else ""
        if isinstance(editor, QLineEdit):
            if not editor.hasAcceptableInput():
                return
            text = editor.text()
        model.setData(index, text.strip())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        if isinstance(editor, QPlainTextEdit):
            rect = rect.adjusted(0, 0, 0, max(0, LEAST_EDITOR - rect.height()))
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter ends typing on several lines; Enter alone begins a new one."""
        if (
            isinstance(watched, QPlainTextEdit)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched)
                return True
        return super().eventFilter(watched, event)


def _sized(font: QFont, *, bold: bool = False) -> QFont:
    """The style sheet sets the letters of tables, so that smaller ones are chosen where they are painted."""
    sized = QFont(font)
    sized.setPixelSize(PIXELS)
    sized.setBold(bold)
    return sized


def number_cell(value: float | None, shown: str, *, tip: str = "") -> TextCell:
    """A cell for a figure that may stay empty."""
    typed = "" if value is None else f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return TextCell(shown if value is not None else "", editable=True, typed=typed, tip=tip)


def typed_number(text: str) -> float | None:
    return float(text) if text.strip() else None
