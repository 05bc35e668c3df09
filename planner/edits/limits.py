"""Edits of the funding sources and of what they and the lead departments can carry."""

from dataclasses import replace

from planner.checks.limits import capacity_limit_errors, money_limit_errors, pool_errors
from planner.edits.change import changed, refuse
from planner.model.bilingual import Bilingual, Language
from planner.model.funding import CapacityLimit, FundingPool, MoneyLimit
from planner.model.message import ProblemError
from planner.model.plan import Plan


def set_money_limit(plan: Plan, pool: str, amount: float | None, year: int | None = None, phase: str = "") -> Plan:
    """What a pool, or all public money (`ALL_PUBLIC`), pays at most, in 10,000 yuan (万元); None lifts the limit.

    In that year, over that phase, or with neither in every year without its own. ProblemError: an unknown pool or
    phase, an amount below 0, a year outside the phases.
    """
    place = (pool, year, phase)
    kept = tuple(limit for limit in plan.money_limits if (limit.pool, limit.year, limit.phase) != place)
    if amount is None:
        return changed(plan, money_limits=kept)
    limit = MoneyLimit(pool, float(amount), year, phase)
    refuse(money_limit_errors(limit, plan))
    _refuse_year(plan, year)
    return changed(plan, money_limits=_sorted_money(plan, (*kept, limit)))


def set_capacity_limit(plan: Plan, department: Bilingual, amount: float | None, year: int | None = None) -> Plan:
    """How much a lead department carries at a time, in the unit of `Action.capacity`; None lifts the limit.

    In that year, or in every year without its own. ProblemError: an amount below 0, no name, a year outside the
    phases.
    """
    kept = tuple(limit for limit in plan.capacity_limits if (limit.department, limit.year) != (department, year))
    if amount is None:
        return changed(plan, capacity_limits=kept)
    limit = CapacityLimit(department, float(amount), year)
    refuse(capacity_limit_errors(limit))
    _refuse_year(plan, year)
    order = sorted((*kept, limit), key=lambda limit: (limit.department.zh, limit.department.en, limit.year or 0))
    return changed(plan, capacity_limits=tuple(order))


def add_pool(plan: Plan, name: Bilingual, *, public: bool = True) -> Plan:
    """A funding source of one's own, last in order and without codes; ProblemError for an empty name."""
    taken = {pool.id for pool in plan.pools}
    number = 1
    while (id := f"pool_{number}") in taken:
        number += 1
    return _with_pools(plan, (*plan.pools, FundingPool(id, name, public=public)))


def rename_pool(plan: Plan, id: str, text: str, language: Language) -> Plan:
    """Retype the name in one language; ProblemError where it would be empty in both."""
    pool = plan.pool(id)
    return _with_pool(plan, replace(pool, name=pool.name.with_text(language, text.strip())))


def set_pool_public(plan: Plan, id: str, public: bool) -> Plan:
    """Whether the source carries the public share of a cost or the rest.

    ProblemError naming the actions whose typed shares of it would no longer make up their public share.
    """
    pool = plan.pool(id)
    if pool.public != public:
        _refuse_shares(plan, id)
    return _with_pool(plan, replace(pool, public=public))


def remove_pool(plan: Plan, id: str) -> Plan:
    """Remove a source with its limits; its funding codes then stand for none.

    ProblemError naming the actions with a typed share of it.
    """
    plan.pool(id)
    _refuse_shares(plan, id)
    return changed(
        plan,
        pools=tuple(pool for pool in plan.pools if pool.id != id),
        money_limits=tuple(limit for limit in plan.money_limits if limit.pool != id),
    )


def map_code(plan: Plan, code: str, pool: str) -> Plan:
    """Let a funding code of the actions stand for this source and no other; an empty `pool` for none.

    ProblemError for a code that is empty.
    """
    if not code.strip():
        raise ProblemError("funding code empty", "roadmap", pool)
    if pool:
        plan.pool(pool)
    return _with_pools(plan, tuple(_mapped(each, code.strip(), each.id == pool) for each in plan.pools))


def _mapped(pool: FundingPool, code: str, stands: bool) -> FundingPool:
    if stands == (code in pool.codes):
        return pool
    return replace(pool, codes=(*pool.codes, code) if stands else tuple(old for old in pool.codes if old != code))


def _with_pool(plan: Plan, pool: FundingPool) -> Plan:
    return _with_pools(plan, tuple(pool if old.id == pool.id else old for old in plan.pools))


def _with_pools(plan: Plan, pools: tuple[FundingPool, ...]) -> Plan:
    refuse(pool_errors(pools))
    return changed(plan, pools=pools)


def _refuse_shares(plan: Plan, pool: str) -> None:
    payers = tuple(action.name for action in plan.actions if any(share.pool == pool for share in action.pool_shares))
    if payers:
        raise ProblemError("source pays actions", "roadmap", pool, pool=plan.pool(pool).name, actions=payers)


def _refuse_year(plan: Plan, year: int | None) -> None:
    first, last = plan.phases[0].first_year, plan.last_year
    if year is not None and not first <= year <= last:
        raise ProblemError("limit outside phases", "roadmap", str(year), year=year, first=first, last=last)


def _sorted_money(plan: Plan, limits: tuple[MoneyLimit, ...]) -> tuple[MoneyLimit, ...]:
    """All public money first, then pools in their order; for every year, by year, by phase."""
    pools = {pool.id: place for place, pool in enumerate(plan.pools)}
    phases = {phase.id: place for place, phase in enumerate(plan.phases)}

    def place(limit: MoneyLimit) -> tuple[int, int, int]:
        return pools.get(limit.pool, -1), phases.get(limit.phase, -1), limit.year or 0

    return tuple(sorted(limits, key=place))
