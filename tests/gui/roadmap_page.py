"""The roadmap page on the screen, turned to one of its views."""

from typing import TypeVar

from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.roadmap.page import RoadmapPage
from gui.pages.roadmap.view import RoadmapView

V = TypeVar("V", bound=RoadmapView)
HEIGHT = 612
"""With the width below what a window of 1280 x 800 leaves a page."""


def opened(qtbot: QtBot, context: Context, kind: type[V], height: int = HEIGHT) -> V:
    """The view in sight, until the test ends."""
    page = RoadmapPage(context)
    qtbot.addWidget(page, before_close_func=lambda _: page.hide())  # which keeps the page: qtbot's own hold is weak
    page.resize(1104, height)
    with qtbot.waitExposed(page):
        page.show()
    return page.open(kind)
