"""A list of things with the reason beneath each, optionally with a box to tick."""

from collections.abc import Callable
from dataclasses import dataclass

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
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.theme.theme import Tokens

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole
PADDING = 6
BOX = 14
WRAP = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a `heading` cannot be chosen; `ticked` None shows no box; `aside` stands right of the title."""

    id: str
    title: str
    detail: str = ""
    aside: str = ""
    ticked: bool | None = None
    heading: bool = False
    hint: str = ""


class _Entries(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: tuple[Entry, ...]) -> bool:
        """True where the model was reset."""
        if entries == self.entries:
            return False
        if [entry.id for entry in entries] == [entry.id for entry in self.entries]:
            self.entries = entries
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return False
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()
        return True

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.entries[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        found: dict[int, object] = {
            ENTRY_ROLE: entry,
            Qt.ItemDataRole.DisplayRole: entry.title,
            Qt.ItemDataRole.ToolTipRole: entry.hint or None,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(
                part for part in (entry.title, entry.aside, entry.detail) if part
            ),
        }
        if role == Qt.ItemDataRole.CheckStateRole and entry.ticked is not None:
            return Qt.CheckState.Checked if entry.ticked else Qt.CheckState.Unchecked
        return found.get(role)


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, tokens: Callable[[], Tokens], view: QListView) -> None:
        super().__init__(view)
        self._tokens = tokens
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(ENTRY_ROLE)
        width = self._view.viewport().width()
        title, detail = self._places(entry, QRect(0, 0, width, 0))
        bottom = detail.bottom() if entry.detail else title.bottom()
        return QSize(width, bottom + PADDING)

    def _fonts(self, entry: Entry) -> tuple[QFont, QFont]:
        title, detail = QFont(self._view.font()), QFont(self._view.font())
        title.setPixelSize(13)
        title.setBold(entry.heading)
        detail.setPixelSize(12)
        return title, detail

    def _places(self, entry: Entry, cell: QRect) -> tuple[QRect, QRect]:
        """Where title and detail stand, both as high as their words need."""
        fonts = self._fonts(entry)
        left = cell.left() + (2 if entry.heading else PADDING) + (BOX + 7 if entry.ticked is not None else 0)
        right = cell.right() - PADDING
        aside = QFontMetrics(fonts[1]).horizontalAdvance(entry.aside) + 10 if entry.aside else 0
        room = QRect(left, cell.top() + PADDING, max(40, right - left - aside), 10_000)
        title = QFontMetrics(fonts[0]).boundingRect(room, int(WRAP), entry.title)
        title.setRect(room.left(), room.top(), room.width(), title.height())
        room = QRect(left, title.bottom() + 2, max(40, right - left), 10_000)
        detail = QFontMetrics(fonts[1]).boundingRect(room, int(WRAP), entry.detail)
        detail.setRect(room.left(), room.top(), room.width(), detail.height())
        return title, detail

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        tokens, fonts = self._tokens(), self._fonts(entry)
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, tokens.color("accent_soft"))
        title, detail = self._places(entry, cell)
        if entry.ticked is not None:
            self._paint_box(painter, tokens, tick_rect(cell, title), entry.ticked)
        painter.setFont(fonts[0])
        painter.setPen(tokens.color("muted" if entry.heading else "text"))
        painter.drawText(title, int(WRAP), entry.title)
        painter.setFont(fonts[1])
        painter.setPen(tokens.color("muted"))
        painter.drawText(detail, int(WRAP), entry.detail)
        aside = QRect(title.right(), title.top(), cell.right() - PADDING - title.right(), title.height())
        painter.drawText(aside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, entry.aside)
        painter.restore()

    def _paint_box(self, painter: QPainter, tokens: Tokens, box: QRect, ticked: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.color("accent" if ticked else "muted"), 1.2))
        painter.setBrush(tokens.color("accent" if ticked else "field"))
        painter.drawRoundedRect(box, 3, 3)
        if ticked:
            painter.setPen(QPen(tokens.color("on_accent"), 2))
            left, top = box.left(), box.top()
            painter.drawLine(left + 3, top + 7, left + 6, top + 10)
            painter.drawLine(left + 6, top + 10, left + 11, top + 4)


def tick_rect(cell: QRect, title: QRect) -> QRect:
    return QRect(cell.left() + PADDING, title.top() + 2, BOX, BOX)


class ReasonList(QListView):
    """Signals: `chosen(id)` when an entry becomes current by mouse or keyboard; `ticked(id, on)` when its box is
    clicked or Space or Enter is pressed on it."""

    chosen = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, tokens: Callable[[], Tokens]) -> None:
        super().__init__()
        self._entries = _Entries(self)
        self.setModel(self._entries)
        self.setItemDelegate(_EntryDelegate(tokens, self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumHeight(60)
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self._entries.entries

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these entries; the current one and the scroll position stay where they still are."""
        current, scrolled = self._current(), self.verticalScrollBar().value()
        if self._entries.show_entries(entries):
            self.select(current)
            self.verticalScrollBar().setValue(scrolled)
        self.viewport().update()

    def select(self, id: str) -> None:
        """Make an entry current without saying so."""
        position = next((n for n, entry in enumerate(self.entries) if entry.id == id), -1)
        blocked = self.selectionModel().blockSignals(True)
        self.setCurrentIndex(self._entries.index(position) if position >= 0 else QModelIndex())
        if position < 0:
            self.clearSelection()
        self.selectionModel().blockSignals(blocked)
        self.viewport().update()

    def _current(self) -> str:
        index = self.currentIndex()
        return self.entries[index.row()].id if index.isValid() else ""

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.entries[index.row()].id)

    def _tick(self, index: QModelIndex) -> None:
        entry = self.entries[index.row()]
        if entry.ticked is not None:
            self.ticked.emit(entry.id, not entry.ticked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and point.x() <= self.visualRect(index).left() + PADDING + BOX + 6:
            self._tick(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._tick(index)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
