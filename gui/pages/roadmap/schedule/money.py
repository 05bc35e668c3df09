"""What a year takes of public money, of one funding source or of one lead unit, against its limit."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gui.pages.roadmap import words
from planner.model.action import Action
from planner.model.evaluation import PlacedAction, Roadmap
from planner.model.plan import Plan
from planner.roadmap.funding import pool_shares
from planner.roadmap.money import total_by_year
from planner.text.texts import Texts

YEARS_NAMED = 3
TOLERANCE = 1e-9
"""Sums of shares differ from their limit by rounding; less than this is no excess."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What the strip counts: all public money, the pool `id`, or the capacity of the lead unit `id` (its Chinese
    name, or the English where there is none)."""

    kind: Literal["public", "pool", "capacity"] = "public"
    id: str = ""


@dataclass(frozen=True, slots=True)
class YearStack:
    """One year: what each strategy takes, in the order of the strategies, against the limit, if there is one."""

    year: int
    parts: tuple[tuple[str, float], ...]
    spent: float
    limit: float | None

    @property
    def excess(self) -> float:
        if self.limit is None:
            return 0.0
        excess = self.spent - self.limit
        return excess if excess > TOLERANCE * max(1.0, self.limit) else 0.0

    @property
    def left(self) -> float | None:
        return None if self.limit is None else self.limit - self.spent


@dataclass(frozen=True, slots=True)
class Money:
    """Yearly amounts in `unit` (words), numbers shown with `decimals`."""

    years: tuple[YearStack, ...]
    unit: str
    decimals: int
    subject: Subject = Subject()

    @property
    def greatest(self) -> float:
        return max((max(stack.spent, stack.limit or 0.0) for stack in self.years), default=1.0) or 1.0

    @property
    def over(self) -> tuple[YearStack, ...]:
        return tuple(stack for stack in self.years if stack.excess)

    @property
    def tightest(self) -> YearStack | None:
        """The year with the least left among those in which something is taken and a limit holds."""
        limited = [stack for stack in self.years if stack.spent > 0 and stack.limit is not None]
        return min(limited, key=lambda stack: stack.left or 0.0, default=None)


def subjects(plan: Plan, roadmap: Roadmap, texts: Texts) -> tuple[tuple[Subject, str], ...]:
    """What can be counted, with its name: public money, each funding source, each lead unit of a placed action."""
    actions = {action.id: action for action in plan.actions}
    leads = {_unit(actions[placed.action]): actions[placed.action].lead for placed in roadmap.placed}
    return (
        (Subject(), texts.tr("All public money")),
        *((Subject("pool", pool.id), texts.of(pool.name)) for pool in plan.pools),
        *(
            (Subject("capacity", id), texts.tr("Capacity: {department}", department=lead))
            for id, lead in leads.items()
            if id
        ),
    )


def yearly_money(plan: Plan, roadmap: Roadmap, texts: Texts, subject: Subject = Subject()) -> Money:
    """Money in 亿元 (million yuan in English) where every amount is known in yuan, else in per mille of GDP."""
    if subject.kind == "capacity":
        return Money(_capacity(plan, roadmap, subject.id), texts.tr("projects at a time"), 1, subject)
    known = all(money.spent_wan is not None and money.limit_wan is not None for money in roadmap.years)
    known = known and all(placed.public_wan is not None for placed in roadmap.placed)
    scale = 1.0
    if known and roadmap.gdp_wan is not None:
        scale = roadmap.gdp_wan / 1000 / (1e4 if texts.language == "zh" else 1e2)
    unit = texts.tr("100 million yuan") if known else texts.tr("‰ of GDP")
    if known and texts.language == "en":
        unit = texts.tr("million yuan")
    decimals = 2 if texts.language == "zh" or not known else 0
    stacks = _pool(plan, roadmap, subject.id, scale) if subject.kind == "pool" else _public(plan, roadmap, scale)
    return Money(stacks, unit, decimals, subject)


def _public(plan: Plan, roadmap: Roadmap, scale: float) -> tuple[YearStack, ...]:
    sums = _sums(plan, ((placed, year, cost) for placed in roadmap.placed for year, cost in placed.public_cost))
    return tuple(
        YearStack(money.year, _parts(plan, sums[money.year], scale), money.spent * scale, money.limit * scale)
        for money in roadmap.years
    )


def _pool(plan: Plan, roadmap: Roadmap, pool: str, scale: float) -> tuple[YearStack, ...]:
    def costs() -> Iterator[tuple[PlacedAction, int, float]]:
        for placed in roadmap.placed:
            action = plan.action(placed.action)
            share = pool_shares(plan, action).get(pool, 0.0)
            if share:
                for offset, cost in enumerate(total_by_year(plan, action)):
                    yield placed, placed.year + offset, cost * share

    limits = {money.year: money.limit for money in roadmap.pools if money.pool == pool and not money.phase}
    return _stacks(plan, roadmap, _sums(plan, costs()), limits, scale)


def _capacity(plan: Plan, roadmap: Roadmap, unit: str) -> tuple[YearStack, ...]:
    def uses() -> Iterator[tuple[PlacedAction, int, float]]:
        for placed in roadmap.placed:
            action = plan.action(placed.action)
            if _unit(action) == unit:
                for year in range(placed.year, placed.year + action.whole_years):
                    yield placed, year, action.capacity

    limits = {use.year: use.limit for use in roadmap.capacity if (use.department.zh or use.department.en) == unit}
    return _stacks(plan, roadmap, _sums(plan, uses()), limits, 1.0)


def _stacks(
    plan: Plan,
    roadmap: Roadmap,
    sums: dict[int, dict[str, float]],
    limits: dict[int, float | None],
    scale: float,
) -> tuple[YearStack, ...]:
    stacks = []
    for year in sorted({money.year for money in roadmap.years} | sums.keys()):
        limit = limits.get(year)
        spent = sum(sums[year].values()) * scale
        stacks.append(YearStack(year, _parts(plan, sums[year], scale), spent, None if limit is None else limit * scale))
    return tuple(stacks)


def _sums(plan: Plan, amounts: Iterator[tuple[PlacedAction, int, float]]) -> dict[int, dict[str, float]]:
    """By year and strategy."""
    strategies = {action.id: action.strategy for action in plan.actions}
    sums: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for placed, year, amount in amounts:
        sums[year][strategies[placed.action]] += amount
    return sums


def _parts(plan: Plan, sums: dict[str, float], scale: float) -> tuple[tuple[str, float], ...]:
    return tuple((id, sums[id] * scale) for id in words.strategy_order(plan) if sums.get(id))


def _unit(action: Action) -> str:
    return action.lead.zh or action.lead.en


def money_sentence(money: Money, texts: Texts) -> str:
    """What the strip shows: the years over the limit, or the year nearest to it."""
    over, tightest = money.over, money.tightest
    if over:
        years = [
            texts.tr("{year} by {excess}", year=stack.year, excess=texts.number(stack.excess, money.decimals))
            for stack in over[:YEARS_NAMED]
        ]
        more = len(over) - YEARS_NAMED
        if more > 0:
            years.append(texts.trn("{count} more year", "{count} more years", more))
        return texts.tr("✕ Over the limit: {years}", years=texts.join(years))
    if not any(stack.spent for stack in money.years):
        public = money.subject.kind == "public"
        return texts.tr("No public money is planned") if public else texts.tr("Nothing is taken from it")
    if tightest is None:
        return texts.tr("No limit is set; see the view Limits")
    return texts.tr(
        "Within the limit in every year; tightest is {year} with {left} left",
        year=tightest.year,
        left=texts.number(tightest.left, money.decimals),
    )
