"""Edits of indicators and of the results chain: what the plan becomes, and what is refused."""

from dataclasses import replace

import pytest

from planner import checks
from planner.cities.catalogue import Catalogue
from planner.edits import results_chain, targets
from planner.edits.roadmap import adopt_schedule, set_phases
from planner.edits.scoring import remove_strategy
from planner.model.bilingual import Bilingual
from planner.model.plan import Plan
from planner.model.targets import Effect, PhaseTarget
from planner.model.tracking import Reading, Report
from tests.factories import GRID, PANELS, SUN, SURVEY, proposal, small_plan
from tests.sentences import refusal

JOBLESS = Bilingual("城镇登记失业率", "Urban unemployment")


@pytest.fixture
def plan() -> Plan:
    """One indicator, T1, and the small plan's actions in the schedule."""
    scheduled = adopt_schedule(small_plan(), proposal((SURVEY, 2027), (PANELS, 2028), (GRID, 2030)), "2026-11-22")
    return targets.add_target(scheduled, JOBLESS)


def test_a_baseline_is_the_citys_figure_with_its_year_and_source(hegang: Plan, catalogue: Catalogue) -> None:
    figure = hegang.city.figure("urbanisation_rate")
    assert figure is not None
    target = targets.add_target_of(hegang, "urbanisation_rate", catalogue).targets[0]
    assert (target.baseline, target.baseline_year) == (figure.value, figure.evidence.year)
    assert (target.evidence, target.indicator, target.unit.zh) == (figure.evidence, "urbanisation_rate", "%")


def test_a_typed_baseline_is_no_longer_the_published_one(hegang: Plan, catalogue: Catalogue) -> None:
    plan = targets.add_target_of(hegang, "urbanisation_rate", catalogue)
    typed = targets.set_baseline(plan, "T1", 83.0).targets[0]
    assert typed.evidence.basis == "expert"
    assert typed.indicator == ""
    same = plan.targets[0].baseline
    assert targets.set_baseline(plan, "T1", same) is plan


def test_a_baseline_the_city_has_no_figure_for_is_refused_in_words(plan: Plan, catalogue: Catalogue) -> None:
    assert "no figure for “Urbanisation rate”" in refusal(
        lambda: targets.take_baseline(plan, "T1", "urbanisation_rate", catalogue)
    )


def test_targets_stand_in_the_order_of_the_phases(plan: Plan) -> None:
    plan = targets.set_phase_target(targets.set_phase_target(plan, "T1", "long", 3.5), "T1", "near", 4.8)
    assert plan.target("T1").phase_targets == (PhaseTarget("near", 4.8), PhaseTarget("long", 3.5))
    assert targets.set_phase_target(plan, "T1", "near", None).target("T1").phase_targets == (PhaseTarget("long", 3.5),)


def test_a_phase_that_goes_takes_its_targets_along(plan: Plan) -> None:
    plan = targets.set_phase_target(targets.set_phase_target(plan, "T1", "long", 3.5), "T1", "near", 4.8)
    fewer = set_phases(plan, (plan.phases[0], replace(plan.phases[1], last_year=2035)))
    assert fewer.target("T1").phase_targets == (PhaseTarget("near", 4.8),)
    assert checks.errors(fewer) == ()


def test_an_indicator_that_goes_takes_effects_and_readings_along(plan: Plan) -> None:
    plan = targets.set_effect(plan, PANELS, "T1", -0.3)
    plan = replace(plan, reports=(Report("2028-06-30", readings=(Reading("T1", 5.0),)),))
    assert plan.action(PANELS).effects == (Effect("T1", -0.3),)
    gone = targets.remove_target(plan, "T1")
    assert gone.action(PANELS).effects == ()
    assert gone.reports[0].readings == ()
    assert checks.errors(gone) == ()


def test_no_effect_and_an_effect_of_nothing_are_two_things(plan: Plan) -> None:
    plan = targets.set_effect(plan, PANELS, "T1", 0.0)
    assert plan.action(PANELS).effects == (Effect("T1", 0.0),)
    assert targets.set_effect(plan, PANELS, "T1", None).action(PANELS).effects == ()


def test_what_is_no_figure_is_refused_in_words(plan: Plan) -> None:
    assert "cannot move “Urban unemployment” by nan" in refusal(
        lambda: targets.set_effect(plan, PANELS, "T1", float("nan"))
    )
    assert "cannot be inf" in refusal(lambda: targets.set_phase_target(plan, "T1", "near", float("inf")))
    assert "cannot be of 1492" in refusal(lambda: targets.set_baseline_year(plan, "T1", 1492))


def test_the_draft_says_only_what_the_plan_says(plan: Plan) -> None:
    told = tuple(
        replace(action, risk=Bilingual(f"{action.id}风险", f"risk of {action.id}")) if action.id == PANELS else action
        for action in plan.actions
    )
    drafted = results_chain.draft_results(replace(plan, actions=told))
    impact, outcome, sun, cross = drafted.results
    assert impact.statement == plan.criteria.goal
    assert outcome.statement.en == "Improvement in: Economy; Environment"
    assert (sun.level, sun.strategy, sun.risks.en) == ("output", SUN, f"{PANELS} risk of {PANELS}")
    assert (cross.strategy, cross.risks) == ("cross", Bilingual())
    assert {result.evidence.basis for result in drafted.results} == {"assumption"}


def test_an_outcome_nobody_weighed_is_left_to_be_worded(plan: Plan) -> None:
    unjudged = replace(plan, weighting=replace(plan.weighting, judgements=()))
    outcome = results_chain.draft_results(unjudged).results[1]
    assert outcome.statement == Bilingual()
    assert "result not worded" in {message.code for message in checks.findings(results_chain.draft_results(unjudged))}


def test_a_second_draft_adds_only_what_is_missing(plan: Plan) -> None:
    drafted = results_chain.draft_results(plan)
    assert "has all its lines" in refusal(lambda: results_chain.draft_results(drafted))
    gone = results_chain.remove_result(drafted, drafted.results[0].id)
    assert len(results_chain.draft_results(gone).results) == len(drafted.results)


def test_drafted_lines_are_assumptions_until_typed_or_confirmed(plan: Plan) -> None:
    drafted = results_chain.draft_results(plan)
    before = checks.targets.open_assumptions(drafted)
    typed = results_chain.set_statement(drafted, drafted.results[0].id, "A better city", "en")
    assert checks.targets.open_assumptions(typed) == before - 1
    assert checks.targets.open_assumptions(results_chain.confirm_results(typed)) == 0


def test_lines_keep_the_order_of_the_chain(plan: Plan) -> None:
    for level in ("output", "impact", "output", "outcome"):
        plan = results_chain.add_result(plan, level, Bilingual(level, level))
    assert [result.id for result in plan.results] == ["R2", "R4", "R1", "R3"]
    assert [result.id for result in results_chain.move_result(plan, "R3", -1).results] == ["R2", "R4", "R3", "R1"]
    assert results_chain.move_result(plan, "R3", 1) is plan
    assert [result.id for result in results_chain.set_level(plan, "R1", "outcome").results] == ["R2", "R4", "R1", "R3"]


def test_what_a_line_was_measured_by_stays_without_it(plan: Plan) -> None:
    plan = targets.link_to_result(results_chain.add_result(plan, "impact"), "T1", "R1")
    gone = results_chain.remove_result(plan, "R1")
    assert gone.target("T1").result == ""
    assert checks.errors(gone) == ()


def test_an_output_outlives_its_strategy(plan: Plan) -> None:
    plan = results_chain.add_result(plan, "output", strategy=SUN)
    left = remove_strategy(plan, SUN)
    assert left.results[0].strategy == ""
    assert checks.errors(left) == ()


def test_targets_that_turn_back_and_lack_a_baseline_deserve_a_look(plan: Plan) -> None:
    plan = targets.set_phase_target(targets.set_phase_target(plan, "T1", "near", 4.8), "T1", "long", 4.0)
    codes = {message.code for message in checks.findings(plan)}
    assert {"target turns back", "target without baseline"} <= codes
    straight = targets.set_falling(targets.set_baseline(plan, "T1", 5.2), "T1", True)
    assert not {"target turns back", "target without baseline"} & {each.code for each in checks.findings(straight)}


def test_moving_an_indicator(plan: Plan) -> None:
    plan = targets.add_target(plan, Bilingual("其他", "Other"))
    assert [target.id for target in targets.move_target(plan, "T2", 0).targets] == ["T2", "T1"]
    assert targets.move_target(plan, "T2", 9) is plan
