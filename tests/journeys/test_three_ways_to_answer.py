"""Three experts: one in the room, one by questionnaire, one from a spreadsheet; one group result, also in Excel."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.app import Application, build
from gui.pages.weighting.judgement_card import MATRIX
from gui.pages.weighting.page import WeightingPage
from planner.edits import experts
from planner.model.bilingual import LANGUAGES, Bilingual, Language
from planner.model.criterion import GOAL
from planner.model.plan import Plan
from planner.weighting.ahp import priorities
from tests.fake_dialogs import FakeDialogs
from tests.workbook.questionnaire.answers import answered, export, filled

DONE_WITHIN_MS = 30_000
ROOM, SENT, PASTED = "E1", "E2", "E3"
IMPORTANCE = (6, 3, 1, 2, 6, 1)
"""What the expert with the spreadsheet thinks of the six groups."""


@pytest.fixture
def dialogs(tmp_path: Path) -> FakeDialogs:
    return FakeDialogs(export_path=tmp_path / "plan.xlsx", leave="discard")


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path, dialogs: FakeDialogs, hegang: Plan) -> Iterator[Application]:
    made = build(tmp_path / "settings", tmp_path / "recovery", lambda: date(2026, 11, 26), lambda _: dialogs)
    made.window.resize(1280, 800)
    made.window.show()
    plan = experts.add_expert(hegang, Bilingual("李", "Li"), "市财政局")
    made.context.document.start(experts.add_expert(plan, Bilingual("赵", "Zhao"), "市生态环境局"))
    yield made
    made.window.close()
    made.window.deleteLater()


def plan_of(application: Application) -> Plan:
    assert application.context.document.plan is not None
    return application.context.document.plan


def answer_in_the_room(application: Application, qtbot: QtBot) -> None:
    qtbot.keyClick(application.window, Qt.Key.Key_F11)
    view = application.window.consultation
    assert view is not None
    for place in range(15):
        qtbot.keyClick(view, (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_1)[place % 3])
        qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Escape)


def send_the_questionnaire_back(application: Application, qtbot: QtBot, folder: Path, language: Language) -> None:
    plan = plan_of(application)
    form = export(plan, folder / "form.xlsx", SENT, language)
    back = filled(form, folder / "back.xlsx", answered(plan, SENT), SENT, language)
    page = application.window.page("weighting")
    assert isinstance(page, WeightingPage)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(back))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    page.dragEnterEvent(QDragEnterEvent(QPoint(50, 50), *how))
    page.dropEvent(QDropEvent(QPointF(50, 50), *how))
    qtbot.waitUntil(lambda: page.exchange.found is not None, timeout=DONE_WITHIN_MS)
    qtbot.mouseClick(page.returned.take, Qt.MouseButton.LeftButton)


def paste_from_the_spreadsheet(application: Application, qtbot: QtBot) -> None:
    page = application.window.page("weighting")
    assert isinstance(page, WeightingPage)
    page.choose_expert(PASTED)
    page.views.setCurrentIndex(0)
    page.judging.judgements.tabs.setCurrentIndex(MATRIX)
    rows = [[f"{first / second:.3f}" for second in IMPORTANCE] for first in IMPORTANCE]
    QApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))
    qtbot.keyClick(page.judging.judgements.matrix.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_experts_answer_in_three_ways(
    application: Application, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    application.context.wording.use(language)
    application.window.page("weighting")
    before = plan_of(application)
    answer_in_the_room(application, qtbot)
    send_the_questionnaire_back(application, qtbot, tmp_path, language)
    paste_from_the_spreadsheet(application, qtbot)

    plan, evaluation = plan_of(application), application.context.document.evaluation
    assert evaluation is not None
    goal = evaluation.weights.node(GOAL)
    assert [(own.expert, own.answered) for own in goal.experts] == [(ROOM, 15), (SENT, 15), (PASTED, 15)]
    assert goal.experts[2].answers == pytest.approx([first / second for first, second in combinations(IMPORTANCE, 2)])
    assert goal.experts[2].consistency_ratio == pytest.approx(0.0, abs=1e-9)
    assert goal.consensus is not None

    logs = np.log([own.answers for own in goal.experts]).mean(axis=0)
    matrix = np.eye(6)
    rows, columns = np.triu_indices(6, 1)
    matrix[rows, columns], matrix[columns, rows] = np.exp(logs), np.exp(-logs)
    expected = priorities(matrix)
    assert goal.weights == pytest.approx(expected.weights, abs=1e-12)
    assert goal.consistency_ratio == pytest.approx(expected.consistency_ratio, abs=1e-12)

    with qtbot.waitSignal(application.window.files.exported, timeout=DONE_WITHIN_MS):
        application.window.commands.export.trigger()
    assert dialogs.export_path is not None
    book = openpyxl.load_workbook(dialogs.export_path, data_only=True)
    figures = np.array([cell.value for sheet in book for row in sheet for cell in row if isinstance(cell.value, float)])
    for figure in (*goal.weights, goal.consistency_ratio):
        assert np.isclose(figures, figure, rtol=0, atol=1e-9).any(), figure

    while application.context.document.undo_stack.canUndo():
        application.context.document.undo_stack.undo()
    assert plan_of(application) == before
    assert plan != before
