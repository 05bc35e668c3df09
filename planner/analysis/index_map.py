"""The two-index map: what each action does for people and environment against what it does for the economy.

After the World Bank's Infrastructure Prioritization Framework (Marcelo, Mandri-Perrott, House and Schwartz 2016, Policy
Research Working Paper 7674): two indices, the budget drawn on both as a line, four quadrants.
"""

from collections.abc import Sequence

import numpy as np

from planner.model.action import Action
from planner.model.criterion import GOAL, MapIndex
from planner.model.evaluation import Ranking
from planner.model.index_map import IndexedAction, IndexMap, Quadrant
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.ranking.additive import values_within
from planner.roadmap.money import total_permille
from planner.roadmap.tasks import budgets
from planner.roadmap.value import action_value

QUADRANTS: dict[tuple[bool, bool], Quadrant] = {
    (True, True): "A",
    (True, False): "B",
    (False, True): "C",
    (False, False): "D",
}


def index_map(plan: Plan, ranking: Ranking) -> IndexMap:
    """Each included action on both indices, and where the public money of all years ends on them.

    An action's index is the additive value, over the leaves of the criteria that count to it (`Criterion.map_index`,
    their weights scaled to 1), of the strategies it carries, each times its contribution; then all are scaled so that
    the greatest is 100. ProblemError where no criterion, or none with a weight, counts to one of the indices.
    """
    actions = [action for action in plan.actions if action.included and not action.forbidden]
    social, financial = (_indices(plan, ranking, actions, index) for index in ("social", "financial"))
    costs = [total_permille(plan, action) * action.public_share for action in actions]
    budget = sum(budgets(plan).values())
    social_line, financial_line = (_line(index, costs, budget) for index in (social, financial))
    return IndexMap(
        actions=tuple(
            IndexedAction(action.id, good, gain, cost, QUADRANTS[_high(good, social_line), _high(gain, financial_line)])
            for action, good, gain, cost in zip(actions, social, financial, costs, strict=True)
        ),
        social_criteria=counting(plan, "social"),
        financial_criteria=counting(plan, "financial"),
        budget=budget,
        social_line=social_line,
        financial_line=financial_line,
    )


def counting(plan: Plan, index: MapIndex) -> tuple[str, ...]:
    """The top criteria that count to an index, in tree order."""
    return tuple(top.id for top in plan.criteria.children(GOAL) if top.map_index == index)


def _indices(plan: Plan, ranking: Ranking, actions: Sequence[Action], index: MapIndex) -> list[float]:
    tops = counting(plan, index)
    counted = np.array([plan.criteria.top(leaf) in tops for leaf in ranking.leaves])
    weights = np.array([ranking.weights.leaf_weights])
    if not weights[:, counted].any():
        raise ProblemError(f"index without criteria {index}", "roadmap")
    by_strategy = values_within(np.array(ranking.matrix), weights, np.array(ranking.bounds), counted)[0]
    values = dict(zip((ranked.strategy for ranked in ranking.strategies), by_strategy.tolist(), strict=True))
    worth = [action_value(action, values) for action in actions]
    greatest = max(worth, default=0.0) or 1.0
    return [100 * value / greatest for value in worth]


def _line(indices: Sequence[float], costs: Sequence[float], budget: float) -> float | None:
    """The index at which the money ends; of equal indices the cheaper action comes first."""
    order = sorted(range(len(indices)), key=lambda place: (-indices[place], costs[place]))
    line, spent = None, 0.0
    for place in order:
        spent += costs[place]
        if spent > budget * (1 + 1e-9):
            return line
        line = indices[place]
    return 0.0


def _high(index: float, line: float | None) -> bool:
    return line is not None and index >= line
