"""Starts the window: application, theme, language, crash hook; everything is wired here by constructor."""

import argparse
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from gui.context import CatalogueShelf, Context
from gui.dialogs import Dialogs
from gui.document import Document
from gui.jobs import JobRunner
from gui.notices import Notices
from gui.questions import Questions
from gui.shell.main_window import MainWindow
from gui.shell.settings import Settings
from gui.theme.theme import Theme
from gui.wording import Wording
from planner.model.message import Message
from planner.store.own_figures import FILE_NAME, OwnFigures
from planner.store.recovery import Recovery
from planner.text.marker import mark
from planner.text.texts import Texts

NO_DISPLAY = mark(
    "No display was found, so the window cannot open; start the program on a desktop, or go on by command line: "
    "python main.py --help."
)
SMOKE_MS = 1500
WARM_UP_MS = 300
LOG_NAME = "errors.log"


@dataclass(frozen=True)
class Application:
    """The running program; kept alive by whoever built it."""

    qt: QApplication
    context: Context
    window: MainWindow


def run(arguments: list[str]) -> int:
    """Open the window and stay until it is closed; 1 where there is no display."""
    parser = argparse.ArgumentParser(prog="main.py")
    parser.add_argument("plan", nargs="?", type=Path, help="a plan file to open")
    parser.add_argument("--smoke", action="store_true", help="open the window, then close it by itself")
    options = parser.parse_args(arguments)
    if not _display_expected():
        _tell_no_display()
        return 1
    import platformdirs

    folders = platformdirs.PlatformDirs("transition-roadmap-planner", appauthor=False)
    application = build(Path(folders.user_config_dir), Path(folders.user_data_dir) / "recovery")
    _install_crash_hook(application, Path(folders.user_log_dir))
    window = application.window
    window.show()
    QTimer.singleShot(WARM_UP_MS, lambda: _warm_up(application))
    if options.plan is not None:
        window.files.open_path(options.plan)
    if options.smoke:
        QTimer.singleShot(SMOKE_MS, window.close)
    elif options.plan is None:
        QTimer.singleShot(0, window.files.recover)
    return application.qt.exec()


def build(
    settings_folder: Path,
    recovery_folder: Path,
    today: Callable[[], date] = date.today,
    make_dialogs: Callable[[Wording], Dialogs] = Dialogs,
) -> Application:
    """Wire the program up, without showing it; tests give their own folders, clock and dialogs.

    Own figures are kept beside the recovery folder.
    """
    previous = qInstallMessageHandler(_exit_where_qt_cannot_start)
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication([])
    qInstallMessageHandler(previous)
    settings = Settings(settings_folder)
    wording = Wording(settings.language)
    theme = Theme(qt, settings.theme)
    document, jobs, dialogs = Document(), JobRunner(), make_dialogs(wording)
    questions = Questions(document, jobs)
    shelf = CatalogueShelf(OwnFigures(recovery_folder.parent / FILE_NAME))
    context = Context(document, wording, theme, jobs, shelf, today, dialogs, Notices(), questions)
    translator = QTranslator(qt)
    _translate_qt(qt, translator, wording)
    wording.changed.connect(lambda: _translate_qt(qt, translator, wording))
    window = MainWindow(context, settings, Recovery(recovery_folder))
    geometry = settings.geometry
    if geometry is None or not window.restoreGeometry(geometry):
        window.resize(1440, 900)
    return Application(qt, context, window)


def _warm_up(application: Application) -> None:
    """What the first plan will need, read in the background once the window is seen."""

    def work(*_: object) -> None:
        import_module("planner.new_plan")

    application.context.jobs.run("warm up", work, lambda _: None, lambda _: None)


def _display_expected() -> bool:
    """Whether Qt can open a window here, as far as the environment tells."""
    if os.environ.get("QT_QPA_PLATFORM") or not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _tell_no_display() -> None:
    print(Texts("zh").tr(NO_DISPLAY), NO_DISPLAY, sep="\n", file=sys.stderr)


def _exit_where_qt_cannot_start(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Qt aborts the process when no display answers: leave with a sentence instead."""
    if kind == QtMsgType.QtFatalMsg:
        _tell_no_display()
        print(text.splitlines()[0], file=sys.stderr, flush=True)
        os._exit(1)
    if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg) and "propagateSizeHints" not in text:
        print(text, file=sys.stderr)


def _translate_qt(qt: QApplication, translator: QTranslator, wording: Wording) -> None:
    """Qt's own words (dialog buttons, context menus) in the language in force."""
    locale = QLocale(wording.texts.locale)
    QLocale.setDefault(locale)
    qt.removeTranslator(translator)
    if translator.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        qt.installTranslator(translator)


def _install_crash_hook(application: Application, log_folder: Path) -> None:
    """An unexpected error is written to a file and told; the plan stays open and is kept for recovery."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        report = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(report)
        log_folder.mkdir(parents=True, exist_ok=True)
        log = log_folder / LOG_NAME
        with log.open("a", encoding="utf-8") as file:
            file.write(report + "\n")
        application.window.files.keep_recovery_copy()
        message = Message("unexpected error", "error", "file", params={"log": str(log), "detail": str(error)})
        application.window.tell(message)

    sys.excepthook = hook
