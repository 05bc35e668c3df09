"""Indicator paths: worked by hand, and what holds for every plan."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import evaluate
from planner.edits import results_chain, targets
from planner.edits.roadmap import adopt_schedule
from planner.edits.tracking import add_report, set_progress
from planner.model.bilingual import Bilingual
from planner.model.plan import Plan
from planner.model.tracking import Reading, Report
from planner.roadmap.indicator_paths import IndicatorPath, indicator_paths
from planner.roadmap.results_framework import framework_rows
from planner.roadmap.target_words import framework_cells, path_line, path_sentence
from planner.text.texts import Texts
from tests.factories import GRID, PANELS, SUN, SURVEY, YARD, proposal, small_plan

EN, ZH = Texts("en"), Texts("zh")
PERCENT = Bilingual("%", "%")


def planned() -> Plan:
    """Unemployment of 5.2 % in 2023 is to be 4.8 by 2027, 4.5 by 2030 and 4 by 2035.

    The survey ends in 2027, the panels run 2028–2029, the grid outlet 2030, the yard 2031.
    """
    starts = proposal((SURVEY, 2027), (PANELS, 2028), (GRID, 2030), (YARD, 2031))
    plan = targets.add_target(
        adopt_schedule(small_plan(), starts, "2026-11-22"), Bilingual("失业率", "Unemployment"), PERCENT
    )
    plan = targets.set_baseline_year(targets.set_baseline(plan, "T1", 5.2), "T1", 2023)
    for phase, value in (("near", 4.8), ("medium", 4.5), ("long", 4.0)):
        plan = targets.set_phase_target(plan, "T1", phase, value)
    plan = targets.set_falling(plan, "T1", True)
    for action, amount in ((SURVEY, 0.0), (PANELS, -0.5), (GRID, -0.3)):
        plan = targets.set_effect(plan, action, "T1", amount)
    return plan


def path_of(plan: Plan) -> IndicatorPath:
    return indicator_paths(plan, evaluate.evaluate(plan).roadmap)[0]


def test_the_example_worked_by_hand() -> None:
    path = path_of(planned())
    assert [end.reached for end in path.ends] == pytest.approx([5.2, 4.4, 4.4])
    assert [end.missing for end in path.ends] == pytest.approx([0.4, -0.1, 0.4])
    assert [end.met for end in path.ends] == [False, True, False]
    line = dict(path.years)
    assert list(line) == list(range(2023, 2036))
    assert [line[year] for year in (2028, 2029, 2030)] == pytest.approx([5.2, 4.7, 4.4])
    assert (path.unknown, path.asked) == ((YARD,), 4)


def test_the_sentence_names_gap_and_silent_actions_in_both_languages() -> None:
    plan = planned()
    assert path_sentence(EN, plan, path_of(plan)).endswith(
        "Long (end of 2035): target 4%, with the actions 4.4%: 0.4 percentage points missing. "
        "No figure yet for 1 of 4 actions (Recycling yard)."
    )
    assert "4项行动中有1项未填写贡献值（循环园区）。" in path_sentence(ZH, plan, path_of(plan))
    assert path_line(EN, plan, plan.target("T1")) == "Unemployment (%): 5.2 (2023) → 4.8 (2027) → 4.5 (2030) → 4 (2035)"


def test_a_stopped_action_adds_nothing_even_where_later_reports_are_silent() -> None:
    plan = set_progress(add_report(planned(), "2028-06-30"), "2028-06-30", PANELS, status="stopped")
    plan = add_report(plan, "2028-12-31")
    path = path_of(plan)
    assert [end.reached for end in path.ends] == pytest.approx([5.2, 4.9, 4.9])
    assert {effect.action: effect.state for effect in path.effects}[PANELS] == "stopped"


def test_what_had_ended_when_the_baseline_was_taken_is_in_it() -> None:
    plan = targets.set_baseline_year(planned(), "T1", 2029)
    assert [end.added for end in path_of(plan).ends] == pytest.approx([0, -0.3, -0.3])


def test_an_action_beyond_the_plan_or_without_a_place_adds_nothing() -> None:
    plan = targets.set_effect(planned(), YARD, "T1", -1.0)
    late = adopt_schedule(plan, proposal((PANELS, 2035), (GRID, 2030)), "2026-11-22")
    states = {effect.action: effect.state for effect in path_of(late).effects}
    assert states == {GRID: "counts", PANELS: "after plan", SURVEY: "no place", YARD: "no place"}
    assert path_of(late).ends[-1].added == pytest.approx(-0.3)


def test_without_baseline_the_sum_is_known_and_the_gap_is_not() -> None:
    path = path_of(targets.set_baseline(planned(), "T1", None))
    assert path.years == ()
    assert [end.added for end in path.ends] == pytest.approx([0, -0.8, -0.8])
    assert [end.missing for end in path.ends] == [None, None, None]


def test_an_output_asks_the_actions_of_its_strategy_only() -> None:
    plan = results_chain.add_result(planned(), "output", strategy=SUN)
    path = path_of(targets.link_to_result(plan, "T1", plan.results[0].id))
    assert path.unknown == ()
    assert {effect.action for effect in path.effects} == {SURVEY, PANELS, GRID}


def test_readings_come_by_date() -> None:
    reports = (
        Report("2029-06-30", readings=(Reading("T1", 4.9),)),
        Report("2028-06-30", readings=(Reading("T1", 5.1),)),
    )
    path = path_of(replace(planned(), reports=reports))
    assert [(reading.date, reading.value) for reading in path.readings] == [("2028-06-30", 5.1), ("2029-06-30", 4.9)]


AMOUNTS = st.lists(st.none() | st.floats(-1e6, 1e6), min_size=4, max_size=4)


@given(AMOUNTS, st.lists(st.integers(2027, 2037), min_size=4, max_size=4), st.none() | st.integers(2020, 2036))
@settings(max_examples=60, deadline=None)
def test_the_line_is_the_baseline_with_the_sum_over_the_actions(
    amounts: list[float | None], years: list[int], baseline_year: int | None
) -> None:
    ids = (SURVEY, PANELS, GRID, YARD)
    plan = adopt_schedule(planned(), proposal(*zip(ids, years, strict=True)), "2026-11-22")
    plan = targets.set_baseline_year(plan, "T1", baseline_year)
    for id, amount in zip(ids, amounts, strict=True):
        plan = targets.set_effect(plan, id, "T1", amount)
    path = path_of(plan)
    for year, value in path.years:
        counted = [each.amount or 0.0 for each in path.effects if each.state == "counts" and each.end <= year]
        assert value == pytest.approx(5.2 + sum(counted))
    line = dict(path.years)
    for end in path.ends:
        assert end.reached == line.get(end.phase.last_year, end.reached)
    assert {each.action for each in path.effects if each.amount is not None} == {
        id for id, amount in zip(ids, amounts, strict=True) if amount is not None
    }


def test_the_framework_holds_every_line_indicator_and_scheduled_action_once() -> None:
    plan = results_chain.draft_results(planned())
    roadmap = evaluate.evaluate(plan).roadmap
    rows = framework_rows(plan, roadmap)
    assert [(row.kind, row.number) for row in rows] == [
        ("impact", ""),
        ("outcome", ""),
        ("output", "1"),
        ("output", "2"),
        ("output", "3"),
        ("unlinked", ""),
        ("activity", "1.1"),
        ("activity", "1.2"),
        ("activity", "2.1"),
        ("activity", "3.1"),
    ]
    cells = framework_cells(EN, plan, rows[6])
    assert cells[:2] == (f"Activity 1.1 {PANELS} Solar base", "2028Q1–2029Q4")
