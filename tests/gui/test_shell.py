"""The frame of the window: files, undo, language and theme, what is told and what is asked."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.app import Application, build
from gui.shell.top_bar import TopBar
from gui.theme.theme import THEME_NAMES, ThemeName
from planner.edits.weighting import set_judgement
from planner.model.bilingual import LANGUAGES, Language
from planner.model.plan import Plan
from planner.store.plan_file import read_plan, write_plan
from tests.fake_dialogs import FakeDialogs


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path, dialogs: FakeDialogs) -> Iterator[Application]:
    made = build(tmp_path / "settings", tmp_path / "recovery", lambda: date(2026, 11, 22), lambda _: dialogs)
    made.window.show()
    yield made
    dialogs.leave = "discard"
    made.window.close()
    made.window.deleteLater()


def test_a_draft_that_cannot_be_written_is_told_and_the_old_one_stays(
    qtbot: QtBot, application: Application, dialogs: FakeDialogs, hegang: Plan, tmp_path: Path
) -> None:
    window = application.window
    assert not window.commands.export_document.isEnabled(), "there is no plan yet"
    application.context.document.start(hegang)
    dialogs.document_path = tmp_path / "missing" / "plan.docx"
    with qtbot.waitSignal(window.files.told, timeout=30_000) as told:
        window.commands.export_document.trigger()
    assert "missing" in application.context.texts.message(told.args[0])
    dialogs.document_path = tmp_path / "plan.docx"
    with qtbot.waitSignal(window.files.exported, timeout=30_000):
        window.commands.export_document.trigger()
    assert dialogs.document_path.exists()
    assert dialogs.asked[-1].endswith("_2026-11-22.docx")


def _judge(application: Application, value: float) -> bool:
    return application.context.document.edit(lambda plan: set_judgement(plan, "", "C1", "C2", value), "Set judgement")


def test_saving_opening_and_the_unsaved_question(
    application: Application, dialogs: FakeDialogs, hegang: Plan, tmp_path: Path
) -> None:
    document, files = application.context.document, application.window.files
    document.start(hegang, saved=False)
    assert document.modified
    dialogs.save_path = tmp_path / "鹤岗.roadmap"
    assert files.save()
    assert not document.modified
    _judge(application, 3)
    assert document.modified
    dialogs.leave = "cancel"
    assert not application.window.close()
    assert document.plan is not hegang
    document.undo_stack.undo()
    assert not document.modified
    assert document.plan == hegang
    _judge(application, 5)
    dialogs.leave = "save"
    dialogs.open_path = dialogs.save_path
    files.open()
    assert document.plan is not None
    assert document.plan.weighting.judgements[0].value == 5
    assert application.window.settings.recent[0] == dialogs.save_path.resolve()


def test_a_broken_file_is_told_and_the_open_plan_stays(application: Application, hegang: Plan, tmp_path: Path) -> None:
    application.context.document.start(hegang)
    broken = tmp_path / "broken.roadmap"
    broken.write_text('{"format": "transition-roadmap", "ver', encoding="utf-8")
    assert not application.window.files.open_path(broken)
    assert application.context.document.plan is hegang
    notice = application.window.notice
    assert notice.isVisible()
    assert "broken.roadmap" in notice.accessibleName()
    _judge(application, 3)
    assert not notice.isVisible(), "the notice goes with the next change that succeeds"


def test_a_file_changed_by_someone_else_is_not_overwritten_unasked(
    application: Application, dialogs: FakeDialogs, hegang: Plan, tmp_path: Path
) -> None:
    path = tmp_path / "shared.roadmap"
    write_plan(hegang, path)
    assert application.window.files.open_path(path)
    theirs = set_judgement(hegang, "", "C1", "C3", 7)
    write_plan(theirs, path)
    _judge(application, 3)
    dialogs.agree, dialogs.save_path = False, None
    assert not application.window.files.save()
    assert dialogs.asked
    assert read_plan(path)[0] == theirs


def test_work_that_was_never_saved_is_offered_at_the_next_start(
    application: Application, dialogs: FakeDialogs, hegang: Plan, tmp_path: Path, qtbot: QtBot
) -> None:
    application.context.document.start(hegang)
    _judge(application, 4)
    application.window.files.keep_recovery_copy()
    lost = application.context.document.plan
    second = build(tmp_path / "settings2", tmp_path / "recovery", date.today, lambda _: dialogs)
    dialogs.agree = True
    second.window.files.recover()
    assert second.context.document.plan == lost
    assert second.context.document.modified
    dialogs.leave = "discard"
    second.window.close()


def test_language_and_theme_switch_live_and_are_remembered(
    application: Application, hegang: Plan, tmp_path: Path
) -> None:
    application.context.document.start(hegang)
    window = application.window
    assert "鹤岗" in window.windowTitle()
    window.commands.switch_language.trigger()
    assert "Hegang" in window.windowTitle()
    chinese = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.isVisible() and any("\u4e00" <= letter <= "\u9fff" for letter in label.text())
    ]
    assert not [text for text in chinese if "Hegang" not in text and "鹤岗市" not in text]
    window.commands.switch_theme.trigger()
    assert application.context.theme.name == "dark"
    application.window.settings.write()
    again = build(tmp_path / "settings", tmp_path / "recovery", date.today)
    assert again.context.texts.language == "en"
    assert again.context.theme.name == "dark"
    again.window.close()


def test_the_title_is_typed_in_place_and_undone(application: Application, hegang: Plan, qtbot: QtBot) -> None:
    document = application.context.document
    document.start(hegang)
    title = application.window.findChild(QLineEdit, "planTitle")
    assert isinstance(title, QLineEdit)
    title.setFocus()
    title.setText("鹤岗转型")
    title.editingFinished.emit()
    assert document.plan is not None
    assert document.plan.title.zh == "鹤岗转型"
    document.undo_stack.undo()
    assert document.plan == hegang


def test_the_second_opener_reads_only_and_is_told_by_whom(
    application: Application, dialogs: FakeDialogs, hegang: Plan, tmp_path: Path
) -> None:
    path = tmp_path / "shared.roadmap"
    write_plan(hegang, path)
    lock = tmp_path / ".shared.roadmap.lock"
    lock.write_text('{"user": "wang", "host": "elsewhere", "pid": 7, "since": "2026-11-22T08:00:00+00:00"}')
    assert application.window.files.open_path(path)
    assert "wang" in application.window.notice.accessibleName()
    _judge(application, 3)
    dialogs.save_path = tmp_path / "copy.roadmap"
    assert application.window.files.save(), "saving asks for another name"
    assert read_plan(path)[0] == hegang
    assert application.context.document.path == dialogs.save_path
    assert (tmp_path / ".copy.roadmap.lock").exists()


def test_the_open_file_opened_again_stays_writable(application: Application, hegang: Plan, tmp_path: Path) -> None:
    path = tmp_path / "鹤岗.roadmap"
    write_plan(hegang, path)
    files = application.window.files
    assert files.open_path(path)
    assert files.open_path(tmp_path / "." / path.name)
    assert not application.window.notice.isVisible()
    _judge(application, 3)
    assert files.save()
    judged = read_plan(path).plan.weighting.judgements
    assert [judgement.value for judgement in judged] == [3]


def test_what_was_refused_on_a_page_goes_with_the_page_and_what_concerns_the_file_stays(
    application: Application, hegang: Plan, tmp_path: Path
) -> None:
    window = application.window
    application.context.document.start(hegang)
    window.go_to_step("weighting")
    assert not _judge(application, 12)
    assert window.notice.isVisible()
    window.go_to_step("weighting")
    assert window.notice.isVisible()
    window.go_to_step("scoring")
    assert not window.notice.isVisible()
    assert not window.files.open_path(tmp_path / "nowhere.roadmap")
    window.go_to_step("ranking")
    assert window.notice.isVisible()


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_top_bar_has_room_for_all_on_a_projector(
    application: Application, qtbot: QtBot, hegang: Plan, language: Language, theme: ThemeName
) -> None:
    application.context.wording.use(language)
    application.context.theme.use(theme)
    application.window.resize(1280, 720)
    application.context.document.start(hegang)
    qtbot.wait(10)
    bar = application.window.findChild(TopBar)
    assert isinstance(bar, TopBar)
    parts = [part for part in bar.findChildren(QWidget) if part.isVisible() and part.parentWidget() is bar]
    assert len(parts) >= 9
    for part, following in pairwise(sorted(parts, key=lambda part: part.x())):
        assert part.geometry().right() < following.x()
        assert part.width() >= part.minimumSizeHint().width()
    title = bar.findChild(QLineEdit)
    assert isinstance(title, QLineEdit)
    assert title.fontMetrics().horizontalAdvance(title.text()) < title.width()
