"""Efficiency: published cases, one test a case with the citation as its name, and what must hold of any data."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import linprog

from planner.cities.efficiency import bcc, ccr, malmquist, sbm, super_efficiency

Case = dict[str, Any]
Array = NDArray[np.float64]
REFERENCE = Path(__file__).parents[1] / "reference"


def cases(*kinds: str) -> Any:
    """Parametrise over all reference cases of these kinds."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(REFERENCE.glob("*.json"))]
    return pytest.mark.parametrize(
        "case", [pytest.param(case, id=case["citation"]) for case in found if case.get("kind") in kinds]
    )


def assert_reproduces(case: Case, **computed: ArrayLike) -> None:
    """Everything recomputed agrees at 1e-9 and what is printed to the printed digits."""
    assert set(case["recomputed"]) <= set(computed)
    for name, recomputed in case["recomputed"].items():
        value = np.ravel(computed[name])
        np.testing.assert_allclose(value, np.ravel(recomputed), rtol=1e-9, atol=1e-12, err_msg=name)
        if name in case["published"]:
            tolerance = max(case["comparison"][name]["tolerance"], case["comparison"][name]["max_abs_diff"]) + 1e-12
            np.testing.assert_allclose(value, np.ravel(case["published"][name]), rtol=0, atol=tolerance)


def table(values: ArrayLike) -> Array:
    array = np.array(values, dtype=float)
    return array if array.ndim == 2 else array[:, None]


@cases("dea.ccr", "dea.bcc", "dea.super", "dea.sbm")
def test_one_year(case: Case) -> None:
    x, y = table(case["inputs"]["x"]), table(case["inputs"]["y"])
    constant, variable = ccr(x, y), bcc(x, y)
    assert_reproduces(
        case,
        ccr=constant.score,
        ccr_in=constant.score,
        ccr_out=ccr(x, y, "output").score,
        bcc=variable.score,
        bcc_in=variable.score,
        bcc_out=bcc(x, y, "output").score,
        scale_efficiency=np.asarray(variable.scale_efficiency),
        super_ccr=super_efficiency(x, y).score,
        slack_F=np.append(constant.input_slacks[-1], constant.output_slacks[-1]),
        sbm=sbm(x, y).efficiency,
    )


@cases("dea.sbm_undesirable")
def test_undesirable_outputs(case: Case) -> None:
    problem = case["inputs"]["x"], case["inputs"]["y_good"], case["inputs"]["y_bad"]
    assert_reproduces(case, sbm_crs=sbm(*problem).efficiency, sbm_vrs=sbm(*problem, returns="variable").efficiency)


@cases("dea.malmquist")
def test_two_years(case: Case) -> None:
    inputs = case["inputs"]
    for orientation in ("input", "output"):
        result = malmquist([inputs["x0"], inputs["x1"]], [inputs["y0"], inputs["y1"]], orientation)
        assert_reproduces(case, mi=result.index, ec=result.efficiency_change, tc=result.technical_change)


def test_variable_returns_slacks_and_peers_of_the_eleven_units() -> None:
    """Fried, Lovell & Schmidt's book data under variable returns, as DataEnvelopmentAnalysis.jl prints R's results."""
    x = [[5, 13], [16, 12], [16, 26], [17, 15], [18, 14], [23, 6], [25, 10], [27, 22], [37, 14], [42, 25], [5, 17]]
    y = [[12], [14], [25], [26], [8], [9], [27], [30], [31], [26], [12]]
    by_input, by_output = bcc(x, y), bcc(x, y, "output")
    fewer = [1, 0.8699861687, 1, 1, 0.7116402116, 1, 1, 1, 1, 0.4931209269, 1]
    more = [1, 1.507518797, 1, 1, 3.203947368, 1, 1, 1, 1, 1.192307692, 1]
    np.testing.assert_allclose(by_input.score, fewer, atol=1e-9)
    np.testing.assert_allclose(by_output.score, more, atol=1e-8)
    assert np.argwhere(by_input.input_slacks).tolist() == [[10, 1]] and by_input.input_slacks[10, 1] == pytest.approx(4)
    assert np.argwhere(by_input.output_slacks).tolist() == [[4, 0]]
    assert by_input.output_slacks[4, 0] == pytest.approx(2.698412698)
    np.testing.assert_allclose(by_output.input_slacks[[9, 10]], [[5, 11], [0, 4]], atol=1e-9)
    assert dict(by_input.peers[9]) == pytest.approx({6: 0.51955105, 3: 0.4433381608, 0: 0.03711078928})
    np.testing.assert_allclose(
        ccr(x, y).input_slacks[[5, 8, 10]], [[4.444444444, 0], [1.64021164, 0], [0, 4]], atol=1e-8
    )


def test_three_years_chain_and_split() -> None:
    """The same package's three periods; pure and scale parts multiply to the change of efficiency."""
    x = [[[2.0], [3], [5], [4], [4]], [[1.0], [2], [4], [3], [4]], [[0.5], [1.5], [3], [2], [4]]]
    y = [[[1.0], [4], [6], [3], [5]], [[1.0], [4], [6], [3], [3]], [[2.0], [4], [6], [3], [1]]]
    result = malmquist(x, y)
    np.testing.assert_allclose(result.index, [[2, 1.5, 1.25, 4 / 3, 0.6], [4, 4 / 3, 4 / 3, 1.5, 1 / 3]], rtol=1e-9)
    np.testing.assert_allclose(result.efficiency_change[1], [2, 2 / 3, 2 / 3, 0.75, 1 / 6], rtol=1e-9)
    np.testing.assert_allclose(result.technical_change, [[1.5] * 5, [2.0] * 5], rtol=1e-9)
    np.testing.assert_allclose(
        result.pure_efficiency_change * result.scale_change, result.efficiency_change, rtol=1e-12
    )
    np.testing.assert_allclose(result.cumulative[-1], result.index.prod(axis=0), rtol=1e-12)


def test_a_radially_efficient_unit_with_slack_is_told_apart() -> None:
    """Cooper, Seiford & Tone 2007, example 2.2: F = (10, 1) against C = (8, 1)."""
    result = ccr([[4, 3], [7, 3], [8, 1], [4, 2], [2, 4], [10, 1]], np.ones((6, 1)))
    assert result.efficient.tolist() == [False, False, True, True, True, False]
    assert result.weakly_efficient.tolist() == [False] * 5 + [True]
    assert [unit for unit, _ in result.peers[5]] == [2]
    np.testing.assert_allclose(result.input_targets[5], [8, 1], rtol=1e-12)


def test_stages_of_scale_on_the_eight_stores() -> None:
    """Store B has the most productive size; A is smaller, E and H are larger."""
    result = bcc([[2], [3], [3], [4], [5], [5], [6], [8]], [[1], [3], [2], [3], [4], [2], [3], [5]])
    assert result.scale_stage is not None
    assert [result.scale_stage[unit] for unit in (0, 1, 4, 7)] == ["increasing", "constant", "decreasing", "decreasing"]


def test_super_efficiency_under_variable_returns_says_where_there_is_no_number() -> None:
    """The unit of least input has nobody to be measured against by its input, the one of most output by that."""
    x, y = [[1.0], [2.0], [4.0]], [[1.0], [3.0], [4.0]]
    by_input = super_efficiency(x, y, returns="variable")
    assert by_input.infeasible.tolist() == [False, False, True]
    assert by_input.efficiency.tolist()[0] == pytest.approx(2.0) and np.isinf(by_input.efficiency[2])
    assert not by_input.intensities[2].any()
    by_output = super_efficiency(x, y, "output", "variable")
    assert by_output.infeasible.tolist() == [True, False, False]
    assert not np.isnan(by_output.efficiency).any() and not np.isnan(by_output.score).any()


def cities(units: int, seed: int) -> tuple[Array, Array, Array]:
    """Inputs, outputs and bad outputs as unequal in size and unit as those of real cities."""
    draw = np.random.default_rng(seed)
    size = draw.lognormal(0, 1.2, (units, 1))
    x = size * draw.lognormal(0, 0.4, (units, 3)) * [1e7, 3e2, 1e-2]
    y = size * draw.lognormal(0, 0.4, (units, 2)) * [1e3, 5e5]
    return x, y, size * draw.lognormal(0, 0.5, (units, 1)) * 1e2


@pytest.mark.parametrize("returns", ["constant", "variable"])
def test_133_cities_agree_with_the_primal_program_as_printed(returns: Any) -> None:
    """Tone 2003 as printed, slacks and all, one dense program a city, against our joined and shortened ones."""
    x, y, bad = cities(133, 7)
    ours = sbm(x, y, bad, returns)
    for unit in range(0, 133, 12):
        peers, kinds, goods = 133, 3, 2
        variables = peers + kinds + goods + 1 + 1
        rows, right = [], []
        for data, own, sign, first in ((x, x, 1, peers), (y, y, -1, peers + 3), (bad, bad, 1, peers + 5)):
            for column in range(data.shape[1]):
                row = np.zeros(variables)
                row[:peers], row[first + column], row[-1] = data[:, column], sign, -own[unit, column]
                rows.append(row / own[unit, column])
                right.append(0.0)
        denominator, cost = np.zeros(variables), np.zeros(variables)
        denominator[-1] = cost[-1] = 1
        cost[peers : peers + 3] = -1 / (3 * x[unit])
        denominator[peers + 3 : peers + 6] = 1 / (3 * np.append(y[unit], bad[unit]))
        rows.append(denominator)
        right.append(1.0)
        if returns == "variable":
            rows.append(np.concatenate([np.ones(peers), np.zeros(variables - peers - 1), [-1]]))
            right.append(0.0)
        printed = linprog(cost, A_eq=np.array(rows), b_eq=right, method="highs")
        assert ours.efficiency[unit] == pytest.approx(printed.fun, rel=1e-7)


def test_slacks_and_targets_of_sbm_give_its_measure() -> None:
    x, y, bad = cities(40, 3)
    result = sbm(x, y, bad)
    saved = (result.input_slacks / x).mean(axis=1)
    gained = np.hstack([result.output_slacks / y, result.bad_output_slacks / bad]).mean(axis=1)
    np.testing.assert_allclose((1 - saved) / (1 + gained), result.efficiency, rtol=1e-8)
    np.testing.assert_allclose(result.intensities @ x, result.input_targets, rtol=1e-8)
    np.testing.assert_allclose(result.intensities @ y, result.output_targets, rtol=1e-8)
    np.testing.assert_allclose(result.intensities @ bad, result.bad_output_targets, rtol=1e-8)
    np.testing.assert_allclose(
        sbm(result.input_targets, result.output_targets, result.bad_output_targets).efficiency, 1, rtol=1e-7
    )


some = settings(max_examples=40, deadline=None)
amounts = st.floats(0.1, 100.0).map(lambda value: round(value, 3))
problems = st.tuples(st.integers(2, 8), st.integers(1, 3), st.integers(1, 2)).flatmap(
    lambda shape: st.tuples(
        arrays(np.float64, (shape[0], shape[1]), elements=amounts),
        arrays(np.float64, (shape[0], shape[2]), elements=amounts),
    )
)


@some
@given(problems)
def test_the_models_stand_in_their_order(problem: tuple[Array, Array]) -> None:
    """SBM <= CCR <= BCC <= 1; somebody is efficient; both orientations of CCR agree; super-efficiency goes on."""
    x, y = problem
    constant, variable, slacks = ccr(x, y), bcc(x, y), sbm(x, y)
    assert (slacks.efficiency <= constant.efficiency + 1e-9).all()
    assert (constant.efficiency <= variable.efficiency + 1e-9).all()
    for side in ("input", "output"):
        oriented = sbm(x, y, orientation=side)
        assert (slacks.efficiency <= oriented.efficiency + 1e-9).all()
        assert (oriented.efficiency <= constant.efficiency + 1e-9).all()
    assert (variable.efficiency <= 1 + 1e-9).all()
    for result in (constant, variable, slacks):
        assert result.efficient.any()
    assert (slacks.efficient == constant.efficient).all()
    np.testing.assert_allclose(ccr(x, y, "output").efficiency, constant.efficiency, rtol=1e-7)
    np.testing.assert_allclose(np.minimum(super_efficiency(x, y).efficiency, 1), constant.efficiency, rtol=1e-7)


@some
@given(problems)
def test_units_of_measure_and_the_order_of_units_change_nothing(problem: tuple[Array, Array]) -> None:
    x, y = problem
    in_other_units = x * np.geomspace(1e-3, 1e4, x.shape[1]), y * np.geomspace(1e5, 1e-2, y.shape[1])
    for model in (ccr, bcc, sbm, super_efficiency):
        before = model(x, y)
        np.testing.assert_allclose(model(*in_other_units).efficiency, before.efficiency, rtol=1e-7, atol=1e-9)
        np.testing.assert_allclose(model(x[::-1], y[::-1]).efficiency[::-1], before.efficiency, rtol=1e-7, atol=1e-9)


@some
@given(problems)
def test_the_target_lies_on_the_frontier_and_is_spanned_by_the_peers(problem: tuple[Array, Array]) -> None:
    x, y = problem
    for result in (ccr(x, y), bcc(x, y, "output", "mean")):
        np.testing.assert_allclose(result.intensities @ x, result.input_targets, rtol=1e-6, atol=1e-7)
        np.testing.assert_allclose(result.intensities @ y, result.output_targets, rtol=1e-6, atol=1e-7)
        assert result.efficient[[unit for peers in result.peers for unit, _ in peers]].all()


@some
@given(problems)
def test_a_dominated_unit_changes_nobody(problem: tuple[Array, Array]) -> None:
    x, y = problem
    worse = np.vstack([x, 2 * x[:1]]), np.vstack([y, y[:1] / 2])
    for model in (ccr, bcc, sbm):
        np.testing.assert_allclose(model(*worse).efficiency[:-1], model(x, y).efficiency, rtol=1e-7)


@some
@given(problems, st.floats(0.5, 2.0))
def test_malmquist_of_even_progress_is_technical_change_alone(problem: tuple[Array, Array], growth: float) -> None:
    """All outputs times g with the same inputs: everybody's index is g and nobody's place changes."""
    x, y = problem
    for orientation in ("input", "output"):
        result = malmquist([x, x], [y, growth * y], orientation)
        np.testing.assert_allclose(result.index, growth, rtol=1e-7)
        np.testing.assert_allclose(result.efficiency_change, 1, rtol=1e-7)
        np.testing.assert_allclose(result.pure_efficiency_change * result.scale_change, 1, rtol=1e-7)


@pytest.mark.parametrize(
    ("x", "y", "said"),
    [
        ([[1.0], [-2.0]], [[1.0], [1.0]], "inputs: unit 1, column 0"),
        ([[1.0], [np.nan]], [[1.0], [1.0]], "inputs: unit 1, column 0"),
        ([[1.0, 1.0], [0.0, 0.0]], [[1.0], [1.0]], "inputs: unit 1 .* only zeros"),
        ([[1.0], [1.0]], [[1.0, 0.0], [1.0, 0.0]], "outputs: column 1 .* only zeros"),
        ([[1.0], [1.0]], [[1.0]], "inputs are of 2 units, outputs of 1"),
    ],
)
def test_figures_that_cannot_be_compared_are_named(x: Any, y: Any, said: str) -> None:
    for model in (ccr, bcc, sbm):
        with pytest.raises(ValueError, match=said):
            model(x, y)
