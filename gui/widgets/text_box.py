"""A few lines of text that change only once they are left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

LINES_HIGH = 3


class TextBox(QPlainTextEdit):
    """`entered(text)` once it was changed and left, or Ctrl+Enter pressed; Tab goes on to the next field."""

    entered = Signal(str)

    def __init__(self, lines: int = LINES_HIGH) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._lines = lines

    def show_text(self, text: str) -> None:
        """Show the plan's text; what is being typed stays."""
        if self.toPlainText() != text and not (self.hasFocus() and self.document().isModified()):
            self.setPlainText(text)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + 20)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._tell()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if self.document().isModified():
            self.document().setModified(False)
            self.entered.emit(self.toPlainText().strip())
