"""The schedule as bars: stretched, pinned, linked, zoomed, grouped; what was moved by hand, and milestones."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.roadmap.schedule.classes import ASSUMED
from gui.pages.roadmap.schedule.money import yearly_money
from gui.pages.roadmap.schedule.view import ScheduleView
from planner.model.action import Milestone, Start
from planner.model.bilingual import same
from planner.model.funding import CapacityLimit, MoneyLimit
from planner.model.plan import Plan
from planner.model.stability import ActionStability, Stability
from tests.gui.gantt_hand import LEFT, bars, drag, draw_link, end_of, plan_of, row_of, show, years
from tests.gui.roadmap_page import opened

MakeContext = Callable[..., Context]
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def open_view(qtbot: QtBot) -> Callable[[Context], ScheduleView]:
    return lambda context: opened(qtbot, context, ScheduleView)


@pytest.fixture
def view(context: Context, open_view: Callable[[Context], ScheduleView]) -> ScheduleView:
    return open_view(context)


def _free(view: ScheduleView) -> str:
    """An action of two years or more that waits for nothing and that nothing waits for, with room on both sides."""
    waited_for = {id for row in bars(view) for id, _ in row.predecessors}
    plan = plan_of(view)
    return next(
        row.id
        for row in bars(view)
        if not row.predecessors
        and row.id not in waited_for
        and plan.first_year < row.start <= plan.last_year - 3
        and row.end - row.start >= 2
    )


def _start(view: ScheduleView, action: str) -> Start:
    schedule = plan_of(view).schedule
    assert schedule is not None
    start = schedule.start(action)
    assert start is not None
    return start


def test_dragging_the_end_of_a_bar_stretches_it_in_one_step(view: ScheduleView, qtbot: QtBot) -> None:
    id, gantt, old = _free(view), view.gantt, plan_of(view)
    show(gantt, id)
    before = row_of(view, id)
    drag(qtbot, gantt, end_of(gantt, id), years(gantt, 0.5), years(gantt, 1))
    assert row_of(view, id).end == before.end + 1
    assert plan_of(view).action(id).duration_years == before.end - before.start + 1
    assert _start(view, id) == Start(id, int(before.start))
    assert view.context.document.undo_stack.count() == 1
    view.context.document.undo_stack.undo()
    assert plan_of(view) is old


def test_dragging_the_start_of_a_bar_keeps_its_end(view: ScheduleView, qtbot: QtBot) -> None:
    id, gantt = _free(view), view.gantt
    show(gantt, id)
    before = row_of(view, id)
    drag(qtbot, gantt, QPoint(gantt.bar(id).left() + 2, gantt.bar(id).center().y()), years(gantt, 1.25))
    after = row_of(view, id)
    assert (after.start, after.end) == (before.start + 1.25, before.end)


def test_a_bar_made_short_on_the_way_keeps_its_milestones(
    make_context: MakeContext, hegang: Plan, open_view: Callable[[Context], ScheduleView], qtbot: QtBot
) -> None:
    stage = (Milestone(4, same("投产")),)
    marked = tuple(
        replace(action, milestones=stage) if action.duration_years >= 2 else action for action in hegang.actions
    )
    view = open_view(make_context(plan=replace(hegang, actions=marked)))
    id, gantt = _free(view), view.gantt
    show(gantt, id)
    drag(qtbot, gantt, end_of(gantt, id), -years(gantt, 1.75), QPoint(0, 6))
    assert plan_of(view).action(id).milestones == stage


def test_keys_stretch_either_end(view: ScheduleView, qtbot: QtBot) -> None:
    id = _free(view)
    view.choose(id)
    before = row_of(view, id)
    qtbot.keyClick(view.gantt, Qt.Key.Key_Right, CTRL)
    qtbot.keyClick(view.gantt, Qt.Key.Key_Right, CTRL | SHIFT)
    assert row_of(view, id).end == before.end + 1.25
    qtbot.keyClick(view.gantt, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert row_of(view, id).start == before.start + 0.25
    for _ in range(40):
        qtbot.keyClick(view.gantt, Qt.Key.Key_Left, CTRL)
    assert row_of(view, id).end - row_of(view, id).start == 0.25


def test_p_fixes_the_start_where_it_is_and_a_moved_bar_takes_it_along(view: ScheduleView, qtbot: QtBot) -> None:
    id = _free(view)
    view.choose(id)
    qtbot.keyClick(view.gantt, Qt.Key.Key_P)
    year = _start(view, id).year
    assert plan_of(view).action(id).pinned_start == year
    assert row_of(view, id).pinned
    assert "固定" in row_of(view, id).note
    qtbot.keyClick(view.gantt, Qt.Key.Key_Right, SHIFT)
    assert plan_of(view).action(id).pinned_start == year + 1
    qtbot.keyClick(view.gantt, Qt.Key.Key_P)
    assert plan_of(view).action(id).pinned_start is None


def test_a_link_is_drawn_from_bar_to_bar_and_a_circle_refused_in_words(view: ScheduleView, qtbot: QtBot) -> None:
    before = _free(view)
    show(view.gantt, before)
    seen = view.gantt.viewport().rect().adjusted(0, 20, 0, -20)
    after = next(
        row.id
        for row in bars(view)
        if row.id != before and not row.predecessors and seen.contains(view.gantt.bar(row.id).center())
    )
    draw_link(qtbot, view, before, after)
    assert before in plan_of(view).action(after).prerequisites
    assert (before, 0) in row_of(view, after).predecessors
    linked = plan_of(view)
    draw_link(qtbot, view, after, before, release=False)
    assert plan_of(view).action(before).name.zh in view.gantt.bubble.said
    assert view.gantt.bubble.said == view.by_hand.link_problem(after, before)
    refused: list[object] = []
    view.context.document.refused.connect(refused.append)
    qtbot.mouseRelease(view.gantt.viewport(), LEFT, pos=view.gantt.bar(before).center())
    assert len(refused) == 1
    assert plan_of(view) is linked


def test_l_links_by_keyboard_and_takes_the_link_away_again(view: ScheduleView, qtbot: QtBot) -> None:
    gantt = view.gantt
    before, after = next(
        (upper.id, lower.id)
        for upper, lower in pairwise(gantt.rows.rows)
        if not upper.heading and not lower.heading and not lower.predecessors
    )
    gantt.setFocus()
    for wanted in (True, False):
        view.choose(before)
        qtbot.keyClick(gantt, Qt.Key.Key_L)
        assert "Enter" in gantt.bubble.said
        qtbot.keyClick(gantt, Qt.Key.Key_Down)
        assert gantt.selected == after
        qtbot.keyClick(gantt, Qt.Key.Key_Return)
        assert (before in plan_of(view).action(after).prerequisites) is wanted
    view.choose(before)
    qtbot.keyClick(gantt, Qt.Key.Key_L)
    qtbot.keyClick(gantt, Qt.Key.Key_Escape)
    qtbot.keyClick(gantt, Qt.Key.Key_Down)
    qtbot.keyClick(gantt, Qt.Key.Key_Return)
    assert before not in plan_of(view).action(after).prerequisites


def test_the_menu_sets_a_lag_and_the_link_says_so(view: ScheduleView, qtbot: QtBot) -> None:
    after = next(row for row in bars(view) if row.predecessors)
    before = after.predecessors[0][0]
    view._on_menu(after.id, QPoint(50, 50))
    menu = view.findChild(QMenu)
    assert isinstance(menu, QMenu)
    waits = next(
        entry.menu()
        for entry in menu.actions()
        if entry.menu() and plan_of(view).action(before).name.zh in entry.text().replace("‘", "“").replace("’", "”")
    )
    assert isinstance(waits, QMenu)
    waits.actions()[2].trigger()
    assert plan_of(view).action(after.id).lag(before) == 2
    assert (before, 2) in row_of(view, after.id).predecessors
    menu.close()


def test_zoom_shows_quarters_and_years_stay_over_their_columns(view: ScheduleView, qtbot: QtBot) -> None:
    gantt, budget = view.gantt, view.chart.budget
    fit = gantt.timeline.year_width
    qtbot.mouseClick(view.chart.tools.zooms[2], LEFT)
    assert gantt.timeline.by_quarter
    assert gantt.time_bar.isVisible()
    gantt.time_bar.setValue(gantt.time_bar.maximum())
    year = plan_of(view).last_year
    here = gantt.viewport().mapToGlobal(QPoint(round(gantt.timeline.x(year)), 0)).x()
    beneath = budget.mapToGlobal(QPoint(round(budget._timeline.x(year)), 0)).x()
    assert abs(here - beneath) <= 1
    id = _free(view)
    view.choose(id)
    before = row_of(view, id)
    qtbot.keyClick(gantt, Qt.Key.Key_Right)
    assert row_of(view, id).start == before.start + 0.25
    assert gantt.timeline.seen <= gantt.bar(id).left() < gantt.timeline.seen_end, "the bar stays in sight"
    qtbot.keyClick(gantt, Qt.Key.Key_0)
    assert gantt.timeline.year_width == fit
    assert not gantt.time_bar.isVisible()


def test_rows_and_colours_by_who_leads_and_who_pays(view: ScheduleView, qtbot: QtBot) -> None:
    plan, tools = plan_of(view), view.chart.tools
    while tools.grouping != "lead":
        qtbot.keyClick(view.gantt, Qt.Key.Key_G)
    heading = ""
    for row in view.gantt.rows.rows:
        heading = row.name if row.heading else heading
        if not row.heading:
            assert heading.startswith(plan.action(row.id).lead.zh)
    while tools.colouring != "pool":
        qtbot.keyClick(view.gantt, Qt.Key.Key_C)
    *names, assumed = view.chart.legend.accessibleName().split(", ")
    assert assumed.startswith(ASSUMED)
    assert len({row.colour for row in bars(view)}) == len(names)
    assert all(re.match(r"\d ", name) for name in names), "where rows say another thing, bars carry signs"


def test_the_columns_count_one_source_or_one_lead_unit_against_its_limit(
    make_context: MakeContext, hegang: Plan, open_view: Callable[[Context], ScheduleView], qtbot: QtBot
) -> None:
    lead = next(action.lead for action in hegang.actions if action.included)
    limited = replace(
        hegang,
        money_limits=(MoneyLimit("city", 100.0),),
        capacity_limits=(CapacityLimit(lead, 1.0),),
    )
    view = open_view(make_context(plan=limited))
    evaluation = view.context.document.evaluation
    assert evaluation is not None
    roadmap = evaluation.roadmap
    assert roadmap is not None
    texts = view.context.texts
    for subject, _ in view.chart._subjects:
        money = yearly_money(limited, roadmap, texts, subject)
        if subject.kind == "pool":
            expected = {m.year: (m.spent_wan or 0) / 1e4 for m in roadmap.pools if m.pool == subject.id and not m.phase}
        elif subject.kind == "capacity":
            expected = {use.year: use.used for use in roadmap.capacity if use.department.zh == subject.id}
        else:
            expected = {m.year: (m.spent_wan or 0) / 1e4 for m in roadmap.years}
        assert {stack.year: stack.spent for stack in money.years} == pytest.approx(expected)
        parts = {stack.year: sum(amount for _, amount in stack.parts) for stack in money.years}
        assert parts == pytest.approx(expected)
    position = next(place for place, (subject, _) in enumerate(view.chart._subjects) if subject.id == lead.zh)
    view.chart._on_subject(position)
    assert "✕超出上限" in view.chart.money_words.text()


def test_a_bar_says_the_rule_it_breaks_while_it_is_dragged(view: ScheduleView, qtbot: QtBot) -> None:
    late = next(
        row for row in bars(view) if any(id in plan_of(view).action(row.id).prerequisites for id, _ in row.predecessors)
    )
    gantt, height = view.gantt, view.gantt.height()
    show(gantt, late.id)
    drag(qtbot, gantt, gantt.bar(late.id).center(), -years(gantt, late.start - plan_of(view).first_year), release=False)
    broken = row_of(view, late.id).broken
    assert broken
    assert view.gantt.bubble.said.startswith(broken[0])
    assert gantt.height() == height, "nothing shifts under the hand"
    qtbot.keyClick(gantt, Qt.Key.Key_Escape)
    assert not view.gantt.bubble.said
    assert row_of(view, late.id).start == late.start


def test_moves_by_hand_are_listed_explained_and_put_back(view: ScheduleView, qtbot: QtBot) -> None:
    id = _free(view)
    solved = row_of(view, id).start
    assert not view.chart.moves.isEnabled()
    view.choose(id)
    qtbot.keyClick(view.gantt, Qt.Key.Key_Right, SHIFT)
    assert row_of(view, id).solved == solved
    qtbot.mouseClick(view.chart.moves, LEFT)
    card = view.moves
    assert [entry.id for entry in card.list.entries] == [id]
    card.who.setText("王工")
    assert not card.log.isEnabled()
    card.reason.setText("等待用地批复")
    qtbot.mouseClick(card.log, LEFT)
    entry = plan_of(view).log[-1]
    assert (entry.kind, entry.who, entry.date) == ("start overridden", "王工", "2026-11-22")
    assert "等待用地批复" in card.list.entries[0].detail
    qtbot.mouseClick(card.all_back, LEFT)
    assert row_of(view, id).start == solved
    schedule = plan_of(view).schedule
    assert schedule is not None
    assert not schedule.moved_by_hand
    assert card.list.entries == ()


def test_the_value_a_move_costs_is_solved_for_and_enters_the_log(view: ScheduleView, qtbot: QtBot) -> None:
    id = _free(view)
    view.choose(id)
    qtbot.keyClick(view.gantt, Qt.Key.Key_Right, SHIFT)
    qtbot.mouseClick(view.chart.moves, LEFT)
    card = view.moves
    qtbot.mouseClick(card.ask_price, LEFT)
    assert card.price.running
    qtbot.waitUntil(lambda: not view.context.jobs.busy, timeout=60_000)
    price = card.price.of(card._moves[0])
    assert price is not None
    assert price.lost >= 0
    card.reason.setText("等待用地批复")
    qtbot.keyClick(card.reason, Qt.Key.Key_Return)
    assert plan_of(view).log[-1].details["lost"] == round(price.lost, 1)


def test_milestones_are_added_named_moved_and_removed(view: ScheduleView, qtbot: QtBot) -> None:
    panel, row = view.milestones, view.chart.milestones
    qtbot.mouseClick(row.add, LEFT)
    qtbot.keyClicks(panel.new.name, "M1")
    qtbot.keyClick(panel.new.name, Qt.Key.Key_Return)
    panel.hide()
    (made,) = plan_of(view).milestones
    assert (made.name, made.year, made.quarter) == (same("M1"), plan_of(view).phases[0].last_year, 4)
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Right)
    assert (plan_of(view).milestones[0].year, plan_of(view).milestones[0].quarter) == (made.year + 1, 1)
    place = row.middle(plan_of(view).milestones[0]).toPoint()
    qtbot.mousePress(row, LEFT, pos=place)
    qtbot.mouseMove(row, place + years(view.gantt, 1))
    qtbot.mouseRelease(row, LEFT, pos=place + years(view.gantt, 1))
    assert plan_of(view).milestones[0].year == made.year + 2
    place = row.middle(plan_of(view).milestones[0]).toPoint()
    qtbot.mousePress(row, LEFT, pos=place)
    qtbot.mouseMove(row, place - years(view.gantt, 1))
    qtbot.keyClick(row, Qt.Key.Key_Escape)
    assert plan_of(view).milestones[0].year == made.year + 2
    assert "M1" in row.accessibleDescription()
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    assert plan_of(view).milestones == ()


def test_m_opens_the_milestones_of_an_action_which_move_with_it(view: ScheduleView, qtbot: QtBot) -> None:
    id = _free(view)
    view.choose(id)
    before = row_of(view, id)
    qtbot.keyClick(view.gantt, Qt.Key.Key_M)
    panel = view.milestones
    panel.new.name.setText("开工")
    qtbot.mouseClick(panel.new.act, LEFT)
    panel.hide()
    quarters = round((before.end - before.start) * 4)
    assert plan_of(view).action(id).milestones == (Milestone(quarters, same("开工")),)
    assert row_of(view, id).milestones == plan_of(view).action(id).milestones


def test_bars_say_how_firmly_they_stand(view: ScheduleView) -> None:
    firm, loose = bars(view)[0].id, bars(view)[1].id
    found = Stability(
        "greedy",
        1000,
        1,
        (ActionStability(firm, 0.92, (), 0.8, "core"), ActionStability(loose, 0.4, (), 0.2, "borderline")),
        (),
    )
    view.show_stability(found)
    assert row_of(view, firm).beside.startswith("核心92%")
    assert row_of(view, loose).beside.startswith("边缘40%")
    view.show_stability(None)
    assert not row_of(view, firm).standing


def test_only_what_moved_is_made_and_painted_anew(view: ScheduleView, qtbot: QtBot) -> None:
    id = _free(view)
    before = {row.id: row for row in bars(view)}
    view.choose(id)
    qtbot.keyClick(view.gantt, Qt.Key.Key_Right)
    same_rows = [row.id for row in bars(view) if row is before[row.id]]
    assert id not in same_rows
    assert len(same_rows) > len(before) / 2
