"""A proposal for the plan, asked for as a job and kept until it is taken over or put aside."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from gui.context import Context
from gui.jobs import Work
from planner.model.message import Message, ProblemError
from planner.model.plan import Plan


class ProposalJob(QObject):
    """`found` is the proposal, `problem` why there is none; at most one of them is there.

    `changed` after every change of state; `progressed` while the job runs, `share` being how far it is (0..1).
    """

    changed = Signal()
    progressed = Signal()

    def __init__(self, context: Context, job: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._job = context, job
        self._asked_of: Plan | None = None
        self.found: Any = None
        self.problem: Message | None = None
        self.share = 0.0
        context.document.replaced.connect(self._on_replaced)
        context.jobs.progressed.connect(self._on_progressed)
        context.jobs.ended.connect(self._on_ended)

    @property
    def running(self) -> bool:
        return self._context.jobs.running(self._job)

    @property
    def outdated(self) -> bool:
        """The plan changed after the proposal was asked for."""
        return self.found is not None and self._asked_of is not self._context.document.plan

    def ask(self, plan: Plan, work: Work) -> None:
        """Run the job that makes a proposal for this plan, the present one."""
        self._clear()
        self._asked_of = plan
        self._context.jobs.run(self._job, work, self._on_done, self._on_failed)
        self.changed.emit()

    def cancel(self) -> None:
        self._context.jobs.cancel(self._job)

    def discard(self) -> None:
        self._clear()
        self.changed.emit()

    def _clear(self) -> None:
        self.found = self.problem = None
        self.share = 0.0

    def _on_done(self, found: object) -> None:
        self.found = found
        self.changed.emit()

    def _on_failed(self, problem: ProblemError) -> None:
        self.problem = problem.message
        self.changed.emit()

    def _on_replaced(self) -> None:
        self.cancel()
        self.discard()

    def _on_progressed(self, name: str, share: float) -> None:
        if name == self._job:
            self.share = share
            self.progressed.emit()

    def _on_ended(self, name: str) -> None:
        if name == self._job:
            self.changed.emit()
