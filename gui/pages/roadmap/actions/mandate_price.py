"""What it costs in value that an action must be done, asked for as a job."""

from PySide6.QtCore import QObject, Signal

from gui.context import Context
from planner.analysis.decision_price import DecisionPrice, decision_price
from planner.model.message import Message, ProblemError
from planner.model.plan import Plan

JOB = "mandate price"


class MandatePrice(QObject):
    """The best schedule with the action forced in, against the best without; `changed` after every change of state.

    An answer stands for the plan it was asked of.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: tuple[Plan, str] | None = None
        self._price: DecisionPrice | None = None
        self._problem: Message | None = None
        context.jobs.ended.connect(self._on_ended)

    @property
    def running(self) -> bool:
        return self._context.jobs.running(JOB)

    def of(self, action: str) -> DecisionPrice | None:
        """The price of forcing this action in, where it was computed for the plan as it is."""
        return self._price if self._stands(action) else None

    def problem(self, action: str) -> Message | None:
        """Why there is no price: no schedule keeps the rules with this action in it."""
        return self._problem if self._stands(action) else None

    def ask(self, action: str) -> None:
        """Compute it, or give the computing up where it is under way."""
        document = self._context.document
        plan, evaluation = document.plan, document.evaluation
        ranking = evaluation.ranking if evaluation else None
        if self.running:
            self._context.jobs.cancel(JOB)
        elif plan is not None and ranking is not None:
            self._asked, self._price, self._problem = (plan, action), None, None
            self._context.jobs.run(
                JOB,
                lambda progress, cancel: decision_price(
                    plan, ranking, action, "mandatory", progress=progress, cancel=cancel
                ),
                self._on_done,
                self._on_failed,
            )
        self.changed.emit()

    def _stands(self, action: str) -> bool:
        return self._asked is not None and self._asked[1] == action and self._asked[0] is self._context.document.plan

    def _on_done(self, price: DecisionPrice) -> None:
        self._price = price
        self.changed.emit()

    def _on_failed(self, problem: ProblemError) -> None:
        self._problem = problem.message
        self.changed.emit()

    def _on_ended(self, name: str) -> None:
        if name == JOB:
            self.changed.emit()
