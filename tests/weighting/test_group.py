"""Combining experts: what the group result may and may not change."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from planner.weighting.ahp import priorities
from planner.weighting.group import combine_judgements, combine_priorities, consensus

NAN = np.nan


@st.composite
def groups(draw: st.DrawFn) -> NDArray[np.float64]:
    """Weight vectors of one to six experts over two to seven criteria."""
    size = draw(st.integers(2, 7))
    rows = draw(st.lists(st.lists(st.floats(0.02, 1), min_size=size, max_size=size), min_size=1, max_size=6))
    weights = np.array(rows)
    return weights / weights.sum(axis=1, keepdims=True)


@given(groups())
def test_a_group_that_agrees_is_its_members(weights: NDArray[np.float64]) -> None:
    ratios = weights[0][:, None] / weights[0]
    combined = combine_judgements([ratios] * 3, influence=[1, 5, 2])
    np.testing.assert_allclose(combined, ratios, rtol=1e-12)
    assert consensus([weights[0]] * 3).consensus == pytest.approx(1, abs=1e-9)
    np.testing.assert_allclose(combine_priorities([weights[0]] * 3, [1, 5, 2]), weights[0], rtol=1e-12)


@given(groups(), st.randoms(use_true_random=False))
def test_consensus_does_not_depend_on_order_and_never_exceeds_1(weights: NDArray[np.float64], random: Any) -> None:
    experts, criteria = list(range(weights.shape[0])), list(range(weights.shape[1]))
    random.shuffle(experts)
    random.shuffle(criteria)
    straight = consensus(weights).consensus
    assert consensus(weights[np.ix_(experts, criteria)]).consensus == pytest.approx(straight, abs=1e-12)
    assert straight <= 1 + 1e-12


@given(groups())
def test_combined_judgements_stay_reciprocal_and_consistent_members_make_a_consistent_group(
    weights: NDArray[np.float64],
) -> None:
    matrices = [row[:, None] / row for row in weights]
    result = priorities(combine_judgements(matrices))
    assert result.consistency_ratio == pytest.approx(0, abs=1e-9)
    product = np.exp(np.log(weights).mean(axis=0))
    np.testing.assert_allclose(result.weights, product / product.sum(), rtol=1e-9)


def test_an_expert_who_did_not_judge_a_pair_has_no_say_on_it() -> None:
    silent = [[1, NAN, 2], [NAN, 1, NAN], [0.5, NAN, 1]]
    judged = [[1, 3, 8], [1 / 3, 1, NAN], [1 / 8, NAN, 1]]
    combined = combine_judgements([silent, judged], influence=[3, 1])
    assert combined[0, 1] == pytest.approx(3)
    assert combined[0, 2] == pytest.approx((2**3 * 8) ** 0.25)
    assert np.isnan(combined[1, 2])
    assert np.isnan(combined[2, 1])


def test_an_expert_without_influence_leaves_no_trace() -> None:
    mute = [[1, 9], [1 / 9, 1]]
    gap = [[1, NAN], [NAN, 1]]
    assert combine_judgements([mute, [[1, 2], [0.5, 1]]], influence=[0, 1])[0, 1] == pytest.approx(2)
    assert np.isnan(combine_judgements([mute, gap], influence=[0, 1])[0, 1])


def test_weights_combine_by_influence() -> None:
    np.testing.assert_allclose(combine_priorities([[0.8, 0.2], [0.4, 0.6]], [3, 1]), [0.7, 0.3])


def test_consensus_takes_a_weight_of_zero_and_falls_below_zero_beyond_the_scale() -> None:
    opposed = consensus([[1.0, 0.0], [0.0, 1.0]])
    assert opposed.consensus < 0
    assert np.isfinite(opposed.consensus)
    assert consensus([[0.9, 0.1]]).consensus == pytest.approx(1)
    assert consensus([[1.0], [1.0]]).consensus == 1


@pytest.mark.parametrize(
    ("influence", "message"), [([1], "one influence"), ([1, -1], "zero or more"), ([0, 0], "above zero")]
)
def test_impossible_influence_is_refused(influence: list[float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        combine_priorities([[0.5, 0.5], [0.4, 0.6]], influence)


def test_experts_must_speak_of_the_same_criteria() -> None:
    with pytest.raises(ValueError, match="same size"):
        combine_judgements([np.ones((2, 2)), np.ones((3, 3))])
    with pytest.raises(ValueError, match="at least one"):
        combine_judgements([])
    with pytest.raises(ValueError, match=r"expert 1 .* add up to 1\.4"):
        consensus([[0.5, 0.5], [0.7, 0.7]])
