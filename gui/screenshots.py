"""Pictures of every page of the real window: for README, and for looking at."""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gui.shell.steps import STEPS
from gui.theme.theme import ThemeName
from planner.cities.catalogue import load_catalogue
from planner.cities.search import resolve
from planner.model.bilingual import Language
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.new_plan import ready_plan
from planner.store.plan_file import read_plan

if TYPE_CHECKING:
    from gui.jobs import JobRunner

SHOWN_CITY = "鹤岗"
SETTLE_MS = 400


def take(
    folder: Path, language: Language, theme: ThemeName, size: tuple[int, int], plan_path: Path | None
) -> list[Path]:
    """Write `<number>-<step>-<language>-<theme>.png` for each page into `folder`; no display is needed.

    Shows the plan of `plan_path`, else a new plan of Hegang. `ProblemError` where the folder cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtTest import QTest

    from gui.app import build

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProblemError("folder not writable", where=str(folder), folder=str(folder)) from error
    plan = read_plan(plan_path)[0] if plan_path else _shown_plan()
    written: list[Path] = []
    with tempfile.TemporaryDirectory() as scratch:
        application = build(Path(scratch), Path(scratch) / "recovery")
        application.context.wording.use(language)
        application.context.theme.use(theme)
        window = application.window
        window.resize(*size)
        window.show()
        application.context.document.start(plan, plan_path)
        for position, step in enumerate(STEPS):
            window.go_to(position)
            window.setFocus()  # no ring around whatever stands first
            QTest.qWait(SETTLE_MS)
            if _jobs_ended(application.context.jobs):
                QTest.qWait(SETTLE_MS)
            path = folder / f"{position + 1}-{step.id}-{language}-{theme}.png"
            if not window.grab().save(str(path)):
                raise ProblemError("folder not writable", where=str(folder), folder=str(folder))
            print(path.name, file=sys.stderr)
            written.append(path)
        application.context.document.start(None)  # a schedule found on the way is nobody's unsaved work
        window.close()
    return written


def _jobs_ended(jobs: "JobRunner") -> bool:
    """Wait for what runs: the roadmap's page solves a plan without a schedule, and its picture shows the answer.

    False where nothing ran.
    """
    from PySide6.QtCore import QEventLoop

    if not jobs.busy:
        return False
    loop = QEventLoop()
    jobs.ended.connect(loop.quit)
    while jobs.busy:
        loop.exec()
    return True


def _shown_plan() -> Plan:
    catalogue = load_catalogue()
    return ready_plan(catalogue, resolve(catalogue, SHOWN_CITY), date.today())
