"""Why there is no ranking, in sentences."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.context import Context
from gui.widgets.card import Card, label, scrolled
from planner.model.evaluation import Evaluation
from planner.model.message import Message


class BlockedCard(Card):
    """One line an error, each with what to do about it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lines: list[QLabel] = []
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(5)
        self._column.addStretch(1)
        self._area = scrolled(content)
        self.body.addWidget(self._area)

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(line.text() for line in self._lines if not line.isHidden())

    def stands_in(self, evaluation: Evaluation) -> bool:
        """Show the errors that leave no ranking, if there are; whether the card takes the place of what rests on it."""
        blocked = evaluation.ranking is None
        self.setVisible(blocked)
        if blocked:
            self.show_errors(tuple(found for found in evaluation.messages if found.severity == "error"))
        return blocked

    def show_errors(self, errors: tuple[Message, ...]) -> None:
        title = self._context.texts.tr("No ranking until this is put right")
        self.set_title(title)
        self._area.setAccessibleName(title)
        while len(self._lines) < len(errors):
            line = label(role="error", wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.insertWidget(len(self._lines), line)
            self._lines.append(line)
        for position, line in enumerate(self._lines):
            line.setVisible(position < len(errors))
            if position < len(errors):
                line.setText(self._context.texts.message(errors[position]))
