"""Taking figures over from yearbook tables in the window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.context import CatalogueShelf, Context
from gui.pages.cities.page import CitiesPage
from planner.cities.own_figures import OwnFigure
from planner.model.bilingual import LANGUAGES, Language
from planner.model.message import Message
from planner.store.own_figures import FILE_NAME, OwnFigures
from tests.fake_dialogs import FakeDialogs

SAMPLES = Path(__file__).parents[1] / "cities" / "yearbook" / "samples"
HEADS, YEARS, SIDES = sorted(SAMPLES.glob("*.xlsx"))
READ_WITHIN_MS = 60_000
TABLE = "2023年\n城市\t一般公共预算收入(亿元)\t地区生产总值(亿元)\n鹤岗市\t33.3\t399.9\n双鸭山市\t44.4\t555.5\n"

MakeContext = Callable[..., Context]


@pytest.fixture
def own(tmp_path: Path) -> OwnFigures:
    return OwnFigures(tmp_path / "data" / FILE_NAME)


@pytest.fixture
def page(qtbot: QtBot, make_context: MakeContext, own: OwnFigures) -> CitiesPage:
    return shown(qtbot, replace(make_context(), shelf=CatalogueShelf(own)))


def shown(qtbot: QtBot, context: Context) -> CitiesPage:
    page = CitiesPage(context)
    qtbot.addWidget(page)
    page.resize(1104, 694)
    with qtbot.waitExposed(page):
        page.show()
    return page


def wait(qtbot: QtBot, page: CitiesPage) -> None:
    qtbot.waitUntil(lambda: not page.context.jobs.busy, timeout=READ_WITHIN_MS)


def read(qtbot: QtBot, page: CitiesPage, *paths: Path) -> None:
    dialogs = page.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    dialogs.tables = paths
    qtbot.mouseClick(page.open_import, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.imports.start.choose, Qt.MouseButton.LeftButton)
    wait(qtbot, page)


def paste(qtbot: QtBot, page: CitiesPage, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    page.show_import()
    qtbot.keyClick(page.imports, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, page)


def store(qtbot: QtBot, page: CitiesPage, source: str = "鹤岗统计年鉴2024") -> None:
    page.imports.preview.source.setText(source)
    qtbot.mouseClick(page.imports.preview.accept, Qt.MouseButton.LeftButton)
    wait(qtbot, page)


def words(page: CitiesPage) -> str:
    made = [*page.findChildren(QLabel), *page.findChildren(QPushButton)]
    return "\n".join(widget.text() for widget in made if widget.isVisible())


def test_a_yearbook_is_chosen_looked_at_and_taken_over(qtbot: QtBot, page: CitiesPage, own: OwnFigures) -> None:
    read(qtbot, page, HEADS)
    preview = page.imports.preview
    assert preview.kinds[""].text() == "全部 73"
    assert preview.kinds["odd"].text() == "存疑 4"
    assert not preview.accept.isEnabled(), "a source is asked first"
    assert own.all() == ()
    store(qtbot, page, "合成年鉴2020")
    assert len(own.all()) == 69
    assert {figure.source for figure in own.all()} == {"合成年鉴2020"}
    assert "合成年鉴2020" in words(page)
    qtbot.mouseClick(page.imports.back, Qt.MouseButton.LeftButton)
    assert page.context.catalogue.city("R003").value("solid_waste_use_rate") == 99.9


def test_the_table_keeps_to_qts_rules(qtbot: QtBot, page: CitiesPage) -> None:
    tester = ModelTester(page.imports.preview.model)
    read(qtbot, page, HEADS, YEARS, SIDES)
    page.imports.preview.kinds["odd"].click()
    page.imports.preview.search.setText("鹤岗")
    qtbot.wait(250)
    assert page.imports.preview.model.rowCount() == 3
    page.imports.preview.kinds[""].click()
    del tester


def test_space_ticks_and_of_two_figures_for_one_place_only_one(qtbot: QtBot, page: CitiesPage) -> None:
    read(qtbot, page, HEADS)
    preview = page.imports.preview
    before = len(preview.figures)
    preview.kinds["odd"].click()
    places = [(preview.model.index(row, 0).data(), preview.model.index(row, 7).data()) for row in range(4)]
    assert [place for place in places if place[0] == "双鸭山市"] == [
        ("双鸭山市", "2-9 续!C15"),
        ("双鸭山市", "2-9 续!C23"),
    ]
    for row, (city, _) in enumerate(places):
        if city == "双鸭山市":
            preview.view.setCurrentIndex(preview.model.index(row, 1))
            qtbot.keyClick(preview.view, Qt.Key.Key_Space)
    assert len(preview.figures) == before + 1
    taken = [figure.value for figure in preview.figures if figure.city == "R067" and figure.indicator == "gdp"]
    assert taken == [122.2229]
    qtbot.mouseClick(preview.tick_none, Qt.MouseButton.LeftButton)
    assert len(preview.figures) == before


def test_a_question_is_answered_by_choosing(qtbot: QtBot, page: CitiesPage) -> None:
    read(qtbot, page, SIDES)
    preview = page.imports.preview
    before = len(preview.figures)
    (choice,) = preview.questions.choices
    assert "“朔洲”是哪个城市？" in words(page)
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    wait(qtbot, page)
    assert preview.questions.choices == []
    assert len(preview.figures) == before + 3


def test_an_unknown_head_is_given_an_indicator(qtbot: QtBot, page: CitiesPage, own: OwnFigures) -> None:
    paste(qtbot, page, "城市\t一般工业固体废弃物综合利用率(%)\n鹤岗市\t71.2\n")
    (choice,) = page.imports.preview.questions.choices
    assert "综合利用率" in choice.itemText(1)
    choice.activated.emit(1)
    wait(qtbot, page)
    (year,) = page.imports.preview.questions.choices
    year.activated.emit(year.findText("2022"))
    wait(qtbot, page)
    assert page.imports.preview.questions.choices == []
    store(qtbot, page)
    assert [(figure.indicator, figure.year, figure.value) for figure in own.all()] == [
        ("solid_waste_use_rate", 2022, 71.2)
    ]


def test_pasted_figures_reach_the_plan_as_one_step(qtbot: QtBot, page: CitiesPage) -> None:
    document = page.context.document
    paste(qtbot, page, TABLE)
    store(qtbot, page)
    qtbot.mouseClick(page.imports.back, Qt.MouseButton.LeftButton)
    assert "鹤岗市有2项自有数据未用于本计划" in words(page)
    before = document.plan
    qtbot.mouseClick(page.fresh.yes, Qt.MouseButton.LeftButton)
    assert document.plan is not None
    assert document.plan.city.value("fiscal_revenue") == 33.3
    assert document.plan.city.value("gdp") == 399.9
    row = next(row for row in page.profile.figures.rows if row.indicator == "fiscal_revenue")
    assert "鹤岗统计年鉴2024" in row.origin
    assert "2023年" in row.origin
    assert not page.fresh.isVisible()
    document.undo_stack.undo()
    assert document.plan == before
    assert page.fresh.isVisible()
    qtbot.mouseClick(page.fresh.no, Qt.MouseButton.LeftButton)
    assert not page.fresh.isVisible()


def test_an_import_is_removed_after_a_question(qtbot: QtBot, page: CitiesPage, own: OwnFigures) -> None:
    paste(qtbot, page, TABLE)
    store(qtbot, page)
    (remove,) = page.imports.start.kept.removals
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    dialogs = page.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    assert "4项" in dialogs.asked[-1]
    assert own.all() == ()
    assert page.context.catalogue.city("R066").value("fiscal_revenue") is None


def test_own_figures_are_exported(qtbot: QtBot, page: CitiesPage, tmp_path: Path) -> None:
    paste(qtbot, page, TABLE)
    store(qtbot, page)
    dialogs = page.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    dialogs.export_path = tmp_path / "自有数据.xlsx"
    qtbot.mouseClick(page.imports.start.export, Qt.MouseButton.LeftButton)
    wait(qtbot, page)
    page.imports.open_files([dialogs.export_path])
    wait(qtbot, page)
    assert page.imports.preview.kinds["same"].text() == "不变 4"


def test_files_are_dropped_on_the_page(qtbot: QtBot, page: CitiesPage) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(YEARS))])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), action, data, button, keys)
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.dropEvent(QDropEvent(QPoint(9, 9), action, data, button, keys))
    wait(qtbot, page)
    assert page.imports.preview.isVisible()
    assert page.imports.preview.kinds["odd"].text() == "存疑 5"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "旧格式"),
        ("姓名,年龄\n张三,33\n".encode(), "没有可导入的数据"),
    ],
)
def test_a_table_that_cannot_be_used_gives_a_sentence(
    qtbot: QtBot, page: CitiesPage, tmp_path: Path, content: bytes, said: str
) -> None:
    told: list[Message] = []
    page.context.notices.told.connect(told.append)
    path = tmp_path / "表.xls"
    path.write_bytes(content)
    read(qtbot, page, path)
    assert said in page.context.texts.message(told[-1])
    assert page.imports.start.isVisible()


def test_an_empty_clipboard_gives_a_sentence(qtbot: QtBot, page: CitiesPage) -> None:
    told: list[Message] = []
    page.context.notices.told.connect(told.append)
    paste(qtbot, page, "")
    assert "剪贴板" in page.context.texts.message(told[-1])


def test_a_locked_database_loses_nothing_that_was_ticked(
    qtbot: QtBot, page: CitiesPage, own: OwnFigures, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    monkeypatch.setattr("planner.store.own_figures.WAIT_SECONDS", 0.05)
    own.take([OwnFigure("R066", "gdp", "city", 2020, 1.0, "x", "x", "2026-11-22")])
    told: list[Message] = []
    page.context.notices.told.connect(told.append)
    paste(qtbot, page, TABLE)
    other = sqlite3.connect(own.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    store(qtbot, page)
    other.close()
    assert "其他程序" in page.context.texts.message(told[-1])
    assert page.imports.preview.isVisible()
    store(qtbot, page)
    assert len(own.all()) == 5


def test_a_damaged_database_leaves_the_shipped_catalogue(
    qtbot: QtBot, make_context: MakeContext, own: OwnFigures
) -> None:
    own.path.parent.mkdir()
    own.path.write_bytes(b"no database" * 200)
    context = replace(make_context(), shelf=CatalogueShelf(own))
    told: list[Message] = []
    context.notices.told.connect(told.append)
    page = shown(qtbot, context)
    assert page.context.catalogue.city("R066").value("gdp") is not None
    assert ["已损坏" in context.texts.message(message) for message in told] == [True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_follow_the_language(qtbot: QtBot, page: CitiesPage, language: Language) -> None:
    read(qtbot, page, HEADS, YEARS, SIDES)
    page.context.wording.use("en")
    page.context.wording.use(language)
    text = words(page)
    assert ("导入年鉴数据" in text) == (language == "zh")
    assert ("Import yearbook data" in text) == (language == "en")
    heads = [page.imports.preview.model.headerData(column, Qt.Orientation.Horizontal) for column in range(8)]
    assert ("指标" in heads) == (language == "zh")
