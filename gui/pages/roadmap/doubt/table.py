"""The table of actions by how firmly they stand: bars, phases as a stacked bar, standing in mark and word."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from gui.context import Context
from gui.models.text_table import tab_separated
from gui.pages.roadmap.doubt.rows import STANDING_MARKS, STANDING_NAMES, StabilityRow, share_words
from gui.theme.theme import Tokens
from gui.widgets.clipboard import copy_table
from gui.widgets.name_header import NameHeader
from gui.widgets.wrapped_text import draw_wrapped, name_font
from planner.model.stability import Standing
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

Index = QModelIndex | QPersistentModelIndex
NAME, IN_PLAN, PHASES, PLACE, KEEPS, STANDING = range(6)
HEADS = (
    mark("Action"),
    mark("Share of draws"),
    mark("By phase"),
    mark("Greedy plan"),
    mark("Keeps phase"),
    mark("Core or not"),
)
WIDTHS = {IN_PLAN: 116, PHASES: 100, PLACE: 76, KEEPS: 70, STANDING: 84}
VOICE_WIDTHS = (62, 110)
LEAST_NAME = 190
ROW = 34
BAR = 10.0
FIGURE = 50.0
STANDING_ROLES: dict[Standing, str] = {"core": "good", "borderline": "warning", "out": "muted"}


def phase_color(tokens: Tokens, place: int, count: int) -> QColor:
    """Later phases are paler: one hue, told apart by lightness."""
    color = QColor(tokens.color("accent"))
    color.setAlphaF(1.0 - 0.62 * place / max(1, count - 1))
    return color


class StabilityModel(QAbstractTableModel):
    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.rows: tuple[StabilityRow, ...] = ()
        self.voices: tuple[str, ...] = ()
        self.phases: tuple[str, ...] = ()

    @property
    def heads(self) -> tuple[str, ...]:
        return (*(self._context.texts.tr(head) for head in HEADS), *self.voices)

    def show_rows(self, rows: tuple[StabilityRow, ...], voices: tuple[str, ...], phases: tuple[str, ...]) -> None:
        self.beginResetModel()
        self.rows, self.voices, self.phases = rows, voices, phases
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADS) + len(self.voices)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= self.columnCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        if role == Qt.ItemDataRole.ToolTipRole and section >= len(HEADS):
            return self._context.texts.tr("By the weights of {voice} alone", voice=self.voices[section - len(HEADS)])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self.rows[index.row()].action:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and row.action:
            return row.name if index.column() == NAME else self.text(row, index.column())
        return None

    def text(self, row: StabilityRow, column: int) -> str:
        """What a cell says in words."""
        texts = self._context.texts
        if not row.action:
            return row.name if column == NAME else ""
        if column >= len(HEADS):
            return row.voices[column - len(HEADS)].text
        shares = zip(self.phases, row.phases, strict=True)
        return (
            row.name,
            share_words(texts, row.in_plan),
            texts.join(f"{name} {share_words(texts, share)}" for name, share in shares),
            row.place,
            share_words(texts, row.keeps),
            f"{STANDING_MARKS[row.standing]} {texts.tr(STANDING_NAMES[row.standing])}",
        )[column]

    def as_text(self) -> str:
        """The table for a spreadsheet, a column a phase."""
        texts = self._context.texts
        heads = self.heads
        lines = [(*heads[:PHASES], *self.phases, *heads[PLACE:])]
        for row in self.rows:
            if row.action:
                words = [self.text(row, column) for column in range(self.columnCount())]
                shares = (share_words(texts, share) for share in row.phases)
                lines.append((*words[:PHASES], *shares, *words[PLACE:]))
        return tab_separated(lines)


class StabilityTable(QTableView):
    """Signal `chosen(action)` when a row becomes current by mouse or keyboard. Ctrl+C copies the table."""

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.rows = StabilityModel(context, self)
        self._across = NameHeader(context, Qt.Orientation.Horizontal)
        self.setHorizontalHeader(self._across)
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(context, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self._across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentRowChanged.connect(self._on_row)

    def show_rows(self, rows: tuple[StabilityRow, ...], voices: tuple[str, ...], phases: tuple[str, ...]) -> None:
        """Show these rows; the chosen action and the scroll position stay where they still are."""
        chosen, scrolled = self.action(), self.verticalScrollBar().value()
        self.rows.show_rows(rows, voices, phases)
        self.clearSpans()
        for place, row in enumerate(rows):
            if not row.action and self.rows.columnCount() > 1:
                self.setSpan(place, 0, 1, self.rows.columnCount())
        self._fit()
        self.select(chosen)
        self.verticalScrollBar().setValue(scrolled)

    def action(self) -> str:
        """The chosen action, empty without one."""
        index = self.currentIndex()
        return self.rows.rows[index.row()].action if index.isValid() else ""

    def select(self, action: str) -> None:
        """Choose an action without saying so."""
        place = next((place for place, row in enumerate(self.rows.rows) if action and row.action == action), -1)
        blocked = self.selectionModel().blockSignals(True)
        if place >= 0:
            self.selectRow(place)
        self.selectionModel().blockSignals(blocked)
        self.viewport().update()

    def whole_size(self) -> QSize:
        """The size at which every row and column shows."""
        width = sum(self.columnWidth(column) for column in range(self.rows.columnCount()))
        return QSize(max(self.width(), width + 2), self._across.height() + ROW * len(self.rows.rows) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_table(self.rows.as_text())
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Names take the room the other columns leave."""
        room = self.viewport().width() - LEAST_NAME - sum(WIDTHS.values())
        voice = min(max(room // max(1, len(self.rows.voices)), VOICE_WIDTHS[0]), VOICE_WIDTHS[1])
        for column in range(IN_PLAN, self.rows.columnCount()):
            self.setColumnWidth(column, WIDTHS.get(column, voice))
        taken = sum(self.columnWidth(column) for column in range(IN_PLAN, self.rows.columnCount()))
        self.setColumnWidth(NAME, max(LEAST_NAME, self.viewport().width() - taken))
        self._across.fit()

    def _on_row(self, current: QModelIndex) -> None:
        if current.isValid() and (action := self.rows.rows[current.row()].action):
            self.chosen.emit(action)


class _Painter(QStyledItemDelegate):
    def __init__(self, context: Context, parent: StabilityTable) -> None:
        super().__init__(parent)
        self._context = context

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, StabilityModel)
        row, column, tokens = model.rows[index.row()], index.column(), self._context.tokens
        cell = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not row.action:
            self._paint_heading(painter, cell, row)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(cell, tokens.color("accent_soft"))
            area = cell.adjusted(8, 0, -8, 0)
            if column == IN_PLAN:
                self._paint_share(painter, area, row, self._context.texts)
            elif column == PHASES:
                self._paint_phases(painter, area, row.phases)
            else:
                self._paint_words(painter, area, row, column, model.text(row, column))
        painter.setPen(tokens.color("grid"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _paint_heading(self, painter: QPainter, cell: QRectF, row: StabilityRow) -> None:
        tokens = self._context.tokens
        painter.fillRect(cell, tokens.color("window"))
        painter.setFont(_sized(painter.font(), 13, bold=True))
        painter.setPen(tokens.color(STANDING_ROLES[row.standing]))
        words = f"{STANDING_MARKS[row.standing]} {row.name}"
        painter.drawText(cell.adjusted(8, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_share(self, painter: QPainter, area: QRectF, row: StabilityRow, texts: Texts) -> None:
        tokens = self._context.tokens
        groove = QRectF(area.left(), area.center().y() - BAR / 2, area.width() - FIGURE, BAR)
        painter.fillRect(groove, tokens.color("track"))
        filled = QRectF(groove.left(), groove.top(), groove.width() * row.in_plan, BAR)
        painter.fillRect(filled, tokens.color(STANDING_ROLES[row.standing]))
        painter.setFont(_sized(painter.font(), 13))
        painter.setPen(tokens.color("text"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, right, share_words(texts, row.in_plan))

    def _paint_phases(self, painter: QPainter, area: QRectF, shares: Sequence[float]) -> None:
        tokens = self._context.tokens
        left, top = area.left(), area.center().y() - BAR / 2
        painter.fillRect(QRectF(left, top, area.width(), BAR), tokens.color("track"))
        for place, share in enumerate(shares):
            width = area.width() * share
            painter.fillRect(QRectF(left, top, width, BAR), tokens.color("surface"))
            painter.fillRect(QRectF(left, top, width, BAR), phase_color(tokens, place, len(shares)))
            left += width

    def _paint_words(self, painter: QPainter, area: QRectF, row: StabilityRow, column: int, text: str) -> None:
        tokens = self._context.tokens
        differs = column >= len(HEADS) and row.voices[column - len(HEADS)].differs
        quiet = text == MISSING and not differs
        ink = STANDING_ROLES[row.standing] if column == STANDING else "warning" if differs else "text"
        painter.setPen(tokens.color("muted" if quiet else ink))
        left = column in (NAME, STANDING)
        area = area if left else area.adjusted(-6, 0, 6, 0)
        said = f"≠ {text}" if differs else text
        painter.setFont(name_font(_sized(painter.font(), 13, bold=differs), (said,), area.width()))
        draw_wrapped(painter, area, said, Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter)


def _sized(font: QFont, pixels: int, *, bold: bool = False) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(pixels)
    sized.setBold(bold)
    return sized
