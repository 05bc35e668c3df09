"""VIKOR (多准则妥协解排序法): compromise between the group's utility and the worst single regret."""

from dataclasses import dataclass

import numpy as np

from planner.ranking.decision_matrix import FloatArray, IntArray
from planner.ranking.normalisation import by_minmax
from planner.ranking.ranks import TIE_DECIMALS


@dataclass(frozen=True, slots=True)
class Compromise:
    """Which alternatives (rows, counted from 0, best first) VIKOR proposes.

    `advantage` (C1): the best by Q leads the next by `threshold` = 1 / (n_alternatives - 1) or more. `stability`
    (C2): it is also best by S or by R. Both hold: it alone is proposed. Only C2 fails: the first two. C1 fails:
    all that lie less than `threshold` behind the best.
    """

    alternatives: tuple[int, ...]
    advantage: bool
    stability: bool
    threshold: float


@dataclass(frozen=True, slots=True, eq=False)
class Vikor:
    """Each (n_alternatives,), lower is better: group utility `s`, individual regret `r`, compromise `q` (0..1)."""

    s: FloatArray
    r: FloatArray
    q: FloatArray
    compromise: Compromise


def vikor(matrix: FloatArray, weights: FloatArray, directions: IntArray, v: float = 0.5) -> Vikor:
    """Kernel: S = sum of w_j (f*_j - f_ij) / (f*_j - f-_j), R = its largest term, Q between both.

    `v` (0..1) is the weight of the majority's utility against the individual regret. f* and f- are the best and
    worst of the set. A criterion in which all alternatives are equal adds no regret; where all S, or all R, are
    equal they add nothing to Q. Opricovic & Tzeng 2004, EJOR 156:445-455; 2007, EJOR 178:514-529.
    """
    span = matrix.max(axis=0) > matrix.min(axis=0)
    regret = np.where(span, weights * (1.0 - by_minmax(matrix, directions)), 0.0)
    s: FloatArray = regret.sum(axis=1)
    r: FloatArray = regret.max(axis=1)
    q = v * _stretched(s) + (1.0 - v) * _stretched(r)
    return Vikor(s, r, q, _compromise(s, r, q))


def _stretched(costs: FloatArray) -> FloatArray:
    low, high = costs.min(), costs.max()
    stretched: FloatArray = (costs - low) / (high - low) if high > low else np.zeros_like(costs)
    return stretched


def _compromise(s: FloatArray, r: FloatArray, q: FloatArray) -> Compromise:
    s, r, q = (costs.round(TIE_DECIMALS) for costs in (s, r, q))
    order = np.argsort(q, kind="stable").tolist()
    first = order[0]
    threshold = 1.0 / (len(order) - 1) if len(order) > 1 else 0.0
    behind = (q - q[first]).round(TIE_DECIMALS)
    stability = bool(s[first] == s.min() or r[first] == r.min())
    close = tuple(row for row in order if behind[row] < round(threshold, TIE_DECIMALS))
    if len(close) > 1:
        return Compromise(close, False, stability, threshold)
    return Compromise((first,) if stability else tuple(order[:2]), True, stability, threshold)
