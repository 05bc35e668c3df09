"""Published worked examples of ranking methods and of rank correlations, one test a case, the citation as its name."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike

from planner.ranking import agreement
from planner.ranking.methods import MethodScores, score
from planner.ranking.topsis import topsis
from planner.ranking.vikor import Compromise

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


def answer(method: str, case: Case, weights: str = "weights", **options: Any) -> MethodScores:
    inputs = case["inputs"]
    return score(method, inputs["matrix"], inputs[weights], inputs["types"], **options)


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

    spotis_before = score("spotis", before, inputs["weights"], inputs["types"], bounds=bounds)
    spotis_after = score("spotis", after, inputs["weights"], inputs["types"], bounds=bounds)
    assert_reproduces(case, spotis_before=spotis_before.scores, spotis_after=spotis_after.scores)


@cases("topsis.fuzzy")
def test_fuzzy_topsis(case: Case) -> None:
    result = answer("fuzzy_topsis", case)
    recomputed, published = case["recomputed"], case["published"]["closeness"]
    np.testing.assert_allclose(result.scores, recomputed["closeness"], rtol=1e-9)
    np.testing.assert_allclose(result.parts["D+"], recomputed["d_plus"], rtol=1e-9)
    np.testing.assert_allclose(result.parts["D-"], recomputed["d_minus"], rtol=1e-9)
    # The printed closeness of the first candidate cannot be had from the printed matrix: a slip in the paper.
    np.testing.assert_allclose(result.scores[1:], published[1:], rtol=0, atol=0.005)
    assert (np.argsort(result.ranks) + 1).tolist() == case["published"]["ranking_best_first"]


@cases("vikor")
def test_vikor(case: Case) -> None:
    v = case["inputs"]["v"]
    equal, social = answer("vikor", case, "weights_w1", v=v), answer("vikor", case, "weights_w3", v=v)
    assert_reproduces(
        case,
        **{f"{part}_w1": equal.parts[part] for part in "SRQ"},
        **{f"{part}_w3": social.parts[part] for part in "SRQ"},
    )
    assert equal.lower_is_better
    assert (equal.compromise, social.compromise) == (
        Compromise((4,), advantage=True, stability=True, threshold=0.2),
        Compromise((4, 2, 5), advantage=False, stability=True, threshold=0.2),
    )


@cases("promethee2")
def test_promethee_2(case: Case) -> None:
    names = {"U": "u-shape", "V": "v-shape", "gauss": "gaussian"}
    functions, thresholds = [], {"q": [0.0] * 6, "p": [0.0] * 6, "s": [0.0] * 6}
    for column, text in enumerate(case["inputs"]["functions"]):
        function, *settings = text.split()
        functions.append(names.get(function, function))
        for name, value in (setting.split("=") for setting in settings):
            thresholds[name][column] = float(value)
    result = answer("promethee2", case, functions=functions, **thresholds)
    assert_reproduces(
        case,
        phi_plus=result.parts["phi+"],
        phi_minus=result.parts["phi-"],
        phi=result.scores,
        ranking_best_first=np.argsort(result.ranks) + 1,
    )


@cases("waspas")
def test_waspas(case: Case) -> None:
    result = answer("waspas", case, lam=case["inputs"]["lam"])
    assert_reproduces(case, Q=result.scores, wsm=result.parts["WSM"], wpm=result.parts["WPM"])


@cases("marcos")
def test_marcos(case: Case) -> None:
    assert_reproduces(case, f=answer("marcos", case).scores)


@cases("codas")
def test_codas(case: Case) -> None:
    assert_reproduces(case, score=answer("codas", case, tau=case["inputs"]["tau"]).scores)


@cases("edas")
def test_edas(case: Case) -> None:
    assert_reproduces(case, score=answer("edas", case).scores)


@cases("moora")
def test_moora(case: Case) -> None:
    ratio, reference = answer("moora", case), answer("moora_reference", case)
    assert_reproduces(case, ratio=ratio.scores, refpoint=reference.scores)
    assert reference.lower_is_better


@cases("aras")
def test_aras(case: Case) -> None:
    assert_reproduces(case, K=answer("aras", case).scores)


@cases("spotis")
def test_spotis(case: Case) -> None:
    assert_reproduces(case, score=answer("spotis", case, bounds=case["inputs"]["bounds"]).scores)


@cases("copras")
def test_copras(case: Case) -> None:
    assert_reproduces(case, N=answer("copras", case).scores)


@cases("wsm")
def test_weighted_sum(case: Case) -> None:
    assert_reproduces(case, score=answer("wsm", case).scores)


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
