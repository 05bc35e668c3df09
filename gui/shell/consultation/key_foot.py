"""The keys that work, at the foot of the screen."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.context import Context
from gui.shell.consultation.large_text import enlarge
from gui.widgets.card import label
from gui.widgets.flow import FlowLayout
from planner.text.marker import mark

KEYS = (
    ("1…9", mark("judge")),
    ("← →", mark("side")),
    ("Enter", mark("next")),
    ("↑", mark("previous")),
    ("Delete", mark("clear")),
    ("N", mark("most useful question")),
    ("Tab", mark("next expert")),
    ("R", mark("release answers")),
    ("H", mark("show results")),
    ("Esc", mark("leave")),
)
"""Keys as they are written on the keyboard, and what they do."""


class KeyFoot(QFrame):
    """Key and what it does, in as many lines as they need."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("ribbon")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 8, 18, 8)
        flow = FlowLayout(spacing=8)
        outer.addLayout(flow)
        self._hints = []
        for _ in KEYS:
            key, does = label(role="key"), label(role="muted")
            hint = QWidget()
            row = QHBoxLayout(hint)
            row.setContentsMargins(0, 0, 6, 0)
            row.setSpacing(6)
            row.addWidget(key)
            row.addWidget(does)
            flow.addWidget(hint)
            self._hints.append((hint, key, does))

    def show_keys(self, pixels: int) -> None:
        """Word the keys in letters of so many pixels."""
        for (hint, key, does), (name, action) in zip(self._hints, KEYS, strict=True):
            key.setText(name)
            does.setText(self._context.texts.tr(action))
            enlarge(key, pixels)
            enlarge(does, pixels)
            hint.updateGeometry()  # a layout between does not tell that a hint has another width
