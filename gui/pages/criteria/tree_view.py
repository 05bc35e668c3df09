"""The tree on the screen: keeps its place, and hands the keys of the toolbar on."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from gui.context import Context
from gui.pages.criteria.tree_model import Column, CriteriaModel, Index
from gui.widgets.wrapped_cell import WrappedCell
from planner.model.criterion import CriteriaTree

ROW_HEIGHT = 36
ASIDES = {
    Column.UNIT: (76, 0.11),
    Column.DIRECTION: (76, 0.09),
    Column.SCALE: (64, 0.08),
    Column.MARKS: (66, 0.08),
}
"""Of the short columns: pixels at least, share of the tree's width. Name and indicator halve what is left."""


class CriteriaView(QTreeView):
    """Signals: `chosen(id)` as the selection moves; `key_pressed(name)` for group, child, up, down, remove."""

    chosen = Signal(str)
    key_pressed = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.tree_model = CriteriaModel(context, self)
        self._closed: set[str] = set()
        self._chosen = ""
        self._filling = False
        self.setModel(self.tree_model)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(14)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(WrappedCell(ROW_HEIGHT, self))
        header = self.header()
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(40)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.collapsed.connect(lambda index: self._remember(index, closed=True))
        self.expanded.connect(lambda index: self._remember(index, closed=False))

    @property
    def chosen_id(self) -> str:
        """The criterion the selection is on; empty where there is none."""
        return self._chosen

    def show_tree(self, tree: CriteriaTree) -> None:
        """Show the tree with the same rows open and the same row chosen as far as they are still there."""
        self._filling = True
        if self.tree_model.show_tree(tree):
            for criterion in tree.criteria:
                self.setExpanded(self.tree_model.index_of(criterion.id), criterion.id not in self._closed)
        self._filling = False
        if not self.tree_model.index_of(self._chosen).isValid():
            self._chosen = tree.leaves[0].id if tree.leaves else ""
        current = self.currentIndex()
        if not current.isValid() or self.tree_model.criterion(current).id != self._chosen:
            self.choose(self._chosen)

    def choose(self, id: str) -> None:
        self.setCurrentIndex(self.tree_model.index_of(id))

    def rename(self, id: str) -> None:
        """Open the name for typing."""
        self.choose(id)
        self.edit(self.tree_model.index_of(id))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._filling:
            self._chosen = self.tree_model.criterion(current).id
            self.chosen.emit(self._chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width()
        asides = {column: max(least, int(room * share)) for column, (least, share) in ASIDES.items()}
        half = (room - sum(asides.values())) // 2
        for column, width in ((Column.NAME, half), (Column.INDICATOR, half), *asides.items()):
            self.setColumnWidth(column, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        keys: dict[tuple[int, bool, bool], str] = {
            (Qt.Key.Key_Up, True, False): "up",
            (Qt.Key.Key_Down, True, False): "down",
            (Qt.Key.Key_Insert, False, False): "child",
            (Qt.Key.Key_Insert, False, True): "group",
            (Qt.Key.Key_Delete, False, False): "remove",
        }
        pressed = keys.get((event.key(), alt, shift))
        if pressed is None:
            super().keyPressEvent(event)
        else:
            self.key_pressed.emit(pressed)

    def _remember(self, index: QModelIndex, *, closed: bool) -> None:
        if self._filling:
            return
        id = self.tree_model.criterion(index).id
        (self._closed.add if closed else self._closed.discard)(id)
