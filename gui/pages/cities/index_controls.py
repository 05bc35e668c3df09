"""How an index is made: set, what counts, normalisation, weights and aggregation, each a visible choice."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.cities.pillar_judgements import PillarJudgements
from gui.widgets.card import label
from gui.widgets.choice import Choice
from gui.widgets.fields import NumberField
from gui.widgets.flow import FlowLayout
from planner.cities.benchmark import Choices, default_choices
from planner.cities.composite import Aggregation, IndexNormalisation
from planner.cities.indicator_sets import IndicatorSet, Pillar, Weighting
from planner.text.marker import mark

NORMALISATIONS: dict[IndexNormalisation, str] = {
    "percentile": mark("Percentiles"),
    "minmax": mark("Least to greatest"),
    "zscore": mark("z-scores"),
}
WEIGHTINGS: dict[Weighting, str] = {
    "equal": mark("Equal weights"),
    "entropy": mark("Entropy weights"),
    "critic": mark("CRITIC weights"),
    "typed": mark("Typed weights"),
}
JUDGED = mark("AHP weights")
"""Typed weights too, worked out from judgements of pairs."""
GAPS: dict[bool, str] = {
    False: mark("Gaps: the rest weighs more"),
    True: mark("Gaps: city not compared"),
}
AGGREGATIONS: dict[Aggregation, str] = {
    "additive": mark("Additive"),
    "geometric": mark("Geometric"),
    "topsis": mark("TOPSIS"),
}
MOST = 100.0


class IndexControls(QWidget):
    """`changed` when the user chose anew; `indicator_set` and `choices` are in force."""

    changed = Signal()

    def __init__(self, context: Context, sets: tuple[IndicatorSet, ...]) -> None:
        super().__init__()
        self._context, self._sets = context, sets
        self.indicator_set = sets[0]
        self.choices = default_choices(sets[0])
        self.set_choice, self.normalisation = Choice(), Choice()
        self.weighting, self.aggregation, self.missing = Choice(), Choice(), Choice()
        self._judging = False
        self._lacking: frozenset[str] = frozenset()
        self.judgements = PillarJudgements(context)
        self.indicators = QToolButton()
        self.indicators.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.indicators)
        self.indicators.setMenu(self.menu)
        self.weights: dict[str, NumberField] = {}
        self._weights = QWidget()
        self._weight_row = QHBoxLayout(self._weights)
        self._weight_row.setContentsMargins(0, 0, 0, 0)
        top = QWidget()
        flow = FlowLayout(top)
        for part in (
            *(self.set_choice, self.indicators, self.normalisation),
            *(self.weighting, self.aggregation, self.missing),
        ):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(top)
        column.addWidget(self._weights)
        column.addWidget(self.judgements)
        self.set_choice.activated.connect(self._on_set)
        self.normalisation.activated.connect(
            lambda place: self._choose(replace(self.choices, normalisation=tuple(NORMALISATIONS)[place]))
        )
        self.weighting.activated.connect(self._on_weighting)
        self.judgements.judged.connect(lambda weights: self._choose(replace(self.choices, typed=weights)))
        self.missing.activated.connect(
            lambda place: self._choose(replace(self.choices, drop_incomplete=tuple(GAPS)[place]))
        )
        self.aggregation.activated.connect(
            lambda place: self._choose(replace(self.choices, aggregation=tuple(AGGREGATIONS)[place]))
        )

    def refresh(self) -> None:
        texts = self._context.texts
        names = tuple(texts.of(each.name) for each in self._sets)
        self.set_choice.show_choices(names, self._sets.index(self.indicator_set))
        self.set_choice.setAccessibleName(texts.tr("Indicator set"))
        choices = self.choices
        way = JUDGED if self._judging else WEIGHTINGS[choices.weighting]
        for choice, known, chosen, said in (
            (self.normalisation, NORMALISATIONS.values(), NORMALISATIONS[choices.normalisation], mark("Normalisation")),
            (self.weighting, (*WEIGHTINGS.values(), JUDGED), way, mark("Weights")),
            (self.aggregation, AGGREGATIONS.values(), AGGREGATIONS[choices.aggregation], mark("Aggregation")),
            (self.missing, GAPS.values(), GAPS[choices.drop_incomplete], mark("Missing figures")),
        ):
            choice.show_choices(tuple(map(texts.tr, known)), tuple(known).index(chosen))
            choice.setAccessibleName(texts.tr(said))
            choice.setToolTip(texts.tr(said))
        self.indicators.setText(texts.tr("Indicators"))
        self.indicators.setToolTip(texts.tr("Choose pillars and indicators that count"))
        self._fill_menu()
        self._show_weights()

    def _fill_menu(self) -> None:
        texts = self._context.texts
        self.menu.clear()
        for pillar in self.indicator_set.pillar:
            on = _counts(pillar, self.choices)
            head = self._entry(texts.of(pillar.name), on)
            head.toggled.connect(lambda checked, id=pillar.id, own=pillar.on: self._switch(id, own, checked))
            for indicator in pillar.indicator:
                entry = self._entry(f"    {texts.of(indicator.name)}", indicator.id not in self.choices.left_out)
                entry.setEnabled(on)
                entry.toggled.connect(lambda checked, id=indicator.id: self._switch(id, True, checked))

    def _entry(self, name: str, checked: bool) -> QAction:
        entry = self.menu.addAction(name)
        entry.setCheckable(True)
        entry.setChecked(checked)
        return entry

    def _switch(self, id: str, own: bool, checked: bool) -> None:
        """A pillar that is off by itself is switched on; all else is left out or taken back."""
        left, on = set(self.choices.left_out), set(self.choices.switched_on)
        if own:
            left = left - {id} if checked else left | {id}
        else:
            on = on | {id} if checked else on - {id}
        choices = replace(self.choices, left_out=tuple(sorted(left)), switched_on=tuple(sorted(on)))
        self._choose(self._judged(choices) if self._judging else choices)

    def show_lacking(self, pillars: frozenset[str]) -> None:
        """These pillars turned out to have too few figures to count: nobody is asked to judge them."""
        if pillars != self._lacking:
            self._lacking = pillars
            if self._judging:
                self._choose(self._judged(self.choices))

    def _asked(self, choices: Choices) -> tuple[Pillar, ...]:
        return tuple(
            pillar
            for pillar in self.indicator_set.pillar
            if _counts(pillar, choices) and pillar.id not in self._lacking
        )

    def _judged(self, choices: Choices) -> Choices:
        """`choices` with the weights that the judgements of the pillars give."""
        pillars = self._asked(choices)
        if pillars:
            self.judgements.show_pillars(pillars)
        return replace(choices, weighting="typed", typed=self.judgements.weights if pillars else {})

    def _show_weights(self) -> None:
        texts = self._context.texts
        pillars = self._asked(self.choices)
        self.judgements.setVisible(self._judging and bool(pillars))
        if self._judging and pillars:
            self.judgements.show_pillars(pillars)
        self._weights.setVisible(self.choices.weighting == "typed" and not self._judging)
        while (item := self._weight_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.weights = {}
        for pillar in self.indicator_set.pillar:
            if pillar.id not in self.choices.typed:
                continue
            name: QLabel = label(texts.of(pillar.name), role="small")
            field = self.weights[pillar.id] = NumberField(0.0, MOST, 1.0, 2)
            field.setFixedWidth(56)
            field.setAccessibleName(texts.tr("Weight of {part}", part=pillar.name))
            field.show_value(self.choices.typed[pillar.id])
            field.entered.connect(lambda weight, id=pillar.id: self._weigh(id, weight))
            self._weight_row.addWidget(name)
            self._weight_row.addWidget(field)
        self._weight_row.addStretch(1)

    def _weigh(self, pillar: str, weight: float) -> None:
        self.choices = replace(self.choices, typed={**self.choices.typed, pillar: weight})
        self.changed.emit()

    def _on_weighting(self, place: int) -> None:
        self._judging = place == len(WEIGHTINGS)
        if self._judging:
            self._choose(self._judged(self.choices))
            return
        weighting = tuple(WEIGHTINGS)[place]
        typed = {pillar.id: 1.0 for pillar in self.indicator_set.pillar} if weighting == "typed" else {}
        self._choose(replace(self.choices, weighting=weighting, typed=typed))

    def _on_set(self, place: int) -> None:
        self.indicator_set, self._judging = self._sets[place], False
        self._choose(default_choices(self.indicator_set))

    def _choose(self, choices: Choices) -> None:
        if choices != self.choices:
            self.choices = choices
            self.changed.emit()


def _counts(pillar: Pillar, choices: Choices) -> bool:
    return (pillar.on or pillar.id in choices.switched_on) and pillar.id not in choices.left_out
