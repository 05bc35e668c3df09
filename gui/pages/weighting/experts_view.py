"""The experts' table with what belongs to the group as a whole beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.weighting.experts_card import ExpertsCard
from gui.pages.weighting.freeze_card import FreezeCard
from gui.pages.weighting.rounds_card import RoundsCard
from gui.widgets.card import Card, label
from planner.model.evaluation import Weights
from planner.model.plan import Plan

SIDE_WIDTH = 300


class ExpertsView(QWidget):
    """`recorder` names who keeps the record; the decision log takes it from here."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.recorder = QLineEdit()
        self._record = Card()
        self._record_note = label(role="small", wrap=True)
        self._record.body.addWidget(self.recorder)
        self._record.body.addWidget(self._record_note)
        self.experts = ExpertsCard(context, self.recorder.text)
        self.rounds = RoundsCard(context, self.recorder.text)
        self.freeze = FreezeCard(context, self.recorder.text)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for card in (self._record, self.rounds, self.freeze):
            column.addWidget(card)
        column.addStretch(1)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFixedWidth(SIDE_WIDTH)
        scrolled.setWidget(side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.experts, 1)
        row.addWidget(scrolled)

    def show_plan(self, plan: Plan, weights: Weights) -> None:
        tr = self._context.texts.tr
        self._record.set_title(tr("Record kept by"))
        self.recorder.setPlaceholderText(tr("Name of the recorder"))
        self.recorder.setAccessibleName(tr("Record kept by"))
        self._record_note.setText(tr("Exclusions, rounds, locking and meetings are logged under this name."))
        self.experts.show_experts(plan, weights)
        self.rounds.show_plan(plan)
        self.freeze.show_plan(plan)
