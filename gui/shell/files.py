"""Opening, saving and exporting: the plan's way to and from the disk."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from gui.context import Context
from gui.jobs import CancelToken, Progress
from gui.shell.settings import Settings
from planner.model.answers import Answers
from planner.model.bilingual import Language
from planner.model.evaluation import Evaluation
from planner.model.message import Message, ProblemError
from planner.model.plan import Plan
from planner.store.file_name import file_name
from planner.store.lock import HeldBy, Lock, acquire
from planner.store.plan_file import FileStamp, OpenedPlan, changed_on_disk, read_plan, write_plan
from planner.store.recovery import Recovery

AUTOSAVE_DELAY_MS = 2000
EXPORT_JOB = "export"
Write = Callable[[Plan, Evaluation, Path, Language, str, Answers | None], None]
"""Writes what is handed out on a plan with its evaluation and answers, in a language, with a date (ISO 8601)."""


class Files(QObject):
    """File commands of the window.

    `told(message)` carries what went wrong; `exported(path)` follows a written workbook or document.
    """

    told = Signal(object)
    exported = Signal(object)
    recent_changed = Signal()

    def __init__(self, context: Context, settings: Settings, recovery: Recovery, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._dialogs = context, context.dialogs
        self._settings, self._recovery = settings, recovery
        self._stamp: FileStamp | None = None
        self._lock: Lock | None = None
        self._read_only = False
        self._autosave = QTimer(self)
        self._autosave.setSingleShot(True)
        self._autosave.setInterval(AUTOSAVE_DELAY_MS)
        self._autosave.timeout.connect(self.keep_recovery_copy)
        context.document.changed.connect(self._on_changed)
        context.document.replaced.connect(self._on_replaced)

    def open(self) -> None:
        path = self._dialogs.open_plan() if self.may_leave() else None
        if path is not None:
            self.open_path(path, asked=True)

    def open_path(self, path: Path, *, asked: bool = False) -> bool:
        """Open a plan file; False where it cannot be read (told) or the user keeps the present plan.

        A file of a later version, or one that someone else has open, opens to be read: saving asks for a name.
        """
        if not asked and not self.may_leave():
            return False
        problems: list[Message] = []
        try:
            plan, stamp = self._read(path, problems)
        except ProblemError as problem:
            self.told.emit(problem.message)
            return False
        if self._is_open(path):
            self._release()
        lock = None if problems else self._acquire(path, problems)
        self._context.document.start(plan, path)
        self._lock, self._stamp, self._read_only = lock, stamp, bool(problems)
        for message in problems:
            self.told.emit(message)
        self._remember(path)
        return True

    def start(self, plan: Plan | None) -> None:
        """Take up a plan that is on no disk yet, or none."""
        self._context.document.start(plan, saved=plan is None)

    def save(self) -> bool:
        path = self._context.document.path
        if path is None or self._read_only:
            return self.save_as()
        if self._stamp is not None and changed_on_disk(path, self._stamp):
            tr = self._context.texts.tr
            question = tr("“{file}” was changed by someone else since you opened it. Overwrite it?", file=path.name)
            if not self._dialogs.confirm(question, tr("Overwrite")):
                return self.save_as()
        return self._write(path)

    def save_as(self) -> bool:
        plan = self._context.document.plan
        if plan is None:
            return False
        suggestion = self._context.document.path or Path(
            file_name(plan.title.text(self._context.texts.language), ".roadmap")
        )
        path = self._dialogs.save_plan(suggestion)
        return self._write(path) if path is not None else False

    def may_leave(self) -> bool:
        """Ask about unsaved changes; True when the present plan may be left."""
        document = self._context.document
        if document.plan is None or not document.modified:
            return True
        answer = self._dialogs.unsaved_changes(self._context.texts.of(document.plan.title))
        if answer == "save":
            return self.save()
        if answer == "discard":
            self._forget_recovery_copy()
        return answer == "discard"

    def export(self) -> None:
        """Write the workbook; see `_export`."""
        from planner.workbook import export

        self._export(self._dialogs.export_workbook, ".xlsx", export)

    def export_document(self) -> None:
        """Write the implementation plan as a Word draft; see `_export`."""
        from planner.document import write_document

        self._export(self._dialogs.export_document, ".docx", write_document)

    def _export(self, ask: Callable[[Path], Path | None], suffix: str, write: Write) -> None:
        """Write to a file asked for, as a job; a plan without a schedule gets one first, as an edit of its own."""
        plan = self._context.document.plan
        if plan is None:
            return
        name = f"{self._context.texts.of(plan.title)}_{self._context.today().isoformat()}"
        folder = self._context.document.path.parent if self._context.document.path else Path()
        path = ask(folder / file_name(name, suffix))
        if path is None:
            return
        language, today = self._context.texts.language, self._context.today().isoformat()

        def work(progress: Progress, cancel: CancelToken) -> tuple[Plan, Path]:
            from planner import evaluate
            from planner.analysis.answers import answers
            from planner.edits.roadmap import adopt_schedule

            ready = plan
            if ready.schedule is None:
                ranking = evaluate.ranking(ready)
                proposal = evaluate.schedule(ready, ranking, lambda share, *_: progress(share * 0.9), cancel)
                ready = adopt_schedule(ready, proposal, today)
            progress(0.9)
            evaluation = evaluate.evaluate(ready)
            found = None if evaluation.ranking is None else answers(ready, evaluation.ranking)
            write(ready, evaluation, path, language, today, found)
            return ready, path

        self._context.jobs.run(EXPORT_JOB, work, self._on_exported, self._on_problem)

    def export_by_department(self) -> None:
        """Write a workbook for each lead unit into a folder, as a job."""
        plan, texts = self._context.document.plan, self._context.texts
        folder = self._dialogs.folder_for_departments() if plan is not None else None
        if plan is None or folder is None:
            return
        day = self._context.today().isoformat()

        def work(progress: Progress, cancel: CancelToken) -> Path:
            from planner import evaluate
            from planner.workbook.departments import department_books
            from planner.workbook.folder import write_books

            books = department_books(plan, evaluate.evaluate(plan), texts.language, day)
            write_books(books, folder, progress=progress, cancel=cancel)
            return folder

        self._context.jobs.run(EXPORT_JOB, work, self.exported.emit, self._on_problem)

    def recover(self) -> None:
        """Offer what an earlier run left behind without saving."""
        for orphan in self._recovery.orphans():
            texts = self._context.texts
            question = texts.tr(
                "“{title}” was not saved when the program last ended. Restore it?", title=orphan.plan.title
            )
            if orphan.differences is not None:
                differences = texts.trn(
                    "It differs from the saved file in {count} field.",
                    "It differs from the saved file in {count} fields.",
                    orphan.differences,
                )
                question = f"{question}\n{differences}"
            if self._dialogs.confirm(question, texts.tr("Restore")):
                self._context.document.start(orphan.plan, orphan.original, saved=False)
                self._recovery.discard(orphan.key)
                self.keep_recovery_copy()
                return
            self._recovery.discard(orphan.key)

    def close(self) -> None:
        """Leave nothing behind: the plan was saved or given up."""
        self._forget_recovery_copy()
        self._release()

    def _write(self, path: Path) -> bool:
        plan = self._context.document.plan
        if plan is None:
            return False
        problems: list[Message] = []
        lock = self._lock if self._is_open(path) else None
        try:
            lock = lock or self._acquire(path, problems)
            if lock is not None:
                self._stamp = write_plan(plan, path)
        except ProblemError as problem:
            problems.append(problem.message)
        for message in problems:
            self.told.emit(message)
        if problems:
            return False
        if lock is not self._lock:
            self._release()
        self._lock, self._read_only = lock, False
        self._context.document.mark_saved(path)
        self._forget_recovery_copy()
        self._remember(path)
        return True

    def _read(self, path: Path, problems: list[Message]) -> OpenedPlan:
        try:
            return read_plan(path)
        except ProblemError as problem:
            if problem.message.code != "file newer":
                raise
            problems.append(problem.message)
            return read_plan(path, allow_newer=True)

    def _acquire(self, path: Path, problems: list[Message]) -> Lock | None:
        """The right to write at `path`; without it what stands against it joins the problems."""
        try:
            held = acquire(path)
        except ProblemError as problem:
            problems.append(problem.message)
            return None
        if isinstance(held, HeldBy):
            problems.append(held.message)
            return None
        return held

    def _is_open(self, path: Path) -> bool:
        """Whether this is the file of the open plan, however its path is written."""
        own = self._context.document.path
        return own is not None and own.resolve() == path.resolve()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
        self._lock = None

    def _on_replaced(self) -> None:
        self._release()
        self._stamp, self._read_only = None, False

    def _remember(self, path: Path) -> None:
        self._settings.add_recent(path.resolve())
        self.recent_changed.emit()

    def _on_changed(self, *_: object) -> None:
        if self._context.document.modified:
            self._autosave.start()

    def keep_recovery_copy(self) -> None:
        """Write the unsaved plan to the recovery folder."""
        document = self._context.document
        if document.plan is not None and document.modified:
            self._recovery.save(document.plan, document.path)

    def _forget_recovery_copy(self) -> None:
        self._autosave.stop()
        self._recovery.discard_own()

    def _on_exported(self, result: tuple[Plan, Path]) -> None:
        plan, path = result
        if plan.schedule is not None and self._needs(plan):
            self._context.document.edit(lambda _: plan, "Adopt schedule")
        self.exported.emit(path)

    def _needs(self, exported: Plan) -> bool:
        """Whether the document is still the plan that was exported, but for the schedule found on the way."""
        present = self._context.document.plan
        return present is not None and present.schedule is None and present == replace(exported, schedule=None)

    def _on_problem(self, problem: ProblemError) -> None:
        self.told.emit(problem.message)
