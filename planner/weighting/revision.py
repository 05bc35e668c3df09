"""Which judgements disagree most with the rest, and what the rest imply instead. Proposed, never applied."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from planner.weighting import consistency
from planner.weighting.completion import fill_missing
from planner.weighting.consistency import (
    RandomIndexTable,
    consistency_index,
    consistency_ratio,
    random_index_table,
)
from planner.weighting.eigenvector import principal_eigenpair
from planner.weighting.judgement_matrix import (
    FloatArray,
    connected_parts,
    judgement_matrix,
    missing_pairs,
    require_connected,
)

# Below this a judgement differs from what the others imply by rounding only.
_SMALLEST_ERROR = 1e-9


@dataclass(frozen=True, slots=True)
class Revision:
    """One judgement (修改建议) that the others contradict.

    `judgement` is entry (`row`, `column`), 0-based, turned so that it overstates the row; `suggested` is
    the value the other judgements imply. `error` (above 1) says how many times too large the judgement is
    against the weights of the whole matrix. `lambda_max_after` and `consistency_ratio_after` hold with
    `suggested` in its place; the ratio is None where it is undefined.
    """

    row: int
    column: int
    judgement: float
    suggested: float
    error: float
    lambda_max_after: float
    consistency_ratio_after: float | None
    random_index_table: RandomIndexTable


def revisions(matrix: ArrayLike, count: int = 3, random_index: RandomIndexTable = "saaty1980") -> tuple[Revision, ...]:
    """Propose at most `count` changes of one judgement each, the most inconsistent judgement first.

    `matrix` (n, n), NaN where a judgement is missing. Inconsistency is e_ij = a_ij w_j / w_i with the
    principal eigenvector w; the suggested value is w_i / w_j of Harker's matrix with that judgement left
    out (Saaty T.L. (2003) EJOR 145:85-91; Harker P.T. (1987) Mathematical Modelling 9:837-848). Left out
    are judgements without which the others say nothing on the pair, and changes that would not lower
    lambda-max: a consistent matrix has no revision. Raises ValueError for an invalid matrix and
    DisconnectedJudgements where the judgements do not link all elements.
    """
    given = judgement_matrix(matrix)
    require_connected(given)
    size = given.shape[0]
    index = consistency.random_index(size, missing_pairs(given)[0].size, random_index)
    lambda_max, weights = principal_eigenpair(fill_missing(given))
    errors = np.nan_to_num(given * weights / weights[:, None])
    found: list[Revision] = []
    for entry in np.argsort(-errors, axis=None, kind="stable"):
        row, column = divmod(int(entry), size)
        if len(found) >= count or errors[row, column] <= 1.0 + _SMALLEST_ERROR:
            break
        suggested = _implied_judgement(given, row, column)
        if suggested is None:
            continue
        revised = given.copy()
        revised[row, column], revised[column, row] = suggested, 1.0 / suggested
        lambda_after, _ = principal_eigenpair(fill_missing(revised))
        if lambda_after < lambda_max:
            found.append(
                Revision(
                    row=row,
                    column=column,
                    judgement=float(given[row, column]),
                    suggested=suggested,
                    error=float(errors[row, column]),
                    lambda_max_after=lambda_after,
                    consistency_ratio_after=consistency_ratio(consistency_index(lambda_after, size), index),
                    random_index_table=random_index_table(size, random_index),
                )
            )
    return tuple(found)


def _implied_judgement(given: FloatArray, row: int, column: int) -> float | None:
    """What the other judgements imply for one entry; None where they do not link the two elements."""
    others = ~np.isnan(given)
    others[row, column] = others[column, row] = False
    if len(connected_parts(others)) > 1:
        return None
    harker = np.where(others, given, 0.0)
    # Harker counts each missing judgement of a row on its diagonal: the element then stands in for the
    # other.
    np.fill_diagonal(harker, 1.0 + (~others).sum(axis=1))
    _, weights = principal_eigenpair(harker)
    return float(weights[row] / weights[column])
