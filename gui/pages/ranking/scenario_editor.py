"""What one scenario says: name, method, form, experts, weights and scores of its own."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.context import Context
from gui.document import Edit
from gui.pages.ranking.scenario_scores import ScenarioScores
from gui.pages.ranking.words import free_scenario_name, method_name
from gui.widgets.card import Card, button, label, scrolled
from gui.widgets.choice import Choice
from gui.widgets.fields import TextField
from gui.widgets.flow import FlowLayout
from planner.edits import ranking as edits
from planner.model.bilingual import Bilingual
from planner.model.plan import Plan
from planner.model.ranking import Scenario, TopsisForm
from planner.ranking.methods import METHODS
from planner.text.marker import mark

FORMS: tuple[tuple[TopsisForm | None, str], ...] = (
    (None, mark("As the plan")),
    ("bounds", mark("Declared bounds")),
    ("vector", mark("Vector form")),
)
CHANGE = mark("Change scenario")
NEW_NAME = Bilingual("新情景", "New scenario")
NAMES = (mark("Name"), mark("Method"), mark("Form of TOPSIS"), mark("Experts heard"), mark("Weights"), mark("Scores"))


class ScenarioEditor(Card):
    """Every field is an edit of the plan. Signal `made(id)` after a scenario was begun or duplicated."""

    made = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._scenario: Scenario | None = None
        self.begin, self.duplicate, self.remove = button(), button(), button()
        for made in (self.begin, self.duplicate, self.remove):
            self.head.addWidget(made)
        self.name = TextField()
        self.method, self.form = Choice(), Choice()
        for choice in (self.method, self.form):
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.own_weights = label(wrap=True)
        self.drop_weights = button()
        self.scores = ScenarioScores(context)
        self._experts = QWidget()
        self._expert_boxes: dict[str, QCheckBox] = {}
        self._flow = FlowLayout(self._experts)
        self._said = label(wrap=True)
        self._empty = label(role="muted", wrap=True)
        self._labels = [label() for _ in NAMES]
        weights = QWidget()
        beside = QHBoxLayout(weights)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.own_weights, 1)
        beside.addWidget(self.drop_weights)
        self._fields = QWidget()
        form = QFormLayout(self._fields)
        form.setContentsMargins(0, 0, 6, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(8)
        placed: tuple[QWidget, ...] = (self.name, self.method, self.form, self._experts, weights, self.scores)
        for name, field in zip(self._labels, placed, strict=True):
            form.addRow(name, field)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self._fields)
        column.addWidget(self._said)
        column.addStretch(1)
        self.body.addWidget(scrolled(content), 1)
        self._connect()

    def show_scenario(self, plan: Plan, scenario: Scenario | None, said: str) -> None:
        """`said` tells in words what differs from the plan."""
        texts = self._context.texts
        self._scenario = scenario
        self.set_title(texts.tr("Scenario"))
        for made, word in (
            (self.begin, mark("New")),
            (self.duplicate, mark("Duplicate")),
            (self.remove, mark("Remove")),
        ):
            made.setText(texts.tr(word))
        self.duplicate.setEnabled(scenario is not None)
        self.remove.setEnabled(scenario is not None)
        for shown_with_one in (self._fields, self._said):
            shown_with_one.setVisible(scenario is not None)
        self._empty.setVisible(scenario is None)
        self._empty.setText(texts.tr("Choose a scenario at the left to see and change what it says."))
        if scenario is None:
            return
        for shown, word in zip(self._labels, NAMES, strict=True):
            shown.setText(texts.tr(word))
        self.name.show_text(texts.of(scenario.name))
        self.name.setAccessibleName(texts.tr("Name"))
        methods = (texts.tr("TOPSIS, as the plan"), *(method_name(texts, name) for name in METHODS))
        self.method.show_choices(methods, 0 if not scenario.method else 1 + list(METHODS).index(scenario.method))
        self.form.show_choices(
            tuple(texts.tr(word) for _, word in FORMS),
            [form for form, _ in FORMS].index(scenario.normalisation),
        )
        self.method.setAccessibleName(texts.tr("Method"))
        self.form.setAccessibleName(texts.tr("Form of TOPSIS"))
        self._show_experts(plan, scenario)
        self.own_weights.setText(
            texts.tr("Its own, for every criterion") if scenario.weights else texts.tr("As the plan")
        )
        self.drop_weights.setText(texts.tr("Take the plan's"))
        self.drop_weights.setVisible(bool(scenario.weights))
        self.scores.show_scores(plan, scenario)
        self._said.setText(said)

    def _show_experts(self, plan: Plan, scenario: Scenario) -> None:
        """A box an expert; all or none ticked means everybody is heard."""
        ids = tuple(expert.id for expert in plan.weighting.experts)
        if ids != tuple(self._expert_boxes):
            for box in self._expert_boxes.values():
                box.deleteLater()
            self._expert_boxes = {}
            for id in ids:
                box = QCheckBox()
                box.clicked.connect(self._on_experts)
                self._flow.addWidget(box)
                self._expert_boxes[id] = box
        for expert in plan.weighting.experts:
            box = self._expert_boxes[expert.id]
            box.setText(self._context.texts.of(expert.name))
            box.setChecked(expert.id in scenario.experts or not scenario.experts)
            box.setEnabled(not scenario.weights and len(ids) > 1)

    def _connect(self) -> None:
        self.begin.clicked.connect(self._on_begin)
        self.duplicate.clicked.connect(self._on_duplicate)
        self.remove.clicked.connect(self._on_remove)
        self.name.entered.connect(self._on_name)
        self.method.activated.connect(lambda at: self._change(method=["", *METHODS][at]))
        self.form.activated.connect(lambda at: self._change(normalisation=FORMS[at][0]))
        self.drop_weights.clicked.connect(lambda: self._change(weights={}))
        self.scores.changed.connect(lambda scores: self._change(scores=scores))

    def _change(self, **fields: Any) -> None:
        scenario = self._scenario
        if scenario is not None:
            self._context.document.edit(lambda plan: edits.change_scenario(plan, scenario.id, **fields), CHANGE)

    def _on_experts(self) -> None:
        heard = tuple(id for id, box in self._expert_boxes.items() if box.isChecked())
        self._change(experts=() if len(heard) == len(self._expert_boxes) else heard)

    def _on_name(self, text: str) -> None:
        scenario, language = self._scenario, self._context.texts.language
        if scenario is not None:
            self._context.document.edit(
                lambda plan: edits.rename_scenario(plan, scenario.id, text, language), mark("Rename scenario")
            )
            if self._scenario is not None:  # refused or not, the field shows the plan's name
                self.name.show_text(self._context.texts.of(self._scenario.name))

    def _on_begin(self) -> None:
        plan = self._context.document.plan
        if plan is not None:
            name = free_scenario_name(plan, NEW_NAME)
            self._make(lambda plan: edits.keep_scenario(plan, name), mark("Begin scenario"))

    def _on_duplicate(self) -> None:
        plan, scenario = self._context.document.plan, self._scenario
        if plan is not None and scenario is not None:
            name = free_scenario_name(plan, scenario.name)
            self._make(lambda plan: edits.duplicate_scenario(plan, scenario.id, name), mark("Duplicate scenario"))

    def _on_remove(self) -> None:
        scenario = self._scenario
        if scenario is not None:
            self._context.document.edit(lambda plan: edits.remove_scenario(plan, scenario.id), mark("Remove scenario"))

    def _make(self, edit: Edit, label: str) -> None:
        """Make a scenario more and go to it."""
        before = self._context.document.plan
        if not self._context.document.edit(edit, label) or before is None:
            return
        after = self._context.document.plan
        known = {scenario.id for scenario in before.scenarios}
        new = next((scenario.id for scenario in after.scenarios if scenario.id not in known), "") if after else ""
        if new:
            self.made.emit(new)
