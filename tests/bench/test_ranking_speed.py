"""Ranking one plan against pymcdm on the same matrix."""

import numpy as np
import pytest

from planner import evaluate
from planner.model.plan import Plan
from tests.bench.ratio import compare

pytestmark = [pytest.mark.bench, pytest.mark.filterwarnings("ignore")]


def test_ranking_a_plan_from_judgements_to_order_is_no_slower_than_one_pymcdm_call(hegang: Plan) -> None:
    """Ours is everything a changed judgement needs: weights, matrix, TOPSIS, values; the peer is TOPSIS alone."""
    from pymcdm.methods import TOPSIS
    from pymcdm.normalizations import vector_normalization

    ranking = evaluate.ranking(hegang)
    matrix, weights = np.array(ranking.matrix), np.array(ranking.weights.leaf_weights)
    types = np.ones(matrix.shape[1], dtype=int)
    peer = TOPSIS(normalization_function=vector_normalization)
    from planner.ranking.topsis import topsis

    kernel = compare(
        "TOPSIS of 4 x 22 against pymcdm",
        lambda: topsis(matrix, weights, types, normalisation="vector"),
        lambda: peer(matrix, weights, types),
        rounds=200,
    )
    assert kernel.times_faster > 2
    np.testing.assert_allclose(
        topsis(matrix, weights, types, normalisation="vector").closeness, peer(matrix, weights, types), rtol=1e-12
    )
    whole = compare(
        "ranking a plan (weights, TOPSIS, values, findings) against pymcdm's TOPSIS alone",
        lambda: evaluate.ranking(hegang),
        lambda: peer(matrix, weights, types),
        rounds=50,
    )
    assert whole.ours < 0.016, "a changed judgement must show within a frame"
