"""A question asked inside the page: what would go with an edit, and whether to go on."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from gui.widgets.card import button, label


class ConfirmStrip(QFrame):
    """Takes no room while nothing is asked; Escape means no."""

    def __init__(self) -> None:
        super().__init__()
        self._then: Callable[[], None] | None = None
        self.text = label(role="warning", wrap=True)
        self.yes = button("primary")
        self.no = button()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.yes, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.no, 0, Qt.AlignmentFlag.AlignTop)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self.drop)
        self.hide()

    def ask(self, text: str, yes: str, no: str, then: Callable[[], None]) -> None:
        """Show the question; `then` is called on yes."""
        self._then = then
        self.text.setText(text)
        self.yes.setText(yes)
        self.no.setText(no)
        self.setAccessibleName(text)
        self.show()
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self) -> None:
        """Forget the question."""
        self._then = None
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
        else:
            super().keyPressEvent(event)

    def _on_yes(self) -> None:
        then = self._then
        self.drop()
        if then is not None:
            then()
