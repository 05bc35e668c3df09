"""How names, headings and scores look in the table, and how a score is typed."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.context import Context
from gui.models.score_table import CELL_ROLE, ROW_ROLE, ScoreCell, ScoreRow
from gui.widgets.range_bar import paint_range, shares_on_scale
from gui.widgets.wrapped_text import draw_wrapped

Index = QModelIndex | QPersistentModelIndex
PADDING = 8
NAME_INDENT = 12
WEIGHT_WIDTH = 46
BAR_HEIGHT = 9
DOT = 3.5
HEADING_HEIGHT, LEAF_HEIGHT = 26, 34


class CellDelegate(QStyledItemDelegate):
    """Paints a score as figure, basis in words, and range on its scale; unconfirmed ones muted and in italics."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ScoreRow = index.data(ROW_ROLE)
        return QSize(80, LEAF_HEIGHT if row.leaf else HEADING_HEIGHT)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row: ScoreRow = index.data(ROW_ROLE)
        cell: ScoreCell | None = index.data(CELL_ROLE)
        tokens = self._context.tokens
        painter.save()
        if not row.leaf:
            painter.fillRect(area, tokens.color("window"))
            self._paint_heading(painter, area, row)
        elif index.column() == 0:
            self._paint_name(painter, area, row)
        elif cell is not None:
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(area, tokens.color("accent_soft"))
            self._paint_score(painter, area, cell)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(tokens.color("accent"), 2))
                painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, row: ScoreRow) -> None:
        tokens, texts = self._context.tokens, self._context.texts
        font = _font(painter, 13, bold=True)
        painter.setFont(font)
        painter.setPen(tokens.color("text"))
        name = texts.of(row.criterion.name)
        line = area.adjusted(PADDING, 0, -PADDING, 0)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(_font(painter, 12))
        painter.setPen(tokens.color("muted"))
        after = line.adjusted(QFontMetrics(font).horizontalAdvance(name) + 10, 0, 0, 0)
        share = texts.percent(row.weight)
        painter.drawText(after, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, share)

    def _paint_name(self, painter: QPainter, area: QRect, row: ScoreRow) -> None:
        tokens, texts = self._context.tokens, self._context.texts
        painter.setFont(_font(painter, 13))
        painter.setPen(tokens.color("text"))
        name = QRectF(area.adjusted(PADDING + NAME_INDENT, 0, -WEIGHT_WIDTH - PADDING, 0))
        draw_wrapped(painter, name, texts.of(row.criterion.name))
        painter.setFont(_font(painter, 12))
        painter.setPen(tokens.color("muted"))
        weight = area.adjusted(area.width() - WEIGHT_WIDTH - PADDING, 0, -PADDING, 0)
        painter.drawText(weight, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, texts.percent(row.weight))

    def _paint_score(self, painter: QPainter, area: QRect, cell: ScoreCell) -> None:
        tokens = self._context.tokens
        font = _font(painter, 14, bold=cell.score is not None and not cell.assumed)
        font.setItalic(cell.assumed)
        painter.setFont(font)
        painter.setPen(tokens.color("muted" if cell.score is None or cell.assumed else "text"))
        upper = area.adjusted(PADDING, 3, -PADDING, -BAR_HEIGHT - 2)
        painter.drawText(upper, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cell.shown)
        left = upper.left() + QFontMetrics(font).horizontalAdvance(cell.shown) + 6
        self._paint_basis(painter, QRect(left, upper.top(), upper.right() - left, upper.height()), cell)
        if cell.score is not None:
            score, leaf = cell.score, cell.leaf
            shares = shares_on_scale(score.low, score.value, score.high, leaf.worst, leaf.best)
            bar = QRectF(upper.left(), area.bottom() - BAR_HEIGHT - 1, upper.width(), BAR_HEIGHT)
            paint_range(painter, bar, shares, tokens, assumed=cell.assumed)

    def _paint_basis(self, painter: QPainter, room: QRect, cell: ScoreCell) -> None:
        """The basis in a word or, where the column is too narrow, as a ring (assumption) or a dot (confirmed)."""
        confirmed = cell.score is not None and cell.score.confirmed
        ink = self._context.tokens.color("accent" if confirmed else "muted")
        font = _font(painter, 11)
        painter.setFont(font)
        painter.setPen(ink)
        if QFontMetrics(font).horizontalAdvance(cell.basis) <= room.width():
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, cell.basis)
        elif cell.score is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(ink if confirmed else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(room.right() - DOT, room.center().y()), DOT, DOT)


def _font(painter: QPainter, size: int, *, bold: bool = False) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(size)
    font.setBold(bold)
    font.setItalic(False)
    return font
