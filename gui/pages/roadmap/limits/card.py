"""What the cards of the limits have in common."""

from PySide6.QtWidgets import QWidget

from gui.context import Context
from gui.document import Edit
from gui.pages.roadmap.limits.grid import LimitGrid
from gui.widgets.card import Card, button
from gui.widgets.clipboard import copy_table
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan


class LimitCard(Card):
    """One kind of limit; `show_plan` sets everything it says."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def show_plan(self, plan: Plan, evaluation: Evaluation) -> None:
        """Show this plan: every card says how."""

    def edit(self, change: Edit, name: str, merge: str = "") -> None:
        """One undo step; after a refusal the card shows again what the plan says."""
        if not self.context.document.edit(change, name, merge):
            self.show_again()

    def show_again(self) -> None:
        plan, evaluation = self.context.document.plan, self.context.document.evaluation
        if plan is not None and evaluation is not None:
            self.show_plan(plan, evaluation)

    def keep_room(self, widget: QWidget) -> None:
        """Let a widget's room stay while it is hidden, so that nothing else moves."""
        policy = widget.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        widget.setSizePolicy(policy)

    def add_copy(self, grid: LimitGrid) -> None:
        """A button in the head that copies the table."""
        self.copy = button("quiet")
        self.copy.clicked.connect(lambda: copy_table(grid.as_text()))
        self.head.addWidget(self.copy)

    def tell_copy(self) -> None:
        texts = self.context.texts
        self.copy.setText(texts.tr("Copy table"))
        self.copy.setToolTip(texts.tr("Copy table"))
