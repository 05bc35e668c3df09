"""Edits of one action: who stands behind it, when it may run, what it costs and who pays, what it brings."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.edits import action_money, actions, cover, milestones, targets
from planner.edits.action_set import with_action
from planner.model.action import Action, Contribution, Lag
from planner.model.bilingual import Bilingual, same
from planner.model.funding import FundingPool, PoolShare
from planner.model.plan import Plan
from planner.model.targets import Effect, Target
from planner.roadmap.funding import pool_shares
from planner.text.log import log_line
from tests.factories import GRID, LOOP, PANELS, STONE, SUN, SURVEY, WIND, YARD, small_plan
from tests.sentences import refusal, texts

CITY, PROVINCE, FIRMS = "city", "province", "firms"
PLAN = replace(
    small_plan(),
    pools=(
        FundingPool(PROVINCE, same("Provincial money"), ("PF",)),
        FundingPool(CITY, same("City budget"), ("MF",)),
        FundingPool(FIRMS, same("Firms"), ("EF",), public=False),
    ),
    targets=(Target("T1", same("Jobs kept"), same("persons")),),
)


def _panels(plan: Plan) -> Action:
    return plan.action(PANELS)


def test_a_lead_unit_is_one_unit_whatever_the_language_it_was_typed_in() -> None:
    water = Bilingual("水利局", "Water Bureau")
    plan = with_action(PLAN, replace(PLAN.action(SURVEY), lead=water))
    plan = with_action(plan, replace(plan.action(YARD), lead=Bilingual("能源局", "Energy Bureau")))
    assert actions.set_words(plan, YARD, "lead", "水利局", "zh").action(YARD).lead == water
    assert actions.set_words(plan, YARD, "lead", " Water Bureau", "en").action(YARD).lead == water
    assert actions.set_words(plan, YARD, "lead", "园区办", "zh").action(YARD).lead == same("园区办")
    assert actions.set_words(plan, YARD, "lead", "能源局", "zh") is plan


def test_a_leader_s_decision_stands_in_the_log_with_its_source_and_the_planner_s_own_does_not() -> None:
    own = actions.set_mandatory(PLAN, YARD, True)
    assert (own.action(YARD).mandate, own.log) == ("planner", ())
    note = Bilingual("市委常委会〔2026〕18号纪要", "Minutes 2026 No. 18")
    plan = actions.set_mandatory(own, YARD, True, "leader", note, date="2026-11-26", who="王")
    assert (plan.action(YARD).mandate, plan.action(YARD).mandate_note) == ("leader", note)
    (entry,) = plan.log
    told = log_line(entry, plan.weighting, texts("zh"))
    assert told == "“循环园区”列为必选（领导确定，价值减少未计算）：市委常委会〔2026〕18号纪要。"
    assert actions.set_mandatory(plan, YARD, True, "leader", note, date="2026-11-26") is plan
    unnamed = actions.set_mandatory(own, YARD, True, "policy", date="2026-11-26")
    named = actions.set_mandatory(unnamed, YARD, True, "policy", note, date="2026-11-27")
    assert [entry.details["reason"] for entry in named.log] == [actions.NO_SOURCE, note]
    released = actions.set_mandatory(plan, YARD, False).action(YARD)
    assert (released.mandatory, released.mandate, released.mandate_note) == (False, "planner", Bilingual())


def test_a_decision_from_above_needs_a_date() -> None:
    assert "is not a date" in refusal(lambda: actions.set_mandatory(PLAN, YARD, True, "policy", date="soon"))


def test_a_forbidden_action_stays_in_the_list_and_is_neither_mandatory_nor_fixed() -> None:
    plan = actions.pin_start(actions.set_mandatory(PLAN, YARD, True), YARD, 2028)
    yard = actions.set_forbidden(plan, YARD, True).action(YARD)
    assert (yard.forbidden, yard.included, yard.mandatory, yard.pinned_start) == (True, True, False, None)
    back = actions.set_mandatory(actions.set_forbidden(plan, YARD, True), YARD, True).action(YARD)
    assert not back.forbidden


def test_costs_by_year_give_the_total_and_another_duration_spreads_it_again() -> None:
    plan = action_money.set_yearly_cost(PLAN, PANELS, (300.0, 100.0))
    assert (_panels(plan).cost, _panels(plan).cost_profile) == (400.0, (0.75, 0.25))
    assert _panels(actions.set_duration(plan, PANELS, 1.5)).cost_profile == (0.75, 0.25)
    assert _panels(actions.set_duration(plan, PANELS, 3.0)).cost_profile == ()
    assert _panels(action_money.set_cost(plan, PANELS, 800.0)).cost_profile == (0.75, 0.25)
    assert _panels(action_money.set_yearly_cost(plan, PANELS, ())).cost_profile == ()


@pytest.mark.parametrize(
    ("amounts", "told"), [((1.0,), "takes 2 years"), ((5.0, -1.0), "cannot cost −1"), ((0.0, 0.0), "are all 0")]
)
def test_costs_by_year_that_cannot_be_are_refused(amounts: tuple[float, ...], told: str) -> None:
    assert told in refusal(lambda: action_money.set_yearly_cost(PLAN, PANELS, amounts)).replace("-1", "−1")


def test_pool_shares_give_the_public_share_and_are_refused_where_they_are_not_the_whole() -> None:
    plan = action_money.set_pool_shares(PLAN, PANELS, {PROVINCE: 0.2, CITY: 0.1, FIRMS: 0.7})
    assert _panels(plan).public_share == pytest.approx(0.3, abs=1e-12)
    assert pool_shares(plan, _panels(plan)) == pytest.approx({PROVINCE: 0.2, CITY: 0.1, FIRMS: 0.7}, abs=1e-12)
    assert "pay 90% together" in refusal(lambda: action_money.set_pool_shares(PLAN, PANELS, {CITY: 0.2, FIRMS: 0.7}))
    assert "cannot pay a share of" in refusal(
        lambda: action_money.set_pool_shares(PLAN, PANELS, {CITY: -0.2, FIRMS: 1.2})
    )
    assert _panels(action_money.set_pool_shares(plan, PANELS, {})).pool_shares == ()


@given(st.lists(st.integers(0, 9), min_size=3, max_size=3).filter(any), st.floats(0, 1))
def test_typed_pools_always_add_up_to_the_whole_and_their_public_part_to_the_public_share(
    parts: list[int], share: float
) -> None:
    typed = dict(zip((PROVINCE, CITY, FIRMS), (part / sum(parts) for part in parts), strict=True))
    plan = action_money.set_public_share(action_money.set_pool_shares(PLAN, PANELS, typed), PANELS, share)
    paid = pool_shares(plan, _panels(plan))
    assert sum(paid.values()) == pytest.approx(1, abs=1e-9)
    public = sum(part for pool, part in paid.items() if plan.pool(pool).public)
    assert public == pytest.approx(share, abs=1e-9)
    assert _panels(plan).public_share == share


def test_another_public_share_keeps_each_side_s_proportions_or_gives_the_typed_split_up() -> None:
    plan = action_money.set_pool_shares(PLAN, PANELS, {PROVINCE: 0.4, CITY: 0.1, FIRMS: 0.5})
    halved = action_money.set_public_share(plan, PANELS, 0.25)
    assert [entry.share for entry in _panels(halved).pool_shares] == pytest.approx([0.2, 0.05, 0.75])
    all_public = action_money.set_pool_shares(PLAN, PANELS, {CITY: 1.0})
    assert _panels(action_money.set_public_share(all_public, PANELS, 0.5)).pool_shares == ()
    assert _panels(action_money.set_public_share(all_public, PANELS, 1.0)).pool_shares == (PoolShare(CITY, 1.0),)
    assert _panels(action_money.set_public_share(plan, PANELS, 0.0)).pool_shares == (PoolShare(FIRMS, 1.0),)


def test_the_window_in_which_an_action_may_run_has_room_for_it() -> None:
    plan = actions.set_latest_end(actions.set_earliest_start(PLAN, PANELS, 2028), PANELS, 2029)
    assert (_panels(plan).earliest_start, _panels(plan).latest_end) == (2028, 2029)
    assert "does not fit between 2028 and 2028" in refusal(lambda: actions.set_latest_end(plan, PANELS, 2028))
    assert "cannot start in 2050" in refusal(lambda: actions.set_earliest_start(plan, PANELS, 2050))
    assert "cannot be due in 2050" in refusal(lambda: actions.set_latest_end(plan, PANELS, 2050))
    assert _panels(actions.set_earliest_start(plan, PANELS, None)).earliest_start is None


def test_a_lag_goes_with_its_predecessor() -> None:
    plan = actions.set_lag(PLAN, PANELS, SURVEY, 2)
    assert _panels(plan).lag(SURVEY) == 2
    assert "does not wait for “Wind base”" in refusal(lambda: actions.set_lag(PLAN, PANELS, WIND, 1))
    assert "cannot wait -1 years" in refusal(lambda: actions.set_lag(PLAN, PANELS, SURVEY, -1))
    either = actions.set_lag(plan, GRID, WIND, 1)
    assert either.action(GRID).lags == (Lag(WIND, 1),)
    assert actions.set_prerequisites(either, GRID, (SURVEY,)).action(GRID).lags == (Lag(WIND, 1),)
    assert _panels(actions.set_prerequisites(plan, PANELS, ())).lags == ()


def test_effects_risk_and_indicator_are_set_field_by_field() -> None:
    plan = actions.set_kpi(PLAN, PANELS, baseline=10.0, baseline_year=2025)
    plan = actions.set_kpi(plan, PANELS, target=30.0, target_year=2030)
    panels = _panels(plan)
    assert (panels.kpi_baseline, panels.kpi_baseline_year) == (10.0, 2025)
    assert (panels.kpi_target, panels.kpi_target_year) == (30.0, 2030)
    assert _panels(actions.set_kpi(plan, PANELS, baseline=None)).kpi_baseline is None
    plan = targets.set_effect(plan, PANELS, "T1", 500.0)
    assert _panels(plan).effects == (Effect("T1", 500.0),)
    assert _panels(targets.set_effect(plan, PANELS, "T1", None)).effects == ()
    plan = actions.set_risk(plan, PANELS, 3, 4)
    assert (_panels(plan).risk_likelihood, _panels(plan).risk_impact) == (3, 4)


def test_milestones_keep_the_order_of_their_quarters_and_stay_within_the_action() -> None:
    plan = milestones.add_milestone(PLAN, PANELS, 8, same("Connected"))
    plan = milestones.add_milestone(plan, PANELS, 2, same("Land cleared"))
    assert [each.name.en for each in _panels(plan).milestones] == ["Land cleared", "Connected"]
    assert "cannot be in quarter 9: the action has 8 quarters" in refusal(
        lambda: milestones.move_milestone(plan, PANELS, 1, 9)
    )
    assert "needs a name" in refusal(lambda: milestones.rename_milestone(plan, PANELS, 0, " ", "zh"))
    shorter = actions.set_duration(plan, PANELS, 1.0)
    assert [each.quarter for each in _panels(shorter).milestones] == [2, 4]
    assert _panels(milestones.remove_milestone(plan, PANELS, 0)).milestones[0].quarter == 8


def test_a_copy_is_an_action_of_its_own_beside_the_old_one() -> None:
    plan = actions.duplicate_action(actions.pin_start(actions.set_mandatory(PLAN, PANELS, True), PANELS, 2028), PANELS)
    ids = [action.id for action in plan.actions]
    copy = plan.actions[ids.index(PANELS) + 1]
    assert copy.id == "A01"
    assert copy.name == Bilingual("光伏基地（副本）", "Solar base (copy)")
    assert (copy.included, copy.mandatory, copy.pinned_start) == (True, False, None)
    assert copy.prerequisites == (SURVEY,)
    assert plan.action(PANELS).mandatory


def test_an_action_that_changes_its_strategy_does_not_contribute_to_it_twice() -> None:
    plan = actions.set_contribution(PLAN, PANELS, STONE, 0.2)
    moved = _panels(actions.set_strategy(plan, PANELS, LOOP))
    assert (moved.strategy, moved.contributions) == (LOOP, (Contribution(STONE, 0.2),))
    with pytest.raises(KeyError):
        actions.set_strategy(PLAN, PANELS, "nothing")
    assert actions.set_strategy(PLAN, PANELS, SUN) is PLAN


def test_the_cover_says_who_answers_for_the_plan_and_as_what_it_is_handed_in() -> None:
    plan = cover.set_cover_words(PLAN, "organisation", " 市发展改革委 ", "zh")
    plan = cover.set_draft(cover.set_price_year(plan, 2025), "draft for comments")
    assert plan.cover.organisation == same("市发展改革委")
    assert (plan.cover.draft, plan.cover.price_year) == ("draft for comments", 2025)
    assert "no year that prices could be of" in refusal(lambda: cover.set_price_year(plan, 25))
