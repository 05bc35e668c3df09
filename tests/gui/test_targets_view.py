"""The targets view driven by hand: indicators, what actions add to them, and the results framework."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.roadmap.targets.chain_card import RISKS, STATEMENT
from gui.pages.roadmap.targets.effect_table import AMOUNT
from gui.pages.roadmap.targets.indicator_table import BASELINE, NAME, PHASES, YEAR
from gui.pages.roadmap.targets.typed_table import TypedTable
from gui.pages.roadmap.targets.view import TargetsView
from planner.edits.roadmap import adopt_schedule
from planner.edits.targets import add_target
from planner.model.bilingual import same
from planner.model.plan import Plan
from planner.model.targets import Effect, PhaseTarget
from tests.factories import GRID, PANELS, SURVEY, YARD, proposal, small_plan
from tests.gui.roadmap_page import opened
from tests.targets import with_targets

MakeContext = Callable[..., Context]
INDICATORS, FRAMEWORK, KPIS = range(3)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def scheduled() -> Plan:
    starts = proposal((SURVEY, 2027), (PANELS, 2028), (GRID, 2030), (YARD, 2031))
    return adopt_schedule(small_plan(), starts, "2026-11-22")


@pytest.fixture
def open_view(make_context: MakeContext, qtbot: QtBot) -> Callable[[Plan], TargetsView]:
    return lambda plan: opened(qtbot, make_context("en", plan=plan), TargetsView, height=700)


@pytest.fixture
def view(open_view: Callable[[Plan], TargetsView]) -> TargetsView:
    return open_view(with_targets(scheduled()))


def plan_of(view: TargetsView) -> Plan:
    plan = view.context.document.plan
    assert plan is not None
    return plan


def type_into(qtbot: QtBot, table: TypedTable, row: int, column: int, text: str) -> None:
    """Choose a cell, open it by Enter, type over what it holds and leave it."""
    table.setFocus()
    table.setCurrentIndex(table.table.index(row, column))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    editors = [*table.viewport().findChildren(QLineEdit), *table.viewport().findChildren(QPlainTextEdit)]
    editor = next(each for each in editors if each.isVisible())
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    several = isinstance(editor, QPlainTextEdit)
    control = Qt.KeyboardModifier.ControlModifier if several else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(editor, Qt.Key.Key_Return, control)
    qtbot.waitUntil(lambda: table.state() != QAbstractItemView.State.EditingState)


def test_an_indicator_is_made_from_nothing_by_keyboard(open_view: Callable[[Plan], TargetsView], qtbot: QtBot) -> None:
    view = open_view(scheduled())
    assert view.indicators.stack.currentIndex() == 0
    assert not view.path.isVisible()
    qtbot.mouseClick(view.indicators.add, Qt.MouseButton.LeftButton)
    table = view.indicators.table
    for column, text in ((NAME, "Jobs"), (BASELINE, "12.5"), (YEAR, "2024"), (PHASES + 1, "20")):
        type_into(qtbot, table, 0, column, text)
    target = plan_of(view).targets[0]
    assert (target.name.en, target.baseline, target.baseline_year) == ("Jobs", 12.5, 2024)
    assert target.phase_targets == (PhaseTarget("medium", 20.0),)
    assert view.path.sentence.text() == "End of 2030: 7.5 missing. No figure yet for 4 of 4 actions."
    view.context.document.undo_stack.undo()
    assert plan_of(view).targets[0].phase_targets == ()


def test_a_figure_of_the_city_becomes_the_baseline(make_context: MakeContext, qtbot: QtBot, hegang: Plan) -> None:
    card = opened(qtbot, make_context("en", plan=hegang), TargetsView).indicators
    menu = card.from_city.menu()
    menu.aboutToShow.emit()
    entries = {action.text(): action for action in menu.actions()}
    entries["Urbanisation rate"].trigger()
    menu.aboutToShow.emit()
    assert "Urbanisation rate" not in {action.text() for action in menu.actions()}
    assert card.baseline.currentText() == "Urbanisation rate"
    tip = card.table.table.index(0, BASELINE).data(Qt.ItemDataRole.ToolTipRole)
    assert "Seventh National Population Census" in tip
    assert "(2020)" in tip


def test_what_an_action_adds_moves_the_line_at_once(view: TargetsView, qtbot: QtBot) -> None:
    view.indicators.table.choose_row(0)
    assert "End of 2035: 0.5 percentage points missing." in view.path.sentence.text()
    names = [view.effects.table.cell(row, 0).text for row in range(view.effects.table.rowCount())]
    type_into(qtbot, view.effects, names.index("Grid outlet"), AMOUNT, "-0.4")
    assert Effect("T1", -0.4) in plan_of(view).action(GRID).effects
    assert "End of 2035: reached." in view.path.sentence.text()
    chart = view.path.chart
    hints = {chart.hint_at(x) for x in range(0, chart.width(), 4)}
    assert "End of 2030: 4.1%\n−0.4 Grid outlet" in hints


def test_delete_empties_a_figure(view: TargetsView, qtbot: QtBot) -> None:
    view.indicators.table.choose_row(0)
    table = view.effects
    table.setCurrentIndex(table.table.index(0, AMOUNT))
    id = PANELS if table.table.cell(0, 0).text == "Solar base" else SURVEY
    before = {effect.target for effect in plan_of(view).action(id).effects}
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert {effect.target for effect in plan_of(view).action(id).effects} == before - {"T1"}


def test_a_long_figure_stands_on_one_line(view: TargetsView, qtbot: QtBot) -> None:
    table = view.indicators.table
    before = table.rowHeight(0)
    type_into(qtbot, table, 0, BASELINE, "2855131")
    assert table.table.cell(0, BASELINE).text == "2,855,131"
    assert table.rowHeight(0) == before
    assert sum(map(table.columnWidth, range(table.table.columnCount()))) <= table.viewport().width()


def test_words_in_a_field_for_figures_change_nothing(view: TargetsView, qtbot: QtBot) -> None:
    before = plan_of(view)
    type_into(qtbot, view.indicators.table, 0, BASELINE, "much")
    assert plan_of(view) is before


def test_direction_result_and_source_belong_to_the_chosen_indicator(view: TargetsView, qtbot: QtBot) -> None:
    card = view.indicators
    card.table.choose_row(2)
    card.direction.setCurrentIndex(1)
    card.direction.activated.emit(1)
    card.result.activated.emit(1)
    card.source.setFocus()
    qtbot.keyClicks(card.source, "Yearbook")
    qtbot.keyClick(card.source, Qt.Key.Key_Return)
    target = plan_of(view).target("T3")
    assert (target.falling, target.result, target.data_source.en) == (True, plan_of(view).results[0].id, "Yearbook")
    qtbot.mouseClick(card.up, Qt.MouseButton.LeftButton)
    assert [each.id for each in plan_of(view).targets] == ["T1", "T3", "T2"]
    assert card.chosen_id == "T3"
    qtbot.mouseClick(card.remove, Qt.MouseButton.LeftButton)
    assert [each.id for each in plan_of(view).targets] == ["T1", "T2"]


def test_the_chain_is_drafted_worded_and_confirmed(open_view: Callable[[Plan], TargetsView], qtbot: QtBot) -> None:
    view = open_view(scheduled())
    view.parts.setCurrentIndex(FRAMEWORK)
    chain = view.chain
    assert chain.stack.currentIndex() == 0
    qtbot.mouseClick(chain.draft, Qt.MouseButton.LeftButton)
    assert chain.drafted.text() == "5 lines to confirm"
    type_into(qtbot, chain.table, 1, STATEMENT, "Half of the jobs outside mining")
    type_into(qtbot, chain.table, 1, RISKS, "Prices fall")
    outcome = plan_of(view).results[1]
    assert (outcome.statement.en, outcome.risks.en) == ("Half of the jobs outside mining", "Prices fall")
    assert chain.drafted.text() == "4 lines to confirm"
    qtbot.mouseClick(chain.confirm, Qt.MouseButton.LeftButton)
    assert not chain.drafted.isVisible()
    assert [chain.table.table.cell(row, 0).text for row in (1, 5)] == [
        "Outcome: Half of the jobs outside mining",
        "Activity 1.1 P1 Solar base",
    ]


def test_lines_are_added_moved_retyped_and_removed(view: TargetsView, qtbot: QtBot) -> None:
    view.parts.setCurrentIndex(FRAMEWORK)
    chain, before = view.chain, len(plan_of(view).results)
    chain.add.menu().actions()[2].trigger()
    new = plan_of(view).results[-1]
    assert (new.level, len(plan_of(view).results)) == ("output", before + 1)
    qtbot.mouseClick(chain.up, Qt.MouseButton.LeftButton)
    assert plan_of(view).results[-2].id == new.id
    chain.strategy.activated.emit(2)
    assert plan_of(view).result(new.id).strategy == "stone"
    chain.level.activated.emit(1)
    assert (plan_of(view).result(new.id).level, plan_of(view).result(new.id).strategy) == ("outcome", "")
    qtbot.mouseClick(chain.remove, Qt.MouseButton.LeftButton)
    assert len(plan_of(view).results) == before


def test_the_framework_is_copied_as_a_table(view: TargetsView, qtbot: QtBot) -> None:
    view.parts.setCurrentIndex(FRAMEWORK)
    qtbot.mouseClick(view.chain.copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[0] == "Results chain"
    assert len(lines) == 1 + len(plan_of(view).results) + 1 + 4
    output = next(line for line in lines if line.startswith("Output 1"))
    assert output.split("\t")[1:3] == ["Green power (10 MW): 12.5 (2024) → 40 (2030)", "Grid company, each year"]


def test_kpis_say_how_many_are_complete(make_context: MakeContext, qtbot: QtBot, hegang: Plan) -> None:
    view = opened(qtbot, make_context("en", plan=hegang), TargetsView)
    view.parts.setCurrentIndex(KPIS)
    told = [action for action in hegang.actions if action.included and action.kpi]
    assert view.kpis.table.table.rowCount() == len(told)
    qtbot.mouseClick(view.kpis.copy, Qt.MouseButton.LeftButton)
    assert len(QGuiApplication.clipboard().text().split("\n")) == len(told) + 1


def test_a_language_switch_needs_nothing_else(view: TargetsView) -> None:
    view.context.wording.use("zh")
    view.show_again()
    assert view.parts.tabText(FRAMEWORK) == "结果框架"
    assert view.indicators.table.columns[BASELINE].head == "基线值"


def test_the_tables_keep_the_rules_of_models(
    view: TargetsView, qtmodeltester: ModelTester, open_view: Callable[[Plan], TargetsView]
) -> None:
    for table in (view.indicators.table, view.effects, view.chain.table):
        qtmodeltester.check(table.table)
    lone = open_view(add_target(scheduled(), same("one")))
    assert lone.indicators.table.table.rowCount() == 1
