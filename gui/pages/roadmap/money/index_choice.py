"""Which groups of criteria count to which index of the two-index map: chosen in a small panel."""

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gui.context import Context
from gui.widgets.card import label
from gui.widgets.choice import Choice
from gui.widgets.panel import Panel
from planner.edits.criteria import set_map_index
from planner.model.criterion import GOAL, Criterion, MapIndex
from planner.model.plan import Plan
from planner.text.marker import mark

WIDTH = 420
INDICES: dict[MapIndex, str] = {
    "social": mark("Social-environmental"),
    "financial": mark("Financial-economic"),
    "": mark("To neither"),
}


class IndexChoice(Panel):
    """A row a group; each choice is an edit of the plan."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, WIDTH)
        self._context = context
        self.choices: dict[str, Choice] = {}
        self._names: dict[str, QLabel] = {}
        self._note = label(role="small", wrap=True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 12, 14, 12)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._note, 0, 0, 1, 2)

    def show_plan(self, plan: Plan) -> None:
        texts = self._context.texts
        self._note.setText(
            texts.tr(
                "Settle this before looking at the map, as the framework asks. It changes no ranking and no schedule."
            )
        )
        tops = plan.criteria.children(GOAL)
        self._keep_rows(tops)
        for top in tops:
            name = texts.of(top.name)
            self._names[top.id].setText(name)
            self.choices[top.id].show_choices(
                tuple(texts.tr(word) for word in INDICES.values()), list(INDICES).index(top.map_index)
            )
            self.choices[top.id].setAccessibleName(name)

    def _keep_rows(self, tops: tuple[Criterion, ...]) -> None:
        """One row for each group there is."""
        if [top.id for top in tops] == list(self.choices):
            return
        for widget in (*self.choices.values(), *self._names.values()):
            self._grid.removeWidget(widget)
            widget.deleteLater()
        self.choices, self._names = {}, {}
        for row, top in enumerate(tops, start=1):
            choice = Choice()
            choice.activated.connect(lambda at, id=top.id: self._on_choice(id, at))
            self._names[top.id], self.choices[top.id] = label(wrap=True), choice
            self._grid.addWidget(self._names[top.id], row, 0)
            self._grid.addWidget(choice, row, 1)

    def _on_choice(self, id: str, at: int) -> None:
        index = list(INDICES)[at]
        self._context.document.edit(lambda plan: set_map_index(plan, id, index), mark("Choose index"))
