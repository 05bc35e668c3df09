"""Why an expert is no longer counted, asked inside the page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from gui.context import Context
from gui.widgets.card import button, label
from gui.widgets.choice import Choice
from planner.text.log import EXCLUSION_RULES


class ExclusionStrip(QFrame):
    """Takes no room while nothing is asked; Escape means no. Signal `decided(expert, rule, reason)`."""

    decided = Signal(str, str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._expert = ""
        self._caption = label(role="warning")
        self.rule = Choice()
        self.reason = QLineEdit()
        self.yes, self.no = button("primary"), button()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._caption)
        row.addWidget(self.rule)
        row.addWidget(self.reason, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.yes.clicked.connect(self._on_yes)
        self.reason.returnPressed.connect(self._on_yes)
        self.no.clicked.connect(self.drop)
        self.hide()

    def ask(self, expert: str) -> None:
        """Ask for rule and reason."""
        tr = self._context.texts.tr
        self._expert = expert
        self._caption.setText(tr("Not counted, because"))
        self.rule.show_choices(tuple(map(tr, EXCLUSION_RULES.values())), 0)
        self.rule.setAccessibleName(tr("Rule of exclusion"))
        self.reason.setPlaceholderText(tr("Reason, for the decision log"))
        self.reason.setAccessibleName(tr("Reason, for the decision log"))
        self.yes.setText(tr("Exclude"))
        self.no.setText(tr("Cancel"))
        self.show()
        self.reason.setFocus()

    def drop(self) -> None:
        """Forget the question."""
        self.reason.clear()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
        else:
            super().keyPressEvent(event)

    def _on_yes(self) -> None:
        self.decided.emit(self._expert, tuple(EXCLUSION_RULES)[self.rule.currentIndex()], self.reason.text())
