"""Bars moved, stretched and linked by hand, milestones of the plan, and what is said of a move."""

from collections.abc import Callable

import pytest

from planner import checks
from planner.edits import actions, bars, links, plan_milestones, roadmap
from planner.edits.overrides import explain_override, explanation, put_back
from planner.model.action import Lag, PlanMilestone, Start
from planner.model.bilingual import Bilingual, same
from planner.model.plan import Plan
from planner.roadmap.overrides import overrides as moved_by_hand
from planner.text.log import log_line
from planner.text.texts import Texts
from tests.factories import GRID, PANELS, SURVEY, WIND, YARD, proposal, small_plan
from tests.sentences import refusal

PLAN = small_plan()
SCHEDULED = roadmap.adopt_schedule(PLAN, proposal((SURVEY, 2027), (PANELS, 2028), (GRID, 2030)), "2026-11-22")
TODAY = "2026-11-23"


def test_a_pin_goes_along_with_its_bar() -> None:
    pinned = actions.pin_start(SCHEDULED, GRID, 2030)
    moved = bars.move_bar(pinned, GRID, 2031, 3)
    assert moved.action(GRID).pinned_start == 2031
    assert bars.move_bar(SCHEDULED, GRID, 2031, 3).action(GRID).pinned_start is None


def test_stretching_changes_start_and_duration_together() -> None:
    plan = bars.stretch_bar(SCHEDULED, PANELS, 2027, 4, 2.25)
    assert plan.schedule is not None
    assert plan.schedule.start(PANELS) == Start(PANELS, 2027, 4)
    assert plan.action(PANELS).duration_years == 2.25
    assert checks.errors(plan) == ()


def test_a_link_is_drawn_kept_for_a_while_and_taken_away() -> None:
    linked = actions.set_lag(links.add_link(PLAN, SURVEY, YARD), YARD, SURVEY, 2)
    assert linked.action(YARD).prerequisites == (SURVEY,)
    assert linked.action(YARD).lag(SURVEY) == 2
    assert actions.set_lag(linked, YARD, SURVEY, 0).action(YARD).lags == ()
    assert links.remove_link(linked, SURVEY, YARD) == PLAN
    one_of_two = actions.set_lag(PLAN, GRID, PANELS, 1)
    assert one_of_two.action(GRID).lags == (Lag(PANELS, 1),)
    assert links.remove_link(one_of_two, PANELS, GRID).action(GRID).prerequisites_any == (WIND,)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda plan: links.add_link(plan, PANELS, SURVEY), "wait for one another in a circle"),
        (lambda plan: plan_milestones.add_plan_milestone(plan, same(" "), 2030), "A milestone needs a name"),
        (lambda plan: plan_milestones.add_plan_milestone(plan, same("M"), 2036), "cannot lie in quarter 4 of 2036"),
        (lambda _: explain_override(SCHEDULED, GRID, date=TODAY, who="", reason="x", lost=None), "no move to explain"),
    ],
)
def test_what_cannot_be_is_refused_in_words(edit: Callable[[Plan], Plan], said: str) -> None:
    assert said in refusal(lambda: edit(PLAN))


def test_milestones_of_the_plan_stand_in_the_order_of_their_dates() -> None:
    plan = plan_milestones.add_plan_milestone(PLAN, same("园区投产"), 2030, 2)
    plan = plan_milestones.add_plan_milestone(plan, Bilingual("转型完成", "Done"), 2027)
    assert [each.id for each in plan.milestones] == ["M2", "M1"]
    plan = plan_milestones.move_plan_milestone(plan, "M2", 2035, 4)
    plan = plan_milestones.rename_plan_milestone(plan, "M2", "Transition done", "en")
    assert plan.milestones[-1] == PlanMilestone("M2", Bilingual("转型完成", "Transition done"), 2035, 4)
    assert plan_milestones.remove_plan_milestone(plan, "M2").milestones == plan.milestones[:1]


def test_a_move_is_told_explained_once_and_put_back() -> None:
    plan = roadmap.move_start(roadmap.move_start(SCHEDULED, PANELS, 2029, 2), YARD, 2031)
    panels, yard = moved_by_hand(plan)
    assert (panels.before, panels.after) == (Start(PANELS, 2028), Start(PANELS, 2029, 2))
    assert yard.before is None
    assert explanation(plan, panels) is None
    assert "Say why" in refusal(lambda: explain_override(plan, PANELS, date=TODAY, who="", reason=" ", lost=1.0))
    told = explain_override(plan, PANELS, date=TODAY, who="王工", reason="等待用地批复。", lost=3.14)
    entry = explanation(told, panels)
    assert entry is not None
    sentence = "“光伏基地”由2028Q1人工调整到2029Q2（价值减少3.1）：等待用地批复。"
    assert log_line(entry, told.weighting, Texts("zh")) == sentence
    again = moved_by_hand(roadmap.move_start(told, PANELS, 2030))[0]
    assert explanation(told, again) is None
    only_yard = put_back(plan, [PANELS])
    assert [each.action for each in moved_by_hand(only_yard)] == [YARD]
    assert only_yard.schedule is not None
    assert only_yard.schedule.moved_by_hand
    assert put_back(plan, [PANELS, YARD]).schedule == SCHEDULED.schedule
