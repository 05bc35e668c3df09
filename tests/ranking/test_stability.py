"""How far one weight or score may move before another alternative leads."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.ranking.ranks import competition_ranks
from planner.ranking.robustness import Form, smallest_flip, stability_interval
from planner.ranking.terms import frame, scores, terms
from planner.ranking.weight_path import weight_path
from tests.ranking.test_acceptability import FORMS, Matrix, ratings, scale
from tests.ranking.test_published_rankings import Case, assert_reproduces, cases

JUST_PAST = 1e-6


@cases("sensitivity.weights")
def test_published(case: Case) -> None:
    """The paper takes `change` from one weight of a weighted sum and scales all to their sum again."""
    matrix, weights = np.array(case["inputs"]["matrix"]), np.array(case["inputs"]["weights"])
    percent: dict[str, list[float | None]] = {}
    for pair in case["recomputed"]["relative_percent"]:
        rows = [int(name[1:]) - 1 for name in pair.split("-")]
        flips = [smallest_flip(matrix[rows], weights, form="additive", weight=column) for column in range(weights.size)]
        percent[pair] = [
            None if flip is None else 100 * (1 - weights.sum() * flip.tie / weight) / (1 - flip.tie)
            for flip, weight in zip(flips, weights, strict=True)
        ]
    for pair, expected in case["recomputed"]["relative_percent"].items():
        assert [value is None for value in percent[pair]] == [value is None for value in expected]
        np.testing.assert_allclose(
            [value for value in percent[pair] if value is not None],
            [value for value in expected if value is not None],
            rtol=1e-9,
        )
    assert_reproduces(
        case,
        P=matrix @ weights,
        rel_A1A2_C2=np.array(percent["A1-A2"][1]),
        rel_A2A3_C1=np.array(percent["A2-A3"][0]),
    )


def ranks_along(matrix: Matrix, weights: Matrix, group: list[int], form: Form, shares: Matrix) -> Matrix:
    values, setting = frame(matrix, form, None, scale(matrix))
    marked = np.isin(np.arange(weights.size), group)
    moved = weight_path(weights, marked).weights(shares)
    return np.array([competition_ranks(-column) for column in scores(terms(values, setting), moved).T])


@st.composite
def weighted(draw: st.DrawFn) -> tuple[Matrix, Matrix, list[int]]:
    matrix = draw(ratings())
    columns = matrix.shape[1]
    weights = np.array(draw(st.lists(st.integers(0, 5), min_size=columns, max_size=columns)), dtype=np.float64)
    if not weights.any():
        weights[0] = 1.0
    return matrix, weights, draw(st.lists(st.integers(0, columns - 1), min_size=1, unique=True))


@settings(max_examples=200, deadline=None)
@given(weighted(), st.sampled_from(FORMS))
def test_places_hold_inside_an_interval_and_fail_just_outside(
    problem: tuple[Matrix, Matrix, list[int]], form: Form
) -> None:
    matrix, weights, group = problem
    found = stability_interval(matrix, weights, group, form=form, bounds=scale(matrix))
    assert found.share == pytest.approx(weights[group].sum() / weights.sum())
    now = ranks_along(matrix, weights, group, form, np.array([found.share]))[0]
    for (low, high), whole in ((found.first, False), (found.order, True)):
        assert 0 <= low <= found.share <= high <= 1
        # Ends are ties, and two ties may lie close together: look well inside and just outside.
        inside = np.linspace(low, high, 203)[1:-1] if high - low > JUST_PAST else np.array([])
        for ranks in ranks_along(matrix, weights, group, form, inside) if inside.size else ():
            assert (ranks == now).all() if whole else ((ranks == 1) == (now == 1)).all()
        for end, outside in ((low, low - JUST_PAST), (high, high + JUST_PAST)):
            if 0 < end < 1 and 0 <= outside <= 1:
                ranks = ranks_along(matrix, weights, group, form, np.array([outside]))[0]
                assert (ranks != now).any() if whole else ((ranks == 1) != (now == 1)).any()
    assert (found.below is None) == (found.first[0] == 0)
    assert (found.above is None) == (found.first[1] == 1)


@settings(max_examples=150, deadline=None)
@given(weighted(), st.sampled_from(FORMS))
def test_a_weight_flips_the_first_place_where_it_says_and_nowhere_nearer(
    problem: tuple[Matrix, Matrix, list[int]], form: Form
) -> None:
    matrix, weights, group = problem
    flip = smallest_flip(matrix, weights, form=form, bounds=scale(matrix), weight=group)
    share = weights[group].sum() / weights.sum()
    now = ranks_along(matrix, weights, group, form, np.array([share]))[0]
    leader = int(np.argmin(now))
    reach = 1.0 if flip is None else abs(flip.tie - share)
    grid = np.linspace(max(0.0, share - reach), min(1.0, share + reach), 401)[1:-1]
    if reach > JUST_PAST:
        assert (ranks_along(matrix, weights, group, form, grid)[:, leader] == 1).all()
    if flip is not None:
        then = ranks_along(matrix, weights, group, form, np.array([flip.then]))[0]
        assert then[flip.winner] == 1 < then[leader]


@settings(max_examples=100, deadline=None)
@given(weighted(), st.sampled_from(FORMS), st.integers(0, 5), st.integers(0, 5))
def test_a_score_flips_the_first_place_where_it_says_and_nowhere_nearer(
    problem: tuple[Matrix, Matrix, list[int]], form: Form, row: int, column: int
) -> None:
    matrix, weights, _ = problem
    cell = row % len(matrix), column % matrix.shape[1]
    weights = weights / weights.sum()

    def ranks(value: float) -> Matrix:
        moved = matrix.copy()
        moved[cell] = value
        values, setting = frame(moved, form, None, scale(matrix))
        return competition_ranks(-scores(terms(values, setting), weights[None])[:, 0])

    leader = int(np.argmin(ranks(matrix[cell])))
    flip = smallest_flip(matrix, weights, form=form, bounds=scale(matrix), score=cell)
    reach = 8.0 if flip is None else abs(flip.tie - matrix[cell])
    for value in np.linspace(max(1.0, matrix[cell] - reach), min(9.0, matrix[cell] + reach), 65)[1:-1]:
        assert ranks(value)[leader] == 1
    if flip is not None:
        then = ranks(flip.then)
        assert then[flip.winner] == 1 < then[leader]
        assert flip.then == pytest.approx(flip.tie, abs=1e-9)


def test_closeness_may_lose_the_lead_on_either_side_of_a_weight_to_the_same_rival() -> None:
    """Unlike the additive value: the interval is what a fine walk over the share finds."""
    matrix, weights = np.array([[9.0, 8, 1, 9], [8, 4, 5, 9]]), np.array([5.0, 6, 6, 2])
    found = stability_interval(matrix, weights, 0, bounds=scale(matrix))
    shares = np.linspace(0, 1, 100_001)
    second = shares[ranks_along(matrix, weights, [0], "bounds", shares)[:, 1] == 1]
    assert found.first == pytest.approx((second.min(), second.max()), abs=1e-5)
    assert 0.2 < found.first[0] < found.share < found.first[1] < 0.6
    assert (found.below, found.above) == (0, 0)


def test_a_tie_at_the_end_of_the_range_is_not_taken_for_one_before_it() -> None:
    """With all weight on a criterion in which two are equal they tie, at exactly 1."""
    matrix = [[5.0, 8.0, 5.0], [5.0, 7.0, 8.0]]
    assert stability_interval(matrix, [8.0, 2.0, 1.0], 0, bounds=[[1.0, 9.0]] * 3).first[1] == 1.0


def test_the_unit_of_additive_values_changes_nothing() -> None:
    values = np.random.default_rng(3).normal(size=(30, 4))
    small, large = (stability_interval(values * unit, [4, 3, 2, 1], 1, form="additive") for unit in (1e-3, 1e6))
    assert large.order == pytest.approx(small.order, rel=1e-9)
    assert large.first == pytest.approx(small.first, rel=1e-9)


def test_degenerate_input_has_defined_answers() -> None:
    bounds = [[1.0, 9.0], [1.0, 9.0]]
    single = stability_interval([[4.0, 5.0]], [0.5, 0.5], 0, bounds=bounds)
    assert (single.first, single.order, single.below, single.above) == ((0.0, 1.0), (0.0, 1.0), None, None)
    assert smallest_flip([[4.0, 5.0]], [0.5, 0.5], bounds=bounds, weight=0) is None
    assert smallest_flip([[4.0, 5.0]], [0.5, 0.5], bounds=bounds, score=(0, 0)) is None
    equal = [[4.0, 5.0], [4.0, 5.0]]
    assert stability_interval(equal, [0.5, 0.5], 0, bounds=bounds).order == (0.0, 1.0)
    assert smallest_flip(equal, [0.5, 0.5], bounds=bounds, weight=0) is None
    touched = smallest_flip(equal, [0.5, 0.5], bounds=bounds, score=(1, 0))
    assert touched is not None and touched.winner == 1 and touched.then == pytest.approx(4.0, abs=1e-9)
    # A tie that any move of the weight breaks is an interval of one share.
    balanced = stability_interval([[9.0, 1.0], [1.0, 9.0]], [0.5, 0.5], 0, form="additive", bounds=bounds)
    assert balanced.first == balanced.order == (0.5, 0.5)
    assert (balanced.below, balanced.above) == (1, 0)
    whole = stability_interval([[9.0, 1.0], [1.0, 9.0]], [0.7, 0.3], [0, 1], bounds=bounds)
    assert (whole.share, whole.first) == (1.0, (0.0, 1.0))
    alone = stability_interval([[9.0, 1.0], [1.0, 9.0]], [1.0, 0.0], 0, form="additive", bounds=bounds)
    assert alone.first == pytest.approx((0.5, 1.0))
    # In the vector form a constant column separates nobody.
    flat = stability_interval([[4.0, 2.0], [4.0, 3.0]], [0.5, 0.5], 0, [1, 1], "vector")
    assert flat.first == (0.0, 1.0)


def test_what_cannot_be_asked_is_refused() -> None:
    matrix, bounds = [[4.0, 5.0], [6.0, 2.0]], [[1.0, 9.0], [1.0, 9.0]]
    for group in ([], [2], -1):
        with pytest.raises(ValueError, match="a group is one or more criteria from 0 to 1"):
            stability_interval(matrix, [0.5, 0.5], group, bounds=bounds)
    with pytest.raises(ValueError, match="either a weight or a score"):
        smallest_flip(matrix, [0.5, 0.5], bounds=bounds)
    with pytest.raises(ValueError, match="no row 2, column 0"):
        smallest_flip(matrix, [0.5, 0.5], bounds=bounds, score=(2, 0))
    with pytest.raises(ValueError, match=r"has direction -1 but bounds 1 .worst. to 9"):
        smallest_flip(matrix, [0.5, 0.5], [-1, 1], bounds=bounds, weight=0)
    with pytest.raises(ValueError, match="better the higher they are"):
        smallest_flip(matrix, [0.5, 0.5], [-1, 1], form="additive", weight=0)
    with pytest.raises(ValueError, match="within the bounds of its column"):
        smallest_flip(matrix, [0.5, 0.5], [1, 1], "vector", score=(0, 0))
