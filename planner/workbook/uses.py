"""What the scheduled actions take of money and capacity, year by year, and where that is more than there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.model.bilingual import Bilingual
from planner.model.funding import ALL_PUBLIC
from planner.roadmap.money import budget_permille, gdp_wan
from planner.workbook.lines import ActionLine, year_lines
from planner.workbook.subject import Subject

TOLERANCE = 1e-9
"""What exceeds a limit by less than this is rounding."""


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """Actions that start in a phase with their whole cost, and the public money of its years, ‰ of GDP."""

    actions: int
    permille: float
    spent: float
    limit: float


@dataclass(frozen=True)
class Uses:
    """Sums over the lines of the action table, by the plan's own rules; money in per mille of GDP.

    A year or phase without a limit has None.
    """

    subject: Subject
    lines: tuple[ActionLine, ...]

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of the plan, and those beyond it in which actions run on."""
        return tuple(each.year for each in year_lines(self.subject))

    @cached_property
    def pools(self) -> tuple[str, ...]:
        """The funding sources in plan order, and all public money last."""
        return (*(pool.id for pool in self.subject.plan.pools), ALL_PUBLIC)

    def years_of(self, phase: str) -> tuple[int, ...]:
        found = next(each for each in self.subject.plan.phases if each.id == phase)
        return tuple(year for year in self.years if found.first_year <= year <= found.last_year)

    @cached_property
    def phases(self) -> tuple[PhaseLine, ...]:
        """One line a phase."""
        return tuple(self._phase(number, phase.id) for number, phase in enumerate(self.subject.plan.phases, 1))

    def _phase(self, number: int, id: str) -> PhaseLine:
        own, years = [line for line in self.lines if line.phase == number], self.years_of(id)
        limit = sum(self.limit_in(ALL_PUBLIC, year) or 0.0 for year in years)
        return PhaseLine(len(own), sum(line.permille for line in own), self.spent(ALL_PUBLIC, years), limit)

    def spent(self, pool: str, years: Sequence[int]) -> float:
        """What a source pays in these years."""
        return sum(line.spread.get(year, 0.0) * self._share(line, pool) for line in self.lines for year in years)

    def limit_in(self, pool: str, year: int) -> float | None:
        """Of one year: its own limit, else that of every year, else for all public money the plan's."""
        for wanted in (year, None):
            amount = self.typed_limit(pool, wanted)
            if amount is not None and self._gdp is not None:
                return amount / self._gdp * 1000
        return budget_permille(self.subject.plan) if pool == ALL_PUBLIC else None

    def limit_over(self, pool: str, phase: str) -> float | None:
        amount = self.typed_limit(pool, None, phase)
        return None if amount is None or self._gdp is None else amount / self._gdp * 1000

    def typed_limit(self, pool: str, year: int | None, phase: str = "") -> float | None:
        """As it is typed, in 10,000 yuan."""
        for limit in self.subject.plan.money_limits:
            if (limit.pool, limit.year, limit.phase) == (pool, year, phase):
                return limit.amount
        return None

    def is_over(self, pool: str, year: int) -> bool:
        """Whether a source pays more than it can in this year or over the phase of it."""
        if _exceeds(self.spent(pool, (year,)), self.limit_in(pool, year)):
            return True
        phase = self.subject.plan.phase_of(year)
        return phase is not None and self.is_phase_over(pool, phase.id)

    def is_phase_over(self, pool: str, phase: str) -> bool:
        return _exceeds(self.spent(pool, self.years_of(phase)), self.limit_over(pool, phase))

    @cached_property
    def over(self) -> frozenset[tuple[str, int]]:
        """Sources and years in which they pay too much."""
        return frozenset((pool, year) for pool in self.pools for year in self.years if self.is_over(pool, year))

    @cached_property
    def departments(self) -> tuple[Bilingual, ...]:
        """Who leads an action of the table or has a limit, in the order of the plan."""
        plan, texts = self.subject.plan, self.subject.texts
        leads = [action.lead for action in plan.actions if action.included]
        named = {texts.of(unit): unit for unit in (*(each.department for each in plan.capacity_limits), *leads)}
        ordered = dict.fromkeys(texts.of(unit) for unit in (*leads, *named.values()))
        return tuple(named[name] for name in ordered if name)

    def load(self, department: Bilingual, year: int) -> float:
        """What the actions of a lead unit take of it in a year."""
        return sum(
            line.action.capacity for line in self.lines if line.action.lead == department and year in line.spread
        )

    def capacity_typed(self, department: Bilingual, year: int | None) -> float | None:
        for limit in self.subject.plan.capacity_limits:
            if (limit.department, limit.year) == (department, year):
                return limit.amount
        return None

    def is_crowded(self, department: Bilingual, year: int) -> bool:
        own = self.capacity_typed(department, year)
        return _exceeds(self.load(department, year), self.capacity_typed(department, None) if own is None else own)

    @cached_property
    def crowded(self) -> frozenset[tuple[Bilingual, int]]:
        return frozenset(
            (unit, year) for unit in self.departments for year in self.years if self.is_crowded(unit, year)
        )

    def pays_too_much(self, line: ActionLine, pools: Sequence[str]) -> bool:
        """Whether the action is paid by one of these sources in a year in which that pays too much."""
        paid = [year for year, cost in line.spread.items() if cost > 0]
        return any((pool, year) in self.over for pool in pools if self._share(line, pool) > 0 for year in paid)

    def is_overworked(self, line: ActionLine) -> bool:
        """Whether the lead unit of the action has too much on its hands while this runs."""
        return line.action.capacity > 0 and any((line.action.lead, year) in self.crowded for year in line.spread)

    def _share(self, line: ActionLine, pool: str) -> float:
        return line.action.public_share if pool == ALL_PUBLIC else line.shares.get(pool, 0.0)

    @cached_property
    def _gdp(self) -> float | None:
        return gdp_wan(self.subject.plan)


def _exceeds(used: float, limit: float | None) -> bool:
    return limit is not None and used > limit + TOLERANCE
