"""Weights of an index by pairwise judgements of its pillars (层次分析法)."""

from itertools import combinations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gui.context import Context
from gui.widgets.card import label
from gui.widgets.choice import Choice
from planner.checks.weighting import ACCEPTABLE_RATIO
from planner.cities.indicator_sets import Pillar
from planner.text.ratios import ratio_text
from planner.text.saaty_scale import POINTS, comparison, point_of, ratio_at
from planner.weighting.ahp import Priorities, priorities, revisions

CELL_WIDTH, HEAD_WIDTH, MOST_COLUMNS = 60, 96, 100
"""Beyond all columns of the table, where the rest of the room goes."""


class PillarJudgements(QWidget):
    """The upper half of a judgement matrix, the weights and the consistency ratio.

    `judged(weights)` by pillar id after a judgement; pairs that nobody judged are equal, and the line says so.
    """

    judged = Signal(dict)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pillars: tuple[Pillar, ...] = ()
        self._ratios: dict[tuple[str, str], float] = {}
        self.choices: dict[tuple[str, str], Choice] = {}
        self._lines: list[QLabel] = []
        self._heads: list[QLabel] = []
        self._shares: list[QLabel] = []
        self._column = label(role="small")
        self.said = label(role="small", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._grid)
        column.addWidget(self.said)

    @property
    def result(self) -> Priorities:
        """The weights of the pillars in force, with their consistency; there is one pillar at least."""
        places = {pillar.id: place for place, pillar in enumerate(self._pillars)}
        matrix = np.ones((len(places), len(places)))
        for (first, second), ratio in self._ratios.items():
            if first in places and second in places:
                row, column = places[first], places[second]
                matrix[row, column], matrix[column, row] = ratio, 1.0 / ratio
        return priorities(matrix)

    @property
    def weights(self) -> dict[str, float]:
        """By pillar id; they add up to 1."""
        shares = self.result.weights.tolist()
        return {pillar.id: share for pillar, share in zip(self._pillars, shares, strict=True)}

    def show_pillars(self, pillars: tuple[Pillar, ...]) -> None:
        """Ask for these pillars, one or more; judgements of pairs are kept while a pillar is out."""
        if pillars != self._pillars:
            self._pillars = pillars
            self._build()
        self._retell()

    def _build(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        size = len(self._pillars)
        self.choices, self._column = {}, label(role="small")
        self._lines, self._heads, self._shares = [], [], []
        for place in range(size):
            self._lines.append(label(role="small"))
            self._shares.append(label(role="strong"))
            self._grid.addWidget(self._lines[-1], place + 1, 0)
            self._grid.addWidget(self._shares[-1], place + 1, size)
        for place in range(1, size):
            self._heads.append(label(role="small", wrap=True))
            self._heads[-1].setMaximumWidth(HEAD_WIDTH)
            self._grid.addWidget(self._heads[-1], 0, place)
        self._grid.addWidget(self._column, 0, size)
        self._grid.setColumnStretch(MOST_COLUMNS, 1)
        for row, column in combinations(range(size), 2):
            pair = self._pillars[row].id, self._pillars[column].id
            choice = self.choices[pair] = Choice()
            choice.setMinimumWidth(CELL_WIDTH)
            choice.activated.connect(lambda point, pair=pair: self._on_judged(pair, ratio_at(point)))
            self._grid.addWidget(choice, row + 1, column, Qt.AlignmentFlag.AlignLeft)

    def _retell(self) -> None:
        texts = self._context.texts
        names = {pillar.id: texts.of(pillar.name) for pillar in self._pillars}
        for shown, pillars in ((self._lines, self._pillars), (self._heads, self._pillars[1:])):
            for head, pillar in zip(shown, pillars, strict=True):
                head.setText(names[pillar.id])
        self._column.setText(texts.tr("Weight"))
        points = tuple(ratio_text(ratio_at(point)) for point in range(POINTS))
        for (first, second), choice in self.choices.items():
            ratio = self._ratios.get((first, second), 1.0)
            choice.show_choices(points, round(point_of(ratio)))
            said = comparison(names[first], names[second], ratio, texts)
            choice.setToolTip(said)
            choice.setAccessibleName(said)
        self._show_result()

    def _show_result(self) -> None:
        texts, result = self._context.texts, self.result
        for shown, share in zip(self._shares, result.weights.tolist(), strict=True):
            shown.setText(texts.number(share, 4))
        said = [texts.tr("Each cell says how many times its line outweighs its column; pairs not judged are equal.")]
        ratio = result.consistency_ratio
        if ratio is not None and len(self._pillars) > 2:
            said.append(self._consistency(result, ratio))
        self.said.setText(texts.sentences(said))

    def _consistency(self, result: Priorities, ratio: float) -> str:
        texts = self._context.texts
        number = texts.number(ratio, 4)
        if ratio <= ACCEPTABLE_RATIO:
            return texts.tr("Consistency ratio (CR) {ratio}, within {limit}.", ratio=number, limit=ACCEPTABLE_RATIO)
        worst = revisions(result.matrix, count=1)[0]
        return texts.tr(
            "Consistency ratio (CR) {ratio}, above {limit}: review the comparison of “{first}” and “{second}”.",
            ratio=number,
            limit=ACCEPTABLE_RATIO,
            first=self._pillars[worst.row].name,
            second=self._pillars[worst.column].name,
        )

    def _on_judged(self, pair: tuple[str, str], ratio: float) -> None:
        self._ratios[pair] = ratio
        self._retell()
        self.judged.emit(self.weights)
