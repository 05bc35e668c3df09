"""Scoring by keyboard and mouse: what is typed, confirmed, pasted and explained is what the plan holds."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.scoring.page import ScoringPage
from planner.edits import criteria
from planner.model.message import Message
from planner.model.plan import Plan
from planner.model.strategy import Score
from tests.factories import JOBS, SUN
from tests.group import small_group

MakePage = Callable[[Context], ScoringPage]
NOT_CHINESE = re.compile(r"[A-Za-z]{3,}")
KNOWN = {"TOPSIS", "Delete", "Ctrl", "Shift", "leiii", "census", "EDGAR", "CEADs"}


@pytest.fixture
def make_page(qtbot: QtBot) -> Iterator[MakePage]:
    pages: list[ScoringPage] = []

    def make(context: Context) -> ScoringPage:
        page = ScoringPage(context)
        qtbot.addWidget(page)
        page.resize(1110, 600)
        page.show()
        qtbot.waitExposed(page)
        page.matrix.setFocus()
        pages.append(page)
        return page

    yield make
    QApplication.clipboard().clear()


@pytest.fixture
def page(context: Context, make_page: MakePage) -> ScoringPage:
    return make_page(context)


def plan_of(page: ScoringPage) -> Plan:
    plan = page.context.document.plan
    assert plan is not None
    return plan


def score_of(page: ScoringPage, strategy: str, criterion: str) -> Score:
    score = plan_of(page).score(strategy, criterion)
    assert score is not None
    return score


def shown(page: ScoringPage, strategy: str, criterion: str) -> str:
    return str(page.model.index_of(strategy, criterion).data())


def type_into(qtbot: QtBot, page: ScoringPage, text: str) -> None:
    """Type over the current cell as a person does: the first key opens the editor."""
    qtbot.keyClicks(page.matrix, text[0])
    editor = page.matrix.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.insert(text[1:])
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # the delegate commits after the key has been dealt with


def said(widget: QWidget) -> list[str]:
    """All texts a person sees on it, hidden ones left out."""
    texts = [made.text() for made in widget.findChildren(QLabel) if made.isVisibleTo(widget)]
    texts += [made.text() for made in widget.findChildren(QAbstractButton) if made.isVisibleTo(widget)]
    return [text for text in texts if text]


def test_typing_scores_a_cell_goes_on_downwards_and_undo_brings_the_prefill_back(
    qtbot: QtBot, page: ScoringPage, hegang: Plan
) -> None:
    page.matrix.select_cell("new_energy", "C1.4")
    type_into(qtbot, page, "7.5")
    score = score_of(page, "new_energy", "C1.4")
    assert (score.value, score.low, score.high) == (7.5, 7.5, 7.5)
    assert (score.confirmed, score.evidence.basis) == (True, "expert")
    assert shown(page, "new_energy", "C1.4") == "7.5"
    current = page.matrix.current_cell()
    assert current is not None
    assert current.leaf.id == "C2.1"  # the heading of C2 is passed over
    page.context.document.undo_stack.undo()
    assert plan_of(page) == hegang


@pytest.mark.parametrize("text", ["12", "0.5", "7分", "nan"])
def test_what_is_no_rating_is_refused_and_the_old_score_stays(
    qtbot: QtBot, page: ScoringPage, hegang: Plan, text: str
) -> None:
    refused: list[Message] = []
    page.context.document.refused.connect(refused.append)
    page.matrix.select_cell("new_energy", "C1.1")
    before = shown(page, "new_energy", "C1.1")
    type_into(qtbot, page, text)
    assert plan_of(page) is hegang
    assert shown(page, "new_energy", "C1.1") == before
    assert len(refused) == 1
    assert "{" not in page.context.texts.message(refused[0])


def test_cells_rows_columns_and_all_are_confirmed_with_their_counts(
    qtbot: QtBot, page: ScoringPage, hegang: Plan
) -> None:
    card = page.card
    page.matrix.select_cell("circular_economy", "C3.2")
    assert [b.text() for b in (card.confirm_cell, card.confirm_row, card.confirm_column, card.confirm_all)] == [
        "确认本格（1）", "确认本行（4）", "确认本列（22）", "确认全部预填（88）",
    ]  # fmt: skip
    qtbot.keyClick(page.matrix, Qt.Key.Key_Space)
    prefilled, accepted = hegang.score("circular_economy", "C3.2"), score_of(page, "circular_economy", "C3.2")
    assert prefilled is not None
    assert (accepted.confirmed, accepted.value) == (True, prefilled.value)
    assert not card.confirm_cell.isEnabled()
    qtbot.mouseClick(card.confirm_row, Qt.MouseButton.LeftButton)
    assert card.confirm_row.text() == "确认本行（0）"
    qtbot.mouseClick(card.confirm_column, Qt.MouseButton.LeftButton)
    assert card.confirm_all.text() == "确认全部预填（63）"  # 88 less a row of 4 and a column of 22 that cross
    qtbot.mouseClick(card.confirm_all, Qt.MouseButton.LeftButton)
    assert all(score.confirmed for score in plan_of(page).scores)
    for _ in range(4):
        page.context.document.undo_stack.undo()
    assert plan_of(page) == hegang
    assert card.confirm_all.text() == "确认全部预填（88）"


def test_a_selected_row_is_emptied_and_each_cell_says_what_would_fill_it(qtbot: QtBot, page: ScoringPage) -> None:
    page.matrix.select_cell("new_materials", "C4.1")
    qtbot.keyClick(page.matrix, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.matrix, Qt.Key.Key_Delete)
    plan = plan_of(page)
    assert [plan.score(strategy.id, "C4.1") for strategy in plan.strategies] == [None] * 4
    assert shown(page, "new_energy", "C4.1") == "—"
    assert "1～9分" in page.model.index_of("new_energy", "C4.1").data(Qt.ItemDataRole.ToolTipRole)
    assert any("4个为空" in text for text in said(page))


def test_a_block_from_a_spreadsheet_passes_over_headings_and_blanks_in_one_step(
    qtbot: QtBot, page: ScoringPage, hegang: Plan
) -> None:
    page.matrix.select_cell("new_materials", "C1.4")
    QApplication.clipboard().setText("7\t３\r\n\t6.5\r\n")
    qtbot.keyClick(page.matrix, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert score_of(page, "new_materials", "C1.4").value == 7
    assert score_of(page, "circular_economy", "C1.4").value == 3
    assert score_of(page, "circular_economy", "C2.1").value == 6.5
    assert score_of(page, "new_materials", "C2.1") == hegang.score("new_materials", "C2.1")
    page.context.document.undo_stack.undo()
    assert plan_of(page) == hegang


@pytest.mark.parametrize("text", ["7\t8\n约5\t6", "7\t12", "1\t2\t3\t4"])
def test_a_block_with_one_bad_cell_or_too_wide_changes_nothing(
    qtbot: QtBot, page: ScoringPage, hegang: Plan, text: str
) -> None:
    page.matrix.select_cell("new_materials", "C1.4")
    QApplication.clipboard().setText(text)
    qtbot.keyClick(page.matrix, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert plan_of(page) is hegang


def test_a_copied_column_can_be_pasted_into_a_new_strategy(qtbot: QtBot, page: ScoringPage) -> None:
    qtbot.mouseClick(page.card.add, Qt.MouseButton.LeftButton)
    field = page.matrix.head.findChild(QLineEdit)
    assert field is not None
    field.insert("文旅康养")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    added = plan_of(page).strategies[-1].id
    assert "模板中没有" in page.model.index_of(added, "C1.1").data(Qt.ItemDataRole.ToolTipRole)
    page.matrix.select_cell("knowledge_economy", "C1.1")
    qtbot.keyClick(page.matrix, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.matrix, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    page.matrix.select_cell(added, "C1.1")
    qtbot.keyClick(page.matrix, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    for leaf in plan_of(page).criteria.leaves:
        copied = score_of(page, added, leaf.id).value
        assert copied == pytest.approx(score_of(page, "knowledge_economy", leaf.id).value, abs=0.005)


def test_strategies_are_renamed_in_the_head_and_only_own_ones_removed(
    qtbot: QtBot, page: ScoringPage, hegang: Plan
) -> None:
    head = page.matrix.head
    page.matrix.select_cell("new_energy", "C1.1")
    assert not page.card.remove.isEnabled()
    middle = QPoint(head.sectionViewportPosition(1) + 30, head.height() // 2)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseDClick(head.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    field = head.findChild(QLineEdit)
    assert field is not None
    assert field.isVisible()
    field.insert("风光储一体化")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert plan_of(page).strategy("new_energy").name.zh == "风光储一体化"
    assert plan_of(page).strategy("new_energy").name.en == "New energy"
    head.added.emit("林下经济")
    page.matrix.select_cell("own_1", "C1.1")
    qtbot.mouseClick(page.card.remove, Qt.MouseButton.LeftButton)
    assert [strategy.id for strategy in plan_of(page).strategies] == [s.id for s in hegang.strategies]


def test_the_explanation_computes_what_the_cell_shows(page: ScoringPage) -> None:
    page.matrix.select_cell("circular_economy", "C3.2")
    formula = next(text for text in said(page.explanation) if "×（" in text)
    found = re.search(r"1 \+（([\d.]+) − 1）×（([\d.]+) \+ ([\d.]+) × ([\d.]+)）= ([\d.]+)", formula)
    assert found is not None
    potential, floor, rest, fit, value = map(float, found.groups())
    assert 1 + (potential - 1) * (floor + rest * fit) == pytest.approx(value, abs=0.06)
    assert shown(page, "circular_economy", "C3.2") == found.group(5)
    texts = "\n".join(said(page.explanation))
    assert "采矿业就业占比" in texts
    assert "11.14%" in texts  # the city's figure behind the fit, with year and source
    assert "2020年" in texts


def test_the_citys_own_figure_is_shown_as_baseline(page: ScoringPage) -> None:
    page.matrix.select_cell("new_energy", "C1.3")
    texts = "\n".join(said(page.explanation))
    assert "城市现状（供对照，不作得分）" in texts
    assert "采矿业就业占比：11.14%" in texts
    page.matrix.select_cell("new_energy", "C1.4")
    assert "城市现状" not in "\n".join(said(page.explanation))


def test_a_range_is_typed_beside_the_score_and_must_hold_it(qtbot: QtBot, page: ScoringPage) -> None:
    page.matrix.select_cell("new_energy", "C1.1")
    before = score_of(page, "new_energy", "C1.1")
    low = page.explanation.low
    low.selectAll()
    qtbot.keyClicks(low, "2.5")
    qtbot.keyClick(low, Qt.Key.Key_Return)
    after = score_of(page, "new_energy", "C1.1")
    assert (after.value, after.low, after.high) == (before.value, 2.5, before.high)
    assert after.confirmed
    low.selectAll()
    qtbot.keyClicks(low, "8.8")
    qtbot.keyClick(low, Qt.Key.Key_Return)
    assert score_of(page, "new_energy", "C1.1") == after
    assert low.text() == "2.5"


def test_a_measured_criterion_is_empty_until_typed_in_its_unit(
    qtbot: QtBot, make_context: Callable[..., Context], make_page: MakePage, hegang: Plan
) -> None:
    measured = criteria.set_scale(hegang, "C1.1", "measured", 0.0, 80.0)
    emptied = replace(measured, scores=tuple(score for score in measured.scores if score.criterion != "C1.1"))
    page = make_page(make_context(plan=emptied))
    assert "亿元" in page.model.index_of("new_energy", "C1.1").data(Qt.ItemDataRole.ToolTipRole)
    page.matrix.select_cell("new_energy", "C1.1")
    type_into(qtbot, page, "12.5")
    assert score_of(page, "new_energy", "C1.1").value == 12.5
    assert shown(page, "new_energy", "C1.1") == "12.5"


def test_switching_the_language_keeps_the_cell_and_leaves_nothing_untranslated(
    make_context: Callable[..., Context], make_page: MakePage
) -> None:
    context = make_context(language="en")
    page = make_page(context)
    page.matrix.select_cell("knowledge_economy", "C5.2")
    assert any("Confirm row (4)" in text for text in said(page))
    context.wording.use("zh")
    current = page.matrix.current_cell()
    assert current is not None
    assert (current.strategy.id, current.leaf.id) == ("knowledge_economy", "C5.2")
    for text in said(page):
        assert set(NOT_CHINESE.findall(text)) <= KNOWN, text


def test_experts_values_take_the_cell_and_give_it_back(
    qtbot: QtBot, make_context: Callable[..., Context], make_page: MakePage
) -> None:
    page = make_page(make_context(plan=small_group()))
    page.matrix.select_cell(SUN, JOBS)
    section = page.explanation.experts
    assert section.isVisible()
    assert shown(page, SUN, JOBS) == "6.0"
    for row, value in ((0, "2"), (1, "4"), (2, "８")):
        section.model.setData(section.model.index(row, 0), value)
    assert shown(page, SUN, JOBS) == "4.0"
    assert "3名专家评分的中位数为4.0，取值范围2.0～8.0" in section.meaning.text()
    section.aggregation.activated.emit(1)
    assert shown(page, SUN, JOBS) == "5.5"  # Zhao counts twice: (2 + 4 + 2 · 8) / 4
    refused: list[Message] = []
    page.context.document.refused.connect(refused.append)
    type_into(qtbot, page, "4")
    assert [message.code for message in refused] == ["cell from experts"]
    assert score_of(page, SUN, JOBS).value == 6  # the planner's own stays
    page.matrix.select_cell(SUN, JOBS)  # Enter went on to the next
    for row in range(3):
        section.model.setData(section.model.index(row, 0), "")
    assert shown(page, SUN, JOBS) == "6.0"
