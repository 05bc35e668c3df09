"""The import of yearbook tables: choose, look, take over."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget

from gui.context import Context
from gui.jobs import CancelToken, Progress, Work
from gui.pages.cities.figures_import.kept_imports import tables_named
from gui.pages.cities.figures_import.preview import OpenSheets, Preview, opened, opening, pasting, read
from gui.pages.cities.figures_import.preview_view import PreviewView
from gui.pages.cities.figures_import.start_view import StartView
from gui.widgets.card import Card, button
from planner.cities.yearbook.questions import Answers
from planner.model.message import Message, ProblemError

JOB = "figures import"


class ImportCard(Card):
    """`closed` when the user goes back; `changed` when own figures were stored or removed."""

    closed = Signal()
    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._answers = Answers()
        self._preview: Preview | None = None
        self._names: tuple[str, ...] = ()
        self.start = StartView(context)
        self.preview = PreviewView(context)
        self.back, self.other = button(), button("quiet")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.preview)
        self.head.addWidget(self.other)
        self.head.addWidget(self.back)
        self.body.addWidget(self._stack, 1)
        self.back.clicked.connect(self.close_import)
        self.other.clicked.connect(self._on_other)
        self.start.files_wanted.connect(self.choose_files)
        self.start.paste_wanted.connect(self.paste)
        self.start.cancelled.connect(self._on_cancelled)
        self.start.export_wanted.connect(self._on_export)
        self.start.removed.connect(self._on_removed)
        self.preview.answered.connect(self._on_answered)
        self.preview.accepted.connect(self._on_accepted)
        context.jobs.progressed.connect(self._on_progress)

    def refresh(self) -> None:
        """Set all words in the language in force."""
        texts = self._context.texts
        self.set_title(texts.tr("Import yearbook data"), tables_named(texts, self._names))
        self.setToolTip("\n".join(self._names) if self._preview is not None else "")
        self.back.setText(texts.tr("Back to the cities"))
        self.other.setText(texts.tr("Other tables…"))
        self.other.setVisible(self._preview is not None)
        self.start.refresh(reading=self._context.jobs.running(JOB))
        self.preview.refresh(self._answers)

    def choose_files(self) -> None:
        paths = self._context.dialogs.open_tables()
        if paths:
            self.open_files(paths)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Read these tables; what was shown before gives way once they are read."""
        self._open([opening(path) for path in paths], tuple(path.name for path in paths))

    def paste(self) -> None:
        """Read the copied cells of a spreadsheet."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._told(Message("clipboard without table", "error", "cities"))
            return
        name = self._context.texts.tr("pasted table")

        self._open([pasting(text, name)], (name,))

    def take_dropped(self, data: QMimeData) -> bool:
        """Read dropped files; False where none of them is a file of this machine."""
        paths = dropped_files(data)
        if paths:
            self.open_files(paths)
        return bool(paths)

    def close_import(self) -> None:
        self._context.jobs.cancel(JOB)
        self._forget()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def _open(self, opens: Sequence[OpenSheets], names: tuple[str, ...]) -> None:
        shipped, own = self._context.shelf.shipped, self._context.shelf.own

        def work(progress: Progress, cancel: CancelToken) -> Preview:
            return opened(opens, shipped, own, progress, cancel)

        self._forget()
        self._names = names
        self._run(work)

    def _run(self, work: Work) -> None:
        self._context.jobs.run(JOB, work, self._on_read, self._on_failed)
        self.refresh()

    def _forget(self) -> None:
        self._preview, self._answers, self._names = None, Answers(), ()
        self.preview.forget()
        self._stack.setCurrentWidget(self.start)

    def _on_read(self, preview: Preview) -> None:
        self._preview = preview
        if not preview.rows and not preview.reading.questions:
            self._told(Message("nothing to import", "error", "cities", params={"files": self._names}))
            self._forget()
            self.refresh()
            return
        self.preview.show_preview(preview, self._answers)
        self._stack.setCurrentWidget(self.preview)
        self.refresh()

    def _on_failed(self, problem: ProblemError) -> None:
        self._forget()
        self._told(problem.message)
        self.refresh()

    def _told(self, message: Message) -> None:
        self._context.notices.told.emit(message)

    def _on_other(self) -> None:
        self._forget()
        self.refresh()

    def _on_cancelled(self) -> None:
        self._context.jobs.cancel(JOB)
        self._on_other()

    def _on_progress(self, name: str, share: float) -> None:
        if name == JOB:
            self.start.progress.setValue(round(share * 100))

    def _on_answered(self, answers: Answers) -> None:
        """Read the same sheets again, knowing more."""
        preview = self._preview
        if preview is None:
            return
        self._answers = answers
        own = self._context.shelf.own

        def work(progress: Progress, cancel: CancelToken) -> Preview:
            return read(preview.sheets, preview.reader, answers, own, progress)

        self._run(work)

    def _on_accepted(self) -> None:
        figures, own = self.preview.figures, self._context.shelf.own

        def work(progress: Progress, cancel: CancelToken) -> int:
            return own.take(figures)

        self._context.jobs.run(JOB, work, self._on_taken, self._on_not_taken)

    def _on_taken(self, number: int) -> None:
        """Stay, because the list of imports now shows what was stored."""
        self._context.shelf.reread()
        self._forget()
        self.refresh()
        self.changed.emit()

    def _on_not_taken(self, problem: ProblemError) -> None:
        """What was ticked stays, to try again."""
        self._told(problem.message)

    def _on_removed(self, number: int) -> None:
        texts, own = self._context.texts, self._context.shelf.own
        entry = next(entry for entry in own.imports() if entry.batch == number)
        question = texts.trn(
            "Remove {count} figure imported from “{origin}”? Plans that use it keep it.",
            "Remove {count} figures imported from “{origin}”? Plans that use them keep them.",
            entry.count,
            origin=entry.source,
        )
        if self._context.dialogs.confirm(question, texts.tr("Remove")):
            try:
                own.remove(number)
            except ProblemError as problem:
                self._told(problem.message)
                return
            self._context.shelf.reread()
            self.refresh()
            self.changed.emit()

    def _on_export(self) -> None:
        texts = self._context.texts
        name = texts.tr("Own figures")
        path = self._context.dialogs.export_workbook(Path(f"{name}_{self._context.today().isoformat()}.xlsx"))
        if path is None:
            return
        shipped, own = self._context.shelf.shipped, self._context.shelf.own

        def work(progress: Progress, cancel: CancelToken) -> None:
            from planner.store.figure_table import write_figures

            write_figures(path, own.in_force(), shipped, texts)

        self._context.jobs.run(JOB, work, lambda _: self.refresh(), self._on_not_taken)


def dropped_files(data: QMimeData) -> tuple[Path, ...]:
    """The files of this machine in what is dragged."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
