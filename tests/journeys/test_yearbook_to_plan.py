"""A planner imports yearbook pages through the real window and takes the city's new figures into the plan."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.app import Application, build
from gui.pages.cities.page import CitiesPage
from planner.model.bilingual import Language
from planner.model.plan import Plan
from tests.fake_dialogs import FakeDialogs

READ_WITHIN_MS = 60_000
SAMPLES = Path(__file__).parents[1] / "cities" / "yearbook" / "samples"


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs(tables=tuple(sorted(SAMPLES.glob("*.xlsx"))), leave="discard")


def opened(tmp_path: Path, dialogs: FakeDialogs) -> Application:
    made = build(tmp_path / "settings", tmp_path / "data" / "recovery", lambda: date(2026, 11, 22), lambda _: dialogs)
    made.window.resize(1280, 800)
    made.window.show()
    return made


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path, dialogs: FakeDialogs) -> Iterator[Application]:
    made = opened(tmp_path, dialogs)
    yield made
    made.window.close()
    made.window.deleteLater()


def plan_of(application: Application) -> Plan:
    assert application.context.document.plan is not None
    return application.context.document.plan


@pytest.mark.parametrize(("language", "typed"), [("zh", "鹤岗"), ("en", "Hegang")])
def test_from_three_yearbook_pages_to_a_plan_that_uses_them(
    application: Application, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path, language: Language, typed: str
) -> None:
    window, context = application.window, application.context
    context.wording.use(language)
    page = window.page("cities")
    assert isinstance(page, CitiesPage)
    page.finder.search.setText(typed)
    qtbot.keyClick(page.finder.search, Qt.Key.Key_Return)
    qtbot.mouseClick(page.start.start, Qt.MouseButton.LeftButton)
    before = plan_of(application)
    assert before.city.value("solid_waste_use_rate") is None

    qtbot.mouseClick(page.open_import, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.imports.start.choose, Qt.MouseButton.LeftButton)
    preview = page.imports.preview
    qtbot.waitUntil(lambda: preview.isVisible() and not context.jobs.busy, timeout=READ_WITHIN_MS)
    (choice,) = preview.questions.choices
    choice.activated.emit(1)
    qtbot.waitUntil(lambda: not preview.questions.choices and not context.jobs.busy, timeout=READ_WITHIN_MS)
    qtbot.keyClicks(preview.source, "Yearbook 2022")
    qtbot.keyClick(preview.source, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.imports.start.isVisible() and not context.jobs.busy, timeout=READ_WITHIN_MS)
    assert plan_of(application) == before, "the plan changes only when asked"

    qtbot.mouseClick(page.imports.back, Qt.MouseButton.LeftButton)
    assert page.fresh.isVisible()
    qtbot.mouseClick(page.fresh.yes, Qt.MouseButton.LeftButton)
    figure = plan_of(application).city.figure("solid_waste_use_rate")
    assert figure is not None
    assert (figure.value, figure.trust, figure.evidence.source.en, figure.evidence.year) == (
        11.1,
        "own",
        "Yearbook 2022",
        2019,
    )
    row = next(row for row in page.profile.figures.rows if row.indicator == "solid_waste_use_rate")
    assert "Yearbook 2022" in row.origin
    assert context.document.undo_stack.count() == 1

    again = opened(tmp_path, dialogs)
    assert again.context.catalogue.city("R016").value("solid_waste_use_rate") == 94.1, "kept on this machine"
    again.window.close()
    again.window.deleteLater()

    context.document.undo_stack.undo()
    assert plan_of(application) == before
