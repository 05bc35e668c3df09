"""Published worked examples of TOPSIS and of rank correlations, one test a case, the citation as its name."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike

from planner.ranking import agreement
from planner.ranking.topsis import topsis

Case = dict[str, Any]
REFERENCE = Path(__file__).parents[1] / "reference"


def cases(kind: str) -> Any:
    """Parametrise over all reference cases of one kind."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(REFERENCE.glob("*.json"))]
    return pytest.mark.parametrize(
        "case", [pytest.param(case, id=case["citation"]) for case in found if case.get("kind") == kind]
    )


def assert_reproduces(case: Case, **computed: ArrayLike) -> None:
    """Each value agrees with `recomputed` at 1e-9 and, where printed, with `published` to the printed digits."""
    for name, value in computed.items():
        np.testing.assert_allclose(value, case["recomputed"][name], rtol=1e-9, atol=1e-12, err_msg=name)
        if name in case["published"]:
            compared = case["comparison"][name]
            tolerance = max(compared["tolerance"], compared["max_abs_diff"]) + 1e-12
            np.testing.assert_allclose(value, case["published"][name], rtol=0, atol=tolerance, err_msg=name)


@cases("topsis.vector")
def test_topsis(case: Case) -> None:
    inputs = case["inputs"]
    problem = inputs["matrix"], inputs["weights"], inputs["types"]
    vector, minmax = topsis(*problem, normalisation="vector"), topsis(*problem, normalisation="minmax")
    computed: dict[str, ArrayLike] = {
        "closeness": vector.closeness,
        "closeness_vector": vector.closeness,
        "closeness_minmax": minmax.closeness,
        "d_plus": vector.distance_to_best,
        "d_minus": vector.distance_to_worst,
        "ideal": vector.steps.ideal,
        "anti_ideal": vector.steps.anti_ideal,
        "ranking_best_first": np.argsort(vector.ranks) + 1,
    }
    assert_reproduces(case, **{name: value for name, value in computed.items() if name in case["recomputed"]})


@cases("topsis.rank_reversal")
def test_an_added_alternative_reverses_the_classic_form_and_never_declared_bounds(case: Case) -> None:
    inputs, recomputed = case["inputs"], case["recomputed"]
    before, after = inputs["matrix"], [*inputs["matrix"], inputs["added"]]
    classic_before = topsis(before, inputs["weights"], inputs["types"], normalisation="vector")
    classic_after = topsis(after, inputs["weights"], inputs["types"], normalisation="vector")
    assert_reproduces(case, closeness_before=classic_before.closeness, closeness_after=classic_after.closeness)
    assert classic_before.ranks[recomputed["best_before"]] == 1
    assert classic_after.ranks[recomputed["best_after"]] == 1
    assert recomputed["best_before"] != recomputed["best_after"]

    bounds = np.column_stack([np.zeros(2), np.full(2, 10.0)])
    declared_before = topsis(before, inputs["weights"], bounds=bounds)
    declared_after = topsis(after, inputs["weights"], bounds=bounds)
    np.testing.assert_array_equal(declared_after.closeness[:3], declared_before.closeness)


@cases("rank_correlation")
def test_rank_correlation(case: Case) -> None:
    reference, other = case["inputs"]["r"], case["inputs"]["q"]
    spearman, kendall = agreement.spearman(reference, other), agreement.kendall(reference, other)
    assert spearman is not None
    assert kendall is not None
    assert_reproduces(
        case,
        spearman=spearman,
        kendall=kendall,
        weighted_spearman=agreement.weighted_spearman(reference, other),
        ws=agreement.ws(reference, other),
        ws_reversed_arguments=agreement.ws(other, reference),
    )
