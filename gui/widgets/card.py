"""Cards and labels: the plain furniture of the pages."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label in one of the style sheet's roles: page-title, card-title, strong, muted, small, good, warning, error."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def chip(kind: str = "plain") -> QLabel:
    """A short label on a coloured ground; kind is plain, accent, warning, good or error."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("chip", kind)
    return made


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Change a style-sheet property of a living widget so that it is restyled at once."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def button(kind: str = "") -> QPushButton:
    """A push button; kind is empty, primary or quiet."""
    made = QPushButton()
    if kind:
        made.setProperty("kind", kind)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def scrolled(content: QWidget) -> QScrollArea:
    """The widget in a frameless area that scrolls up and down where it is higher than its room."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    return area


class Card(QFrame):
    """A framed area with a title, an aside on the right of it, and `body` for what it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._title = label(role="card-title")
        self._aside = label(role="muted")
        self._aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self._title)
        self.head.addStretch(1)
        self.head.addWidget(self._aside)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 14)
        outer.setSpacing(10)
        outer.addLayout(self.head)
        outer.addLayout(self.body, 1)

    def set_title(self, title: str, aside: str = "") -> None:
        self._title.setText(title)
        self._aside.setText(aside)
        self._aside.setVisible(bool(aside))
