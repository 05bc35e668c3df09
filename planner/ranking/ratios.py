"""Methods on ratios that pymcdm gets wrong or only in part: CODAS, MOORA, COPRAS. Kernels; nothing is checked here."""

from dataclasses import dataclass

import numpy as np

from planner.ranking.decision_matrix import FloatArray, IntArray
from planner.ranking.normalisation import by_linear, by_vector
from planner.ranking.suitability import Unsuitable


@dataclass(frozen=True, slots=True, eq=False)
class Codas:
    """Each (n_alternatives,): distances from the negative-ideal point, and the assessment score."""

    euclidean: FloatArray
    taxicab: FloatArray
    scores: FloatArray


def codas(matrix: FloatArray, weights: FloatArray, directions: IntArray, tau: float = 0.02) -> Codas:
    """H_i = sum over k of (E_i - E_k) + (T_i - T_k where |E_i - E_k| >= tau).

    E and T are the Euclidean and taxicab distances from the worst of each weighted, linearly normalised column;
    `tau` is the difference of E from which T counts. Keshavarz Ghorabaee et al. 2016, Economic Computation and
    Economic Cybernetics Studies and Research 50(3):25-44.
    """
    weighted = by_linear(matrix, directions) * weights
    above = weighted - weighted.min(axis=0)
    euclidean: FloatArray = np.sqrt((above * above).sum(axis=1))
    taxicab: FloatArray = above.sum(axis=1)
    apart = euclidean[:, None] - euclidean
    assessment = apart + np.where(np.abs(apart) >= tau, taxicab[:, None] - taxicab, 0.0)
    return Codas(euclidean, taxicab, assessment.sum(axis=1))


def moora_ratio_system(matrix: FloatArray, weights: FloatArray, directions: IntArray) -> FloatArray:
    """Sum of weighted benefits less sum of weighted costs, columns divided by their length; higher is better.

    Brauers & Zavadskas 2006, Control and Cybernetics 35:445-469.
    """
    scores: FloatArray = by_vector(matrix) @ (weights * directions)
    return scores


def moora_reference_point(matrix: FloatArray, weights: FloatArray, directions: IntArray) -> FloatArray:
    """Largest weighted gap to the best of each column, columns divided by their length; lower is better.

    Brauers & Zavadskas 2006, as `moora_ratio_system`.
    """
    oriented = by_vector(matrix) * directions
    gaps: FloatArray = (weights * (oriented.max(axis=0) - oriented)).max(axis=1)
    return gaps


@dataclass(frozen=True, slots=True, eq=False)
class Copras:
    """Each (n_alternatives,): sums of benefits and of costs, relative significance, utility degree (best 1)."""

    benefits: FloatArray
    costs: FloatArray
    significance: FloatArray
    utility: FloatArray


def copras(matrix: FloatArray, weights: FloatArray, directions: IntArray) -> Copras:
    """Q_i = S+_i + sum of S- / (S-_i * sum of 1 / S-), utility Q_i / max Q; columns divided by their sum.

    Without costs Q = S+. Raises Unsuitable where an alternative's costs are all 0. Zavadskas, Kaklauskas & Sarka
    1994, Technological and Economic Development of Economy 1(3):131-139.
    """
    shares = weights * matrix / matrix.sum(axis=0)
    cost = directions < 0
    benefits: FloatArray = shares[:, ~cost].sum(axis=1)
    costs: FloatArray = shares[:, cost].sum(axis=1)
    significance = benefits
    if (costs > 0).any():
        if not costs.all():
            raise Unsuitable("zeros", tuple(np.flatnonzero(cost & (matrix == 0).any(axis=0)).tolist()))
        significance = benefits + costs.sum() / (costs * (1.0 / costs).sum())
    return Copras(benefits, costs, significance, significance / significance.max())
