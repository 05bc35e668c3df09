"""What a move by hand costs in value, asked for as a job."""

from PySide6.QtCore import QObject, Signal

from gui.context import Context
from planner.analysis.decision_price import DecisionPrice, decision_price
from planner.model.message import Message, ProblemError
from planner.model.plan import Plan
from planner.roadmap.overrides import Override

JOB = "decision price"


class MovePrice(QObject):
    """The price of one move: the best schedule with the start fixed there, against the best without.

    `changed` after every change of state. An answer stands while plan and move stay as they were.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: tuple[Plan, Override] | None = None
        self._price: DecisionPrice | None = None
        self._problem: Message | None = None
        context.jobs.ended.connect(lambda name: self.changed.emit() if name == JOB else None)

    @property
    def running(self) -> bool:
        return self._context.jobs.running(JOB)

    def of(self, override: Override) -> DecisionPrice | None:
        """The price of this move, where it was computed for the plan as it is."""
        return self._price if self._stands(override) else None

    def problem(self, override: Override) -> Message | None:
        """Why there is no price: no schedule keeps the rules with this start."""
        return self._problem if self._stands(override) else None

    def _stands(self, override: Override) -> bool:
        plan = self._context.document.plan
        if self._asked is None or plan is None or self._asked[1] != override:
            return False
        asked = self._asked[0]
        return asked is plan or (asked.actions == plan.actions and asked.schedule == plan.schedule)

    def ask(self, override: Override) -> None:
        plan, evaluation = self._context.document.plan, self._context.document.evaluation
        ranking = evaluation.ranking if evaluation else None
        if plan is None or ranking is None:
            return
        self._asked, self._price, self._problem = (plan, override), None, None
        self._context.jobs.run(
            JOB,
            lambda progress, cancel: decision_price(
                plan, ranking, override.action, "pinned", override.after.year, progress, cancel
            ),
            self._on_done,
            self._on_failed,
        )
        self.changed.emit()

    def cancel(self) -> None:
        self._context.jobs.cancel(JOB)

    def _on_done(self, price: DecisionPrice) -> None:
        self._price = price
        self.changed.emit()

    def _on_failed(self, problem: ProblemError) -> None:
        self._problem = problem.message
        self.changed.emit()
