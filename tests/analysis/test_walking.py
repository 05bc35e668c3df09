"""Walking weights: one share moved by hand, the order drawn anew."""

from dataclasses import replace

import pytest

from planner import evaluate
from planner.analysis.walking import walked
from planner.ranking.rank import rank
from tests.analysis.plans import judged
from tests.factories import ECONOMY, ENVIRONMENT, INCOME, JOBS, READY, WATER


def test_a_leaf_moves_and_all_others_keep_their_proportions() -> None:
    weights = evaluate.weights(judged((3.0, 4.0, 1.0)))
    moved = walked(weights, JOBS, 0.2)
    assert moved.leaf_weight(JOBS) == pytest.approx(0.2)
    assert moved.leaf_weights[1:] == pytest.approx([weight * 0.8 / 0.4 for weight in weights.leaf_weights[1:]])
    assert moved.criterion_weights[ECONOMY] == pytest.approx(0.2 + moved.leaf_weight(INCOME))
    assert sum(moved.leaf_weights) == pytest.approx(1.0)
    assert walked(moved, JOBS, weights.leaf_weight(JOBS)).leaf_weights == pytest.approx(weights.leaf_weights)


def test_a_group_moves_with_its_leaves_and_the_ranking_follows() -> None:
    plan = judged((3.0, 4.0, 1.0))
    weights = evaluate.weights(plan)
    moved = walked(weights, ENVIRONMENT, 0.9)
    assert moved.criterion_weights[ENVIRONMENT] == pytest.approx(0.9)
    assert [moved.leaf_weight(leaf) for leaf in (JOBS, INCOME, WATER, READY)] == pytest.approx([0.08, 0.02, 0.45, 0.45])
    assert rank(plan, moved).order[0].strategy != rank(plan, walked(weights, ENVIRONMENT, 0.0)).order[0].strategy
    assert moved.nodes == weights.nodes


def test_where_one_side_has_no_weight_its_leaves_count_equally() -> None:
    weights = evaluate.weights(judged((3.0, 4.0, 1.0)))
    alone = walked(weights, ECONOMY, 1.0)
    assert alone.criterion_weights[ENVIRONMENT] == 0.0
    back = walked(alone, ECONOMY, 0.4)
    assert [back.leaf_weight(leaf) for leaf in (WATER, READY)] == pytest.approx([0.3, 0.3])
    grown = walked(walked(weights, ECONOMY, 0.0), ECONOMY, 0.5)
    assert [grown.leaf_weight(leaf) for leaf in (JOBS, INCOME)] == pytest.approx([0.25, 0.25])


def test_an_only_group_keeps_its_whole_share_and_nonsense_is_refused() -> None:
    plan = judged((3.0, 4.0, 1.0))
    top = replace(plan.criteria.criteria[0], id="C", parent="")
    under = tuple(
        replace(criterion, parent="C") if criterion.parent == "" else criterion for criterion in plan.criteria.criteria
    )
    plan = replace(plan, criteria=replace(plan.criteria, criteria=(top, *under)))
    plan = replace(plan, weighting=replace(plan.weighting, judgements=()))
    weights = evaluate.weights(plan)
    assert walked(weights, "C", 0.3).criterion_weights["C"] == pytest.approx(1.0)
    for share in (-0.1, 1.1, float("nan")):
        with pytest.raises(ValueError, match="a share is between 0 and 1"):
            walked(weights, JOBS, share)
    with pytest.raises(KeyError):
        walked(weights, "C9", 0.5)
