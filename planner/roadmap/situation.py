"""A schedule in its plan: where each action lies, what the actions take together, and what is lacking elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from planner.model.action import Action, Phase, Start
from planner.model.bilingual import Bilingual
from planner.model.plan import Plan
from planner.model.portfolio import ActionGroup
from planner.model.quarters import taken
from planner.roadmap.investment import investment
from planner.roadmap.resources import Resource, Resources, exceeds
from planner.roadmap.tasks import gate_year

QUARTERS_A_YEAR = 4
CROSS_NAME = Bilingual("综合支撑", "Cross-cutting actions")


def strategy_name(plan: Plan, id: str) -> Bilingual:
    """The name of a strategy; that of the cross-cutting actions for none of the plan's."""
    return next((strategy.name for strategy in plan.strategies if strategy.id == id), CROSS_NAME)


@dataclass(frozen=True, slots=True)
class Excess:
    """Of a resource more is taken than there is: in `year`, or over `phase` where that is given.

    Money is in ‰ of GDP, capacity in its own unit.
    """

    resource: Resource
    year: int
    phase: Phase | None
    used: float
    limit: float

    @property
    def amount(self) -> float:
        return self.used - self.limit


class Situation:
    """`worth` is the value of each included action, `starts` the start of each placed one.

    Order is read by quarters, as schedules moved by hand have them; money and capacity by whole years from the year
    of the start.
    """

    def __init__(self, plan: Plan, worth: Mapping[str, float], starts: Mapping[str, Start]) -> None:
        self.plan, self.worth, self.starts = plan, worth, starts
        self.actions = {action.id: action for action in plan.actions}
        self.placed = tuple(action for action in plan.actions if action.id in starts)
        self.quarters = {
            action.id: taken(starts[action.id].year, starts[action.id].quarter, action.duration_years)
            for action in self.placed
        }
        self.resources = Resources(plan)
        self.used: dict[Resource, dict[int, float]] = {}
        for action in self.placed:
            first = starts[action.id].year
            for resource, amounts in self.resources.takes(action).items():
                years = self.used.setdefault(resource, {})
                for year, amount in enumerate(amounts, first):
                    years[year] = years.get(year, 0.0) + amount
        self._gates: dict[int, int] = {}

    def year(self, id: str) -> int:
        """The start year of a placed action."""
        return self.starts[id].year

    def end(self, id: str) -> int:
        """The year in which a placed action's work ends."""
        return self.quarters[id].last_year

    def gate(self, action: Action) -> int:
        """The first year that the readiness gates allow."""
        if action.readiness not in self._gates:
            self._gates[action.readiness] = gate_year(self.plan, action)
        return self._gates[action.readiness]

    def ready(self, earlier: str, later: Action) -> int:
        """The first quarter in which `later` may start after a placed predecessor and the lag after it."""
        return self.quarters[earlier].last + 1 + QUARTERS_A_YEAR * later.lag(earlier)

    def ready_year(self, earlier: str, later: Action) -> int:
        """The first whole year of which all quarters are after that wait."""
        return -(-self.ready(earlier, later) // QUARTERS_A_YEAR)

    @cached_property
    def investment(self) -> dict[str, float]:
        """The whole cost (‰ of GDP) of the placed actions by their own strategy."""
        return investment(self.plan, self.placed)

    def excesses_at(self, action: Action, year: int) -> Iterator[Excess]:
        """What would be lacking if the action started in `year` instead of where it is, or in addition."""
        for resource, amounts in self.resources.takes(action).items():
            if resource in self.resources.limited:
                used = self._moved(action, resource, amounts, year)
                years = range(year, year + len(amounts))
                yield from self._excesses(resource, used, years)

    def excesses(self, resource: Resource) -> Iterator[Excess]:
        """Where more of a resource is taken than there is, by year and then by phase."""
        used = self.used.get(resource, {})
        yield from self._excesses(resource, used, sorted(used))

    def used_over(self, resource: Resource, phase: Phase) -> float:
        """What is taken of it in the years of a phase together."""
        return _over(phase, self.used.get(resource, {}))

    def strategy_name(self, id: str) -> Bilingual:
        return strategy_name(self.plan, id)

    def done(self, group: ActionGroup) -> tuple[Bilingual, ...]:
        """Names of the actions of a group that are placed."""
        return tuple(self.actions[id].name for id in group.actions if id in self.starts)

    def _moved(self, action: Action, resource: Resource, amounts: tuple[float, ...], year: int) -> dict[int, float]:
        used = dict(self.used.get(resource, {}))
        if action.id in self.starts:
            for old, amount in enumerate(amounts, self.year(action.id)):
                used[old] -= amount
        for new, amount in enumerate(amounts, year):
            used[new] = used.get(new, 0.0) + amount
        return used

    def _excesses(self, resource: Resource, used: Mapping[int, float], years: range | list[int]) -> Iterator[Excess]:
        for year in years:
            limit = self.resources.limit(resource, year)
            if limit is not None and exceeds(used[year], limit):
                yield Excess(resource, year, None, used[year], limit)
        for limited in self.resources.by_phase.get(resource, ()):
            first, last = limited.phase.first_year, limited.phase.last_year
            if any(first <= year <= last for year in years):
                total = _over(limited.phase, used)
                if exceeds(total, limited.amount):
                    yield Excess(resource, first, limited.phase, total, limited.amount)


def _over(phase: Phase, used: Mapping[int, float]) -> float:
    return sum(amount for year, amount in used.items() if phase.first_year <= year <= phase.last_year)
