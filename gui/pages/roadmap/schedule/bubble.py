"""What is said beside a bar while it is moved: when it runs, and the rule it breaks."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.theme.theme import Tokens
from gui.widgets.card import label

WIDTH = 400
GAP = 5


class Bubble(QFrame):
    """Lies over the chart under the bar it is about; the pointer goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bubble")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._where = label(role="strong")
        self._said = label(role="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 6, 9, 6)
        column.setSpacing(2)
        column.addWidget(self._where)
        column.addWidget(self._said)
        self.hide()

    @property
    def said(self) -> str:
        """The sentence shown; empty where there is none or the bubble is hidden."""
        return self._said.text() if not self.isHidden() else ""

    def say(self, where: str, said: str, tokens: Tokens, beside: QRect, room: QRect, *, wrong: bool) -> None:
        """Show `where` in one line and the sentence `said` under it, below `beside` or above it, within `room`."""
        self._dress(tokens, wrong=wrong)
        self._where.setText(where)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        width = WIDTH if said else self.sizeHint().width()
        width = min(width, room.width() - 2 * GAP)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if said and layout is not None else self.sizeHint().height()
        top = beside.bottom() + GAP
        if top + height > room.bottom():
            top = beside.top() - GAP - height
        left = max(room.left() + GAP, min(beside.left(), room.right() - width - GAP))
        self.setGeometry(left, top, width, height)
        self.show()
        self.raise_()

    def _dress(self, tokens: Tokens, *, wrong: bool) -> None:
        """A style sheet costs a millisecond, so it is set only where it changes."""
        border, ground, ink = ("error", "error_soft", "error") if wrong else ("border", "surface", "muted")
        colors = [tokens.color(role).name() for role in (ground, border, ink)]
        sheet = (
            "#bubble {{ background: {}; border: 1px solid {}; border-radius: 6px; }}"
            "#bubble QLabel[role='small'] {{ color: {}; }}"
        ).format(*colors)
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
