"""How sure a plan's ranking is: what is drawn, from whom, and what the shares then say."""

from concurrent.futures import CancelledError
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import evaluate
from planner.analysis.sureness import sureness
from planner.analysis.weight_doubt import ASSUMED_SPREAD, weight_draws, weight_spread
from planner.model.plan import Plan
from planner.model.ranking import SurenessChoices, WeightDoubt
from planner.model.sureness import Sureness
from planner.model.weighting import Exclusion, ObjectiveChoice
from tests.analysis.plans import asking, judged
from tests.factories import ECONOMY, ENVIRONMENT, INCOME, JOBS, LOOP, READY, STONE, SUN, WATER, small_plan

FEW = 2000


def asked(plan: Plan, **choices: object) -> Sureness:
    plan = asking(plan, replace(SurenessChoices(draws=FEW), **choices))
    return sureness(plan, evaluate.ranking(plan))


def drawn(plan: Plan, doubt: WeightDoubt, spread: float = 0.2, count: int = 20_000) -> dict[str, np.ndarray]:
    """Leaf weights by id."""
    weights = evaluate.weights(asking(plan, SurenessChoices(doubt)))
    rows = weight_draws(asking(plan, SurenessChoices(doubt)), weights, spread)(np.random.default_rng(1))(count)
    return dict(zip(weights.leaves, rows.T, strict=True))


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(["around", "uniform", "experts", "order"]),
    st.booleans(),
    st.sampled_from(["bounds", "vector"]),
    st.lists(st.tuples(*[st.sampled_from([0.0, 1 / 9, 1 / 3, 1.0, 3.0, 9.0])] * 3), min_size=1, max_size=3),
)
def test_shares_add_up_whatever_is_in_doubt(
    doubt: WeightDoubt, scores: bool, form: str, answers: list[tuple[float, ...]]
) -> None:
    plan = judged(*answers)
    plan = replace(plan, ranking=replace(plan.ranking, normalisation=form))
    found, again = (asked(plan, weights=doubt, scores=scores, draws=300) for _ in range(2))
    assert found == again
    shares = np.array(found.acceptability)
    np.testing.assert_allclose(shares.sum(axis=0), 1.0)
    np.testing.assert_allclose(shares.sum(axis=1), 1.0)
    assert 0 <= found.same_order <= found.same_first <= 1
    assert (found.ranged, found.empty) == ((9, 3) if scores else (0, 0))
    for weights in found.central_weights:
        assert weights is None or sum(weights) == pytest.approx(1.0)


def test_weights_multiply_down_the_tree_around_what_was_judged() -> None:
    by_leaf = drawn(judged((3.0, 1.0, 0.0)), "around")
    economy = by_leaf[JOBS] + by_leaf[INCOME]
    assert economy.mean() == pytest.approx(0.75, abs=0.005)
    assert economy.std() == pytest.approx(0.2 * (0.75 * 0.25) ** 0.5, rel=0.03)
    assert (by_leaf[JOBS] / economy).std() == pytest.approx(0.2 * 0.5, rel=0.03)
    # Nobody judged the environment: anything goes there.
    water = by_leaf[WATER] / (by_leaf[WATER] + by_leaf[READY])
    assert water.std() == pytest.approx((1 / 12) ** 0.5, rel=0.03)
    assert asked(judged((3.0, 1.0, 0.0))).unjudged_nodes == (ENVIRONMENT,)
    assert asked(judged((3.0, 1.0, 0.0)), weights="uniform").unjudged_nodes == ()
    assert asked(judged((3.0, 1.0, 0.0)), weights="experts").unjudged_nodes == (ENVIRONMENT,)


def test_uniform_weights_are_anything_at_every_node_and_ordered_ones_keep_the_order() -> None:
    anything = drawn(judged((3.0, 1.0, 0.2)), "uniform")
    economy = anything[JOBS] + anything[INCOME]
    assert economy.mean() == pytest.approx(0.5, abs=0.01)
    assert economy.min() < 0.01
    ordered = drawn(judged((3.0, 1.0, 0.2)), "order")
    assert (ordered[JOBS] + ordered[INCOME] >= 0.5).all()
    assert (ordered[WATER] <= ordered[READY]).all()
    assert (ordered[JOBS] < ordered[INCOME]).mean() == pytest.approx(0.5, abs=0.02)


def test_each_draw_is_one_expert_with_the_group_where_that_expert_said_nothing() -> None:
    plan = judged((3.0, 4.0, 0.0), (1 / 3, 0.0, 1.0), influences=(1.0, 3.0))
    by_leaf = drawn(plan, "experts")
    first = by_leaf[JOBS] + by_leaf[INCOME] > 0.5
    assert first.mean() == pytest.approx(0.25, abs=0.01)
    np.testing.assert_allclose(by_leaf[JOBS][first], 0.75 * 0.8)
    np.testing.assert_allclose(by_leaf[JOBS][~first], 0.25 * 0.8)
    np.testing.assert_allclose(by_leaf[WATER][first], 0.25 * 0.5)


def test_excluded_experts_are_not_drawn_and_nobody_judging_leaves_the_weights_in_force() -> None:
    plan = judged((3.0, 4.0, 1.0), (1 / 3, 1.0, 1.0))
    first, second = plan.weighting.experts
    excluded = (first, replace(second, exclusion=Exclusion("withdrawn", "left", "2026-11-01")))
    by_leaf = drawn(replace(plan, weighting=replace(plan.weighting, experts=excluded)), "experts")
    np.testing.assert_allclose(by_leaf[JOBS], 0.75 * 0.8)
    nobody = drawn(judged((0.0, 0.0, 0.0)), "experts")
    np.testing.assert_allclose(nobody[JOBS], 0.25)


def test_spread_is_set_by_hand_or_matches_the_experts_or_is_the_assumption() -> None:
    apart = judged((1.5, 1.0, 1.0), (1 / 1.5, 1.0, 1.0))
    # Weights 0.6 and 0.4: the unbiased variance 0.02 of two of six children, against 0.25 of each.
    measured = weight_spread(apart, evaluate.weights(apart))
    assert measured.from_experts
    assert measured.value == pytest.approx((2 * 0.02 / (6 * 0.25)) ** 0.5)
    chosen = asked(apart, spread=0.3)
    assert (chosen.spread, chosen.spread_from_experts) == (0.3, False)
    alone = asked(judged((1.5, 1.0, 1.0)))
    assert (alone.spread, alone.spread_from_experts) == (ASSUMED_SPREAD, False)
    assert asked(apart, weights="uniform").spread is None


def test_objective_weights_in_force_are_what_is_varied() -> None:
    plan = judged((3.0, 1.0, 1.0), (1.0, 1.0, 1.0))
    plan = replace(plan, weighting=replace(plan.weighting, objective=ObjectiveChoice("standard_deviation")))
    weights = evaluate.weights(plan)
    assert weights.objective is not None
    by_leaf = drawn(plan, "around")
    for leaf, weight in zip(weights.leaves, weights.leaf_weights, strict=True):
        assert by_leaf[leaf].mean() == pytest.approx(weight, abs=0.005)
    own = drawn(plan, "experts")
    assert len(np.unique(own[JOBS])) == 2


def test_certain_input_is_as_sure_as_can_be() -> None:
    plan = judged((3.0, 2.0, 0.5))
    ranking = evaluate.ranking(plan)
    found = asked(plan, spread=0.0, scores=False)
    assert (found.same_first, found.same_order) == (1.0, 1.0)
    for ranked in ranking.strategies:
        assert found.acceptability[ranking.strategies.index(ranked)][ranked.rank - 1] == 1.0
    assert found.first_share(ranking.order[0].strategy) == 1.0
    winner = ranking.strategies.index(ranking.order[0])
    assert found.confidence[winner] == 1.0
    assert found.central_weights[winner] == pytest.approx(ranking.weights.leaf_weights)


def test_empty_cells_alone_say_nothing_and_equal_strategies_share_every_place() -> None:
    blank = replace(small_plan(), scores=())
    found = asked(blank, draws=20_000)
    assert found.empty == 12
    np.testing.assert_allclose(found.acceptability, 1 / 3, atol=0.02)
    even = asked(blank, scores=False)
    np.testing.assert_allclose(even.acceptability, 1 / 3)
    assert even.same_order == 1.0
    assert found.strategies == (SUN, STONE, LOOP)


def test_a_run_tells_its_progress_and_stops_when_asked() -> None:
    plan = asking(judged((3.0, 2.0, 0.5)), SurenessChoices(draws=200_000))
    told: list[float] = []
    with pytest.raises(CancelledError):
        sureness(plan, evaluate.ranking(plan), told.append, lambda: len(told) > 2)
    assert len(told) == 3 and 0 < told[-1] < 0.5
    assert ECONOMY in evaluate.weights(plan).criterion_weights
