"""What slips, indicators read, and the schedule made anew from the reporting date, through the real page."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.tracking.page import TrackingPage
from planner.edits import targets, tracking
from planner.model.bilingual import LANGUAGES, Bilingual, Language
from planner.model.plan import Plan
from planner.model.quarters import last_day, taken

MakeContext = Callable[..., Context]
SLIPS, INDICATORS = 1, 2

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def _plan(context: Context) -> Plan:
    plan = context.document.plan
    assert plan is not None
    return plan


def _shown(qtbot: QtBot, context: Context) -> TrackingPage:
    page = TrackingPage(context)
    qtbot.addWidget(page)
    page.resize(1104, 694)
    with qtbot.waitExposed(page):
        page.show()
    return page


def _late(context: Context) -> tuple[str, str]:
    """An action that others wait for, reported at 10 % on the last day it should take; and the date."""
    plan = _plan(context)
    assert plan.schedule is not None
    placed = {start.action: start for start in plan.schedule.starts}
    waited = {id for action in plan.actions if action.id in placed for id in action.prerequisites if id in placed}
    action = min(waited, key=lambda id: (placed[id].year, id))
    start = placed[action]
    day = last_day(taken(start.year, start.quarter, plan.action(action).duration_years).last).isoformat()
    document = context.document
    document.edit(lambda plan: tracking.add_report(plan, day), "report")
    document.edit(lambda plan: tracking.set_progress(plan, day, action, percent=10), "progress")
    return action, day


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_a_slip_to_a_schedule_made_anew_and_back(
    qtbot: QtBot, make_context: MakeContext, language: Language
) -> None:
    context = make_context(language=language)
    action, day = _late(context)
    page = _shown(qtbot, context)
    page.tabs.setCurrentIndex(SLIPS)
    entries = {entry.id: entry for entry in page.slips.list.entries}
    assert entries[action].detail
    assert len(entries) > 1, "what waits for it is pushed"
    before = _plan(context)
    qtbot.mouseClick(page.slips.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=60_000)
    assert page.slips.adopt.isVisible(), page.slips.told.text()
    assert _plan(context) is before
    qtbot.mouseClick(page.slips.adopt, Qt.MouseButton.LeftButton)
    after = _plan(context)
    assert after.schedule is not None
    assert before.schedule is not None
    assert after.schedule.start(action) == before.schedule.start(action)
    assert after.log[-1].kind == "replanned"
    assert after.log[-1].details["day"] == day
    context.document.undo_stack.undo()
    assert _plan(context) == before


def test_a_proposal_made_before_an_edit_is_not_offered(qtbot: QtBot, context: Context) -> None:
    action, day = _late(context)
    page = _shown(qtbot, context)
    page.tabs.setCurrentIndex(SLIPS)
    qtbot.mouseClick(page.slips.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=60_000)
    context.document.edit(lambda plan: tracking.set_progress(plan, day, action, percent=90), "progress")
    assert not page.slips.adopt.isVisible()
    assert page.slips.discard.isVisible()


def test_an_indicator_is_read_on_its_date_and_rubbish_is_told(qtbot: QtBot, context: Context) -> None:
    document = context.document
    document.edit(lambda plan: targets.add_target(plan, Bilingual("接续产业占比", "Successor share")), "target")
    document.edit(lambda plan: tracking.add_report(plan, "2028-06-30"), "report")
    page = _shown(qtbot, context)
    page.tabs.setCurrentIndex(INDICATORS)
    told: list[object] = []
    context.notices.told.connect(told.append)
    view, table = page.readings.view, page.readings.table

    def type_in(column: int, text: str) -> None:
        view.setCurrentIndex(table.index(0, column))
        qtbot.keyClick(view, Qt.Key.Key_Return)
        editor = view.findChild(QLineEdit)
        assert editor is not None
        editor.setText(text)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: view.findChild(QLineEdit) is None)

    type_in(3, "约19")
    assert len(told) == 1
    assert not _plan(context).reports[0].readings
    type_in(3, "18.9")
    type_in(4, "上半年快报")
    target = _plan(context).targets[0].id
    reading = _plan(context).reports[0].reading(target)
    assert reading is not None
    assert (reading.value, reading.note) == (18.9, "上半年快报")
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert not _plan(context).reports[0].readings
