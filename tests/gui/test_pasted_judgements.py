"""Judgements pasted from a spreadsheet, and copied into one."""

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.weighting.judgement_card import MATRIX
from gui.pages.weighting.page import WeightingPage
from gui.pages.weighting.pasted_block import pasted_judgements
from planner.model.bilingual import Bilingual, Language
from planner.model.criterion import GOAL
from planner.model.plan import Plan
from planner.text.saaty_scale import POINTS, ratio_at
from tests.sentences import refusal, texts

MakeContext = Callable[..., Context]

NAMES = tuple(Bilingual(f"准则{letter}", f"Criterion {letter}") for letter in "ABC")
THREE_BY_THREE = "1\t3\t5\n1/3\t1\t2\n0.2\t0.5\t1"
ANSWERS = {(0, 1): 3.0, (0, 2): 5.0, (1, 2): 2.0}


def written(ratio: float, form: int) -> str:
    """A point of the scale as people and spreadsheets write it."""
    if ratio >= 1:
        return (f"{ratio:.0f}", f" {ratio:.0f}.0 ", "１２３４５６７８９"[round(ratio) - 1])[form]
    divisor = round(1 / ratio)
    return (f"1/{divisor}", f"{ratio:.3f}", f"0 1/{divisor}")[form]


@given(st.data())
def test_a_matrix_is_read_however_it_is_written(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 7))
    names = tuple(Bilingual(f"准则{place}", f"C{place}") for place in range(size))
    pairs = tuple(combinations(range(size), 2))
    points = data.draw(st.lists(st.integers(0, POINTS - 1), min_size=len(pairs), max_size=len(pairs)))
    answers = {pair: ratio_at(point) for pair, point in zip(pairs, points, strict=True)}
    form, part = data.draw(st.integers(0, 2)), data.draw(st.sampled_from(("whole", "upper", "lower")))
    rows = [["1" if row == column else "" for column in range(size)] for row in range(size)]
    for (first, second), ratio in answers.items():
        if part != "lower":
            rows[first][second] = written(ratio, form)
        if part != "upper":
            rows[second][first] = written(1 / ratio, form)
    text = "\r\n".join("\t".join(row) for row in rows) + "\r\n"
    assert pasted_judgements(text, names) == pytest.approx(answers)


def test_names_and_weights_around_a_matrix_are_no_judgements() -> None:
    head = "λmax = 3.0\n目标\t准则A\t准则B\t准则C\t权重\n"
    rows = zip(("准则A", "准则B", "准则C"), THREE_BY_THREE.split("\n"), ("0.65", "0.23", "0.12"), strict=True)
    text = head + "\n".join("\t".join(row) for row in rows)
    assert pasted_judgements(text, NAMES, 2, 1) == pytest.approx(ANSWERS)


def test_a_matrix_in_another_order_is_read_by_its_names() -> None:
    text = (
        "\tCriterion C\tCriterion A\tCriterion B\nCriterion C\t1\t1/5\t1/2\nCriterion A\t5\t1\t3\nCriterion B\t\t1/3\t1"
    )
    assert pasted_judgements(text, NAMES) == pytest.approx(ANSWERS)


def test_what_was_completed_or_left_empty_says_nothing() -> None:
    assert pasted_judgements("1\t≈2.4\t—\n\t1\t-\n\t\t1", NAMES) == {}


def test_a_block_goes_where_it_is_pasted() -> None:
    assert pasted_judgements("3\t5", NAMES, 0, 1) == {(0, 1): 3.0, (0, 2): 5.0}
    assert pasted_judgements("1/4", NAMES, 2, 1) == {(1, 2): 4.0}
    assert pasted_judgements("1½", NAMES, 0, 1) == {(0, 1): 1.5}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1\t3\tsome\n\t1\t2\n\t\t1", "row 1, column 3 (“Criterion A” against “Criterion C”) holds “some”"),
        ("1\t3\t5\n\t1\t12\n\t\t1", "row 2, column 3 (“Criterion B” against “Criterion C”) is 12, off the scale"),
        ("1\t3\t5\n\t2\t\n\t\t1", "row 2, column 2 compares “Criterion B” with itself and holds “2”"),
        ("1\t3\t5\n3\t1\t\n\t\t1", "row 1, column 2 (“Criterion A” against “Criterion B”) is 3, but"),
        ("3\t5\t7\t9", "1 rows and 4 columns do not fit"),
        ("\tCriterion A\tCriterion B\tWater\n" + "\t1\t1\t1\n" * 3, "“Water” does not stand in this matrix"),
        ("\n\t\n", "The clipboard holds no judgements"),
    ],
)
def test_what_cannot_be_pasted_is_told_with_its_place(text: str, told: str) -> None:
    assert told in refusal(lambda: pasted_judgements(text, NAMES))


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> WeightingPage:
    made = WeightingPage(context)
    qtbot.addWidget(made)
    made.resize(1110, 626)
    with qtbot.waitExposed(made):
        made.show()
    made.judging.judgements.tabs.setCurrentIndex(MATRIX)
    return made


def plan_of(page: WeightingPage) -> Plan:
    assert page.context.document.plan is not None
    return page.context.document.plan


def choose(page: WeightingPage, row: int, column: int, last_row: int, last_column: int) -> None:
    view = page.judging.judgements.matrix.view
    model = view.model()
    cells = QItemSelection(model.index(row, column), model.index(last_row, last_column))
    view.selectionModel().select(cells, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def test_six_by_six_cells_are_one_step_of_undo(qtbot: QtBot, page: WeightingPage) -> None:
    size = len(plan_of(page).criteria.children(GOAL))
    rows = [[str(column - row + 1) if column >= row else "" for column in range(size)] for row in range(size)]
    QApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))
    before, view = plan_of(page), page.judging.judgements.matrix.view
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(plan_of(page).weighting.judgements) == size * (size - 1) // 2 == 15
    assert page.judging.judgements.matrix.model.cell(5, 0).text == "1/6"
    assert page.context.document.undo_stack.count() == 1
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    pasted = plan_of(page)
    page.context.document.undo_stack.undo()
    assert plan_of(page) == before
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert plan_of(page).weighting == pasted.weighting  # what was copied out comes back the same


def test_a_fraction_is_copied_so_that_no_spreadsheet_makes_a_date_of_it(qtbot: QtBot, page: WeightingPage) -> None:
    model = page.judging.judgements.matrix.model
    model.setData(model.index(0, 1), "1/3")
    choose(page, 0, 1, 1, 1)
    qtbot.keyClick(page.judging.judgements.matrix.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "0 1/3\n1"


@pytest.mark.parametrize(("language", "told"), [("zh", "第2行第4列"), ("en", "row 2, column 4")])
def test_a_wrong_cell_pastes_nothing_and_is_named(
    qtbot: QtBot, page: WeightingPage, language: Language, told: str
) -> None:
    before = plan_of(page)
    QApplication.clipboard().setText("3\t4\n2\t约3")
    choose(page, 0, 2, 0, 2)
    with qtbot.waitSignal(page.context.document.refused) as refused:
        page.judging.judgements.paste.click()
    assert told in texts(language).message(refused.args[0])
    assert plan_of(page) is before
