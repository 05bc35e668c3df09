"""Where a city stands among others, figure by figure."""

from dataclasses import dataclass
from typing import Literal

from planner.model.bilingual import Bilingual
from planner.model.city import Figure

GroupKind = Literal["all", "type", "peers"]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of cities on one figure: how many have it, where the city stands, how the others spread.

    `percentile` is the mean rank over the count, 0..1, 1 the largest value; None where the city has no figure.
    `values` are (city id, value) of those that have one, `low` to `high` the least, quartiles and greatest.
    """

    kind: GroupKind
    values: tuple[tuple[str, float], ...]
    percentile: float | None
    low: float
    lower_quartile: float
    median: float
    upper_quartile: float
    high: float

    @property
    def count(self) -> int:
        return len(self.values)


@dataclass(frozen=True, slots=True)
class UsedFigure:
    """A figure a finding rests on, `figure` None where there is none."""

    indicator: str
    name: Bilingual
    unit: Bilingual
    decimals: int
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Standing:
    """The city's `value` of one measure and its place in each group that has one; figures it is made of."""

    id: str
    name: Bilingual
    unit: Bilingual
    decimals: int
    value: float | None
    figures: tuple[UsedFigure, ...]
    groups: tuple[Group, ...]

    def group(self, kind: GroupKind) -> Group | None:
        return next((group for group in self.groups if group.kind == kind), None)
