"""Sub-groups of the experts: what each department alone would say."""

from dataclasses import dataclass, replace

from planner.analysis.experts import hearing
from planner.model.evaluation import Ranking, Weights
from planner.model.expert_scores import scores_in_force
from planner.model.plan import Plan
from planner.ranking.rank import rank
from planner.weighting.weigh import weigh

ANONYMOUS_MINIMUM = 2
"""While the group is anonymous a department of fewer experts would name the person, so it is left out."""


@dataclass(frozen=True, slots=True)
class DepartmentView:
    """The experts heard of one department, their weights as a group and their own ranking of the strategies.

    `distance` is half the sum of absolute differences from the whole group's leaf weights, 0..1. `weights.consensus`
    says how far its members agree.
    """

    department: str
    experts: tuple[str, ...]
    weights: Weights
    ranking: Ranking
    distance: float
    same_first: bool


def departments(plan: Plan, ranking: Ranking) -> tuple[DepartmentView, ...]:
    """One view a department with an answer, in plan order.

    Cells that members scored enter with their values, all others with those in force for the whole group. Empty
    where all who answered are of one department. `ranking` is the plan's.
    """
    weighting, weights = plan.weighting, ranking.weights
    answered = {own.expert for own in weights.experts} | {given.expert for given in plan.expert_scores}
    members: dict[str, list[str]] = {}
    for expert in weighting.heard:
        if expert.id in answered:
            members.setdefault(expert.department, []).append(expert.id)
    if len(members) < 2:
        return ()
    smallest = ANONYMOUS_MINIMUM if weighting.anonymous else 1
    return tuple(
        _view(plan, ranking, department, tuple(ids)) for department, ids in members.items() if len(ids) >= smallest
    )


def _view(plan: Plan, ranking: Ranking, department: str, experts: tuple[str, ...]) -> DepartmentView:
    alone = hearing(replace(plan, scores=scores_in_force(plan)), experts)
    weights = weigh(alone, ranking.weights)
    own = rank(alone, weights)
    apart = (abs(mine - all_) for mine, all_ in zip(weights.leaf_weights, ranking.weights.leaf_weights, strict=True))
    same_first = [row.rank == 1 for row in own.strategies] == [row.rank == 1 for row in ranking.strategies]
    return DepartmentView(department, experts, weights, own, sum(apart) / 2, same_first)
