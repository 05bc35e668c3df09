"""Asks for schedules and keeps the answer until it is taken or put aside."""

from PySide6.QtCore import QObject, Signal

from gui.context import Context
from planner import evaluate
from planner.edits import roadmap as edits
from planner.model.evaluation import Proposal
from planner.model.message import Message, ProblemError
from planner.model.plan import Plan
from planner.text.marker import mark

JOB = "schedule"


class Solver(QObject):
    """The first schedule of a plan is adopted at once, as one step to undo; each later one is a proposal.

    `changed` after every change of state; `progressed` while a solve runs, `share` being how far it is (0..1).
    """

    changed = Signal()
    progressed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked_by_itself = False
        self._solved_plan: Plan | None = None
        self.proposal: Proposal | None = None
        self.problem: Message | None = None
        self.first_adopted = False
        self.share = 0.0
        context.document.replaced.connect(self._on_replaced)
        context.jobs.progressed.connect(self._on_progressed)
        context.jobs.ended.connect(self._on_ended)

    @property
    def running(self) -> bool:
        return self._context.jobs.running(JOB)

    @property
    def outdated(self) -> bool:
        """The plan changed after the proposal was asked for."""
        return self.proposal is not None and self._solved_plan is not self._context.document.plan

    def solve_first(self) -> None:
        """Once a plan: make the schedule it does not have yet."""
        plan = self._context.document.plan
        if plan is not None and plan.schedule is None and not self._asked_by_itself and not self.running:
            self._asked_by_itself = True
            self.solve()

    def solve(self) -> None:
        plan, evaluation = self._context.document.plan, self._context.document.evaluation
        ranking = evaluation.ranking if evaluation else None
        if plan is None or ranking is None:
            return
        self._clear()
        self._solved_plan = plan
        self._context.jobs.run(
            JOB,
            lambda progress, cancel: evaluate.schedule(plan, ranking, progress, cancel),
            self._on_done,
            self._on_failed,
        )
        self.changed.emit()

    def cancel(self) -> None:
        self._context.jobs.cancel(JOB)

    def adopt(self) -> None:
        """Take the proposal over into the plan."""
        proposal = self.proposal
        if proposal is None:
            return
        today = self._context.today().isoformat()
        if self._context.document.edit(
            lambda plan: edits.adopt_schedule(plan, proposal, today), mark("Adopt schedule")
        ):
            self._clear()
            self.changed.emit()

    def discard(self) -> None:
        self._clear()
        self.changed.emit()

    def dismiss_first(self) -> None:
        """The notice about the first schedule was read."""
        self.first_adopted = False
        self.changed.emit()

    def _clear(self) -> None:
        self.proposal = self.problem = None
        self.first_adopted = False
        self.share = 0.0

    def _on_done(self, proposal: Proposal) -> None:
        self.proposal = proposal
        plan = self._context.document.plan
        if plan is not None and plan.schedule is None and not self.outdated:
            self.adopt()
            self.first_adopted = self.proposal is None
        self.changed.emit()

    def _on_failed(self, problem: ProblemError) -> None:
        self.problem = problem.message
        self.changed.emit()

    def _on_replaced(self) -> None:
        self.cancel()
        self._clear()
        self._asked_by_itself = False
        self.changed.emit()

    def _on_progressed(self, name: str, share: float) -> None:
        if name == JOB:
            self.share = share
            self.progressed.emit()

    def _on_ended(self, name: str) -> None:
        if name == JOB:
            self.changed.emit()
