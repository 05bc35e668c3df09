"""A planner takes an edited export back through the real window: review, take over, undo; conflicts side by side."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from gui.app import Application, build
from gui.shell.homecoming.view import HomecomingView
from planner.edits import roadmap
from planner.model.bilingual import LANGUAGES, Language
from planner.model.plan import Plan
from planner.workbook.home.inputs import ACTION, PROGRESS
from tests.fake_dialogs import FakeDialogs
from tests.workbook.home.sheet_edits import export, typed_over

DONE_WITHIN_MS = 30_000
ACTION_ID, OTHER_ID = "NE05", "NE14"
TAKE = {"zh": "采纳2项改动", "en": "Accept 2 changes"}
CONFLICT = {"zh": "冲突 · ", "en": "Conflict · "}
VALUES = {
    "zh": ("导出时：—", "表中：500", "计划现值：800"),
    "en": ("As exported: —", "In the sheet: 500", "In the plan: 800"),
}
WORDS = {"zh": "拟读作30,000", "en": "would be read as 30,000"}


@pytest.fixture
def dialogs(tmp_path: Path) -> FakeDialogs:
    return FakeDialogs(leave="discard", folder=tmp_path)


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path, dialogs: FakeDialogs, hegang: Plan) -> Iterator[Application]:
    made = build(tmp_path / "settings", tmp_path / "recovery", lambda: date(2026, 11, 26), lambda _: dialogs)
    made.window.resize(1280, 800)
    made.window.show()
    made.context.document.start(hegang)
    yield made
    made.window.close()
    made.window.deleteLater()


def plan_of(application: Application) -> Plan:
    assert application.context.document.plan is not None
    return application.context.document.plan


def review(application: Application, qtbot: QtBot) -> HomecomingView:
    exchange, view = application.window.homecoming
    qtbot.waitUntil(lambda: exchange.found is not None, timeout=DONE_WITHIN_MS)
    assert view.isVisible()
    return view


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_edited_export_is_reviewed_taken_over_and_one_step_to_undo(
    application: Application, dialogs: FakeDialogs, qtbot: QtBot, hegang: Plan, tmp_path: Path, language: Language
) -> None:
    application.context.wording.use(language)
    path = export(hegang, tmp_path / "clean.xlsx", language)
    cells = {(ACTION, ACTION_ID, "typed"): 500, (ACTION, OTHER_ID, "typed"): "约3亿", (ACTION, OTHER_ID, "duration"): 4}
    cells[PROGRESS, ACTION_ID, "note"] = "已立项"
    dialogs.edited_workbooks = (typed_over(path, tmp_path / "edited.xlsx", cells),)
    application.context.document.edit(lambda plan: roadmap.set_cost(plan, ACTION_ID, 800), "Cost")
    before = plan_of(application)
    application.window.commands.import_edited.trigger()
    view = review(application, qtbot)
    shown = {entry.id.rsplit("/", 1)[-1] + entry.id[-20:]: entry for entry in view.list.entries}
    conflict = next(entry for entry in shown.values() if entry.title.startswith(CONFLICT[language]))
    assert all(value in conflict.detail for value in VALUES[language])
    assert conflict.ticked is False
    words = next(entry for entry in shown.values() if WORDS[language] in entry.detail)
    assert words.ticked is False
    assert view.take.text() == TAKE[language]
    view.list.select(conflict.id)
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Space)
    qtbot.mouseClick(view.take, Qt.MouseButton.LeftButton)
    after = plan_of(application)
    assert (after.action(ACTION_ID).cost, after.action(OTHER_ID).cost) == (500, None)
    assert after.action(OTHER_ID).duration_years == 4
    assert [report.date for report in after.reports] == ["2026-11-26"]
    assert not view.isVisible()
    application.context.document.undo_stack.undo()
    assert plan_of(application) == before


def test_files_dropped_on_the_window_are_read_and_escape_puts_them_aside(
    application: Application, qtbot: QtBot, hegang: Plan, tmp_path: Path
) -> None:
    clean = export(hegang, tmp_path / "clean.xlsx")
    path = typed_over(clean, tmp_path / "edited.xlsx", {(ACTION, ACTION_ID, "typed"): 500})
    (tmp_path / "letter.xlsx").write_text("thank you", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in (path, tmp_path / "letter.xlsx")])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(50, 50), *how)
    application.window.dragEnterEvent(entered)
    assert entered.isAccepted()
    application.window.dropEvent(QDropEvent(QPointF(50, 50), *how))
    view = review(application, qtbot)
    assert [entry.ticked for entry in view.list.entries] == [True, None]
    qtbot.mouseClick(view.none, Qt.MouseButton.LeftButton)
    assert not view.take.isEnabled()
    qtbot.mouseClick(view.all, Qt.MouseButton.LeftButton)
    assert view.take.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert plan_of(application) is hegang


def test_workbooks_for_the_lead_units_are_written_from_the_menu(
    application: Application, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "sent"
    folder.mkdir()
    dialogs.folder = folder
    with qtbot.waitSignal(application.window.files.exported, timeout=DONE_WITHIN_MS):
        application.window.commands.export_by_department.trigger()
    assert len(list(folder.iterdir())) > 3
