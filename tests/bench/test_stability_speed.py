"""A thousand draws of stability against a thousand calls of the greedy rule, and the other questions about money."""

from dataclasses import replace

import pytest

from planner import evaluate
from planner.analysis.money_curve import money_curve
from planner.analysis.phase_stability import stability
from planner.edits import ranking as edits
from planner.model.plan import Plan
from planner.roadmap.greedy import greedy
from planner.roadmap.tasks import budgets, rules, tasks
from tests.bench.ratio import compare

pytestmark = pytest.mark.bench

ACTIONS, DRAWS = 40, 1000


def forty(plan: Plan) -> Plan:
    """The plan with forty actions, its weights drawn from anything."""
    others = [action.id for action in plan.actions if not action.included]
    more = set(others[: ACTIONS - sum(action.included for action in plan.actions)])
    actions = tuple(replace(action, included=action.included or action.id in more) for action in plan.actions)
    return edits.set_sureness(replace(plan, actions=actions), weights="uniform")


def test_a_thousand_draws_cost_less_than_a_thousand_calls_of_the_greedy_rule(hegang: Plan) -> None:
    """Ours draws weights, values all actions and counts; the peer is handed its tasks and prepares them each time."""
    plan = forty(hegang)
    ranking = evaluate.ranking(plan)
    planned, money, bound = tasks(plan, ranking), budgets(plan), rules(plan)
    ratio = compare(
        f"{DRAWS:,} draws of stability for {len(planned)} actions against as many calls of greedy()",
        lambda: stability(plan, ranking),
        lambda: [greedy(planned, money, bound) for _ in range(DRAWS)],
        rounds=5,
    )
    assert len(planned) >= ACTIONS - 2
    assert ratio.times_faster > 1


def test_the_curve_of_a_hundred_sums_costs_less_than_a_thousand_calls(hegang: Plan) -> None:
    plan = forty(hegang)
    ranking = evaluate.ranking(plan)
    planned, money, bound = tasks(plan, ranking), budgets(plan), rules(plan)
    ratio = compare(
        "the curve of value against 101 sums of money against 1,000 calls of greedy()",
        lambda: money_curve(plan, ranking),
        lambda: [greedy(planned, money, bound) for _ in range(DRAWS)],
        rounds=3,
    )
    assert ratio.times_faster > 1
