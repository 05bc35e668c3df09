"""Draws, reversals and walking weights against loops over pymcdm's TOPSIS and the machine's matrix product."""

import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from planner import evaluate
from planner.analysis.sensitivity import sensitivity
from planner.analysis.walking import walked
from planner.model.plan import Plan
from planner.ranking.rank import rank
from planner.ranking.robustness import acceptability, score_ranges, uniform
from tests.bench.large_plan import large_plan
from tests.bench.ratio import Ratio, compare

pytestmark = [pytest.mark.bench, pytest.mark.filterwarnings("ignore")]

ALTERNATIVES, CRITERIA = 4, 22
Array = NDArray[np.float64]


def problem(alternatives: int, criteria: int) -> tuple[Array, Array]:
    """Ratings and their bounds."""
    matrix = np.random.default_rng(1).uniform(2.0, 8.0, (alternatives, criteria))
    return matrix, np.tile([1.0, 9.0], (criteria, 1))


def pymcdm_loop(matrix: Array, weights: Array) -> Callable[[], Array]:
    """TOPSIS a draw, the rank of each alternative counted."""
    from pymcdm.methods import TOPSIS
    from pymcdm.normalizations import vector_normalization

    peer, types = TOPSIS(normalization_function=vector_normalization), np.ones(matrix.shape[1], dtype=int)

    def run() -> Array:
        places = np.arange(len(matrix))
        counts = np.zeros((len(matrix), len(matrix)))
        for row in weights:
            counts[np.argsort(-peer(matrix, row, types)), places] += 1
        return counts

    return run


def per_draw(ratio: Ratio, ours: int, peer: int) -> Ratio:
    scaled = Ratio(f"{ratio.name}, per draw", ratio.ours / ours, ratio.peer / peer)
    print(scaled)
    return scaled


def test_a_draw_of_weights_is_a_thousand_times_cheaper_than_a_call_of_pymcdm() -> None:
    """Closeness and places counted, drawing left out, on both sides; and both count the same."""
    matrix, bounds = problem(ALTERNATIVES, CRITERIA)
    drawn = np.random.default_rng(2).dirichlet(np.ones(CRITERIA), 100_000)
    loop = pymcdm_loop(matrix, drawn[:300])
    ratio = compare(
        "100,000 draws of weights on 4 x 22 against 300 calls of pymcdm",
        lambda: acceptability(matrix, drawn, bounds=bounds, form="vector"),
        loop,
        rounds=9,
    )
    assert per_draw(ratio, 100_000, 300).times_faster > 1000
    same = acceptability(matrix, drawn[:300], bounds=bounds, form="vector").acceptability
    np.testing.assert_allclose(same, loop() / 300, atol=1e-12)


def test_a_million_draws_take_less_than_five_thousand_calls_of_pymcdm() -> None:
    """Ours draws its weights as well."""
    matrix, bounds = problem(ALTERNATIVES, CRITERIA)
    peer = pymcdm_loop(matrix, np.random.default_rng(2).dirichlet(np.ones(CRITERIA), 5_000))
    ratio = compare(
        "1,000,000 draws on 4 x 22, weights drawn, against 5,000 calls of pymcdm",
        lambda: acceptability(matrix, uniform(CRITERIA), bounds=bounds, draws=1_000_000),
        peer,
        rounds=3,
    )
    assert ratio.times_faster > 1


@pytest.mark.parametrize("form", ["bounds", "vector"])
def test_draws_of_weights_and_scores_stay_far_ahead_of_a_loop(form: str) -> None:
    """All 88 scores and the weights are drawn, confidence under central weights included; the loop draws nothing."""
    matrix, bounds = problem(ALTERNATIVES, CRITERIA)
    ranges = score_ranges(matrix - 1, matrix, matrix + 1)
    peer = pymcdm_loop(matrix, np.random.default_rng(2).dirichlet(np.ones(CRITERIA), 300))
    ratio = compare(
        f"100,000 draws with uncertain scores on 4 x 22 ({form}) against 300 calls of pymcdm",
        lambda: acceptability(ranges, uniform(CRITERIA), bounds=bounds, form=form),
        peer,
        rounds=3,
    )
    assert per_draw(ratio, 100_000, 300).times_faster > 20


LARGE = """
import resource, time
import numpy as np
from planner.ranking.robustness import acceptability, uniform

matrix = np.random.default_rng(1).uniform(2.0, 8.0, (262, 30))
before = time.perf_counter()
acceptability(matrix, uniform(30), bounds=np.tile([1.0, 9.0], (30, 1)), draws=100_000)
print(time.perf_counter() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def test_all_cities_at_once_stay_below_a_gigabyte() -> None:
    """100,000 draws on 262 x 30 with pairwise winning, in a process of its own."""
    done = subprocess.run([sys.executable, "-c", LARGE], capture_output=True, text=True, check=True)
    seconds, peak = map(float, done.stdout.split())
    print(f"100,000 draws on 262 x 30: {seconds:.2f} s, peak {peak / 1e6:.0f} MB")
    assert peak < 1e9


def test_the_matrix_product_is_a_good_part_of_the_work() -> None:
    """What the machine multiplies in the time of all draws, against what the draws need multiplied."""
    square = np.random.default_rng(1).random((2048, 2048))
    for alternatives, criteria, draws in ((ALTERNATIVES, CRITERIA, 1_000_000), (262, 30, 100_000)):
        matrix, bounds = problem(alternatives, criteria)
        drawn = np.random.default_rng(2).dirichlet(np.ones(criteria), draws)
        ours = _best(lambda m=matrix, w=drawn, b=bounds: acceptability(m, w, bounds=b, pairwise=False))
        limit = 2 * 2048**3 / _best(lambda: square @ square)
        needed = 2 * 2 * alternatives * criteria * draws
        share = needed / ours / limit
        print(
            f"{draws:,} draws on {alternatives} x {criteria}: {ours:.3f} s, {needed / ours / 1e9:.1f} of "
            f"{limit / 1e9:.1f} GFLOP/s, {share:.0%} of the machine's matrix product"
        )
        assert share > 0.02


def test_reversals_of_a_plan_cost_less_than_a_call_of_pymcdm_each(hegang: Plan) -> None:
    """Every weight, score and judgement of the largest plan searched for its nearest reversal."""
    plan = large_plan()
    ranking = evaluate.ranking(plan)
    matrix, weights = np.array(ranking.matrix), np.array([ranking.weights.leaf_weights] * 100)
    found = sensitivity(plan, ranking)
    inputs = len(found.flips) + sum(found.firm.values())
    ratio = compare(
        f"all {inputs} inputs of an 8 x 40 plan against 100 calls of pymcdm",
        lambda: sensitivity(plan, ranking),
        pymcdm_loop(matrix, weights),
        rounds=5,
    )
    assert per_draw(ratio, inputs, 100).times_faster > 0.2


def test_walking_a_weight_of_the_largest_plan_fits_a_frame_many_times() -> None:
    plan = large_plan()
    ranking = evaluate.ranking(plan)
    matrix, weights = np.array(ranking.matrix), np.array([ranking.weights.leaf_weights] * 10)
    ratio = compare(
        "one step of walking weights, ranked, on 8 x 40 against 10 calls of pymcdm",
        lambda: rank(plan, walked(ranking.weights, "C3", 0.3)),
        pymcdm_loop(matrix, weights),
        rounds=50,
    )
    assert ratio.ours < 0.003


def _best(run: Callable[[], object]) -> float:
    run()
    times = []
    for _ in range(3):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)
