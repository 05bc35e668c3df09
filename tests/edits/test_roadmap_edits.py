"""Edits of actions, rules and the adopted schedule."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from planner import checks
from planner.edits import actions, roadmap, tracking
from planner.model.action import Contribution, Phase, Start
from planner.model.bilingual import Bilingual, same
from planner.model.plan import Plan
from tests.factories import ASSUMED, GRID, PANELS, SUN, SURVEY, WIND, YARD, proposal, small_plan
from tests.sentences import refusal

PLAN = small_plan()
SCHEDULED = roadmap.adopt_schedule(PLAN, proposal((SURVEY, 2027), (PANELS, 2028), (GRID, 2030)), "2026-11-22")


def included(plan: Plan) -> set[str]:
    return {action.id for action in plan.actions if action.included}


def phase(id: str, first: int, last: int) -> Phase:
    return Phase(id, same(id), Bilingual(), first, last)


def test_taking_in_brings_what_is_waited_for() -> None:
    bare = PLAN
    for id in (GRID, PANELS, SURVEY):
        bare = roadmap.include_action(bare, id, False)
    assert included(bare) == {YARD}
    plan = roadmap.include_action(bare, PANELS, True)
    assert included(plan) == {YARD, SURVEY, PANELS}
    assert plan.action(SURVEY).included_because == "prerequisite of P1"
    assert plan.action(PANELS).included_because == "planner"


@pytest.mark.parametrize(
    ("panels_fit", "wind_fits", "chosen"),
    [("", "", PANELS), ("gdp>1000", "", WIND), ("unheard_of>1", "gdp>1", WIND), ("unheard_of>1", "gdp>1000", PANELS)],
)
def test_where_one_of_several_will_do_the_one_that_fits_comes_in(panels_fit: str, wind_fits: str, chosen: str) -> None:
    bare = roadmap.include_action(PLAN, PANELS, False, with_dependants=True)
    rules = {PANELS: panels_fit, WIND: wind_fits}
    bare = replace(bare, actions=tuple(replace(action, fits_if=rules.get(action.id, "")) for action in bare.actions))
    plan = roadmap.include_action(bare, GRID, True)
    assert chosen in included(plan)
    assert len(included(plan) & {PANELS, WIND}) == 1


def test_what_others_wait_for_leaves_only_with_them() -> None:
    assert "Others wait for “Subsidence survey”: Solar base, Grid outlet" in refusal(
        lambda: roadmap.include_action(PLAN, SURVEY, False)
    )
    plan = roadmap.include_action(PLAN, SURVEY, False, with_dependants=True)
    assert included(plan) == {YARD}
    assert plan.action(GRID).included_because == "planner"


def test_with_another_way_left_a_prerequisite_may_leave() -> None:
    plan = roadmap.include_action(PLAN, WIND, True)
    assert included(roadmap.include_action(plan, PANELS, False)) == {SURVEY, WIND, GRID, YARD}


def test_leaving_out_by_hand_releases_what_was_forced() -> None:
    plan = roadmap.pin_start(roadmap.set_mandatory(PLAN, YARD, True), YARD, 2029)
    yard = roadmap.include_action(plan, YARD, False).action(YARD)
    assert (yard.included, yard.mandatory, yard.pinned_start) == (False, False, None)
    assert yard.mandatory_evidence is not None
    assert yard.mandatory_evidence.basis == "expert"


@pytest.mark.parametrize(
    "edit",
    [
        lambda plan: roadmap.set_mandatory(plan, WIND, True),
        lambda plan: roadmap.pin_start(plan, WIND, 2030),
        lambda plan: roadmap.move_start(plan, WIND, 2030, 2),
    ],
)
def test_placing_an_action_takes_it_into_the_plan(edit: Callable[[Plan], Plan]) -> None:
    assert WIND in included(edit(SCHEDULED))


def test_a_released_mandatory_mark_stays_released() -> None:
    plan = roadmap.set_mandatory(roadmap.set_mandatory(PLAN, YARD, True), YARD, False)
    evidence = plan.action(YARD).mandatory_evidence
    assert plan.action(YARD).mandatory is False
    assert evidence is not None
    assert evidence.basis == "expert"


def test_fields_of_an_action_are_set_one_by_one() -> None:
    plan = roadmap.set_cost(PLAN, YARD, 1200)
    plan = roadmap.set_cost_class(plan, YARD, "L")
    plan = roadmap.set_public_share(plan, YARD, 0.4)
    plan = roadmap.set_duration(plan, YARD, 2.5)
    plan = roadmap.set_readiness(plan, YARD, 9)
    plan = roadmap.set_words(plan, YARD, "lead", "市发展改革委", "zh")
    plan = roadmap.set_words(plan, YARD, "risk", " 资金不足 ", "zh")
    plan = roadmap.set_contribution(plan, YARD, SUN, 0.4)
    plan = roadmap.rename_action(plan, YARD, "Recycling park", "en")
    yard = plan.action(YARD)
    assert (yard.cost, yard.cost_class, yard.public_share, yard.duration_years) == (1200.0, "L", 0.4, 2.5)
    assert (yard.readiness, yard.lead, yard.name) == (9, same("市发展改革委"), Bilingual("循环园区", "Recycling park"))
    assert (yard.risk, yard.contributions) == (same("资金不足"), (Contribution(SUN, 0.4),))
    assert roadmap.set_contribution(plan, YARD, SUN, 0).action(YARD).contributions == ()
    assert yard.evidence.basis == "assumption"
    assert roadmap.confirm_action(plan, YARD).action(YARD).evidence.basis == "expert"
    assert roadmap.set_cost(plan, YARD, None).action(YARD).cost is None


def test_a_new_action_is_in_the_plan_and_rests_on_assumptions() -> None:
    plan = roadmap.add_action(PLAN, same("抽水蓄能"), SUN)
    added = plan.actions[-1]
    assert (added.id, added.included, added.included_because) == ("A01", True, "planner")
    assert added.evidence.basis == "assumption"
    assert roadmap.add_action(plan, same("又一项")).actions[-1].id == "A02"


def test_a_removed_action_leaves_no_trace() -> None:
    reported = tracking.set_progress(tracking.add_report(SCHEDULED, "2027-12-31"), "2027-12-31", PANELS, percent=40)
    plan = roadmap.remove_action(reported, PANELS)
    assert plan.action(GRID).prerequisites_any == (WIND,)
    assert plan.action(WIND).exclusive_with == ()
    assert plan.schedule is not None
    assert plan.schedule.start(PANELS) is None
    assert plan.reports[0].entries == ()
    assert checks.errors(plan) == ()


def test_new_prerequisites_of_an_action_in_the_plan_come_in() -> None:
    plan = roadmap.set_prerequisites(PLAN, YARD, [WIND, WIND])
    assert plan.action(YARD).prerequisites == (WIND,)
    assert WIND in included(plan)


def test_a_gate_of_a_phase_that_is_gone_moves_to_the_next() -> None:
    plan = roadmap.set_phases(PLAN, (phase("near", 2026, 2030), phase("long", 2031, 2040)))
    assert [(gate.minimum_readiness, gate.phase) for gate in plan.rules.gates] == [
        (7, "near"),
        (4, "long"),
        (1, "long"),
    ]
    plan = roadmap.set_phases(PLAN, (phase("near", 2026, 2030),))
    assert {gate.phase for gate in plan.rules.gates} == {"near"}


def test_rules_of_the_schedule() -> None:
    plan = roadmap.set_feasibility_in_value(roadmap.set_budget_permille(PLAN, 5), True)
    assert (plan.rules.budget_permille, plan.rules.feasibility_in_value) == (5.0, True)
    assert plan.rules.evidence.basis == "assumption"
    assert roadmap.confirm_rules(plan).rules.evidence.basis == "expert"
    assert roadmap.set_first_year(PLAN, 2028).first_year == 2028
    assert roadmap.set_class_cost(PLAN, "L", 5).rules.cost_permille == PLAN.rules.cost_permille | {"L": 5.0}


def test_a_deadline_of_the_template_moves_with_the_first_year_but_not_before_a_typed_start() -> None:
    due = {"mandatory": True, "mandatory_evidence": ASSUMED, "latest_end": 2030}
    plan = replace(
        PLAN, actions=tuple(replace(each, **due) if each.id == YARD else each for each in PLAN.actions), first_year=2028
    )
    assert roadmap.set_first_year(plan, 2027).action(YARD).latest_end == 2029
    earlier = roadmap.set_first_year(actions.set_earliest_start(plan, YARD, 2030), 2027)
    assert earlier.action(YARD).latest_end == 2030
    assert checks.errors(earlier) == ()


def test_adopting_keeps_the_quarter_of_what_keeps_its_year_and_ends_in_time() -> None:
    moved = roadmap.set_duration(roadmap.move_start(SCHEDULED, PANELS, 2028, 3), PANELS, 1.5)
    moved = roadmap.move_start(roadmap.move_start(moved, SURVEY, 2027, 2), GRID, 2031, 2)
    solved = proposal((SURVEY, 2027), (PANELS, 2028), (GRID, 2030), ("gone", 2030))
    plan = roadmap.adopt_schedule(moved, solved, "2026-12-01")
    assert plan.schedule is not None
    assert plan.schedule.starts == (Start(SURVEY, 2027, 1), Start(PANELS, 2028, 3), Start(GRID, 2030, 1))
    assert (plan.schedule.gap, plan.schedule.moved_by_hand, plan.schedule.date) == (0.0, False, "2026-12-01")


def test_a_moved_start_is_no_longer_the_solvers() -> None:
    plan = roadmap.move_start(SCHEDULED, PANELS, 2029, 4)
    assert plan.schedule is not None
    assert plan.schedule.start(PANELS) == Start(PANELS, 2029, 4)
    assert (plan.schedule.gap, plan.schedule.moved_by_hand) == (None, True)
    assert roadmap.move_start(plan, PANELS, 2029, 4) is plan


@pytest.mark.parametrize(
    "edit",
    [
        lambda plan: roadmap.include_action(plan, PANELS, True),
        lambda plan: roadmap.include_action(plan, WIND, False),
        lambda plan: roadmap.set_mandatory(plan, YARD, False),
        lambda plan: roadmap.pin_start(plan, YARD, None),
        lambda plan: roadmap.set_cost(plan, YARD, None),
        lambda plan: roadmap.set_readiness(plan, YARD, 5),
        lambda plan: roadmap.set_prerequisites(plan, PANELS, [SURVEY]),
        lambda plan: roadmap.set_phases(plan, plan.phases),
        lambda plan: roadmap.set_first_year(plan, 2027),
        lambda plan: roadmap.set_budget_permille(plan, 3),
        lambda plan: roadmap.set_feasibility_in_value(plan, False),
    ],
)
def test_an_edit_without_effect_returns_the_same_plan(edit: Callable[[Plan], Plan]) -> None:
    assert edit(PLAN) is PLAN


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda plan: roadmap.set_cost(plan, YARD, -1), "“Recycling yard” cannot cost"),
        (lambda plan: roadmap.set_cost(plan, YARD, float("inf")), "cannot cost"),
        (lambda plan: roadmap.set_public_share(plan, YARD, 1.2), "share of 1.2"),
        (lambda plan: roadmap.set_contribution(plan, YARD, SUN, 1.2), "share of 1.2"),
        (lambda plan: roadmap.set_class_cost(plan, "L", -1), "Cost class L has no amount"),
        (lambda plan: roadmap.set_duration(plan, YARD, 0), "cannot take 0 years"),
        (lambda plan: roadmap.set_duration(plan, YARD, 60), "at most 50"),
        (lambda plan: roadmap.set_readiness(plan, YARD, 10), "from 1 to 9"),
        (lambda plan: roadmap.add_action(plan, same(" ")), "An action needs a name"),
        (lambda plan: roadmap.pin_start(plan, YARD, 2026), "cannot start in 2026: the plan runs from 2027 to 2035"),
        (lambda plan: roadmap.pin_start(plan, YARD, 2036), "cannot start in 2036"),
        (lambda plan: roadmap.set_prerequisites(plan, SURVEY, [PANELS]), "wait for one another"),
        (lambda plan: roadmap.set_prerequisites(plan, YARD, [YARD]), "in a circle: Recycling yard"),
        (lambda plan: roadmap.set_first_year(plan, 2036), "the phases run from 2026 to 2035"),
        (lambda plan: roadmap.set_first_year(roadmap.pin_start(plan, YARD, 2028), 2029), "“Recycling yard” cannot"),
        (lambda plan: roadmap.set_phases(plan, ()), "at least one phase"),
        (lambda plan: roadmap.set_phases(plan, (phase("a", 2026, 2028), phase("b", 2028, 2030))), "begin in 2029"),
        (lambda plan: roadmap.set_phases(plan, (phase("a", 2026, 2028), phase("b", 2030, 2031))), "gap between"),
        (lambda plan: roadmap.set_phases(plan, (phase("a", 2030, 2026),)), "cannot run from 2030 to 2026"),
        (lambda plan: roadmap.set_phases(plan, (phase("a", 2026, 9999),)), "between 1990 and 2100"),
        (lambda plan: roadmap.set_phases(plan, (phase("a", 2026, 2028), phase("a", 2029, 2030))), "the id “a”"),
        (lambda plan: roadmap.set_phases(plan, (phase("", 2026, 2028),)), "2026–2028 needs a name"),
        (lambda plan: roadmap.set_phases(plan, (phase("a", 2028, 2030),)), "cannot start from 2027 on"),
        (lambda plan: roadmap.set_budget_permille(plan, -1), "budget cannot be"),
        (lambda plan: roadmap.adopt_schedule(plan, proposal(), "22.11.2026"), "“22.11.2026” is not a date"),
        (lambda plan: roadmap.adopt_schedule(plan, proposal(), "2026-02-30"), "is not a date"),
        (lambda plan: roadmap.move_start(plan, YARD, 2030), "no schedule has been adopted yet"),
        (lambda _plan: roadmap.move_start(SCHEDULED, YARD, 2040), "cannot start in 2040"),
        (lambda _plan: roadmap.move_start(SCHEDULED, YARD, 2030, 5), "cannot start in quarter 5"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(edit: Callable[[Plan], Plan], said: str) -> None:
    assert said in refusal(lambda: edit(PLAN))


def test_the_circle_is_named_without_those_that_only_wait_for_it() -> None:
    said = refusal(lambda: roadmap.set_prerequisites(PLAN, SURVEY, [PANELS]))
    assert "Subsidence survey" in said
    assert "Solar base" in said
    assert "Grid outlet" not in said


def test_a_way_round_is_no_circle() -> None:
    plan = roadmap.set_prerequisites(PLAN, PANELS, [GRID])
    assert plan.action(PANELS).prerequisites == (GRID,)
    assert "only way round left out" in {message.code for message in checks.check(plan)}
    plan = roadmap.include_action(plan, WIND, True)
    assert "only way round left out" not in {message.code for message in checks.check(plan)}
