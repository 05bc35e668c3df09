"""How the cells of the progress table are painted and typed into."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.context import Context
from gui.pages.tracking.cells import Cell
from gui.pages.tracking.table_model import CELL_ROLE, COLUMNS
from gui.pages.tracking.words import STATUS_WORDS
from gui.theme.theme import Tokens
from gui.widgets.fields import NumberField
from gui.widgets.optional_number import OptionalNumber
from gui.widgets.wrapped_text import draw_wrapped, fitting_font
from planner.model.tracking import STATUSES

Index = QModelIndex | QPersistentModelIndex
PADDING = 6.0
BAR_HEIGHT = 5.0
SIZES = (13, 12, 11)
"""Letters in pixels, the first in which a text takes two lines; else three lines of the last."""
MOST_LINES = 3


class CellDelegate(QStyledItemDelegate):
    """Words, with smaller ones or a bar beneath."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell = index.data(CELL_ROLE)
        tokens = self._context.tokens
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.color("accent_soft"))
        painter.setPen(QPen(tokens.color("grid"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        area = QRectF(rect).adjusted(PADDING, 2, -PADDING, -2)
        right = COLUMNS[index.column()].right
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        lower = bool(cell.detail) or cell.share is not None
        upper = area.adjusted(0, 0, 0, -area.height() * 0.45) if lower else area
        most = 1 if lower else 2
        painter.setFont(fitting_font(painter.font(), SIZES, (cell.text,), area.width(), most))
        painter.setPen(tokens.color(cell.ink))
        draw_wrapped(painter, upper, cell.text, side, 1 if lower else MOST_LINES)
        beneath = QRectF(area.left(), area.center().y(), area.width(), area.height() / 2)
        if cell.detail:
            painter.setFont(_sized(painter.font(), 12))
            painter.setPen(tokens.color(cell.detail_ink))
            draw_wrapped(painter, beneath, cell.detail, side, 1)
        if cell.share is not None:
            self._paint_bar(painter, beneath, cell.share, tokens)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.color("accent"), 1))
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -1.5, -1.5))
        painter.restore()

    def _paint_bar(self, painter: QPainter, area: QRectF, share: float, tokens: Tokens) -> None:
        track = QRectF(area.left(), area.center().y() - BAR_HEIGHT / 2, area.width(), BAR_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("track"))
        painter.drawRoundedRect(track, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        if share > 0:
            painter.setBrush(tokens.color("good" if share >= 1 else "accent"))
            filled = QRectF(track.topLeft(), QPointF(track.left() + track.width() * min(1.0, share), track.bottom()))
            painter.drawRoundedRect(filled, BAR_HEIGHT / 2, BAR_HEIGHT / 2)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        height = min(rect.height(), editor.sizeHint().height())
        editor.setGeometry(rect.left(), rect.center().y() - height // 2, rect.width(), height)


class StatusDelegate(CellDelegate):
    """A drop-down of the five states, open at once; choosing is entering."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = QComboBox(parent)
        for status in STATUSES:
            box.addItem(self._context.texts.tr(STATUS_WORDS[status]), status)
        box.activated.connect(lambda: self._commit(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def _commit(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData())


class PercentDelegate(CellDelegate):
    """Whole per cent; the arrow keys go in steps of five."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = NumberField(0, 100, 5)
        field.setParent(parent)
        field.setSuffix("%")
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, NumberField)
        editor.show_value(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, NumberField)
        editor.interpretText()
        model.setData(index, editor.value())


class FigureDelegate(CellDelegate):
    """A figure; emptied, it is unknown."""

    decimals = 4
    side = Qt.AlignmentFlag.AlignLeft

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setValidator(OptionalNumber(self.decimals, field))
        field.setAlignment(self.side)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        amount: float | None = index.data(Qt.ItemDataRole.EditRole)
        editor.setText("" if amount is None else f"{amount:.{self.decimals}f}".rstrip("0").rstrip("."))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        text = editor.text().strip()
        if editor.hasAcceptableInput():
            model.setData(index, float(text) if text else None)


class AmountDelegate(FigureDelegate):
    """An amount in 10,000 yuan; emptied, it is unknown."""

    decimals = 2
    side = Qt.AlignmentFlag.AlignRight


class NoteDelegate(CellDelegate):
    """A line of words."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return QLineEdit(parent)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text().strip())


def _sized(font: QFont, size: int) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(size)
    return sized
