"""Reads edited exports as a job and keeps what was found until it is decided on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui.context import Context
from gui.jobs import CancelToken, Progress
from planner.edits.edited_workbooks import Comparison, Difference, compare, take_over
from planner.model.message import Message, ProblemError
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.workbook.home.edited import EditedWorkbook
from planner.workbook.received import Received, gather, receive

IMPORT_JOB = "edited workbooks in"
READING_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Found:
    """Edited exports as they fit `plan`, and the ids of the differences that are ticked.

    `problems` are about files that could not be read.
    """

    plan: Plan
    edited: tuple[EditedWorkbook, ...]
    comparison: Comparison
    chosen: frozenset[str]
    problems: tuple[Message, ...]

    @property
    def differences(self) -> tuple[Difference, ...]:
        return self.comparison.differences


class Homecoming(QObject):
    """Signals: `changed()` after every change of state; `arrived()` when something was read."""

    changed = Signal()
    arrived = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.found: Found | None = None
        context.document.replaced.connect(self.put_aside)
        context.document.changed.connect(self._on_plan_changed)

    def ask_for_files(self) -> None:
        files = self._context.dialogs.open_edited_workbooks() if self._context.document.plan is not None else ()
        if files:
            self.receive(files)

    def receive(self, places: Sequence[Path]) -> None:
        """Read edited exports from files and folders; nothing enters the plan before it is taken over."""
        plan, day = self._context.document.plan, self._context.today().isoformat()
        if plan is None:
            return
        where = self._context.texts.join(map(str, places))

        def work(progress: Progress, cancel: CancelToken) -> Found:
            files = gather(places, cancel)
            if not files:
                raise ProblemError("no workbooks", place=where)
            received = receive(files, lambda share: progress(share * READING_SHARE), cancel)
            comparison = compare(plan, received.edited, day)
            offered = frozenset(each.id for each in comparison.differences if each.offered)
            return Found(plan, received.edited, comparison, offered, _problems(received))

        self._context.jobs.run(IMPORT_JOB, work, self._on_read, self._on_problem)

    def choose(self, ids: Sequence[str], chosen: bool) -> None:
        """Tick differences or not; of copies that disagree only the last one ticked stays ticked."""
        if self.found is None:
            return
        known = {each.id: each for each in self.found.differences}
        kept = set(self.found.chosen)
        for id in ids:
            kept.discard(id)
            if chosen:
                kept -= {other.id for other in known.values() if _rivals(known[id], other)}
                kept.add(id)
        self.found = replace(self.found, chosen=frozenset(kept))
        self.changed.emit()

    def take_over(self) -> None:
        """Take the ticked ones into the plan: one step to undo. Refused as a whole where one cannot be made."""
        found, day = self.found, self._context.today().isoformat()
        if found is None:
            return
        chosen = [each for each in found.differences if each.id in found.chosen]
        # Put aside first: the edit would have them compared with the plan they are already in.
        self.found = None
        if not self._context.document.edit(lambda plan: take_over(plan, chosen, day), mark("Import edited workbook")):
            self.found = found
        self.changed.emit()

    def put_aside(self) -> None:
        self._context.jobs.cancel(IMPORT_JOB)
        self.found = None
        self.changed.emit()

    def _on_read(self, found: Found) -> None:
        if found.plan is not self._context.document.plan:
            self._compare_again(found, self._on_read)
            return
        self.found = found
        self.changed.emit()
        self.arrived.emit()

    def _on_compared(self, found: Found) -> None:
        self.found = found
        self.changed.emit()

    def _on_problem(self, problem: ProblemError) -> None:
        self._context.notices.told.emit(problem.message)

    def _on_plan_changed(self, _old: object, new: Plan | None) -> None:
        """What was found is always said of the plan as it is, after undo and redo too."""
        if self.found is not None and new is not None and self.found.plan is not new:
            self._compare_again(self.found, self._on_compared)

    def _compare_again(self, found: Found, then: Callable[[Found], None]) -> None:
        plan, day = self._context.document.plan, self._context.today().isoformat()
        if plan is None:
            return

        def work(_progress: Progress, _cancel: CancelToken) -> Found:
            comparison = compare(plan, found.edited, day)
            left = frozenset(each.id for each in comparison.differences) & found.chosen
            return replace(found, plan=plan, comparison=comparison, chosen=left)

        self._context.jobs.run(IMPORT_JOB, work, then, self._on_problem)


def _problems(received: Received) -> tuple[Message, ...]:
    questionnaires = (
        Message("questionnaire among exports", "warning", "file", each.file, {"file": each.file})
        for each in received.answers
    )
    return (*received.problems, *questionnaires)


def _rivals(one: Difference, other: Difference) -> bool:
    return one.state == other.state == "rivals" and one.ids == other.ids
