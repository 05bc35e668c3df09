"""What single decisions cost, against plans where the answer is plain."""

from dataclasses import replace

import pytest

from planner import evaluate
from planner.analysis.decision_price import decision_price
from planner.model.message import ProblemError
from planner.model.plan import Plan
from tests.factories import GRID, PANELS, SURVEY, WIND, YARD, small_plan

PLAN = small_plan()
RANKING = evaluate.ranking(PLAN)


def _worth(plan: Plan) -> dict[str, float]:
    """Each action's value where all can be done."""
    values = {ranked.strategy: ranked.schedule_value for ranked in RANKING.strategies}
    return {
        action.id: values.get(action.strategy, 0.0)
        + sum(part.share * values[part.strategy] for part in action.contributions)
        for action in plan.actions
    }


def test_a_decision_that_changes_nothing_is_free() -> None:
    price = decision_price(PLAN, RANKING, YARD, "mandatory")
    assert price.lost == pytest.approx(0)
    assert price.proven
    assert decision_price(PLAN, RANKING, YARD, "pinned", 2030).lost == pytest.approx(0)


def test_keeping_out_what_others_wait_for_costs_them_too() -> None:
    worth = _worth(PLAN)
    assert decision_price(PLAN, RANKING, YARD, "forbidden").lost == pytest.approx(worth[YARD])
    lost = decision_price(PLAN, RANKING, SURVEY, "forbidden").lost
    assert lost == pytest.approx(worth[SURVEY] + worth[PANELS] + worth[GRID])


def test_a_start_too_late_for_its_followers_costs_what_they_are_worth() -> None:
    price = decision_price(PLAN, RANKING, PANELS, "pinned", 2034)
    assert price.lost == pytest.approx(_worth(PLAN)[GRID])


def test_a_decision_no_schedule_can_keep_says_what_it_clashes_with() -> None:
    with pytest.raises(ProblemError) as caught:
        decision_price(PLAN, RANKING, PANELS, "pinned", 2027)
    assert caught.value.message.code.startswith("clash of")
    assert WIND not in {start for start, _ in evaluate.schedule(PLAN, RANKING).starts}


def test_the_price_is_that_of_one_decision_beside_all_others() -> None:
    forced = replace(PLAN, actions=tuple(replace(action, mandatory=action.id == YARD) for action in PLAN.actions))
    assert decision_price(forced, RANKING, YARD, "mandatory").taken == pytest.approx(
        decision_price(PLAN, RANKING, YARD, "mandatory").taken
    )
