"""The main job: a planner picks Hegang and hands over a workbook, all through the real window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.app import Application, build
from gui.pages.cities.page import CitiesPage
from gui.pages.roadmap.page import RoadmapPage
from gui.pages.scoring.page import ScoringPage
from gui.pages.tracking.page import TrackingPage
from gui.pages.weighting.pair_row import PairRow
from planner.model.bilingual import Language
from planner.model.plan import Plan
from planner.store.plan_file import read_plan
from tests.fake_dialogs import FakeDialogs

SOLVED_WITHIN_MS = 60_000
WRITTEN_WITHIN_MS = 30_000


@pytest.fixture
def dialogs(tmp_path: Path) -> FakeDialogs:
    return FakeDialogs(
        save_path=tmp_path / "plan.roadmap",
        export_path=tmp_path / "plan.xlsx",
        document_path=tmp_path / "plan.docx",
        leave="discard",
    )


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path, dialogs: FakeDialogs) -> Iterator[Application]:
    made = build(tmp_path / "settings", tmp_path / "recovery", lambda: date(2026, 11, 22), lambda _: dialogs)
    made.window.resize(1280, 800)
    made.window.show()
    yield made
    made.window.close()
    made.window.deleteLater()


def plan_of(application: Application) -> Plan:
    assert application.context.document.plan is not None
    return application.context.document.plan


def tasks_in(draft: Path | None) -> set[str]:
    """The ids of the actions in the annex of the Word draft."""
    return {row.cells[0].text for row in docx.Document(str(draft)).tables[-1].rows}


@pytest.mark.parametrize(("language", "typed"), [("zh", "鹤岗"), ("en", "Hegang")])
def test_from_picking_a_city_to_the_workbook_on_disk(
    application: Application, dialogs: FakeDialogs, qtbot: QtBot, language: Language, typed: str
) -> None:
    window, document = application.window, application.context.document
    application.context.wording.use(language)

    cities = window.page("cities")
    assert isinstance(cities, CitiesPage)
    cities.finder.search.setText(typed)
    qtbot.keyClick(cities.finder.search, Qt.Key.Key_Return)
    qtbot.mouseClick(cities.start.start, Qt.MouseButton.LeftButton)
    assert plan_of(application).city.adcode == "230400"
    assert document.evaluation is not None
    assert document.evaluation.ranking is not None
    first = document.evaluation.ranking.order[0].strategy
    assert first == "circular_economy"

    weighting = window.page("weighting")
    pair = next(row for row in weighting.findChildren(PairRow) if row.isVisible())
    pair.setFocus()
    qtbot.keyClick(pair, Qt.Key.Key_5)
    assert plan_of(application).weighting.judgements[0].value == 5

    scoring = window.page("scoring")
    assert isinstance(scoring, ScoringPage)
    scoring.matrix.select_cell("new_materials", "C1.1")
    qtbot.keyClick(scoring.matrix, Qt.Key.Key_Space)
    score = plan_of(application).score("new_materials", "C1.1")
    assert score is not None
    assert score.confirmed

    window.page("ranking")
    roadmap = window.page("roadmap")
    assert isinstance(roadmap, RoadmapPage)
    qtbot.waitUntil(lambda: plan_of(application).schedule is not None, timeout=SOLVED_WITHIN_MS)

    tracking = window.page("tracking")
    assert isinstance(tracking, TrackingPage)

    assert window.files.save()
    with qtbot.waitSignal(window.files.exported, timeout=WRITTEN_WITHIN_MS):
        window.commands.export.trigger()
    assert dialogs.export_path is not None
    book = openpyxl.load_workbook(dialogs.export_path, data_only=True)
    words = {str(cell.value) for sheet in book for row in sheet for cell in row if isinstance(cell.value, str)}
    scheduled = document.evaluation.roadmap
    assert scheduled is not None
    missing = [
        placed.action
        for placed in scheduled.placed
        if plan_of(application).action(placed.action).name.text(language) not in words
    ]
    assert not missing
    with qtbot.waitSignal(window.files.exported, timeout=WRITTEN_WITHIN_MS):
        window.commands.export_document.trigger()
    assert tasks_in(dialogs.document_path) >= {placed.action for placed in scheduled.placed}
    assert dialogs.save_path is not None
    assert read_plan(dialogs.save_path).plan == plan_of(application)

    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert plan_of(application).weighting.judgements == ()
    assert plan_of(application).schedule is None
