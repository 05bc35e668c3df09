"""Editing the criteria tree in the window."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.criteria.page import CriteriaPage
from gui.pages.criteria.tree_model import Column
from planner.model.criterion import GOAL, Criterion
from planner.model.plan import Plan

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MakeContext = Callable[..., Context]
FLAT_TEMPLATE = """id,parent,name_zh,name_en,unit_zh,unit_en,scale,worst,best
C1,,经济转型与产业多元,Economic transformation and diversification,,,,,
K1,,就业,Jobs,人,persons,measured,0,5000
K2,,投资,Investment,亿元,100 million yuan,measured,40,5
"""


def shown(qtbot: QtBot, context: Context, templates: Path | None = None) -> CriteriaPage:
    page = CriteriaPage(context, templates)
    qtbot.addWidget(page)
    page.resize(1110, 626)
    with qtbot.waitExposed(page):
        page.show()
    return page


def plan_of(context: Context) -> Plan:
    assert context.document.plan is not None
    return context.document.plan


def criterion(context: Context, id: str) -> Criterion:
    return plan_of(context).criteria.criterion(id)


def type_name(qtbot: QtBot, page: CriteriaPage, text: str) -> None:
    """Type into the name cell that is open."""
    editor = page.tree.view.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert(text)  # the tester has no keys for Chinese
    with qtbot.waitSignal(page.tree.view.tree_model.renamed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_a_name_is_typed_in_the_language_in_force(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    page.tree.view.choose("C1.2")
    page.tree.view.rename("C1.2")
    type_name(qtbot, page, "产业结构")
    assert criterion(context, "C1.2").name.zh == "产业结构"
    assert criterion(context, "C1.2").name.en == "Industrial diversification"
    assert page.tree.view.chosen_id == "C1.2"
    context.document.undo_stack.undo()
    assert criterion(context, "C1.2").name.zh == "产业多元化"


def test_a_criterion_is_added_placed_and_deleted_by_keys(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    before, view = plan_of(context), page.tree.view
    view.choose("C5.1")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Insert)
    type_name(qtbot, page, "养老服务")
    assert [child.name.zh for child in plan_of(context).criteria.children("C5")][-1] == "养老服务"
    added = view.chosen_id
    assert criterion(context, added).parent == "C5"
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [child.id for child in plan_of(context).criteria.children("C5")].index(added) == 2
    assert view.chosen_id == added
    qtbot.keyClick(view, Qt.Key.Key_Delete)  # nothing else hangs on it, so nothing is asked
    assert added not in [known.id for known in plan_of(context).criteria.criteria]
    while context.document.undo_stack.canUndo():
        context.document.undo_stack.undo()
    assert plan_of(context) == before


def test_deleting_a_group_says_what_goes_too(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    plan = plan_of(context)
    page.tree.view.choose("C2")
    qtbot.mouseClick(page.tree.remove, Qt.MouseButton.LeftButton)
    scores = sum(score.criterion.startswith("C2.") for score in plan.scores)
    assert page.tree.confirm.isVisible()
    assert "4项子准则" in page.tree.confirm.text.text()
    assert f"{scores}项评分" in page.tree.confirm.text.text()
    assert plan_of(context) is plan
    qtbot.keyClick(page.tree.confirm.yes, Qt.Key.Key_Escape)
    assert not page.tree.confirm.isVisible()
    qtbot.mouseClick(page.tree.remove, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.tree.confirm.yes, Qt.MouseButton.LeftButton)
    assert not plan_of(context).criteria.children("C2")
    assert "5组、18项" in page.tree.workload.text()
    context.document.undo_stack.undo()
    assert plan_of(context) == plan


def test_a_criterion_moves_to_another_group(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    page.tree.view.choose("C2.4")
    page.tree.move_menu.aboutToShow.emit()
    actions = page.tree.move_menu.actions()
    assert criterion(context, "C2").name.zh not in [action.text() for action in actions]
    next(action for action in actions if action.text() == "民生保障").trigger()
    assert criterion(context, "C2.4").parent == "C5"
    assert page.tree.view.chosen_id == "C2.4"


def test_the_tree_tells_its_workload(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    assert "45项" in page.tree.workload.text()
    assert "231项" in page.tree.workload.text()


def test_a_leaf_is_measured_between_declared_bounds(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    page.tree.view.choose("C6.1")
    editor = page.detail.scale
    assert page.detail.feasibility.isVisible()
    qtbot.mouseClick(editor.measured, Qt.MouseButton.LeftButton)
    assert criterion(context, "C6.1").scale == "rating"  # not before the bounds are known
    qtbot.keyClicks(editor.worst, "80")
    editor.best.setFocus()
    qtbot.keyClicks(editor.best, "12.5")
    qtbot.keyClick(editor.best, Qt.Key.Key_Return)
    changed = criterion(context, "C6.1")
    assert (changed.scale, changed.worst, changed.best, changed.unit.zh) == ("measured", 80.0, 12.5, "亿元")
    index = page.tree.view.tree_model.index_of("C6.1", Column.SCALE)
    assert index.data() == "80→12.5"
    editor.worst.setFocus()
    editor.worst.selectAll()
    for wrong in ("12.5", "很多"):
        editor.worst.insert(wrong)
        with qtbot.waitSignal(context.document.refused):
            qtbot.keyClick(editor.worst, Qt.Key.Key_Return)
        assert editor.worst.text() == "80"
        editor.worst.selectAll()
    qtbot.mouseClick(editor.rating, Qt.MouseButton.LeftButton)
    assert (criterion(context, "C6.1").worst, criterion(context, "C6.1").best) == (1.0, 9.0)


def test_another_template_is_offered_from_the_folder(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    (tmp_path / "flat.csv").write_text(FLAT_TEMPLATE, encoding="utf-8")
    (tmp_path / "wrong.csv").write_text("id,parent\nX1,\n", encoding="utf-8")
    page = shown(qtbot, context, tmp_path)
    before = plan_of(context)
    flat, wrong = page.templates.fill()
    assert "未能读取" in wrong.text()
    with qtbot.waitSignal(context.document.refused):
        wrong.trigger()
    flat.trigger()
    assert plan_of(context) is before
    assert f"{len(before.scores)}项评分" in page.tree.confirm.text.text()
    qtbot.mouseClick(page.tree.confirm.yes, Qt.MouseButton.LeftButton)
    assert [known.id for known in plan_of(context).criteria.children(GOAL)] == ["C1", "K1", "K2"]
    assert "3项准则" in page.tree.workload.text()
    context.document.undo_stack.undo()
    assert plan_of(context) == before


def test_each_language_keeps_to_itself(qtbot: QtBot, make_context: MakeContext) -> None:
    context = make_context()
    page = shown(qtbot, context)
    known = re.compile(r"R&D|Insert|Shift|Alt|Delete|CO2|Liu|Socio-Economic Planning Sciences|Wen|\d+[A-Za-z]")
    for id in ("C1.1", "C6.2", "C3"):
        page.tree.view.choose(id)
        for text in texts_of(page):
            assert not re.search(r"[A-Za-z]{2,}", known.sub("", text)), text
    context.wording.use("en")
    for id in ("C1.1", "C6.2", "C3"):
        page.tree.view.choose(id)
        for text in texts_of(page):
            assert not re.search(r"[\u4e00-\u9fff]", re.sub(r"国发〔2013〕45号", "", text)), text


def texts_of(page: CriteriaPage) -> list[str]:
    made = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    made += [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]
    model, view = page.tree.view.tree_model, page.tree.view
    made += [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in Column]
    made += [str(model.index_of(view.chosen_id, column).data()) for column in Column]
    return made


def test_the_tree_is_a_sound_model(qtbot: QtBot, context: Context, qtmodeltester: ModelTester) -> None:
    page = shown(qtbot, context)
    qtmodeltester.check(page.tree.view.tree_model)
