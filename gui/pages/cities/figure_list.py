"""The profile's figures as a list whose lines open for typing in place."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.pages.cities.figure_rows import FigureRow
from gui.theme.theme import Tokens

Index = QModelIndex | QPersistentModelIndex
PADDING = 5
VALUE_WIDTH = 92
LEAST_HEIGHT = 140
GAP = 8
WRAP = int(Qt.TextFlag.TextWordWrap)


class _Figures(QAbstractListModel):
    """The rows, and beneath the one at `opened` an empty one that holds the editor."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[FigureRow, ...] = ()
        self.opened = -1

    def show_rows(self, rows: tuple[FigureRow, ...]) -> None:
        if rows == self.rows:
            return
        if [row.indicator for row in rows] == [row.indicator for row in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
            return
        self.beginResetModel()
        self.rows, self.opened = rows, -1
        self.endResetModel()

    def open(self, position: int) -> QModelIndex:
        """Make room for an editor beneath a row; the index of that room."""
        self.close()
        self.beginInsertRows(QModelIndex(), position + 1, position + 1)
        self.opened = position
        self.endInsertRows()
        return self.index(position + 1)

    def close(self) -> None:
        if self.opened >= 0:
            self.beginRemoveRows(QModelIndex(), self.opened + 1, self.opened + 1)
            self.opened = -1
            self.endRemoveRows()

    def row_at(self, index: Index) -> FigureRow | None:
        """None for the room of the editor."""
        position = index.row()
        if self.opened >= 0 and position > self.opened:
            position -= 1
            if position == self.opened:
                return None
        return self.rows[position] if 0 <= position < len(self.rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return len(self.rows) + (self.opened >= 0)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.row_at(index)
        if row is None:
            return Qt.ItemFlag.ItemIsEnabled
        if row.state == "heading":
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.hint
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.name, f"{row.value} {row.unit}".strip(), row.origin) if part)
        return None


class _Line(QStyledItemDelegate):
    """Name, value and unit in one line, where they come from beneath."""

    def __init__(self, tokens: Callable[[], Tokens], view: "FigureList", figures: _Figures) -> None:
        super().__init__(view)
        self._tokens = tokens
        self._view = view
        self._figures = figures
        self.unit_width = 0

    def font(self, size: int, *, bold: bool = False) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(size)
        font.setBold(bold)
        return font

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        row = self._figures.row_at(index)
        if row is None:
            editor = self._view.indexWidget(index)
            return QSize(width, editor.sizeHint().height() if editor else 0)
        name, origin = self._places(row, QRect(0, 0, width, 0))
        return QSize(width, (origin if row.origin else name).bottom() + PADDING)

    def _places(self, row: FigureRow, cell: QRect) -> tuple[QRect, QRect]:
        """Where the name and the origin stand, both as high as their words need."""
        left, right = cell.left() + PADDING, cell.right() - PADDING
        aside = 0 if row.state == "heading" else VALUE_WIDTH + GAP + self.unit_width
        room = QRect(left, cell.top() + PADDING, max(60, right - left - aside), 10_000)
        metrics = QFontMetrics(self.font(13, bold=row.state == "heading"))
        name = QRect(room.topLeft(), QSize(room.width(), metrics.boundingRect(room, WRAP, row.name).height()))
        room = QRect(left, name.bottom() + 2, max(60, right - left), 10_000)
        height = QFontMetrics(self.font(12)).boundingRect(room, WRAP, row.origin).height()
        return name, QRect(room.topLeft(), QSize(room.width(), height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._figures.row_at(index)
        if row is None:
            return
        tokens = self._tokens()
        cell: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, tokens.color("accent_soft"))
        painter.setPen(QPen(tokens.color("grid"), 1))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        name, origin = self._places(row, cell)
        painter.setFont(self.font(13, bold=row.state == "heading"))
        painter.setPen(tokens.color("muted" if row.state == "heading" else "text"))
        painter.drawText(name, WRAP, row.name)
        painter.setFont(self.font(12))
        painter.setPen(tokens.color("accent" if row.state == "own" else "muted"))
        painter.drawText(origin, WRAP, row.origin)
        self._paint_value(painter, row, name, tokens)
        painter.restore()

    def _paint_value(self, painter: QPainter, row: FigureRow, name: QRect, tokens: Tokens) -> None:
        line = QRect(name.right() + 1, name.top(), VALUE_WIDTH, QFontMetrics(self.font(14)).height())
        painter.setFont(self.font(14, bold=row.state != "missing"))
        painter.setPen(tokens.color("muted" if row.state == "missing" else "text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, row.value)
        painter.setFont(self.font(12))
        painter.setPen(tokens.color("muted"))
        unit = QRect(line.right() + GAP, line.top(), self.unit_width, line.height())
        painter.drawText(unit, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.unit)


class FigureList(QListView):
    """`wanted(indicator)` when a line is double-clicked, or Enter or F2 pressed on it."""

    wanted = Signal(str)

    def __init__(self, tokens: Callable[[], Tokens]) -> None:
        super().__init__()
        self._figures = _Figures(self)
        self._line = _Line(tokens, self, self._figures)
        self.setModel(self._figures)
        self.setItemDelegate(self._line)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumHeight(LEAST_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(300, LEAST_HEIGHT)

    @property
    def rows(self) -> tuple[FigureRow, ...]:
        return self._figures.rows

    def show_rows(self, rows: tuple[FigureRow, ...]) -> None:
        """Show these; place and scroll position stay where the lines are the same ones."""
        metrics = QFontMetrics(self._line.font(12))
        self._line.unit_width = max((metrics.horizontalAdvance(row.unit) for row in rows), default=0)
        self._figures.show_rows(rows)
        self.viewport().update()

    def open_editor(self, indicator: str, editor: QWidget) -> None:
        """Put an editor beneath a line; the list owns it."""
        position = self._position(indicator)
        index = self._figures.open(position)
        self.setIndexWidget(index, editor)
        self.doItemsLayout()
        self.setCurrentIndex(self._figures.index(position))
        self.scrollTo(index)

    def close_editor(self) -> None:
        current = self.currentIndex()
        self._figures.close()
        self.setCurrentIndex(current)

    def select(self, indicator: str) -> None:
        self.setCurrentIndex(self._figures.index(self._position(indicator)))

    def _position(self, indicator: str) -> int:
        return next(place for place, row in enumerate(self._figures.rows) if row.indicator == indicator)

    def _want(self, index: QModelIndex) -> None:
        row = self._figures.row_at(index) if index.isValid() else None
        if row is not None and row.indicator:
            self.wanted.emit(row.indicator)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._want(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._want(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if self._figures.opened >= 0:
            self.scrollTo(self._figures.index(self._figures.opened + 1))
