"""The cells a scenario scores otherwise than the plan."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.context import Context
from gui.widgets.card import button, label
from gui.widgets.choice import Choice
from gui.widgets.fields import NumberField
from planner.model.plan import Plan
from planner.model.ranking import Scenario, ScenarioScore

Row = tuple[QLabel, NumberField, QPushButton]


class ScenarioScores(QWidget):
    """A line a cell, and one to add another. Signal `changed(scores)` with all of them after a change by the user."""

    changed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._plan: Plan | None = None
        self._scores: tuple[ScenarioScore, ...] = ()
        self._rows: list[Row] = []
        self.strategy, self.criterion = Choice(), Choice()
        self.add = button()
        self.add.clicked.connect(self._on_add)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        adding = QHBoxLayout()
        adding.addWidget(self.strategy, 1)
        adding.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self.criterion)
        column.addLayout(adding)

    @property
    def values(self) -> tuple[NumberField, ...]:
        """The fields in use, one a cell."""
        return tuple(value for _, value, _ in self._rows[: len(self._scores)])

    def show_scores(self, plan: Plan, scenario: Scenario) -> None:
        texts = self._context.texts
        self._plan, self._scores = plan, scenario.scores
        while len(self._rows) < len(self._scores):
            self._rows.append(self._make_row(len(self._rows)))
        for position, (name, value, remove) in enumerate(self._rows):
            used = position < len(self._scores)
            for widget in (name, value, remove):
                widget.setVisible(used)
            if not used:
                continue
            cell = self._scores[position]
            leaf = plan.criteria.criterion(cell.criterion)
            cell_name = texts.tr(
                "{strategy}, {criterion}", strategy=plan.strategy(cell.strategy).name, criterion=leaf.name
            )
            name.setText(cell_name)
            value.setAccessibleName(cell_name)
            value.show_range(*sorted((leaf.worst, leaf.best)))
            value.show_value(cell.value)
            remove.setText(texts.tr("Remove"))
            remove.setAccessibleName(texts.tr("Remove {item}", item=cell_name))
        self.strategy.show_choices(
            tuple(texts.of(strategy.name) for strategy in plan.strategies), max(0, self.strategy.currentIndex())
        )
        self.criterion.show_choices(
            tuple(texts.of(leaf.name) for leaf in plan.criteria.leaves), max(0, self.criterion.currentIndex())
        )
        self.strategy.setAccessibleName(texts.tr("Strategy to score otherwise"))
        self.criterion.setAccessibleName(texts.tr("Criterion to score otherwise"))
        self.add.setText(texts.tr("Add"))

    def _make_row(self, position: int) -> Row:
        name, value, remove = label(wrap=True), NumberField(0, 1, 1.0, 2), button("quiet")
        value.entered.connect(lambda entered: self._on_value(position, entered))
        remove.clicked.connect(lambda: self._on_remove(position))
        for column, widget in enumerate((name, value, remove)):
            self._grid.addWidget(widget, position, column)
        return name, value, remove

    def _on_value(self, position: int, value: float) -> None:
        old = self._scores[position]
        new = ScenarioScore(old.strategy, old.criterion, value)
        self.changed.emit((*self._scores[:position], new, *self._scores[position + 1 :]))

    def _on_remove(self, position: int) -> None:
        self.changed.emit((*self._scores[:position], *self._scores[position + 1 :]))

    def _on_add(self) -> None:
        """A line more, at the plan's own value; a cell that is there already only takes the focus."""
        plan = self._plan
        if plan is None:
            return
        strategy = plan.strategies[self.strategy.currentIndex()].id
        leaf = plan.criteria.leaves[self.criterion.currentIndex()]
        for position, cell in enumerate(self._scores):
            if (cell.strategy, cell.criterion) == (strategy, leaf.id):
                self._rows[position][1].setFocus()
                return
        score = plan.score(strategy, leaf.id)
        value = (leaf.worst + leaf.best) / 2 if score is None else score.value
        self.changed.emit((*self._scores, ScenarioScore(strategy, leaf.id, value)))
