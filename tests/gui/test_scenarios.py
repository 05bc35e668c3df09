"""Scenarios are begun, changed and removed in place, and named once."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.ranking.scenarios_view import ScenariosView
from planner.edits import ranking as edits
from planner.model.bilingual import Bilingual
from planner.model.message import Message
from planner.model.plan import Plan
from tests.gui.result_page import opened, plan_of, said, settle, shown

MakeContext = Callable[..., Context]


def test_a_scenario_is_begun_edited_duplicated_and_removed(
    qtbot: QtBot, make_context: MakeContext, few_draws: Plan
) -> None:
    page = shown(qtbot, make_context(plan=few_draws))
    view = opened(page, ScenariosView)
    settle(qtbot, page)
    assert any("尚无情景" in text for text in said(view))
    editor = view.editor
    editor.begin.click()
    editor.name.setFocus()
    editor.name.selectAll()
    qtbot.keyClicks(editor.name, "Bolder")
    qtbot.keyClick(editor.name, Qt.Key.Key_Return)
    assert plan_of(page).scenarios[0].name.zh == "Bolder"
    editor.form.setCurrentIndex(2)
    editor.form.activated.emit(2)
    assert plan_of(page).scenarios[0].normalisation == "vector"
    editor.scores.add.click()
    value = editor.scores.values[0]
    value.setValue(9)
    cell = plan_of(page).scenarios[0].scores[0]
    assert (cell.strategy, cell.criterion, cell.value) == (
        few_draws.strategies[0].id,
        few_draws.criteria.leaves[0].id,
        9,
    )
    settle(qtbot, page)
    assert any("9" in text and few_draws.criteria.leaves[0].name.zh in text for text in said(editor))
    editor.duplicate.click()
    assert [scenario.name.zh for scenario in plan_of(page).scenarios] == ["Bolder", "Bolder（2）"]
    editor.remove.click()
    editor.remove.click()
    assert plan_of(page).scenarios == ()
    while page.context.document.undo_stack.canUndo():
        page.context.document.undo_stack.undo()
    assert plan_of(page) == few_draws


def test_a_name_that_is_taken_is_refused_and_the_field_shows_the_old_one(
    qtbot: QtBot, make_context: MakeContext, few_draws: Plan
) -> None:
    plan = edits.keep_scenario(edits.keep_scenario(few_draws, Bilingual("甲", "A")), Bilingual("乙", "B"))
    page = shown(qtbot, make_context(plan=plan))
    view = opened(page, ScenariosView)
    refused: list[Message] = []
    page.context.document.refused.connect(refused.append)
    view.choose(plan.scenarios[1].id)
    view.editor.name.setFocus()
    view.editor.name.setText("甲")
    view.editor.name.setModified(True)
    view.editor.name.editingFinished.emit()
    assert refused[0].code == "scenario name twice"
    assert view.editor.name.text() == "乙"
    assert plan_of(page) == plan
