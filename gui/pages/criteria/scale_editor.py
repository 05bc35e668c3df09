"""How a leaf is scored: rated 1 to 9, or measured in a unit between two declared bounds."""

import math
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QWidget

from gui.context import Context
from gui.pages.criteria import words
from gui.widgets.card import button, label
from gui.widgets.fields import TextField
from planner.edits import criteria as edits
from planner.model.bilingual import Bilingual
from planner.model.criterion import RATING_BEST, RATING_WORST, Criterion
from planner.model.plan import Plan
from planner.text.marker import mark


class ScaleEditor(QWidget):
    """Two choices and three fields. Choosing "measured" takes effect once both bounds are typed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._criterion: Criterion | None = None
        self._wants_measured = False
        self.rating, self.measured = button(), button()
        group = QButtonGroup(self)
        for choice in (self.rating, self.measured):
            choice.setCheckable(True)
            group.addButton(choice)
        self.worst, self.best, self.unit = TextField(), TextField(), TextField()
        self._names = label(role="small"), label(role="small"), label(role="small")
        self.note = label(role="small", wrap=True)
        choices = QHBoxLayout()
        choices.addWidget(self.rating)
        choices.addWidget(self.measured)
        choices.addStretch(1)
        self._fields = QWidget()
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        for column, (name, field) in enumerate(zip(self._names, (self.worst, self.best, self.unit), strict=True)):
            grid.addWidget(name, 0, column)
            grid.addWidget(field, 1, column)
            field.setMinimumWidth(60)
        outer = QGridLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setVerticalSpacing(6)
        outer.addLayout(choices, 0, 0)
        outer.addWidget(self._fields, 1, 0)
        outer.addWidget(self.note, 2, 0)
        self.rating.clicked.connect(self._on_rating)
        self.measured.clicked.connect(self._on_measured)
        self.worst.entered.connect(self._on_bounds)
        self.best.entered.connect(self._on_bounds)
        self.unit.entered.connect(self._on_unit)

    def show_criterion(self, criterion: Criterion) -> None:
        texts = self._context.texts
        if self._criterion is None or self._criterion.id != criterion.id or criterion.scale == "measured":
            self._wants_measured = False
        if self._criterion is None or self._criterion.id != criterion.id:
            for field in (self.worst, self.best, self.unit):
                field.setModified(False)
        self._criterion = criterion
        measured = criterion.scale == "measured" or self._wants_measured
        self.rating.setText(texts.tr("rated 1–9"))
        self.measured.setText(texts.tr("measured"))
        self.measured.setChecked(measured)
        self.rating.setChecked(not measured)
        for name, field, text in zip(
            self._names,
            (self.worst, self.best, self.unit),
            (texts.tr("Worst"), texts.tr("Best"), texts.tr("Unit")),
            strict=True,
        ):
            name.setText(text)
            field.setAccessibleName(text)
        self._fields.setVisible(measured)
        known = criterion.scale == "measured"
        self.worst.show_text(words.figure(criterion.worst, texts) if known else "")
        self.best.show_text(words.figure(criterion.best, texts) if known else "")
        self.unit.show_text(texts.of(criterion.unit))
        self.note.setText(self._note(known, measured))

    def _note(self, known: bool, measured: bool) -> str:
        tr = self._context.texts.tr
        if measured and not known:
            return tr("Type both bounds; the ratings of this criterion are then cleared (undo brings them back).")
        if known:
            return tr("Worst above best makes it a cost. Another unit clears the scores of this criterion.")
        return tr("9 is the most favourable to the city, also where less is better.")

    def _on_rating(self) -> None:
        self._wants_measured = False
        if self._criterion is None:
            return
        id = self._criterion.id
        if self._criterion.scale == "measured":
            self._context.document.edit(
                lambda plan: edits.set_scale(plan, id, "rating", RATING_WORST, RATING_BEST), mark("Choose scale")
            )
        else:
            self.show_criterion(self._criterion)

    def _on_measured(self) -> None:
        if self._criterion is not None and self._criterion.scale == "rating":
            self._wants_measured = True
            self.show_criterion(self._criterion)
            self.worst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_bounds(self) -> None:
        if self._criterion is None or not (self.worst.text().strip() and self.best.text().strip()):
            return
        id, unit = self._criterion.id, self._unit(self._criterion)
        worst, best = _number(self.worst.text()), _number(self.best.text())

        def declare(plan: Plan) -> Plan:
            return edits.set_scale(plan, id, "measured", worst, best, unit=unit)

        if not self._context.document.edit(declare, mark("Declare bounds")) and self._criterion.scale == "measured":
            self.show_criterion(self._criterion)

    def _on_unit(self) -> None:
        criterion = self._criterion
        if criterion is not None and criterion.scale == "measured":
            unit = self._unit(criterion)
            self._context.document.edit(
                lambda plan: edits.set_scale(
                    plan, criterion.id, "measured", criterion.worst, criterion.best, unit=unit
                ),
                mark("Choose unit"),
            )

    def _unit(self, criterion: Criterion) -> Bilingual:
        """The unit as typed, in the language it was typed in."""
        texts, typed = self._context.texts, self.unit.text().strip()
        if typed == texts.of(criterion.unit):
            return criterion.unit
        return criterion.unit.with_text(texts.language, typed)


def _number(text: str) -> float:
    """What was typed as a number; NaN, which no edit takes, where it is none."""
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace(",", "").strip()
    try:
        return float(plain)
    except ValueError:
        return math.nan
