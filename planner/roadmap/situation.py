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
from planner.roadmap.resources import PhaseLimit, Resource, Resources, exceeds
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
        start = self.starts.get(action.id)
        for resource, amounts in self.resources.takes(action).items():
            if resource not in self.resources.limited:
                continue
            there = dict(enumerate(amounts, year))
            left = {} if start is None else dict(enumerate(amounts, start.year))
            used = self.used.get(resource, {})
            for when, amount in there.items():
                if amount:
                    yield from self._excess(resource, when, used.get(when, 0.0) + amount - left.get(when, 0.0))
            for limited in self.resources.by_phase.get(resource, ()):
                taken_there = _over(limited.phase, there)
                if taken_there:
                    total = _over(limited.phase, used) + taken_there - _over(limited.phase, left)
                    yield from _phase_excess(resource, limited, total)

    def excesses(self, resource: Resource) -> Iterator[Excess]:
        """Where more of a resource is taken than there is, by year and then by phase."""
        used = self.used.get(resource, {})
        for year in sorted(used):
            yield from self._excess(resource, year, used[year])
        for limited in self.resources.by_phase.get(resource, ()):
            yield from _phase_excess(resource, limited, _over(limited.phase, used))

    def used_over(self, resource: Resource, phase: Phase) -> float:
        """What is taken of it in the years of a phase together."""
        return _over(phase, self.used.get(resource, {}))

    def strategy_name(self, id: str) -> Bilingual:
        return strategy_name(self.plan, id)

    def done(self, group: ActionGroup) -> tuple[Bilingual, ...]:
        """Names of the actions of a group that are placed."""
        return tuple(self.actions[id].name for id in group.actions if id in self.starts)

    def _excess(self, resource: Resource, year: int, used: float) -> Iterator[Excess]:
        limit = self.resources.limit(resource, year)
        if limit is not None and exceeds(used, limit):
            yield Excess(resource, year, None, used, limit)


def _phase_excess(resource: Resource, limited: PhaseLimit, used: float) -> Iterator[Excess]:
    if exceeds(used, limited.amount):
        yield Excess(resource, limited.phase.first_year, limited.phase, used, limited.amount)


def _over(phase: Phase, used: Mapping[int, float]) -> float:
    return sum(amount for year, amount in used.items() if phase.first_year <= year <= phase.last_year)
