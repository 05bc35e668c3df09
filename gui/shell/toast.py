"""A short note that something was done, with the next thing to do; it goes by itself."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.widgets.card import button, label

SHOWN_MS = 9000


class Toast(QFrame):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        self._text = label()
        self._next = button("quiet")
        self._next.clicked.connect(self._on_next)
        row.addWidget(self._text)
        row.addWidget(self._next)
        self._run: Callable[[], object] = self.hide
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_text(self, text: str, next_word: str, run: Callable[[], object]) -> None:
        """Show `text` and a button `next_word` that does `run`."""
        self._text.setText(text)
        self._next.setText(next_word)
        self._run = run
        self.adjustSize()
        self.show()
        self.raise_()
        self.place()
        self._timer.start(SHOWN_MS)

    def place(self) -> None:
        """Stand at the foot of the window, over the pages."""
        parent = self.parentWidget()
        if parent is not None:
            self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - 70)

    def _on_next(self) -> None:
        self.hide()
        self._run()
