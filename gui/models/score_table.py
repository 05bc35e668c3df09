"""The decision matrix as a table: leaves under their groups, one column a strategy."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from planner.model.criterion import Criterion
from planner.model.evaluation import Weights
from planner.model.expert_scores import GroupScore, group_scores, scores_in_force
from planner.model.plan import Plan
from planner.model.strategy import Score, Strategy
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
NO_INDEX = QModelIndex()

BASIS_WORDS = {"assumption": mark("assumption"), "expert": mark("expert"), "source": mark("source")}


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A group heading or a leaf, with its share in the goal."""

    criterion: Criterion
    leaf: bool
    weight: float


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """One strategy on one leaf; `score` is the one in force, None while nothing is known.

    `assumed` until a planner confirmed it; `group` where experts gave values, which then are in force.
    """

    strategy: Strategy
    leaf: Criterion
    score: Score | None
    shown: str
    basis: str
    group: GroupScore | None = None

    @property
    def assumed(self) -> bool:
        return self.score is not None and not self.score.confirmed


def decimals_on(leaf: Criterion) -> int:
    """Decimals that tell values apart on a scale: one for ratings, more for narrow measured scales."""
    span = abs(leaf.best - leaf.worst)
    if leaf.scale == "rating":
        return 1
    return next((decimals for decimals, least in enumerate((500.0, 50.0, 5.0, 0.5)) if span >= least), 4)


def typed_text(value: float, leaf: Criterion) -> str:
    """A value as a person would type it, without thousands marks."""
    text = f"{value:.{2 if leaf.scale == 'rating' else 6}f}"
    return text.rstrip("0").rstrip(".")


class ScoreTable(QAbstractTableModel):
    """Column 0 names the criteria, the others are the plan's strategies.

    Signal `typed(strategy, criterion, text)` when a person entered a text into a cell: the page makes the edit.
    """

    typed = Signal(str, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ScoreRow, ...] = ()
        self.strategies: tuple[Strategy, ...] = ()
        self._cells: tuple[tuple[ScoreCell | None, ...], ...] = ()
        self._tip: Callable[[ScoreCell], str] = _no_tip
        self._texts: Texts | None = None

    def show(self, plan: Plan, weights: Weights, tip: Callable[[ScoreCell], str], texts: Texts) -> bool:
        """Show the plan; `tip` gives the hint over a cell.

        True where rows or columns are others than before, which drops the selection.
        """
        leaves = {leaf.id for leaf in plan.criteria.leaves}
        rows = tuple(
            ScoreRow(criterion, criterion.id in leaves, weights.criterion_weights.get(criterion.id, 0.0))
            for criterion in plan.criteria.depth_first()
        )
        scores = {(score.strategy, score.criterion): score for score in scores_in_force(plan)}
        grouped = group_scores(plan)

        def cell(strategy: Strategy, leaf: Criterion) -> ScoreCell:
            place = strategy.id, leaf.id
            return _cell(strategy, leaf, scores.get(place), grouped.get(place), texts)

        cells = tuple(
            tuple(cell(strategy, row.criterion) if row.leaf else None for strategy in plan.strategies) for row in rows
        )
        reshaped = _shape(rows, plan.strategies) != _shape(self.rows, self.strategies)
        if reshaped:
            self.beginResetModel()
        self.rows, self.strategies, self._cells = rows, plan.strategies, cells
        self._tip, self._texts = tip, texts
        if reshaped:
            self.endResetModel()
        elif rows:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
        return reshaped

    def cell(self, index: Index) -> ScoreCell | None:
        """The cell at an index; None for names and headings."""
        if not index.isValid() or index.column() == 0:
            return None
        return self._cells[index.row()][index.column() - 1]

    def index_of(self, strategy: str, criterion: str) -> QModelIndex:
        """Where a cell stands; invalid where there is no such cell."""
        row = next((n for n, row in enumerate(self.rows) if row.leaf and row.criterion.id == criterion), -1)
        column = next((n for n, known in enumerate(self.strategies, start=1) if known.id == strategy), -1)
        return self.index(row, column) if row >= 0 and column >= 0 else QModelIndex()

    @property
    def leaf_rows(self) -> tuple[int, ...]:
        return tuple(number for number, row in enumerate(self.rows) if row.leaf)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() or not self.rows else len(self.strategies) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or self._texts is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if section == 0:
                return self._texts.tr("Criterion and weight")
            return self._texts.of(self.strategies[section - 1].name)
        if role == Qt.ItemDataRole.ToolTipRole and section > 0:
            strategy = self.strategies[section - 1]
            lines = [strategy.name, strategy.description, strategy.tradeoff]
            return "\n".join(self._texts.of(line) for line in lines if line)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.cell(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._texts is None:
            return None
        row, cell = self.rows[index.row()], self.cell(index)
        if role == ROW_ROLE:
            return row
        if cell is not None:
            return self._cell_data(cell, self._texts, role)
        return _name_data(row, self._texts, role) if index.column() == 0 else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed; leaving an editor without a change says nothing."""
        cell = self.cell(index)
        text = str(value).strip()
        if cell is None or role != Qt.ItemDataRole.EditRole or text == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        self.typed.emit(cell.strategy.id, cell.leaf.id, text)
        return True

    def _cell_data(self, cell: ScoreCell, texts: Texts, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.shown
            case Qt.ItemDataRole.EditRole:
                return typed_text(cell.score.value, cell.leaf) if cell.score else ""
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(cell)
            case Qt.ItemDataRole.AccessibleTextRole:
                return texts.join((texts.of(cell.leaf.name), texts.of(cell.strategy.name), cell.shown, cell.basis))
        return cell if role == CELL_ROLE else None


def _no_tip(cell: ScoreCell) -> str:
    return ""


def _name_data(row: ScoreRow, texts: Texts, role: int) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
            return texts.of(row.criterion.name)
        case Qt.ItemDataRole.ToolTipRole:
            lines = (texts.of(row.criterion.name), texts.of(row.criterion.indicator))
            return "\n".join(line for line in lines if line)
    return None


def _shape(rows: tuple[ScoreRow, ...], strategies: tuple[Strategy, ...]) -> tuple[list[str], list[str]]:
    return [row.criterion.id for row in rows], [strategy.id for strategy in strategies]


def _cell(
    strategy: Strategy, leaf: Criterion, score: Score | None, group: GroupScore | None, texts: Texts
) -> ScoreCell:
    if score is None:
        return ScoreCell(strategy, leaf, None, MISSING, texts.tr("empty"))
    basis = "assumption" if not score.confirmed else score.evidence.basis
    shown = texts.number(score.value, decimals_on(leaf))
    return ScoreCell(strategy, leaf, score, shown, texts.tr(BASIS_WORDS[basis]), group)
