"""Published worked examples of AHP and objective weights, one test a case, the citation as its name.

`recomputed` holds the definition at full precision and is met at 1e-9; `published` is met as far as its printed
digits go.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray

from planner.weighting import objective
from planner.weighting.ahp import (
    circular_triads,
    complete,
    priorities,
    random_index,
    revisions,
    synthesize,
)
from planner.weighting.group import combine_judgements, consensus

Case = dict[str, Any]
REFERENCE = Path(__file__).parents[1] / "reference"


def cases(kind: str, needed_input: str | None = None) -> Any:
    """Parametrise over all reference cases of one kind, or those with a certain input."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(REFERENCE.glob("*.json"))]
    fitting = [case for case in found if case.get("kind") == kind]
    if needed_input is not None:
        fitting = [case for case in fitting if needed_input in case["inputs"]]
    return pytest.mark.parametrize("case", [pytest.param(case, id=case["citation"]) for case in fitting])


def assert_reproduces(case: Case, **computed: ArrayLike) -> None:
    """Each value agrees with `recomputed` at 1e-9 and, where printed, with `published` to the printed digits."""
    for name, value in computed.items():
        recomputed = np.asarray(case["recomputed"][name], dtype=float)
        np.testing.assert_allclose(value, recomputed, rtol=1e-9, atol=1e-12, err_msg=name)
        if name in case["published"]:
            compared = case["comparison"][name]
            tolerance = max(compared["tolerance"], compared["max_abs_diff"]) + 1e-12
            np.testing.assert_allclose(value, case["published"][name], rtol=0, atol=tolerance, err_msg=name)


def from_upper_triangle(values: list[float]) -> NDArray[np.float64]:
    """The judgement matrix of the judgements above its diagonal, row by row."""
    size = int((1 + np.sqrt(1 + 8 * len(values))) / 2)
    matrix = np.ones((size, size))
    rows, columns = np.triu_indices(size, 1)
    matrix[rows, columns] = values
    matrix[columns, rows] = 1 / np.array(values)
    return matrix


def consistency_ratio(matrix: ArrayLike, table: Any = "saaty1980") -> float:
    ratio = priorities(matrix, random_index=table).consistency_ratio
    assert ratio is not None
    return ratio


@cases("ahp.matrix", needed_input="matrix")
def test_one_matrix(case: Case) -> None:
    matrix = case["inputs"]["matrix"]
    eigenvector = priorities(matrix)
    geometric = priorities(matrix, method="geometric_mean")
    assert geometric.geometric_consistency_index is not None
    assert_reproduces(
        case,
        weights_eigenvector=eigenvector.weights,
        lambda_max=eigenvector.lambda_max,
        ci=eigenvector.consistency_index,
        cr_saaty1980=consistency_ratio(matrix, "saaty1980"),
        cr_saaty2008=consistency_ratio(matrix, "saaty2008"),
        # The case was computed with the linear fit to Alonso and Lamata's eigenvalues, not with their table.
        cr_alonso_lamata=consistency_ratio(matrix, "ahp_os"),
        weights_rgmm=geometric.weights,
        gci=geometric.geometric_consistency_index,
    )
    if "cr_donegan_dodd" in case["recomputed"]:
        assert_reproduces(case, cr_donegan_dodd=consistency_ratio(matrix, "donegan_dodd"))


@cases("ahp.rgmm")
def test_all_methods_agree_on_a_consistent_matrix(case: Case) -> None:
    matrix = case["inputs"]["matrix"]
    geometric = priorities(matrix, method="geometric_mean")
    assert geometric.geometric_consistency_index is not None
    assert_reproduces(
        case,
        weights_eigenvector=priorities(matrix).weights,
        weights_rgmm=geometric.weights,
        lambda_max=geometric.lambda_max,
        ci=geometric.consistency_index,
        cr_saaty1980=consistency_ratio(matrix),
        gci=geometric.geometric_consistency_index,
    )


def test_one_criterion_nine_times_all_others_goepel_2018_eq_41() -> None:
    case = json.loads((REFERENCE / "goepel_scale_and_single_weight.json").read_text("utf-8"))
    size, times = case["inputs"]["n"], case["inputs"]["x"]
    matrix = np.ones((size, size))
    matrix[0, 1:], matrix[1:, 0] = times, 1 / times
    two = priorities([[1, 3], [1 / 3, 1]])
    assert_reproduces(case, w_ahp=priorities(matrix).weights[0], w_two_criteria_x3=two.weights[0])


@cases("ahp.consistency")
def test_random_index_tables(case: Case) -> None:
    inputs, recomputed = case["inputs"], case["recomputed"]
    sizes = inputs["n"]
    assert [random_index(n, table="saaty1980") for n in sizes] == inputs["saaty1980"]
    assert [random_index(n, table="saaty2008") for n in sizes[:8]] == inputs["saaty2008"]
    assert [random_index(n, table="alonso_lamata") for n in sizes] == recomputed["alonso_lamata_table_3_to_15"]
    fit = [random_index(n, table="ahp_os") for n in sizes]
    assert fit == pytest.approx(recomputed["ri_implied_by_linear_fit_3_to_15"], rel=1e-12)


def test_optimal_completion_bozoki_2010() -> None:
    case = json.loads((REFERENCE / "ahp_bozoki2010_4x4.json").read_text("utf-8"))
    matrix = case["inputs"]["matrix"]
    result = priorities(matrix)
    assert_reproduces(case, lambda_max=result.lambda_max)
    # The exact optimum; the case's own search stopped 1e-7 short of it, which its lambda-max does not feel.
    assert complete(matrix)[2, 3] == pytest.approx(np.sqrt(8 / 15), rel=1e-12)
    assert result.matrix[2, 3] == pytest.approx(case["published"]["completed_2_3"], abs=2e-6)
    np.testing.assert_allclose(result.weights, case["recomputed"]["weights"], rtol=2e-7)
    np.testing.assert_allclose(result.weights, case["published"]["weights"], atol=5e-5)


def test_incomplete_3x3_harker_1987() -> None:
    case = json.loads((REFERENCE / "ahp_harker1987_3x3.json").read_text("utf-8"))
    result = priorities(case["inputs"]["matrix"])
    assert_reproduces(case, weights=result.weights, lambda_max=result.lambda_max)
    assert result.missing == 1
    assert result.consistency_ratio is None, "two judgements on three criteria check nothing"


def test_most_inconsistent_judgement_saaty_2003() -> None:
    case = json.loads((REFERENCE / "ahp_saaty2003_repair.json").read_text("utf-8"))
    matrix = case["inputs"]["matrix"]
    worst = revisions(matrix, count=1)[0]
    assert worst.consistency_ratio_after is not None
    assert_reproduces(
        case,
        entry_0based=(worst.row, worst.column),
        suggested_3dp=worst.suggested,
        cr_after=worst.consistency_ratio_after,
        cr_before=consistency_ratio(matrix),
    )


@cases("ahp.ordinal")
def test_circular_triads(case: Case) -> None:
    found = circular_triads(case["inputs"]["dominance"])
    assert found.zeta is not None
    assert_reproduces(case, circular_triads=len(found), d_max=found.maximum, zeta=found.zeta)


def test_leader_choice_wikipedia() -> None:
    case = json.loads((REFERENCE / "ahp_leader_wikipedia.json").read_text("utf-8"))
    inputs = case["inputs"]
    criteria = from_upper_triangle(inputs["criteria_upper"])
    matrices = {name: from_upper_triangle(v) for name, v in inputs["alternative_upper_triangles"].items()}
    local = np.column_stack([priorities(matrices[name.lower()]).weights for name in inputs["criteria"]])
    weights = priorities(criteria).weights
    assert_reproduces(
        case,
        global_weights=synthesize(weights, local).global_weights,
        criteria_weights=weights,
        cr_criteria=consistency_ratio(criteria, "saaty2008"),
        cr_criteria_ri1980=consistency_ratio(criteria, "saaty1980"),
        cr_experience=consistency_ratio(matrices["experience"], "saaty2008"),
        cr_education=consistency_ratio(matrices["education"], "saaty2008"),
        local_experience=local[:, 0],
    )


def test_best_city_saaty_2005() -> None:
    case = json.loads((REFERENCE / "ahp_saaty2005_cities.json").read_text("utf-8"))
    inputs = case["inputs"]
    matrices = [from_upper_triangle(inputs["alternative_upper_triangles"][name]) for name in inputs["criteria"]]
    local = np.column_stack([priorities(matrix).weights for matrix in matrices])
    weights = priorities(inputs["criteria_matrix"]).weights
    assert_reproduces(
        case,
        global_weights=synthesize(weights, local).global_weights,
        criteria_weights=weights,
        cr_criteria=consistency_ratio(inputs["criteria_matrix"], "saaty1980"),
    )


def test_car_choice_with_a_direct_rating_haas_meixner() -> None:
    case = json.loads((REFERENCE / "ahp_haas_meixner_car.json").read_text("utf-8"))
    inputs = case["inputs"]
    weights = priorities(inputs["criteria_matrix"]).weights
    style, reliability = priorities(inputs["style"]).weights, priorities(inputs["reliability"]).weights
    result = synthesize(weights, np.column_stack([style, reliability, inputs["fuel_mpg"]]))
    assert_reproduces(
        case,
        global_weights=result.global_weights,
        criteria_weights=weights,
        style_weights=style,
        reliability_weights=reliability,
        fuel_weights=result.local[:, 2],
        cr_criteria=consistency_ratio(inputs["criteria_matrix"], "saaty1980"),
    )


@cases("ahp.rank_reversal")
def test_a_copy_reverses_distributive_but_not_ideal_mode(case: Case) -> None:
    inputs = case["inputs"]
    weights = inputs["criteria_weights"]
    three, four = np.transpose(inputs["ratios_ABC"]), np.transpose(inputs["ratios_ABCD"])
    assert_reproduces(
        case,
        distributive_ABC=synthesize(weights, three, mode="distributive").global_weights,
        distributive_ABCD=synthesize(weights, four, mode="distributive").global_weights,
        ideal_ABC=synthesize(weights, three, mode="ideal").global_weights,
        ideal_ABCD=synthesize(weights, four, mode="ideal").global_weights,
    )


def test_consensus_limits_goepel_2018() -> None:
    case = json.loads((REFERENCE / "goepel_consensus_limits.json").read_text("utf-8"))
    none = consensus(case["inputs"]["priorities_no_consensus"], scale_maximum=case["inputs"]["M"])
    full = consensus(case["inputs"]["priorities_full"], scale_maximum=case["inputs"]["M"])
    assert_reproduces(case, S_star_none=none.consensus, S_star_full=full.consensus)
    detail = case["recomputed"]["detail_none"]
    computed = (none.alpha_entropy, none.gamma_entropy, none.beta_entropy, none.homogeneity, none.consensus)
    expected = [detail[name] for name in ("H_alpha", "H_gamma", "H_beta", "S", "S_star")]
    np.testing.assert_allclose(computed, expected, rtol=1e-9, atol=1e-12)


def test_group_of_two_aczel_saaty_1983() -> None:
    case = json.loads((REFERENCE / "group_aij_identity.json").read_text("utf-8"))
    judges = [from_upper_triangle([value]) for value in case["inputs"]["judges"]]
    opposite = [from_upper_triangle([value]) for value in case["inputs"]["opposite"]]
    assert_reproduces(
        case,
        group_entry=combine_judgements(judges)[0, 1],
        opposite_weights=priorities(combine_judgements(opposite)).weights,
        opposite_consensus=consensus([priorities(matrix).weights for matrix in opposite]).consensus,
    )


@cases("weights.entropy")
def test_entropy_weights(case: Case) -> None:
    assert_reproduces(case, weights=objective.entropy(case["inputs"]["matrix"]))


@cases("weights.critic")
def test_critic_weights(case: Case) -> None:
    inputs = case["inputs"]
    assert_reproduces(case, weights=objective.critic(inputs["matrix"], inputs.get("types")))


@cases("weights.merec")
def test_merec_weights(case: Case) -> None:
    inputs = case["inputs"]
    assert_reproduces(case, weights=objective.merec(inputs["matrix"], inputs["types"]))


@cases("weights.std")
def test_standard_deviation_weights(case: Case) -> None:
    assert_reproduces(case, weights=objective.standard_deviation(case["inputs"]["matrix"]))
