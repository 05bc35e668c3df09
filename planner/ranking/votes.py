"""One order from many rankings, each ranking a vote.

Both take places (n_rankings, n_alternatives), 1 = best, ties sharing a place, and return (n_alternatives,) scores,
higher is better; `planner.ranking.ranks.ranks` turns them into places. ValueError for another shape, an empty table or
a place that is not a finite number.
"""

import numpy as np
from numpy.typing import ArrayLike

from planner.ranking.decision_matrix import FloatArray, decision_matrix


def copeland(places: ArrayLike) -> FloatArray:
    """Copeland scores (科普兰得分): alternatives beaten less alternatives that beat it, each by a majority of rankings.

    A majority is more rankings that place it better than place it worse; an even split counts for neither. Range
    -(n - 1) to n - 1 of n alternatives. Copeland 1951; Saari & Merlin 1996, Economic Theory 8:51-76.
    """
    better = _better(places)
    majority = np.sign(better.sum(axis=0) - better.sum(axis=0).T)
    scores: FloatArray = majority.sum(axis=1)
    return scores


def borda(places: ArrayLike) -> FloatArray:
    """Borda counts (波达计分): over all rankings, one point for each alternative placed worse, half for each tied.

    Range 0 to (n - 1) times the rankings; all counts add up to that times n / 2. Borda 1784; ties as Black 1976,
    Public Choice 28:1-15.
    """
    better = _better(places)
    counts: FloatArray = (better + (1.0 - better - better.transpose(0, 2, 1)) / 2).sum(axis=(0, 2)) - len(better) / 2
    return counts


def _better(places: ArrayLike) -> FloatArray:
    """(n_rankings, n_alternatives, n_alternatives): 1 where a ranking places the row better than the column."""
    votes = decision_matrix(places)
    return (votes[:, :, None] < votes[:, None, :]).astype(np.float64)
