"""Cells of tables and trees whose text may take two lines in a row of one height."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.widgets.wrapped_text import draw_wrapped, fitting_font

SIZES = (13, 12, 11)
PADDING = 5.0


class WrappedCell(QStyledItemDelegate):
    """Letters get smaller before a text is shortened; every row is `height` pixels high."""

    def __init__(self, height: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        style = shown.widget.style() if shown.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        area = QRectF(shown.rect).adjusted(PADDING, 0, -PADDING, 0)
        painter.save()
        painter.setFont(fitting_font(QFont(shown.font), SIZES, (text,), area.width()))
        painter.setPen(ink.color() if isinstance(ink, QBrush) else QColor(ink) if ink else shown.palette.text().color())
        draw_wrapped(painter, area, text, _side(index))
        painter.restore()


def _side(index: QModelIndex | QPersistentModelIndex) -> Qt.AlignmentFlag:
    """Right where the model says so, else left."""
    given = index.data(Qt.ItemDataRole.TextAlignmentRole)
    right = isinstance(given, Qt.AlignmentFlag) and bool(given & Qt.AlignmentFlag.AlignRight)
    return Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
