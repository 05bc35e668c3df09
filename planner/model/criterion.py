"""The criteria tree by which strategies are judged."""

from dataclasses import dataclass, field
from typing import Literal

from planner.model.bilingual import Bilingual
from planner.model.evidence import Evidence

GOAL = ""
"""The id of the tree's root: the parent of the top criteria and the node that weighs them."""

Scale = Literal["rating", "measured"]
MapIndex = Literal["", "social", "financial"]
"""The index of the two-index map (`planner.analysis.index_map`) a top criterion counts to; empty: to neither."""
RATING_WORST, RATING_BEST = 1.0, 9.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a rating stands for, in words; `rating` is one of 1, 3, 5, 7, 9."""

    rating: int
    text: Bilingual


@dataclass(frozen=True, slots=True)
class Criterion:
    """A group or a leaf of the tree.

    A leaf is scored on a scale with declared `worst` and `best`, which are the ideal points of the ranking:
    ratings run from 1 to 9 with 9 the most favourable whatever the indicator's direction; a measured leaf is
    scored in `unit`, and `worst` > `best` makes it a cost.
    `direction` is that of the linked indicator: "+" more is better, "-" less is better.
    `feasibility` marks criteria that the schedule already keeps as constraints (cost, readiness).
    `map_index` is read on top criteria only.
    """

    id: str
    parent: str
    name: Bilingual
    indicator: Bilingual = field(default_factory=Bilingual)
    unit: Bilingual = field(default_factory=Bilingual)
    direction: Literal["+", "-"] = "+"
    scale: Scale = "rating"
    worst: float = RATING_WORST
    best: float = RATING_BEST
    anchors: tuple[Anchor, ...] = ()
    feasibility: bool = False
    evidence: Evidence = field(default_factory=lambda: Evidence("assumption"))
    overlap: Bilingual = field(default_factory=Bilingual)
    map_index: MapIndex = ""


@dataclass(frozen=True, slots=True)
class CriteriaTree:
    """Criteria in the order they are shown; children of one parent stand in their own order."""

    goal: Bilingual
    criteria: tuple[Criterion, ...]
    template: Bilingual = field(default_factory=Bilingual)
    edition: str = ""

    def children(self, parent: str) -> tuple[Criterion, ...]:
        return tuple(criterion for criterion in self.criteria if criterion.parent == parent)

    def criterion(self, id: str) -> Criterion:
        for criterion in self.criteria:
            if criterion.id == id:
                return criterion
        raise KeyError(id)

    @property
    def leaves(self) -> tuple[Criterion, ...]:
        """Criteria without children, in tree order (depth first)."""
        parents = {criterion.parent for criterion in self.criteria}
        return tuple(criterion for criterion in self.depth_first() if criterion.id not in parents)

    @property
    def nodes(self) -> tuple[str, ...]:
        """Ids whose children are weighed against one another: the goal and every group, in tree order."""
        parents = {criterion.parent for criterion in self.criteria}
        return (GOAL, *(criterion.id for criterion in self.depth_first() if criterion.id in parents))

    def depth_first(self, parent: str = GOAL) -> tuple[Criterion, ...]:
        """All criteria below `parent`, each before those below it."""
        below: dict[str, list[Criterion]] = {}
        for criterion in reversed(self.criteria):
            below.setdefault(criterion.parent, []).append(criterion)
        ordered: list[Criterion] = []
        waiting = list(below.get(parent, ()))
        while waiting:
            criterion = waiting.pop()
            ordered.append(criterion)
            waiting.extend(below.get(criterion.id, ()))
        return tuple(ordered)

    def path(self, id: str) -> tuple[str, ...]:
        """Ids from the top criterion down to `id`."""
        path: list[str] = []
        while id != GOAL:
            path.append(id)
            id = self.criterion(id).parent
        return tuple(reversed(path))

    def top(self, id: str) -> str:
        """The top-level group a criterion belongs to."""
        return self.path(id)[0]
