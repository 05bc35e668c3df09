"""The milestones of one action: quarter and name, one a row."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.roadmap.actions.form import Change
from gui.widgets.card import button, label
from gui.widgets.fields import NumberField, TextField
from planner.edits import milestones as edits
from planner.edits.milestones import quarter_count
from planner.model.action import Action
from planner.model.bilingual import same
from planner.text.marker import mark


class MilestoneRows(QWidget):
    """Quarters are counted from the action's start, so that milestones move along with it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._action: Action | None = None
        self._head = label(role="small", wrap=True)
        self.add = button("quiet")
        self.add.clicked.connect(self._on_add)
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self.add)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.rows: list[tuple[NumberField, TextField, QPushButton]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._grid)

    def refresh(self, action: Action) -> None:
        texts, self._action = self._context.texts, action
        self._head.setText(texts.tr("Milestones: quarter from the start, name"))
        self.add.setText(texts.tr("Add milestone"))
        while len(self.rows) < len(action.milestones):
            self._add_row(len(self.rows))
        for place, (quarter, name, remove) in enumerate(self.rows):
            used = place < len(action.milestones)
            for widget in (quarter, name, remove):
                widget.setVisible(used)
            if used:
                milestone = action.milestones[place]
                quarter.show_range(1, quarter_count(action))
                quarter.show_value(milestone.quarter)
                quarter.setAccessibleName(texts.tr("Quarter of milestone {number}", number=place + 1))
                name.show_text(texts.of(milestone.name))
                name.setAccessibleName(texts.tr("Name of milestone {number}", number=place + 1))
                remove.setText("✕")
                remove.setAccessibleName(texts.tr("Remove milestone {number}", number=place + 1))
                remove.setToolTip(remove.accessibleName())

    def _add_row(self, place: int) -> None:
        quarter, name, remove = NumberField(1, 200), TextField(), button("quiet")
        quarter.setFixedWidth(58)
        quarter.entered.connect(
            lambda value: self._edit(
                mark("Move milestone"), lambda plan, id: edits.move_milestone(plan, id, place, round(value))
            )
        )
        language = self._context.wording
        name.entered.connect(
            lambda text: self._edit(
                mark("Rename milestone"),
                lambda plan, id: edits.rename_milestone(plan, id, place, text, language.texts.language),
            )
        )
        remove.clicked.connect(
            lambda: self._edit(mark("Remove milestone"), lambda plan, id: edits.remove_milestone(plan, id, place))
        )
        for column, widget in enumerate((quarter, name, remove)):
            self._grid.addWidget(widget, place, column)
        self.rows.append((quarter, name, remove))

    def _on_add(self) -> None:
        if self._action is None:
            return
        last, name = quarter_count(self._action), self._context.texts.tr("new milestone")
        self._edit(mark("Add milestone"), lambda plan, id: edits.add_milestone(plan, id, last, same(name)))
        field = self.rows[len(self._action.milestones) - 1][1]
        field.setFocus()
        field.selectAll()

    def _edit(self, name: str, change: Change) -> None:
        if self._action is None:
            return
        action = self._action.id
        if not self._context.document.edit(lambda plan: change(plan, action), name):
            self.refresh(self._action)
