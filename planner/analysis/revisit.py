"""Which of one expert's judgements to look at again, and what a change of each would lead to. Never applied unasked."""

from dataclasses import dataclass, replace

import numpy as np

from planner import evaluate
from planner.edits.weighting import set_judgement
from planner.model.evaluation import Ranking, Weights
from planner.model.plan import Plan
from planner.text.saaty_scale import nearest_ratio
from planner.weighting.ahp import DisconnectedJudgements, Revision, priorities, revisions
from planner.weighting.judgement_matrix import FloatArray


@dataclass(frozen=True, slots=True)
class Revisit:
    """A judgement of `expert` below `node` that the expert's others contradict, turned so that it favours `first`.

    `implied` is the ratio the others imply, `value` the point of the 1-9 scale next to it, `ratio_after` the expert's
    consistency ratio at this node with `value` in place of `judgement`.
    """

    expert: str
    node: str
    first: str
    second: str
    judgement: float
    implied: float
    value: float
    ratio_after: float | None


def revisits(plan: Plan, expert: str, node: str, count: int = 3) -> tuple[Revisit, ...]:
    """At most `count` judgements, the most inconsistent first; only changes to another point that lower CR.

    None where the judgements do not link all children of the node, or agree. See `planner.weighting.ahp.revisions`.
    """
    given = expert_matrix(plan, expert, node)
    table = plan.weighting.random_index
    try:
        before = priorities(given, random_index=table).lambda_max
        found = revisions(given, count, table)
    except DisconnectedJudgements:
        return ()
    children = [child.id for child in plan.criteria.children(node)]
    turned: list[Revisit] = []
    for revision in found:
        first, second, judgement, implied = _favouring_first(revision)
        value = nearest_ratio(implied)
        revised = given.copy()
        revised[first, second], revised[second, first] = value, 1.0 / value
        after = priorities(revised, random_index=table)
        if after.lambda_max < before:
            ids = children[first], children[second]
            turned.append(Revisit(expert, node, *ids, judgement, implied, value, after.consistency_ratio))
    return tuple(turned)


def ranking_after(plan: Plan, revisit: Revisit, weights: Weights | None = None) -> Ranking:
    """The ranking that would follow, locked weights or not; the plan is one whose ranking is not blocked.

    With the plan's present `weights` it is found sooner: what rests on the same answers is taken over.
    """
    free = replace(plan, weighting=replace(plan.weighting, freeze=None))
    revised = set_judgement(free, revisit.node, revisit.first, revisit.second, revisit.value, expert=revisit.expert)
    return evaluate.ranking(revised, weights)


def expert_matrix(plan: Plan, expert: str, node: str) -> FloatArray:
    """One expert's judgement matrix (n, n) of the children of a node, NaN where nothing was said."""
    places = {child.id: place for place, child in enumerate(plan.criteria.children(node))}
    matrix = np.full((len(places), len(places)), np.nan)
    np.fill_diagonal(matrix, 1.0)
    for judgement in plan.weighting.judgements:
        if (judgement.expert, judgement.node) == (expert, node):
            row, column = places[judgement.first], places[judgement.second]
            matrix[row, column], matrix[column, row] = judgement.value, 1.0 / judgement.value
    return matrix


def _favouring_first(revision: Revision) -> tuple[int, int, float, float]:
    """(first, second, judgement, implied) with the judgement at least 1."""
    if revision.judgement >= 1.0:
        return revision.row, revision.column, revision.judgement, revision.suggested
    return revision.column, revision.row, 1.0 / revision.judgement, 1.0 / revision.suggested
