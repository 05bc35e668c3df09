"""A room decides: a node judged by keyboard, three experts in turn, leaving half-way, taking it back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.app import Application, build
from gui.pages.weighting.page import WeightingPage
from planner.edits import experts
from planner.model.bilingual import Bilingual, Language
from planner.model.criterion import GOAL
from planner.model.plan import Plan
from tests.fake_dialogs import FakeDialogs


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path, hegang: Plan) -> Iterator[Application]:
    dialogs = FakeDialogs(leave="discard")
    made = build(tmp_path / "settings", tmp_path / "recovery", lambda: date(2026, 11, 22), lambda _: dialogs)
    made.window.resize(1280, 800)
    made.window.show()
    made.context.document.start(hegang)
    yield made
    made.window.close()
    made.window.deleteLater()


def plan_of(application: Application) -> Plan:
    assert application.context.document.plan is not None
    return application.context.document.plan


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_whole_node_is_judged_by_keyboard_only(application: Application, qtbot: QtBot, language: Language) -> None:
    application.context.wording.use(language)
    page = application.window.page("weighting")
    assert isinstance(page, WeightingPage)
    page.judging.judgements.pairs.rows[0].setFocus()
    keys = (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_1)
    for place, _ in enumerate(page.judging.judgements.pairs.rows):
        row = application.qt.focusWidget()
        assert row is page.judging.judgements.pairs.rows[place]
        if place % 2:
            qtbot.keyClick(row, Qt.Key.Key_Right)
        qtbot.keyClick(row, keys[place % 3])
        qtbot.keyClick(row, Qt.Key.Key_Return)
    evaluation = application.context.document.evaluation
    assert evaluation is not None
    node = evaluation.weights.node(GOAL)
    assert node.judged == node.pairs == 15
    assert node.consistency_ratio is not None
    assert application.context.texts.number(node.consistency_ratio, 4) in page.judging.consistency.bar.accessibleName()
    assert not page.judging.judgements.left.isVisible()
    row = application.qt.focusWidget()
    assert row is not None
    qtbot.keyClick(row, Qt.Key.Key_N)  # on to the next group
    assert page.node == "C1"
    assert application.qt.focusWidget() is page.judging.judgements.pairs.rows[0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_three_experts_in_one_room_leave_half_way_and_lose_nothing(
    application: Application, qtbot: QtBot, language: Language
) -> None:
    window, document = application.window, application.context.document
    application.context.wording.use(language)
    for name in (Bilingual("李", "Li"), Bilingual("赵", "Zhao")):
        document.edit(lambda plan, name=name: experts.add_expert(plan, name), "x")
    window.page("weighting")
    before, steps, state = plan_of(application), document.undo_stack.count(), window.windowState()

    qtbot.keyClick(window, Qt.Key.Key_F11)
    view = window.consultation
    assert view is not None
    assert view.isVisible()
    assert window.windowState() & Qt.WindowState.WindowFullScreen
    ratios = {"E1": 5.0, "E2": 3.0, "E3": 1 / 3}
    for question in range(2):
        for key in (Qt.Key.Key_5, Qt.Key.Key_3):
            qtbot.keyClick(view, key)
            qtbot.keyClick(view, Qt.Key.Key_Tab)
        qtbot.keyClick(view, Qt.Key.Key_Right)
        qtbot.keyClick(view, Qt.Key.Key_3)
        assert view.stage.line.dots == ()
        qtbot.keyClick(view, Qt.Key.Key_R)
        assert view.stage.line.dots == pytest.approx(tuple(ratios.values()))
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        if question == 0:
            qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Escape)

    assert window.consultation is None
    assert window.windowState() == state
    answers = plan_of(application).weighting.judgements
    assert [(given.expert, given.first, given.second) for given in answers] == [
        (expert, "C1", second) for second in ("C2", "C3") for expert in ratios
    ]
    assert [given.value for given in answers] == pytest.approx([*ratios.values()] * 2)
    assert document.undo_stack.count() == steps + 6

    window.consult()  # it goes on where this expert left off
    view = window.consultation
    assert view is not None
    assert view.question is not None
    assert (view.question.first, view.question.second) == ("C1", "C4")
    assert view.stage.line.dots == ()
    qtbot.keyClick(view, Qt.Key.Key_Escape)

    for _ in range(6):
        document.undo_stack.undo()
    assert plan_of(application) == before


def test_it_begins_with_the_node_and_the_expert_in_view(application: Application, qtbot: QtBot) -> None:
    application.context.document.edit(lambda plan: experts.add_expert(plan, Bilingual("李", "Li")), "x")
    page = application.window.page("weighting")
    assert isinstance(page, WeightingPage)
    page.choose_node("C5")
    page.choose_expert("E2")
    application.window.consult()
    view = application.window.consultation
    assert view is not None
    assert view.question is not None
    assert view.question.node == "C5"
    assert "李" in view.stage.expert.text()
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_2)
        qtbot.keyClick(view, Qt.Key.Key_Return)
    application.window.leave_consultation()
    application.window.consult()
    assert view.question.node == GOAL  # that node is done: on with what this expert has left


def test_the_windows_own_shortcuts_work_in_the_consultation(application: Application, qtbot: QtBot) -> None:
    window, document = application.window, application.context.document
    window.consult()
    view = window.consultation
    assert view is not None
    qtbot.keyClick(view, Qt.Key.Key_7)
    assert len(plan_of(application).weighting.judgements) == 1
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert plan_of(application).weighting.judgements == ()
    assert window.consultation is view
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert "planner" in view.stage.expert.text()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.consultation is None
    assert document.undo_stack.canRedo()
