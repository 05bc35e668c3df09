"""What actions take and what there is of it: the money of every funding pool, and the capacity of lead departments."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.model.action import Action, Phase
from planner.model.bilingual import Bilingual
from planner.model.funding import ALL_PUBLIC
from planner.model.plan import Plan
from planner.roadmap.funding import pool_shares
from planner.roadmap.money import budget_permille, gdp_wan, total_by_year
from planner.roadmap.task import BUDGET_TOLERANCE

Resource = str | Bilingual
"""A pool by its id (`ALL_PUBLIC`: all public money), in ‰ of GDP; a department by its name, in units of capacity."""

ROUNDING = 1e-9


def exceeds(used: float, limit: float) -> bool:
    """Whether a limit is broken by more than rounding, as the solver keeps its rows."""
    return used > limit * (1 + BUDGET_TOLERANCE) + ROUNDING


def falls_short(part: float, whole: float, minimum: float) -> bool:
    """Whether a part is by more than rounding less than this share (0..1) of the whole."""
    return part < (minimum - BUDGET_TOLERANCE) * whole - ROUNDING


@dataclass(frozen=True, slots=True)
class PhaseLimit:
    """At most `amount` over the years of a phase together."""

    phase: Phase
    amount: float


class Resources:
    """A plan's limits, and what each of its actions takes wherever it starts.

    Money typed in 万元 limits nothing without a GDP figure; all public money then has the assumed budget of the rules.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan, self.gdp_wan = plan, gdp_wan(plan)
        self._yearly: dict[Resource, dict[int | None, float]] = {ALL_PUBLIC: {None: budget_permille(plan)}}
        self.by_phase: dict[Resource, list[PhaseLimit]] = {}
        phases = {phase.id: phase for phase in plan.phases}
        for limit in plan.money_limits if self.gdp_wan else ():
            amount = self.permille(limit.amount)
            if limit.phase:
                self.by_phase.setdefault(limit.pool, []).append(PhaseLimit(phases[limit.phase], amount))
            else:
                self._yearly.setdefault(limit.pool, {})[limit.year] = amount
        for capacity in plan.capacity_limits:
            self._yearly.setdefault(capacity.department, {})[capacity.year] = capacity.amount
        self.limited: frozenset[Resource] = frozenset((*self._yearly, *self.by_phase))
        self._takes: dict[str, dict[Resource, tuple[float, ...]]] = {}

    def limit(self, resource: Resource, year: int) -> float | None:
        """What there is of it in a year: the limit of that year, else that of every year, else no limit."""
        years = self._yearly.get(resource, {})
        return years.get(year, years.get(None))

    def public_limit(self, year: int) -> float:
        """The limit on all public money of a year, which there always is."""
        years = self._yearly[ALL_PUBLIC]
        return years.get(year, years[None])

    def takes(self, action: Action) -> Mapping[Resource, tuple[float, ...]]:
        """What the action takes of each resource in each of its whole years, without zeros."""
        known = self._takes.get(action.id)
        if known is None:
            known = self._takes[action.id] = _takes(self.plan, action)
        return known

    def permille(self, wan: float) -> float:
        """Money in 万元 as ‰ of GDP, of which there is a figure."""
        assert self.gdp_wan
        return wan / self.gdp_wan * 1000

    def wan(self, permille: float) -> float | None:
        """Money in ‰ of GDP as 万元; None without a GDP figure."""
        return None if self.gdp_wan is None else permille * self.gdp_wan / 1000


def _takes(plan: Plan, action: Action) -> dict[Resource, tuple[float, ...]]:
    costs = total_by_year(plan, action)
    shares: dict[str, float] = {ALL_PUBLIC: action.public_share, **pool_shares(plan, action)}
    taken: dict[Resource, tuple[float, ...]] = {
        pool: tuple(cost * share for cost in costs) for pool, share in shares.items() if share and any(costs)
    }
    if action.lead and action.capacity:
        taken[action.lead] = (action.capacity,) * action.whole_years
    return taken
