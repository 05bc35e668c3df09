"""Edits of reports."""

from collections.abc import Callable

import pytest

from planner.edits import tracking
from planner.model.plan import Plan
from planner.model.tracking import Progress
from tests.factories import PANELS, SURVEY, small_plan
from tests.sentences import refusal

FIRST, SECOND = "2027-06-30", "2027-12-31"
PLAN = tracking.add_report(tracking.add_report(small_plan(), SECOND), FIRST)


def entry(plan: Plan, date: str, action: str) -> Progress | None:
    return next(report for report in plan.reports if report.date == date).entry(action)


def test_reports_stand_in_order_of_dates() -> None:
    assert [report.date for report in PLAN.reports] == [FIRST, SECOND]
    assert [report.date for report in tracking.remove_report(PLAN, FIRST).reports] == [SECOND]


def test_what_is_not_said_stays_as_last_reported() -> None:
    plan = tracking.set_progress(PLAN, FIRST, PANELS, percent=30, actual_cost=1200, note="已开工")
    plan = tracking.set_progress(plan, SECOND, PANELS, percent=55)
    assert entry(plan, SECOND, PANELS) == Progress(PANELS, "in progress", 55.0, 1200.0, "已开工")
    assert entry(plan, FIRST, PANELS) == Progress(PANELS, "in progress", 30.0, 1200.0, "已开工")
    assert entry(tracking.set_progress(plan, SECOND, PANELS, actual_cost=None), SECOND, PANELS) == Progress(
        PANELS, "in progress", 55.0, None, "已开工"
    )


@pytest.mark.parametrize(
    ("report", "then"),
    [
        (lambda: tracking.set_progress(PLAN, FIRST, SURVEY, percent=40), ("in progress", 40.0)),
        (lambda: tracking.set_progress(PLAN, FIRST, SURVEY, percent=100), ("done", 100.0)),
        (lambda: tracking.set_progress(PLAN, FIRST, SURVEY, status="done"), ("done", 100.0)),
        (lambda: tracking.set_progress(PLAN, FIRST, SURVEY, status="delayed"), ("delayed", 0.0)),
        (lambda: tracking.set_progress(PLAN, FIRST, SURVEY, status="delayed", percent=40), ("delayed", 40.0)),
        (lambda: tracking.set_progress(PLAN, FIRST, SURVEY, status="done", percent=90), ("done", 90.0)),
    ],
)
def test_status_and_percent_follow_each_other_unless_both_are_given(
    report: Callable[[], Plan], then: tuple[str, float]
) -> None:
    reported = entry(report(), FIRST, SURVEY)
    assert reported is not None
    assert (reported.status, reported.percent) == then


def test_taking_back_a_finished_action() -> None:
    done = tracking.set_progress(PLAN, FIRST, SURVEY, status="done")
    reopened = entry(tracking.set_progress(done, FIRST, SURVEY, percent=80), FIRST, SURVEY)
    assert reopened == Progress(SURVEY, "in progress", 80.0)
    untouched = entry(tracking.set_progress(done, FIRST, SURVEY, status="not started"), FIRST, SURVEY)
    assert untouched == Progress(SURVEY)


def test_saying_the_same_again_returns_the_same_plan() -> None:
    plan = tracking.set_progress(PLAN, FIRST, SURVEY, percent=40)
    assert tracking.set_progress(plan, FIRST, SURVEY, percent=40) is plan
    assert tracking.remove_report(plan, "2030-01-01") is plan


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda plan: tracking.add_report(plan, FIRST), "already a report of 2027-06-30"),
        (lambda plan: tracking.add_report(plan, "2027-13-01"), "“2027-13-01” is not a date"),
        (lambda plan: tracking.add_report(plan, "20270630"), "Write it as 2026-11-22"),
        (lambda plan: tracking.set_progress(plan, "2028-01-01", PANELS, percent=1), "no report of 2028-01-01"),
        (lambda plan: tracking.set_progress(plan, FIRST, PANELS, percent=101), "“Solar base” cannot be at 101%"),
        (lambda plan: tracking.set_progress(plan, FIRST, PANELS, percent=float("nan")), "Type 0 to 100"),
        (lambda plan: tracking.set_progress(plan, FIRST, PANELS, actual_cost=-5), "so far cannot be"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(edit: Callable[[Plan], Plan], said: str) -> None:
    assert said in refusal(lambda: edit(PLAN))
