"""Re-planning from a reporting date: the past stays, the rest is the best that is left."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import evaluate
from planner.analysis.replan import replan
from planner.edits import tracking
from planner.edits.replanning import adopt_replan
from planner.edits.roadmap import adopt_schedule, pin_start
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.replan import Replan
from planner.text.log import log_line
from tests.factories import GRID, PANELS, SURVEY, YARD, proposal, small_plan
from tests.sentences import texts

DAY = "2028-06-30"


def planned() -> Plan:
    starts = proposal((SURVEY, 2027), (PANELS, 2028), (GRID, 2030), (YARD, 2028))
    plan = adopt_schedule(small_plan(), starts, "2026-11-22")
    return tracking.set_progress(tracking.add_report(plan, DAY), DAY, SURVEY, status="done")


def found(plan: Plan, on: str = DAY) -> Replan:
    ranking = evaluate.ranking(plan)
    roadmap = evaluate.roadmap(plan, ranking)
    assert roadmap is not None
    return replan(plan, ranking, roadmap, on)


def starts(plan: Plan) -> dict[str, tuple[int, int]]:
    assert plan.schedule is not None
    return {start.action: (start.year, start.quarter) for start in plan.schedule.starts}


def broken(plan: Plan) -> set[str]:
    """The actions whose place breaks a rule."""
    roadmap = evaluate.roadmap(plan, evaluate.ranking(plan))
    assert roadmap is not None
    return {placed.action for placed in roadmap.placed if placed.broken}


def test_what_was_begun_stays_and_what_waits_for_it_comes_after_its_new_end() -> None:
    plan = tracking.set_progress(planned(), DAY, PANELS, percent=5)  # ends in 2030Q2 instead of 2029Q4
    answer = found(plan)
    assert answer.kept == (SURVEY, PANELS)
    adopted = adopt_replan(plan, answer, "2028-07-03", who="李工")
    assert starts(adopted) == {SURVEY: (2027, 1), PANELS: (2028, 1), GRID: (2031, 1), YARD: (2028, 3)}
    entry = adopted.log[-1]
    assert entry.who == "李工"
    assert log_line(entry, adopted.weighting, texts("en")) == (
        "Re-planned as of 2028-06-30: 2 actions under way or done stayed, 2 changed their start."
    )
    assert adopted.action(PANELS) == plan.action(PANELS)


def test_what_is_said_to_be_under_way_is_begun_though_nobody_said_how_far() -> None:
    plan = tracking.set_progress(planned(), DAY, PANELS, status="in progress")
    assert found(plan).kept == (SURVEY, PANELS)


def test_what_waits_for_an_action_begun_within_a_year_starts_when_that_has_ended() -> None:
    on = "2028-03-31"
    plan = tracking.set_progress(tracking.add_report(planned(), on), on, SURVEY, status="done")
    adopted = adopt_replan(plan, found(plan, on), "2028-04-03")
    assert (starts(adopted)[PANELS], starts(adopted)[GRID]) == ((2028, 2), (2030, 2))
    assert broken(adopted) == set()


def test_what_runs_beyond_the_plan_stays_in_its_place_and_the_rest_is_planned() -> None:
    """The base would take till 2037; the plan ends with 2035."""
    plan = adopt_schedule(small_plan(), proposal((SURVEY, 2032), (PANELS, 2033), (YARD, 2028)), "2026-11-22")
    plan = tracking.add_report(plan, "2035-06-30")
    plan = tracking.set_progress(plan, "2035-06-30", PANELS, percent=5)
    answer = found(plan, "2035-06-30")
    assert answer.kept == (PANELS,)
    assert dict(answer.proposal.starts)[PANELS] == 2033


def test_what_was_begun_before_the_plan_s_first_year_stays() -> None:
    plan = replace(tracking.set_progress(planned(), DAY, PANELS, percent=40), first_year=2029)
    answer = found(plan)
    assert dict(answer.proposal.starts).items() >= {SURVEY: 2027, PANELS: 2028}.items()
    assert dict(answer.proposal.starts)[YARD] == 2029


def test_what_was_stopped_is_ruled_out_with_what_cannot_do_without_it() -> None:
    plan = tracking.set_progress(planned(), DAY, PANELS, status="stopped")
    answer = found(plan)
    assert answer.stopped == (PANELS,)
    adopted = adopt_replan(plan, answer, "2028-07-03")
    assert adopted.action(PANELS).forbidden
    assert starts(adopted).keys() == {SURVEY, YARD}


def test_a_start_fixed_in_a_year_that_is_over_no_longer_binds() -> None:
    plan = tracking.add_report(pin_start(planned(), YARD, 2027), "2029-12-31")
    answer = found(plan, "2029-12-31")
    assert dict(answer.proposal.starts)[YARD] == 2030
    adopted = adopt_replan(plan, answer, "2030-01-02")
    assert adopted.action(YARD).pinned_start is None
    assert YARD not in broken(adopted)


def test_money_spent_in_years_that_are_over_binds_nobody() -> None:
    """The survey took 1‰ in 2027 where 0.7‰ is left a year by now: that is past, and no rule to clash with."""
    plan = planned()
    poor = replace(plan, rules=replace(plan.rules, budget_permille=0.7))
    assert dict(found(poor).proposal.starts)[SURVEY] == 2027
    with pytest.raises(ProblemError):
        evaluate.schedule(pin_start(poor, SURVEY, 2027), evaluate.ranking(poor))


@given(
    st.dictionaries(st.sampled_from((SURVEY, PANELS, GRID, YARD)), st.integers(0, 100), max_size=4),
    st.sampled_from(("2027-03-31", "2028-06-30", "2029-12-31", "2031-02-01")),
)
@settings(max_examples=25, deadline=None)
def test_the_past_never_moves_and_nothing_starts_in_it(percents: dict[str, int], on: str) -> None:
    plan = tracking.add_report(planned(), on) if on != DAY else planned()
    for action, percent in percents.items():
        plan = tracking.set_progress(plan, on, action, percent=percent)
    try:
        answer = found(plan, on)
    except ProblemError:
        pytest.fail("the small plan always has a schedule left")
    adopted = adopt_replan(plan, answer, "2031-02-02")
    assert broken(adopted) <= {*answer.kept}
    before, after = starts(plan), starts(adopted)
    for action, (year, quarter) in after.items():
        if action in answer.kept:
            assert (year, quarter) == before[action]
        else:
            assert year * 4 + quarter - 1 >= answer.first_quarter
