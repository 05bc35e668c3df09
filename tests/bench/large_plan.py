"""A plan of the largest size the window is made for: 8 strategies, 8 groups of 5 leaves, every pair judged."""

from dataclasses import replace

import numpy as np

from planner.model.bilingual import Bilingual
from planner.model.criterion import GOAL, Criterion
from planner.model.plan import Plan
from planner.model.strategy import Score, Strategy
from planner.model.weighting import Judgement
from tests.factories import ASSUMED, small_plan
from tests.group import large_group

STRATEGIES, GROUPS, LEAVES = 8, 8, 5
EXPERTS, ACTIONS = 10, 60


def group_of_ten(plan: Plan) -> Plan:
    """A city's plan with its criteria, judged by ten experts, and 60 actions in it."""
    plan = large_group(plan, count=EXPERTS)
    actions = tuple(replace(action, included=number < ACTIONS) for number, action in enumerate(plan.actions))
    assert sum(action.included for action in actions) == ACTIONS
    return replace(plan, actions=actions)


def large_plan() -> Plan:
    rng = np.random.default_rng(20261126)
    criteria = tuple(
        criterion
        for group in (f"C{number}" for number in range(1, GROUPS + 1))
        for criterion in (
            Criterion(group, GOAL, Bilingual(group, group)),
            *(_leaf(f"{group}.{number}", group) for number in range(1, LEAVES + 1)),
        )
    )
    start = small_plan()
    tree = replace(start.criteria, criteria=criteria)
    strategies = tuple(
        Strategy(f"S{number}", Bilingual(f"S{number}", f"S{number}")) for number in range(1, STRATEGIES + 1)
    )
    scores = tuple(
        Score(strategy.id, leaf.id, value, value - 1.0, value + 1.0, ASSUMED)
        for strategy in strategies
        for leaf, value in zip(tree.leaves, rng.uniform(2.0, 8.0, len(tree.leaves)).tolist(), strict=True)
    )
    judgements = tuple(
        Judgement("E1", node, first.id, second.id, float(rng.integers(1, 6)))
        for node in tree.nodes
        for place, first in enumerate(tree.children(node))
        for second in tree.children(node)[place + 1 :]
    )
    return replace(
        start,
        criteria=tree,
        strategies=strategies,
        fits=(),
        scores=scores,
        actions=(),
        weighting=replace(start.weighting, judgements=judgements, focuses=()),
    )


def _leaf(id: str, group: str) -> Criterion:
    return Criterion(id, group, Bilingual(id, id))
