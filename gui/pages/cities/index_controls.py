"""How an index is made: set, what counts, normalisation, weights and aggregation, each a visible choice."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from gui.context import Context
from gui.widgets.card import label
from gui.widgets.choice import Choice
from gui.widgets.fields import NumberField
from gui.widgets.flow import FlowLayout
from planner.cities.benchmark import Choices, default_choices
from planner.cities.composite import Aggregation, IndexNormalisation
from planner.cities.indicator_sets import IndicatorSet, Weighting
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
        self.weighting, self.aggregation = Choice(), Choice()
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
        for part in (self.set_choice, self.indicators, self.normalisation, self.weighting, self.aggregation):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(top)
        column.addWidget(self._weights)
        self.set_choice.activated.connect(self._on_set)
        self.normalisation.activated.connect(
            lambda place: self._choose(replace(self.choices, normalisation=tuple(NORMALISATIONS)[place]))
        )
        self.weighting.activated.connect(self._on_weighting)
        self.aggregation.activated.connect(
            lambda place: self._choose(replace(self.choices, aggregation=tuple(AGGREGATIONS)[place]))
        )

    def refresh(self) -> None:
        texts = self._context.texts
        names = tuple(texts.of(each.name) for each in self._sets)
        self.set_choice.show_choices(names, self._sets.index(self.indicator_set))
        self.set_choice.setAccessibleName(texts.tr("Indicator set"))
        for choice, known, chosen, said in (
            (self.normalisation, NORMALISATIONS, self.choices.normalisation, texts.tr("Normalisation")),
            (self.weighting, WEIGHTINGS, self.choices.weighting, texts.tr("Weights")),
            (self.aggregation, AGGREGATIONS, self.choices.aggregation, texts.tr("Aggregation")),
        ):
            choice.show_choices(tuple(map(texts.tr, known.values())), list[str](known).index(chosen))
            choice.setAccessibleName(said)
            choice.setToolTip(said)
        self.indicators.setText(texts.tr("Indicators"))
        self.indicators.setToolTip(texts.tr("Choose pillars and indicators that count"))
        self._fill_menu()
        self._show_weights()

    def _fill_menu(self) -> None:
        texts = self._context.texts
        self.menu.clear()
        for pillar in self.indicator_set.pillar:
            on = (pillar.on or pillar.id in self.choices.switched_on) and pillar.id not in self.choices.left_out
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
        self._choose(replace(self.choices, left_out=tuple(sorted(left)), switched_on=tuple(sorted(on))))

    def _show_weights(self) -> None:
        texts = self._context.texts
        self._weights.setVisible(self.choices.weighting == "typed")
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
        weighting = tuple(WEIGHTINGS)[place]
        typed = {pillar.id: 1.0 for pillar in self.indicator_set.pillar} if weighting == "typed" else {}
        self._choose(replace(self.choices, weighting=weighting, typed=typed))

    def _on_set(self, place: int) -> None:
        self.indicator_set = self._sets[place]
        self._choose(default_choices(self.indicator_set))

    def _choose(self, choices: Choices) -> None:
        if choices != self.choices:
            self.choices = choices
            self.changed.emit()
