"""Objective weights (客观权重): from the spread of the data instead of judgements."""

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
CombinationMode = Literal["linear", "multiplicative"]


def entropy(matrix: ArrayLike) -> FloatArray:
    """Entropy weights (熵权法): the more evenly a criterion is spread, the less it weighs.

    `matrix` (n_alternatives, n_criteria), no entry negative; an entry of 0 counts as 0 ln 0 = 0. With shares
    p_ij = x_ij / column sum, w_j is proportional to 1 + sum of p_ij ln p_ij / ln n_alternatives (Shannon &
    Weaver 1947; Hwang & Yoon 1981). Returns (n_criteria,), sum 1. Raises ValueError for a negative entry, a
    column of zeros, fewer than two alternatives, or columns that are all even.
    """
    values = _alternatives(matrix)
    totals = values.sum(axis=0)
    if (values < 0).any() or not (totals > 0).all():
        raise ValueError("entropy weights need entries of zero or more, and one above zero in each column")
    shares = values / totals
    logs = np.log(np.where(shares > 0, shares, 1.0))
    divergence = 1.0 + (shares * logs).sum(axis=0) / np.log(values.shape[0])
    even = values.min(axis=0) == values.max(axis=0)
    # Rounding leaves about 1e-16 of either sign on an even column.
    return _scaled(np.where(even, 0.0, np.maximum(divergence, 0.0)))


def critic(matrix: ArrayLike, directions: ArrayLike | None = None) -> FloatArray:
    """CRITIC weights (CRITIC法): a criterion weighs by its contrast and by its conflict with the others.

    `matrix` (n_alternatives, n_criteria); `directions` (n_criteria,) of +1 and -1, all +1 if None. On
    columns stretched to 0..1, w_j is proportional to sd_j times the sum over k of 1 - r_jk (Diakoulaki,
    Mavrotas & Papayannakis 1995, Computers & OR 22:763-770). A constant criterion weighs 0 and counts in no
    correlation. Returns (n_criteria,), sum 1. Raises ValueError for fewer than two alternatives, for
    directions that are not +1 or -1, and where no criterion stands out (all constant, or all moving
    together).
    """
    values = _alternatives(matrix)
    signs = _directions(directions, values.shape[1])
    low, high = values.min(axis=0), values.max(axis=0)
    varying = high > low
    stretched = ((values - low) * signs)[:, varying] / (high - low)[varying]
    deviation = stretched.std(axis=0)
    centred = (stretched - stretched.mean(axis=0)) / deviation
    correlation = centred.T @ centred / values.shape[0]
    conflict = (1.0 - correlation).sum(axis=0)
    information = np.zeros(values.shape[1])
    # Rounding leaves about 1e-16 where all criteria move together.
    information[varying] = deviation * np.where(conflict > 1e-12, conflict, 0.0)
    return _scaled(information)


def merec(matrix: ArrayLike, directions: ArrayLike) -> FloatArray:
    """MEREC weights: a criterion weighs by how much the alternatives change when it is removed.

    `matrix` (n_alternatives, n_criteria), all entries positive; `directions` (n_criteria,) of +1 and -1
    (Keshavarz-Ghorabaee et al. 2021, Symmetry 13:525). Returns (n_criteria,), sum 1. Raises ValueError for
    an entry that is not positive, fewer than two alternatives, wrong directions, or columns all constant.
    """
    values = _alternatives(matrix)
    if not (values > 0).all():
        raise ValueError("MEREC weights need entries above zero")
    signs = _directions(directions, values.shape[1])
    normalised = np.where(signs > 0, values.min(axis=0) / values, values / values.max(axis=0))
    logs = np.abs(np.log(normalised))
    criteria = values.shape[1]
    total = logs.sum(axis=1, keepdims=True)
    performance = np.log1p(total / criteria)
    without = np.log1p((total - logs) / criteria)
    return _scaled(np.abs(without - performance).sum(axis=0))


def standard_deviation(matrix: ArrayLike) -> FloatArray:
    """Weights in proportion to the standard deviation of each column, taken as it is.

    `matrix` (n_alternatives, n_criteria) on one common scale: columns in different units must be normalised
    first. Returns (n_criteria,), sum 1. Raises ValueError for fewer than two alternatives and for columns
    that are all constant.
    """
    values = _alternatives(matrix)
    varying = values.max(axis=0) > values.min(axis=0)
    return _scaled(np.where(varying, values.std(axis=0), 0.0))


def combine(
    subjective: ArrayLike,
    objective: ArrayLike,
    mode: CombinationMode = "linear",
    subjective_share: float = 0.5,
) -> FloatArray:
    """Combine subjective and objective weights (组合权重).

    Both are (n_criteria,), not negative; each is scaled to sum 1 first. `linear`: share * subjective + (1 -
    share) * objective. `multiplicative`: subjective * objective, rescaled; a share has no part in it.
    Returns (n_criteria,), sum 1. Raises ValueError for unequal lengths, invalid weights, a share outside
    0..1, an unknown mode, or products that are all 0.
    """
    if mode not in get_args(CombinationMode):
        raise ValueError(f"unknown mode {mode!r}; known: {', '.join(get_args(CombinationMode))}")
    if not 0.0 <= subjective_share <= 1.0:
        raise ValueError(f"the share of the subjective weights is between 0 and 1, not {subjective_share:g}")
    judged = _weights(subjective)
    measured = _weights(objective)
    if judged.shape != measured.shape:
        raise ValueError(f"subjective and objective weights differ in length: {judged.size} and {measured.size}")
    if mode == "multiplicative":
        return _scaled(judged * measured)
    return _scaled(subjective_share * judged + (1.0 - subjective_share) * measured)


def _alternatives(matrix: ArrayLike) -> FloatArray:
    values = np.asarray(matrix, dtype=np.float64)
    if values.ndim != 2 or values.shape[0] < 2 or values.shape[1] == 0:
        raise ValueError(f"weights from data need two alternatives (rows) or more; got shape {values.shape}")
    finite = np.isfinite(values)
    if not finite.all():
        row, column = np.argwhere(~finite)[0]
        raise ValueError(f"row {row}, column {column} (counted from 0) holds {values[row, column]}, not a number")
    return values


def _directions(directions: ArrayLike | None, criteria: int) -> FloatArray:
    if directions is None:
        return np.ones(criteria)
    signs = np.asarray(directions, dtype=np.float64)
    if signs.shape != (criteria,) or not np.isin(signs, (1.0, -1.0)).all():
        raise ValueError(f"one direction, +1 or -1, a criterion: got {signs.tolist()} for {criteria} criteria")
    return signs


def _weights(values: ArrayLike) -> FloatArray:
    weights = np.asarray(values, dtype=np.float64)
    if weights.ndim != 1 or not (np.isfinite(weights) & (weights >= 0)).all():
        raise ValueError("weights are one row of numbers of zero or more")
    return _scaled(weights)


def _scaled(weights: FloatArray) -> FloatArray:
    total = weights.sum()
    if not total > 0:
        raise ValueError("no criterion stands out: all weights would be 0")
    scaled: FloatArray = weights / total
    return scaled
