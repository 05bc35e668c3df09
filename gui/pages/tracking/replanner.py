"""Asks for a schedule from the reporting date on and keeps the answer until it is taken or put aside."""

from PySide6.QtCore import QObject

from gui.context import Context
from gui.proposing import ProposalJob
from planner.analysis.replan import replan
from planner.edits import replanning
from planner.model.replan import Replan
from planner.text.marker import mark

JOB = "replan"


class Replanner(ProposalJob):
    """What it finds is a `Replan` of the plan as reported."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, JOB, parent)

    @property
    def replan(self) -> Replan | None:
        found: Replan | None = self.found
        return found

    def solve(self, on: str) -> None:
        plan, evaluation = self._context.document.plan, self._context.document.evaluation
        if plan is None or evaluation is None or evaluation.ranking is None or evaluation.roadmap is None:
            return
        ranking, roadmap = evaluation.ranking, evaluation.roadmap
        self.ask(plan, lambda progress, cancel: replan(plan, ranking, roadmap, on, progress, cancel))

    def adopt(self) -> None:
        found, today = self.replan, self._context.today().isoformat()
        if found is not None and self._context.document.edit(
            lambda plan: replanning.adopt_replan(plan, found, today), mark("Adopt re-planned schedule")
        ):
            self.discard()
