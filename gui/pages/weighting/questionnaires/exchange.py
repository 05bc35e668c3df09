"""Sends questionnaires out and takes them back as jobs; keeps what came back until it is decided on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui.context import Context
from gui.jobs import CancelToken, Progress
from planner.analysis.questionnaires import WorstNode, worst_node
from planner.edits.questionnaires import Returned, match, take_over
from planner.model.message import Message, ProblemError
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.workbook.questionnaire.batch import forms, write_forms
from planner.workbook.received import Received, gather, receive

OUT_JOB, IN_JOB = "questionnaires out", "questionnaires in"
READING_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Found:
    """What came back: `returned` as it fits `plan`, with the least consistent node of each, and what is `chosen`.

    `problems` are about files that could not be read.
    """

    plan: Plan
    batch: Received
    returned: tuple[Returned, ...]
    worst: tuple[WorstNode | None, ...]
    chosen: frozenset[int]

    @property
    def problems(self) -> tuple[Message, ...]:
        exports = (
            Message("export among questionnaires", "warning", "file", edited.file, {"file": edited.file})
            for edited in self.batch.edited
        )
        return (*self.batch.problems, *exports)


class Exchange(QObject):
    """Signals: `changed()` after every change of state; `progressed()` while a job runs, `share` of it (0..1) done.

    `written` are the files of the last export, until something else is done.
    """

    changed = Signal()
    progressed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found: Found | None = None
        self.written: tuple[Path, ...] = ()
        self.share = 0.0
        context.document.replaced.connect(self._on_replaced)
        context.jobs.progressed.connect(self._on_progressed)
        context.jobs.ended.connect(self._on_ended)

    @property
    def running(self) -> str:
        """The job that runs, or an empty text."""
        return next((job for job in (OUT_JOB, IN_JOB) if self._context.jobs.running(job)), "")

    @property
    def found(self) -> Found | None:
        """What is still to be decided; what fits is always said of the plan as it is, after undo and redo too."""
        plan = self._context.document.plan
        if self._found is not None and plan is not None and self._found.plan is not plan:
            self._found = replace(_found(plan, self._found.batch), chosen=self._found.chosen)
        return self._found

    def send(self) -> None:
        """Ask for a folder and write a questionnaire for every expert heard, and a blank one, into it."""
        plan, texts, dialogs = self._context.document.plan, self._context.texts, self._context.dialogs
        folder = dialogs.folder_for_questionnaires() if plan is not None else None
        if plan is None or folder is None:
            return
        made = forms(plan, texts.language, self._context.today().isoformat())
        there = [name for name in made if (folder / name).exists()]
        if there:
            question = texts.tr(
                "{files} is already in this folder and may be filled in. Overwrite?", files=texts.join(there)
            )
            if not dialogs.confirm(question, texts.tr("Overwrite")):
                return

        def work(progress: Progress, cancel: CancelToken) -> tuple[Path, ...]:
            return tuple(write_forms(made, folder, replace=True, progress=progress, cancel=cancel))

        self._start()
        self._context.jobs.run(OUT_JOB, work, self._on_written, self._on_problem)
        self.changed.emit()

    def ask_for_files(self) -> None:
        """Ask which questionnaires to read."""
        files = self._context.dialogs.open_questionnaires()
        if files:
            self.receive(files)

    def receive(self, places: Sequence[Path]) -> None:
        """Read questionnaires from files and folders; nothing enters the plan before it is taken over."""
        plan = self._context.document.plan
        if plan is None:
            return
        where = self._context.texts.join(map(str, places))

        def work(progress: Progress, cancel: CancelToken) -> Found:
            files = gather(places, cancel)
            if not files:
                raise ProblemError("no workbooks", place=where)
            batch = receive(files, lambda share: progress(share * READING_SHARE), cancel)
            return _found(plan, batch)

        self._start()
        self._context.jobs.run(IN_JOB, work, self._on_read, self._on_problem)
        self.changed.emit()

    def cancel(self) -> None:
        for job in (OUT_JOB, IN_JOB):
            self._context.jobs.cancel(job)

    def choose(self, position: int, chosen: bool) -> None:
        """Mark one of the questionnaires to be taken over, or not."""
        found = self.found
        if found is not None:
            others = found.chosen - {position}
            self._found = replace(found, chosen=others | {position} if chosen else others)
            self.changed.emit()

    def take_over(self) -> None:
        """Take the chosen ones into the plan: one step to undo."""
        found = self.found
        if found is None:
            return
        chosen = [each for position, each in enumerate(found.returned) if position in found.chosen]
        # Put aside first: the edit would have them matched with the plan they are already in.
        self._found = None
        if not self._context.document.edit(lambda plan: take_over(plan, chosen), mark("Import questionnaires")):
            self._found = found
        self.changed.emit()

    def put_aside(self) -> None:
        self._found = None
        self.changed.emit()

    def _start(self) -> None:
        self.cancel()
        self.written, self.share = (), 0.0

    def _on_written(self, written: tuple[Path, ...]) -> None:
        self.written = written
        self.changed.emit()

    def _on_read(self, found: Found) -> None:
        self._found = found
        self.changed.emit()

    def _on_problem(self, problem: ProblemError) -> None:
        self._context.notices.told.emit(problem.message)
        self.changed.emit()

    def _on_replaced(self) -> None:
        self.cancel()
        self._found, self.written = None, ()
        self.changed.emit()

    def _on_progressed(self, job: str, share: float) -> None:
        if job in (OUT_JOB, IN_JOB):
            self.share = share
            self.progressed.emit()

    def _on_ended(self, job: str) -> None:
        if job in (OUT_JOB, IN_JOB):
            self.changed.emit()


def _found(plan: Plan, batch: Received) -> Found:
    returned = match(plan, batch.answers)
    offered = frozenset(position for position, each in enumerate(returned) if each.offered)
    return Found(plan, batch, returned, tuple(worst_node(plan, each) for each in returned), offered)
