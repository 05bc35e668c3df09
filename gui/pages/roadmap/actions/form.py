"""What the forms of the card share: heads beside fields, and edits of the action shown."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from gui.context import Context
from gui.widgets.card import label
from gui.widgets.choice import Choice
from gui.widgets.fields import AmountField, TextField
from gui.widgets.text_box import TextBox
from planner.edits import actions as edits
from planner.edits.actions import ActionWords
from planner.model.action import Action
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.texts import Texts

W = TypeVar("W", bound=QWidget)
Change = Callable[[Plan, str], Plan]
HEAD_WIDTH = 104
EDIT_WORDS = mark("Edit action")


class Form(QWidget):
    """Some of the fields of one action; `show_action` says what stands in them. Each change is one undo step."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.action = ""
        self._heads: list[tuple[QLabel, QWidget, str]] = []
        self._words: list[tuple[TextField | TextBox, ActionWords]] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 6, 0)
        self.column.setSpacing(6)
        self.grid = self.new_grid()
        self.build()
        self.column.addStretch(1)

    def build(self) -> None:
        """Put the fields in."""

    def show_action(self, plan: Plan, roadmap: Roadmap | None, action: Action) -> None:
        """Fill the fields that are not plain words."""

    @property
    def texts(self) -> Texts:
        return self.context.texts

    def new_grid(self) -> QGridLayout:
        """Rows from here on stand below what was added before."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)
        self.grid = grid
        return grid

    def row(self, head: str, field: W) -> W:
        """A field beside its head, an English source text."""
        made = label(role="small", wrap=True)
        made.setBuddy(field)
        made.setFixedWidth(HEAD_WIDTH)
        if isinstance(field, Choice):
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        row = self.grid.rowCount()
        self.grid.addWidget(made, row, 0)
        self.grid.addWidget(field, row, 1)
        self._heads.append((made, field, head))
        return field

    def words(self, head: str, field: ActionWords, *, lines: int = 1) -> TextField | TextBox:
        """A field for one of the texts of the action, in the language of the window."""
        made = self.row(head, TextField() if lines == 1 else TextBox(lines))
        made.entered.connect(
            lambda text: self.edit(
                EDIT_WORDS, lambda plan, id: edits.set_words(plan, id, field, text, self.texts.language)
            )
        )
        self._words.append((made, field))
        return made

    def amount(
        self, head: str, label: str, change: Callable[[Plan, str, float | None], Plan], decimals: int = 0
    ) -> AmountField:
        """A field for a number that may be missing."""
        made = self.row(head, AmountField(decimals))
        made.amount_entered.connect(lambda value: self.edit(label, lambda plan, id: change(plan, id, value)))
        return made

    def edit(self, name: str, change: Change, merge: str = "") -> None:
        """One undo step called `name`; a refused one leaves the fields as the plan has them."""
        action, document = self.action, self.context.document
        key = f"{merge} {action}" if merge else ""
        if not document.edit(lambda plan: change(plan, action), name, key) and document.plan is not None:
            evaluation = document.evaluation
            self.refresh(document.plan, evaluation.roadmap if evaluation else None, document.plan.action(action))

    def refresh(self, plan: Plan, roadmap: Roadmap | None, action: Action) -> None:
        self.action = action.id
        for head, field, text in self._heads:
            head.setText(self.texts.tr(text))
            field.setAccessibleName(self.texts.tr(text))
        for made, name in self._words:
            made.show_text(self.texts.of(getattr(action, name)))
        self.show_action(plan, roadmap, action)


def whole(value: float | None) -> int | None:
    """A typed year or level."""
    return None if value is None else round(value)
