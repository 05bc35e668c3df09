"""Weights of a group: AIJ and AIP side by side, excluded experts, other ways of weighing, objective weights."""

from dataclasses import replace
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.edits import experts, scoring, weighting
from planner.model.criterion import GOAL
from planner.model.plan import Plan
from planner.model.weighting import ObjectiveChoice, ObjectiveMethod, WeighingWay
from planner.ranking.rank import rank
from planner.weighting.objective import combine
from planner.weighting.objective_weights import objective_weights
from planner.weighting.weigh import weigh
from tests.factories import ECONOMY, ENVIRONMENT, INCOME, JOBS, LOOP, READY, STONE, SUN, WATER
from tests.group import LI, WANG, ZHAO, large_group, small_group

GROUP = small_group()


def test_judgements_are_combined_by_influence_and_weights_stand_beside_them() -> None:
    """By hand: AIJ = (3 · 5 · 1/5²)^(1/4); AIP = (3/4 + 5/6 + 2 · 1/6) / 4."""
    node = weigh(GROUP).node(GOAL)
    ratio = prod((3.0, 5.0, 1 / 5, 1 / 5)) ** (1 / 4)
    assert node.judgement_weights == pytest.approx((ratio / (1 + ratio), 1 / (1 + ratio)))
    economy = (3 / 4 + 5 / 6 + 2 / 6) / 4
    assert node.priority_weights == pytest.approx((economy, 1 - economy))
    assert node.weights == node.judgement_weights
    by_priorities = weigh(weighting.set_aggregation(GROUP, "priorities"))
    assert by_priorities.node(GOAL).weights == node.priority_weights
    assert by_priorities.leaf_weights == pytest.approx(by_priorities.priority_leaf_weights)


def test_each_experts_own_weights_and_distance_from_the_group() -> None:
    weights = weigh(GROUP)
    zhao = weights.expert(ZHAO)
    assert zhao is not None
    assert zhao.leaf_weights == pytest.approx((1 / 18, 2 / 18, 5 / 18, 10 / 18))
    apart = zip(zhao.leaf_weights or (), weights.leaf_weights, strict=True)
    assert zhao.distance == pytest.approx(sum(abs(own - group) for own, group in apart) / 2)
    assert (zhao.answered, zhao.asked) == (3, 3)
    assert weights.consensus is not None
    assert 0 < weights.consensus < 1


def test_an_excluded_expert_no_longer_counts_but_can_still_be_read() -> None:
    plan = experts.exclude_expert(GROUP, ZHAO, "withdrawn", "本人要求", who="王", date="2026-11-26")
    weights = weigh(plan)
    without = replace(plan.weighting, experts=plan.weighting.experts[:2])
    assert weights.leaf_weights == weigh(replace(plan, weighting=without)).leaf_weights
    zhao = weights.expert(ZHAO)
    assert zhao is not None
    assert not zhao.heard
    assert zhao.leaf_weights == pytest.approx((1 / 18, 2 / 18, 5 / 18, 10 / 18))


def test_an_expert_with_gaps_counts_where_the_answers_say_something() -> None:
    plan = weighting.clear_judgements(GROUP, ENVIRONMENT, expert=LI)
    weights = weigh(plan)
    li = weights.expert(LI)
    assert li is not None
    assert (li.leaf_weights, li.distance, li.answered) == (None, None, 2)
    assert [own.expert for own in weights.node(ENVIRONMENT).experts] == [WANG, ZHAO]


@pytest.mark.parametrize("way", ["ratings", "direct", "swing"])
def test_values_given_one_by_one_weigh_as_their_share(way: WeighingWay) -> None:
    plan = weighting.set_way(GROUP, ECONOMY, way)
    assert weigh(plan).node(ECONOMY).basis == "equal"
    for expert, jobs, income in ((WANG, 9.0, 3.0), (ZHAO, 5.0, 5.0)):
        plan = weighting.set_importance(plan, way, ECONOMY, JOBS, jobs, expert=expert)
        plan = weighting.set_importance(plan, way, ECONOMY, INCOME, income, expert=expert)
    plan = weighting.set_importance(plan, way, ECONOMY, JOBS, 4.0, expert=LI)
    node = weigh(plan).node(ECONOMY)
    assert node.weights == pytest.approx(((3 / 4 + 2 * 1 / 2) / 3, (1 / 4 + 2 * 1 / 2) / 3))
    assert (node.basis, node.consistency_ratio, node.judgement_weights) == ("judged", None, None)
    li = node.expert(LI)
    assert li is not None
    assert (li.weights, li.answered, li.asked) == (None, 1, 2)
    back = weighting.set_way(plan, ECONOMY, "pairwise")
    assert weigh(back).leaf_weights == weigh(GROUP).leaf_weights


@pytest.mark.parametrize("method", ["entropy", "critic", "standard_deviation", "merec"])
def test_objective_weights_join_in_only_when_chosen(method: ObjectiveMethod) -> None:
    scored = scoring.set_score(GROUP, STONE, JOBS, 5)
    objective = objective_weights(scored, method)
    assert objective is not None
    assert sum(objective) == pytest.approx(1)
    assert weigh(scored).leaf_weights == weigh(GROUP).leaf_weights
    chosen = weigh(weighting.set_objective(scored, ObjectiveChoice(method, "linear", 0.7)))
    own = weigh(scored).leaf_weights
    assert chosen.leaf_weights == pytest.approx(combine(own, objective, "linear", 0.7))
    assert (chosen.subjective, chosen.objective) == (own, objective)
    assert chosen.criterion_weights[ECONOMY] == pytest.approx(sum(chosen.leaf_weights[:2]))
    multiplied = weigh(weighting.set_objective(scored, ObjectiveChoice(method, "multiplicative")))
    assert multiplied.leaf_weights == pytest.approx(combine(own, objective, "multiplicative"))


def test_scores_that_do_not_differ_give_no_objective_weights() -> None:
    plan = GROUP
    for strategy in (SUN, STONE, LOOP):
        for leaf, value in ((JOBS, 5), (INCOME, 5), (WATER, 50), (READY, 5)):
            plan = scoring.set_score(plan, strategy, leaf, value)
    weights = weigh(weighting.set_objective(plan, ObjectiveChoice("entropy")))
    assert weights.objective is None
    assert weights.leaf_weights == weigh(plan).leaf_weights


def test_experts_scores_enter_in_place_of_the_planners_cell() -> None:
    plan = GROUP
    for expert, value in ((WANG, 2), (LI, 3), (ZHAO, 8)):
        plan = scoring.set_expert_score(plan, expert, SUN, JOBS, value)
    weights = weigh(plan)
    assert rank(plan, weights).matrix[0][0] == 3
    mean = scoring.set_score_aggregation(plan, "weighted_mean")
    assert rank(mean, weights).matrix[0][0] == pytest.approx((2 + 3 + 2 * 8) / 4)
    gone = experts.exclude_expert(plan, ZHAO, "other", "未到会", who="王", date="2026-11-26")
    assert rank(gone, weights).matrix[0][0] == 2.5
    for expert in (WANG, LI, ZHAO):
        plan = scoring.set_expert_score(plan, expert, SUN, JOBS, None)
    assert rank(plan, weights).matrix == rank(GROUP, weights).matrix


def test_the_total_check_is_there_for_the_group_and_for_each_expert(hegang: Plan) -> None:
    """Sum of a_j CI_j over sum of a_j RI_j over the groups, with the expert's own weights a_j of them."""
    weights = weigh(large_group(hegang, count=5))
    groups = [node for node in weights.nodes if node.node != GOAL]
    for own in weights.experts:
        top = weights.node(GOAL).expert(own.expert)
        assert top is not None
        assert top.weights is not None
        answers = [answer for group in groups if (answer := group.expert(own.expert)) is not None]
        shares = dict(zip(weights.node(GOAL).children, top.weights, strict=True))
        a = [shares[group.node] for group in groups]
        index = sum(share * (answer.consistency_index or 0.0) for share, answer in zip(a, answers, strict=True))
        random = sum(share * answer.random_index for share, answer in zip(a, answers, strict=True))
        assert own.consistency_ratio == pytest.approx(index / random)
    assert weights.consistency_ratio is not None


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_weights_taken_over_from_an_earlier_state_are_those_computed_afresh(data: st.DataObject) -> None:
    plan, previous = GROUP, weigh(GROUP)
    for _ in range(data.draw(st.integers(1, 5))):
        expert = data.draw(st.sampled_from((WANG, LI, ZHAO)))
        node, first, second = data.draw(
            st.sampled_from(((GOAL, ECONOMY, ENVIRONMENT), (ECONOMY, JOBS, INCOME), (ENVIRONMENT, WATER, READY)))
        )
        change = data.draw(st.sampled_from(("judge", "influence", "aggregation", "way", "method")))
        if change == "judge":
            value = data.draw(st.sampled_from((None, 1 / 7, 1.0, 4.0)))
            plan = weighting.set_judgement(plan, node, first, second, value, expert=expert)
        elif change == "influence":
            plan = experts.set_influence(plan, expert, data.draw(st.sampled_from((0.5, 1.0, 3.0))))
        elif change == "aggregation":
            plan = weighting.set_aggregation(plan, data.draw(st.sampled_from(("judgements", "priorities"))))
        elif change == "way":
            plan = weighting.set_way(plan, node, data.draw(st.sampled_from(("pairwise", "direct"))))
        else:
            plan = weighting.set_method(plan, data.draw(st.sampled_from(("eigenvector", "geometric_mean"))))
        previous = weigh(plan, previous)
        assert previous == weigh(plan)
