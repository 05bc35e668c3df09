import numpy as np
import pytest

from planner.ranking.ranks import ranks


def test_ties_share_the_better_rank() -> None:
    assert ranks([0.7, 0.9, 0.9, 0.2]).tolist() == [3, 1, 1, 4]
    assert ranks([0.7, 0.9, 0.9, 0.2], lower_is_better=True).tolist() == [2, 3, 3, 1]


def test_a_difference_in_the_13th_decimal_is_a_tie_and_in_the_11th_is_not() -> None:
    assert ranks([0.5, 0.5 + 4e-13]).tolist() == [1, 1]
    assert ranks([0.5, 0.5 + 1e-11]).tolist() == [2, 1]


def test_scores_that_are_no_numbers_have_no_rank() -> None:
    with pytest.raises(ValueError, match="finite"):
        ranks([0.5, np.nan])
