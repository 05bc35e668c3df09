"""Ranking methods (方法互证) behind one face: what each is called, takes and answers.

`score("vikor", matrix, weights, directions, v=0.5)`; see `METHODS` for names, sources and options.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from planner.ranking import adapter
from planner.ranking.additive import additive_value
from planner.ranking.decision_matrix import (
    FloatArray,
    IntArray,
    criteria_bounds,
    criteria_directions,
    criteria_weights,
    decision_matrix,
)
from planner.ranking.fuzzy import FuzzyIdeals, fuzzy_topsis
from planner.ranking.promethee import PreferenceFunction, promethee
from planner.ranking.ranks import ranks
from planner.ranking.ratios import codas, copras, moora_ratio_system, moora_reference_point
from planner.ranking.suitability import Need, Unsuitable, require
from planner.ranking.topsis import topsis
from planner.ranking.vikor import Compromise, vikor


@dataclass(frozen=True, slots=True, eq=False)
class MethodScores:
    """A method's answer: `scores` and `ranks` (n_alternatives,), 1 = best, ties share the better rank.

    `normalisation` and `options` name what moved the numbers. `parts` are the figures the scores are made of, each
    (n_alternatives,), named as in the method's paper (VIKOR: S, R, Q). `compromise` is VIKOR's proposal.
    """

    method: str
    scores: FloatArray
    ranks: IntArray
    lower_is_better: bool
    normalisation: str
    options: Mapping[str, Any]
    parts: Mapping[str, FloatArray]
    compromise: Compromise | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Answer:
    scores: FloatArray
    parts: Mapping[str, FloatArray] = field(default_factory=dict)
    compromise: Compromise | None = None


@dataclass(frozen=True, slots=True)
class Method:
    """A method as it is called.

    `source` is where it is defined. `needs` says what numbers it can take (see `planner.ranking.suitability`); with
    an option `normalisation` that depends on it. `options` are the keyword arguments with their defaults.
    `needs_bounds`: it takes `bounds` (n_criteria, 2), the two ends of each scale in either order. `ranges`: its
    cells and weights may be ranges (low, mode, high).
    """

    source: str
    normalisation: str
    needs: Need
    compute: Callable[..., _Answer] = field(repr=False)
    lower_is_better: bool = False
    needs_bounds: bool = False
    ranges: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)


def score(method: str, matrix: ArrayLike, weights: ArrayLike, directions: ArrayLike, **options: Any) -> MethodScores:
    """Score and rank alternatives by one of `METHODS`.

    `matrix` (n_alternatives, n_criteria) in raw units; `weights` (n_criteria,), not negative, used as given (only the
    additive value and PROMETHEE divide them by their sum); `directions` (n_criteria,) of +1 (higher is better) and
    -1; for "fuzzy_topsis" see `planner.ranking.fuzzy`.
    `options` are those of the method, `bounds` among them where it needs them. Raises Unsuitable, a ValueError
    with a `reason`, where the method cannot take the numbers, and ValueError for an unknown method or option,
    wrong shapes, cells that are not finite numbers and cells outside the bounds.
    """
    if method not in METHODS:
        raise ValueError(f"unknown method {method!r}; known: {', '.join(METHODS)}")
    description = METHODS[method]
    chosen = _options(method, description, options)
    problem: tuple[Any, Any, Any] = matrix, weights, directions
    if not description.ranges:
        values = decision_matrix(matrix)
        criteria = values.shape[1]
        problem = values, criteria_weights(weights, criteria), criteria_directions(directions, criteria)
        require(_need(description, chosen), *problem)
    with np.errstate(all="ignore"):
        answer = description.compute(*problem, **chosen)
    if not np.isfinite(answer.scores).all():
        raise Unsuitable("extreme")
    return MethodScores(
        method=method,
        scores=answer.scores,
        ranks=ranks(answer.scores, description.lower_is_better),
        lower_is_better=description.lower_is_better,
        normalisation=chosen.get("normalisation", description.normalisation),
        options=chosen,
        parts=answer.parts,
        compromise=answer.compromise,
    )


_NORMALISATION_NEEDS: Mapping[str, Need] = {
    "none": "any",
    "linear": "ratios",
    "sum": "ratios",
    "max": "amounts",
    "vector": "amounts",
    "minmax": "any",
}


def _options(name: str, method: Method, given: Mapping[str, Any]) -> dict[str, Any]:
    known = (*method.options, *(("bounds",) if method.needs_bounds else ()))
    if unknown := sorted(given.keys() - set(known)):
        raise ValueError(f"method {name!r} has no option {unknown[0]!r}; known: {', '.join(known) or 'none'}")
    if method.needs_bounds and "bounds" not in given:
        raise ValueError(f"method {name!r} needs the bounds of each criterion")
    return {**method.options, **given}


def _need(method: Method, options: Mapping[str, Any]) -> Need:
    if "normalisation" not in options:
        return method.needs
    normalisation = options["normalisation"]
    if normalisation not in _NORMALISATION_NEEDS:
        known = ", ".join(_NORMALISATION_NEEDS)
        raise ValueError(f"unknown normalisation {normalisation!r}; known: {known}")
    return _NORMALISATION_NEEDS[normalisation] if method.needs != "positive" else method.needs


def _oriented(bounds: ArrayLike, matrix: FloatArray, directions: IntArray) -> FloatArray:
    """(worst, best) from the two ends of each scale in either order."""
    ends = np.sort(criteria_bounds(bounds, matrix), axis=1)
    return np.where(directions[:, None] > 0, ends, ends[:, ::-1])


def _share(name: str, value: float) -> float:
    if not 0 <= value <= 1:
        raise ValueError(f"{name} lies between 0 and 1, not at {value:g}")
    return float(value)


def _topsis_bounds(matrix: FloatArray, weights: FloatArray, directions: IntArray, bounds: ArrayLike) -> _Answer:
    result = topsis(matrix, weights, bounds=_oriented(bounds, matrix, directions))
    return _Answer(result.closeness, {"D+": result.distance_to_best, "D-": result.distance_to_worst})


def _topsis_vector(matrix: FloatArray, weights: FloatArray, directions: IntArray) -> _Answer:
    result = topsis(matrix, weights, directions, "vector")
    return _Answer(result.closeness, {"D+": result.distance_to_best, "D-": result.distance_to_worst})


def _additive(matrix: FloatArray, weights: FloatArray, directions: IntArray, bounds: ArrayLike) -> _Answer:
    oriented = _oriented(bounds, matrix, directions)
    return _Answer(additive_value(matrix, weights / weights.sum(), oriented).values)


def _vikor(matrix: FloatArray, weights: FloatArray, directions: IntArray, v: float) -> _Answer:
    result = vikor(matrix, weights, directions, _share("v", v))
    return _Answer(result.q, {"S": result.s, "R": result.r, "Q": result.q}, result.compromise)


def _promethee2(
    matrix: FloatArray,
    weights: FloatArray,
    directions: IntArray,
    functions: PreferenceFunction | list[PreferenceFunction],
    q: ArrayLike,
    p: ArrayLike,
    s: ArrayLike,
) -> _Answer:
    flows = promethee(matrix, weights, directions, functions, q, p, s)
    return _Answer(flows.net, {"phi+": flows.positive, "phi-": flows.negative})


def _waspas(matrix: FloatArray, weights: FloatArray, directions: IntArray, lam: float) -> _Answer:
    share = _share("lam", lam)
    total = adapter.weighted_sum(matrix, weights, directions, "linear")
    product = adapter.weighted_product(matrix, weights, directions, "linear")
    return _Answer(share * total + (1.0 - share) * product, {"WSM": total, "WPM": product})


def _codas(matrix: FloatArray, weights: FloatArray, directions: IntArray, tau: float) -> _Answer:
    if not tau >= 0:
        raise ValueError(f"tau is 0 or more, not {tau:g}")
    result = codas(matrix, weights, directions, tau)
    return _Answer(result.scores, {"E": result.euclidean, "T": result.taxicab})


def _copras(matrix: FloatArray, weights: FloatArray, directions: IntArray) -> _Answer:
    result = copras(matrix, weights, directions)
    return _Answer(result.utility, {"S+": result.benefits, "S-": result.costs, "Q": result.significance})


def _spotis(matrix: FloatArray, weights: FloatArray, directions: IntArray, bounds: ArrayLike) -> _Answer:
    return _Answer(adapter.spotis(matrix, weights, directions, _oriented(bounds, matrix, directions)))


def _fuzzy_topsis(matrix: ArrayLike, weights: ArrayLike, directions: ArrayLike, ideals: FuzzyIdeals) -> _Answer:
    result = fuzzy_topsis(matrix, weights, directions, ideals)
    return _Answer(result.closeness, {"D+": result.distance_to_best, "D-": result.distance_to_worst})


def _only_scores(kernel: Callable[..., FloatArray]) -> Callable[..., _Answer]:
    return lambda *problem, **options: _Answer(kernel(*problem, **options))


METHODS: Mapping[str, Method] = {
    "topsis_bounds": Method(
        "Hwang & Yoon 1981, on declared scales", "bounds", "any", _topsis_bounds, needs_bounds=True
    ),
    "topsis_vector": Method("Hwang & Yoon 1981, Multiple Attribute Decision Making", "vector", "any", _topsis_vector),
    "additive": Method(
        "Keeney & Raiffa 1976, Decisions with Multiple Objectives", "bounds", "any", _additive, needs_bounds=True
    ),
    "vikor": Method(
        "Opricovic & Tzeng 2004, EJOR 156:445-455", "minmax", "any", _vikor, lower_is_better=True, options={"v": 0.5}
    ),
    "promethee2": Method(
        "Brans, Vincke & Mareschal 1986, EJOR 24:228-238",
        "none",
        "differences",
        _promethee2,
        options={"functions": "usual", "q": 0.0, "p": 0.0, "s": 0.0},
    ),
    "waspas": Method(
        "Zavadskas et al. 2012, Elektronika ir Elektrotechnika 122(6):3-6",
        "linear",
        "positive",
        _waspas,
        options={"lam": 0.5},
    ),
    "marcos": Method(
        "Stević et al. 2020, Computers & Industrial Engineering 140:106231",
        "linear",
        "positive",
        _only_scores(adapter.marcos),
    ),
    "codas": Method(
        "Keshavarz Ghorabaee et al. 2016, Economic Computation and Economic Cybernetics Studies and Research 50(3)",
        "linear",
        "ratios",
        _codas,
        options={"tau": 0.02},
    ),
    "edas": Method(
        "Keshavarz Ghorabaee et al. 2015, Informatica 26:435-451", "mean", "means", _only_scores(adapter.edas)
    ),
    "moora": Method(
        "Brauers & Zavadskas 2006, Control and Cybernetics 35:445-469",
        "vector",
        "any",
        _only_scores(moora_ratio_system),
    ),
    "moora_reference": Method(
        "Brauers & Zavadskas 2006, Control and Cybernetics 35:445-469",
        "vector",
        "any",
        _only_scores(moora_reference_point),
        lower_is_better=True,
    ),
    "aras": Method(
        "Zavadskas & Turskis 2010, Technological and Economic Development of Economy 16:159-172",
        "sum",
        "ratios",
        _only_scores(adapter.aras),
        options={"optimal": None},
    ),
    "spotis": Method(
        "Dezert et al. 2020, FUSION 2020", "bounds", "any", _spotis, lower_is_better=True, needs_bounds=True
    ),
    "mabac": Method(
        "Pamučar & Ćirović 2015, Expert Systems with Applications 42:3016-3028",
        "minmax",
        "any",
        _only_scores(adapter.mabac),
    ),
    "wsm": Method(
        "Fishburn 1967; Hwang & Yoon 1981 (simple additive weighting)",
        "linear",
        "ratios",
        _only_scores(adapter.weighted_sum),
        options={"normalisation": "linear"},
    ),
    "wpm": Method(
        "Bridgman 1922; Miller & Starr 1969",
        "linear",
        "positive",
        _only_scores(adapter.weighted_product),
        options={"normalisation": "linear"},
    ),
    "copras": Method(
        "Zavadskas, Kaklauskas & Sarka 1994, Technological and Economic Development of Economy 1(3):131-139",
        "sum",
        "amounts",
        _copras,
    ),
    "fuzzy_topsis": Method(
        "Chen 2000, Fuzzy Sets and Systems 114:1-9",
        "linear",
        "ratios",
        _fuzzy_topsis,
        ranges=True,
        options={"ideals": "unit"},
    ),
}
"""All methods by name."""
