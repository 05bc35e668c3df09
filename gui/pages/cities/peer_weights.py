"""How much each part of likeness counts: five numbers and a switch."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from gui.context import Context
from gui.pages.cities.likeness import Likeness
from gui.widgets.card import label
from gui.widgets.fields import NumberField
from planner.model.peers import PartKind

MOST = 10.0


class PeerWeights(QWidget):
    """Writes into the `Likeness` shared by all views."""

    def __init__(self, context: Context, likeness: Likeness) -> None:
        super().__init__()
        self._context, self._likeness = context, likeness
        self.fields: dict[PartKind, NumberField] = {}
        self._names: dict[PartKind, QLabel] = {}
        self.same_level = QCheckBox()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in likeness.rules.part:
            self._names[part.id] = label(role="small")
            field = self.fields[part.id] = NumberField(0.0, MOST, 0.5, 2)
            field.setFixedWidth(52)
            field.entered.connect(lambda weight, kind=part.id: likeness.weigh(kind, weight))
            row.addWidget(self._names[part.id])
            row.addWidget(field)
        row.addStretch(1)
        row.addWidget(self.same_level)
        self.same_level.toggled.connect(likeness.compare_levels)

    def refresh(self) -> None:
        texts = self._context.texts
        for part in self._likeness.rules.part:
            name, rule = texts.of(part.name), texts.of(part.rule)
            self._names[part.id].setText(name)
            self._names[part.id].setToolTip(rule)
            self.fields[part.id].setToolTip(rule)
            self.fields[part.id].setAccessibleName(texts.tr("Weight of {part}", part=name))
            self.fields[part.id].show_value(self._likeness.weights[part.id])
        self.same_level.blockSignals(True)
        self.same_level.setChecked(self._likeness.same_level)
        self.same_level.blockSignals(False)
        self.same_level.setText(texts.tr("Same level only"))
        self.same_level.setToolTip(
            texts.tr("Prefectures with prefectures, counties with counties: the others have figures of another kind")
        )
