"""Comparing many cities at once, against doing it one by one."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from scipy.optimize import linprog

from planner import evaluate
from planner.analysis.region import rank_cities
from planner.cities.catalogue import Catalogue
from planner.cities.composite import normalise, spans
from planner.cities.efficiency import sbm
from planner.new_plan import new_plan
from planner.ranking.weight_draws import uniform
from planner.weighting.objective import entropy
from tests.bench.ratio import compare

pytestmark = [pytest.mark.bench, pytest.mark.filterwarnings("ignore")]


def test_all_cities_in_one_batch(catalogue: Catalogue) -> None:
    """The peer makes a new plan and ranks it for one city in eleven: ours does all 269."""
    today = date(2026, 11, 26)
    frame = new_plan(catalogue, catalogue.city("R066"), today)

    def one_by_one() -> None:
        for city in catalogue.cities[::11]:
            evaluate.ranking(new_plan(catalogue, city, today))

    ratio = compare(
        "269 cities prefilled and ranked in one batch against 25 plans one by one",
        lambda: rank_cities(frame, catalogue, catalogue.cities),
        one_by_one,
        rounds=3,
    )
    assert ratio.ours < 2.0 and ratio.times_faster > 5


def test_entropy_topsis_with_ten_thousand_draws() -> None:
    """The peer is pymcdm's TOPSIS and ranking, called for one draw in a hundred."""
    from pymcdm.helpers import rrankdata
    from pymcdm.methods import TOPSIS
    from pymcdm.normalizations import minmax_normalization

    values = np.random.default_rng(1).lognormal(size=(269, 16))
    directions = np.ones(16, dtype=int)
    drawn = uniform(16)(np.random.default_rng(1))(10_000)

    def ours() -> object:
        table = normalise(values, directions, "minmax")
        return entropy(table), spans(table, drawn, "topsis")

    def peer() -> None:
        method = TOPSIS(normalization_function=minmax_normalization)
        for weights in drawn[::100]:
            rrankdata(method(values, weights, directions))

    ratio = compare("entropy-TOPSIS of 269 x 16, 10,000 draws, against 100 draws of pymcdm", ours, peer, rounds=3)
    assert ratio.ours < 1.0


def test_slacks_based_efficiency_of_133_cities() -> None:
    """No installed library does SBM with bad outputs: the peer is a plain loop of dense programs as printed."""
    draw = np.random.default_rng(7)
    size = draw.lognormal(0, 1.2, (133, 1))
    x, y, bad = (size * draw.lognormal(0, 0.4, (133, kinds)) for kinds in (3, 1, 1))
    ratio = compare("SBM with bad outputs of 133 cities", lambda: sbm(x, y, bad), _printed(x, y, bad), rounds=3)
    assert ratio.ours < 3.0 and ratio.times_faster > 1.5


def _printed(x: np.ndarray, y: np.ndarray, bad: np.ndarray) -> Callable[[], None]:
    def run() -> None:
        peers, kinds = x.shape
        for unit in range(peers):
            table = np.hstack([x, y, bad])
            own = table[unit]
            signs = np.array([1.0] * kinds + [-1.0, 1.0])
            equal = np.zeros((own.size + 1, peers + own.size + 1))
            equal[:-1, :peers] = (table / own).T
            equal[:-1, peers:-1] = np.diag(signs / own)
            equal[:-1, -1] = -1.0
            equal[-1, peers + kinds : -1] = 0.5 / own[kinds:]
            equal[-1, -1] = 1.0
            cost = np.zeros(equal.shape[1])
            cost[peers : peers + kinds] = -1.0 / (kinds * own[:kinds])
            cost[-1] = 1.0
            linprog(cost, A_eq=equal, b_eq=np.append(np.zeros(own.size), 1.0), method="highs")

    return run
