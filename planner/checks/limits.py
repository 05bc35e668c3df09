"""Rules on funding sources, on limits of money and capacity, and on rules that bind actions together."""

from collections.abc import Iterator

from planner.checks.finding import error
from planner.checks.names import is_blank, repeated, strategy_name
from planner.checks.numbers import is_amount
from planner.model.action import CROSS
from planner.model.funding import ALL_PUBLIC, CapacityLimit, FundingPool, MoneyLimit
from planner.model.message import Message
from planner.model.plan import Plan
from planner.model.portfolio import ActionGroup, StrategyShare

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


def capacity_limit_errors(limit: CapacityLimit) -> Iterator[Message]:
    """A limit of capacity is an amount of a department that has a name."""
    if is_blank(limit.department):
        yield error("roadmap", "capacity of nobody")
    if not is_amount(limit.amount):
        yield error("roadmap", "capacity negative", "capacity", department=limit.department, value=limit.amount)


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
    for capacity in plan.capacity_limits:
        yield from capacity_limit_errors(capacity)
    for id in repeated(group.id for group in plan.groups):
        yield error("roadmap", "group twice", id, group=next(group.name for group in plan.groups if group.id == id))
    for group in plan.groups:
        yield from group_errors(group, plan)
    yield from strategy_share_errors(plan.strategy_shares, plan)
