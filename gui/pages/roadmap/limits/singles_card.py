"""Which actions must or must not be in the schedule, or only at a certain time, and who says so."""

from PySide6.QtCore import Qt, Signal

from gui.context import Context
from gui.pages.roadmap.limits.card import LimitCard
from gui.pages.roadmap.limits.grid import LimitGrid
from gui.pages.roadmap.limits.single_rows import single_rows
from gui.widgets.card import button, label
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan


class SinglesCard(LimitCard):
    """An overview; `action_wanted(id)` for the action to be changed on its own card."""

    action_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._actions: tuple[str, ...] = ()
        self.grid = LimitGrid(context, 230)
        self.open = button()
        self.head.addWidget(self.open)
        self.add_copy(self.grid)
        self._told = label(role="small", wrap=True)
        self._empty = label(role="muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._told)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self.grid, 1)
        self.grid.opened.connect(self._on_opened)
        self.grid.row_chosen.connect(lambda row: self.open.setEnabled(row >= 0))
        self.open.clicked.connect(lambda: self._on_opened(self.grid.currentIndex().row()))

    def show_plan(self, plan: Plan, evaluation: Evaluation) -> None:
        texts = self.context.texts
        rows = single_rows(plan, evaluation.roadmap, texts)
        self._actions = tuple(row.action.id for row in rows)
        self.set_title(texts.tr("Mandatory, forbidden and fixed actions"))
        self.tell_copy()
        self.open.setText(texts.tr("Open the action"))
        self.open.setEnabled(bool(rows) and self.grid.currentIndex().isValid())
        self._told.setText(
            texts.tr("Changed on the action's own card: choose a row and press Enter, or double-click it.")
        )
        self._empty.setText(
            texts.tr("No action is mandatory, forbidden, pinned or held to a window. Set this on an action's card.")
        )
        self._empty.setVisible(not rows)
        for widget in (self._told, self.grid, self.open):
            widget.setVisible(bool(rows))
        self.grid.setAccessibleName(texts.tr("Mandatory, forbidden and fixed actions"))
        self.grid.show_cells(
            texts.tr("Action"),
            (texts.tr("Rule"), texts.tr("Who says so"), texts.tr("When"), texts.tr("In the adopted schedule")),
            tuple(texts.of(row.action.name) for row in rows),
            tuple(row.cells for row in rows),
        )

    def _on_opened(self, row: int) -> None:
        if 0 <= row < len(self._actions):
            self.action_wanted.emit(self._actions[row])
