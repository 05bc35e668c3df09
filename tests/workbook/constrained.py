"""A plan with every kind of input of the roadmap in use, some of its rules broken."""

from dataclasses import replace
from pathlib import Path

from planner.edits import action_money, actions, limits, milestones, portfolio, roadmap
from planner.model.action import Milestone
from planner.model.bilingual import Bilingual
from planner.model.funding import ALL_PUBLIC
from planner.model.plan import Plan
from planner.roadmap.pools import read_pools
from planner.templates.tables import templates_folder

DAY = "2026-11-24"


def constrained(plan: Plan) -> Plan:
    """`plan` has a schedule of at least four actions, the second of which takes two years or more."""
    assert plan.schedule is not None
    first, second, third, fourth, *_ = (start.action for start in plan.schedule.starts)
    plan = plan if plan.pools else replace(plan, pools=read_pools(Path(templates_folder())))
    plan = _with_money(plan, first, second, third)
    plan = _with_rules(plan, first, second, third, fourth)
    plan = actions.set_risk(actions.set_risk(plan, first, 4, 5), third, 2, 2)
    plan = actions.set_risk(actions.set_risk(plan, second, 4, 5), fourth, 3, None)
    plan = actions.set_words(plan, first, "mitigation", "先做试点", "zh")
    plan = actions.set_words(plan, first, "accountable", "分管副市长", "zh")
    plan = actions.set_words(plan, first, "kpi_source", "统计局年报", "zh")
    plan = actions.set_kpi(plan, first, baseline=12.5, baseline_year=2024, target=30.0, target_year=2030)
    steps = (Milestone(1, Bilingual("立项", "approved")), Milestone(3, Bilingual("开工", "works begin")))
    return milestones.set_milestones(plan, first, steps)


def _with_money(plan: Plan, first: str, second: str, third: str) -> Plan:
    pools = [pool.id for pool in plan.pools]
    public = next(pool.id for pool in plan.pools if pool.public)
    private = next(pool.id for pool in plan.pools if not pool.public)
    plan = action_money.set_pool_shares(plan, first, {public: 0.5, private: 0.5})
    years = plan.action(second).whole_years
    shares = [2 * (years - place) / (years * (years + 1)) for place in range(years)]
    plan = action_money.set_cost_profile(plan, second, shares)
    plan = action_money.set_cost(plan, third, 4321.0)
    year = plan.first_year + 1
    for pool, amount, when in (
        (public, 900.0, None),
        (pools[3], 1500.0, year),
        (ALL_PUBLIC, 5000.0, year),
        (private, 20.0, None),
    ):
        plan = limits.set_money_limit(plan, pool, amount, when)
    return limits.set_money_limit(plan, public, 1200.0, phase=plan.phases[1].id)


def _with_rules(plan: Plan, first: str, second: str, third: str, fourth: str) -> Plan:
    unit = Bilingual("发展改革委", "Development and Reform Commission")
    for id in (first, second):
        plan = actions.with_fields(plan, id, lead=unit)
    plan = limits.set_capacity_limit(plan, unit, 1.0)
    plan = limits.set_capacity_limit(plan, unit, 3.0, plan.first_year)
    plan = actions.set_capacity(plan, second, 1.5)
    plan = portfolio.add_group(plan, Bilingual("示范项目", "Pilot projects"), (first, third, fourth), at_most=2)
    plan = portfolio.set_strategy_share(plan, plan.strategies[0].id, 0.3)
    waiting = next(action for action in plan.actions if action.included and action.prerequisites)
    plan = actions.set_lag(plan, waiting.id, waiting.prerequisites[0], 2)
    plan = actions.set_earliest_start(plan, fourth, plan.first_year + 3)
    plan = actions.set_latest_end(plan, third, plan.first_year + plan.action(third).whole_years - 1)
    plan = actions.set_mandatory(plan, second, True, "policy", Bilingual("国发45号", "No. 45"), date=DAY)
    plan = actions.set_words(plan, second, "policy_basis", "实施方案第3条", "zh")
    return roadmap.set_class_cost(plan, "M", 1.2)
