"""Ranking methods: what must hold for every table, against pymcdm where both are defined, and what is refused."""

import warnings
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from planner.ranking.methods import METHODS, MethodScores, score
from planner.ranking.suitability import Unsuitable

Table = NDArray[np.float64]
BY_NAME = pytest.mark.parametrize("method", METHODS)

# In CODAS a lead in taxicab distance counts only above a threshold of the Euclidean one.
MONOTONE = [name for name in METHODS if name != "codas"]


@st.composite
def problems(draw: st.DrawFn, cells: st.SearchStrategy[float], rows: int = 2) -> dict[str, Any]:
    """`rows` to five alternatives on one to six criteria, some of them costs, with the ends of their scales."""
    height, width = draw(st.integers(rows, 5)), draw(st.integers(1, 6))
    matrix = np.array(draw(st.lists(st.lists(cells, min_size=width, max_size=width), min_size=height, max_size=height)))
    weights = np.array(draw(st.lists(st.floats(0.05, 1), min_size=width, max_size=width)))
    directions = np.array(draw(st.lists(st.sampled_from([1, -1]), min_size=width, max_size=width)))
    reach = 1 + np.abs(matrix).max(axis=0)
    bounds = np.column_stack([matrix.min(axis=0) - reach, matrix.max(axis=0) + reach])
    return {"matrix": matrix, "weights": weights / weights.sum(), "directions": directions, "bounds": bounds}


RATINGS = st.integers(2, 18).map(lambda halves: halves / 2)
NUMBERS = st.one_of(st.sampled_from([0.0, 1.0, 2.0, -1.0]), st.floats(-1e300, 1e300))


def ask(method: str, matrix: Any, weights: Any, directions: Any, bounds: Any) -> MethodScores:
    options = {"bounds": bounds} if METHODS[method].needs_bounds else {}
    return score(method, matrix, weights, directions, **options)


@BY_NAME
@settings(deadline=None, max_examples=40)  # the first example imports pymcdm
@given(problem=problems(RATINGS), random=st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_does_not_matter(method: str, problem: dict[str, Any], random: Any) -> None:
    rows, columns = (list(range(size)) for size in problem["matrix"].shape)
    random.shuffle(rows)
    random.shuffle(columns)
    try:
        straight = ask(method, **problem)
    except Unsuitable as refusal:
        with pytest.raises(Unsuitable, match=refusal.reason):
            ask(method, problem["matrix"][rows], problem["weights"], problem["directions"], problem["bounds"])
        return
    shuffled = ask(
        method,
        problem["matrix"][np.ix_(rows, columns)],
        problem["weights"][columns],
        problem["directions"][columns],
        problem["bounds"][columns],
    )
    np.testing.assert_allclose(shuffled.scores, straight.scores[rows], rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("method", MONOTONE)
@settings(deadline=None, max_examples=60)
@given(problem=problems(RATINGS), data=st.data())
def test_a_dominant_alternative_is_never_ranked_below_the_one_it_dominates(
    method: str, problem: dict[str, Any], data: st.DataObject
) -> None:
    worse, better = problem["matrix"][0], problem["matrix"][1]
    gains = data.draw(st.lists(st.sampled_from([0.0, 0.5, 2.0]), min_size=len(worse), max_size=len(worse)))
    better[:] = worse + problem["directions"] * np.array(gains)
    # Keep costs positive, as ratings are.
    problem["matrix"] += max(0.0, 1.0 - problem["matrix"].min())
    matrix = problem["matrix"]
    problem["bounds"] = np.column_stack([matrix.min(axis=0) - 1, matrix.max(axis=0) + 1])
    if method == "edas":  # refuses alternatives that are all equal
        assume((matrix != matrix[0]).any())
    places = ask(method, **problem).ranks
    assert places[1] <= places[0]


@BY_NAME
@settings(deadline=None, max_examples=100)
@given(problem=problems(NUMBERS, rows=1))
def test_every_method_answers_with_finite_numbers_or_says_why_not(method: str, problem: dict[str, Any]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            result = ask(method, **problem)
        except Unsuitable:
            return
    assert np.isfinite(result.scores).all()
    assert result.ranks.min() == 1
    assert all(np.isfinite(part).all() for part in result.parts.values())


@settings(deadline=None, max_examples=60)
@given(problem=problems(RATINGS))
def test_pymcdm_agrees_where_both_are_defined(problem: dict[str, Any]) -> None:
    from pymcdm import methods, normalizations

    matrix, weights, directions = problem["matrix"], problem["weights"], problem["directions"]
    peers = {
        "waspas": methods.WASPAS(),
        "codas": methods.CODAS(),
        "promethee2": methods.PROMETHEE_II("usual"),
        "wsm": methods.WSM(normalizations.linear_normalization),
        "wpm": methods.WPM(normalizations.linear_normalization),
        "aras": methods.ARAS(),
    }
    if (directions < 0).any():
        peers["moora"] = methods.MOORA()
    if (np.ptp(matrix, axis=0) > 0).all():
        peers["vikor"] = methods.VIKOR()
    for name, peer in peers.items():
        with np.errstate(all="ignore"):
            theirs = peer(matrix, weights, directions, validation=False)
        if np.isfinite(theirs).all():  # VIKOR divides by 0 where all S or all R are equal
            ours = score(name, matrix.tolist(), weights.tolist(), directions.tolist()).scores
            np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-12, err_msg=name)


@settings(deadline=None, max_examples=60)
@given(problem=problems(RATINGS), thresholds=st.tuples(st.floats(0, 2), st.floats(0.1, 4)))
def test_pymcdm_agrees_on_preference_functions(problem: dict[str, Any], thresholds: tuple[float, float]) -> None:
    from pymcdm import methods

    matrix, weights, directions = problem["matrix"], problem["weights"], problem["directions"]
    q, p = thresholds[0], thresholds[0] + thresholds[1]
    per_criterion = {"q": [q] * len(weights), "p": [p] * len(weights)}
    for ours, theirs in (("u-shape", "ushape"), ("v-shape", "vshape"), ("level", "level"), ("linear", "vshape_2")):
        flows = methods.PROMETHEE_II(theirs, **per_criterion)(matrix, weights, directions, validation=False)
        result = score("promethee2", matrix, weights, directions, functions=ours, q=q, p=p)
        np.testing.assert_allclose(result.scores, flows, rtol=0, atol=1e-12, err_msg=ours)


def test_small_sums_by_hand() -> None:
    mabac = score("mabac", [[1], [3]], [1.0], [1])
    np.testing.assert_allclose(mabac.scores, [1 - 2**0.5, 2 - 2**0.5], rtol=1e-12)
    product = score("wpm", [[2, 4], [4, 2]], [0.5, 0.5], [1, -1])
    np.testing.assert_allclose(product.scores, [0.5, 1.0], rtol=1e-12)
    raw = score("wpm", [[2, 4], [4, 2]], [0.5, 0.5], [1, -1], normalisation="none")
    np.testing.assert_allclose(raw.scores, [0.5**0.5, 2**0.5], rtol=1e-12)
    subtracted = score("wsm", [[2, 4], [-4, 2]], [0.5, 0.5], [1, -1], normalisation="none")
    np.testing.assert_allclose(subtracted.scores, [-1.0, -3.0], rtol=1e-12)
    # Weights 3 to 1: 3/4 * 1 - 1/4 * 1 either way.
    flows = score("promethee2", [[5, 1], [2, 2]], [3, 1], [1, 1])
    np.testing.assert_allclose(flows.scores, [0.5, -0.5], rtol=1e-12)
    additive = score("additive", [[5, 20]], [3, 1], [1, -1], bounds=[[1, 9], [0, 100]])
    np.testing.assert_allclose(additive.scores, [100 * (0.75 * 0.5 + 0.25 * 0.8)], rtol=1e-12)


# Four cells of two alternatives; the second criterion is a cost.
@pytest.mark.parametrize(
    ("methods", "matrix", "reason", "criteria"),
    [
        (("waspas", "wpm", "marcos"), [[0, 1], [2, 1]], "zeros", (0,)),
        (("wsm", "codas", "aras", "copras", "fuzzy_topsis"), [[1, 0], [2, 0]], "zeros", (1,)),
        (("wsm", "codas", "aras", "copras", "fuzzy_topsis"), [[0, 1], [0, 2]], "zeros", (0,)),
        (("copras",), [[1, 0], [2, 3]], "zeros", (1,)),
        (("edas",), [[-1, 1], [1, 2]], "zeros", (0,)),
        (
            ("waspas", "wpm", "marcos", "wsm", "codas", "aras", "copras", "fuzzy_topsis"),
            [[1, 2], [2, -1]],
            "negatives",
            (1,),
        ),
        (("edas",), [[-3, 2], [2, 1]], "negatives", (0,)),
        (("edas",), [[3, 2], [3, 2]], "equal", ()),
        (("edas", "promethee2"), [[3, 2]], "single", ()),
    ],
)
def test_what_a_method_cannot_take_is_refused_with_its_reason(
    methods: tuple[str, ...], matrix: Any, reason: str, criteria: tuple[int, ...]
) -> None:
    for method in methods:
        with pytest.raises(Unsuitable) as caught:
            score(method, matrix, [0.5, 0.5], [1, -1])
        assert (caught.value.reason, caught.value.criteria) == (reason, criteria), method


def test_zeros_among_benefits_and_constant_columns_are_no_obstacle_where_nothing_is_divided_by_them() -> None:
    for method in ("wsm", "codas", "aras", "copras", "fuzzy_topsis", "edas", "moora", "vikor", "mabac", "promethee2"):
        result = score(method, [[0, 4, 7], [2, 1, 7], [1, 2, 7]], [0.5, 0.3, 0.2], [1, -1, 1])
        assert result.ranks.tolist() == [3, 1, 2], method


def test_vikor_proposes_a_set_where_its_conditions_fail() -> None:
    clear = score("vikor", [[9, 8], [3, 2], [2, 3]], [0.5, 0.5], [1, 1]).compromise
    assert clear is not None
    assert (clear.alternatives, clear.advantage, clear.stability, clear.threshold) == ((0,), True, True, 0.5)

    close = score("vikor", [[9, 7], [8, 8], [1, 9], [2, 1]], [0.5, 0.5], [1, 1]).compromise
    assert close is not None
    assert (close.alternatives, close.advantage) == ((1, 0), False)

    unstable = score("vikor", [[8, 2, 3], [5, 9, 9], [6, 7, 1], [8, 4, 4]], [0.5, 0.5, 0.3], [1, 1, 1])
    assert unstable.compromise is not None
    assert (unstable.compromise.alternatives, unstable.compromise.advantage) == ((3, 1), True)
    assert unstable.parts["S"].argmin() != 3
    assert unstable.parts["R"].argmin() != 3


def test_equal_alternatives_tie_in_every_method_that_answers() -> None:
    for method in METHODS:
        bounds = [[1, 9]] * 2
        if method == "edas":
            continue
        result = ask(method, [[3, 4]] * 3, [0.5, 0.5], [1, -1], bounds)
        assert result.ranks.tolist() == [1, 1, 1], method


@pytest.mark.parametrize(
    ("method", "options", "message"),
    [
        ("electre", {}, "unknown method 'electre'; known: topsis_bounds"),
        ("edas", {"tau": 1}, "has no option 'tau'; known: none"),
        ("spotis", {}, "needs the bounds"),
        ("spotis", {"bounds": [[0, 1], [0, 9]]}, "outside the bounds"),
        ("wsm", {"normalisation": "vectr"}, "unknown normalisation 'vectr'"),
        ("vikor", {"v": 1.5}, "v lies between 0 and 1"),
        ("waspas", {"lam": -1}, "lam lies between 0 and 1"),
        ("codas", {"tau": -1}, "tau is 0 or more"),
        ("promethee2", {"functions": "cubic"}, "unknown preference function 'cubic'"),
        ("promethee2", {"functions": "v-shape"}, "cannot take q = 0, p = 0"),
        ("promethee2", {"functions": ["usual"]}, "one preference function, or one a criterion"),
        ("promethee2", {"q": [1, 2, 3]}, "threshold q"),
        ("fuzzy_topsis", {"ideals": "best"}, "unknown ideals 'best'"),
    ],
)
def test_a_wrong_call_is_told_what_is_known(method: str, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        score(method, [[1, 2], [3, 4]], [0.5, 0.5], [1, -1], **options)


def test_fuzzy_ranges_without_width_are_single_numbers_and_out_of_order_they_are_refused() -> None:
    crisp = score("fuzzy_topsis", [[1, 2], [3, 4]], [0.6, 1.0], [1, -1])
    ranges = score("fuzzy_topsis", [[[1] * 3, [2] * 3], [[3] * 3, [4] * 3]], [[0.6] * 3, [1.0] * 3], [1, -1])
    np.testing.assert_array_equal(crisp.scores, ranges.scores)
    with pytest.raises(ValueError, match="low <= mode <= high"):
        score("fuzzy_topsis", [[[1, 3, 2]], [[1, 2, 3]]], [1.0], [1])
