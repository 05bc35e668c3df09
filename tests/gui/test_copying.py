"""What is copied from the window arrives as a table or paragraph in a document and as cells in a spreadsheet."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.ranking.overview import Overview
from gui.pages.roadmap.page import RoadmapPage
from gui.pages.roadmap.schedule.view import ScheduleView
from gui.widgets.clipboard import copy_paragraph, copy_table
from planner.model.bilingual import LANGUAGES, Language
from planner.model.plan import Plan
from tests.gui.result_page import opened, shown

MakeContext = Callable[..., Context]


@pytest.fixture
def document(qtbot: QtBot) -> QTextEdit:
    """An editor that takes formatted text, as a word processor does."""
    made = QTextEdit()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_task_table_is_pasted_as_a_table(
    qtbot: QtBot, make_context: MakeContext, document: QTextEdit, language: Language
) -> None:
    context = make_context(language=language)
    page = RoadmapPage(context)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.mouseClick(page.open(ScheduleView).chart.copy_tasks, Qt.MouseButton.LeftButton)
    evaluation = context.document.evaluation
    assert evaluation is not None
    assert evaluation.roadmap is not None
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert len(rows) == len(evaluation.roadmap.placed) + 2
    assert {len(row) for row in rows} == {9}
    plan = context.document.plan
    assert plan is not None
    for row in rows[1:-1]:
        assert row[1] == context.texts.of(plan.action(row[0]).name)
    document.paste()
    cursor = document.textCursor()
    cursor.setPosition(document.toPlainText().index(rows[1][1]))
    table = cursor.currentTable()
    assert table is not None
    assert (table.rows(), table.columns()) == (len(rows), 9)


def test_the_result_is_pasted_as_a_paragraph_without_the_windows_colours(
    qtbot: QtBot, make_context: MakeContext, few_draws: Plan
) -> None:
    page = shown(qtbot, make_context(language="en", theme="dark", plan=few_draws))
    card = opened(page, Overview).paragraph
    qtbot.mouseClick(card.copy, Qt.MouseButton.LeftButton)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == card.text
    assert "color" not in data.html()
    assert re.sub("<[^>]+>", "", data.html()).startswith(card.sentences[0].replace("&", "&amp;"))


def test_signs_of_the_format_are_letters(document: QTextEdit) -> None:
    copy_table("<b>\ta & b\n1 < 2\t=1+1", above="x <i>y</i>")
    assert QGuiApplication.clipboard().text() == "x <i>y</i>\n<b>\ta & b\n1 < 2\t=1+1"
    document.paste()
    assert [cell for cell in document.toPlainText().splitlines() if cell] == [
        *("x <i>y</i>", "<b>", "a & b", "1 < 2", "=1+1")
    ]
    copy_paragraph("a < b", "<b>a</b> &lt; b")
    document.clear()
    document.paste()
    assert document.toPlainText() == "a < b"
