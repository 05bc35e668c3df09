"""What a node's children are compared by: one expert's judgements, the weights they alone give, and those in force."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from planner.checks.weighting import ACCEPTABLE_RATIO
from planner.model.bilingual import Bilingual
from planner.model.criterion import GOAL
from planner.model.evaluation import NodeWeights, Weights
from planner.model.plan import Plan
from planner.model.weighting import Judgement, RandomIndexTable, WeightMethod
from planner.weighting.judgement_matrix import FloatArray
from planner.weighting.next_question import NextQuestion, next_pair, next_question
from planner.weighting.node_weights import weights_of_one

NodeBasis = Literal["equal", "assumption", "expert"]


@dataclass(frozen=True, slots=True)
class NodeState:
    """One node as one expert judges it.

    `judgements` are the expert's by pair of positions (i < j), their `value` being the ratio of child i to child j;
    `own` are the weights that follow from them alone, `local` those in force for the whole group of experts.
    `assumed` counts the judgements of anyone that were taken over as assumptions.
    """

    node: str
    expert: str
    name: Bilingual
    local: NodeWeights
    own: NodeWeights
    names: tuple[Bilingual, ...]
    judgements: dict[tuple[int, int], Judgement]
    assumed: int
    method: WeightMethod
    random_index: RandomIndexTable

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """All pairs of positions; none where the node is weighed in another way."""
        size = len(self.names) if self.own.way == "pairwise" else 0
        return tuple((first, second) for first in range(size) for second in range(first + 1, size))

    @property
    def own_assumed(self) -> int:
        """How many of the expert's judgements were taken over as assumptions."""
        return sum(judgement.evidence.basis == "assumption" for judgement in self.judgements.values())

    @property
    def basis(self) -> NodeBasis:
        if self.local.basis == "equal":
            return "equal"
        return "assumption" if self.assumed else "expert"

    @property
    def inconsistent(self) -> bool:
        ratio = self.own.consistency_ratio
        return ratio is not None and ratio > ACCEPTABLE_RATIO

    @property
    def left(self) -> int:
        """How many pairs the expert has not compared."""
        return len(self.pairs) - len(self.judgements)

    def value(self, row: int, column: int) -> float | None:
        """How much more important child `row` is than child `column`; None where nobody said."""
        if row == column:
            return 1.0
        judgement = self.judgements.get((min(row, column), max(row, column)))
        if judgement is None:
            return None
        return judgement.value if row < column else 1.0 / judgement.value

    def implied(self, row: int, column: int) -> float | None:
        """What the expert's judgements imply for a pair that was not compared; None while they do not link all."""
        linked = self.own.way == "pairwise" and self.own.basis == "judged"
        return self.own.matrix[row][column] if linked else None

    def matrix(self) -> FloatArray:
        """The expert's judgement matrix (n, n), NaN where nothing was said."""
        size = len(self.names)
        values = [[self.value(row, column) or np.nan for column in range(size)] for row in range(size)]
        return np.array(values, dtype=np.float64)


def read_node(plan: Plan, weights: Weights, node: str, expert: str) -> NodeState:
    local = weights.node(node)
    places = {child: place for place, child in enumerate(local.children)}
    here = [given for given in plan.weighting.judgements if given.node == node]
    judgements: dict[tuple[int, int], Judgement] = {}
    for given in here:
        if given.expert == expert:
            first, second = places[given.first], places[given.second]
            if first < second:
                judgements[first, second] = given
            else:
                judgements[second, first] = replace(given, value=1.0 / given.value)
    tree = plan.criteria
    return NodeState(
        node=node,
        expert=expert,
        name=tree.goal if node == GOAL else tree.criterion(node).name,
        local=local,
        own=weights_of_one(plan.weighting, local, expert),
        names=tuple(tree.criterion(child).name for child in local.children),
        judgements=judgements,
        assumed=sum(given.evidence.basis == "assumption" for given in here),
        method=plan.weighting.method,
        random_index=plan.weighting.random_index,
    )


def best_question(state: NodeState, weights: Weights) -> NextQuestion | None:
    """The pair to judge next: of this node while it has one, else of any; None once all are judged."""
    pair = next_pair(state.matrix()) if state.pairs else None
    if pair is None:
        return next_question(weights, state.expert)
    first, second = state.own.children[pair.row], state.own.children[pair.column]
    return NextQuestion(state.node, first, second, pair.to_link, pair.left)
