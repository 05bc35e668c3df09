"""A hand on the Gantt: where bars lie, and what a mouse does to them."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.pages.roadmap.schedule.gantt import GanttView
from gui.pages.roadmap.schedule.gantt_model import TIME
from gui.pages.roadmap.schedule.gantt_paint import handle_at
from gui.pages.roadmap.schedule.rows import Row
from gui.pages.roadmap.schedule.view import ScheduleView
from planner.model.plan import Plan

LEFT = Qt.MouseButton.LeftButton


def plan_of(view: ScheduleView) -> Plan:
    plan = view.context.document.plan
    assert plan is not None
    return plan


def bars(view: ScheduleView) -> list[Row]:
    return [row for row in view.gantt.rows.rows if not row.heading]


def row_of(view: ScheduleView, action: str) -> Row:
    return view.gantt.rows.rows[view.gantt.rows.row_of(action)]


def show(gantt: GanttView, action: str) -> None:
    """Scroll the bar of an action into sight, with room above and beneath."""
    gantt.scrollTo(gantt.rows.index(gantt.rows.row_of(action), TIME), gantt.ScrollHint.PositionAtCenter)


def drag(qtbot: QtBot, gantt: GanttView, start: QPoint, *ways: QPoint, release: bool = True) -> None:
    """Press at a point, move by each of the ways from it, and release."""
    view = gantt.viewport()
    qtbot.mousePress(view, LEFT, pos=start)
    for way in ways:
        qtbot.mouseMove(view, start + way)
    if release:
        qtbot.mouseRelease(view, LEFT, pos=start + ways[-1])


def end_of(gantt: GanttView, action: str) -> QPoint:
    """The last pixels of a bar, by which it is stretched."""
    bar = gantt.bar(action)
    return QPoint(bar.right() - 2, bar.center().y())


def years(gantt: GanttView, count: float) -> QPoint:
    return QPoint(round(gantt.timeline.year_width * count), 0)


def draw_link(qtbot: QtBot, view: ScheduleView, before: str, after: str, *, release: bool = True) -> None:
    """From the handle at the end of one bar to another bar in sight."""
    gantt = view.gantt
    view.choose(before)
    show(gantt, before)
    handle = handle_at(gantt._bar(row_of(view, before))).toPoint()
    target = gantt.bar(after).center()
    drag(qtbot, gantt, handle, QPoint(12, 8), target - handle, release=release)
