"""Copeland and Borda: worked elections, and what must hold for any."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planner.ranking.ranks import ranks
from planner.ranking.votes import borda, copeland

# Tennessee's capital: 42 votes M N C K, 26 N C K M, 15 C K N M, 17 K C N M (columns M, N, C, K).
CAPITAL = [[1, 2, 3, 4]] * 42 + [[4, 1, 2, 3]] * 26 + [[4, 3, 1, 2]] * 15 + [[4, 3, 2, 1]] * 17


def test_the_textbook_election_is_won_by_nashville_by_either_count() -> None:
    np.testing.assert_array_equal(borda(CAPITAL), [126, 194, 173, 107])
    np.testing.assert_array_equal(copeland(CAPITAL), [-3, 3, 1, -1])


def test_the_two_counts_may_disagree_and_a_cycle_has_no_majority_winner() -> None:
    # Three of five put a first, yet b is never last.
    assert ranks(copeland([[1, 2, 3]] * 3 + [[3, 1, 2]] * 2)).tolist() == [1, 2, 3]
    assert ranks(borda([[1, 2, 3]] * 3 + [[3, 1, 2]] * 2)).tolist() == [2, 1, 3]
    np.testing.assert_array_equal(copeland([[1, 2, 3], [3, 1, 2], [2, 3, 1]]), [0, 0, 0])


@given(st.integers(1, 6).flatmap(lambda n: st.lists(st.lists(st.integers(1, n), min_size=n, max_size=n), min_size=1)))
def test_points_are_handed_out_whole_and_a_turned_vote_turns_the_result(places: list[list[int]]) -> None:
    n = len(places[0])
    assert copeland(places).sum() == 0
    assert borda(places).sum() == len(places) * n * (n - 1) / 2
    turned = n + 1 - np.array(places)
    np.testing.assert_array_equal(copeland(turned), -copeland(places))
    np.testing.assert_array_equal(borda(turned), len(places) * (n - 1) - borda(places))
