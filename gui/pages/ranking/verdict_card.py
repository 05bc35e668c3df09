"""How to read the result, in sentences."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui.context import Context
from gui.widgets.card import Card, label, set_property
from planner.model.message import Message

WARNED = ("ranking rests on", "verdict weights equal", "verdict weights partly equal", "verdict value disagrees")
"""Sentences that tell on what ground the result stands, in the colour of a warning while there is reason for one."""


class VerdictCard(Card):
    """One line a sentence; the first, who comes first, stands out."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lines: list[QLabel] = []
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(5)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(area)

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(line.text() for line in self._lines if not line.isHidden())

    def show_messages(self, title: str, messages: tuple[Message, ...]) -> None:
        self.set_title(title)
        while len(self._lines) < len(messages):
            line = label(wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.insertWidget(len(self._lines), line)
            self._lines.append(line)
        for position, line in enumerate(self._lines):
            line.setVisible(position < len(messages))
            if position < len(messages):
                line.setText(self._context.texts.message(messages[position]))
                set_property(line, "role", _role(messages[position], position))


def _role(message: Message, position: int) -> str:
    if message.severity == "error":
        return "error"
    if position == 0:
        return "strong"
    if message.severity == "warning":
        return "warning"
    doubtful = message.code in WARNED and (message.params.get("unconfirmed", 1) or message.params.get("empty", 0))
    return "warning" if doubtful else ""
