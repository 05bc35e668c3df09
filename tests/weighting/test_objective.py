"""Weights from data: degenerate columns, zeros and directions, which the libraries get wrong."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from planner.weighting import objective

DATA = np.array([[450.0, 8000, 54, 145], [10, 9100, 2, 160], [100, 8200, 31, 153], [220, 9300, 1, 162]])

positive_tables = st.tuples(st.integers(2, 6), st.integers(2, 5)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(1, 1000), min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]
    ).map(lambda rows: np.array(rows, dtype=float))
)


@given(positive_tables, st.floats(0.01, 100))
def test_a_change_of_units_changes_no_weight(table: NDArray[np.float64], factor: float) -> None:
    if (np.ptp(table, axis=0) == 0).any():
        return
    scaled = table * np.array([factor] + [1.0] * (table.shape[1] - 1))
    ones = np.ones(table.shape[1])
    np.testing.assert_allclose(objective.entropy(scaled), objective.entropy(table), rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(objective.merec(scaled, ones), objective.merec(table, ones), rtol=1e-9, atol=1e-9)


@pytest.mark.filterwarnings("default")
def test_pymcdm_agrees_where_it_is_defined() -> None:
    weights = pytest.importorskip("pymcdm.weights")
    directions = np.array([1, 1, -1, -1])
    np.testing.assert_allclose(objective.entropy(DATA), weights.entropy_weights(DATA), rtol=1e-12)
    np.testing.assert_allclose(objective.critic(DATA), weights.critic_weights(DATA), rtol=1e-12)
    np.testing.assert_allclose(objective.merec(DATA, directions), weights.merec_weights(DATA, directions), rtol=1e-12)


def test_a_constant_criterion_weighs_nothing() -> None:
    table = np.column_stack([DATA, np.full(4, 7.0)])
    ones = np.ones(5)
    for weights in (
        objective.entropy(table),
        objective.critic(table),
        objective.merec(table, ones),
        objective.standard_deviation(table),
    ):
        assert weights[-1] == 0
        assert weights.sum() == pytest.approx(1)
    np.testing.assert_allclose(objective.critic(table)[:-1], objective.critic(DATA), rtol=1e-12)


def test_entropy_takes_zeros_as_zero_times_log_zero() -> None:
    concentrated = objective.entropy([[1, 5], [0, 5], [0, 6]])
    assert concentrated[0] > 0.99


def test_critic_sees_conflict_in_the_stated_direction() -> None:
    rising = np.array([[1.0, 1, 3], [2, 2, 1], [3, 3, 2]])
    together = objective.critic(rising)
    opposed = objective.critic(rising, [1, -1, 1])
    assert opposed[0] > together[0]


@pytest.mark.parametrize("method", [objective.entropy, objective.critic, objective.standard_deviation])
def test_data_without_any_spread_are_refused(method: Any) -> None:
    with pytest.raises(ValueError, match="no criterion stands out"):
        method(np.full((3, 2), 4.2))


def test_what_a_method_cannot_take_is_said() -> None:
    with pytest.raises(ValueError, match="above zero"):
        objective.merec([[1, 0], [1, 2]], [1, 1])
    with pytest.raises(ValueError, match="zero or more"):
        objective.entropy([[1, -1], [1, 2]])
    with pytest.raises(ValueError, match="row 1, column 0"):
        objective.critic([[1, 2], [np.nan, 2]])
    with pytest.raises(ValueError, match="two alternatives"):
        objective.standard_deviation([[1, 2]])
    with pytest.raises(ValueError, match="direction"):
        objective.critic([[1, 2], [2, 1]], [1, 0])


def test_combining_with_judgement() -> None:
    np.testing.assert_allclose(objective.combine([0.6, 0.4], [0.2, 0.8], subjective_share=0.75), [0.5, 0.5])
    np.testing.assert_allclose(objective.combine([0.6, 0.4], [0.2, 0.8], mode="multiplicative"), [12 / 44, 32 / 44])
    with pytest.raises(ValueError, match="length"):
        objective.combine([1], [0.5, 0.5])
    with pytest.raises(ValueError, match="share"):
        objective.combine([1], [1], subjective_share=1.5)
    with pytest.raises(ValueError, match="no criterion"):
        objective.combine([1, 0], [0, 1], mode="multiplicative")
