"""Weights moved by hand: the order follows at once, nothing is written, what is worth it is kept as a scenario."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.ranking.overview import Overview
from gui.pages.ranking.page import RankingPage
from gui.pages.ranking.scenarios_view import ScenariosView
from planner import evaluate
from planner.analysis.sensitivity import sensitivity
from planner.model.plan import Plan
from tests.gui.result_page import names_down, opened, plan_of, settle, shown

MakeContext = Callable[..., Context]


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> RankingPage:
    return shown(qtbot, context)


def test_dragging_a_slider_until_the_winner_changes_and_reading_it(
    qtbot: QtBot, make_context: MakeContext, few_draws: Plan
) -> None:
    page = shown(qtbot, make_context(plan=few_draws))
    view = opened(page, Overview)
    settle(qtbot, page)
    ranking = evaluate.ranking(few_draws)
    flip = next(
        interval
        for interval in sensitivity(few_draws, ranking).intervals
        if interval.above and interval.criterion in view.walking.sliders
    )
    slider = view.walking.sliders[flip.criterion]
    winner = few_draws.strategy(flip.above).name.zh
    middle = slider.height() // 2
    start = QPoint(round(slider.groove_x(flip.weight)), middle)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    for share, leads in ((flip.first[1] - 0.01, False), (flip.first[1] + 0.01, True)):
        qtbot.mouseMove(slider, QPoint(round(slider.groove_x(share)), middle))
        assert view.walk.away
        assert (winner in view.walking.said.text().split("居首")[0]) is leads
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton)
    first = view.walk.ranking.order[0]
    assert view.order.bars.accessibleName().startswith(f"{first.rank}  {winner}")
    assert "原第" in view.order.bars.accessibleName()
    assert plan_of(page) is few_draws, "nothing is written to the plan"
    assert not page.context.document.undo_stack.canUndo()
    view.walking.reset.click()
    assert not view.walk.away
    assert "原第" not in view.order.bars.accessibleName()


def test_keys_walk_by_one_and_five_per_cent_and_to_the_ends(qtbot: QtBot, page: RankingPage) -> None:
    view = opened(page, Overview)
    slider = next(iter(view.walking.sliders.values()))
    slider.setFocus()
    start = slider.value()
    for key, step in (
        (Qt.Key.Key_Right, 10),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_PageUp, 50),
        (Qt.Key.Key_PageDown, 0),
    ):
        qtbot.keyClick(slider, key)
        assert slider.value() == start + step
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert sum(view.walk.weights.leaf_weights) == pytest.approx(1)
    assert view.walk.weights.criterion_weights[next(iter(view.walking.sliders))] == 1
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert view.walk.weights.criterion_weights[next(iter(view.walking.sliders))] == 0
    qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    others = [other.value() for other in view.walking.sliders.values() if other is not slider]
    assert max(others) - min(others) <= 1, "coming back from 100 % the others keep their proportions"


def test_five_hundred_moves_lose_none_and_leave_no_job(
    qtbot: QtBot, make_context: MakeContext, few_draws: Plan
) -> None:
    page = shown(qtbot, make_context(plan=few_draws))
    view = opened(page, Overview)
    settle(qtbot, page)
    started: list[str] = []
    moves: list[float] = []
    page.context.jobs.started.connect(started.append)
    criterion, slider = next(iter(view.walking.sliders.items()))
    view.walk.moved.connect(lambda: moves.append(view.walk.weights.criterion_weights[criterion]))
    wanted = [(step * 37) % 1000 for step in range(1, 501)]
    for value in wanted:
        slider.setValue(value)
    assert moves == pytest.approx([value / 1000 for value in wanted])
    last = evaluate.ranking(few_draws)
    assert view.walk.base == last
    spoken = view.order.bars.accessibleName()
    assert all(f"{ranked.closeness:.4f}" in spoken for ranked in view.walk.ranking.strategies)
    qtbot.wait(300)
    assert started == []
    assert not page.context.jobs.busy
    assert plan_of(page) is few_draws


def test_walked_weights_are_kept_as_a_scenario_undone_and_redone(
    qtbot: QtBot, make_context: MakeContext, few_draws: Plan
) -> None:
    page = shown(qtbot, make_context(plan=few_draws))
    view = opened(page, Overview)
    criterion, slider = next(iter(view.walking.sliders.items()))
    slider.setValue(600)
    tried = dict(zip(view.walk.weights.leaves, view.walk.weights.leaf_weights, strict=True))
    view.walking.keep.click()
    kept = plan_of(page).scenarios
    assert len(kept) == 1
    assert dict(kept[0].weights) == pytest.approx(tried)
    assert few_draws.criteria.criterion(criterion).name.zh in kept[0].name.zh
    assert view.walk.away, "the walk goes on"
    view.walking.keep.click()
    assert len({scenario.name.zh for scenario in plan_of(page).scenarios}) == 2
    stack = page.context.document.undo_stack
    stack.undo()
    stack.undo()
    assert plan_of(page) == few_draws
    stack.redo()
    assert plan_of(page).scenarios == kept
    scenarios = opened(page, ScenariosView)
    settle(qtbot, page)
    assert names_down(scenarios.table)[1:] == [kept[0].name.zh]


def test_the_criteria_of_one_group_can_be_walked_too(qtbot: QtBot, page: RankingPage, hegang: Plan) -> None:
    walking = opened(page, Overview).walking
    groups = hegang.criteria.children("")
    walking.choice.setCurrentIndex(2)
    walking.choice.activated.emit(2)
    leaves = [leaf.id for leaf in hegang.criteria.leaves if hegang.criteria.top(leaf.id) == groups[1].id]
    assert list(walking.sliders) == leaves
    slider = walking.sliders[leaves[0]]
    slider.setValue(500)
    walk = opened(page, Overview).walk
    assert walk.weights.leaf_weight(leaves[0]) == pytest.approx(0.5)
    assert walk.weights.criterion_weights[groups[1].id] > 0.5
    assert next(iter(walking.sliders.values())) is slider, "a moved slider stays where it is"
    page.context.wording.use("en")
    assert walking.sliders[leaves[0]].accessibleName() == hegang.criteria.criterion(leaves[0]).name.en
    walking.choice.setCurrentIndex(0)
    walking.choice.activated.emit(0)
    assert list(walking.sliders) == [group.id for group in groups]
    assert walk.away, "what was tried stays in force among the groups"
