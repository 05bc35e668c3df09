"""Reporting on the actions in the window."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLabel, QLineEdit, QPushButton, QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.tracking.cells import Cell, Field
from gui.pages.tracking.page import TrackingPage
from gui.pages.tracking.table_model import CELL_ROLE, FIELDS
from planner import edits
from planner.model.message import Message
from planner.model.plan import Plan
from planner.model.quarters import last_day, taken
from planner.model.tracking import Progress
from planner.text.texts import Texts

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MakeContext = Callable[..., Context]


def shown(qtbot: QtBot, context: Context) -> TrackingPage:
    page = TrackingPage(context)
    qtbot.addWidget(page)
    page.resize(1104, 694)
    with qtbot.waitExposed(page):
        page.show()
    return page


def add_date(qtbot: QtBot, page: TrackingPage, day: str) -> None:
    page.dates.field.setText(day)
    qtbot.mouseClick(page.dates.add, Qt.MouseButton.LeftButton)


def index(page: TrackingPage, row: int, field: Field) -> QModelIndex:
    return page.table.index(row, FIELDS.index(field))


def cell(page: TrackingPage, row: int, field: Field) -> Cell:
    found: Cell = index(page, row, field).data(CELL_ROLE)
    return found


def labels(page: TrackingPage) -> str:
    made = [*page.findChildren(QLabel), *page.findChildren(QPushButton)]
    return "\n".join(widget.text() for widget in made if widget.isVisible())


def open_editor(qtbot: QtBot, page: TrackingPage, row: int, field: Field) -> QWidget:
    """Enter on a cell; the editor that stands over it."""
    page.view.setCurrentIndex(index(page, row, field))
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    over = page.view.visualRect(page.view.currentIndex()).center()
    editor = page.view.viewport().childAt(over)
    assert editor is not None
    return editor if isinstance(editor.parentWidget().parentWidget(), QTableView) else editor.parentWidget()


def type_into(qtbot: QtBot, page: TrackingPage, row: int, field: Field, text: str) -> None:
    editor = open_editor(qtbot, page, row, field)
    line = editor.lineEdit() if isinstance(editor, QAbstractSpinBox) else editor
    assert isinstance(line, QLineEdit)
    line.selectAll()
    line.insert(text)  # the tester has no keys for Chinese
    with qtbot.waitSignal(page.view.itemDelegateForIndex(page.view.currentIndex()).closeEditor):
        qtbot.keyClick(editor, Qt.Key.Key_Return)


def choose_status(qtbot: QtBot, page: TrackingPage, row: int, status: str) -> None:
    editor = open_editor(qtbot, page, row, "status")
    assert isinstance(editor, QComboBox)
    editor.setCurrentIndex(editor.findData(status))
    editor.activated.emit(editor.currentIndex())


def entry(context: Context, page: TrackingPage, day: str, row: int) -> Progress | None:
    plan = context.document.plan
    assert plan is not None
    report = next(report for report in plan.reports if report.date == day)
    return report.entry(page.table.rows[row].action.id)


def test_progress_is_typed_into_the_table_and_summed(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    assert "添加填报日期" in page.sentence.text()
    add_date(qtbot, page, "2027-06-30")
    choose_status(qtbot, page, 0, "in progress")
    type_into(qtbot, page, 0, "percent", "40")
    type_into(qtbot, page, 0, "actual", "1200.5")
    type_into(qtbot, page, 0, "note", "已开工")
    action = page.table.rows[0].action.id
    assert entry(context, page, "2027-06-30", 0) == Progress(action, "in progress", 40.0, 1200.5, "已开工")
    assert cell(page, 0, "status").text == "进行中"
    assert "已完成0项、进行中1项" in page.sentence.text()
    for _ in range(4):
        context.document.undo_stack.undo()
    assert entry(context, page, "2027-06-30", 0) is None
    context.document.undo_stack.undo()
    assert not page.dates.chips


def test_done_means_all_of_it_and_all_of_it_means_done(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    add_date(qtbot, page, "2027-06-30")
    choose_status(qtbot, page, 0, "done")
    type_into(qtbot, page, 1, "percent", "100")
    assert [cell(page, row, "percent").share for row in (0, 1)] == [1.0, 1.0]
    assert [cell(page, row, "status").text for row in (0, 1)] == ["已完成", "已完成"]


def test_an_earlier_report_stands_until_there_is_a_newer_one(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    add_date(qtbot, page, "2027-06-30")
    type_into(qtbot, page, 0, "percent", "40")
    add_date(qtbot, page, "2027-12-31")
    assert cell(page, 0, "percent").text == "40%"
    assert "2027-06-30" in cell(page, 0, "percent").hint
    type_into(qtbot, page, 0, "percent", "70")
    qtbot.mouseClick(page.dates.chips["2027-06-30"], Qt.MouseButton.LeftButton)
    assert cell(page, 0, "percent").text == "40%"


def test_what_is_behind_the_schedule_is_said(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    add_date(qtbot, page, "2027-01-15")
    assert "没有落后" in page.sentence.text()
    first = page.table.rows[0].quarters
    add_date(qtbot, page, (last_day(first.first) + timedelta(days=1)).isoformat())
    assert cell(page, 0, "status").detail == "应已开始"
    add_date(qtbot, page, (last_day(first.last) + timedelta(days=1)).isoformat())
    assert cell(page, 0, "status").detail == "应已完成"
    choose_status(qtbot, page, 0, "done")
    assert cell(page, 0, "status").detail == ""


def test_the_same_date_twice_and_a_cost_below_zero_are_refused(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    told: list[Message] = []
    context.document.refused.connect(told.append)
    add_date(qtbot, page, "2027-06-30")
    add_date(qtbot, page, "2027-06-30")
    add_date(qtbot, page, "2027-13-01")
    type_into(qtbot, page, 0, "actual", "-5")
    assert [message.code for message in told][0::2] == ["report twice", "actual cost negative"]
    assert list(page.dates.chips) == ["2027-06-30"]
    assert page.dates.chips["2027-06-30"].isChecked()
    assert cell(page, 0, "actual").text == "—"


def test_actual_cost_is_held_against_the_estimate_of_the_same_action(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    add_date(qtbot, page, "2027-06-30")
    estimate = page.table.rows[0].estimate
    assert estimate is not None
    type_into(qtbot, page, 0, "actual", f"{estimate / 4:.2f}")
    assert cell(page, 0, "actual").detail == "估算的25%"
    assert cell(page, 0, "estimate").detail == "假设"
    assert "25.0%" in labels(page)
    type_into(qtbot, page, 0, "actual", "")
    assert "尚未填报实际投资" in labels(page)


def test_a_removed_date_comes_back_by_undo(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    add_date(qtbot, page, "2027-06-30")
    add_date(qtbot, page, "2027-12-31")
    qtbot.mouseClick(page.dates.remove, Qt.MouseButton.LeftButton)
    assert list(page.dates.chips) == ["2027-06-30"]
    context.document.undo_stack.undo()
    assert set(page.dates.chips) == {"2027-06-30", "2027-12-31"}


def test_without_a_schedule_the_page_says_what_to_do_first(
    qtbot: QtBot, make_context: MakeContext, hegang: Plan
) -> None:
    page = shown(qtbot, make_context(plan=replace(hegang, schedule=None)))
    assert "第6步" in labels(page)
    assert not page.view.isVisible()


def test_the_page_speaks_the_language_in_force(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    add_date(qtbot, page, "2028-06-30")
    cells = [cell(page, row, field) for row in range(len(page.table.rows)) for field in FIELDS]
    heads = [page.table.headerData(column, Qt.Orientation.Horizontal) for column in range(len(FIELDS))]
    words = "\n".join([labels(page), *map(str, heads), *(f"{each.text} {each.detail}" for each in cells)])
    assert set(re.findall("[A-Za-z]{2,}", words)) <= {"Enter", "AI", "ESG", "GDP"}
    context.wording.use("en")
    heads = [page.table.headerData(column, Qt.Orientation.Horizontal) for column in range(len(FIELDS))]
    assert not re.search("[\u4e00-\u9fff]", "\n".join([labels(page), *map(str, heads)]))


def test_the_table_keeps_to_qts_rules(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    ModelTester(None).check(page.table)
    add_date(qtbot, page, "2027-06-30")
    type_into(qtbot, page, 3, "percent", "15")
    context.document.edit(
        lambda plan: edits.roadmap.move_start(plan, page.table.rows[0].action.id, 2030, 3), "Move action"
    )


@pytest.mark.parametrize(
    ("quarter", "years", "zh", "en", "end"),
    [
        (1, 2, "2027Q1—2028Q4", "2027Q1–2028Q4", date(2028, 12, 31)),
        (3, 0.5, "2027Q3—2027Q4", "2027Q3–2027Q4", date(2027, 12, 31)),
        (4, 0.25, "2027Q4", "2027Q4", date(2027, 12, 31)),
        (2, 1, "2027Q2—2028Q1", "2027Q2–2028Q1", date(2028, 3, 31)),
    ],
)
def test_an_action_takes_whole_quarters(quarter: int, years: float, zh: str, en: str, end: date) -> None:
    quarters = taken(2027, quarter, years)
    assert last_day(quarters.last) == end
    assert (Texts("zh").quarters(quarters), Texts("en").quarters(quarters)) == (zh, en)
    assert not quarters.ended_by(end)
    assert quarters.ended_by(end + timedelta(days=1))
