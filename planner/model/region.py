"""A region: several cities side by side, what each is best at, and what they could do together."""

from dataclasses import dataclass
from math import sqrt

from planner.model.action import Action
from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile
from planner.model.message import Message
from planner.model.strategy import Strategy


@dataclass(frozen=True, slots=True)
class CityRanking:
    """The strategies of one city ranked from its own figures alone, all in the order of the region's strategies.

    `fits` are the local fits 0..1, None where too few figures are known; `closeness` 0..1; `values` the additive
    values 0..100; `ranks` 1 = best; `empty` counts the leaves without a score, which enter at the middle.
    """

    city: CityProfile
    fits: tuple[float | None, ...]
    closeness: tuple[float, ...]
    values: tuple[float, ...]
    ranks: tuple[int, ...]
    empty: tuple[int, ...]

    @property
    def known(self) -> bool:
        """Whether any strategy rests on a figure: else all are at the middle and the order says nothing."""
        return any(fit is not None for fit in self.fits)

    @property
    def complete(self) -> bool:
        """Whether every strategy does: else those without stand at the middle among the others."""
        return all(fit is not None for fit in self.fits)


@dataclass(frozen=True, slots=True)
class FitCurve:
    """How the closeness of a strategy follows its local fit on declared bounds.

    With effect e = floor + (1 - floor) * fit the squared distances are quadratic in e: to the worst point
    worst[0] + worst[1] e + worst[2] e², to the best one best[0] + best[1] e + best[2] e².
    """

    floor: float
    worst: tuple[float, float, float]
    best: tuple[float, float, float]

    def closeness(self, fit: float) -> float:
        effect = self.floor + (1 - self.floor) * fit
        to_worst, to_best = (
            sqrt(max(0.0, constant + slope * effect + bend * effect**2))
            for constant, slope, bend in (self.worst, self.best)
        )
        return to_worst / (to_worst + to_best)


@dataclass(frozen=True, slots=True)
class RoleFigure:
    """One figure of a role rule: its name, its weight, and for one city its value and percentile 0..1.

    `counts` is False while no city has the figure and it may be left out.
    """

    name: Bilingual
    decimals: int
    weight: float
    value: float | None
    percentile: float | None
    counts: bool


@dataclass(frozen=True, slots=True)
class RoleScore:
    """How fit a city is for a role: the weighted mean of the percentiles of its figures among all cities, 0..1.

    None where less than half of the weight is known.
    """

    city: CityProfile
    score: float | None
    figures: tuple[RoleFigure, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A part a city can play in the region, with `cities` best first; `cities[0]` leads where it has a score."""

    id: str
    name: Bilingual
    reason: Bilingual
    cities: tuple[RoleScore, ...]

    @property
    def leader(self) -> RoleScore | None:
        return self.cities[0] if self.cities and self.cities[0].score is not None else None

    def of(self, city: str) -> RoleScore | None:
        for score in self.cities:
            if score.city.id == city:
                return score
        return None


@dataclass(frozen=True, slots=True)
class Complement:
    """What two cities cover together: the mean over roles of the better score, less the better city's own mean.

    `together` 0..1 is what both cover, `gain` what the second adds to the better one alone.
    """

    first: CityProfile
    second: CityProfile
    together: float
    gain: float


@dataclass(frozen=True, slots=True)
class SharedAction:
    """An action of the library that fits several cities, and the one to place it in.

    `place` is the city with the highest local fit of the action's strategy; for cross-cutting actions, or where no
    fit is known, the one with most people. `fit` is that local fit, None in the second case.
    """

    action: Action
    cities: tuple[CityProfile, ...]
    place: CityProfile
    fit: float | None


@dataclass(frozen=True, slots=True)
class Region:
    """Cities of a region compared; `weights_judged` says whether the weights of the frame were judged or are equal.

    `curves` has one for each strategy where strategies are ranked on declared bounds, else none.
    """

    name: Bilingual
    strategies: tuple[Strategy, ...]
    cities: tuple[CityRanking, ...]
    roles: tuple[Role, ...]
    complements: tuple[Complement, ...]
    shared: tuple[SharedAction, ...]
    edition: str
    weights_judged: bool
    curves: tuple[FitCurve, ...]
    messages: tuple[Message, ...]

    def of(self, city: str) -> CityRanking | None:
        for ranking in self.cities:
            if ranking.city.id == city:
                return ranking
        return None
