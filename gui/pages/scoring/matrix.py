"""The table of scores: typed into, confirmed, copied and pasted as in a spreadsheet."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from gui.context import Context
from gui.models.score_table import ScoreCell, ScoreTable, typed_text
from gui.pages.scoring.cell_delegate import HEADING_HEIGHT, LEAF_HEIGHT, CellDelegate
from gui.pages.scoring.strategy_header import StrategyHeader

NAME_SHARE, NAME_LEAST, NAME_MOST = 0.34, 184, 330
CONFIRM_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Matrix(QTableView):
    """Signals: `confirm_asked()` by Space or Enter, `clear_asked()` by Delete, `pasted(text)`, `moved()` when another
    cell became current or the selection changed."""

    confirm_asked = Signal()
    clear_asked = Signal()
    pasted = Signal(str)
    moved = Signal()

    def __init__(self, context: Context, model: ScoreTable) -> None:
        super().__init__()
        self._scores = model
        self.head = StrategyHeader(context, self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(context, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.selectionModel().selectionChanged.connect(self.moved)
        self.selectionModel().currentChanged.connect(self.moved)

    def current_cell(self) -> ScoreCell | None:
        return self._scores.cell(self.currentIndex())

    def selected_cells(self) -> tuple[ScoreCell, ...]:
        """Row by row, column by column."""
        chosen = sorted((index.row(), index.column()) for index in self.selectionModel().selectedIndexes())
        cells = (self._scores.cell(self._scores.index(*place)) for place in chosen)
        return tuple(cell for cell in cells if cell is not None)

    def select_cell(self, strategy: str, criterion: str) -> bool:
        """Make a cell current; False where there is none."""
        index = self._scores.index_of(strategy, criterion)
        if index.isValid():
            self._select(index)
        return index.isValid()

    def select_first(self) -> None:
        """Make the first cell current."""
        if self._scores.leaf_rows:
            self._select(self._scores.index(self._scores.leaf_rows[0], 1))

    def arrange(self) -> None:
        """Set the row heights, let headings span all columns and share out the width."""
        self.clearSpans()
        for number, row in enumerate(self._scores.rows):
            self.setRowHeight(number, LEAF_HEIGHT if row.leaf else HEADING_HEIGHT)
            if not row.leaf:
                self.setSpan(number, 0, 1, self._scores.columnCount())
        self._share_width()

    def copy(self) -> None:
        """Put the selected block on the clipboard, tab-separated; empty cells stay blank."""
        chosen = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        lines = []
        for row in rows:
            cells = [self._scores.cell(self._scores.index(row, column)) for column in columns]
            lines.append("\t".join(_copied(cell) for cell in cells if cell is not None))
        QApplication.clipboard().setText("\n".join(lines))

    def paste_target(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Strategies and leaves from the first selected cell on to the right and down."""
        chosen = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        top, left = min(index.row() for index in chosen), min(index.column() for index in chosen)
        strategies = tuple(strategy.id for strategy in self._scores.strategies[max(0, left - 1) :])
        leaves = tuple(row.criterion.id for row in self._scores.rows[max(0, top) :] if row.leaf)
        return strategies, leaves

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what an open editor passes on, Enter above all, is not meant for the cell
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QApplication.clipboard().text())
        elif event.key() in CONFIRM_KEYS and held == Qt.KeyboardModifier.NoModifier:
            self.confirm_asked.emit()
        elif event.key() == Qt.Key.Key_Space and held == Qt.KeyboardModifier.ShiftModifier:
            self._select_line(QItemSelectionModel.SelectionFlag.Rows)
        elif event.key() == Qt.Key.Key_Space and held == Qt.KeyboardModifier.ControlModifier:
            self._select_line(QItemSelectionModel.SelectionFlag.Columns)
        elif event.key() in CLEAR_KEYS:
            self.clear_asked.emit()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._move_down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _select(self, index: QModelIndex) -> None:
        """Select one cell alone, whatever keys are held meanwhile (Ctrl of an undo, say)."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _select_line(self, line: QItemSelectionModel.SelectionFlag) -> None:
        self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect | line)

    def _move_down(self) -> None:
        """As in a spreadsheet, Enter after typing goes on to the next leaf."""
        current = self.currentIndex()
        below = next((row for row in self._scores.leaf_rows if row > current.row()), -1)
        if below >= 0:
            self._select(self._scores.index(below, current.column()))

    def _share_width(self) -> None:
        columns = self._scores.columnCount()
        if columns == 0:
            return
        room = self.viewport().width()
        name = min(max(round(room * NAME_SHARE), NAME_LEAST), NAME_MOST)
        each = max(self.head.minimumSectionSize(), (room - name) // (columns - 1))
        self.setColumnWidth(0, max(NAME_LEAST, room - each * (columns - 1)))
        for column in range(1, columns):
            self.setColumnWidth(column, each)


def _copied(cell: ScoreCell) -> str:
    return typed_text(cell.score.value, cell.leaf) if cell.score is not None else ""
