"""The limits of the roadmap set by hand: typed, ticked, refused in words, taken back."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.roadmap.actions.view import ActionsView
from gui.pages.roadmap.limits.grid import LimitCell, LimitGrid
from gui.pages.roadmap.limits.view import LimitsView
from gui.pages.roadmap.page import VIEWS, RoadmapPage
from gui.pages.roadmap.schedule.view import ScheduleView
from gui.widgets.reason_list import ReasonList
from planner.edits import portfolio
from planner.edits import roadmap as edits
from planner.edits.action_set import with_action
from planner.model.funding import ALL_PUBLIC, CapacityLimit, MoneyLimit
from planner.model.plan import Plan
from planner.model.portfolio import ActionGroup, StrategyShare
from tests.factories import GRID, PANELS, SURVEY, YARD, proposal, small_plan
from tests.gui.roadmap_page import opened

MakeContext = Callable[..., Context]
Open = Callable[[Context], LimitsView]
MONEY, CAPACITY, GROUPS, SHARES, READINESS, SINGLES = range(6)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def scheduled(hegang: Plan) -> Plan:
    """Four actions of Hegang, two of them placed in 2027 and 2028."""
    first, second = [action.id for action in hegang.actions if action.included and not action.prerequisites][:2]
    return edits.adopt_schedule(hegang, proposal((first, 2027), (second, 2028)), "2026-11-22")


@pytest.fixture
def open_view(qtbot: QtBot) -> Open:
    return lambda context: opened(qtbot, context, LimitsView)


@pytest.fixture
def view(make_context: MakeContext, open_view: Open, scheduled: Plan) -> LimitsView:
    return open_view(make_context(plan=scheduled))


def _plan(view: LimitsView) -> Plan:
    plan = view.context.document.plan
    assert plan is not None
    return plan


def _cell(grid: LimitGrid, row: int, column: int) -> LimitCell:
    cell = grid.table.cell(row, column)
    assert isinstance(cell, LimitCell)
    return cell


def _type(qtbot: QtBot, grid: LimitGrid, row: int, column: int, text: str) -> None:
    """Open the cell by Enter, as a hand at the keyboard does, and type over what stands there."""
    grid.setCurrentIndex(grid.table.index(row, column))
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    editor = next(editor for editor in grid.findChildren(QLineEdit) if editor.isVisible())
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: grid.state() != QAbstractItemView.State.EditingState)


def _page_of(view: LimitsView) -> RoadmapPage:
    above = view.parentWidget()
    while not isinstance(above, RoadmapPage):
        assert above is not None
        above = above.parentWidget()
    return above


def _tick(qtbot: QtBot, entries: ReasonList, id: str) -> None:
    entries.select(id)
    qtbot.keyClick(entries, Qt.Key.Key_Space)


def test_a_typed_limit_binds_every_year_until_undo(view: LimitsView, qtbot: QtBot) -> None:
    grid, city = view.money.grid, 1 + [pool.id for pool in _plan(view).pools].index("city")
    _type(qtbot, grid, city, 0, "9000")
    _type(qtbot, grid, city, 2, "12000")
    assert _plan(view).money_limits == (MoneyLimit("city", 9000), MoneyLimit("city", 12000, 2028))
    assert [_cell(grid, city, column).text for column in range(4)] == ["9000", "9000", "12,000", "9000"]
    assert view.context.document.undo_stack.count() == 2
    view.context.document.undo_stack.undo()
    assert _cell(grid, city, 2).text == "9000"
    grid.setCurrentIndex(grid.table.index(city, 0))
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert _plan(view).money_limits == ()
    assert _cell(grid, city, 1).text == "—"


def test_public_money_over_a_limit_is_said_in_red_and_in_words(view: LimitsView, qtbot: QtBot) -> None:
    assert not _cell(view.money.grid, 0, 1).over
    assert "安排" in _cell(view.money.grid, 0, 1).detail
    _type(qtbot, view.money.grid, 0, 1, "1")
    assert _plan(view).money_limits == (MoneyLimit(ALL_PUBLIC, 1, 2027),)
    assert _cell(view.money.grid, 0, 1).over
    assert _cell(view.money.grid, 0, 1).detail.startswith("超出")
    assert view.kinds.entries[MONEY].detail == "1处超出"


def test_a_negative_limit_is_refused_and_nothing_changes(view: LimitsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.context.document.refused) as refused:
        _type(qtbot, view.money.grid, 0, 0, "-5")
    assert refused.args is not None
    assert "−5" in view.context.texts.message(refused.args[0])
    assert view.context.document.undo_stack.count() == 0


def test_a_source_is_added_named_and_given_a_code(view: LimitsView, qtbot: QtBot) -> None:
    money = view.money
    qtbot.mouseClick(money.add, Qt.MouseButton.LeftButton)
    money.name.selectAll()
    qtbot.keyClicks(money.name, "Partner city")
    qtbot.keyClick(money.name, Qt.Key.Key_Return)
    qtbot.mouseClick(money.codes, Qt.MouseButton.LeftButton)
    _tick(qtbot, money.code_list, "PF")
    money.panel.close()
    added = _plan(view).pools[-1]
    assert (added.name.zh, added.codes) == ("Partner city", ("PF",))
    assert "PF" not in _plan(view).pool("province").codes
    qtbot.mouseClick(money.remove, Qt.MouseButton.LeftButton)
    assert added.id not in {pool.id for pool in _plan(view).pools}


def test_without_gdp_the_card_says_what_to_enter_and_where(
    make_context: MakeContext, open_view: Open, scheduled: Plan
) -> None:
    figures = tuple(figure for figure in scheduled.city.figures if figure.indicator != "gdp")
    poor = replace(scheduled, city=replace(scheduled.city, figures=figures))
    view = open_view(make_context(plan=poor))
    said = [widget.text() for widget in view.money.findChildren(QLabel)]
    assert any("第1步填写地区生产总值" in text for text in said)
    assert _cell(view.money.grid, 0, 1).text == "—"


def test_a_department_is_given_a_capacity(view: LimitsView, qtbot: QtBot) -> None:
    view.choose(CAPACITY)
    _type(qtbot, view.capacity.grid, 0, 0, "2")
    department = next(action.lead for action in _plan(view).actions if action.included)
    assert _plan(view).capacity_limits == (CapacityLimit(department, 2.0),)
    assert _cell(view.capacity.grid, 0, 3).text == "2"


def test_a_group_is_made_by_ticking_and_says_when_it_is_not_kept(view: LimitsView, qtbot: QtBot) -> None:
    view.choose(GROUPS)
    schedule = _plan(view).schedule
    assert schedule is not None
    first, second = (start.action for start in schedule.starts)
    qtbot.mouseClick(view.groups.add, Qt.MouseButton.LeftButton)
    _tick(qtbot, view.groups.members, first)
    assert not view.kinds.entries[GROUPS].aside
    _tick(qtbot, view.groups.members, second)
    group = _plan(view).groups[0]
    assert (set(group.actions), group.at_most) == ({first, second}, 1)
    assert view.kinds.entries[GROUPS].detail == "1项未满足"
    view.groups.at_most.selectAll()
    qtbot.keyClicks(view.groups.at_most, "2")
    qtbot.keyClick(view.groups.at_most, Qt.Key.Key_Return)
    assert _plan(view).groups[0].at_most == 2
    assert view.kinds.entries[GROUPS].detail == "1组"
    assert view.context.document.undo_stack.count() == 4


def test_rivals_for_a_site_are_offered_and_grouped_only_when_ticked(view: LimitsView, qtbot: QtBot) -> None:
    view.choose(GROUPS)
    offered = view.groups.rivals.entries
    assert offered
    assert _plan(view).groups == ()
    _tick(qtbot, view.groups.rivals, offered[0].id)
    assert _plan(view).groups[0].at_most == 1
    assert set(_plan(view).groups[0].actions) == set(offered[0].id.split())
    assert offered[0] not in view.groups.rivals.entries


def test_a_minimum_share_is_typed_in_percent_and_told_beside_the_present_one(view: LimitsView, qtbot: QtBot) -> None:
    view.choose(SHARES)
    _type(qtbot, view.shares.grid, 2, 0, "90")
    strategy = _plan(view).strategies[2].id
    assert _plan(view).strategy_shares == (StrategyShare(strategy, 0.9),)
    assert _cell(view.shares.grid, 2, 1).over
    assert "个百分点" in _cell(view.shares.grid, 2, 1).detail


def test_gates_and_costs_are_typed_and_their_ground_is_told(view: LimitsView, qtbot: QtBot) -> None:
    view.choose(READINESS)
    card = view.readiness
    card.gates.setCurrentIndex(card.gates.table.index(0, 0))
    assert "未见公布的分级标准" in card._source.text()
    _type(qtbot, card.gates, 0, 0, "8")
    assert _plan(view).rules.gates[0].minimum_readiness == 8
    assert "编制人员设定" in card._source.text()
    _type(qtbot, card.costs, 1, 0, "1.5")
    assert _plan(view).rules.cost_permille["M"] == 1.5
    qtbot.mouseClick(card.confirm, Qt.MouseButton.LeftButton)
    assert _plan(view).rules.evidence.basis == "expert"


def test_studies_are_added_one_by_one_or_all_at_once(
    make_context: MakeContext, open_view: Open, scheduled: Plan, qtbot: QtBot
) -> None:
    ids = [action.id for action in scheduled.actions if action.included][:3]
    for id in ids:
        scheduled = with_action(scheduled, replace(scheduled.action(id), readiness=2))
    view = open_view(make_context(plan=scheduled))
    view.choose(READINESS)
    assert [entry.id for entry in view.readiness.waiting.entries] == ids
    _tick(qtbot, view.readiness.waiting, ids[0])
    assert f"{ids[0]}P" in _plan(view).action(ids[0]).prerequisites
    qtbot.mouseClick(view.readiness.prepare_all, Qt.MouseButton.LeftButton)
    assert all(f"{id}P" in _plan(view).action(id).prerequisites for id in ids)
    assert view.context.document.undo_stack.count() == 2


def test_a_bound_action_is_opened_on_its_own_card(view: LimitsView, qtbot: QtBot) -> None:
    view.choose(SINGLES)
    view.singles.grid.setCurrentIndex(view.singles.grid.table.index(0, 0))
    with qtbot.waitSignal(view.action_wanted) as wanted:
        qtbot.keyClick(view.singles.grid, Qt.Key.Key_Return)
    assert wanted.args is not None
    action = _plan(view).action(wanted.args[0])
    assert action.mandatory or action.forbidden
    page = _page_of(view)
    assert VIEWS[page.tabs.currentIndex()] is ActionsView
    assert action.name.zh in [field.text() for field in page.open(ActionsView).findChildren(QLineEdit)]


def test_a_new_limit_is_broken_in_words_until_another_schedule_keeps_it(
    make_context: MakeContext, open_view: Open, qtbot: QtBot
) -> None:
    starts = ((SURVEY, 2027), (PANELS, 2028), (GRID, 2030), (YARD, 2028))
    view = open_view(make_context(plan=edits.adopt_schedule(small_plan(), proposal(*starts), "2026-11-22")))
    assert view.kept.text() == "采纳的排期满足全部约束。"
    _type(qtbot, view.money.grid, 0, 2, "3600")
    assert view.kept.text().startswith("采纳的排期有1项约束未满足。2028年公共资金超出上限")
    page = _page_of(view)
    qtbot.mouseClick(view.propose, Qt.MouseButton.LeftButton)
    solver = page.open(ScheduleView).solver
    qtbot.waitUntil(lambda: solver.proposal is not None, timeout=60_000)
    solver.adopt()
    assert page.open(LimitsView).kept.text() == "采纳的排期满足全部约束。"
    assert not any(entry.aside for entry in view.kinds.entries)


def test_without_a_schedule_limits_can_be_set_for_the_first(
    make_context: MakeContext, open_view: Open, hegang: Plan, qtbot: QtBot
) -> None:
    view = open_view(make_context(plan=replace(hegang, schedule=None)))
    assert view.kept.text().startswith("尚未采纳排期")
    for kind in range(6):
        view.choose(kind)
    view.choose(MONEY)
    _type(qtbot, view.money.grid, 1, 0, "500")
    assert _cell(view.money.grid, 1, 1).detail == ""
    assert _plan(view).money_limits[0].amount == 500


def test_every_card_reads_in_both_languages_and_copies_as_a_table(
    make_context: MakeContext, open_view: Open, scheduled: Plan
) -> None:
    members = tuple(action.id for action in scheduled.actions if action.included)[:3]
    plan = replace(scheduled, groups=(ActionGroup("g", scheduled.title, members, 1, 2),))
    plan = portfolio.set_strategy_share(plan, plan.strategies[0].id, 0.1)
    view = open_view(make_context("en", plan=plan))
    for kind, card in enumerate((view.money, view.capacity, view.groups, view.shares, view.readiness, view.singles)):
        view.choose(kind)
        shown = "\n".join(widget.text() for widget in card.findChildren(QLabel) if widget.isVisible())
        assert not any("\u4e00" <= character <= "\u9fff" for character in shown), shown
    view.singles.copy.click()
    assert "In the adopted schedule" in QGuiApplication.clipboard().text()


def test_the_grid_keeps_the_rules_of_an_item_model(view: LimitsView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view.money.grid.table)


def test_a_row_of_amounts_is_pasted_as_one_step_or_not_at_all(view: LimitsView, qtbot: QtBot) -> None:
    grid = view.money.grid
    grid.setCurrentIndex(grid.table.index(2, 1))
    QGuiApplication.clipboard().setText("1,000\t２０００\n\t3000")
    qtbot.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    first, second = (pool.id for pool in _plan(view).pools[1:3])
    assert _plan(view).money_limits == (
        MoneyLimit(first, 1000, 2027),
        MoneyLimit(first, 2000, 2028),
        MoneyLimit(second, 3000, 2028),
    )
    assert view.context.document.undo_stack.count() == 1
    QGuiApplication.clipboard().setText("5\tabout 6")
    with qtbot.waitSignal(view.context.document.refused) as refused:
        qtbot.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert refused.args is not None
    assert "“about 6”不是数字" in view.context.texts.message(refused.args[0])
    assert len(_plan(view).money_limits) == 3
