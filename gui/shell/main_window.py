"""The main window: rail, pages, ribbon, top bar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.context import Context
from gui.pages.page import Page
from gui.shell.commands import Commands
from gui.shell.files import EXPORT_JOB, Files
from gui.shell.notice import Notice
from gui.shell.rail import Rail
from gui.shell.ribbon import Ribbon
from gui.shell.settings import Settings
from gui.shell.steps import STEPS
from gui.shell.toast import Toast
from gui.shell.top_bar import TopBar
from gui.widgets.dropped_files import dropped_files
from planner.model.message import Message, Step
from planner.model.plan import Plan
from planner.store.recovery import Recovery

if TYPE_CHECKING:
    from gui.shell.consultation.view import ConsultationView  # with numpy: built when first asked for
    from gui.shell.homecoming.exchange import Homecoming
    from gui.shell.homecoming.view import HomecomingView

_SHOWN_JOBS = (EXPORT_JOB, "edited workbooks in")


class MainWindow(QMainWindow):
    """Pages are built on their first visit, so the window is there at once."""

    def __init__(self, context: Context, settings: Settings, recovery: Recovery) -> None:
        super().__init__()
        self.context = context
        self.settings = settings
        context.dialogs.parent = self
        self.files = Files(context, settings, recovery, self)
        self.commands = Commands(
            context, self.files, settings, self._on_new_plan, self.consult, self._on_import_wanted, self
        )
        self._homecoming: tuple[Homecoming, HomecomingView] | None = None
        self._pages: dict[int, Page] = {}
        self._rail = Rail(context)
        self._stack = QStackedWidget()
        self.notice = Notice(context)
        self._export_progress = QProgressBar()
        self._export_progress.setRange(0, 100)
        self._export_progress.setTextVisible(False)
        self._export_progress.hide()
        self._frames = QStackedWidget()
        central = self._lay_out()
        self._frames.addWidget(central)
        self._consultation: ConsultationView | None = None
        self._state_before = self.windowState()
        self.setCentralWidget(self._frames)
        self.setMinimumSize(1120, 680)
        self.setAcceptDrops(True)
        self._toast = Toast(central)
        self._rail.chosen.connect(self.go_to)
        self.files.told.connect(self.tell)
        context.notices.told.connect(self.tell)
        context.notices.exported.connect(self._on_exported)
        context.notices.import_wanted.connect(self._on_import_wanted)
        self.files.exported.connect(self._on_exported)
        context.jobs.progressed.connect(self._on_job_progress)
        context.jobs.ended.connect(self._on_job_ended)
        context.wording.changed.connect(self._retell)
        context.document.path_changed.connect(self._retell)
        context.document.changed.connect(self._retell)
        self._retell()
        self.go_to(0)

    def _lay_out(self) -> QWidget:
        """Top bar, rail and page side by side, ribbon."""
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        notice_row = QVBoxLayout()
        notice_row.setContentsMargins(18, 10, 18, 0)
        notice_row.addWidget(self.notice)
        middle.addWidget(self._export_progress)
        middle.addLayout(notice_row)
        middle.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(middle, 1)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(TopBar(self.context, self.commands))
        column.addLayout(row, 1)
        column.addWidget(Ribbon(self.context))
        central = QWidget()
        central.setLayout(column)
        return central

    def go_to(self, position: int) -> None:
        page = self._pages.get(position)
        if page is None:
            page = self._pages[position] = STEPS[position].build(self.context)
            page.setAccessibleName(self.context.texts.tr(STEPS[position].name))
            page.plan_wanted.connect(self._on_plan_wanted)
            self._stack.addWidget(page)
        if page is not self._stack.currentWidget():
            self.notice.leave_page()
        self._stack.setCurrentWidget(page)
        self._rail.select(position)

    def go_to_step(self, step: Step) -> None:
        self.go_to(next(position for position, entry in enumerate(STEPS) if entry.id == step))

    @property
    def consultation(self) -> "ConsultationView | None":
        """The consultation while it fills the screen."""
        return self._consultation if self._frames.currentWidget() is self._consultation else None

    def consult(self) -> None:
        """Fill the screen with the consultation, or leave it again."""
        if self.consultation is not None:
            self.leave_consultation()
            return
        if self._consultation is None:
            from gui.shell.consultation.view import ConsultationView

            self._consultation = ConsultationView(self.context)
            self._consultation.left.connect(self.leave_consultation)
            self._frames.addWidget(self._consultation)
        self._state_before = self.windowState()
        self._frames.setCurrentWidget(self._consultation)
        self.setWindowState(self._state_before | Qt.WindowState.WindowFullScreen)
        page = self._stack.currentWidget()
        self._consultation.begin(page.consulted if isinstance(page, Page) else None)

    @property
    def homecoming(self) -> "tuple[Homecoming, HomecomingView]":
        """What reads edited exports, and where they are reviewed; built when first asked for."""
        if self._homecoming is None:
            from gui.shell.homecoming.exchange import Homecoming
            from gui.shell.homecoming.view import HomecomingView

            exchange = Homecoming(self.context, self)
            view = HomecomingView(self.context, exchange)
            self._stack.addWidget(view)
            exchange.arrived.connect(self._on_arrived)
            exchange.changed.connect(self._on_homecoming_changed)
            self._homecoming = exchange, view
        return self._homecoming

    def _on_import_wanted(self) -> None:
        """Ask for files, or go on with what is still undecided behind a page."""
        exchange, view = self.homecoming
        if exchange.found is not None and self._stack.currentWidget() is not view:
            self._on_arrived()
        else:
            exchange.ask_for_files()

    def _on_arrived(self) -> None:
        view = self.homecoming[1]
        if self._stack.currentWidget() is not view:
            self.notice.leave_page()
            self._stack.setCurrentWidget(view)
            view.begin()

    def _on_homecoming_changed(self) -> None:
        """Decided on: back to the page."""
        exchange, view = self.homecoming
        if exchange.found is None and self._stack.currentWidget() is view:
            self.go_to(self._rail.current)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.context.document.plan is not None and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.homecoming[0].receive(dropped_files(event.mimeData()))
        event.acceptProposedAction()

    def leave_consultation(self) -> None:
        """Back to the page and the size of the window from before."""
        if self.consultation is not None:
            self._frames.setCurrentIndex(0)
            self.setWindowState(self._state_before)
            self._stack.setFocus(Qt.FocusReason.OtherFocusReason)

    def page(self, step: Step) -> Page:
        """The page of a step, built and shown."""
        self.go_to_step(step)
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def tell(self, message: object) -> None:
        """Show what went wrong in the strip above the page."""
        assert isinstance(message, Message)
        (self.consultation or self).notice.show_message(message)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_leave():
            event.ignore()
            return
        self.leave_consultation()
        self.settings.geometry = self.saveGeometry()
        self.settings.write()
        self.context.questions.close()
        self.context.jobs.close()
        self.files.close()
        self.context.document.close()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._toast.place()

    def _on_new_plan(self) -> None:
        if self.files.may_leave():
            self.files.start(None)
            self.go_to(0)

    def _on_plan_wanted(self, plan: Plan) -> None:
        if self.files.may_leave():
            self.files.start(plan)

    def _retell(self, *_: object) -> None:
        texts, document = self.context.texts, self.context.document
        product = texts.tr("Transition roadmap planner")
        if document.plan is None:
            self.setWindowTitle(product)
        else:
            self.setWindowTitle(f"{texts.of(document.plan.title)}[*] – {product}")
        self.setWindowModified(document.modified)

    def _on_exported(self, path: object) -> None:
        tr = self.context.texts.tr
        self._toast.show_text(
            tr("Exported to {path}", path=str(path)),
            tr("Open"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )

    def _on_job_progress(self, name: str, share: float) -> None:
        if name in _SHOWN_JOBS:
            self._export_progress.setVisible(True)
            self._export_progress.setValue(round(share * 100))

    def _on_job_ended(self, name: str) -> None:
        if name in _SHOWN_JOBS:
            self._export_progress.hide()
