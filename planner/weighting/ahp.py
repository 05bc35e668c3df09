"""The analytic hierarchy process (层次分析法): weights from pairwise judgements, and what they are worth.

Arrays in, small frozen results out; a plan is not known here. All public names of the method can be imported
from this file.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from numpy.typing import ArrayLike

from planner.weighting import consistency
from planner.weighting.completion import complete, fill_missing
from planner.weighting.consistency import (
    RandomIndexTable,
    TotalConsistency,
    consistency_index,
    consistency_ratio,
    geometric_consistency_index,
    random_index,
    random_index_table,
    total_consistency,
)
from planner.weighting.eigenvector import principal_eigenpair, row_geometric_means
from planner.weighting.judgement_matrix import (
    DisconnectedJudgements,
    FloatArray,
    judgement_matrix,
    missing_pairs,
    require_connected,
)
from planner.weighting.revision import Revision, revisions
from planner.weighting.synthesis import Synthesis, SynthesisMode, synthesize
from planner.weighting.triads import CircularTriads, circular_triads

__all__ = [
    "CircularTriads",
    "DisconnectedJudgements",
    "Priorities",
    "PriorityMethod",
    "RandomIndexTable",
    "Revision",
    "Synthesis",
    "SynthesisMode",
    "TotalConsistency",
    "circular_triads",
    "complete",
    "priorities",
    "random_index",
    "revisions",
    "synthesize",
    "total_consistency",
]

PriorityMethod = Literal["eigenvector", "geometric_mean"]


@dataclass(frozen=True, slots=True, eq=False)
class Priorities:
    """Weights of one node (层次单排序) with their consistency.

    `weights` (n,) add up to 1. `lambda_max` is the largest eigenvalue of `matrix`, whatever the method.
    `consistency_index` = (lambda_max - n) / (n - 1). `consistency_ratio` divides it by
    `random_index_value`; it is 0 for n = 1 and 2 and None, like the random index and the geometric
    consistency index, where the judgements form a spanning tree: nothing then checks them.
    `geometric_consistency_index` always belongs to the row geometric means. `missing` counts empty pairs;
    `matrix` (n, n) is completed. `random_index_table` is the table in force: `ahp_os` (the linear fit)
    where n is beyond the table asked for.
    """

    weights: FloatArray
    lambda_max: float
    consistency_index: float
    consistency_ratio: float | None
    geometric_consistency_index: float | None
    missing: int
    random_index_table: RandomIndexTable
    random_index_value: float | None
    method: PriorityMethod
    matrix: FloatArray


def priorities(
    matrix: ArrayLike, method: PriorityMethod = "eigenvector", random_index: RandomIndexTable = "saaty1980"
) -> Priorities:
    """Derive weights from pairwise judgements.

    `matrix` (n, n): entry (i, j) says how many times i outweighs j, any positive ratio (group means are not
    rounded); NaN or None marks a missing judgement, completed by minimising lambda-max. `eigenvector` is
    Saaty's principal right eigenvector (1980), `geometric_mean` the row geometric means (Crawford & Williams
    1985), both of the completed matrix. Raises ValueError for an invalid matrix or an unknown name, and
    DisconnectedJudgements where the judgements do not link all elements.
    """
    if method not in get_args(PriorityMethod):
        raise ValueError(f"unknown method {method!r}; known: {', '.join(get_args(PriorityMethod))}")
    given = judgement_matrix(matrix)
    missing = missing_pairs(given)[0].size
    if missing > 0:
        require_connected(given)
    completed = fill_missing(given)
    size = completed.shape[0]
    lambda_max, eigenvector = principal_eigenpair(completed)
    geometric = row_geometric_means(completed)
    index = consistency_index(lambda_max, size)
    random = consistency.random_index(size, missing, random_index)
    return Priorities(
        weights=eigenvector if method == "eigenvector" else geometric,
        lambda_max=lambda_max,
        consistency_index=index,
        consistency_ratio=consistency_ratio(index, random),
        geometric_consistency_index=geometric_consistency_index(given, geometric),
        missing=missing,
        random_index_table=random_index_table(size, random_index),
        random_index_value=random,
        method=method,
        matrix=completed,
    )
