"""Limits of money and capacity, funding sources, groups, shares and gates: what is kept, what is refused."""

from dataclasses import replace

import pytest

from planner import checks
from planner.edits import limits, portfolio, roadmap
from planner.edits.action_set import with_action
from planner.edits.preparation import add_preparation
from planner.model.action import CROSS, ReadinessGate
from planner.model.bilingual import Bilingual, same
from planner.model.funding import ALL_PUBLIC, CapacityLimit, FundingPool, MoneyLimit, PoolShare
from planner.model.plan import Plan
from planner.model.portfolio import StrategyShare
from planner.roadmap.funding import pool_shares
from planner.roadmap.preparation import preparation, unprepared
from planner.roadmap.value import action_value
from tests.factories import GRID, LOOP, PANELS, STONE, SUN, SURVEY, YARD, small_plan
from tests.sentences import refusal

PLAN = replace(
    small_plan(),
    pools=(
        FundingPool("city", Bilingual("市县财政", "City budget"), ("MF",)),
        FundingPool("private", Bilingual("社会资本", "Private capital"), ("SC",), public=False),
    ),
)
BUREAU = Bilingual("能源局", "Energy Bureau")


def test_money_limits_stand_in_the_order_of_the_grid_and_an_emptied_cell_lifts_one() -> None:
    plan = limits.set_money_limit(PLAN, "city", 300, phase="near")
    plan = limits.set_money_limit(plan, "city", 120, 2028)
    plan = limits.set_money_limit(plan, "city", 100)
    plan = limits.set_money_limit(plan, ALL_PUBLIC, 900, 2029)
    assert plan.money_limits == (
        MoneyLimit(ALL_PUBLIC, 900, 2029),
        MoneyLimit("city", 100),
        MoneyLimit("city", 120, 2028),
        MoneyLimit("city", 300, phase="near"),
    )
    assert limits.set_money_limit(plan, "city", 100) is plan
    assert limits.set_money_limit(plan, "city", 150).money_limits[1] == MoneyLimit("city", 150)
    lifted = limits.set_money_limit(plan, "city", None, 2028)
    assert MoneyLimit("city", 120, 2028) not in lifted.money_limits
    assert len(lifted.money_limits) == 3


def test_limits_that_cannot_be_are_refused_in_a_sentence() -> None:
    assert "cannot be −5" in refusal(lambda: limits.set_money_limit(PLAN, "city", -5))
    assert "no limit for 2040: the phases run from 2026 to 2035" in refusal(
        lambda: limits.set_money_limit(PLAN, "city", 5, 2040)
    )
    assert "“Energy Bureau” cannot carry −1 at a time" in refusal(lambda: limits.set_capacity_limit(PLAN, BUREAU, -1))
    assert "no limit for 2040" in refusal(lambda: limits.set_capacity_limit(PLAN, BUREAU, 1, 2040))


def test_a_department_has_a_capacity_for_every_year_and_for_one() -> None:
    plan = limits.set_capacity_limit(limits.set_capacity_limit(PLAN, BUREAU, 1, 2028), BUREAU, 2)
    assert plan.capacity_limits == (CapacityLimit(BUREAU, 2), CapacityLimit(BUREAU, 1, 2028))
    assert limits.set_capacity_limit(plan, BUREAU, None).capacity_limits == (CapacityLimit(BUREAU, 1, 2028),)


def test_a_code_stands_for_one_source_and_moves_who_pays() -> None:
    plan = limits.add_pool(PLAN, same("Province"))
    added = plan.pools[-1].id
    drawing = with_action(plan, replace(plan.action(YARD), funding_codes=("PF",), public_share=0.5))
    assert pool_shares(drawing, drawing.action(YARD)) == {"city": 0.5, "private": 0.5}
    mapped = limits.map_code(drawing, "PF", added)
    assert pool_shares(mapped, mapped.action(YARD)) == {"private": 0.5, added: 0.5}
    moved = limits.map_code(mapped, "PF", "city")
    assert (moved.pool("city").codes, moved.pool(added).codes) == (("MF", "PF"), ())
    assert limits.map_code(moved, "PF", "").pool("city").codes == ("MF",)
    assert "cannot be empty" in refusal(lambda: limits.map_code(plan, " ", "city"))


def test_a_source_goes_with_its_limits_but_not_while_it_pays_a_typed_share() -> None:
    plan = limits.set_money_limit(PLAN, "city", 100)
    assert limits.remove_pool(plan, "city").money_limits == ()
    paid = with_action(plan, replace(plan.action(YARD), pool_shares=(PoolShare("city", 1.0),)))
    assert "“City budget” pays a typed share of Recycling yard" in refusal(lambda: limits.remove_pool(paid, "city"))
    assert "City budget" in refusal(lambda: limits.set_pool_public(paid, "city", False))
    assert limits.set_pool_public(plan, "city", False).pool("city").public is False


def test_a_group_counts_what_its_members_can_keep() -> None:
    plan = portfolio.add_group(PLAN, same("Energy"), (GRID, PANELS))
    group = plan.groups[0]
    assert (group.actions, group.at_least, group.at_most) == ((PANELS, GRID), 0, 1)
    assert "At most" not in refusal(lambda: portfolio.set_at_least(plan, group.id, 3))
    assert "where at least 2 must" in refusal(lambda: portfolio.set_at_least(plan, group.id, 2))
    free = portfolio.set_at_least(portfolio.set_at_most(plan, group.id, None), group.id, 2)
    assert "its actions number 1" in refusal(lambda: portfolio.set_members(free, group.id, (GRID,)))
    wider = portfolio.set_members(free, group.id, (YARD, GRID, PANELS))
    assert portfolio.group_of(wider, group.id).actions == (PANELS, GRID, YARD)
    assert portfolio.remove_group(wider, group.id).groups == ()
    assert "needs a name" in refusal(lambda: portfolio.add_group(PLAN, same(" ")))


def test_minimum_shares_stay_within_the_whole() -> None:
    plan = portfolio.set_strategy_share(PLAN, LOOP, 0.5)
    plan = portfolio.set_strategy_share(plan, SUN, 0.3)
    assert plan.strategy_shares == (StrategyShare(SUN, 0.3), StrategyShare(LOOP, 0.5))
    assert "add up to 110%" in refusal(lambda: portfolio.set_strategy_share(plan, STONE, 0.3))
    assert "cannot be 120%" in refusal(lambda: portfolio.set_strategy_share(plan, SUN, 1.2))
    assert portfolio.set_strategy_share(plan, CROSS, 0.2).strategy_shares[-1] == StrategyShare(CROSS, 0.2)
    assert portfolio.set_strategy_share(plan, LOOP, None).strategy_shares == (StrategyShare(SUN, 0.3),)


def test_a_gate_is_set_opened_and_closed_but_never_the_last() -> None:
    plan = roadmap.set_gate(PLAN, "near", 6)
    assert plan.rules.gates[0] == ReadinessGate(6, "near")
    closed = roadmap.set_gate(roadmap.set_gate(plan, "medium", None), "near", None)
    assert closed.rules.gates == (ReadinessGate(1, "long"),)
    assert "One readiness gate must stay" in refusal(lambda: roadmap.set_gate(closed, "long", None))
    assert "Readiness runs from 1 to 9" in refusal(lambda: roadmap.set_gate(PLAN, "near", 10))
    assert roadmap.set_gate(closed, "medium", 4).rules.gates == (ReadinessGate(4, "medium"), ReadinessGate(1, "long"))
    assert "must be above 0" in refusal(lambda: roadmap.set_time_limit(PLAN, 0))


@pytest.fixture
def unready() -> Plan:
    """The yard is not ready, and led by a bureau."""
    return with_action(PLAN, replace(PLAN.action(YARD), readiness=2, lead=BUREAU))


def test_what_only_the_last_phase_admits_is_offered_a_study_before_it(unready: Plan) -> None:
    assert [action.id for action in unprepared(unready)] == [YARD]
    study = preparation(unready, unready.action(YARD))
    assert (study.whole_years, study.cost_class, study.lead, study.strategy) == (1, "S", BUREAU, CROSS)
    assert study.readiness >= unready.rules.gates[0].minimum_readiness
    assert action_value(study, {SUN: 50.0, STONE: 50.0, LOOP: 50.0}) == 0
    assert study.evidence.basis == "assumption"
    assert "Recycling yard" in study.evidence.source.en
    assert "“远期”" in study.evidence.source.zh


def test_a_study_is_offered_where_no_gate_opens_the_first_phase(unready: Plan) -> None:
    gated = replace(unready, rules=replace(unready.rules, gates=(ReadinessGate(1, "long"),)))
    assert preparation(gated, gated.action(YARD)).readiness == 7


def test_a_study_is_added_once_and_waited_for(unready: Plan) -> None:
    plan = add_preparation(unready, YARD)
    study = plan.action(f"{YARD}P")
    assert study.included
    assert plan.action(YARD).prerequisites == (study.id,)
    assert unprepared(plan) == ()
    assert add_preparation(plan, YARD) is plan
    assert checks.errors(plan) == ()


def test_nothing_is_to_be_prepared_where_gates_rest_or_admit(unready: Plan) -> None:
    assert unprepared(PLAN) == ()
    assert unprepared(roadmap.set_feasibility_in_value(unready, True)) == ()
    assert unprepared(roadmap.set_gate(unready, "medium", 2)) == ()
    assert unprepared(with_action(unready, replace(unready.action(YARD), forbidden=True))) == ()
    assert SURVEY not in {action.id for action in unprepared(unready)}
