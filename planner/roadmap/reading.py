"""The adopted schedule read against the plan as it is now: places, means, broken rules and explanation."""

from collections.abc import Iterator, Sequence

from planner.model.action import Action
from planner.model.evaluation import (
    CapacityUse,
    LeftOutAction,
    PlacedAction,
    PoolMoney,
    Ranking,
    Roadmap,
    YearMoney,
)
from planner.model.funding import ALL_PUBLIC
from planner.model.message import Message
from planner.model.plan import Plan
from planner.roadmap.breaches import Breaches
from planner.roadmap.critical import critical_chain
from planner.roadmap.explanation import Explanation
from planner.roadmap.money import total_permille
from planner.roadmap.situation import Situation
from planner.roadmap.tasks import strategy_values
from planner.roadmap.value import action_value


def read(plan: Plan, ranking: Ranking) -> Roadmap:
    """The roadmap of a plan that has a schedule; starts of actions no longer included are passed over."""
    assert plan.schedule is not None
    values = strategy_values(ranking)
    worth = {action.id: action_value(action, values) for action in plan.actions if action.included}
    at = Situation(plan, worth, {start.action: start for start in plan.schedule.starts if start.action in worth})
    explanation, breaches = Explanation(at), Breaches(at)
    placed = tuple(_place(at, action, explanation, breaches) for action in at.placed)
    left_out = tuple(
        LeftOutAction(id, value, explanation.left_out(at.actions[id]))
        for id, value in worth.items()
        if id not in at.starts
    )
    years = _years(at)
    return Roadmap(
        placed=placed,
        left_out=left_out,
        years=tuple(_public_money(at, year) for year in years),
        value=sum(place.value for place in placed),
        gdp_wan=at.resources.gdp_wan,
        messages=(*_staleness(plan, placed), *breaches.of_all()),
        pools=tuple(_pools(at, years)),
        capacity=tuple(_capacity(at, years)),
        critical=critical_chain(at.placed, at.quarters),
    )


def _place(at: Situation, action: Action, explanation: Explanation, breaches: Breaches) -> PlacedAction:
    start = at.starts[action.id]
    public = at.resources.takes(action).get(ALL_PUBLIC, (0.0,) * action.whole_years)
    cost = tuple(enumerate(public, start.year))
    gdp = at.resources.gdp_wan
    return PlacedAction(
        action=action.id,
        year=start.year,
        quarter=start.quarter,
        last_year=at.end(action.id),
        phase=at.plan.phase_of(start.year),
        value=at.worth[action.id],
        public_cost=cost,
        cost_wan=at.resources.wan(total_permille(at.plan, action)) if action.cost is None else action.cost,
        public_wan=None if gdp is None else tuple((year, amount * gdp / 1000) for year, amount in cost),
        reason=explanation.placed(action),
        broken=breaches.of(action),
    )


def _years(at: Situation) -> list[int]:
    """The horizon, and the years beyond it in which actions run on."""
    years = set(range(at.plan.first_year, at.plan.last_year + 1))
    for action in at.placed:
        years.update(range(at.year(action.id), at.year(action.id) + action.whole_years))
    return sorted(years)


def _public_money(at: Situation, year: int) -> YearMoney:
    spent, limit = at.used.get(ALL_PUBLIC, {}).get(year, 0.0), at.resources.public_limit(year)
    wan = at.resources.wan
    return YearMoney(year, spent, limit, wan(spent), wan(limit))


def _pools(at: Situation, years: Sequence[int]) -> Iterator[PoolMoney]:
    resources = at.resources
    for pool in (ALL_PUBLIC, *(pool.id for pool in at.plan.pools)):
        used = at.used.get(pool, {})
        for year in years:
            yield _pool_money(at, pool, year, "", used.get(year, 0.0), resources.limit(pool, year))
    for pool in (ALL_PUBLIC, *(pool.id for pool in at.plan.pools)):
        for limited in resources.by_phase.get(pool, ()):
            phase = limited.phase
            yield _pool_money(at, pool, phase.first_year, phase.id, at.used_over(pool, phase), limited.amount)


def _pool_money(at: Situation, pool: str, year: int, phase: str, spent: float, limit: float | None) -> PoolMoney:
    wan = at.resources.wan
    return PoolMoney(pool, year, phase, spent, limit, wan(spent), None if limit is None else wan(limit))


def _capacity(at: Situation, years: Sequence[int]) -> Iterator[CapacityUse]:
    """Every department that leads an action in the plan or has a limit, in the order they are named."""
    leads = [action.lead for action in at.plan.actions if action.included and action.lead]
    limited = [limit.department for limit in at.plan.capacity_limits]
    for department in dict.fromkeys((*leads, *limited)):
        used = at.used.get(department, {})
        for year in years:
            yield CapacityUse(department, year, used.get(year, 0.0), at.resources.limit(department, year))


def _staleness(plan: Plan, placed: tuple[PlacedAction, ...]) -> Iterator[Message]:
    """Whether the adopted schedule may no longer be the best: it breaks rules, or its value is not what it was."""
    assert plan.schedule is not None
    broken = sum(bool(place.broken) for place in placed)
    if broken:
        yield Message("schedule breaks rules", "warning", "roadmap", params={"count": broken})
    value = sum(place.value for place in placed)
    if abs(value - plan.schedule.solved_value) > 1e-6 * max(1.0, plan.schedule.solved_value):
        yield Message("plan changed since schedule", "warning", "roadmap")
