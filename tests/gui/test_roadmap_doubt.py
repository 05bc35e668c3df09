"""How firmly actions stand: computed on opening, recomputed after a change, stopped, told in words."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.roadmap.doubt.table import IN_PLAN, KEEPS, NAME, STANDING
from gui.pages.roadmap.doubt.view import DoubtView
from planner import evaluate
from planner.analysis.phase_stability import stability
from planner.edits import ranking as ranking_edits
from planner.edits import roadmap as edits
from planner.model.plan import Plan
from planner.model.stability import Stability
from tests.factories import small_plan
from tests.group import large_group
from tests.gui.roadmap_page import opened

MakeContext = Callable[..., Context]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def open_view(qtbot: QtBot) -> Callable[[Context], DoubtView]:
    return lambda context: opened(qtbot, context, DoubtView)


def _wait(qtbot: QtBot, view: DoubtView) -> Stability:
    question = view.context.questions.stability
    qtbot.waitUntil(lambda: question.current, timeout=20_000)
    assert question.answered is not None
    return question.answered.answer


def _plan(view: DoubtView) -> Plan:
    plan = view.context.document.plan
    assert plan is not None
    return plan


def _cell(view: DoubtView, action: str, column: int) -> str:
    rows = view.card.table.rows
    place = next(place for place, row in enumerate(rows.rows) if row.action == action)
    return str(rows.index(place, column).data())


def _share(share: float | None) -> str:
    return "—" if share is None else f"{share:.0%}" if share in (0.0, 1.0) else f"{share:.1%}"


def test_opening_draws_and_the_table_shows_every_action_under_its_standing(
    qtbot: QtBot, context: Context, open_view: Callable[[Context], DoubtView], qtmodeltester: ModelTester
) -> None:
    view = open_view(context)
    found = _wait(qtbot, view)
    plan, ranking = _plan(view), context.document.evaluation.ranking
    assert found == stability(plan, ranking)
    qtmodeltester.check(view.card.table.rows)
    rows = view.card.table.rows.rows
    assert {row.action for row in rows if row.action} == {action.id for action in plan.actions if action.included}
    standing = ""
    for row in rows:
        standing = row.standing if not row.action else standing
        assert row.standing == standing, "each stands under its heading"
    for entry in found.actions:
        assert _cell(view, entry.action, IN_PLAN) == _share(entry.in_plan)
        assert _cell(view, entry.action, KEEPS) == _share(entry.same_phase)
    core = sum(entry.standing == "core" for entry in found.actions)
    assert f"核心行动{core}项" in view.card.sentence.text()
    assert "1,000组" in view.card.sentence.text()


def test_choosing_an_action_tells_how_firm_it_is(
    qtbot: QtBot, context: Context, open_view: Callable[[Context], DoubtView]
) -> None:
    view = open_view(context)
    found = _wait(qtbot, view)
    table = view.card.table
    table.setFocus()
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    action = table.action()
    entry = found.of(action)
    assert entry is not None
    assert f"在{_share(entry.in_plan)}的抽样中列入" in view.told.said.text()
    assert "已采纳的路线图" in view.told.said.text() or _plan(view).schedule is None


def test_a_change_of_money_is_drawn_anew(
    qtbot: QtBot, context: Context, open_view: Callable[[Context], DoubtView]
) -> None:
    view = open_view(context)
    before = _wait(qtbot, view)
    question = context.questions.stability
    context.document.edit(lambda plan: edits.set_budget_permille(plan, 1.5), "Less money")
    assert not question.current
    qtbot.waitUntil(lambda: not view.card.stale.isHidden() or question.current)
    after = _wait(qtbot, view)
    assert after != before
    assert view.card.stale.isHidden()


def test_a_long_run_can_be_stopped_and_started_again(
    qtbot: QtBot, make_context: MakeContext, open_view: Callable[[Context], DoubtView]
) -> None:
    context = make_context(language="en")
    view = open_view(context)
    _wait(qtbot, view)
    qtbot.mouseClick(view.exactly, Qt.MouseButton.LeftButton)
    exact = context.questions.exact_stability
    qtbot.waitUntil(lambda: exact.under_way)
    assert view.progress.isVisibleTo(view.tools)
    assert view.run.text() == "Stop"
    qtbot.mouseClick(view.run, Qt.MouseButton.LeftButton)
    assert exact.stopped
    assert exact.answered is None
    assert not view.progress.isVisibleTo(view.tools)
    assert view.exactly.isEnabled()


def test_the_exact_draws_are_told_beside_the_greedy_ones(
    qtbot: QtBot, make_context: MakeContext, open_view: Callable[[Context], DoubtView]
) -> None:
    view = open_view(make_context(language="en", plan=small_plan()))
    _wait(qtbot, view)
    qtbot.mouseClick(view.exactly, Qt.MouseButton.LeftButton)
    exact = view.context.questions.exact_stability
    qtbot.waitUntil(lambda: exact.current, timeout=30_000)
    assert "30 times and the schedule solved exactly" in view.exact_said.text()
    assert "Solved exactly for 30 draws" in view.told.said.text()


def test_each_departments_and_each_experts_own_weights_have_a_column(
    qtbot: QtBot, make_context: MakeContext, open_view: Callable[[Context], DoubtView], hegang: Plan
) -> None:
    context = make_context(language="en", plan=large_group(hegang, 12))
    view = open_view(context)
    _wait(qtbot, view)
    qtbot.waitUntil(lambda: context.questions.voices.current, timeout=20_000)
    heads = view.card.table.rows.voices
    assert heads == tuple(f"单位{number}" for number in (1, 2, 3, 4, 5, 6, 7, 0))
    view.card.voice_kind.setCurrentIndex(1)
    view.card.voice_kind.activated.emit(1)
    assert view.card.table.rows.voices == tuple(f"Expert {number}" for number in range(1, 13))
    row = next(row for row in view.card.table.rows.rows if row.action)
    assert all(cell.differs == (cell.text != row.place) for cell in row.voices)


def test_a_language_switch_is_followed(
    qtbot: QtBot, make_context: MakeContext, open_view: Callable[[Context], DoubtView]
) -> None:
    context = make_context()
    view = open_view(context)
    _wait(qtbot, view)
    action = next(row.action for row in view.card.table.rows.rows if row.action)
    assert _cell(view, action, STANDING) == "● 核心"
    context.wording.use("en")
    assert _cell(view, action, STANDING) == "● core"
    assert _cell(view, action, NAME) == _plan(view).action(action).name.en
    assert "Weights were drawn" in view.card.sentence.text()


def test_a_plan_without_actions_says_what_to_do(
    qtbot: QtBot, make_context: MakeContext, open_view: Callable[[Context], DoubtView]
) -> None:
    plan = small_plan()
    bare = replace(plan, actions=tuple(replace(action, included=False) for action in plan.actions))
    view = open_view(make_context(language="en", plan=bare))
    _wait(qtbot, view)
    assert view.card.stack.currentIndex() == 1
    assert "Choose an action" in view.told.said.text()


def test_another_seed_is_another_draw(
    qtbot: QtBot, context: Context, open_view: Callable[[Context], DoubtView]
) -> None:
    view = open_view(context)
    before = _wait(qtbot, view)
    context.document.edit(lambda plan: ranking_edits.set_sureness(plan, seed=7), "Another seed")
    after = _wait(qtbot, view)
    assert after == stability(_plan(view), evaluate.ranking(_plan(view)))
    assert after.actions != before.actions
