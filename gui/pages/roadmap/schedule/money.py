"""Public money by year and strategy, in the unit a reader expects."""

from dataclasses import dataclass

from gui.pages.roadmap import words
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.text.texts import Texts

YEARS_NAMED = 3
TOLERANCE = 1e-9
"""Sums of shares differ from their limit by rounding; less than this is no excess."""


@dataclass(frozen=True, slots=True)
class YearStack:
    """One year: what each strategy spends, in the order of the strategies, against the limit."""

    year: int
    parts: tuple[tuple[str, float], ...]
    spent: float
    limit: float

    @property
    def excess(self) -> float:
        excess = self.spent - self.limit
        return excess if excess > TOLERANCE * max(1.0, self.limit) else 0.0


@dataclass(frozen=True, slots=True)
class Money:
    """Yearly public money in `unit` (words), numbers shown with `decimals`."""

    years: tuple[YearStack, ...]
    unit: str
    decimals: int

    @property
    def greatest(self) -> float:
        return max((max(stack.spent, stack.limit) for stack in self.years), default=1.0) or 1.0

    @property
    def over(self) -> tuple[YearStack, ...]:
        return tuple(stack for stack in self.years if stack.excess)

    @property
    def tightest(self) -> YearStack | None:
        """The year with the least money left among those in which money is spent."""
        spending = [stack for stack in self.years if stack.spent > 0]
        return min(spending, key=lambda stack: stack.limit - stack.spent, default=None)


def yearly_money(plan: Plan, roadmap: Roadmap, texts: Texts) -> Money:
    """In 亿元 (million yuan in English) where every amount is known in yuan, else in per mille of GDP."""
    known = all(money.spent_wan is not None and money.limit_wan is not None for money in roadmap.years)
    known = known and all(placed.public_wan is not None for placed in roadmap.placed)
    divisor = 1e4 if texts.language == "zh" else 1e2
    sums: dict[tuple[int, str], float] = {}
    for placed in roadmap.placed:
        costs = placed.public_wan if known and placed.public_wan is not None else placed.public_cost
        strategy = plan.action(placed.action).strategy
        for year, amount in costs:
            sums[year, strategy] = sums.get((year, strategy), 0.0) + amount
    stacks = []
    for money in roadmap.years:
        spent, limit, scale = money.spent, money.limit, 1.0
        if known and money.spent_wan is not None and money.limit_wan is not None:
            spent, limit, scale = money.spent_wan, money.limit_wan, divisor
        parts = tuple(
            (strategy, sums[money.year, strategy] / scale)
            for strategy in words.strategy_order(plan)
            if sums.get((money.year, strategy))
        )
        stacks.append(YearStack(money.year, parts, spent / scale, limit / scale))
    unit = texts.tr("100 million yuan") if known else texts.tr("‰ of GDP")
    if known and texts.language == "en":
        unit = texts.tr("million yuan")
    return Money(tuple(stacks), unit, 2 if texts.language == "zh" or not known else 0)


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
    if tightest is None:
        return texts.tr("No public money is planned")
    return texts.tr(
        "Within the limit in every year; tightest is {year} with {left} left",
        year=tightest.year,
        left=texts.number(tightest.limit - tightest.spent, money.decimals),
    )
