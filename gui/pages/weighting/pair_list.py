"""All pairs of a node, one row each."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.weighting.pair_columns import PairColumns
from gui.pages.weighting.pair_row import Pair, PairRow
from gui.widgets.wrapped_text import fitting_font, wrapped_lines
from planner.text.saaty_scale import CENTRE, POINTS

LOWEST_ROW, HIGHEST_ROW = 27, 42
TWO_LINE_ROW = 34
NAME_SIZES = (13, 12, 11)


class PairList(QWidget):
    """Signals: `judged(first, second, value)` with the pair's ids and ratio, None to clear it; `best_asked()`."""

    judged = Signal(str, str, object)
    best_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: list[PairRow] = []
        self._shown = 0
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._content)
        self._head = _PairHead(context, self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        outer.addWidget(self._head)
        outer.addWidget(self._area, 1)

    @property
    def rows(self) -> tuple[PairRow, ...]:
        """The rows that are in use, in order."""
        return tuple(self._rows[: self._shown])

    def show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        same = [row.pair.key if row.pair else None for row in self.rows] == [pair.key for pair in pairs]
        while len(self._rows) < len(pairs):
            self._add_row()
        for row, pair in zip(self._rows, pairs, strict=False):
            row.show_pair(pair)
        for position, row in enumerate(self._rows):
            row.setVisible(position < len(pairs))
        self._shown = len(pairs)
        self._head.show_words()
        if not same:
            self._area.verticalScrollBar().setValue(0)
        self._fit_heights()

    def focus_pair(self, key: tuple[str, str]) -> None:
        """Go to the row that compares these two, whichever comes first."""
        for row in self.rows:
            if row.pair is not None and set(row.pair.key) == set(key):
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_heights()

    def _add_row(self) -> None:
        row = PairRow(self._context)
        row.judged.connect(lambda value: self._on_judged(row, value))
        row.best_asked.connect(self.best_asked)
        row.next_asked.connect(lambda rows: self._focus_row(self._rows.index(row) + rows))
        row.focused.connect(lambda: self._area.ensureWidgetVisible(row, 0, row.height()))
        self._column.insertWidget(len(self._rows), row)
        self._rows.append(row)

    def _on_judged(self, row: PairRow, value: float | None) -> None:
        if row.pair is not None:
            self.judged.emit(*row.pair.key, value)

    def _focus_row(self, position: int) -> None:
        if 0 <= position < self._shown:
            self._rows[position].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit_heights(self) -> None:
        """Share the room out; names that need two lines get it, and the list scrolls where that is too much."""
        if not self._shown:
            return
        width = PairColumns(self._area.viewport().width()).first_name[1]
        bold = QFont(self.font())
        bold.setBold(True)
        names = {name for row in self.rows if row.pair for name in (row.pair.first, row.pair.second)}
        font = fitting_font(bold, NAME_SIZES, names, width)
        two_lines = any(len(wrapped_lines(name, font, width)) > 1 for name in names)
        least = TWO_LINE_ROW if two_lines else LOWEST_ROW
        height = min(max(self._area.viewport().height() // self._shown, least), HIGHEST_ROW)
        for row in self.rows:
            row.set_density(height, font.pixelSize())


class _PairHead(QWidget):
    """The numbers of the scale above the points."""

    def __init__(self, context: Context, content: QWidget) -> None:
        super().__init__()
        self._context, self._content = context, content
        self._words = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self) -> None:
        texts = self._context.texts
        words = texts.tr("← this one matters more"), texts.tr("this one matters more →")
        if words != self._words:
            self._words = words
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        columns = PairColumns(self._content.width())
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(self._context.tokens.color("muted"))
        for point in range(POINTS):
            area = QRectF(columns.point(point) - 12, 0, 24, self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(abs(CENTRE - point) + 1))
        for text, (left, width), alignment in (
            (self._words[0], columns.first_name, Qt.AlignmentFlag.AlignRight),
            (self._words[1], columns.second_name, Qt.AlignmentFlag.AlignLeft),
        ):
            area = QRectF(left, 0, width, self.height())
            painter.drawText(area, alignment | Qt.AlignmentFlag.AlignVCenter, text)
