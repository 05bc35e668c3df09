"""Asks for a schedule from the reporting date on and keeps the answer until it is taken or put aside."""

from PySide6.QtCore import QObject, Signal

from gui.context import Context
from planner.analysis.replan import replan
from planner.edits import replanning
from planner.model.message import Message, ProblemError
from planner.model.plan import Plan
from planner.model.replan import Replan
from planner.text.marker import mark

JOB = "replan"


class Replanner(QObject):
    """`changed` after every change of state, also of `share` (0..1, how far the solve is)."""

    changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._solved_plan: Plan | None = None
        self.found: Replan | None = None
        self.problem: Message | None = None
        self.share = 0.0
        context.document.replaced.connect(self.discard)
        context.jobs.progressed.connect(self._on_progressed)
        context.jobs.ended.connect(self._on_ended)

    @property
    def running(self) -> bool:
        return self._context.jobs.running(JOB)

    @property
    def outdated(self) -> bool:
        """The plan changed after the proposal was asked for."""
        return self.found is not None and self._solved_plan is not self._context.document.plan

    def solve(self, on: str) -> None:
        plan, evaluation = self._context.document.plan, self._context.document.evaluation
        if plan is None or evaluation is None or evaluation.ranking is None or evaluation.roadmap is None:
            return
        ranking, roadmap = evaluation.ranking, evaluation.roadmap
        self.found = self.problem = None
        self.share = 0.0
        self._solved_plan = plan
        self._context.jobs.run(
            JOB,
            lambda progress, cancel: replan(plan, ranking, roadmap, on, progress, cancel),
            self._on_done,
            self._on_failed,
        )
        self.changed.emit()

    def cancel(self) -> None:
        self._context.jobs.cancel(JOB)

    def adopt(self) -> None:
        found, today = self.found, self._context.today().isoformat()
        if found is not None and self._context.document.edit(
            lambda plan: replanning.adopt_replan(plan, found, today), mark("Adopt re-planned schedule")
        ):
            self.discard()

    def discard(self) -> None:
        self.cancel()
        self.found = self.problem = None
        self.changed.emit()

    def _on_done(self, found: Replan) -> None:
        self.found = found
        self.changed.emit()

    def _on_failed(self, problem: ProblemError) -> None:
        self.problem = problem.message
        self.changed.emit()

    def _on_progressed(self, name: str, share: float) -> None:
        if name == JOB:
            self.share = share
            self.changed.emit()

    def _on_ended(self, name: str) -> None:
        if name == JOB:
            self.changed.emit()
