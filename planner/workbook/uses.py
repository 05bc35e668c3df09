"""What the scheduled actions take of money and capacity, year by year, and where that is more than there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.model.action import Start
from planner.model.bilingual import Bilingual
from planner.model.funding import ALL_PUBLIC
from planner.roadmap.resources import Resource
from planner.roadmap.situation import Excess, Situation
from planner.workbook.lines import ActionLine, year_lines
from planner.workbook.subject import Subject


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """Actions that start in a phase with their whole cost, and the public money of its years, ‰ of GDP."""

    actions: int
    permille: float
    spent: float
    limit: float


@dataclass(frozen=True)
class Uses:
    """Sums over the lines of the action table, as the roadmap is read; money in per mille of GDP.

    A year or phase without a limit has None.
    """

    subject: Subject
    lines: tuple[ActionLine, ...]

    @cached_property
    def at(self) -> Situation:
        placed = {line.action.id: line.placed for line in self.lines if line.placed is not None}
        starts = {id: Start(id, place.year, place.quarter) for id, place in placed.items()}
        return Situation(self.subject.plan, {line.action.id: line.value for line in self.lines}, starts)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of the plan, and those beyond it in which actions run on."""
        return tuple(each.year for each in year_lines(self.subject))

    @cached_property
    def pools(self) -> tuple[str, ...]:
        """The funding sources in plan order, and all public money last."""
        return (*(pool.id for pool in self.subject.plan.pools), ALL_PUBLIC)

    @cached_property
    def phases(self) -> tuple[PhaseLine, ...]:
        """One line a phase."""
        return tuple(self._phase(number, phase.id) for number, phase in enumerate(self.subject.plan.phases, 1))

    def _phase(self, number: int, id: str) -> PhaseLine:
        own, years = [line for line in self.lines if line.phase == number], self.years_of(id)
        limit = sum(self.at.resources.public_limit(year) for year in years)
        return PhaseLine(len(own), sum(line.permille for line in own), self.spent(ALL_PUBLIC, years), limit)

    def years_of(self, phase: str) -> tuple[int, ...]:
        found = next(each for each in self.subject.plan.phases if each.id == phase)
        return tuple(year for year in self.years if found.first_year <= year <= found.last_year)

    def spent(self, pool: str, years: Sequence[int]) -> float:
        """What a source pays in these years."""
        used = self.at.used.get(pool, {})
        return sum(used.get(year, 0.0) for year in years)

    def typed_limit(self, pool: str, year: int | None, phase: str = "") -> float | None:
        """As it is typed, in 10,000 yuan."""
        for limit in self.subject.plan.money_limits:
            if (limit.pool, limit.year, limit.phase) == (pool, year, phase):
                return limit.amount
        return None

    @cached_property
    def over(self) -> frozenset[tuple[Resource, int]]:
        """Sources and lead units, and the years in which too much is taken of them or over the phase of which."""
        return frozenset(
            (excess.resource, year)
            for excess in self._excesses
            for year in ((excess.year,) if excess.phase is None else self.years_of(excess.phase.id))
        )

    def is_phase_over(self, pool: str, phase: str) -> bool:
        return any(each.resource == pool and each.phase and each.phase.id == phase for each in self._excesses)

    @cached_property
    def departments(self) -> tuple[Bilingual, ...]:
        """Who leads an action of the table or has a limit, in the order of the plan; each name once."""
        plan, texts = self.subject.plan, self.subject.texts
        leads = [action.lead for action in plan.actions if action.included]
        limited = [limit.department for limit in plan.capacity_limits]
        named: dict[str, Bilingual] = {}
        for unit in (*leads, *limited):
            named.setdefault(texts.of(unit), unit)
        return tuple(unit for name, unit in named.items() if name)

    def load(self, department: Bilingual, year: int) -> float:
        """What the actions of a lead unit take of it in a year."""
        return self.at.used.get(department, {}).get(year, 0.0)

    def typed_capacity(self, department: Bilingual, year: int | None) -> float | None:
        for limit in self.subject.plan.capacity_limits:
            if (limit.department, limit.year) == (department, year):
                return limit.amount
        return None

    def takes_too_much(self, line: ActionLine, resources: Sequence[Resource]) -> bool:
        """Whether the action takes of one of these in a year in which too much is taken of it."""
        taken = self.at.resources.takes(line.action)
        return any(
            amount > 0 and (resource, year) in self.over
            for resource in resources
            for year, amount in zip(line.spread, taken.get(resource, ()), strict=False)
        )

    @cached_property
    def _excesses(self) -> tuple[Excess, ...]:
        return tuple(excess for resource in self.at.used for excess in self.at.excesses(resource))
