"""What more or less money changes: the curve, cuts by slider, pools and the two-index map, by hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.roadmap.money.view import MoneyView
from planner.analysis.index_map import index_map
from planner.analysis.money_curve import money_curve, money_cut
from planner.edits import roadmap as edits
from planner.model.evaluation import Ranking
from planner.model.funding import ALL_PUBLIC
from planner.model.plan import Plan
from tests.factories import small_plan
from tests.gui.roadmap_page import opened

MakeContext = Callable[..., Context]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def open_view(qtbot: QtBot) -> Callable[[Context], MoneyView]:
    def open_in(context: Context) -> MoneyView:
        view = opened(qtbot, context, MoneyView)
        view.cut.solver.setCurrentIndex(1)
        view.cut.solver.activated.emit(1)
        return view

    return open_in


def _now(view: MoneyView) -> tuple[Plan, Ranking]:
    plan, evaluation = view.context.document.plan, view.context.document.evaluation
    assert plan is not None
    assert evaluation is not None
    assert evaluation.ranking is not None
    return plan, evaluation.ranking


def _wait_for_cut(qtbot: QtBot, view: MoneyView) -> None:
    qtbot.waitUntil(lambda: view.cut.answer is not None, timeout=20_000)


def test_the_curve_is_drawn_on_opening_and_its_steps_are_listed(
    qtbot: QtBot, context: Context, open_view: Callable[[Context], MoneyView]
) -> None:
    view = open_view(context)
    question = context.questions.money_curve
    qtbot.waitUntil(lambda: question.current, timeout=20_000)
    plan, ranking = _now(view)
    curve = money_curve(plan, ranking)
    assert question.present_answer == curve
    entries = view.curve.steps.entries
    assert [float(entry.id) for entry in entries] == [step.share for step in reversed(curve.steps)]
    assert f"{curve.at(1.0).value:.0f}" in view.curve.sentence.text()
    view.curve.chart.setFocus()
    qtbot.keyClick(view.curve.chart, Qt.Key.Key_Right)
    after = next(step for step in curve.steps if step.share > 1.0)
    assert view.curve.steps.currentIndex().row() == [float(entry.id) for entry in entries].index(after.share)


def test_the_slider_tells_what_a_cut_takes_away_and_typing_does_the_same(
    qtbot: QtBot, context: Context, open_view: Callable[[Context], MoneyView]
) -> None:
    view = open_view(context)
    card = view.cut
    _wait_for_cut(qtbot, view)
    plan, ranking = _now(view)
    assert card.answer == money_cut(plan, ranking, 0.33)
    card.slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(card.slider, Qt.Key.Key_Right)
    assert card.typed.value() == 36
    assert card.answer is None
    assert not card.stale.isHidden(), "the old answer is marked until the new one is there"
    _wait_for_cut(qtbot, view)
    cut = money_cut(plan, ranking, 0.36)
    assert card.answer == cut
    assert f"退出{len(cut.of('out'))}项" in card.said.text()
    shown = [entry.id for entry in card.list.entries if not entry.heading]
    assert shown == [moved.action for moved in cut.moved]
    card.typed.setValue(0)
    assert card.slider.value() == 0
    _wait_for_cut(qtbot, view)
    assert card.said.text() == "全部公共资金削减0%：安排不变。"
    assert card.list.entries == ()


def test_a_cut_below_the_required_actions_says_so_and_a_smaller_one_recovers(
    qtbot: QtBot, make_context: MakeContext, open_view: Callable[[Context], MoneyView]
) -> None:
    view = open_view(make_context(language="en"))
    _wait_for_cut(qtbot, view)
    view.cut.typed.setValue(98)
    qtbot.waitUntil(lambda: "finds no schedule" in view.cut.said.text(), timeout=20_000)
    assert view.cut.list.entries == ()
    view.cut.typed.setValue(20)
    _wait_for_cut(qtbot, view)
    assert "cut by 20%" in view.cut.said.text()


def test_leaving_the_view_breaks_the_solving_off_and_coming_back_takes_it_up(
    qtbot: QtBot, context: Context, open_view: Callable[[Context], MoneyView]
) -> None:
    view = open_view(context)
    _wait_for_cut(qtbot, view)
    view.open_side(2)
    context.document.edit(lambda plan: edits.set_budget_permille(plan, 2.5), "Less money")
    assert view.cut.answer is None
    view.open_side(0)
    _wait_for_cut(qtbot, view)
    assert view.cut.answer == money_cut(*_now(view), 0.33)


def test_solved_exactly_the_curve_gets_its_diamonds(
    qtbot: QtBot, make_context: MakeContext, open_view: Callable[[Context], MoneyView]
) -> None:
    context = make_context(language="en", plan=small_plan())
    view = open_view(context)
    qtbot.waitUntil(lambda: context.questions.money_curve.current, timeout=20_000)
    qtbot.mouseClick(view.curve.exactly, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: context.questions.exact_curve.current, timeout=30_000)
    exact = context.questions.exact_curve.present_answer
    assert exact is not None
    assert exact == money_curve(*_now(view), "exact")
    assert not view.curve.exactly.isEnabled()


def test_every_pool_is_listed_with_what_it_spends(
    qtbot: QtBot, make_context: MakeContext, open_view: Callable[[Context], MoneyView], qtmodeltester: ModelTester
) -> None:
    context = make_context(language="en", plan=small_plan())
    view = open_view(context)
    view.open_side(1)
    question = context.questions.pool_margins
    qtbot.waitUntil(lambda: question.current, timeout=20_000)
    qtmodeltester.check(view.pools.view.table)
    assert question.present_answer is not None
    assert [margin.pool for margin in question.present_answer] == [ALL_PUBLIC]
    assert view.pools.view.table.headerData(0, Qt.Orientation.Vertical) == "All public money"


def test_an_action_chosen_in_the_map_is_chosen_in_the_table_and_back(
    qtbot: QtBot, context: Context, open_view: Callable[[Context], MoneyView]
) -> None:
    view = open_view(context)
    view.open_side(2)
    found = index_map(*_now(view))
    entry = found.actions[3]
    spot = view.map.chart.place(entry.financial, entry.social).toPoint()
    qtbot.mouseClick(view.map.chart, Qt.MouseButton.LeftButton, pos=spot)
    row = view.map.table.currentIndex().row()
    chosen = found.of(view.map.shown_action(row))
    assert chosen is not None
    assert abs(chosen.social - entry.social) < 5
    assert view.map.table.table.cell(row, 0).text == chosen.quadrant
    counts = [sum(entry.quadrant == quadrant for entry in found.actions) for quadrant in "ABCD"]
    sentence = view.map.card.sentence.text()
    assert all(f"{count}项（{quadrant}）" in sentence for count, quadrant in zip(counts, "ABCD", strict=True))


def test_the_criteria_of_an_index_are_chosen_and_taken_back(
    qtbot: QtBot, make_context: MakeContext, open_view: Callable[[Context], MoneyView]
) -> None:
    context = make_context(language="en")
    view = open_view(context)
    view.open_side(2)
    before = view.map.card.sentence.text()
    choice = view.map.panel.choices["C3"]
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert _now(view)[0].criteria.criterion("C3").map_index == "financial"
    assert view.map.card.sentence.text() != before
    for group in ("C4", "C5"):
        choice = view.map.panel.choices[group]
        choice.setCurrentIndex(2)
        choice.activated.emit(2)
    assert view.map.card.stack.currentIndex() == 1, "nothing is left for the social-environmental index"
    for _ in range(3):
        context.document.undo_stack.undo()
    assert view.map.card.sentence.text() == before


def test_errors_of_the_plan_stand_in_place_of_what_rests_on_it(
    make_context: MakeContext, open_view: Callable[[Context], MoneyView], hegang: Plan
) -> None:
    context = make_context(language="en")
    view = open_view(context)
    broken = replace(hegang, rules=replace(hegang.rules, budget_permille=-1.0))
    for side in (0, 1, 2):
        view.open_side(side)
        context.document.edit(lambda _: broken, "Break")
        assert view.blocked.isVisible()
        assert any("budget" in said for said in view.blocked.sentences)
        context.document.undo_stack.undo()
        assert not view.blocked.isVisible()
