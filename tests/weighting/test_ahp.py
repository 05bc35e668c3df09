"""What must hold for every judgement matrix, and what a wrong one is told."""

from itertools import pairwise
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from planner.weighting.ahp import (
    DisconnectedJudgements,
    circular_triads,
    complete,
    priorities,
    random_index,
    revisions,
    synthesize,
    total_consistency,
)
from planner.weighting.eigenvector import principal_eigenvectors

Matrix = NDArray[np.float64]
SCALE = [1 / value for value in range(9, 1, -1)] + list(range(1, 10))
NAN = np.nan


@st.composite
def judged(draw: st.DrawFn, smallest: int = 3, largest: int = 8) -> Matrix:
    """A complete matrix on Saaty's scale, as inconsistent as it comes."""
    size = draw(st.integers(smallest, largest))
    matrix = np.ones((size, size))
    for row in range(size):
        for column in range(row + 1, size):
            matrix[row, column] = draw(st.sampled_from(SCALE))
            matrix[column, row] = 1 / matrix[row, column]
    return matrix


@st.composite
def partly_judged(draw: st.DrawFn) -> Matrix:
    """A matrix with gaps whose judgements still link all elements: a chain in random order is always there."""
    matrix = draw(judged())
    size = matrix.shape[0]
    chain = {frozenset(pair) for pair in pairwise(draw(st.permutations(range(size))))}
    for row in range(size):
        for column in range(row + 1, size):
            if {row, column} not in chain and draw(st.booleans()):
                matrix[row, column] = matrix[column, row] = NAN
    return matrix


weight_vectors = st.lists(st.floats(0.05, 1.0), min_size=2, max_size=12).map(
    lambda values: np.array(values) / sum(values)
)


@given(weight_vectors, st.sampled_from(["eigenvector", "geometric_mean"]))
def test_consistent_judgements_give_back_their_weights(weights: Matrix, method: Any) -> None:
    result = priorities(weights[:, None] / weights, method=method)
    np.testing.assert_allclose(result.weights, weights, rtol=1e-9)
    assert result.consistency_ratio == pytest.approx(0, abs=1e-9)
    assert result.geometric_consistency_index == pytest.approx(0, abs=1e-9)
    assert revisions(weights[:, None] / weights) == ()


@given(judged(smallest=2), st.integers(1, 3))
def test_many_matrices_at_once_have_the_weights_of_each(matrix: Matrix, copies: int) -> None:
    """However inconsistent: powers and eigenvalues are two roads to the same vector."""
    matrices = np.array([matrix, *[matrix.T] * copies])
    expected = [priorities(each).weights for each in matrices]
    np.testing.assert_allclose(principal_eigenvectors(matrices), expected, rtol=1e-10)


@given(partly_judged(), st.randoms(use_true_random=False))
def test_the_order_of_the_criteria_does_not_matter(matrix: Matrix, random: Any) -> None:
    order = list(range(matrix.shape[0]))
    random.shuffle(order)
    straight, shuffled = priorities(matrix), priorities(matrix[np.ix_(order, order)])
    np.testing.assert_allclose(shuffled.weights, straight.weights[order], rtol=1e-9)
    assert shuffled.lambda_max == pytest.approx(straight.lambda_max, rel=1e-12)
    assert shuffled.random_index_value == straight.random_index_value


@given(partly_judged(), st.integers(0, 1000), st.sampled_from([0.98, 1.02]))
def test_completion_keeps_what_was_judged_and_cannot_be_improved(matrix: Matrix, which: int, factor: float) -> None:
    completed = complete(matrix)
    given_entries = ~np.isnan(matrix)
    np.testing.assert_array_equal(completed[given_entries], matrix[given_entries])
    missing = np.argwhere(~given_entries)
    assume(missing.size > 0)
    row, column = missing[which % len(missing)]
    moved = completed.copy()
    moved[row, column] *= factor
    moved[column, row] = 1 / moved[row, column]
    assert priorities(moved).lambda_max > priorities(completed).lambda_max


@given(weight_vectors.filter(lambda weights: weights.size >= 3), st.data())
def test_a_chain_of_judgements_is_completed_consistently_but_not_called_consistent(
    weights: Matrix, data: st.DataObject
) -> None:
    size = weights.size
    matrix = np.full((size, size), NAN)
    np.fill_diagonal(matrix, 1)
    for row, column in pairwise(data.draw(st.permutations(range(size)))):
        matrix[row, column], matrix[column, row] = (
            weights[row] / weights[column],
            weights[column] / weights[row],
        )
    result = priorities(matrix)
    np.testing.assert_allclose(result.weights, weights, rtol=1e-9)
    assert result.missing == (size - 1) * (size - 2) // 2
    assert result.consistency_ratio is None
    assert result.random_index_value is None
    assert result.geometric_consistency_index is None


@given(partly_judged())
def test_each_revision_lowers_the_consistency_ratio_by_what_it_says(matrix: Matrix) -> None:
    before = priorities(matrix)
    proposed = revisions(matrix, count=3)
    if before.consistency_ratio is not None and before.consistency_ratio > 0.1:
        assert proposed
    for revision in proposed:
        assert matrix[revision.row, revision.column] == revision.judgement
        revised = matrix.copy()
        revised[revision.row, revision.column] = revision.suggested
        revised[revision.column, revision.row] = 1 / revision.suggested
        after = priorities(revised)
        assert after.lambda_max < before.lambda_max
        assert revision.consistency_ratio_after == pytest.approx(after.consistency_ratio, rel=1e-9, abs=1e-12)
    assert [revision.error for revision in proposed] == sorted((r.error for r in proposed), reverse=True)


def test_a_revision_finds_the_one_wrong_judgement_and_its_right_value() -> None:
    weights = np.array([0.4, 0.3, 0.2, 0.1])
    matrix = weights[:, None] / weights
    matrix[1, 3], matrix[3, 1] = 1 / 3, 3
    worst = revisions(matrix)[0]
    assert (worst.row, worst.column) == (3, 1), "turned so that the judgement overstates the row"
    assert worst.suggested == pytest.approx(1 / 3)
    assert worst.consistency_ratio_after == pytest.approx(0, abs=1e-9)


@given(judged())
def test_circular_triads_are_counted_as_kendall_counts_them(matrix: Matrix) -> None:
    size = matrix.shape[0]
    wins = (matrix > 1).sum(axis=1)
    assume(wins.sum() == size * (size - 1) // 2)
    found = circular_triads(matrix)
    kendall = size * (size - 1) * (2 * size - 1) / 12 - (wins**2).sum() / 2
    assert len(found) == kendall
    for first, second, third in found:
        assert min(matrix[first, second], matrix[second, third], matrix[third, first]) > 1


def test_ties_and_gaps_are_no_circular_triad_and_leave_zeta_undefined() -> None:
    tied = circular_triads([[1, 3, 1], [1 / 3, 1, 3], [1, 1 / 3, 1]])
    gap = circular_triads([[1, 3, NAN], [1 / 3, 1, 3], [NAN, 1 / 3, 1]])
    assert (len(tied), tied.zeta, len(gap), gap.zeta) == (0, None, 0, None)


def test_a_cycle_shows_although_the_consistency_ratio_would_pass() -> None:
    step = 1.1
    matrix = [[1, step, 1 / step], [1 / step, 1, step], [step, 1 / step, 1]]
    ratio = priorities(matrix).consistency_ratio
    assert ratio is not None
    assert ratio < 0.1
    assert circular_triads(matrix).triads == ((0, 1, 2),)


@pytest.mark.parametrize("size", [1, 2])
def test_one_and_two_elements_are_consistent_by_definition(size: int) -> None:
    result = priorities(np.ones((size, size)))
    assert result.consistency_ratio == 0
    assert result.consistency_index == 0
    assert result.random_index_value == 0
    assert result.geometric_consistency_index == 0


def test_beyond_its_end_a_table_gives_way_to_the_fit_and_the_result_says_so() -> None:
    at_end, beyond = priorities(np.ones((15, 15))), priorities(np.ones((16, 16)))
    assert (at_end.random_index_table, at_end.random_index_value) == ("saaty1980", 1.59)
    assert beyond.random_index_table == "ahp_os"
    assert beyond.random_index_value == pytest.approx((1.7699 * 16 - 4.3513) / 15)
    assert priorities(np.ones((20, 20)), random_index="donegan_dodd").random_index_table == "donegan_dodd"


def test_the_random_index_shrinks_with_each_missing_pair_agoston_csato_2022() -> None:
    assert [random_index(4, missing) for missing in range(4)] == pytest.approx([0.9, 0.6, 0.3, None])


def test_disconnected_judgements_name_a_link_that_mends_them() -> None:
    matrix = np.array([[1, 2, NAN, NAN], [0.5, 1, NAN, NAN], [NAN, NAN, 1, 3], [NAN, NAN, 1 / 3, 1]])
    with pytest.raises(DisconnectedJudgements, match="2 unconnected parts") as caught:
        priorities(matrix)
    assert caught.value.parts == ((0, 1), (2, 3))
    row, column = caught.value.pair
    matrix[row, column] = 4
    np.testing.assert_allclose(priorities(matrix).matrix[row, column], 4)
    for function in (complete, revisions):
        with pytest.raises(DisconnectedJudgements):
            function([[1, NAN], [NAN, 1]])


@pytest.mark.parametrize(
    ("matrix", "message"),
    [
        ([[1, 2, 3], [0.5, 1, 2]], "square"),
        ([], "square"),
        ([[1, -2], [-0.5, 1]], r"\(0, 1\) is -2"),
        ([[1, 0], [0, 1]], r"\(0, 1\) is 0"),
        ([[1, np.inf], [0, 1]], r"\(0, 1\) is inf"),
        ([[1, 3], [0.33, 1]], r"\(0, 1\) = 3 and \(1, 0\) = 0.33 are not reciprocal"),
        ([[2, 3], [1 / 3, 1]], "diagonal"),
        ([[NAN, 3], [1 / 3, 1]], "diagonal"),
    ],
)
def test_an_invalid_matrix_is_told_which_entry_is_wrong(matrix: list[list[float]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        priorities(matrix)


def test_unknown_names_are_told_the_known_ones() -> None:
    with pytest.raises(ValueError, match="eigenvector, geometric_mean"):
        priorities([[1]], method=cast("Any", "mean"))
    with pytest.raises(ValueError, match="saaty1980"):
        priorities([[1]], random_index=cast("Any", "saaty"))
    with pytest.raises(ValueError, match="distributive, ideal"):
        synthesize([1], [[1]], mode=cast("Any", "idle"))


def test_a_tree_is_weighed_level_by_level() -> None:
    groups = np.array([0.5, 0.3, 0.2])
    leaves = synthesize(groups, [[0.6, 0, 0], [0.4, 0, 0], [0, 1, 0], [0, 0, 0.25], [0, 0, 0.75]])
    np.testing.assert_allclose(leaves.global_weights, [0.3, 0.2, 0.3, 0.05, 0.15])
    options = synthesize(leaves.global_weights, [[1, 3, 1, 1, 2], [3, 1, 1, 1, 2]])
    assert options.global_weights.sum() == pytest.approx(1)
    np.testing.assert_allclose(options.contributions.sum(axis=1), options.global_weights)


@given(weight_vectors, st.data())
def test_ideal_mode_keeps_the_order_when_a_copy_is_added(weights: Matrix, data: st.DataObject) -> None:
    ratings = np.array(
        data.draw(
            st.lists(
                st.lists(st.floats(0.1, 9), min_size=weights.size, max_size=weights.size),
                min_size=2,
                max_size=5,
            )
        )
    )
    copied = np.vstack([ratings, ratings[0]])
    before = synthesize(weights, ratings, mode="ideal").global_weights
    after = synthesize(weights, copied, mode="ideal").global_weights
    np.testing.assert_array_equal(after[:-1], before)


def test_a_parent_without_children_and_wrong_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="parent 1 "):
        synthesize([0.5, 0.5], [[1, 0], [1, 0]])
    with pytest.raises(ValueError, match="one column"):
        synthesize([0.5, 0.5], [[1], [1]])
    with pytest.raises(ValueError, match="negative"):
        synthesize([0.5, -0.5], [[1, 1]])


def test_total_consistency_is_a_ratio_of_sums() -> None:
    total = total_consistency([0.5, 0.3, 0.2], [0.02, 0.10, 0.0], [0.58, 1.12, None])
    assert total.consistency_index == pytest.approx(0.5 * 0.02 + 0.3 * 0.10)
    assert total.random_index == pytest.approx(0.5 * 0.58 + 0.3 * 1.12)
    assert total.consistency_ratio == pytest.approx(0.04 / 0.626)
    assert total_consistency([0.6, 0.4], [0, 0], [0, None]).consistency_ratio is None
    with pytest.raises(ValueError, match="one weight"):
        total_consistency([1], [0.1, 0.2], [0.58])
