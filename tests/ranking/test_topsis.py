"""TOPSIS: what must hold for every table, against pymcdm where it is defined, and what a wrong table is told."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from planner.ranking.topsis import topsis

Table = NDArray[np.float64]
NORMALISATIONS = ["bounds", "vector", "minmax"]


@st.composite
def problems(draw: st.DrawFn) -> dict[str, Any]:
    """Ratings 1..9 of two to six alternatives on one to eight criteria, some of them costs."""
    rows, columns = draw(st.integers(2, 6)), draw(st.integers(1, 8))
    rating = st.integers(2, 18).map(lambda halves: halves / 2)
    matrix = np.array(
        draw(st.lists(st.lists(rating, min_size=columns, max_size=columns), min_size=rows, max_size=rows))
    )
    weights = np.array(draw(st.lists(st.floats(0.05, 1), min_size=columns, max_size=columns)))
    directions = np.array(draw(st.lists(st.sampled_from([1, -1]), min_size=columns, max_size=columns)))
    bounds = np.where(directions[:, None] > 0, [1.0, 9.0], [9.0, 1.0])
    return {"matrix": matrix, "weights": weights / weights.sum(), "directions": directions, "bounds": bounds}


def better_or_equal(first: Table, second: Table, directions: Table) -> bool:
    return bool((first * directions >= second * directions).all())


@given(problems(), st.sampled_from(NORMALISATIONS), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_does_not_matter(
    problem: dict[str, Any], normalisation: Any, random: Any
) -> None:
    rows, columns = (list(range(size)) for size in problem["matrix"].shape)
    random.shuffle(rows)
    random.shuffle(columns)
    straight = topsis(**problem, normalisation=normalisation)
    shuffled = topsis(
        problem["matrix"][np.ix_(rows, columns)],
        problem["weights"][columns],
        problem["directions"][columns],
        normalisation,
        problem["bounds"][columns],
    )
    np.testing.assert_allclose(shuffled.closeness, straight.closeness[rows], rtol=0, atol=1e-12)


@given(problems(), st.floats(0.001, 1000), st.floats(-1000, 1000))
def test_under_declared_bounds_units_and_zero_points_do_not_matter(
    problem: dict[str, Any], factor: float, offset: float
) -> None:
    plain = topsis(**problem)
    # A cell on its bound stays on it: both go through the same operations.
    stretched = topsis(
        problem["matrix"] * factor + offset,
        problem["weights"] * 7,
        bounds=problem["bounds"] * factor + offset,
    )
    np.testing.assert_allclose(stretched.closeness, plain.closeness, rtol=0, atol=1e-6)


@given(problems(), st.integers(0, 5))
def test_under_declared_bounds_dropping_an_alternative_changes_no_other(problem: dict[str, Any], dropped: int) -> None:
    all_of_them = topsis(**problem)
    keep = [row for row in range(len(problem["matrix"])) if row != dropped % len(problem["matrix"])]
    fewer = topsis(**{**problem, "matrix": problem["matrix"][keep]})
    np.testing.assert_array_equal(fewer.closeness, all_of_them.closeness[keep])
    assert list(np.argsort(fewer.ranks, kind="stable")) == list(np.argsort(all_of_them.ranks[keep], kind="stable"))


@given(problems(), st.sampled_from(NORMALISATIONS))
def test_a_dominating_alternative_never_ranks_behind(problem: dict[str, Any], normalisation: Any) -> None:
    result = topsis(**problem, normalisation=normalisation)
    matrix, directions = problem["matrix"], problem["directions"]
    for first in range(len(matrix)):
        for second in range(len(matrix)):
            if better_or_equal(matrix[first], matrix[second], directions):
                assert result.closeness[first] >= result.closeness[second] - 1e-12
                assert result.ranks[first] <= result.ranks[second]


@given(problems())
def test_leaving_out_the_directions_is_reading_them_from_the_bounds(problem: dict[str, Any]) -> None:
    stated, implied = topsis(**problem), topsis(**{**problem, "directions": None})
    np.testing.assert_array_equal(implied.closeness, stated.closeness)


@pytest.mark.filterwarnings("default")
@settings(deadline=None)  # the first example imports pymcdm
@given(problems())
def test_pymcdm_agrees_where_it_is_defined(problem: dict[str, Any]) -> None:
    methods = pytest.importorskip("pymcdm.methods")
    normalizations = pytest.importorskip("pymcdm.normalizations")
    matrix, weights, directions = problem["matrix"], problem["weights"], problem["directions"]
    if (matrix == matrix[0]).all():
        return
    pairs: list[tuple[Any, Any]] = [
        ("vector", normalizations.vector_normalization),
        ("minmax", normalizations.minmax_normalization),
    ]
    for normalisation, function in pairs:
        oracle = methods.TOPSIS(function)(matrix, weights, directions, validation=False)
        ours = topsis(matrix, weights, directions, normalisation=normalisation)
        np.testing.assert_allclose(ours.closeness, oracle, rtol=0, atol=1e-12)


def test_worst_and_best_of_the_scale_have_closeness_0_and_1() -> None:
    result = topsis([[1, 900], [9, 100], [5, 500]], [0.5, 0.5], bounds=[[1, 9], [900, 100]])
    np.testing.assert_allclose(result.closeness, [0, 1, 0.5])
    assert result.ranks.tolist() == [3, 1, 2]
    np.testing.assert_allclose(result.steps.normalised, [[0, 0], [1, 1], [0.5, 0.5]])
    np.testing.assert_allclose(result.steps.ideal, [0.5, 0.5])
    np.testing.assert_allclose(result.distances[0], [0.5**0.5, 0, 0.5**0.5 / 2])


@pytest.mark.parametrize("normalisation", ["vector", "minmax"])
def test_equal_alternatives_and_empty_columns_give_one_half(normalisation: Any) -> None:
    equal = topsis([[3, 0], [3, 0]], [0.5, 0.5], [1, -1], normalisation=normalisation)
    assert equal.closeness.tolist() == [0.5, 0.5]
    assert equal.ranks.tolist() == [1, 1]


@pytest.mark.parametrize("normalisation", ["vector", "minmax"])
def test_a_column_of_zeros_adds_nothing(normalisation: Any) -> None:
    with_zeros = topsis([[3, 0], [4, 0], [7, 0]], [0.5, 0.5], [1, 1], normalisation=normalisation)
    without = topsis([[3], [4], [7]], [0.5], [1], normalisation=normalisation)
    np.testing.assert_allclose(with_zeros.closeness, without.closeness)


GOOD: dict[str, Any] = {
    "matrix": [[1, 2], [3, 4]],
    "weights": [0.5, 0.5],
    "directions": [1, -1],
    "bounds": [[0, 9], [9, 0]],
}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"matrix": [[1, 2], [3, 10]]}, "row 1, column 1 .* 10, outside the bounds 0 to 9"),
        ({"matrix": [[1, np.nan], [3, 4]]}, "row 0, column 1 .* nan"),
        ({"matrix": [1, 2]}, "alternatives as rows"),
        ({"matrix": np.empty((0, 2))}, "alternatives as rows"),
        ({"bounds": [[0, 9], [5, 5]]}, "criterion 1 .* both 5"),
        ({"bounds": [[0, 9], [0, np.inf]]}, "not a finite"),
        ({"bounds": [[0, 9]]}, "bounds are"),
        ({"bounds": None}, "needs the bounds"),
        ({"directions": [1, 1]}, "criterion 1 .* direction \\+1 but bounds 9 .worst. to 0"),
        ({"directions": [1, 0]}, "one direction"),
        ({"directions": None, "normalisation": "vector"}, "needs the direction"),
        ({"weights": [1, -1]}, "criterion 1 .* -1"),
        ({"weights": [0, 0]}, "all weights are 0"),
        ({"weights": [1]}, "one weight a criterion"),
        ({"normalisation": "sum"}, "bounds, vector, minmax"),
    ],
)
def test_a_wrong_table_is_told_where(change: dict[str, Any], message: str) -> None:
    topsis(**GOOD)
    with pytest.raises(ValueError, match=message):
        topsis(**{**GOOD, **change})
