"""Hegang → diagnosis → peers → ingredients of innovation → Heilongjiang as a region → workbook, in the window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.app import Application, build
from gui.pages.cities.benchmark_view import BenchmarkView
from gui.pages.cities.diagnosis_view import DiagnosisView
from gui.pages.cities.page import CitiesPage
from gui.pages.cities.peers_view import PeersView
from gui.pages.cities.region_view import RegionView
from planner.model.bilingual import Language
from tests.fake_dialogs import FakeDialogs

WITHIN_MS = 30_000


@pytest.fixture
def dialogs(tmp_path: Path) -> FakeDialogs:
    return FakeDialogs(export_path=tmp_path / "heilongjiang.xlsx", leave="discard")


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path, dialogs: FakeDialogs) -> Iterator[Application]:
    made = build(tmp_path / "settings", tmp_path / "recovery", lambda: date(2026, 11, 26), lambda _: dialogs)
    made.window.resize(1280, 800)
    made.window.show()
    yield made
    made.window.close()
    made.window.deleteLater()


def read(page: CitiesPage) -> str:
    assert page.view is not None
    return "\n".join(part.text() for part in page.view.findChildren(QLabel) if part.isVisible())


@pytest.mark.parametrize(
    ("language", "typed", "exhausted", "nearest", "place", "leader"),
    [
        ("zh", "鹤岗", "第3批（2011年）", "双鸭山市", "居第69—101位（84）", "大庆市"),
        ("en", "Hegang", "batch 3 (2011)", "Shuangyashan", "place 69 to 101 of 133 (84)", "Daqing"),
    ],
)
def test_what_a_planner_of_hegang_learns_before_the_first_judgement(
    application: Application,
    dialogs: FakeDialogs,
    qtbot: QtBot,
    language: Language,
    typed: str,
    exhausted: str,
    nearest: str,
    place: str,
    leader: str,
) -> None:
    context = application.context
    context.wording.use(language)
    page = application.window.page("cities")
    assert isinstance(page, CitiesPage)
    page.finder.search.setText(typed)
    qtbot.keyClick(page.finder.search, Qt.Key.Key_Return)
    assert context.document.plan is None

    page.open(DiagnosisView)
    assert exhausted in read(page)

    page.open(PeersView)
    peers = page.view
    assert isinstance(peers, PeersView)
    assert peers.table.table.headerData(0, Qt.Orientation.Vertical) == nearest

    page.open(BenchmarkView)
    qtbot.waitUntil(lambda: place in read(page), timeout=WITHIN_MS)

    page.open(RegionView)
    region = page.view
    assert isinstance(region, RegionView)
    qtbot.waitUntil(lambda: leader in read(page), timeout=WITHIN_MS)
    qtbot.mouseClick(region.export, Qt.MouseButton.LeftButton)
    path = dialogs.export_path
    assert path is not None
    qtbot.waitUntil(path.exists, timeout=WITHIN_MS)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)

    book = openpyxl.load_workbook(path, data_only=True)
    written = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {nearest, leader} <= written
    assert context.document.plan is None
