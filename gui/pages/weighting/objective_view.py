"""Weights from the spread of the scores: beside the experts' as a comparison, in force only when chosen."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.weighting.group_tables import show_objective
from gui.pages.weighting.report_table import ReportTable
from gui.widgets.card import label
from gui.widgets.choice import Choice
from gui.widgets.fields import NumberField
from planner.edits import weighting as edits
from planner.model.evaluation import Weights
from planner.model.plan import Plan
from planner.model.weighting import ObjectiveChoice, ObjectiveMethod
from planner.text.group import COMBINATIONS, OBJECTIVE_METHODS
from planner.text.marker import mark

_METHODS: tuple[ObjectiveMethod | None, ...] = (None, *OBJECTIVE_METHODS)


class ObjectiveView(QWidget):
    """The choice above, all methods side by side below."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._choice = ObjectiveChoice()
        self.method, self.combination = Choice(), Choice()
        self.share = NumberField(0, 100, 5)
        self.share.setSuffix("%")
        self._captions = [label(role="muted") for _ in range(3)]
        self.table = ReportTable(context)
        row = QHBoxLayout()
        row.setSpacing(8)
        for caption, field in zip(self._captions, (self.method, self.combination, self.share), strict=True):
            row.addWidget(caption)
            row.addWidget(field)
            row.addSpacing(8)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self.method.activated.connect(lambda place: self._edit(replace(self._choice, method=_METHODS[place])))
        self.combination.activated.connect(
            lambda place: self._edit(replace(self._choice, combination=tuple(COMBINATIONS)[place]))
        )
        self.share.entered.connect(lambda percent: self._edit(replace(self._choice, subjective_share=percent / 100)))

    def show_plan(self, plan: Plan, weights: Weights) -> None:
        texts = self._context.texts
        self._choice = choice = plan.weighting.objective
        names = (texts.tr("none: comparison only"), *(texts.tr(name) for name in OBJECTIVE_METHODS.values()))
        self.method.show_choices(names, _METHODS.index(choice.method))
        self.combination.show_choices(
            tuple(map(texts.tr, COMBINATIONS.values())), tuple(COMBINATIONS).index(choice.combination)
        )
        self.share.show_value(round(choice.subjective_share * 100))
        self.combination.setEnabled(choice.method is not None)
        self.share.setEnabled(choice.method is not None and choice.combination == "linear")
        words = (texts.tr("Objective weights"), texts.tr("Combination"), texts.tr("Experts' share"))
        for caption, field, word in zip(
            self._captions, (self.method, self.combination, self.share), words, strict=True
        ):
            caption.setText(word)
            field.setAccessibleName(word)
        show_objective(self.table, plan, weights, texts)

    def _edit(self, choice: ObjectiveChoice) -> None:
        document = self._context.document
        edited = document.edit(lambda plan: edits.set_objective(plan, choice), mark("Choose objective weights"))
        if not edited and document.plan is not None and document.evaluation is not None:
            self.show_plan(document.plan, document.evaluation.weights)
