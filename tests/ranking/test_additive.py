import numpy as np
import pytest

from planner.ranking.additive import additive_value


def test_the_value_is_0_at_the_worst_100_at_the_best_and_adds_up() -> None:
    result = additive_value([[1, 900], [9, 100], [9, 500]], [0.25, 0.75], [[1, 9], [900, 100]])
    np.testing.assert_allclose(result.values, [0, 100, 62.5])
    np.testing.assert_allclose(result.contributions, [[0, 0], [25, 75], [25, 37.5]])


def test_weights_that_do_not_add_up_to_1_are_not_rescaled_in_silence() -> None:
    with pytest.raises(ValueError, match=r"not 0\.9"):
        additive_value([[1, 2]], [0.4, 0.5], [[0, 9], [0, 9]])


def test_a_cell_outside_its_scale_is_named() -> None:
    with pytest.raises(ValueError, match="row 0, column 1"):
        additive_value([[1, 12]], [0.5, 0.5], [[0, 9], [0, 9]])
