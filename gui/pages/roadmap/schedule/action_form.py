"""What a planner can settle about one action: money, time, readiness, lead unit, place."""

from collections.abc import Callable
from typing import TypeVar, get_args

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.context import Context
from gui.pages.roadmap import words
from gui.widgets.card import button, chip, label, set_property
from gui.widgets.fields import AmountField, NumberField, TextField
from planner.edits import roadmap as edits
from planner.model.action import Action, CostClass
from planner.model.evaluation import PlacedAction, Roadmap
from planner.model.plan import Plan
from planner.text.marker import mark

W = TypeVar("W", bound=QWidget)
CLASSES: tuple[CostClass, ...] = get_args(CostClass)


class ActionForm(QWidget):
    """Typing makes the field the planner's own; Confirm accepts the template's estimates as they stand."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._action = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self._heads: list[tuple[QLabel, QWidget, str]] = []
        self.name = self._row(mark("Name"), TextField())
        self.cost = self._row(mark("Investment estimate (10,000 yuan)"), AmountField())
        self.cost_class = self._row(mark("Cost class"), QComboBox())
        self.public_share = self._row(mark("Public share"), NumberField(0, 100, 5))
        self.duration = self._row(mark("Duration"), NumberField(0.25, 30, 0.5, 2))
        self.readiness = self._row(mark("Readiness"), NumberField(1, 9))
        self.lead = self._row(mark("Lead unit"), TextField())
        self.mandatory = QCheckBox()
        self.pin = QCheckBox()
        self.pin_year = NumberField(2000, 2100)
        self._basis = chip("warning")
        self.confirm = button()
        self.leave_out = button("quiet")
        self.remove = button("quiet")
        self._lay_out_foot()
        self._connect()

    def _row(self, head: str, field: W) -> W:
        made = label(role="small", wrap=True)
        made.setBuddy(field)
        made.setFixedWidth(86)
        row = self._grid.rowCount()
        self._grid.addWidget(made, row, 0)
        self._grid.addWidget(field, row, 1)
        self._heads.append((made, field, head))
        return field

    def _lay_out_foot(self) -> None:
        pins, basis, leave = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (pins, basis, leave):
            row.setSpacing(8)
        pins.addWidget(self.pin)
        pins.addWidget(self.pin_year, 1)
        basis.addWidget(self._basis)
        basis.addWidget(self.confirm)
        basis.addStretch(1)
        leave.addWidget(self.leave_out)
        leave.addWidget(self.remove)
        leave.addStretch(1)
        first = self._grid.rowCount()
        self._grid.addWidget(self.mandatory, first, 0, 1, 2)
        self._grid.addLayout(pins, first + 1, 0, 1, 2)
        self._grid.addLayout(basis, first + 2, 0, 1, 2)
        self._grid.addLayout(leave, first + 3, 0, 1, 2)

    def _connect(self) -> None:
        language = self._context.wording
        self.name.entered.connect(
            lambda text: self._edit(
                mark("Rename action"), lambda plan, id: edits.rename_action(plan, id, text, language.texts.language)
            )
        )
        self.cost.amount_entered.connect(
            lambda wan: self._edit(mark("Set cost"), lambda plan, id: edits.set_cost(plan, id, wan))
        )
        self.cost_class.activated.connect(
            lambda row: self._edit(
                mark("Set cost class"), lambda plan, id: edits.set_cost_class(plan, id, CLASSES[row])
            )
        )
        self.public_share.entered.connect(
            lambda share: self._edit(
                mark("Set public share"), lambda plan, id: edits.set_public_share(plan, id, share / 100), "share"
            )
        )
        self.duration.entered.connect(
            lambda years: self._edit(
                mark("Set duration"), lambda plan, id: edits.set_duration(plan, id, years), "duration"
            )
        )
        self.readiness.entered.connect(
            lambda level: self._edit(
                mark("Set readiness"), lambda plan, id: edits.set_readiness(plan, id, round(level)), "readiness"
            )
        )
        self.lead.entered.connect(
            lambda text: self._edit(
                mark("Set lead unit"), lambda plan, id: edits.set_words(plan, id, "lead", text, language.texts.language)
            )
        )
        self.mandatory.clicked.connect(
            lambda on: self._edit(mark("Set mandatory"), lambda plan, id: edits.set_mandatory(plan, id, on))
        )
        self.pin.clicked.connect(self._on_pin)
        self.pin_year.entered.connect(self._on_pin_year)
        self.confirm.clicked.connect(lambda: self._edit(mark("Confirm action"), edits.confirm_action))
        self.leave_out.clicked.connect(
            lambda: self._edit(mark("Take action out"), lambda plan, id: edits.include_action(plan, id, False))
        )
        self.remove.clicked.connect(lambda: self._edit(mark("Remove action"), edits.remove_action))

    def _edit(self, name: str, change: Callable[[Plan, str], Plan], merge: str = "") -> None:
        action, document = self._action, self._context.document
        key = f"{merge} {action}" if merge else ""
        if not document.edit(lambda plan: change(plan, action), name, key):
            self._show_again()

    def _show_again(self) -> None:
        """After a refused edit: the field goes back to what the plan says."""
        document = self._context.document
        plan, evaluation = document.plan, document.evaluation
        if plan is not None and evaluation is not None:
            self.refresh(plan, evaluation.roadmap, plan.action(self._action))

    def _on_pin(self, on: bool) -> None:
        year = round(self.pin_year.value()) if on else None
        self._edit(mark("Pin start"), lambda plan, id: edits.pin_start(plan, id, year))

    def _on_pin_year(self, year: float) -> None:
        if self.pin.isChecked():
            self._edit(mark("Pin start"), lambda plan, id: edits.pin_start(plan, id, round(year)), "pin")

    def refresh(self, plan: Plan, roadmap: Roadmap | None, action: Action) -> None:
        self._action = action.id
        placed = roadmap.of(action.id) if roadmap else None
        texts = self._context.texts
        self._retell(plan)
        self.name.show_text(texts.of(action.name))
        self.cost.show_amount(action.cost)
        wan = placed.cost_wan if placed else None
        estimate = action.cost is None and wan is not None
        self.cost.setPlaceholderText(
            texts.tr("about {amount}", amount=texts.number(wan, 0)) if estimate else texts.tr("not given")
        )
        with QSignalBlocker(self.cost_class):
            self.cost_class.setCurrentIndex(CLASSES.index(action.cost_class))
        self.cost_class.setEnabled(action.cost is None)
        self.public_share.show_value(action.public_share * 100)
        self.duration.show_value(action.duration_years)
        self.readiness.show_value(action.readiness)
        self.lead.show_text(texts.of(action.lead))
        self.mandatory.setChecked(action.mandatory)
        self._show_pin(plan, action, placed)
        assumed = action.evidence.basis == "assumption"
        set_property(self._basis, "chip", "warning" if assumed else "good")
        self._basis.setText(texts.tr("Assumption") if assumed else texts.tr("Expert"))
        self.confirm.setVisible(assumed)
        self.leave_out.setVisible(action.included)
        self.remove.setVisible(not action.precedents and action.evidence.basis == "expert" and not assumed)

    def _show_pin(self, plan: Plan, action: Action, placed: PlacedAction | None) -> None:
        pinned = action.pinned_start
        self.pin.setChecked(pinned is not None)
        with QSignalBlocker(self.pin_year):
            self.pin_year.setRange(plan.first_year, plan.last_year)
        if pinned is not None:
            self.pin_year.show_value(pinned)
        elif not self.pin_year.hasFocus():
            self.pin_year.show_value(placed.year if placed else plan.first_year)

    def _retell(self, plan: Plan) -> None:
        texts = self._context.texts
        for head, field, text in self._heads:
            head.setText(texts.tr(text))
            field.setAccessibleName(texts.tr(text))
        names = [texts.tr(words.COST_CLASSES[code]) for code in CLASSES]
        if [self.cost_class.itemText(row) for row in range(self.cost_class.count())] != names:
            with QSignalBlocker(self.cost_class):
                self.cost_class.clear()
                self.cost_class.addItems(names)
        self.public_share.setSuffix("%")
        self.duration.setSuffix(texts.tr(" years"))
        self.mandatory.setText(texts.tr("Mandatory"))
        self.mandatory.setToolTip(texts.tr("In the schedule whatever its value"))
        self.pin.setText(texts.tr("Pin the start to"))
        self.pin_year.setAccessibleName(texts.tr("Year of the pinned start"))
        for made, text, hint in (
            (self.confirm, mark("Confirm"), mark("Accept the template's estimates of this action as your own")),
            (self.leave_out, mark("Take out of the plan"), mark("It stays in the action library")),
            (self.remove, mark("Delete action"), mark("Only actions you added yourself")),
        ):
            self._tell_button(made, texts.tr(text), texts.tr(hint))

    def _tell_button(self, made: QPushButton, text: str, hint: str) -> None:
        made.setText(text)
        made.setToolTip(hint)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
