"""A facilitator sends questionnaires out and takes them back, all through the real window."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from gui.app import Application, build
from gui.pages.weighting.page import EXPERTS, JUDGING, WeightingPage
from planner.edits.freeze import freeze_weights
from planner.model.bilingual import LANGUAGES, Language
from planner.model.plan import Plan
from tests.fake_dialogs import FakeDialogs
from tests.workbook.files import changed
from tests.workbook.questionnaire.answers import answer_places, answered, export, filled, with_experts

DONE_WITHIN_MS = 30_000
TAKE = {"zh": "采用2份", "en": "Take over 2"}
WRITTEN = {"zh": "已生成3个文件", "en": "3 files written to"}
DAMAGED = {"zh": "已损坏", "en": "is damaged"}
INCONSISTENT = {"zh": "高于0.1", "en": "above 0.1"}
ANSWERED = {"zh": "3名专家中已有2名作出判断", "en": "2 of 3 experts have judged"}


@pytest.fixture
def dialogs(tmp_path: Path) -> FakeDialogs:
    folder = tmp_path / "sent"
    folder.mkdir()
    return FakeDialogs(folder=folder, leave="discard")


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path, dialogs: FakeDialogs, hegang: Plan) -> Iterator[Application]:
    made = build(tmp_path / "settings", tmp_path / "recovery", lambda: date(2026, 11, 26), lambda _: dialogs)
    made.window.resize(1280, 800)
    made.window.show()
    made.context.document.start(with_experts(hegang))
    yield made
    made.window.close()
    made.window.deleteLater()


def page_of(application: Application) -> WeightingPage:
    page = application.window.page("weighting")
    assert isinstance(page, WeightingPage)
    page.views.setCurrentIndex(EXPERTS)
    return page


def plan_of(application: Application) -> Plan:
    assert application.context.document.plan is not None
    return application.context.document.plan


def drop(page: WeightingPage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(50, 50), *how)
    page.dragEnterEvent(entered)
    assert entered.isAccepted()
    page.dropEvent(QDropEvent(QPointF(50, 50), *how))


def settled(page: WeightingPage) -> Callable[[], bool]:
    return lambda: not page.exchange.running


@pytest.mark.parametrize("language", LANGUAGES)
def test_questionnaires_go_out_come_back_and_are_one_step_to_undo(
    application: Application, dialogs: FakeDialogs, qtbot: QtBot, hegang: Plan, tmp_path: Path, language: Language
) -> None:
    application.context.wording.use(language)
    page, texts = page_of(application), application.context.texts
    qtbot.mouseClick(page.strip.send, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(settled(page), timeout=DONE_WITHIN_MS)
    assert WRITTEN[language] in page.strip.sentence.text()
    assert dialogs.folder is not None
    files = sorted(dialogs.folder.iterdir(), key=lambda file: len(file.read_bytes()))
    assert len(files) == 3

    back = tmp_path / "back"
    back.mkdir()
    told = answered(with_experts(hegang), "E1")
    first = next(file for file in files if texts.of(plan_of(application).weighting.experts[0].name) in file.name)
    blank = next(file for file in files if texts.tr("blank") in file.name)
    filled(first, back / "first.xlsx", told, "E1", language)
    instructions = texts.tr("Instructions")
    named = changed(blank, back / "named.xlsx", {(instructions, "B6"): "赵教授"})
    filled(named, back / "new.xlsx", told, "E1", language)
    named.unlink()
    (back / "cut.xlsx").write_bytes(first.read_bytes()[:2000])
    before = plan_of(application)
    page.views.setCurrentIndex(JUDGING)
    drop(page, back)
    qtbot.waitUntil(lambda: page.exchange.found is not None, timeout=DONE_WITHIN_MS)

    assert plan_of(application) is before
    entries = page.returned.list.entries
    assert [entry.ticked for entry in entries] == [True, True, None]
    assert "100%" in entries[0].aside
    assert INCONSISTENT[language] in entries[0].detail
    assert DAMAGED[language] in entries[2].detail
    assert page.returned.take.text() == TAKE[language]
    qtbot.keyClick(page.returned.list, Qt.Key.Key_Space)
    assert page.returned.list.entries[0].ticked is False
    qtbot.keyClick(page.returned.list, Qt.Key.Key_Space)
    qtbot.mouseClick(page.returned.take, Qt.MouseButton.LeftButton)

    after = plan_of(application)
    assert [expert.name.zh for expert in after.weighting.experts] == ["李工", "王工", "赵教授"]
    assert len(after.weighting.judgements) == 2 * 45
    assert len(after.expert_scores) == 2 * 88
    assert not page.returned.isVisible()
    assert page.people.isVisible()
    assert ANSWERED[language] in page.strip.sentence.text()
    application.context.document.undo_stack.undo()
    assert plan_of(application) is before
    application.context.document.undo_stack.redo()
    assert plan_of(application) == after


def test_files_that_are_there_are_overwritten_only_when_agreed(
    application: Application, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    page = page_of(application)
    page.exchange.send()
    qtbot.waitUntil(settled(page), timeout=DONE_WITHIN_MS)
    assert dialogs.folder is not None
    sent = sorted(dialogs.folder.iterdir())
    sent[0].write_bytes(b"filled in")
    dialogs.agree = False
    page.exchange.send()
    assert not page.exchange.running
    assert sent[0].name in dialogs.asked[-1]
    assert sent[0].read_bytes() == b"filled in"
    dialogs.agree = True
    page.exchange.send()
    qtbot.waitUntil(settled(page), timeout=DONE_WITHIN_MS)
    assert sent[0].read_bytes() != b"filled in"


def test_reading_can_be_cancelled_and_nothing_is_found(
    application: Application, dialogs: FakeDialogs, qtbot: QtBot, hegang: Plan, tmp_path: Path
) -> None:
    page = page_of(application)
    path = export(answered(with_experts(hegang), "E1"), tmp_path / "a.xlsx", "E1")
    dialogs.questionnaires = (path,)
    page.exchange.ask_for_files()
    assert page.strip.cancel.isVisible()
    assert not page.strip.receive.isEnabled()
    qtbot.mouseClick(page.strip.cancel, Qt.MouseButton.LeftButton)
    assert not page.exchange.running
    assert page.exchange.found is None
    assert page.strip.receive.isEnabled()


def test_an_empty_folder_and_locked_weights_are_told_and_lose_nothing(
    application: Application, qtbot: QtBot, hegang: Plan, tmp_path: Path
) -> None:
    page, notice = page_of(application), application.window.notice
    (tmp_path / "empty").mkdir()
    drop(page, tmp_path / "empty")
    qtbot.waitUntil(notice.isVisible, timeout=DONE_WITHIN_MS)
    assert "未找到.xlsx文件" in notice.accessibleName()
    path = export(answered(with_experts(hegang), "E1"), tmp_path / "a.xlsx", "E1")
    drop(page, path)
    qtbot.waitUntil(lambda: page.exchange.found is not None, timeout=DONE_WITHIN_MS)
    application.context.document.edit(
        lambda plan: freeze_weights(plan, who="主任", date="2026-11-26", reason="评分前锁定"), "x"
    )
    qtbot.mouseClick(page.returned.take, Qt.MouseButton.LeftButton)
    assert page.exchange.found is not None
    assert "锁定" in notice.accessibleName()
    qtbot.mouseClick(page.returned.aside, Qt.MouseButton.LeftButton)
    assert not page.returned.isVisible()


def test_undo_while_it_is_decided_says_again_what_fits(
    application: Application, qtbot: QtBot, hegang: Plan, tmp_path: Path
) -> None:
    """The expert in the file joins by an edit, and is new again when that is undone."""
    page = page_of(application)
    blank = export(with_experts(hegang), tmp_path / "blank.xlsx")
    typed = {("填写说明", "B6"): "赵教授", answer_places(blank)["pair", "", "C1", "C2"]: 3.0}
    path = changed(blank, tmp_path / "named.xlsx", typed)
    for _ in range(2):
        drop(page, path)
        qtbot.waitUntil(lambda: page.exchange.found is not None, timeout=DONE_WITHIN_MS)
        if "新增" in page.returned.list.entries[0].title:
            page.exchange.take_over()
    assert page.returned.list.entries[0].title == "赵教授"
    application.context.document.undo_stack.undo()
    assert page.returned.list.entries[0].title == "赵教授（新增）"
