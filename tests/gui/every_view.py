"""All views of roadmap and tracking, turned to one by one, and all that each of them says."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.page import Page
from gui.pages.roadmap.actions.view import ActionsView
from gui.pages.roadmap.doubt.view import DoubtView
from gui.pages.roadmap.limits.view import KINDS, LimitsView
from gui.pages.roadmap.money.view import SIDES, MoneyView
from gui.pages.roadmap.page import RoadmapPage
from gui.pages.roadmap.schedule.view import ScheduleView
from gui.pages.roadmap.targets.view import PARTS, TargetsView
from gui.pages.tracking.page import VIEWS, TrackingPage

ANSWERED_MS = 60_000
LAID_OUT_MS = 50
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)

Turn = Callable[[Context], Page]


def _roadmap(turn: Callable[[RoadmapPage], object]) -> Turn:
    def opened(context: Context) -> Page:
        page = RoadmapPage(context)
        turn(page)
        return page

    return opened


def _tracking(place: int) -> Turn:
    def opened(context: Context) -> Page:
        page = TrackingPage(context)
        page.tabs.setCurrentIndex(place)
        return page

    return opened


def _turns() -> Iterator[tuple[str, Turn]]:
    yield "schedule", _roadmap(lambda page: page.open(ScheduleView))
    yield "library", _roadmap(lambda page: page.open(ScheduleView).library_button.setChecked(True))
    yield "moves", _roadmap(lambda page: page.open(ScheduleView).chart.moves_asked.emit())
    yield "actions", _roadmap(lambda page: page.open(ActionsView))
    for kind, (name, _) in enumerate(KINDS):
        yield f"limits: {name}", _roadmap(lambda page, kind=kind: page.open(LimitsView).choose(kind))
    yield "doubt", _roadmap(lambda page: page.open(DoubtView))
    for side, name in enumerate(SIDES):
        yield f"money: {name}", _roadmap(lambda page, side=side: page.open(MoneyView).open_side(side))
    for part, name in enumerate(PARTS):
        yield f"targets: {name}", _roadmap(lambda page, part=part: page.open(TargetsView).parts.setCurrentIndex(part))
    for place, name in enumerate(VIEWS):
        yield f"tracking: {name}", _tracking(place)


TURNS = dict(_turns())


def shown(qtbot: QtBot, context: Context, view: str, size: tuple[int, int] = (1104, 694)) -> Page:
    """The page on the screen, turned to that view, with all its questions answered."""
    page = TURNS[view](context)
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitExposed(page):
        page.show()
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: Page) -> None:
    """Wait until whatever follows a change, after a pause and as a job, is there, and everything has its place."""
    context = page.context
    asked = context.questions.of_the_roadmap
    qtbot.waitUntil(
        lambda: (
            not (
                context.jobs.busy
                or any(question.under_way for question in asked)
                or any(pause.isActive() for pause in page.findChildren(QTimer) if pause.isSingleShot())
            )
        ),
        timeout=ANSWERED_MS,
    )
    qtbot.wait(LAID_OUT_MS)


def pictured(page: Page) -> QImage:
    """The page as it looks, without a blinking cursor."""
    focused = page.focusWidget()
    if focused is not None:
        focused.clearFocus()
    return page.grab().toImage()


def said(page: Page) -> list[str]:
    """What stands on each widget in sight: texts, tooltips, accessible names, the cells of tables and their heads."""
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}: {text}"
        for widget in [page, *page.findChildren(QWidget)]
        if widget.isVisibleTo(page)
        for text in _texts(widget)
        if text
    ]


def nameless(page: Page) -> list[str]:
    """What a key can reach and no screen reader can name."""
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in page.findChildren(QWidget)
        if widget.isVisibleTo(page)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    ]


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.placeholderText())
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QTabBar):
        for place in range(widget.count()):
            yield from (widget.tabText(place), widget.tabToolTip(place))
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _cells(widget.model())


def _cells(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for column in range(columns):
        for role in ROLES[:2]:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            for role in ROLES:
                yield str(model.index(row, column).data(role) or "")
