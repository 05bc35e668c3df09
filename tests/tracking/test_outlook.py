"""What slips by the reports, and whom it pushes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import evaluate
from planner.edits import tracking
from planner.edits.roadmap import adopt_schedule
from planner.model.action import Lag
from planner.model.bilingual import LANGUAGES, Language
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.model.quarters import Quarters
from planner.tracking.outlook import Outlook, Slip, outlook
from planner.tracking.slip_words import outlook_sentence, slip_sentence
from tests.factories import GRID, PANELS, SURVEY, YARD, proposal, small_plan
from tests.sentences import texts

DAY = "2028-06-30"
"""The end of the second quarter of the panels' first year."""


def planned() -> Plan:
    """The survey in 2027, panels 2028–2029, grid 2030, the yard on its own from 2029."""
    starts = proposal((SURVEY, 2027), (PANELS, 2028), (GRID, 2030), (YARD, 2029))
    plan = adopt_schedule(small_plan(), starts, "2026-11-22")
    done = tracking.set_progress(tracking.add_report(plan, "2027-12-31"), "2027-12-31", SURVEY, status="done")
    return tracking.add_report(done, DAY)


def read(plan: Plan) -> Roadmap:
    found = evaluate.roadmap(plan, evaluate.ranking(plan))
    assert found is not None
    return found


def seen(plan: Plan, on: str = DAY) -> Outlook:
    return outlook(plan, read(plan), on)


def slip(found: Outlook, action: str) -> Slip:
    return next(slip for slip in found.slips if slip.action == action)


def quarter(year: int, number: int) -> int:
    return year * 4 + number - 1


def test_a_quarter_of_the_work_done_in_a_quarter_of_the_time_slips_nothing() -> None:
    plan = tracking.set_progress(planned(), DAY, PANELS, percent=25)
    assert seen(plan).slips == ()
    assert outlook_sentence(seen(plan), texts("en")) == "By the reports of 30 June 2028 every action keeps its place."


def test_what_remains_goes_on_at_the_planned_rate_and_pushes_its_successor() -> None:
    """Nothing of eight quarters is done after two: none missing would end in 2030Q2, two quarters late."""
    plan = tracking.set_progress(planned(), DAY, PANELS, percent=5, status="in progress")
    found = seen(plan)
    panels, grid = slip(found, PANELS), slip(found, GRID)
    assert panels.expected == Quarters(quarter(2028, 1), quarter(2030, 2))  # 2.0 + 7.6 quarters
    assert (panels.cause, panels.delay, panels.pushes) == ("late end", 2, (GRID,))
    assert grid.expected == Quarters(quarter(2030, 3), quarter(2031, 2))
    assert (grid.cause, grid.pushed_by) == ("pushed", (PANELS,))
    assert [slip.action for slip in found.slips] == [PANELS, GRID]
    assert slip_sentence(panels, plan, texts("zh")) == (
        "计划2029Q4完成，按目前进度将于2030Q2完成，推迟2个季度。带动“送出通道”推迟。"
    )
    assert slip_sentence(grid, plan, texts("en")) == (
        "Pushed by “Solar base”: planned 2030Q1–2030Q4, now 2030Q3–2031Q2, 2 quarters later."
    )


def test_what_should_have_begun_starts_in_the_next_quarter_at_the_earliest() -> None:
    found = seen(planned())
    assert slip(found, PANELS).expected == Quarters(quarter(2028, 3), quarter(2030, 2))
    assert slip(found, PANELS).cause == "late start"
    assert slip(found, GRID).delay == 2


def test_a_lag_is_kept_behind_a_late_predecessor() -> None:
    plan = planned()
    actions = tuple(replace(action, lags=(Lag(PANELS, 1),)) if action.id == GRID else action for action in plan.actions)
    assert slip(seen(replace(plan, actions=actions)), GRID).expected == Quarters(quarter(2031, 3), quarter(2032, 2))


def test_who_waits_for_a_stopped_action_waits_in_vain() -> None:
    plan = tracking.set_progress(planned(), DAY, PANELS, status="stopped")
    found = seen(plan)
    assert (slip(found, PANELS).cause, slip(found, PANELS).expected) == ("stopped", None)
    grid = slip(found, GRID)
    assert (grid.expected, grid.delay) == (None, None)
    assert slip_sentence(grid, plan, texts("zh")) == "所等待的“光伏基地”不再实施。"


def test_done_is_done_whatever_the_date() -> None:
    plan = planned()
    for action in (PANELS, GRID, YARD):
        plan = tracking.set_progress(plan, DAY, action, status="done")
    assert seen(plan, "2035-12-31").slips == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slip_is_told_without_a_gap(language: Language) -> None:
    plan = tracking.set_progress(planned(), DAY, PANELS, percent=5)
    late = seen(tracking.add_report(plan, "2032-06-30"), "2032-06-30")
    told = [slip_sentence(slip, plan, texts(language)) for slip in late.slips]
    assert all(told)
    assert not any("{" in sentence for sentence in told)


@given(
    st.dictionaries(st.sampled_from((PANELS, GRID, YARD)), st.integers(0, 100), max_size=3),
    st.sampled_from(("2027-12-31", DAY, "2029-02-15", "2031-09-30", "2036-01-01", "9999-12-31")),
)
def test_nothing_comes_early_and_who_waits_starts_after_what_it_waits_for(percents: dict[str, int], on: str) -> None:
    plan = planned()
    for action, percent in percents.items():
        plan = tracking.set_progress(plan, DAY, action, percent=percent)
    found = seen(plan, on)
    by_plan = {placed.action: placed for placed in read(plan).placed}
    for id, expected in found.expected.items():
        assert expected is not None
        assert expected.first // 4 >= by_plan[id].year
    survey, panels, grid = (found.expected[id] for id in (SURVEY, PANELS, GRID))
    assert survey is not None
    assert panels is not None
    assert grid is not None
    if not percents.get(GRID):
        assert grid.first > panels.last
    for entry in found.slips:
        assert entry.delay is not None
        assert entry.delay > 0
        assert all(pushed == GRID for pushed in entry.pushes)
