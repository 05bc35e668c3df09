import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.ranking import agreement

scores = st.lists(st.integers(1, 6), min_size=3, max_size=8)
rankings = st.integers(2, 9).flatmap(lambda size: st.permutations(range(1, size + 1)))


@pytest.mark.filterwarnings("default")
@settings(deadline=None)  # the first example imports pymcdm
@given(st.data())
def test_pymcdm_agrees_on_rankings_without_ties(data: st.DataObject) -> None:
    oracle = pytest.importorskip("pymcdm.correlations")
    first = np.array(data.draw(rankings))
    second = np.array(data.draw(st.permutations(first.tolist())))
    assert agreement.spearman(first, second) == pytest.approx(oracle.spearman(first, second), abs=1e-12)
    assert agreement.weighted_spearman(first, second) == pytest.approx(
        oracle.weighted_spearman(first, second), abs=1e-12
    )
    assert agreement.ws(first, second) == pytest.approx(oracle.ws(first, second), abs=1e-12)
    assert agreement.kendall(first, second) == pytest.approx(oracle.kendall_tau(first, second), abs=1e-12)


@settings(deadline=None)  # the first example imports scipy.stats
@given(st.data())
def test_scipy_agrees_on_rankings_with_ties(data: st.DataObject) -> None:
    stats = pytest.importorskip("scipy.stats")
    first = data.draw(scores.filter(lambda values: len(set(values)) > 1))
    second = data.draw(st.permutations(first))
    assert agreement.spearman(first, second) == pytest.approx(stats.spearmanr(first, second)[0], abs=1e-12)
    assert agreement.kendall(first, second) == pytest.approx(stats.kendalltau(first, second)[0], abs=1e-12)


@given(scores)
def test_a_ranking_agrees_fully_with_itself(places: list[int]) -> None:
    assert agreement.ws(places, places) == 1
    assert agreement.weighted_spearman(places, places) == 1
    if len(set(places)) > 1:
        assert agreement.spearman(places, places) == pytest.approx(1)
        assert agreement.kendall(places, places) == pytest.approx(1)


def test_shared_places_mean_the_same_in_every_notation() -> None:
    assert agreement.ws([1, 1, 3], [1, 2, 3]) == agreement.ws([1.5, 1.5, 3], [1, 2, 3])


def test_ws_weighs_a_swap_at_the_top_more_and_reads_the_first_ranking_as_reference() -> None:
    straight = [1, 2, 3, 4, 5]
    assert agreement.ws(straight, [2, 1, 3, 4, 5]) < agreement.ws(straight, [1, 2, 3, 5, 4])
    assert agreement.ws(straight, [2, 3, 1, 4, 5]) != agreement.ws([2, 3, 1, 4, 5], straight)


def test_a_ranking_that_ties_everything_has_no_correlation() -> None:
    assert agreement.spearman([1, 1, 1], [1, 2, 3]) is None
    assert agreement.kendall([1, 1, 1], [1, 2, 3]) is None


def test_rankings_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="same two or more"):
        agreement.ws([1, 2], [1, 2, 3])
    with pytest.raises(ValueError, match="finite"):
        agreement.kendall([1, np.nan], [1, 2])
