"""What a node's children are compared by: the planner's judgements beside the weights that follow."""

from dataclasses import dataclass, replace
from typing import Literal

from planner.checks.weighting import ACCEPTABLE_RATIO
from planner.model.bilingual import Bilingual
from planner.model.criterion import GOAL
from planner.model.evaluation import NodeWeights, Weights
from planner.model.plan import Plan
from planner.model.weighting import Judgement, RandomIndexTable

NodeBasis = Literal["equal", "assumption", "expert"]


@dataclass(frozen=True, slots=True)
class NodeState:
    """One node as this page shows it.

    `judgements` are those of the plan's first expert by pair of positions (i < j), their `value` being the ratio
    of child i to child j.
    """

    node: str
    name: Bilingual
    local: NodeWeights
    names: tuple[Bilingual, ...]
    judgements: dict[tuple[int, int], Judgement]
    random_index: RandomIndexTable

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        size = len(self.names)
        return tuple((first, second) for first in range(size) for second in range(first + 1, size))

    @property
    def assumed(self) -> int:
        """How many of the judgements were taken over as assumptions."""
        return sum(judgement.evidence.basis == "assumption" for judgement in self.judgements.values())

    @property
    def basis(self) -> NodeBasis:
        if self.local.basis == "equal":
            return "equal"
        return "assumption" if self.assumed else "expert"

    @property
    def inconsistent(self) -> bool:
        ratio = self.local.consistency_ratio
        return ratio is not None and ratio > ACCEPTABLE_RATIO

    def value(self, row: int, column: int) -> float | None:
        """How much more important child `row` is than child `column`; None where nobody said."""
        if row == column:
            return 1.0
        judgement = self.judgements.get((min(row, column), max(row, column)))
        if judgement is None:
            return None
        return judgement.value if row < column else 1.0 / judgement.value


def read_node(plan: Plan, weights: Weights, node: str) -> NodeState:
    local = weights.node(node)
    expert = plan.weighting.experts[0].id
    places = {child: place for place, child in enumerate(local.children)}
    judgements: dict[tuple[int, int], Judgement] = {}
    for given in plan.weighting.judgements:
        if given.expert == expert and given.node == node:
            first, second = places[given.first], places[given.second]
            if first < second:
                judgements[first, second] = given
            else:
                judgements[second, first] = replace(given, value=1.0 / given.value)
    tree = plan.criteria
    return NodeState(
        node=node,
        name=tree.goal if node == GOAL else tree.criterion(node).name,
        local=local,
        names=tuple(tree.criterion(child).name for child in local.children),
        judgements=judgements,
        random_index=plan.weighting.random_index,
    )
