"""What the views of the roadmap page have in common."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.context import Context
from gui.widgets.card import label
from planner.model.evaluation import Evaluation
from planner.model.plan import Plan


class RoadmapView(QWidget):
    """One question about the roadmap, named on its tab and asked in full beside the page's title.

    `show_plan` is called while the view is seen, after each change of plan, language or theme, and sets all texts.
    `tools` stand at the right of the tabs while the view is open, `notice` at the right of the page's title, so that
    what it says moves nothing beneath; `body` is the rest.
    Signals: `propose_wanted()` for a schedule to be proposed, `action_wanted(id)` for an action's own card.
    """

    propose_wanted = Signal()
    action_wanted = Signal(str)

    name = ""
    asks = ""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.tools = QWidget()
        self.tool_row = QHBoxLayout(self.tools)
        self.tool_row.setContentsMargins(0, 0, 0, 0)
        self.tool_row.setSpacing(10)
        self.tool_row.addStretch(1)
        self.notice = label(role="small", wrap=True)
        self.notice.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(10)

    def show_plan(self, plan: Plan, evaluation: Evaluation) -> None:
        """Show this plan: every view says how."""

    def show_again(self) -> None:
        """Show the present plan once more, after something other than the plan has changed."""
        plan, evaluation = self.context.document.plan, self.context.document.evaluation
        if plan is not None and evaluation is not None:
            self.show_plan(plan, evaluation)
