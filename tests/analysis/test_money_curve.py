"""Value against public money: the curve, cuts and pools, against schedules solved one by one."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import evaluate
from planner.analysis.money_curve import limited_pools, money_curve, money_cut, pool_margins, with_money
from planner.analysis.resolving import SolverName
from planner.edits import cities as city_edits
from planner.edits import roadmap as edits
from planner.model.bilingual import Bilingual
from planner.model.funding import ALL_PUBLIC, FundingPool, MoneyLimit
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.roadmap.money import total_permille
from planner.roadmap.planning import propose
from planner.roadmap.tasks import budgets
from tests.factories import GRID, PANELS, SURVEY, YARD, small_plan
from tests.sentences import sentence

BONDS, OWN = "bonds", "own"


def with_budget(permille: float) -> Plan:
    plan = small_plan()
    return replace(plan, rules=replace(plan.rules, budget_permille=permille))


def with_pools(*limits: MoneyLimit) -> Plan:
    """The small plan whose panels are paid by bonds and all else by the city."""
    plan = small_plan()
    actions = tuple(
        replace(action, funding_codes=("SB",) if action.id == PANELS else ("MF",)) for action in plan.actions
    )
    pools = (FundingPool(OWN, Bilingual("市", "City"), ("MF",)), FundingPool(BONDS, Bilingual("债", "Bonds"), ("SB",)))
    return replace(plan, actions=actions, pools=pools, money_limits=limits)


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.sampled_from([0.3, 0.8, 1.7, 2.5]), min_size=4, max_size=4),
    st.sampled_from([0.5, 1.0, 2.0]),
)
def test_solved_exactly_it_never_falls_and_meets_the_plans_own_value(costs: list[float], budget: float) -> None:
    plan = with_budget(budget)
    gdp = 350.0 * 10  # 万元 in one per mille of the small city's GDP
    included = iter(costs)
    actions = tuple(
        replace(action, cost=next(included) * gdp * 10, public_share=1.0) if action.included else action
        for action in plan.actions
    )
    plan = replace(plan, actions=actions)
    ranking = evaluate.ranking(plan)
    exact = money_curve(plan, ranking, "exact", shares=(0.0, 0.6, 1.0, 2.0))
    values = [point.value for point in exact.points]
    assert values == sorted(values)
    assert exact.at(1.0).value == pytest.approx(propose(plan, ranking).value)
    by_greedy = money_curve(plan, ranking, "greedy", shares=(0.0, 0.6, 1.0, 2.0))
    stair = [point.value for point in by_greedy.points]
    assert stair == sorted(stair)
    assert all(ours <= best + 1e-9 for ours, best in zip(stair, values, strict=True))


def test_each_step_tells_who_comes_and_goes() -> None:
    """Survey, grid and yard cost 1 ‰ a year, the panels 0.3 ‰; the cheap panels wait for the survey."""
    plan = with_budget(2.0)
    curve = money_curve(plan, evaluate.ranking(plan))
    here: set[str] = set()
    for point in curve.points:
        here = (here | set(point.entering)) - set(point.leaving)
        assert here == set(dict(point.starts))
    assert here == {SURVEY, PANELS, GRID, YARD}
    assert curve.steps[0].share == pytest.approx(0.5), "one action a year at 1 ‰"
    assert curve.yearly == 2.0
    assert curve.at(0.3).starts == ()


def test_below_the_required_actions_there_is_no_schedule(hegang: Plan) -> None:
    ranking = evaluate.ranking(hegang)
    curve = money_curve(hegang, ranking, shares=(0.0, 0.1, 1.0))
    assert [bool(point.starts) for point in curve.points] == [False, False, True]
    with pytest.raises(ProblemError) as none:
        money_cut(hegang, ranking, 0.95)
    assert "greedy rule" in sentence(none.value.message)


@pytest.mark.parametrize("solver", ["greedy", "exact"])
def test_a_cut_of_nothing_changes_nothing(solver: SolverName) -> None:
    plan = with_budget(1.0)
    ranking = evaluate.ranking(plan)
    none = money_cut(plan, ranking, 0.0, solver=solver)
    assert none.before
    assert none.moved == ()
    assert none.value_before == none.value_after


def test_an_exact_cut_starts_from_the_adopted_roadmap_while_it_holds() -> None:
    plan = with_budget(1.0)
    ranking = evaluate.ranking(plan)
    proposal = propose(plan, ranking)
    adopted = edits.adopt_schedule(plan, proposal, "2026-11-26")
    cut = money_cut(adopted, ranking, 0.5, solver="exact")
    assert dict(cut.before) == dict(proposal.starts)
    assert cut.value_after < cut.value_before
    by_hand = edits.move_start(adopted, YARD, 2033)
    assert dict(money_cut(by_hand, ranking, 0.5, solver="exact").before) == dict(proposal.starts), "solved anew"


def test_a_cut_tells_what_falls_out_what_moves_and_what_it_costs(hegang: Plan) -> None:
    ranking = evaluate.ranking(hegang)
    none = money_cut(hegang, ranking, 0.0)
    cut = money_cut(hegang, ranking, 1 / 3, known=none)
    assert cut == money_cut(hegang, ranking, 1 / 3)
    assert cut.before == none.before
    before, after = dict(cut.before), dict(cut.after)
    assert {entry.action for entry in cut.of("out")} == before.keys() - after.keys() != set()
    assert {entry.action for entry in cut.of("in")} == after.keys() - before.keys()
    for change, sign in (("later", 1), ("earlier", -1)):
        moved = {action for action in before.keys() & after.keys() if (after[action] - before[action]) * sign > 0}
        assert {entry.action for entry in cut.of(change)} == moved
    worth = {entry.action: entry.value for entry in cut.moved}
    gone = sum(worth[action] for action in before.keys() - after.keys())
    come = sum(worth[action] for action in after.keys() - before.keys())
    assert cut.value_before - cut.value_after == pytest.approx(gone - come)
    spent = _spending(hegang, after)
    assert all(spent[year] <= limit * 2 / 3 + 1e-6 for year, limit in budgets(hegang).items())


def _spending(plan: Plan, starts: dict[str, int]) -> Counter[int]:
    """Public money of each year, per mille of GDP."""
    spent: Counter[int] = Counter()
    for id, start in starts.items():
        action = plan.action(id)
        yearly = total_permille(plan, action) * action.public_share / action.whole_years
        spent.update(dict.fromkeys(range(start, start + action.whole_years), yearly))
    return spent


def test_solved_exactly_a_required_action_without_money_leaves_no_schedule() -> None:
    plan = with_budget(2.0)
    actions = tuple(replace(action, mandatory=action.id == YARD) for action in plan.actions)
    plan = replace(plan, actions=actions)
    with pytest.raises(ProblemError) as none:
        money_cut(plan, evaluate.ranking(plan), 0.95, solver="exact")
    assert "with this money" in sentence(none.value.message)


def test_all_public_money_scales_years_means_and_the_limits_of_public_pools() -> None:
    private = FundingPool("social", Bilingual("社会", "Private"), ("SC",), public=False)
    plan = with_pools(MoneyLimit(BONDS, 100.0), MoneyLimit(ALL_PUBLIC, 900.0, year=2030), MoneyLimit("social", 70.0))
    plan = city_edits.set_means(replace(plan, pools=(*plan.pools, private)), 400.0, 200.0)
    half = with_money(plan, 0.5)
    assert [limit.amount for limit in half.money_limits] == [50.0, 450.0, 70.0]
    assert half.means.yearly == 300.0
    assert budgets(half) == pytest.approx({year: limit / 2 for year, limit in budgets(plan).items()})
    bonds = with_money(plan, 0.5, BONDS)
    assert [limit.amount for limit in bonds.money_limits] == [50.0, 900.0, 70.0]
    assert (bonds.means, bonds.rules) == (plan.means, plan.rules)


def test_pools_tell_what_they_spend_and_which_can_be_varied() -> None:
    plan = with_pools(MoneyLimit(OWN, 4000.0))
    assert limited_pools(plan) == (ALL_PUBLIC, OWN)
    everything, own, bonds = pool_margins(plan, evaluate.ranking(plan))
    assert everything.spent == pytest.approx(own.spent + bonds.spent)
    assert bonds.spent == pytest.approx(12.0 * 0.05)
    assert (bonds.limit, bonds.less, bonds.more) == (None, None, None)
    assert own.limit == pytest.approx(9 * 4000.0 / 3_500_000 * 1000)
    assert everything.limit == pytest.approx(27.0)
    assert own.more is not None
    assert everything.more is not None
    assert everything.more >= everything.value
