"""Rules on what an action says of itself, on limits and groups, and on the dates of the plan."""

from dataclasses import replace

import pytest

from planner import checks
from planner.model.action import Action, Lag, Milestone, PlanMilestone
from planner.model.bilingual import Bilingual, same
from planner.model.cover import Cover
from planner.model.funding import ALL_PUBLIC, CapacityLimit, FundingPool, MoneyLimit, PoolShare
from planner.model.plan import Plan
from planner.model.portfolio import ActionGroup, StrategyShare
from planner.model.tracking import Progress, Report
from tests.factories import GRID, LOOP, PANELS, SUN, SURVEY, WIND, YARD, small_plan
from tests.sentences import sentence

BUREAU = Bilingual("市住房城乡建设局", "Construction bureau")
CITY = FundingPool("city", Bilingual("市县财政", "City budget"), ("MF",))
FIRMS = FundingPool("firms", Bilingual("社会资本", "Social capital"), ("EF",), public=False)
GROUP = ActionGroup("G1", Bilingual("电源", "Power"), (PANELS, WIND), 1, 1)
PLAN = replace(
    small_plan(),
    pools=(CITY, FIRMS),
    money_limits=(MoneyLimit(ALL_PUBLIC, 9000.0), MoneyLimit("city", 500.0, phase="near")),
    capacity_limits=(CapacityLimit(BUREAU, 2.0), CapacityLimit(BUREAU, 1.0, 2028)),
    groups=(GROUP,),
    strategy_shares=(StrategyShare(LOOP, 0.2),),
    milestones=(PlanMilestone("M1", Bilingual("中期评估", "Mid-term review"), 2028),),
    cover=Cover(price_year=2025),
)


def action(plan: Plan, id: str, /, **fields: object) -> Plan:
    return replace(plan, actions=tuple(replace(old, **fields) if old.id == id else old for old in plan.actions))


def yard(**fields: object) -> Plan:
    return action(PLAN, YARD, **fields)


def shares(*paid: tuple[str, float], public: float = 0.4) -> Plan:
    return yard(pool_shares=tuple(PoolShare(pool, share) for pool, share in paid), public_share=public)


def limit(*limits: MoneyLimit) -> Plan:
    return replace(PLAN, money_limits=limits)


def milestone(**fields: object) -> Plan:
    return replace(PLAN, milestones=(replace(PLAN.milestones[0], **fields),))


FLAWS: list[tuple[str, Plan, str]] = [
    ("action capacity negative", yard(capacity=-1.0), "−1"),
    ("risk off the scale", yard(risk_impact=6), "rating of 6"),
    ("risk off the scale", yard(risk_likelihood=0), "rating of 0"),
    ("cost profile of other length", yard(cost_profile=(0.5, 0.5)), "split over 2"),
    ("cost profile not whole", yard(duration_years=2.0, cost_profile=(0.5, 0.4)), "90%"),
    ("cost profile not whole", yard(duration_years=2.0, cost_profile=(1.5, -0.5)), "100%"),
    ("kpi not a number", yard(kpi_target=1e300), "“Recycling yard”"),
    ("year impossible", yard(kpi_baseline_year=205), "205"),
    ("milestone without name", yard(milestones=(Milestone(1, Bilingual()),)), "needs a name"),
    ("milestone outside action", yard(milestones=(Milestone(5, same("封顶")),)), "4 quarters"),
    ("milestone outside action", yard(milestones=(Milestone(0, same("开工")),)), "quarter 0"),
    ("window too short", yard(duration_years=3.0, earliest_start=2028, latest_end=2029), "2028 and 2029"),
    ("start outside phases", yard(earliest_start=2025), "2025"),
    ("end outside phases", yard(latest_end=2040), "2040"),
    ("lag after no predecessor", yard(lags=(Lag(SURVEY, 1),)), "“Subsidence survey”"),
    ("lag twice", action(PLAN, GRID, lags=(Lag(WIND, 1), Lag(WIND, 2))), "“Wind base”"),
    ("lag negative", action(PLAN, PANELS, lags=(Lag(SURVEY, -1),)), "-1 years"),
    ("pool share of unknown pool", shares(("city", 0.4), ("bank", 0.6)), "“bank”"),
    ("pool share twice", shares(("city", 0.4), ("firms", 0.3), ("firms", 0.3)), "“Social capital”"),
    ("pool shares not whole", shares(("city", 0.4), ("firms", 0.5)), "90%"),
    ("pool shares against public share", shares(("city", 0.5), ("firms", 0.5)), "50%"),
    ("limit of unknown source", limit(MoneyLimit("bank", 1.0)), "“bank”"),
    ("limit of unknown phase", limit(MoneyLimit("city", 1.0, phase="far")), "“far”"),
    ("limit of year and phase", limit(MoneyLimit("city", 1.0, 2028, "near")), "2028"),
    ("money limit negative", limit(MoneyLimit("city", -1.0)), "−1"),
    ("money limit twice", limit(MoneyLimit("city", 1.0), MoneyLimit("city", 2.0)), "“City budget” has two"),
    ("money limit twice", limit(MoneyLimit("", 1.0, 2028), MoneyLimit("", 2.0, 2028)), "limits for 2028"),
    ("money limit twice", limit(*[MoneyLimit("city", 1.0, phase="near")] * 2), "for Near"),
    ("year impossible", limit(MoneyLimit("city", 1.0, 20280)), "20280"),
    ("source id unusable", replace(PLAN, pools=(CITY, FIRMS, replace(FIRMS, codes=()))), "“Social capital”"),
    ("source without name", replace(PLAN, pools=(CITY, replace(FIRMS, name=Bilingual()))), "needs a name"),
    ("code of two sources", replace(PLAN, pools=(CITY, replace(FIRMS, codes=("MF",)))), "MF"),
    ("capacity negative", replace(PLAN, capacity_limits=(CapacityLimit(BUREAU, -1.0),)), "“Construction bureau”"),
    ("capacity of nobody", replace(PLAN, capacity_limits=(CapacityLimit(Bilingual(), 1.0),)), "lead unit"),
    ("capacity limit twice", replace(PLAN, capacity_limits=(CapacityLimit(BUREAU, 1.0),) * 2), "every year"),
    ("group without name", replace(PLAN, groups=(replace(GROUP, name=Bilingual()),)), "needs a name"),
    ("group twice", replace(PLAN, groups=(GROUP, GROUP)), "“Power”"),
    ("group of unknown action", replace(PLAN, groups=(replace(GROUP, actions=(PANELS, "Z9")),)), "“Z9”"),
    ("group member twice", replace(PLAN, groups=(replace(GROUP, actions=(PANELS, PANELS)),)), "twice"),
    ("group needs too many", replace(PLAN, groups=(replace(GROUP, at_least=3, at_most=None),)), "“Power”"),
    ("group allows too few", replace(PLAN, groups=(replace(GROUP, at_most=0),)), "at most 0"),
    ("share of unknown strategy", replace(PLAN, strategy_shares=(StrategyShare("moon", 0.1),)), "“moon”"),
    ("strategy share off the scale", replace(PLAN, strategy_shares=(StrategyShare(SUN, 1.2),)), "120%"),
    ("strategy share twice", replace(PLAN, strategy_shares=(StrategyShare(SUN, 0.2),) * 2), "two minimum"),
    (
        "strategy shares above the whole",
        replace(PLAN, strategy_shares=(StrategyShare(SUN, 0.6), StrategyShare(LOOP, 0.6))),
        "120%",
    ),
    ("plan milestone without name", milestone(name=Bilingual()), "needs a name"),
    ("plan milestone outside phases", milestone(quarter=5), "quarter 5 of 2028"),
    ("plan milestone id unusable", milestone(id=""), "empty or used twice"),
    ("year impossible", milestone(year=28), "year 28"),
    ("price year impossible", replace(PLAN, cover=Cover(price_year=25)), "25"),
    ("kpi not a number", replace(PLAN, reports=(Report("2027-06-30", (Progress(YARD, kpi=1e300),)),)), "stood at"),
]


@pytest.mark.parametrize(("code", "plan", "said"), FLAWS, ids=[code for code, _plan, _said in FLAWS])
def test_a_flaw_is_an_error_with_a_sentence_that_names_it(code: str, plan: Plan, said: str) -> None:
    errors = checks.errors(plan)
    found = [sentence(error) for error in errors if error.code == code]
    assert any(said in text for text in found), errors
    assert checks.check(plan) == errors


def test_a_sound_plan_has_no_errors() -> None:
    assert checks.errors(PLAN) == ()
    assert checks.errors(shares(("city", 0.4), ("firms", 0.6))) == ()
    assert (
        checks.errors(yard(duration_years=2.0, cost_profile=(0.25, 0.75), milestones=(Milestone(8, same("验收")),)))
        == ()
    )


def test_an_action_without_a_possible_duration_is_not_asked_for_more() -> None:
    errors = checks.errors(
        yard(duration_years=float("nan"), cost_profile=(1.0,), milestones=(Milestone(1, same("一")),))
    )
    assert {error.code for error in errors} == {"duration impossible"}


def said(plan: Plan, code: str) -> list[str]:
    """The sentences of one finding."""
    return [sentence(message) for message in checks.check(plan) if message.code == code]


def test_an_action_both_required_and_forbidden_is_told_and_so_is_what_waits_for_it() -> None:
    odd = action(PLAN, SURVEY, mandatory=True, forbidden=True)
    assert said(odd, "required and forbidden") == [
        "“Subsidence survey” is both required and forbidden: no schedule keeps both. Release one of them."
    ]
    assert "forbidden: Subsidence survey" in said(odd, "waits for forbidden")[0]
    assert said(PLAN, "required and forbidden") == said(PLAN, "waits for forbidden") == []


def test_more_required_actions_than_their_group_allows_are_named() -> None:
    both = replace(PLAN, actions=tuple(replace(each, included=True, mandatory=True) for each in PLAN.actions))
    assert "Solar base, Wind base" in said(both, "required beyond the group")[0]
    assert said(PLAN, "required beyond the group") == []
    neither = action(action(PLAN, PANELS, forbidden=True), WIND, included=False)
    assert "asks for at least 1" in said(neither, "group cannot be filled")[0]


def test_limits_that_bear_on_nothing_are_told() -> None:
    poor = replace(PLAN, city=replace(PLAN.city, figures=()))
    assert "(limits: 2)" in said(poor, "limits without gdp")[0]
    assert said(PLAN, "limits without gdp") == []
    assert "limit for 2026" in said(limit(MoneyLimit("city", 1.0, 2026)), "limit outside the plan")[0]
    assert "“Construction bureau”" in said(PLAN, "capacity limit unused")[0]
    assert said(yard(lead=BUREAU), "capacity limit unused") == []


def test_a_share_of_a_strategy_without_actions_is_told() -> None:
    assert said(PLAN, "share of strategy without action") == []
    assert "“Loop”" in said(yard(forbidden=True), "share of strategy without action")[0]


def test_an_action_that_nothing_prepares_is_told() -> None:
    assert "readiness of only 2" in said(yard(readiness=2), "nothing prepares it")[0]
    assert said(PLAN, "nothing prepares it") == []


def test_dates_that_do_not_fit_are_told() -> None:
    assert "quarter 4 of 2024" in said(milestone(year=2024), "plan milestone outside phases")[0]
    odd = yard(kpi_baseline_year=2025, kpi_target_year=2024)
    assert "2024, before its baseline in 2025" in said(odd, "kpi target before baseline")[0]


def test_actions_left_to_their_defaults_are_sound() -> None:
    assert checks.errors(replace(PLAN, actions=(Action("A1", SUN, same("行动")),), groups=())) == ()
