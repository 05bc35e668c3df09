"""Every chart of the result can be taken along as picture and table."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.ranking.overview import Overview
from gui.pages.ranking.page import VIEWS, RankingPage
from gui.widgets.chart_card import ChartCard
from planner.model.bilingual import LANGUAGES, Language
from planner.model.message import Message
from planner.model.plan import Plan
from tests.fake_dialogs import FakeDialogs
from tests.gui.result_page import opened, settle, shown

MakeContext = Callable[..., Context]


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> RankingPage:
    return shown(qtbot, context)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_is_copied_and_saved_with_its_words(
    qtbot: QtBot, make_context: MakeContext, few_draws: Plan, tmp_path: Path, language: Language
) -> None:
    page = shown(qtbot, make_context(language=language, plan=few_draws))
    dialogs = page.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    for kind in VIEWS[:-1]:
        view = opened(page, kind)
        settle(qtbot, page)
        for card in view.findChildren(ChartCard):
            if not card.isVisible():
                continue
            card.menu.entries["table"].trigger()
            rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
            assert len({len(row) for row in rows}) <= 1, "a table has the same cells in every row"
            size = card.stack.currentWidget().size()
            card.menu.entries["picture"].trigger()
            assert card.stack.currentWidget().size() == size
            image = QGuiApplication.clipboard().image()
            assert len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}) > 2
            dialogs.picture_path = tmp_path / "chart.png"
            card.menu.entries["png"].trigger()
            assert QImage(str(dialogs.picture_path)).size() == image.size()
            dialogs.picture_path = tmp_path / "chart.svg"
            card.menu.entries["svg"].trigger()
            drawn = ElementTree.parse(dialogs.picture_path).getroot()
            title = card.findChildren(QLabel)[0].text()
            assert title[:4] in "".join(drawn.itertext()), "the picture says what it shows"


def test_a_picture_that_cannot_be_saved_is_told_in_a_sentence(page: RankingPage, tmp_path: Path) -> None:
    told: list[Message] = []
    page.context.notices.told.connect(told.append)
    dialogs = page.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    menu = opened(page, Overview).order.menu
    dialogs.picture_path = None
    menu.entries["png"].trigger()
    assert told == [], "no path was chosen"
    dialogs.picture_path = tmp_path / "missing" / "chart.svg"
    menu.entries["svg"].trigger()
    assert [message.code for message in told] == ["folder missing"]
    assert "chart.svg" in page.context.texts.message(told[0])
    assert dialogs.asked[-1].endswith(".svg")
