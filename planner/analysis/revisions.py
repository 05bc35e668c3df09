"""Which judgements of one expert to revisit (修改建议), and what each change would do to CR and ranking."""

from dataclasses import dataclass

from planner import evaluate
from planner.edits.weighting import set_judgement
from planner.model.evaluation import Ranking
from planner.model.plan import Plan
from planner.text.saaty_scale import nearest_ratio
from planner.weighting.ahp import Revision, priorities, revisions
from planner.weighting.answers import judgement_matrices
from planner.weighting.judgement_matrix import DisconnectedJudgements, FloatArray


@dataclass(frozen=True, slots=True)
class RevisionEffect:
    """A judgement that the expert's others contradict, turned so that it favours `first`.

    `implied` is what the others imply, `value` the point of Saaty's scale next to it. `ratio_after` is the expert's
    own consistency ratio at the node with `value` in place (None where undefined), `ranking_after` the ranking that
    would follow.
    """

    node: str
    first: str
    second: str
    judgement: float
    implied: float
    value: float
    ratio_after: float | None
    ranking_after: Ranking


def revision_effects(
    plan: Plan, ranking: Ranking, node: str, expert: str, count: int = 3
) -> tuple[RevisionEffect, ...]:
    """At most `count` changes, the most inconsistent judgement first; only those that lower lambda-max.

    `ranking` is the plan's. Empty for a node not weighed pairwise or whose judgements do not link its children.
    """
    local = ranking.weights.node(node)
    own = local.expert(expert)
    if local.way != "pairwise" or own is None:
        return ()
    (given,) = judgement_matrices([own.answers], len(local.children))
    try:
        found = revisions(given, count, plan.weighting.random_index)
    except DisconnectedJudgements:
        return ()
    effects = (_effect(plan, ranking, node, expert, given, revision) for revision in found)
    return tuple(effect for effect in effects if effect is not None)


def _effect(
    plan: Plan, ranking: Ranking, node: str, expert: str, given: FloatArray, revision: Revision
) -> RevisionEffect | None:
    row, column = revision.row, revision.column
    judgement, implied = revision.judgement, revision.suggested
    if judgement < 1.0:
        row, column, judgement, implied = column, row, 1.0 / judgement, 1.0 / implied
    value = nearest_ratio(implied)
    revised = given.copy()
    revised[row, column], revised[column, row] = value, 1.0 / value
    table = plan.weighting.random_index
    after = priorities(revised, random_index=table)
    if after.lambda_max >= priorities(given, random_index=table).lambda_max:
        return None
    children = ranking.weights.node(node).children
    first, second = children[row], children[column]
    changed = set_judgement(plan, node, first, second, value, expert=expert)
    ranked = evaluate.ranking(changed, ranking.weights)
    return RevisionEffect(node, first, second, judgement, implied, value, after.consistency_ratio, ranked)
