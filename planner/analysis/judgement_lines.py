"""The leaf weights of a plan while one AHP judgement moves, all else as it is."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from planner.analysis.leaves_below import leaves_below
from planner.analysis.weight_doubt import heard, with_objective
from planner.model.evaluation import NodeWeights, Weights
from planner.model.plan import Plan
from planner.ranking.decision_matrix import FloatArray, IntArray
from planner.weighting.answers import judgement_matrices
from planner.weighting.completion import fill_each_missing
from planner.weighting.eigenvector import principal_eigenvectors, row_geometric_means


@dataclass(frozen=True, slots=True, eq=False)
class JudgementLines:
    """The judgements in one matrix of one node: that of the group (`expert` empty) or, where the experts' weights are
    combined instead of their judgements, that of one expert.

    `matrix` (n, n) is NaN where nobody judged; `rows`, `columns` (n_lines,) are its judgements, earlier child first.
    The node's local weights are `others` (n,) plus `share` times those of the matrix. `leaf_weights` (n_leaves,) are
    the ones from judgements now; `child_of_leaf` (n_leaves,) is the child each leaf is below, n for none.
    """

    plan: Plan
    weights: Weights
    node: NodeWeights
    expert: str
    matrix: FloatArray
    rows: IntArray
    columns: IntArray
    share: float
    others: FloatArray
    child_of_leaf: IntArray

    @property
    def now(self) -> FloatArray:
        """The judgements (n_lines,), ratios of the earlier child to the later."""
        return self.matrix[self.rows, self.columns]

    def leaf_weights(self, ratios: FloatArray) -> FloatArray:
        """Weights in force (n_lines * k, n_leaves) with each judgement at its `ratios` (n_lines, k)."""
        lines = np.repeat(np.arange(self.rows.size), ratios.shape[1])
        matrices = np.repeat(self.matrix[None], lines.size, axis=0)
        places = np.arange(lines.size)
        matrices[places, self.rows[lines], self.columns[lines]] = ratios.ravel()
        matrices[places, self.columns[lines], self.rows[lines]] = 1.0 / ratios.ravel()
        local = self.others + self.share * self._priorities(matrices)
        change = np.column_stack((local / np.array(self.node.weights), np.ones(lines.size)))
        judged = np.array(self.weights.subjective or self.weights.leaf_weights)
        return with_objective(self.plan, self.weights, judged * change[:, self.child_of_leaf])

    def _priorities(self, matrices: FloatArray) -> FloatArray:
        completed = fill_each_missing(matrices)
        geometric = self.plan.weighting.method == "geometric_mean"
        return row_geometric_means(completed) if geometric else principal_eigenvectors(completed)


def judgement_lines(plan: Plan, weights: Weights) -> Iterator[JudgementLines]:
    """All judgements that enter the weights in force, by matrix."""
    below = leaves_below(plan.criteria)
    for node in weights.nodes:
        if node.basis != "judged" or node.way != "pairwise" or len(node.children) == 1:
            continue
        size = len(node.children)
        child_of_leaf = np.full(len(weights.leaves), size)
        for place, child in enumerate(node.children):
            child_of_leaf[below[child]] = place
        for expert, matrix, share, others in _matrices(node):
            rows, columns = np.nonzero(np.triu(~np.isnan(matrix), 1))
            yield JudgementLines(plan, weights, node, expert, matrix, rows, columns, share, others, child_of_leaf)


def _matrices(node: NodeWeights) -> Iterator[tuple[str, FloatArray, float, FloatArray]]:
    """Expert, matrix, its share in the node's weights, and what the other matrices add to these."""
    size = len(node.children)
    if node.aggregation == "judgements":
        yield "", np.where(node.given, node.matrix, np.nan), 1.0, np.zeros(size)
        return
    experts = heard(node)
    shares = np.array([own.influence for own in experts])
    shares /= shares.sum()
    rows = np.array([own.weights for own in experts])
    for place, own in enumerate(experts):
        (matrix,) = judgement_matrices([own.answers], size)
        yield own.expert, matrix, float(shares[place]), np.delete(shares, place) @ np.delete(rows, place, axis=0)
