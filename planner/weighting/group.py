"""Several experts (群决策): combining judgements or weights, and how far the experts agree."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from planner.weighting.judgement_matrix import FloatArray, judgement_matrix

# Printed weights are rounded; anything further from 1 is not a weight vector.
_SUM_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Consensus:
    """Agreement of weight vectors (共识度), with the Shannon entropies it comes from (natural logarithm).

    `consensus` is Goepel's S*: 1 when all agree, 0 when each prefers another criterion by the scale's
    maximum; negative when an expert is more extreme than the scale allows. `homogeneity` is S = 1 /
    exp(beta), `alpha_entropy` the mean within the experts, `gamma_entropy` that of the mean weights,
    `beta_entropy` their difference.
    """

    consensus: float
    homogeneity: float
    alpha_entropy: float
    beta_entropy: float
    gamma_entropy: float


def combine_judgements(matrices: Sequence[ArrayLike], influence: ArrayLike | None = None) -> FloatArray:
    """Combine the experts' judgements before weights are derived (判断矩阵集结, AIJ).

    `matrices` are k judgement matrices (n, n), NaN where an expert gave none; `influence` (k,) the experts'
    shares, equal if None, in any unit. Each entry is the weighted geometric mean over the experts who
    judged it, which alone keeps the matrix reciprocal (Aczél & Saaty 1983, J. Math. Psych. 27:93-102); NaN
    where none of them did. Returns (n, n). Raises ValueError for no or invalid matrices, unequal sizes or
    invalid influence.
    """
    checked = [judgement_matrix(matrix) for matrix in matrices]
    if len({matrix.shape for matrix in checked}) != 1:
        raise ValueError("there must be at least one judgement matrix, and all of the same size")
    return geometric_mean(np.array(checked), _shares(influence, len(checked)))


def geometric_mean(stack: FloatArray, shares: FloatArray) -> FloatArray:
    """Kernel of `combine_judgements` for checked matrices (k, n, n) and shares (k,), in any unit; (n, n)."""
    shares = shares[:, None, None]
    given = ~np.isnan(stack)
    logs = np.log(np.where(given, stack, 1.0))
    total = (shares * given).sum(axis=0)
    mean = np.full(total.shape, np.nan)
    np.divide((shares * logs).sum(axis=0), total, out=mean, where=total > 0)
    combined: FloatArray = np.exp(mean)
    return combined


def combine_priorities(weights: ArrayLike, influence: ArrayLike | None = None) -> FloatArray:
    """Combine the experts' weights (权重集结, AIP) by the weighted arithmetic mean.

    `weights` (n_experts, n_criteria), each row a weight vector; `influence` (n_experts,) the experts'
    shares, equal if None. Returns (n_criteria,). Forman & Peniwati 1998, EJOR 108:165-169. Raises
    ValueError for rows that are not weights or invalid influence.
    """
    rows = _weight_rows(weights)
    combined: FloatArray = _shares(influence, rows.shape[0]) @ rows
    return combined


def consensus(priorities: ArrayLike, scale_maximum: float = 9.0) -> Consensus:
    """How far the experts agree on the weights of one node: Goepel's S*, from Shannon's diversity.

    `priorities` (n_experts, n_criteria), each row a weight vector; 0 counts as 0 ln 0 = 0. `scale_maximum`
    is the largest judgement of the scale. One expert or one criterion agree fully (1). Goepel K.D. (2013)
    ISAHP; (2018) IJAHP 10(3):469-487, eq. 11-21. Raises ValueError for rows that are not weights.
    """
    rows = _weight_rows(priorities)
    if scale_maximum <= 1.0:
        raise ValueError(f"the largest judgement of a scale is above 1, not {scale_maximum:g}")
    criteria = rows.shape[1]
    alpha = float(_entropies(rows).mean())
    gamma = float(_entropies(rows.mean(axis=0)))
    homogeneity = float(np.exp(alpha - gamma))
    if criteria == 1:
        return Consensus(1.0, homogeneity, alpha, gamma - alpha, gamma)
    floor = least_homogeneity(criteria, scale_maximum)
    return Consensus((homogeneity - floor) / (1.0 - floor), homogeneity, alpha, gamma - alpha, gamma)


def least_homogeneity(criteria: int, scale_maximum: float = 9.0) -> float:
    """The homogeneity at which the consensus is 0: each prefers another criterion by the scale's maximum."""
    most_extreme = np.full(criteria, 1.0)
    most_extreme[0] = scale_maximum
    return float(np.exp(_entropies(most_extreme / most_extreme.sum()))) / criteria


def _entropies(weights: FloatArray) -> FloatArray:
    """Shannon entropy over the last axis, with 0 ln 0 = 0."""
    logs = np.log(np.where(weights > 0, weights, 1.0))
    entropies: FloatArray = -(weights * logs).sum(axis=-1)
    return entropies


def _weight_rows(weights: ArrayLike) -> FloatArray:
    rows = np.asarray(weights, dtype=np.float64)
    if rows.ndim != 2 or rows.size == 0:
        raise ValueError(f"one row of weights an expert: got shape {rows.shape}")
    if not (np.isfinite(rows) & (rows >= 0)).all():
        raise ValueError("a weight is negative or not a number")
    off = np.abs(rows.sum(axis=1) - 1.0) > _SUM_TOLERANCE
    if off.any():
        expert = int(off.argmax())
        raise ValueError(f"the weights of expert {expert} (counted from 0) add up to {rows[expert].sum():g}, not 1")
    return rows


def _shares(influence: ArrayLike | None, experts: int) -> FloatArray:
    if influence is None:
        return np.full(experts, 1.0 / experts)
    shares = np.asarray(influence, dtype=np.float64)
    if shares.shape != (experts,):
        raise ValueError(f"one influence an expert: got shape {shares.shape} for {experts} experts")
    if not (np.isfinite(shares) & (shares >= 0)).all() or shares.sum() <= 0:
        raise ValueError("influence is zero or more for each expert and above zero for at least one")
    scaled: FloatArray = shares / shares.sum()
    return scaled
