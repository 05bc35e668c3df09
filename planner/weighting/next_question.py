"""The next best question: which pair to judge next so that few judgements settle the weights."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike

from planner.model.evaluation import Weights
from planner.weighting.completion import fill_missing
from planner.weighting.eigenvector import row_geometric_means
from planner.weighting.judgement_matrix import FloatArray, connected_parts, judgement_matrix


@dataclass(frozen=True, slots=True)
class NextPair:
    """A pair without a judgement, 0-based, `row` before `column`.

    `to_link` counts the judgements still needed to link all elements (0: linked), `left` all pairs without one.
    `spread` is the total variance of the weights in units of that of one judgement's logarithm, `gain` the part of
    it that this judgement is expected to remove; both None while not all elements are linked and nothing bounds it.
    """

    row: int
    column: int
    to_link: int
    left: int
    spread: float | None = None
    gain: float | None = None


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """The pair one expert of a plan should judge next, and what is left over all nodes weighed pairwise."""

    node: str
    first: str
    second: str
    to_link: int
    left: int


def next_pair(matrix: ArrayLike) -> NextPair | None:
    """The pair of an incomplete judgement matrix (n, n) to ask next; None where none is missing.

    While the judgements fall into parts, a pair that joins two of them: the element with most judgements against
    the first of another part, so that a star grows from one element. Once they hang together, the pair that is
    expected to narrow the weights most. In the logarithmic least squares model (Crawford & Williams 1985) the log
    weights have covariance s² L⁺, L the Laplacian of the graph of judgements; by the delta method the weights have
    s² J L⁺ Jᵀ with J = diag(w) - w wᵀ, and one more judgement on d = e_i - e_j takes s² |J L⁺ d|² / (1 + dᵀ L⁺ d)
    off their total variance (Sherman & Morrison 1950; the graph view in Ghosh, Boyd & Saberi 2008, SIAM Review
    50:37-66). s² cancels from the choice. Raises ValueError for an invalid matrix.
    """
    given = judgement_matrix(matrix)
    known = ~np.isnan(given)
    missing = [pair for pair in combinations(range(len(given)), 2) if not known[pair]]
    if not missing:
        return None
    parts = connected_parts(known)
    if len(parts) > 1:
        hub = max(parts[0], key=lambda element: (int(known[element].sum()), -element))
        row, column = sorted((hub, parts[1][0]))
        return NextPair(row, column, len(parts) - 1, len(missing))
    spread, gains = _gains(given, missing)
    best = int(np.argmax(np.round(gains, 12)))
    return NextPair(*missing[best], 0, len(missing), spread, float(gains[best]))


def next_question(weights: Weights, expert: str) -> NextQuestion | None:
    """What to ask one expert next: link every node first, in tree order, then the node that gains most.

    A gain at a node counts by the square of the node's own global weight, as its variance does. None where the
    expert has judged every pair.
    """
    to_link = left = 0
    linking: tuple[str, str, str] | None = None
    narrowing: tuple[float, tuple[str, str, str]] | None = None
    for node in weights.nodes:
        size = len(node.children)
        if node.way != "pairwise" or size < 2:
            continue
        own = node.expert(expert)
        if own is not None and own.answered == own.asked:
            continue
        matrix = np.full((size, size), np.nan)
        np.fill_diagonal(matrix, 1.0)
        if own is not None:
            matrix[np.triu_indices(size, 1)] = [np.nan if answer is None else answer for answer in own.answers]
        pair = next_pair(matrix)
        if pair is None:
            continue
        to_link, left = to_link + pair.to_link, left + pair.left
        found = node.node, node.children[pair.row], node.children[pair.column]
        if pair.gain is None:
            linking = linking or found
            continue
        gain = pair.gain * weights.criterion_weights.get(node.node, 1.0) ** 2
        if narrowing is None or gain > narrowing[0]:
            narrowing = gain, found
    best = linking or (narrowing[1] if narrowing is not None else None)
    return None if best is None else NextQuestion(*best, to_link, left)


def _gains(given: FloatArray, missing: list[tuple[int, int]]) -> tuple[float, FloatArray]:
    """The total variance of the weights, and what each missing judgement would take off it, in units of s²."""
    known = (~np.isnan(given)).astype(np.float64)
    weights = row_geometric_means(fill_missing(given))
    inverse = np.linalg.pinv(np.diag(known.sum(axis=1)) - known)
    slope = np.diag(weights) - np.outer(weights, weights)
    gains: list[float] = []
    for row, column in missing:
        towards = inverse[:, row] - inverse[:, column]
        reduction = slope @ towards
        gains.append(float(reduction @ reduction) / (1.0 + towards[row] - towards[column]))
    return float(np.trace(slope @ inverse @ slope.T)), np.array(gains)
