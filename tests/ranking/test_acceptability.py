"""Places under uncertain weights and scores: exact where polygons can be measured, simulated elsewhere."""

from concurrent.futures import CancelledError

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from planner.ranking.robustness import (
    Acceptability,
    Form,
    acceptability,
    always,
    among,
    around,
    exact_acceptability,
    in_order,
    rank_order_centroid,
    score_ranges,
    uniform,
)
from planner.ranking.topsis import topsis
from tests.ranking.test_published_rankings import Case, assert_reproduces, cases

Matrix = NDArray[np.float64]
FORMS: tuple[Form, ...] = ("additive", "bounds", "vector")


@st.composite
def ratings(draw: st.DrawFn, criteria: int | None = None, alternatives: int = 6) -> Matrix:
    """Ratings 1..9 in whole numbers, so that equal rows and constant columns turn up."""
    columns = criteria or draw(st.integers(1, 6))
    rows = draw(st.integers(1, alternatives))
    cells = draw(st.lists(st.integers(1, 9), min_size=rows * columns, max_size=rows * columns))
    return np.array(cells, dtype=np.float64).reshape(rows, columns)


def scale(matrix: Matrix) -> Matrix:
    return np.tile([1.0, 9.0], (matrix.shape[1], 1))


def central(result: Acceptability) -> list[list[float] | None]:
    return [None if weights is None else weights.tolist() for weights in result.central_weights]


@cases("smaa2")
def test_published(case: Case) -> None:
    inputs = case["inputs"]
    if "utilities" in inputs:
        exact = exact_acceptability(inputs["utilities"])
        assert_reproduces(case, rank_acceptability=exact.acceptability, central_weights=central(exact))
    else:
        for size in inputs["n"]:
            importance = np.arange(size, 0, -1)
            assert_reproduces(case, **{f"roc{size}": rank_order_centroid(importance)})
            mean = in_order(importance)(np.random.default_rng(1))(100_000).mean(axis=0)
            np.testing.assert_allclose(mean, case["recomputed"][f"roc{size}"], atol=3 * 0.5 / np.sqrt(100_000))


TIED = [[0.9, 0.1, 0.4], [0.9, 0.1, 0.4], [0.2, 0.8, 0.5], [0.5, 0.5, 0.5]]
"""The first two are equal throughout, the last two and the first are close to a line through the triangle."""


@pytest.mark.parametrize(
    "utilities", [[[0.8, 0.3, 0.4], [0.3, 0.9, 0.2], [0.5, 0.5, 0.6]], TIED, [[1.0, 0.0], [0.3, 0.6]]]
)
def test_simulation_lies_within_three_standard_errors_of_the_measured_pieces(utilities: list[list[float]]) -> None:
    draws = 100_000
    exact = exact_acceptability(utilities, reference=range(1, len(utilities) + 1))
    simulated = acceptability(
        utilities,
        uniform(len(utilities[0])),
        form="additive",
        draws=draws,
        reference=range(1, len(utilities) + 1),
    )
    assert exact.pairwise is not None and simulated.pairwise is not None
    assert exact.same_order is not None and simulated.same_order is not None
    for true, found in (
        (exact.acceptability, simulated.acceptability),
        (exact.pairwise, simulated.pairwise),
        (np.array(exact.same_order), np.array(simulated.same_order)),
    ):
        error = np.sqrt(np.maximum(true * (1 - true), 0.0) / draws)
        assert (np.abs(found - true) <= 3 * error + 1e-12).all()
    assert simulated.confidence == exact.confidence
    for weights, exact_weights in zip(simulated.central_weights, exact.central_weights, strict=True):
        assert weights is not None and exact_weights is not None
        np.testing.assert_allclose(weights, exact_weights, atol=0.006)


def test_one_criterion_leaves_nothing_to_weigh() -> None:
    exact = exact_acceptability([[3.0], [5.0]], bounds=[[1.0, 9.0]])
    np.testing.assert_array_equal(exact.acceptability, [[0.0, 1.0], [1.0, 0.0]])
    with pytest.raises(ValueError, match="up to 3 criteria, not 4"):
        exact_acceptability(np.full((2, 4), 0.5))


@settings(max_examples=60, deadline=None)
@given(ratings(), st.sampled_from(FORMS), st.booleans(), st.integers(1, 700))
def test_shares_add_up_and_depend_on_the_seed_but_not_on_the_chunk(
    matrix: Matrix, form: Form, ranged: bool, chunk: int
) -> None:
    bounds = scale(matrix)
    scores = score_ranges(np.maximum(matrix - 1, 1), matrix, np.minimum(matrix + 1, 9)) if ranged else matrix
    weights = around(np.arange(1.0, matrix.shape[1] + 1), 0.3)
    whole, parts = (
        acceptability(scores, weights, form=form, bounds=bounds, draws=700, seed=3, chunk=size) for size in (700, chunk)
    )
    assert whole.pairwise is not None and parts.pairwise is not None
    np.testing.assert_allclose(whole.acceptability.sum(axis=0), 1.0, rtol=1e-12)
    np.testing.assert_allclose(whole.acceptability.sum(axis=1), 1.0, rtol=1e-12)
    np.testing.assert_allclose(whole.pairwise + whole.pairwise.T, 1.0, rtol=1e-12)
    np.testing.assert_allclose(parts.acceptability, whole.acceptability, rtol=0, atol=1e-12)
    np.testing.assert_array_equal(parts.pairwise, whole.pairwise)
    for one, other in zip(parts.central_weights, whole.central_weights, strict=True):
        assert (one is None) == (other is None)
        if one is not None and other is not None:
            np.testing.assert_allclose(one, other, rtol=1e-9)
            assert one.sum() == pytest.approx(1.0)
    for row, sure in enumerate(whole.confidence):
        assert (sure is None) == (whole.acceptability[row, 0] == 0)
        assert sure is None or 0 <= sure <= 1


@settings(max_examples=60, deadline=None)
@given(ratings(), st.integers(0, 5), st.integers(0, 5))
def test_a_dominated_alternative_is_never_first_while_scores_are_certain(matrix: Matrix, row: int, column: int) -> None:
    better = matrix.copy()
    better[row % len(matrix), column % matrix.shape[1]] = 9.0
    worse = np.vstack([np.minimum(better, 8.0) - 0.5, better])
    bounds = np.tile([0.0, 9.0], (matrix.shape[1], 1))
    for form in ("additive", "bounds"):
        found = acceptability(worse, uniform(matrix.shape[1]), form=form, bounds=bounds, draws=200)
        assert (found.acceptability[: len(matrix), 0] == 0).all()
        assert found.central_weights[0] is None and found.confidence[0] is None


@settings(max_examples=60, deadline=None)
@given(ratings(), st.sampled_from(FORMS))
def test_certain_weights_give_the_places_of_topsis(matrix: Matrix, form: Form) -> None:
    weights = np.arange(1.0, matrix.shape[1] + 1)
    found = acceptability(matrix, weights, form=form, bounds=scale(matrix), draws=3)
    if form != "additive":
        ranks = topsis(matrix, weights, np.ones(matrix.shape[1]), form, scale(matrix)).ranks
        for row, rank in enumerate(ranks):
            tied = (ranks == rank).sum()
            assert found.acceptability[row, rank - 1 : rank - 1 + tied] == pytest.approx(1 / tied)


@pytest.mark.parametrize("alternatives", [5, 40])
def test_counting_by_pairs_and_by_sorting_agree_with_places_of_each_draw(alternatives: int) -> None:
    """40 alternatives are sorted, 5 are compared; a third of the rows are copies."""
    rng = np.random.default_rng(5)
    matrix = rng.integers(1, 10, (alternatives, 4)).astype(float)
    matrix[::3] = matrix[0]
    drawn = rng.dirichlet(np.ones(4), 97)
    found = acceptability(matrix, drawn, bounds=scale(matrix), reference=np.arange(alternatives) + 1, chunk=13)
    taken = np.zeros((alternatives, alternatives))
    beaten = np.zeros_like(taken)
    for weights in drawn:
        ranks = topsis(matrix, weights, bounds=scale(matrix)).ranks
        beaten += (ranks[:, None] < ranks) + 0.5 * (ranks[:, None] == ranks)
        for row, rank in enumerate(ranks):
            tied = (ranks == rank).sum()
            taken[row, rank - 1 : rank - 1 + tied] += 1 / tied
    np.testing.assert_allclose(found.acceptability, taken / 97, atol=1e-12)
    np.testing.assert_allclose(found.pairwise, beaten / 97, atol=1e-12)


def test_equal_alternatives_and_one_alternative_share_every_place() -> None:
    equal = acceptability(np.full((3, 2), 4.0), uniform(2), bounds=[[1, 9], [1, 9]], draws=50, reference=[1, 1, 1])
    np.testing.assert_allclose(equal.acceptability, 1 / 3)
    assert equal.confidence == pytest.approx((1 / 3,) * 3)
    assert (equal.same_first, equal.same_order) == (1.0, 1.0)
    # In the vector form a constant column tells nothing, and here both are constant.
    classic = acceptability(np.full((3, 2), 4.0), uniform(2), [1, 1], "vector", draws=50)
    np.testing.assert_allclose(classic.acceptability, 1 / 3)
    single = acceptability([[4.0, 5.0]], uniform(2), bounds=[[1, 9], [1, 9]], draws=50)
    np.testing.assert_array_equal(single.acceptability, [[1.0]])
    assert single.confidence == (1.0,)


def test_weights_around_a_vector_have_its_mean_and_the_spread_asked_for() -> None:
    centre, spread, count = np.array([0.5, 0.3, 0.2, 0.0]), 0.2, 200_000
    drawn = around(centre, spread)(np.random.default_rng(1))(count)
    np.testing.assert_allclose(drawn.mean(axis=0), centre, atol=4 * spread / 2 / np.sqrt(count))
    np.testing.assert_allclose(drawn.std(axis=0), spread * np.sqrt(centre * (1 - centre)), rtol=0.01)
    for certain in (0.0, 1e-12):
        np.testing.assert_allclose(around(centre, certain)(np.random.default_rng(1))(3), np.tile(centre, (3, 1)))
    extreme = around(centre, 1.0)(np.random.default_rng(1))(1000)
    np.testing.assert_allclose(extreme.sum(axis=1), 1.0)
    with pytest.raises(ValueError, match="the spread of weights is 0 to 1"):
        around(centre, 1.1)


def test_weights_in_order_keep_it_and_leave_ties_free() -> None:
    drawn = in_order([0.2, 0.5, 0.2, 0.1])(np.random.default_rng(1))(50_000)
    assert (drawn[:, 1] >= drawn[:, [0, 2]].max(axis=1)).all()
    assert (drawn[:, 3] <= drawn[:, [0, 2]].min(axis=1)).all()
    assert (drawn[:, 0] > drawn[:, 2]).mean() == pytest.approx(0.5, abs=0.01)
    np.testing.assert_allclose(drawn.mean(axis=0), rank_order_centroid([0.2, 0.5, 0.2, 0.1]), atol=0.003)


def test_weights_among_experts_follow_their_influence() -> None:
    rows = [[0.8, 0.2], [0.3, 0.7]]
    drawn = among(rows, [3.0, 1.0])(np.random.default_rng(1))(20_000)
    assert (drawn[:, 0] == 0.8).mean() == pytest.approx(0.75, abs=0.01)
    np.testing.assert_array_equal(always([2.0, 6.0])(np.random.default_rng(1))(2), [[0.25, 0.75]] * 2)


def test_ranges_are_triangular_or_uniform_and_may_run_from_worst_to_best() -> None:
    ranges = score_ranges([[2.0, 9.0, 4.0]], [[4.0, 5.0, 4.0]], [[8.0, 1.0, 4.0]], [[False, True, False]])
    drawn = ranges.start(np.random.default_rng(1))(200_000)[:, 0]
    assert drawn[:, 0].mean() == pytest.approx((2 + 4 + 8) / 3, abs=0.01)
    assert drawn[:, 0].var() == pytest.approx((4 + 16 + 64 - 8 - 16 - 32) / 18, rel=0.01)
    assert drawn[:, 1].mean() == pytest.approx(5.0, abs=0.02)
    assert drawn[:, 1].var() == pytest.approx(64 / 12, rel=0.01)
    assert (drawn[:, 2] == 4.0).all()
    with pytest.raises(ValueError, match=r"row 0, column 0 .* has mode 9 outside its range 1 to 3"):
        score_ranges([[1.0]], [[9.0]], [[3.0]])


def test_a_run_tells_its_progress_and_stops_when_asked() -> None:
    told: list[float] = []
    matrix, bounds = [[4.0, 5.0], [6.0, 2.0]], [[1.0, 9.0], [1.0, 9.0]]
    ranges = score_ranges(np.array(matrix) - 1, matrix, np.array(matrix) + 1)
    acceptability(ranges, uniform(2), bounds=bounds, draws=40, chunk=10, progress=told.append)
    assert told == pytest.approx([share / 8 for share in range(1, 9)])
    with pytest.raises(CancelledError):
        acceptability(matrix, uniform(2), bounds=bounds, draws=40, chunk=10, cancel=lambda: len(told) > 7)


def test_input_that_does_not_fit_together_is_named() -> None:
    matrix, bounds = [[4.0, 5.0], [6.0, 2.0]], [[1.0, 9.0], [1.0, 9.0]]
    for weights, problem in (([[0.5, 0.2, 0.3]], r"\(draws, 2\)"), ([[0.5, -0.5]], "negative"), ([[]], "draws, 2")):
        with pytest.raises(ValueError, match=problem):
            acceptability(matrix, weights, bounds=bounds)
    with pytest.raises(ValueError, match="at least one draw"):
        acceptability(matrix, uniform(2), bounds=bounds, draws=0)
    with pytest.raises(ValueError, match="outside the bounds"):
        acceptability(score_ranges([[0.0, 5.0]], [[4.0, 5.0]], [[6.0, 5.0]]), uniform(2), bounds=bounds)
    with pytest.raises(ValueError, match="needs the direction"):
        acceptability(matrix, uniform(2), form="vector")
    with pytest.raises(ValueError, match="needs the bounds"):
        acceptability(matrix, uniform(2))
