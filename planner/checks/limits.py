"""Rules on funding sources, on limits of money and capacity, and on rules that bind actions together."""

from collections.abc import Iterator, Sequence

from planner.checks.dates import year_errors
from planner.checks.finding import error, warning
from planner.checks.names import is_blank, phase_name, repeated, strategy_name
from planner.checks.numbers import is_amount
from planner.model.action import CROSS, Action
from planner.model.bilingual import Bilingual
from planner.model.funding import ALL_PUBLIC, CapacityLimit, FundingPool, MoneyLimit
from planner.model.message import Message, Param
from planner.model.plan import Plan
from planner.model.portfolio import ActionGroup, StrategyShare
from planner.roadmap.funding import pool_name
from planner.roadmap.money import gdp_wan

EVERY_YEAR = Bilingual("各年", "every year")
ROUNDING = 1e-9


def money_limit_errors(limit: MoneyLimit, plan: Plan) -> Iterator[Message]:
    """A limit of money is an amount of a source the plan has, for one year or for one of its phases."""
    if limit.pool not in (ALL_PUBLIC, *(pool.id for pool in plan.pools)):
        yield error("roadmap", "limit of unknown source", limit.pool, pool=limit.pool)
    if limit.phase and limit.phase not in {phase.id for phase in plan.phases}:
        yield error("roadmap", "limit of unknown phase", limit.phase, phase=limit.phase)
    if not is_amount(limit.amount):
        yield error("roadmap", "money limit negative", limit.pool, value=limit.amount)
    if limit.year is not None and limit.phase:
        yield error("roadmap", "limit of year and phase", limit.pool, year=limit.year)
    elif limit.year is not None:
        yield from year_errors(limit.year, "roadmap", limit.pool)


def capacity_limit_errors(limit: CapacityLimit) -> Iterator[Message]:
    """A limit of capacity is an amount of a department that has a name."""
    if is_blank(limit.department):
        yield error("roadmap", "capacity of nobody")
    if not is_amount(limit.amount):
        yield error("roadmap", "capacity negative", "capacity", department=limit.department, value=limit.amount)
    if limit.year is not None:
        yield from year_errors(limit.year, "roadmap", "capacity")


def pool_errors(pools: tuple[FundingPool, ...]) -> Iterator[Message]:
    """Each source has its own id and a name; a funding code stands for one source."""
    for id in (*repeated(pool.id for pool in pools), *(pool.id for pool in pools if not pool.id)):
        yield error("roadmap", "source id unusable", id, pool=next(pool.name for pool in pools if pool.id == id))
    for pool in pools:
        if is_blank(pool.name):
            yield error("roadmap", "source without name", pool.id)
    for code in repeated(code for pool in pools for code in pool.codes):
        yield error("roadmap", "code of two sources", code, funding=code)


def group_errors(group: ActionGroup, plan: Plan) -> Iterator[Message]:
    """A group has a name, members that are actions, and counts that so many actions can keep."""
    id, name, count = group.id, group.name, len(group.actions)
    if is_blank(name):
        yield error("roadmap", "group without name", id)
    known = {action.id for action in plan.actions}
    for other in group.actions:
        if other not in known:
            yield error("roadmap", "group of unknown action", id, group=name, other=other)
    for other in repeated(group.actions):
        yield error("roadmap", "group member twice", id, group=name, other=other)
    if not 0 <= group.at_least <= count:
        yield error("roadmap", "group needs too many", id, group=name, value=group.at_least, count=count)
    if group.at_most is not None and group.at_most < max(0, group.at_least):
        yield error("roadmap", "group allows too few", id, group=name, value=group.at_most, least=group.at_least)


def strategy_share_errors(shares: tuple[StrategyShare, ...], plan: Plan) -> Iterator[Message]:
    """Minimum shares are of strategies the plan has, each once, from 0 to 1, together not above 1."""
    known = {CROSS, *(strategy.id for strategy in plan.strategies)}
    for share in shares:
        name = strategy_name(plan, share.strategy)
        if share.strategy not in known:
            yield error("roadmap", "share of unknown strategy", share.strategy, strategy=name)
        if not 0 <= share.minimum <= 1:
            yield error("roadmap", "strategy share off the scale", share.strategy, value=share.minimum * 100)
    for id in repeated(share.strategy for share in shares):
        yield error("roadmap", "strategy share twice", id, strategy=strategy_name(plan, id))
    total = sum(share.minimum for share in shares)
    if total > 1 + ROUNDING:
        yield error("roadmap", "strategy shares above the whole", "shares", value=round(total * 100, 6))


def errors(plan: Plan) -> Iterator[Message]:
    """Everything on this subject that makes the plan unusable."""
    yield from pool_errors(plan.pools)
    for limit in plan.money_limits:
        yield from money_limit_errors(limit, plan)
    for pool, year, phase in repeated((limit.pool, limit.year, limit.phase) for limit in plan.money_limits):
        period = phase_name(plan, phase) if phase else _period(year)
        yield error("roadmap", "money limit twice", pool, pool=pool_name(plan, pool), period=period)
    for capacity in plan.capacity_limits:
        yield from capacity_limit_errors(capacity)
    for department, year in repeated((limit.department, limit.year) for limit in plan.capacity_limits):
        yield error("roadmap", "capacity limit twice", "capacity", department=department, period=_period(year))
    for id in repeated(group.id for group in plan.groups):
        yield error("roadmap", "group twice", id, group=next(group.name for group in plan.groups if group.id == id))
    for group in plan.groups:
        yield from group_errors(group, plan)
    yield from strategy_share_errors(plan.strategy_shares, plan)


def findings(plan: Plan) -> Iterator[Message]:
    """Limits that bear on nothing, and rules that cannot all be kept."""
    if plan.money_limits and gdp_wan(plan) is None:
        yield warning("roadmap", "limits without gdp", "gdp", count=len(plan.money_limits))
    first, last = plan.first_year, plan.last_year
    years = {limit.year for limit in plan.money_limits} | {limit.year for limit in plan.capacity_limits}
    for year in sorted(year for year in years if year is not None and not first <= year <= last):
        yield warning("roadmap", "limit outside the plan", str(year), year=year, first=first, last=last)
    leads = {action.lead for action in plan.actions if action.included}
    for department in dict.fromkeys(limit.department for limit in plan.capacity_limits):
        if department not in leads:
            yield warning("roadmap", "capacity limit unused", department.zh, department=department)
    open_to = {action.id: action for action in plan.actions if action.included and not action.forbidden}
    for group in plan.groups:
        yield from _group_findings(group, [open_to[id] for id in group.actions if id in open_to])
    strategies = {action.strategy for action in open_to.values()}
    for share in plan.strategy_shares:
        if share.minimum > 0 and share.strategy not in strategies:
            name = strategy_name(plan, share.strategy)
            yield warning("roadmap", "share of strategy without action", share.strategy, strategy=name)


def _group_findings(group: ActionGroup, members: Sequence[Action]) -> Iterator[Message]:
    """`members` are those that can be scheduled."""
    id, count = group.id, len(members)
    required = tuple(action.name for action in members if action.mandatory or action.pinned_start is not None)
    if group.at_most is not None and len(required) > group.at_most:
        blanks: dict[str, Param] = {"group": group.name, "most": group.at_most, "actions": required}
        yield warning("roadmap", "required beyond the group", id, **blanks)
    if count < group.at_least:
        yield warning("roadmap", "group cannot be filled", id, group=group.name, least=group.at_least, count=count)


def _period(year: int | None) -> Bilingual:
    return EVERY_YEAR if year is None else Bilingual(f"{year}年", str(year))
