"""The roadmap page driven by hand: what is shown, what the plan becomes, what undo brings back."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.roadmap.schedule.classes import ASSUMED
from gui.pages.roadmap.schedule.gantt_model import NAME, TIME
from gui.pages.roadmap.schedule.gantt_paint import bar_rect
from gui.pages.roadmap.schedule.rows import Row
from gui.pages.roadmap.schedule.view import ScheduleView
from planner.edits import roadmap as edits
from planner.edits import tracking
from planner.model.action import Start
from planner.model.plan import Plan
from planner.roadmap.fit import fit
from tests.gui.roadmap_page import opened

MakeContext = Callable[..., Context]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def open_page(qtbot: QtBot) -> Callable[[Context], ScheduleView]:
    return lambda context: opened(qtbot, context, ScheduleView)


@pytest.fixture
def page(context: Context, open_page: Callable[[Context], ScheduleView]) -> ScheduleView:
    return open_page(context)


def _plan(page: ScheduleView) -> Plan:
    plan = page.context.document.plan
    assert plan is not None
    return plan


def _start(page: ScheduleView, action: str) -> Start:
    schedule = _plan(page).schedule
    assert schedule is not None
    start = schedule.start(action)
    assert start is not None
    return start


def _actions(page: ScheduleView) -> list[Row]:
    return [row for row in page.gantt.rows.rows if not row.heading]


def _row(page: ScheduleView, action: str) -> Row:
    return page.gantt.rows.rows[page.gantt.rows.row_of(action)]


def _read_out(page: ScheduleView, action: str) -> str:
    """What a screen reader says of a bar."""
    index = page.gantt.rows.index(page.gantt.rows.row_of(action), TIME)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def _show_row(page: ScheduleView, action: str) -> QPoint:
    """Scroll to the bar of an action and give its middle."""
    index = page.gantt.rows.index(page.gantt.rows.row_of(action), TIME)
    page.gantt.scrollTo(index)
    row = _row(page, action)
    return bar_rect(page.gantt.timeline, row, page.gantt.visualRect(index)).center().toPoint()


def _movable(page: ScheduleView) -> Row:
    """An action with two free years behind it that no other action waits for."""
    waited_for = {id for row in _actions(page) for id, _ in row.predecessors}
    latest = _plan(page).last_year - 2
    return next(row for row in _actions(page) if row.id not in waited_for and row.start <= latest)


def _texts(page: ScheduleView) -> list[str]:
    shown = [widget.text() for widget in page.findChildren(QLabel) if widget.isVisible()]
    return shown + [widget.text() for widget in page.findChildren(QPushButton) if widget.isVisible()]


def _wait_for_jobs(page: ScheduleView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.context.jobs.busy, timeout=60_000)


def test_a_click_on_a_row_tells_why_the_action_is_there(page: ScheduleView, qtbot: QtBot) -> None:
    chosen = _actions(page)[3]
    cell = page.gantt.visualRect(page.gantt.rows.index(page.gantt.rows.row_of(chosen.id), NAME))
    qtbot.mouseClick(page.gantt.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    evaluation = page.context.document.evaluation
    assert evaluation is not None
    assert evaluation.roadmap is not None
    placed = evaluation.roadmap.of(chosen.id)
    assert placed is not None
    shown = [widget.text() for widget in page.why.findChildren(QLabel)]
    assert chosen.name in shown
    assert page.context.texts.message(placed.reason) in shown


def test_dragging_a_bar_is_one_step_that_undo_takes_back(page: ScheduleView, qtbot: QtBot) -> None:
    row = _movable(page)
    before, old_plan = _start(page, row.id), _plan(page)
    grip = _show_row(page, row.id)
    year = page.gantt.timeline.year_width
    view = page.gantt.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=grip)
    for share in (0.25, 0.5, 1.0, 1.25):
        qtbot.mouseMove(view, grip + QPoint(round(year * share), 0))
    assert _start(page, row.id) == Start(row.id, before.year + 1, before.quarter + 1)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=grip + QPoint(round(year * 1.25), 0))
    assert page.context.document.undo_stack.count() == 1
    assert page.gantt.selected == row.id
    assert "人工调整" in page.notice.text()
    page.context.document.undo_stack.undo()
    assert _plan(page) is old_plan
    assert _row(page, row.id).start == row.start


def test_escape_gives_a_drag_up(page: ScheduleView, qtbot: QtBot) -> None:
    row = _movable(page)
    grip = _show_row(page, row.id)
    view = page.gantt.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=grip)
    qtbot.mouseMove(view, grip + QPoint(round(page.gantt.timeline.year_width), 0))
    assert _row(page, row.id).start == row.start + 1
    qtbot.keyClick(page.gantt, Qt.Key.Key_Escape)
    assert _row(page, row.id).start == row.start


def test_arrow_keys_move_by_a_quarter_and_with_shift_by_a_year(page: ScheduleView, qtbot: QtBot) -> None:
    row = _movable(page)
    page.choose(row.id)
    qtbot.keyClick(page.gantt, Qt.Key.Key_Right)
    qtbot.keyClick(page.gantt, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert _row(page, row.id).start == row.start + 1.25
    qtbot.keyClick(page.gantt, Qt.Key.Key_Left)
    assert _row(page, row.id).start == row.start + 1
    assert page.context.document.undo_stack.count() == 3


def test_no_key_moves_a_bar_before_the_first_schedulable_year(page: ScheduleView, qtbot: QtBot) -> None:
    first = next(row for row in _actions(page) if row.start == _plan(page).first_year)
    page.choose(first.id)
    qtbot.keyClick(page.gantt, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert _row(page, first.id).start == first.start
    assert page.context.document.undo_stack.count() == 0


def test_a_start_before_its_predecessor_is_said_in_words(page: ScheduleView, qtbot: QtBot) -> None:
    plan = _plan(page)
    late = next(
        row
        for row in _actions(page)
        if any(
            id in plan.action(row.id).prerequisites and _row(page, id).end > plan.first_year
            for id, _ in row.predecessors
        )
    )
    page.choose(late.id)
    while _row(page, late.id).start > plan.first_year:
        qtbot.keyClick(page.gantt, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    broken = _row(page, late.id)
    assert broken.broken
    assert "违反" in broken.note
    assert any(broken.broken[0] in text for text in _texts(page))


def test_rows_by_phase_stand_under_the_phase_of_their_start(page: ScheduleView, qtbot: QtBot) -> None:
    chosen = _actions(page)[4].id
    page.choose(chosen)
    page.gantt.setFocus()
    qtbot.keyClick(page.gantt, Qt.Key.Key_G)
    assert page.chart.tools.grouping == "phase"
    heading = ""
    for row in page.gantt.rows.rows:
        if row.heading:
            heading = row.id
        else:
            phase = _plan(page).phase_of(int(row.start))
            assert heading == f"group {phase.id if phase else ''}"
    assert page.gantt.selected == chosen


def test_a_proposal_changes_nothing_until_adopted(page: ScheduleView, qtbot: QtBot) -> None:
    row = _movable(page)
    page.context.document.edit(lambda plan: edits.move_start(plan, row.id, plan.last_year, 1), "Move action")
    moved = _plan(page)
    qtbot.mouseClick(page.propose, Qt.MouseButton.LeftButton)
    assert page.strip.cancel.isVisible()
    _wait_for_jobs(page, qtbot)
    assert _plan(page) is moved
    assert page.strip.adopt.isVisible()
    assert row.id in {entry.id for entry in page.strip.list.entries}
    qtbot.mouseClick(page.strip.discard, Qt.MouseButton.LeftButton)
    assert _plan(page) is moved
    assert not page.strip.adopt.isVisible()

    qtbot.mouseClick(page.propose, Qt.MouseButton.LeftButton)
    _wait_for_jobs(page, qtbot)
    qtbot.mouseClick(page.strip.adopt, Qt.MouseButton.LeftButton)
    schedule = _plan(page).schedule
    assert schedule is not None
    assert not schedule.moved_by_hand
    assert schedule.date == "2026-11-22"
    page.context.document.undo_stack.undo()
    assert _plan(page) is moved


def test_a_proposal_after_a_report_says_where_what_was_begun_is_kept(page: ScheduleView, qtbot: QtBot) -> None:
    day, document = "2028-06-30", page.context.document
    document.edit(lambda plan: tracking.add_report(plan, day), "Add reporting date")
    begun = _movable(page).id
    document.edit(lambda plan: tracking.set_progress(plan, day, begun, percent=10), "Report progress")
    qtbot.mouseClick(page.propose, Qt.MouseButton.LeftButton)
    _wait_for_jobs(page, qtbot)
    assert "在第7步重新排期" in page.strip.sentence.text()


def test_a_proposal_for_a_plan_that_changed_cannot_be_adopted(page: ScheduleView, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.propose, Qt.MouseButton.LeftButton)
    _wait_for_jobs(page, qtbot)
    page.context.document.edit(lambda plan: edits.set_budget_permille(plan, 2.0), "Set yearly money")
    assert not page.strip.adopt.isVisible()
    assert page.strip.again.isVisible()
    page.context.document.undo_stack.undo()
    assert page.strip.adopt.isVisible()


def test_the_first_schedule_is_adopted_once_and_not_again_after_undo(
    make_context: MakeContext, hegang: Plan, open_page: Callable[[Context], ScheduleView], qtbot: QtBot
) -> None:
    page = open_page(make_context(plan=replace(hegang, schedule=None)))
    _wait_for_jobs(page, qtbot)
    assert _plan(page).schedule is not None
    assert _actions(page)
    assert "已求解首次排期" in page.strip.sentence.text()
    assert page.context.document.undo_stack.count() == 1
    page.context.document.undo_stack.undo()
    page.hide()
    page.show()
    assert not page.context.jobs.busy
    assert _plan(page).schedule is None


def test_closing_while_a_schedule_is_solved_is_safe(page: ScheduleView, qtbot: QtBot) -> None:
    before = _plan(page)
    qtbot.mouseClick(page.propose, Qt.MouseButton.LeftButton)
    page.context.questions.close()
    page.context.jobs.close()
    assert _plan(page) is before


def test_the_library_tells_unknown_from_fitting_and_one_tick_includes(page: ScheduleView, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.library_button, Qt.MouseButton.LeftButton)
    section, listed = "", {}
    for entry in page.library.list.entries:
        section = entry.id if entry.heading else section
        if not entry.heading:
            listed[entry.id] = section
    plan = _plan(page)
    assert listed == {action.id: f"section {fit(action, plan.city)}" for action in plan.actions}
    out = next(action for action in plan.actions if not action.included and action.prerequisites)
    page.library.list.select(out.id)
    qtbot.keyClick(page.library.list, Qt.Key.Key_Space)
    included = {action.id for action in _plan(page).actions if action.included}
    assert {out.id, *out.prerequisites} <= included


def test_progress_of_a_solve_moves_the_bar_and_redraws_nothing_else(page: ScheduleView, qtbot: QtBot) -> None:
    redrawn: list[float] = []
    page.solver.changed.connect(lambda: redrawn.append(page.solver.share))
    with qtbot.waitSignal(page.solver.progressed, timeout=20_000):
        page.propose.click()
    assert page.strip._progress.value() == round(page.solver.share * 1000) > 0
    qtbot.waitUntil(lambda: not page.solver.running, timeout=60_000)
    assert len(redrawn) <= 4  # begun, told, ended


def test_an_own_action_is_added_to_its_strategy_and_shown(page: ScheduleView, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.library_button, Qt.MouseButton.LeftButton)
    page.library.own_name.setText("=冰雪旅游小镇")
    page.library.own_strategy.setCurrentIndex(3)
    qtbot.keyClick(page.library.own_name, Qt.Key.Key_Return)
    added = _plan(page).actions[-1]
    assert added.name.zh == "=冰雪旅游小镇"
    assert added.strategy == _plan(page).strategies[3].id
    assert added.id in {entry.id for entry in page.library.list.entries}
    assert not page.library.own_name.text()


def test_typed_cost_replaces_the_class_and_a_negative_one_is_refused(page: ScheduleView, qtbot: QtBot) -> None:
    row = _actions(page)[0]
    page.choose(row.id)
    page.why.estimates.setChecked(True)
    field = page.why.form.cost
    field.setFocus()
    qtbot.keyClicks(field, "12000")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert _plan(page).action(row.id).cost == 12_000
    assert not page.why.form.cost_class.isEnabled()
    field.selectAll()
    with qtbot.waitSignal(page.context.document.refused):
        qtbot.keyClicks(field, "-5")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert _plan(page).action(row.id).cost == 12_000
    assert field.text() == "12000"


def test_confirming_makes_the_estimates_the_planners_own(page: ScheduleView, qtbot: QtBot) -> None:
    row = _actions(page)[0]
    page.choose(row.id)
    page.why.estimates.setChecked(True)
    assert ASSUMED in row.note
    assert "假设" in page.chart.legend.accessibleName()
    assert "假设" in _read_out(page, row.id)
    qtbot.mouseClick(page.why.form.confirm, Qt.MouseButton.LeftButton)
    assert _plan(page).action(row.id).evidence.basis == "expert"
    assert ASSUMED not in _row(page, row.id).note
    assert "假设" not in _read_out(page, row.id)


def test_less_money_is_told_year_by_year(page: ScheduleView) -> None:
    assert "上限之内" in page.chart.money_words.text()
    page.context.document.edit(lambda plan: edits.set_budget_permille(plan, 0.5), "Set yearly money")
    assert "✕超出上限" in page.chart.money_words.text()
    assert page.chart.money_words.property("role") == "small-error"


def test_a_phase_end_takes_the_next_phase_with_it(page: ScheduleView, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.rules_button, Qt.MouseButton.LeftButton)
    last = page.rules._rows[0][3]
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_Up)
    near, medium, _ = _plan(page).phases
    assert (near.last_year, medium.first_year) == (2028, 2029)
    page.rules.hide()


def test_chinese_shows_no_english_and_english_no_chinese(page: ScheduleView, qtbot: QtBot) -> None:
    names = re.compile(r"Shift|Excel|GWh|[SMLX]{1,2}级|[ABC]级|CO2|5G|AI|R&D|MW|GW")
    page.choose(_actions(page)[0].id)
    page.why.estimates.setChecked(True)
    for text in _texts(page):
        assert not re.search(r"[A-Za-z]{2,}", names.sub("", text)), text
    page.context.wording.use("en")
    for text in _texts(page):
        assert not re.search(r"[\u4e00-\u9fff]", text), text
    page.context.wording.use("zh")
    assert page.propose.text() == "求解排期"


def test_the_rows_are_a_sound_model(page: ScheduleView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.gantt.rows)
