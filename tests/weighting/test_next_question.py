"""Which pair to ask next: first what links all elements, then what narrows the weights most."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.edits import weighting
from planner.model.criterion import GOAL
from planner.weighting.eigenvector import row_geometric_means
from planner.weighting.judgement_matrix import FloatArray
from planner.weighting.next_question import next_pair, next_question
from planner.weighting.weigh import weigh
from tests.factories import ECONOMY, ENVIRONMENT, INCOME, JOBS, READY, WATER
from tests.group import LI, small_group


def unjudged(size: int) -> FloatArray:
    matrix = np.full((size, size), np.nan)
    np.fill_diagonal(matrix, 1.0)
    return matrix


@given(st.integers(2, 8), st.randoms(use_true_random=False))
def test_a_spanning_tree_comes_first_and_every_pair_comes_once(size: int, draw: np.random.Generator) -> None:
    matrix = unjudged(size)
    asked: list[tuple[int, int]] = []
    while (pair := next_pair(matrix)) is not None:
        assert pair.to_link == max(0, size - 1 - len(asked))
        assert pair.left == size * (size - 1) // 2 - len(asked)
        asked.append((pair.row, pair.column))
        matrix[pair.row, pair.column] = value = draw.choice([1 / 5, 1 / 2, 1.0, 3.0, 9.0])
        matrix[pair.column, pair.row] = 1.0 / value
    assert sorted(asked) == list(combinations(range(size), 2))


def test_the_gain_is_the_drop_of_variance_found_by_simulation() -> None:
    """Errors of the log judgements drawn at random; weights by least squares over the judged pairs, which for the
    chosen pair added vary less by the stated gain, and for any other pair by no more."""
    truth = np.log([0.5, 0.25, 0.15, 0.1])
    judged = [(0, 1), (0, 2), (0, 3), (1, 2)]
    matrix = unjudged(4)
    for row, column in judged:
        matrix[row, column] = np.exp(truth[row] - truth[column])
        matrix[column, row] = 1.0 / matrix[row, column]
    pair = next_pair(matrix)
    assert pair is not None
    assert pair.spread is not None
    assert pair.gain is not None
    size = 0.01
    before = _variance(truth, judged, size)
    after = {extra: _variance(truth, [*judged, extra], size) for extra in ((1, 3), (2, 3))}
    assert before / size**2 == pytest.approx(pair.spread, rel=0.05)
    assert (before - after[pair.row, pair.column]) / size**2 == pytest.approx(pair.gain, rel=0.25)
    assert after[pair.row, pair.column] == min(after.values())


def _variance(truth: FloatArray, judged: list[tuple[int, int]], size: float, draws: int = 40_000) -> float:
    """Total variance of least-squares weights when each log judgement errs with standard deviation `size`."""
    design = np.zeros((len(judged), len(truth)))
    for line, (row, column) in enumerate(judged):
        design[line, row], design[line, column] = 1.0, -1.0
    errors = np.random.default_rng(7).normal(0.0, size, (draws, len(judged)))
    logs = truth + errors @ np.linalg.pinv(design).T
    weights = np.exp(logs) / np.exp(logs).sum(axis=1, keepdims=True)
    return float(weights.var(axis=0).sum())


def test_a_complete_matrix_asks_nothing_more() -> None:
    weights = row_geometric_means(np.array([[1.0, 2.0], [0.5, 1.0]]))
    assert next_pair(weights[:, None] / weights) is None


def test_a_plan_links_every_node_first_and_counts_what_is_left() -> None:
    plan = small_group()
    for node, first, second in ((GOAL, ECONOMY, ENVIRONMENT), (ENVIRONMENT, WATER, READY)):
        plan = weighting.set_judgement(plan, node, first, second, None, expert=LI)
    question = next_question(weigh(plan), LI)
    assert question is not None
    assert (question.node, question.first, question.second) == (GOAL, ECONOMY, ENVIRONMENT)
    assert (question.to_link, question.left) == (2, 2)
    assert next_question(weigh(small_group()), LI) is None
    by_ratings = weighting.set_way(plan, GOAL, "ratings")
    question = next_question(weigh(by_ratings), LI)
    assert question is not None
    assert (question.node, question.left) == (ENVIRONMENT, 1)
    assert {JOBS, INCOME}.isdisjoint((question.first, question.second))
