"""Minority opinions (少数意见): experts whose own weights would put another strategy first."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from planner.checks.finding import note
from planner.checks.names import criterion_name, strategy_name
from planner.model.evaluation import ExpertWeights, Ranking
from planner.model.message import Message
from planner.model.plan import Plan
from planner.ranking.topsis import topsis
from planner.text.figures import percent


@dataclass(frozen=True, slots=True)
class Minority:
    """Experts heard who agree on another first strategy under the scores in force.

    `criterion` is the top criterion they weigh most above the group, `own` their mean weight of it and `group` the
    group's. `of` counts all experts heard who have weights of their own.
    """

    strategy: str
    experts: tuple[str, ...]
    of: int
    criterion: str
    own: float
    group: float


def minorities(plan: Plan, ranking: Ranking) -> tuple[Minority, ...]:
    """By number of experts, most first; ties in plan order. Empty while nobody's own weights say otherwise."""
    weighed = [own for own in ranking.weights.experts if own.heard and own.leaf_weights is not None]
    firsts = {row.strategy for row in ranking.strategies if row.rank == 1}
    by_first: defaultdict[str, list[ExpertWeights]] = defaultdict(list)
    for own in weighed:
        first = _first(plan, ranking, own)
        if first not in firsts:
            by_first[first].append(own)
    found = [_minority(plan, ranking, first, members, len(weighed)) for first, members in by_first.items()]
    return tuple(sorted(found, key=lambda minority: -len(minority.experts)))


def minority_line(plan: Plan, minority: Minority) -> Message:
    """The sentence for the report; experts by number while the group is anonymous."""
    return note(
        "ranking",
        "minority opinion",
        minority.strategy,
        count=len(minority.experts),
        of=minority.of,
        experts=tuple(plan.weighting.shown_name(expert) for expert in minority.experts),
        strategy=strategy_name(plan, minority.strategy),
        criterion=criterion_name(plan.criteria, minority.criterion),
        own=percent(minority.own),
        group=percent(minority.group),
    )


def _first(plan: Plan, ranking: Ranking, own: ExpertWeights) -> str:
    """The strategy that leads under one expert's weights; of several together the first in plan order."""
    bounds = np.array(ranking.bounds)
    directions = np.where(bounds[:, 1] > bounds[:, 0], 1, -1)
    result = topsis(ranking.matrix, own.leaf_weights or (), directions, plan.ranking.normalisation, bounds)
    return plan.strategies[int(result.ranks.argmin())].id


def _minority(plan: Plan, ranking: Ranking, first: str, members: list[ExpertWeights], of: int) -> Minority:
    means = np.mean([own.leaf_weights or () for own in members], axis=0).tolist()
    own: defaultdict[str, float] = defaultdict(float)
    group: defaultdict[str, float] = defaultdict(float)
    for leaf, mine, theirs in zip(ranking.leaves, means, ranking.weights.leaf_weights, strict=True):
        own[plan.criteria.top(leaf)] += mine
        group[plan.criteria.top(leaf)] += theirs
    criterion = max(own, key=lambda top: own[top] - group[top])
    experts = tuple(member.expert for member in members)
    return Minority(first, experts, of, criterion, own[criterion], group[criterion])
