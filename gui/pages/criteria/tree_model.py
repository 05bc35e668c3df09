"""The criteria tree as a Qt model: names are typed into, the rest is told."""

from enum import IntEnum
from typing import Any, overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from gui.context import Context
from gui.pages.criteria import words
from planner.model.criterion import GOAL, CriteriaTree, Criterion
from planner.text.marker import mark

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    NAME = 0
    INDICATOR = 1
    UNIT = 2
    DIRECTION = 3
    SCALE = 4
    MARKS = 5


HEADS = (
    mark("Criterion"),
    mark("Linked indicator"),
    mark("Unit"),
    mark("Direction"),
    mark("Bounds"),
    mark("Note"),
)


class CriteriaModel(QAbstractItemModel):
    """Signal `renamed(id, text)` when a name was typed: the page makes the edit."""

    renamed = Signal(str, str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._language = ""
        self._order: tuple[Criterion, ...] = ()
        self._places: dict[str, int] = {}
        self._children: dict[str, tuple[int, ...]] = {}

    def show_tree(self, tree: CriteriaTree) -> bool:
        """Take over the tree; True where rows came, went or moved, so that the model was reset."""
        old_order, order = self._order, tree.depth_first()
        moved = [(old.id, old.parent) for old in old_order] != [(new.id, new.parent) for new in order]
        if moved:
            self.beginResetModel()
        self._order = order
        self._places = {criterion.id: place for place, criterion in enumerate(order)}
        self._children = {
            parent: tuple(self._places[child.id] for child in tree.children(parent)) for parent in (GOAL, *self._places)
        }
        retold = self._language != self._context.texts.language
        self._language = self._context.texts.language
        if moved:
            self.endResetModel()
        else:
            for place, (old, new) in enumerate(zip(old_order, order, strict=True)):
                if retold or new != old:
                    self.dataChanged.emit(self._index_at(place, Column.NAME), self._index_at(place, Column.MARKS))
        if retold:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(HEADS) - 1)
        return moved

    def criterion(self, index: Index) -> Criterion:
        return self._order[int(index.internalId())]

    def index_of(self, id: str, column: Column = Column.NAME) -> QModelIndex:
        """Where a criterion stands; an invalid index for one that is not in the tree."""
        return self._index_at(self._places[id], column) if id in self._places else QModelIndex()

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        children = self._below(parent)
        if 0 <= row < len(children) and 0 <= column < len(HEADS):
            return self.createIndex(row, column, children[row])
        return QModelIndex()

    @overload
    def parent(self) -> QObject | None: ...

    @overload
    def parent(self, index: Index) -> QModelIndex: ...

    def parent(self, index: Index | None = None) -> QObject | QModelIndex | None:
        """The row above an index; without one the owner of the model, as every QObject says."""
        if index is None:
            return super().parent()
        if not index.isValid() or self.criterion(index).parent == GOAL:
            return QModelIndex()
        return self._index_at(self._places[self.criterion(index).parent], Column.NAME)

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._below(parent))

    def columnCount(self, parent: Index | None = None) -> int:
        return len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._context.texts.tr(HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        criterion, column = self.criterion(index), Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.EditRole:
                return self._text(criterion, column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._context.tokens.color(_ink(column))
            case Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setBold(column == Column.NAME and bool(self._children[criterion.id]))
                return font
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or value == self._text(self.criterion(index), Column.NAME):
            return False
        self.renamed.emit(self.criterion(index).id, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == Column.NAME else flags

    def _below(self, parent: Index | None) -> tuple[int, ...]:
        """The children of a row, which hang on its first column; of the goal for no row."""
        if parent is None or not parent.isValid():
            return self._children.get(GOAL, ())
        return self._children[self.criterion(parent).id] if parent.column() == Column.NAME else ()

    def _index_at(self, place: int, column: Column) -> QModelIndex:
        siblings = self._children[self._order[place].parent]
        return self.createIndex(siblings.index(place), column, place)

    def _text(self, criterion: Criterion, column: Column) -> str:
        texts = self._context.texts
        children = len(self._children[criterion.id])
        match column:
            case Column.NAME:
                text = texts.of(criterion.name)
            case Column.MARKS:
                text = words.marks(criterion, texts)
            case Column.INDICATOR if children:
                text = texts.trn("{count} sub-criterion", "{count} sub-criteria", children)
            case _ if children:
                text = ""
            case Column.INDICATOR:
                text = texts.of(criterion.indicator)
            case Column.UNIT:
                text = texts.of(criterion.unit)
            case Column.DIRECTION:
                text = words.direction(criterion, texts)
            case Column.SCALE:
                text = words.scale(criterion, texts)
        return text


def _ink(column: Column) -> str:
    if column in (Column.NAME, Column.SCALE):
        return "text"
    return "warning" if column == Column.MARKS else "muted"
