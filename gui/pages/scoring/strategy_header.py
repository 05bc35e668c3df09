"""The head of the table: strategy names that can be retyped in place, and room to type a new one."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableView

from gui.context import Context
from gui.widgets.wrapped_text import draw_wrapped, wrapped_lines

NEW_WIDTH = 190
HEIGHT = 42
NEW = -1
SIZES = (13, 12, 11)


class StrategyHeader(QHeaderView):
    """Signals: `renamed(section, name)` and `added(name)` once a name was typed and Enter pressed."""

    renamed = Signal(int, str)
    added = Signal(str)

    def __init__(self, context: Context, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._context = context
        self._table = table
        self._section = NEW
        self._field = QLineEdit(self)
        self._field.hide()
        self._field.installEventFilter(self)
        self._field.returnPressed.connect(self._on_return)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(76)
        self.sectionDoubleClicked.connect(self.begin_rename)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def begin_rename(self, section: int) -> None:
        """Open a field over the name of a strategy; column 0 has none."""
        if section > 0:
            room = QRect(self.sectionViewportPosition(section), 0, self.sectionSize(section), self.height())
            self._open(section, room, str(self.model().headerData(section, self.orientation())))

    def begin_add(self) -> None:
        """Open an empty field at the end of the head."""
        width = min(NEW_WIDTH, self.viewport().width())
        self._open(NEW, QRect(self.viewport().width() - width, 0, width, self.height()), "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field:
            escaped = (
                event.type() == QEvent.Type.KeyPress
                and isinstance(event, QKeyEvent)
                and event.key() == Qt.Key.Key_Escape
            )
            if escaped or event.type() == QEvent.Type.FocusOut:
                self._field.hide()
                if escaped:
                    self._back_to_table()
                    return True
        return super().eventFilter(watched, event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        tokens = self._context.tokens
        painter.save()
        painter.fillRect(rect, tokens.color("surface"))
        painter.setPen(tokens.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        name = str(self.model().headerData(section, self.orientation()) or "")
        room = QRectF(rect.adjusted(8, 2, -4, -2))
        painter.setFont(self._font_for(name, room.width(), bold=section > 0))
        painter.setPen(tokens.color("text" if section else "muted"))
        draw_wrapped(painter, room, name)
        if section > 0:
            line = QRect(rect.left() + 8, rect.bottom() - 2, rect.width() - 16, 3)
            painter.fillRect(line, tokens.strategy(section - 1))
        painter.restore()

    def _font_for(self, name: str, width: float, *, bold: bool) -> QFont:
        """Smaller letters where a name would be broken inside a word or take a third line."""
        font = QFont(self.font())
        font.setBold(bold)
        for size in SIZES:
            font.setPixelSize(size)
            metrics = QFontMetricsF(font)
            broken = name.isascii() and any(metrics.horizontalAdvance(word) > width for word in name.split())
            if not broken and len(wrapped_lines(name, font, width, 3)) <= 2:
                break
        return font

    def _open(self, section: int, room: QRect, text: str) -> None:
        self._section = section
        tr = self._context.texts.tr
        self._field.setPlaceholderText(tr("Name, then Enter"))
        self._field.setAccessibleName(tr("Name of the strategy"))
        self._field.setText(text)
        self._field.selectAll()
        self._field.setGeometry(room.adjusted(2, 5, -2, -5))
        self._field.show()
        self._field.raise_()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_return(self) -> None:
        section, text = self._section, self._field.text().strip()
        self._field.hide()
        self._back_to_table()
        if section == NEW:
            if text:
                self.added.emit(text)
        else:
            self.renamed.emit(section, text)

    def _back_to_table(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
