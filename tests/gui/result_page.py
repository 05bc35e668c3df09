"""Ways to turn the pages of the result and to read what they say."""

from typing import TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.ranking.page import RankingPage
from gui.pages.ranking.view import ResultView
from gui.widgets.chart_card import ChartCard
from planner.model.plan import Plan

ANSWERED_MS = 30_000
V = TypeVar("V", bound=ResultView)


def shown(qtbot: QtBot, context: Context) -> RankingPage:
    """The page on the screen, on its overview."""
    page = RankingPage(context)
    qtbot.addWidget(page)
    page.resize(1110, 640)
    page.show()
    qtbot.waitExposed(page)
    return page


def plan_of(page: RankingPage) -> Plan:
    plan = page.context.document.plan
    assert plan is not None
    return plan


def opened(page: RankingPage, kind: type[V]) -> V:
    page.open(kind)
    assert isinstance(page.view, kind)
    return page.view


def settle(qtbot: QtBot, page: RankingPage) -> None:
    """Wait until all that the open view asks for is answered for the plan as it stands."""
    asked = page.context.questions.of_the_ranking
    qtbot.waitUntil(
        lambda: not page.context.jobs.busy and not any(question.under_way for question in asked), timeout=ANSWERED_MS
    )


def said(widget: QWidget) -> list[str]:
    """All texts a person sees on it."""
    texts = [made.text() for made in widget.findChildren(QLabel) if made.isVisibleTo(widget)]
    return texts + [made.text() for made in widget.findChildren(QAbstractButton) if made.isVisibleTo(widget)]


def names_down(card: ChartCard) -> list[str]:
    """The first column of what the card copies as a table."""
    card.menu.entries["table"].trigger()
    return [line.split("\t")[0] for line in QGuiApplication.clipboard().text().splitlines()[1:]]
