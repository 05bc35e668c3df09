"""Random indices and the consistency ratio (一致性比例) of complete and incomplete judgement matrices."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike

from planner.weighting.judgement_matrix import FloatArray

RandomIndexTable = Literal["saaty1980", "saaty2008", "alonso_lamata", "ahp_os", "donegan_dodd"]

# From n = 3 on. Saaty 1980: The Analytic Hierarchy Process. Saaty 2008: IJSS 1(1):83-98, n = 11 to 15 from
# the longer print of the same table in Saaty 2005, Theory and Applications of the ANP, p. 31. Alonso &
# Lamata 2006: IJUFKS 14(4):445-459. Donegan & Dodd 1991: Math. Comp. Modelling 15(10):135-137.
# fmt: off
_TABLES: Final = MappingProxyType({
    "saaty1980": (0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59),
    "saaty2008": (0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59),
    "alonso_lamata": (
        0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4057, 1.4499, 1.4854, 1.5141, 1.5365,
        1.5551, 1.5713, 1.5838,
    ),
    "donegan_dodd": (
        0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497,
        1.4643, 1.4822, 1.4969, 1.5078, 1.5153, 1.5262, 1.5313, 1.5371,
    ),
    "ahp_os": (),
})
# fmt: on


@dataclass(frozen=True, slots=True)
class TotalConsistency:
    """Consistency of a whole level (层次总排序一致性检验).

    `consistency_index` = sum of a_j CI_j and `random_index` = sum of a_j RI_j over the parents j with
    weights a_j; `consistency_ratio` is their quotient (a ratio of sums), None where no matrix can be
    inconsistent.
    """

    consistency_index: float
    random_index: float
    consistency_ratio: float | None


def random_index(n: int, missing: int = 0, table: RandomIndexTable = "saaty1980") -> float | None:
    """Mean consistency index of random n x n judgement matrices with `missing` empty pairs.

    RI(n, m) = RI(n, 0) (1 - 2m / ((n - 1)(n - 2))) (Ágoston & Csató 2022, Omega 108:102576, arXiv
    2102.10558). 0 for n = 1 and 2, which cannot be inconsistent; None where the judgements form a spanning
    tree, which is consistent whatever is judged. `ahp_os` is the linear fit of Alonso & Lamata, (1.7699 n -
    4.3513) / (n - 1) (Goepel 2018, IJAHP 10(3) eq. 5); beyond the end of a table (15, Donegan & Dodd 20)
    the same fit is used and `random_index_table` says so. Raises ValueError for n < 1, an impossible number
    of missing pairs or an unknown table.
    """
    most_missing = (n - 1) * (n - 2) // 2
    if n < 1 or not 0 <= missing <= most_missing:
        raise ValueError(f"no connected {n} x {n} judgement matrix has {missing} missing pairs")
    in_force = random_index_table(n, table)
    if n <= 2:
        return 0.0
    if missing == most_missing:
        return None
    return _complete_random_index(n, in_force) * (1.0 - missing / most_missing)


def random_index_table(n: int, table: RandomIndexTable) -> RandomIndexTable:
    """Name of the table in force for n elements: `table` itself, or `ahp_os` beyond its end."""
    if table not in _TABLES:
        raise ValueError(f"unknown random-index table {table!r}; known: {', '.join(_TABLES)}")
    return table if n - 2 <= len(_TABLES[table]) else "ahp_os"


def _complete_random_index(n: int, table: RandomIndexTable) -> float:
    if table == "ahp_os":
        return (2.7699 * n - 4.3513 - n) / (n - 1)
    return _TABLES[table][n - 3]


def consistency_index(lambda_max: float, n: int) -> float:
    """CI = (lambda_max - n) / (n - 1); 0 for n = 1. Rounding just below lambda_max = n counts as 0."""
    return max(0.0, (lambda_max - n) / (n - 1)) if n > 1 else 0.0


def consistency_ratio(index: float, random: float | None) -> float | None:
    """CR = CI / RI; 0 where RI is 0 (n = 1 and 2, by definition of Saaty), None where RI is undefined."""
    if random is None:
        return None
    return index / random if random > 0 else 0.0


def geometric_consistency_index(matrix: FloatArray, weights: FloatArray) -> float | None:
    """GCI of a checked (n, n) matrix, NaN where missing, with row geometric mean weights (n,).

    Sum of ln²(a_ij w_j / w_i) over the given judgements i < j, divided by their number less n - 1, which
    for a complete matrix is (n - 1)(n - 2) / 2 (Aguarón & Moreno-Jiménez 2003, EJOR 147:137-145). 0 for n =
    1 and 2; None where the judgements form a spanning tree.
    """
    n = weights.size
    if n <= 2:
        return 0.0
    rows, columns = np.triu_indices(n, 1)
    upper = matrix[rows, columns]
    given = ~np.isnan(upper)
    freedom = int(given.sum()) - (n - 1)
    if freedom == 0:
        return None
    errors = np.log(upper * weights[columns] / weights[rows])[given]
    return float(errors @ errors) / freedom


def total_consistency(
    weights: ArrayLike, consistency_indices: ArrayLike, random_indices: Sequence[float | None] | FloatArray
) -> TotalConsistency:
    """Consistency of a level under parents with global `weights` (层次总排序一致性检验).

    CR = sum of a_j CI_j / sum of a_j RI_j, all three arguments (n_parents,). A random index of None or 0
    (up to two children, or a spanning tree of judgements) means that matrix j cannot be inconsistent; its
    consistency index is 0 and it adds nothing to either sum. Raises ValueError for unequal lengths and for
    negative or non-finite numbers.
    """
    shares = np.asarray(weights, dtype=np.float64)
    indices = np.asarray(consistency_indices, dtype=np.float64)
    random = np.array([0.0 if value is None else value for value in random_indices], dtype=np.float64)
    if shares.ndim != 1 or not shares.shape == indices.shape == random.shape:
        raise ValueError(
            f"one weight, consistency index and random index a parent: got {shares.shape}, {indices.shape}, "
            f"{random.shape}"
        )
    for name, values in (("weight", shares), ("consistency index", indices), ("random index", random)):
        if not (np.isfinite(values) & (values >= 0)).all():
            raise ValueError(f"a {name} is negative or not a number")
    index = float(shares @ indices)
    expected = float(shares @ random)
    return TotalConsistency(index, expected, index / expected if expected > 0 else None)
