"""Asks for schedules and keeps the answer until it is taken or put aside."""

from PySide6.QtCore import QObject

from gui.context import Context
from gui.proposing import ProposalJob
from planner import evaluate
from planner.edits import roadmap as edits
from planner.model.evaluation import Proposal
from planner.text.marker import mark

JOB = "schedule"


class Solver(ProposalJob):
    """The first schedule of a plan is adopted at once, as one step to undo; each later one is a proposal."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, JOB, parent)
        self._asked_by_itself = False
        self.first_adopted = False

    @property
    def proposal(self) -> Proposal | None:
        found: Proposal | None = self.found
        return found

    def solve_first(self) -> None:
        """Once a plan: make the schedule it does not have yet."""
        plan = self._context.document.plan
        if plan is not None and plan.schedule is None and not self._asked_by_itself and not self.running:
            self._asked_by_itself = True
            self.solve()

    def solve(self) -> None:
        plan, evaluation = self._context.document.plan, self._context.document.evaluation
        ranking = evaluation.ranking if evaluation else None
        if plan is not None and ranking is not None:
            self.ask(plan, lambda progress, cancel: evaluate.schedule(plan, ranking, progress, cancel))

    def adopt(self) -> None:
        """Take the proposal over into the plan."""
        proposal = self.proposal
        if proposal is None:
            return
        today = self._context.today().isoformat()
        if self._context.document.edit(
            lambda plan: edits.adopt_schedule(plan, proposal, today), mark("Adopt schedule")
        ):
            self.discard()

    def dismiss_first(self) -> None:
        """The notice about the first schedule was read."""
        self.first_adopted = False
        self.changed.emit()

    def _clear(self) -> None:
        super()._clear()
        self.first_adopted = False

    def _on_done(self, found: object) -> None:
        self.found = found
        plan = self._context.document.plan
        if plan is not None and plan.schedule is None and not self.outdated:
            self.adopt()
            self.first_adopted = self.proposal is None
        self.changed.emit()

    def _on_replaced(self) -> None:
        self._asked_by_itself = False
        super()._on_replaced()
