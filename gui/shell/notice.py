"""The strip that tells what could not be done and what to do instead."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.context import Context
from gui.widgets.card import button, label
from planner.model.message import Message


class Notice(QFrame):
    """Shows one message until it is closed or the next change succeeds; empty it takes no room.

    What was refused on a page goes with the page; what concerns the file stays.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._message: Message | None = None
        self.setObjectName("notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        self._text = label(wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = button("quiet")
        self._close.clicked.connect(self.clear)
        row.addWidget(self._text, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        context.document.refused.connect(self.show_message)
        context.document.changed.connect(self.clear)
        context.wording.changed.connect(self._retell)
        self.hide()

    def show_message(self, message: Message) -> None:
        self._message = message
        self._retell()
        self.show()

    def clear(self, *_: object) -> None:
        self._message = None
        self.hide()

    def leave_page(self) -> None:
        if self._message is not None and self._message.step != "file":
            self.clear()

    def _retell(self) -> None:
        self._close.setText(self._context.texts.tr("Close"))
        if self._message is not None:
            text = self._context.texts.message(self._message)
            self._text.setText(text)
            self.setAccessibleName(text)
