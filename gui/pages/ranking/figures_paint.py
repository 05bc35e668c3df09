"""How names, heads and cells of a table of figures are painted."""

import re
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from gui.context import Context
from gui.models.text_table import Look, TextTable
from gui.widgets.wrapped_text import draw_wrapped, wrapped_lines

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHTS = (24, 36, 50)
"""Of rows whose names take one, two and three lines."""
ONE_LINE, HEAD_HEIGHT = ROW_HEIGHTS[0], 36
NAME_LEFT, NAME_RIGHT = 10, 6
LEAST_COLUMN, COLUMN_MARGIN = 40, 10
SWATCH = 4
FONT_SIZE, SMALLER, SMALLEST = 13, 12, 11
DEEPEST_SHADE = 0.5
LATIN_WORD = re.compile(r"[!-~]+")


def no_swatch(section: int) -> QColor | None:
    return None


def no_shade(row: int, column: int) -> float | None:
    return None


class RowNames(QHeaderView):
    """Names in the colour of text on up to three lines, with a swatch where the row has a colour."""

    def __init__(self, context: Context, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._context = context
        self.swatch: Callable[[int], QColor | None] = no_swatch
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(ONE_LINE)
        self.setDefaultSectionSize(ONE_LINE)

    def natural_width(self) -> int:
        """What the longest name takes on one line."""
        metrics = QFontMetricsF(_sized(self.font(), FONT_SIZE))
        longest = max((metrics.horizontalAdvance(name) for name in self._all_names()), default=0.0)
        return round(longest) + NAME_LEFT + NAME_RIGHT + 4

    def fitting_heights(self) -> list[int]:
        """The height of each row: one line, or as many as its name needs."""
        room = self.width() - NAME_LEFT - NAME_RIGHT
        most = len(ROW_HEIGHTS)
        lines = (len(wrapped_lines(name, self._font_for(name, room), room, most)) for name in self._all_names())
        return [ROW_HEIGHTS[count - 1] for count in lines]

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        tokens = self._context.tokens
        painter.save()
        painter.fillRect(rect, tokens.color("surface"))
        painter.setPen(tokens.color("grid"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        color = self.swatch(section)
        if color is not None:
            painter.fillRect(QRect(rect.left(), rect.top() + 6, SWATCH, rect.height() - 12), color)
        name = _name(self, section)
        room = QRectF(rect.adjusted(NAME_LEFT, 0, -NAME_RIGHT, 0))
        painter.setFont(self._font_for(name, room.width()))
        painter.setPen(tokens.color("text"))
        draw_wrapped(painter, room, name, most=len(ROW_HEIGHTS))
        painter.restore()

    def _all_names(self) -> list[str]:
        return [_name(self, section) for section in range(self.count())]

    def _font_for(self, name: str, width: float) -> QFont:
        """A little smaller where that saves a second line."""
        font = _sized(self.font(), FONT_SIZE)
        return font if QFontMetricsF(font).horizontalAdvance(name) <= width else _sized(font, SMALLER)


class ColumnHeads(QHeaderView):
    """Column names on up to two lines, underlined where the column has a colour."""

    def __init__(self, context: Context, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._context = context
        self.swatch: Callable[[int], QColor | None] = no_swatch
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(LEAST_COLUMN)
        self.setFixedHeight(HEAD_HEIGHT)

    def needed_width(self, section: int) -> int:
        """What the longest word takes in the smallest type; Chinese breaks anywhere, so half the name will do."""
        metrics = QFontMetricsF(_sized(self.font(), SMALLEST))
        name = _name(self, section)
        longest = max((metrics.horizontalAdvance(word) for word in LATIN_WORD.findall(name)), default=0.0)
        if not name.isascii():
            longest = max(longest, metrics.horizontalAdvance(name) / 2)
        return max(LEAST_COLUMN, round(longest) + COLUMN_MARGIN)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        tokens = self._context.tokens
        painter.save()
        painter.fillRect(rect, tokens.color("surface"))
        painter.setPen(tokens.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        color = self.swatch(section)
        if color is not None:
            painter.fillRect(QRect(rect.left() + 4, rect.bottom() - 2, rect.width() - 8, 3), color)
        name = _name(self, section)
        room = QRectF(rect.adjusted(2, 0, -2, -3 if color else 0))
        font = self._font_for(name, room.width())
        painter.setFont(font)
        painter.setPen(tokens.color("muted"))
        draw_wrapped(painter, _balanced(name, font, room), name, Qt.AlignmentFlag.AlignHCenter)
        painter.restore()

    def _font_for(self, name: str, width: float) -> QFont:
        """The smaller of two sizes where a word would be broken or the name take a third line."""
        font = _sized(self.font(), SMALLER)
        metrics = QFontMetricsF(font)
        broken = any(metrics.horizontalAdvance(word) > width for word in LATIN_WORD.findall(name))
        return _sized(font, SMALLEST) if broken or len(wrapped_lines(name, font, width, 3)) > 2 else font


class ShadedCells(QStyledItemDelegate):
    """Paints the text over the shade, so that it keeps its own colour."""

    def __init__(self, context: Context, table: TextTable, view: QTableView) -> None:
        super().__init__(view)
        self._context = context
        self._table = table
        self.strength: Callable[[int, int], float | None] = no_shade

    def needed_width(self, column: int) -> int:
        """What the longest text of a column takes in bold."""
        font = QFont()
        font.setBold(True)
        metrics = QFontMetricsF(_sized(font, FONT_SIZE))
        texts = (self._table.cell(row, column).text for row in range(self._table.rowCount()))
        return round(max((metrics.horizontalAdvance(text) for text in texts), default=0.0)) + COLUMN_MARGIN

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = self._context.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, tokens.color("accent_soft"))
        strength = self.strength(index.row(), index.column())
        if strength is not None:
            shade = QColor(tokens.color("accent"))
            shade.setAlphaF(DEEPEST_SHADE * min(1.0, max(0.0, strength)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawRoundedRect(option.rect.adjusted(2, 2, -2, -2), 4, 4)
        cell = self._table.cell(index.row(), index.column())
        font = _sized(painter.font(), FONT_SIZE)
        font.setBold(cell.look is Look.STRONG)
        painter.setFont(font)
        painter.setPen(tokens.color("muted" if cell.look is Look.MUTED else "text"))
        shown = painter.fontMetrics().elidedText(cell.text, Qt.TextElideMode.ElideRight, option.rect.width())
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()


def _balanced(name: str, font: QFont, room: QRectF) -> QRectF:
    """Less room for a Chinese name that takes two lines, so that both become about equally long."""
    metrics = QFontMetricsF(font)
    if name.isascii() or metrics.horizontalAdvance(name) <= room.width():
        return room
    width = min(room.width(), metrics.horizontalAdvance(name[: (len(name) + 1) // 2]) + 1)
    return QRectF(room.center().x() - width / 2, room.top(), width, room.height())


def _name(header: QHeaderView, section: int) -> str:
    return str(header.model().headerData(section, header.orientation()) or "")


def _sized(font: QFont, size: int) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(size)
    return sized
