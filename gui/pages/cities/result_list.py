"""The cities that were found, as a list."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.theme.theme import Tokens
from gui.widgets.dot_map import Dot, DotKind
from gui.widgets.marks import paint_mark

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 44
MARK_LEFT = 14
TEXT_LEFT = 28


class _Found(QAbstractListModel):
    """Dots in the order in which they answer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dots: tuple[Dot, ...] = ()
        self.asides: dict[str, str] = {}

    def show_dots(self, dots: tuple[Dot, ...], asides: dict[str, str]) -> None:
        self.beginResetModel()
        self.dots, self.asides = dots, asides
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.dots)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        dot = self.dots[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return dot.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return dot.hint
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{dot.name}, {self.asides[dot.id]}"
        return None


class _Row(QStyledItemDelegate):
    """Mark and name above, province and type beneath."""

    def __init__(self, tokens: Callable[[], Tokens], found: _Found, parent: QObject) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._found = found
        self.kinds: dict[str, DotKind] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, dot = self._tokens(), self._found.dots[index.row()]
        cell: QRect = option.rect
        kind = self.kinds[dot.kind]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, tokens.color("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(cell, tokens.color("hover"))
        center = QPointF(cell.left() + MARK_LEFT, cell.top() + ROW_HEIGHT * 0.31)
        paint_mark(painter, kind.shape, center, 4.5, tokens.color(kind.color))
        room = cell.adjusted(TEXT_LEFT, 3, -6, -3)
        for text, size, ink, side in (
            (dot.name, 14, "text", Qt.AlignmentFlag.AlignTop),
            (self._found.asides[dot.id], 12, "muted", Qt.AlignmentFlag.AlignBottom),
        ):
            font = QFont(painter.font())
            font.setPixelSize(size)
            painter.setFont(font)
            painter.setPen(tokens.color(ink))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | side, shown)
        painter.restore()


class ResultList(QListView):
    """`chosen(id)` when a city is clicked or reached by the keyboard."""

    chosen = Signal(str)

    def __init__(self, tokens: Callable[[], Tokens]) -> None:
        super().__init__()
        self._found = _Found(self)
        self._row = _Row(tokens, self._found, self)
        self.setModel(self._found)
        self.setItemDelegate(self._row)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(dot.id for dot in self._found.dots)

    def show_dots(self, kinds: tuple[DotKind, ...], dots: tuple[Dot, ...], asides: dict[str, str], chosen: str) -> None:
        """Show these, with the words beneath each name; the chosen one is made current where it is among them."""
        self._row.kinds = {kind.id: kind for kind in kinds}
        self._found.show_dots(dots, asides)
        self.select(chosen)

    def select(self, id: str) -> None:
        """Make a city current without saying so."""
        if id not in self.ids:
            self._make_current(QModelIndex())
            self.clearSelection()
        elif self.currentIndex().row() != self.ids.index(id):
            self._make_current(self._found.index(self.ids.index(id)))
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def highlight_first(self) -> None:
        """Mark the best match, so that Enter means it."""
        if self.ids:
            self._make_current(self._found.index(0))

    def current(self) -> str:
        index = self.currentIndex()
        return self.ids[index.row()] if index.isValid() else ""

    def step(self, rows: int) -> None:
        """Choose the city so many rows further down."""
        if self.ids:
            row = self.currentIndex().row() + rows if self.currentIndex().isValid() else 0
            self.setCurrentIndex(self._found.index(max(0, min(row, len(self.ids) - 1))))

    def _make_current(self, index: QModelIndex) -> None:
        selection = self.selectionModel()
        selection.currentChanged.disconnect(self._on_current)
        self.setCurrentIndex(index)
        selection.currentChanged.connect(self._on_current)

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.ids[index.row()])
