"""The actions view driven by hand: typed into, filtered, edited group by group, its library sent out and back."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.roadmap.actions.basis_form import BasisForm
from gui.pages.roadmap.actions.form import Form
from gui.pages.roadmap.actions.money_form import MoneyForm
from gui.pages.roadmap.actions.results_form import ResultsForm
from gui.pages.roadmap.actions.risk_form import RiskForm
from gui.pages.roadmap.actions.view import ActionsView
from gui.pages.roadmap.actions.what_form import WhatForm
from gui.pages.roadmap.actions.when_form import WhenForm
from gui.pages.roadmap.actions.who_form import WhoForm
from gui.shell.homecoming.exchange import Homecoming
from gui.widgets.fields import TextField
from planner.edits import actions as edits
from planner.model.action import Action
from planner.model.bilingual import LANGUAGES, Language
from planner.model.message import Message
from planner.model.plan import Plan
from planner.roadmap.funding import pool_shares
from planner.workbook.home.inputs import LIBRARY
from tests.fake_dialogs import FakeDialogs
from tests.gui.roadmap_page import opened
from tests.workbook.home.sheet_edits import typed_over

MakeContext = Callable[..., Context]
F = TypeVar("F", bound=Form)
LONG = "NE04"
"""Pumped storage in an abandoned pit: eight years, one precedent."""

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def open_view(qtbot: QtBot) -> Callable[[Context], ActionsView]:
    return lambda context: opened(qtbot, context, ActionsView)


@pytest.fixture
def view(context: Context, open_view: Callable[[Context], ActionsView]) -> ActionsView:
    return open_view(context)


def _plan(view: ActionsView) -> Plan:
    plan = view.context.document.plan
    assert plan is not None
    return plan


def _action(view: ActionsView, id: str = LONG) -> Action:
    return _plan(view).action(id)


def _group(view: ActionsView, kind: type[F], action: str = LONG) -> F:
    view.choose(action)
    form = view.card.open(kind)
    assert isinstance(form, kind)
    return form


def _type(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    field.insert(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def _refusals(view: ActionsView) -> list[Message]:
    told: list[Message] = []
    view.context.document.refused.connect(told.append)
    return told


def _cell(view: ActionsView, action: str, field: str) -> str:
    column = next(place for place, column in enumerate(view.table.columns) if column.field == field)
    return str(view.table.index(view.table.row_of(action), column).data())


def _type_cell(view: ActionsView, qtbot: QtBot, field: str, text: str) -> None:
    """Open the current row's cell with F2, type and press Enter."""
    column = next(place for place, column in enumerate(view.table.columns) if column.field == field)
    view.list.setCurrentIndex(view.table.index(view.list.currentIndex().row(), column))
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_F2)
    editor = view.list.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    editor.insert(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.list.viewport().findChild(QLineEdit) is None)


def test_the_table_is_a_model_that_keeps_its_promises(view: ActionsView, qtmodeltester: ModelTester) -> None:
    view.scope.setCurrentIndex(1)
    view.scope.activated.emit(1)
    assert len(view.table.rows) == len(_plan(view).actions)
    qtmodeltester.check(view.table)


def test_filters_leave_what_is_asked_for(view: ActionsView, qtbot: QtBot) -> None:
    included = [action.id for action in _plan(view).actions if action.included]
    assert [row.action.id for row in view.table.rows] == included
    view.search.insert("抽水蓄能")
    assert [row.action.id for row in view.table.rows] == [LONG]
    view.search.clear()
    view.strategy.setCurrentIndex(1)
    view.strategy.activated.emit(1)
    assert {row.action.strategy for row in view.table.rows} == {_plan(view).strategies[0].id}


def test_heads_sort_and_what_is_empty_comes_last(view: ActionsView) -> None:
    cost = next(place for place, column in enumerate(view.table.columns) if column.field == "years")
    view.table.sort(cost, Qt.SortOrder.DescendingOrder)
    years = [row.placed.year for row in view.table.rows if row.placed]
    assert years == sorted(years, reverse=True)
    placed = [row.placed is not None for row in view.table.rows]
    assert placed == sorted(placed, reverse=True)


def test_cells_take_what_is_typed_each_as_one_step(view: ActionsView, qtbot: QtBot) -> None:
    view.choose(LONG)
    _type_cell(view, qtbot, "cost", "55,000")
    _type_cell(view, qtbot, "lead", "市发展改革委")
    assert (_action(view).cost, _action(view).lead.zh) == (55_000.0, "市发展改革委")
    assert _cell(view, LONG, "cost") == "55,000"
    told = _refusals(view)
    _type_cell(view, qtbot, "cost", "很多")
    assert [message.code for message in told] == ["number unreadable"]
    assert _action(view).cost == 55_000.0
    stack = view.context.document.undo_stack
    assert stack.count() == 2
    stack.undo()
    stack.undo()
    assert _action(view).cost is None


def test_space_puts_an_action_in_and_takes_it_out(view: ActionsView, qtbot: QtBot) -> None:
    view.scope.setCurrentIndex(1)
    view.scope.activated.emit(1)
    outside = next(action.id for action in _plan(view).actions if not action.included)
    view.choose(outside)
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Space)
    assert _action(view, outside).included
    qtbot.keyClick(view.list, Qt.Key.Key_Space)
    assert not _action(view, outside).included


def test_a_cost_typed_for_one_year_gives_the_total_and_can_be_spread_again(view: ActionsView, qtbot: QtBot) -> None:
    form = _group(view, MoneyForm)
    _type(qtbot, form.cost, "8000")
    _type(qtbot, form.years.field("0"), "5000")
    assert _action(view).cost == 12_000.0
    assert _action(view).cost_profile[0] == pytest.approx(5 / 12)
    assert form.years.field("1").text() == "1000"
    qtbot.mouseClick(form.even, Qt.MouseButton.LeftButton)
    assert (_action(view).cost, _action(view).cost_profile) == (12_000.0, ())


def test_typed_shares_take_effect_at_the_whole_and_are_kept_until_then(view: ActionsView, qtbot: QtBot) -> None:
    form = _group(view, MoneyForm)
    before = _plan(view)
    _type(qtbot, form.pools.rows.field("province"), "20")
    assert _plan(view) is before
    assert "超出20%" in form.pools._sum.text()
    other = next(action.id for action in before.actions if action.included and action.id != LONG)
    view.choose(other)
    assert form.pools._sum.isHidden()
    view.choose(LONG)
    assert form.pools.rows.field("province").text() == "20"
    qtbot.mouseClick(form.pools.rest, Qt.MouseButton.LeftButton)
    shares = pool_shares(_plan(view), _action(view))
    assert shares["province"] == pytest.approx(0.2)
    assert sum(shares.values()) == pytest.approx(1)
    assert view.context.document.undo_stack.count() == 1
    assert form.pools._state.text() == "已填写"
    qtbot.mouseClick(form.pools.clear, Qt.MouseButton.LeftButton)
    assert _action(view).pool_shares == ()


def test_risk_is_chosen_and_stands_in_its_column(view: ActionsView) -> None:
    form = _group(view, RiskForm)
    for field, level in ((form.likelihood, 3), (form.impact, 4)):
        field.setCurrentIndex(level)
        field.activated.emit(level)
    assert (_action(view).risk_likelihood, _action(view).risk_impact) == (3, 4)
    assert "＝12" in form.product.text()
    view.columns.setCurrentIndex(3)
    view.columns.activated.emit(3)
    assert _cell(view, LONG, "risk") == "3 × 4"


def test_readiness_is_told_in_words_and_milestones_move_along(view: ActionsView, qtbot: QtBot) -> None:
    form = _group(view, WhenForm)
    form.readiness.setValue(7)
    assert _action(view).readiness == 7
    assert form.anchor.text() == "技术、用地审批、资金、牵头单位基本具备，年内可以开工。"
    form.show_anchors.click()
    assert "9　招标或任务书已下达" in form._all_anchors.text()
    qtbot.mouseClick(form.milestones.add, Qt.MouseButton.LeftButton)
    _type(qtbot, form.milestones.rows[0][1], "完成征地")
    form.milestones.rows[0][0].setValue(3)
    (milestone,) = _action(view).milestones
    assert (milestone.quarter, milestone.name.zh) == (3, "完成征地")
    _type(qtbot, form.earliest, "2029")
    assert _action(view).earliest_start == 2029
    told = _refusals(view)
    _type(qtbot, form.latest, "2030")
    assert [message.code for message in told] == ["window too short"]
    assert form.latest.text() == ""


def test_a_leader_s_decision_is_recorded_with_its_source(view: ActionsView) -> None:
    form = _group(view, BasisForm)
    form.note.setPlainText("市政府常务会议纪要")
    form.note.document().setModified(True)
    form.note.entered.emit("市政府常务会议纪要")
    form.mandate.setCurrentIndex(3)
    form.mandate.activated.emit(3)
    action = _action(view)
    assert (action.mandatory, action.mandate, action.mandate_note.zh) == (True, "leader", "市政府常务会议纪要")
    assert _plan(view).log[-1].kind == "action mandated"
    assert _cell(view, LONG, "marks") == "必选（领导确定）"
    form.forbidden.click()
    assert (_action(view).forbidden, _action(view).mandatory, _action(view).included) == (True, False, True)


def test_the_value_a_mandate_costs_is_computed_and_goes_into_the_log(view: ActionsView, qtbot: QtBot) -> None:
    form = _group(view, BasisForm)
    qtbot.mouseClick(form.ask_price, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: form.price.of(LONG) is not None, timeout=60_000)
    price = form.price.of(LONG)
    assert price is not None
    assert f"{price.without:.1f}" in form._lost.text().replace(",", "")
    form.mandate.setCurrentIndex(2)
    form.mandate.activated.emit(2)
    assert _plan(view).log[-1].details["lost"] == round(price.lost, 1)


def test_precedents_open_with_source_and_grade_and_estimates_are_confirmed(view: ActionsView) -> None:
    form = _group(view, BasisForm)
    form.precedents._toggle.click()
    shown = [widget.text() for widget in form.precedents.findChildren(QLabel) if widget.isVisible()]
    (precedent,) = _action(view).precedents
    assert any(f"{precedent.grade}级" in text and precedent.source.zh in text for text in shown)
    form.confirm.click()
    assert _action(view).evidence.basis == "expert"
    assert form.confirm.isHidden()


def test_a_case_of_grade_c_is_to_be_checked_and_none_under_way_claims_results(view: ActionsView) -> None:
    form = _group(view, BasisForm, "NE01")
    form.precedents._toggle.click()
    shown = [widget.text() for widget in form.precedents.findChildren(QLabel) if widget.isVisible()]
    for precedent in _action(view, "NE01").precedents:
        (told,) = (text for text in shown if precedent.source.zh in text)
        assert ("待核对原文" in told) == (precedent.grade == "C")
        assert ("成效：" in told) == (precedent.kind == "outcome")
        assert ("进展与预期：" in told) == (precedent.kind == "under_construction")


def test_an_action_of_one_s_own_is_made_complete_copied_and_deleted(view: ActionsView, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.add, Qt.MouseButton.LeftButton)
    own = _plan(view).actions[-1].id
    form = _group(view, WhatForm, own)
    _type(qtbot, form.name, "矿坑公园")
    form.strategy.setCurrentIndex(2)
    form.strategy.activated.emit(2)
    _type(qtbot, form.shares.field(_plan(view).strategies[0].id), "30")
    who = _group(view, WhoForm, own)
    assert isinstance(who.accountable, TextField)
    _type(qtbot, who.accountable, "张副市长")
    action = _action(view, own)
    assert (action.name.zh, action.strategy, action.accountable.zh) == (
        "矿坑公园",
        _plan(view).strategies[2].id,
        "张副市长",
    )
    assert action.contributions[0].share == pytest.approx(0.3)
    qtbot.mouseClick(view.duplicate, Qt.MouseButton.LeftButton)
    assert _plan(view).actions[-1].name.zh == "矿坑公园（副本）"
    qtbot.mouseClick(view.remove, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.confirm.yes, Qt.MouseButton.LeftButton)
    assert [action.name.zh for action in _plan(view).actions].count("矿坑公园（副本）") == 0


def test_figures_of_the_indicator_are_typed(view: ActionsView, qtbot: QtBot) -> None:
    form = _group(view, ResultsForm)
    _type(qtbot, form.baseline, "12.5")
    _type(qtbot, form.target_year, "2030")
    assert (_action(view).kpi_baseline, _action(view).kpi_target_year) == (12.5, 2030)
    form.baseline.selectAll()
    qtbot.keyClick(form.baseline, Qt.Key.Key_Delete)
    qtbot.keyClick(form.baseline, Qt.Key.Key_Return)
    assert _action(view).kpi_baseline is None


def test_cover_facts_are_typed_under_their_button(view: ActionsView, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.cover, Qt.MouseButton.LeftButton)
    _type(qtbot, view.cover_panel.organisation, "市发展改革委")
    view.cover_panel.draft.setCurrentIndex(2)
    view.cover_panel.draft.activated.emit(2)
    cover = _plan(view).cover
    assert (cover.organisation.zh, cover.draft) == ("市发展改革委", "draft for approval")
    view.cover_panel.close()


def test_the_library_goes_out_and_its_changes_come_back(view: ActionsView, qtbot: QtBot, tmp_path: Path) -> None:
    context, clean = view.context, tmp_path / "library.xlsx"
    assert isinstance(context.dialogs, FakeDialogs)
    context.dialogs.export_path = clean
    with qtbot.waitSignal(context.notices.exported, timeout=60_000) as written:
        view.library_out.trigger()
    assert written.args == [clean]
    edited = typed_over(clean, tmp_path / "edited.xlsx", {(LIBRARY, LONG, "accountable"): "张副市长"})
    context.dialogs.edited_workbooks = (edited,)
    homecoming = Homecoming(context, view)
    context.notices.import_wanted.connect(homecoming.ask_for_files)
    with qtbot.waitSignal(homecoming.arrived, timeout=60_000):
        view.library_in.trigger()
    assert homecoming.found is not None
    (change,) = homecoming.found.differences
    assert "责任领导" in change.label.zh
    homecoming.take_over()
    assert _action(view).accountable.zh == "张副市长"
    assert context.document.undo_stack.count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_group_is_reached_by_keyboard_and_has_a_name(
    language: Language, make_context: MakeContext, open_view: Callable[[Context], ActionsView]
) -> None:
    view = open_view(make_context(language))
    view.context.document.edit(lambda plan: edits.set_lag(plan, LONG, plan.action(LONG).prerequisites[0], 1), "lag")
    for kind in (WhatForm, WhoForm, WhenForm, MoneyForm, ResultsForm, RiskForm, BasisForm):
        form = _group(view, kind)
        fields = [field for field in form.findChildren(QWidget) if field.focusPolicy() & Qt.FocusPolicy.TabFocus]
        seen = [
            field for field in fields if field.isVisible() and field.parent().metaObject().className() != "QComboBox"
        ]
        named = [field for field in seen if not isinstance(field.parent(), QLineEdit)]
        assert named
        for field in named:
            text = field.accessibleName() or getattr(field, "text", str)()
            assert text or field.objectName().startswith("qt_"), (kind, field)
