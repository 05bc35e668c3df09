"""A planner moves the schedule by hand: breaks a rule, reads why, takes it back; links, pins and stretches."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.app import Application, build
from gui.pages.roadmap.page import RoadmapPage
from gui.pages.roadmap.schedule.view import ScheduleView
from planner.model.bilingual import Language
from planner.model.plan import Plan
from tests.fake_dialogs import FakeDialogs
from tests.gui.gantt_hand import bars, drag, draw_link, plan_of, row_of, show, years

CTRL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    dialogs = FakeDialogs(leave="discard")
    made = build(tmp_path / "settings", tmp_path / "recovery", lambda: date(2026, 11, 22), lambda _: dialogs)
    made.window.resize(1280, 800)
    made.window.show()
    yield made
    made.window.close()
    made.window.deleteLater()


@pytest.mark.parametrize(("language", "said"), [("zh", "早于前置行动“"), ("en", ", before “")])
def test_moving_the_schedule_by_hand(
    application: Application, hegang: Plan, qtbot: QtBot, language: Language, said: str
) -> None:
    window, document = application.window, application.context.document
    application.context.wording.use(language)
    document.start(hegang)
    window.go_to(5)
    page = window.page("roadmap")
    assert isinstance(page, RoadmapPage)
    view = page.open(ScheduleView)
    gantt = view.gantt

    late = next(row for row in bars(view) if _must_wait(view, row.id))
    show(gantt, late.id)
    far = -years(gantt, late.start - hegang.first_year)
    drag(qtbot, gantt, gantt.bar(late.id).center(), -years(gantt, 0.5), far)
    assert row_of(view, late.id).start == hegang.first_year
    assert said in gantt.bubble.said
    assert "✕" in view.why._broken.text()
    assert view.notice.property("role") == "small-warning"
    window.commands.undo.trigger()
    assert document.plan is hegang
    assert not row_of(view, late.id).broken

    first = bars(view)[0].id
    waiting = next(row.id for row in bars(view)[1:6] if not row.predecessors)
    draw_link(qtbot, view, first, waiting)
    assert first in plan_of(view).action(waiting).prerequisites
    view.choose(waiting)
    gantt.setFocus()
    qtbot.keyClick(gantt, Qt.Key.Key_P)
    assert plan_of(view).action(waiting).pinned_start == int(row_of(view, waiting).start)
    end = row_of(view, waiting).end
    qtbot.keyClick(gantt, Qt.Key.Key_Right, CTRL)
    assert row_of(view, waiting).end == end + 0.25
    assert document.undo_stack.count() == 3
    for _ in range(3):
        window.commands.undo.trigger()
    assert document.plan is hegang


def _must_wait(view: ScheduleView, action: str) -> bool:
    """Whether one of its predecessors ends after the first year has begun."""
    plan = plan_of(view)
    needed = plan.action(action).prerequisites
    return any(row.id in needed and row.end > plan.first_year for row in bars(view))
