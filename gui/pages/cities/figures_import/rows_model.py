"""The figures of tables as a table: what is known, what would change, and a box for each."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.context import Context
from planner.cities.catalogue import Indicator
from planner.cities.own_figures import Proposed
from planner.text.figure_words import CHANGES, NOTES, SCOPES, STATUSES
from planner.text.marker import mark
from planner.text.texts import MISSING

Index = QModelIndex | QPersistentModelIndex
HEADS = (
    mark("City"),
    mark("Indicator"),
    mark("Year"),
    mark("New figure"),
    mark("Known"),
    mark("State"),
    mark("Remark"),
    mark("Where"),
)
RIGHT = (2, 3, 4)
_SHOWN_STATUSES = ("conflict", "interpolated")


@dataclass(frozen=True, slots=True)
class _Line:
    """One row in the words of the language in force."""

    row: int
    cells: tuple[str, ...]
    tip: str


class RowsModel(QAbstractTableModel):
    """`ticked_changed` when the user ticked or unticked a figure. Of figures for the same place one can be ticked."""

    ticked_changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.rows: tuple[Proposed, ...] = ()
        self.ticked: set[int] = set()
        self._lines: tuple[_Line, ...] = ()
        self._change, self._query = "", ""

    def show_rows(self, rows: tuple[Proposed, ...]) -> None:
        """Show other rows, ticked as they deserve; a row that was there before keeps what the user said of it."""
        said = {_place(self.rows[row]): row in self.ticked for row in range(len(self.rows))}
        kept = {_place(row): row.change for row in self.rows}
        self.rows = rows
        self.ticked = {
            at
            for at, row in enumerate(rows)
            if (said[_place(row)] if kept.get(_place(row)) == row.change else row.wanted)
        }
        self.show_only(self._change, self._query)

    def show_only(self, change: str, query: str) -> None:
        """Show one kind of change, or all; of those the rows whose city, indicator or remark has `query` in it."""
        self.beginResetModel()
        self._change, self._query = change, query
        lines = (self._line(at, row) for at, row in enumerate(self.rows) if not change or row.change == change)
        wanted = query.casefold()
        self._lines = tuple(line for line in lines if not wanted or wanted in " ".join(line.cells).casefold())
        self.endResetModel()

    def tick_shown(self, on: bool) -> None:
        """Tick or untick every row shown."""
        for line in self._lines:
            self._tick(line.row, on)
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, 0))
        self.ticked_changed.emit()

    def _tick(self, row: int, on: bool) -> None:
        self.ticked.discard(row)
        if on:
            key = _target(self.rows[row])
            self.ticked -= {other for other in self.ticked if _target(self.rows[other]) == key}
            self.ticked.add(row)

    def _line(self, at: int, row: Proposed) -> _Line:
        texts, catalogue, cell = self._context.texts, self._context.catalogue, row.found
        indicator = catalogue.indicator(cell.indicator)
        remarks = self._remarks(row)
        name = texts.of(indicator.name)
        unit = f"（{texts.of(indicator.unit)}）" if texts.language == "zh" else f" ({texts.of(indicator.unit)})"
        scope = "" if cell.scope == "city" else texts.tr(SCOPES[cell.scope])
        cells = (
            texts.of(catalogue.city(cell.city).name),
            " · ".join(part for part in (name + unit, scope) if part),
            str(cell.year or MISSING),
            self._number(cell.value, indicator),
            self._number(row.known, indicator),
            texts.tr(CHANGES[row.change]),
            texts.join(remarks),
            f"{cell.sheet}!{cell.cell}",
        )
        printed = texts.tr("{file}: printed “{printed}”", file=f"{cell.file} {cells[7]}", printed=cell.printed)
        return _Line(at, cells, "\n".join(part for part in (f"{cells[0]} · {cells[1]}", cells[6], printed) if part))

    def _remarks(self, row: Proposed) -> list[str]:
        texts, cell = self._context.texts, row.found
        remarks = [texts.tr(STATUSES[cell.status])] if cell.status in _SHOWN_STATUSES else []
        remarks += [texts.tr(NOTES[note]) for note in cell.notes]
        if row.peer_median is not None:
            median = texts.number(row.peer_median, 2)
            remarks.append(texts.tr("over ten times the peers' median {median}", median=median))
        if cell.year is None:
            remarks.append(texts.tr("year unknown"))
        return remarks

    def _number(self, value: float | None, indicator: Indicator) -> str:
        """As many decimals as the figure has, up to four, and no fewer than the catalogue's."""
        if value is None:
            return MISSING
        exact = f"{value:.4f}".rstrip("0").partition(".")[2]
        return self._context.texts.number(value, max(len(exact), indicator.decimals))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._context.texts.tr(HEADS[section])
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if line.row in self.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(self.rows[line.row], index.column())
        found: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: line.cells[index.column()],
            Qt.ItemDataRole.ToolTipRole: line.tip,
            Qt.ItemDataRole.TextAlignmentRole: _alignment(index.column()),
        }
        return found.get(role)

    def _ink(self, row: Proposed, column: int) -> object:
        tokens = self._context.tokens
        if column == 5:
            inks = {"new": "good", "changed": "accent", "odd": "warning", "same": "muted"}
            return tokens.color(inks[row.change])
        return tokens.color("muted") if column in (4, 6, 7) or row.change == "same" else tokens.color("text")

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self._tick(self._lines[index.row()].row, Qt.CheckState(value) == Qt.CheckState.Checked)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, 0))
        self.ticked_changed.emit()
        return True


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _place(row: Proposed) -> tuple[str, str, str]:
    return row.found.file, row.found.sheet, row.found.cell


def _target(row: Proposed) -> tuple[str, str, str, int | None]:
    return row.found.city, row.found.indicator, row.found.scope, row.found.year
