"""What each funding source may pay and what the adopted schedule takes of it, cell by cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil

from gui.models.text_table import Look
from gui.pages.roadmap.limits.grid import LimitCell, as_typed
from gui.pages.roadmap.limits.state import State
from planner.model.bilingual import Bilingual
from planner.model.evaluation import Roadmap
from planner.model.funding import ALL_PUBLIC
from planner.model.plan import Plan
from planner.roadmap.money import budget_permille, gdp_wan
from planner.roadmap.task import BUDGET_TOLERANCE
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

BELOW_WHOLE = 1e-6
"""What is over is rounded up, so that raising the limit by as much as is shown suffices."""
CodeNames = Mapping[str, Bilingual]


@dataclass(frozen=True, slots=True)
class Span:
    """A column: every year (neither), one year, or one phase."""

    year: int | None = None
    phase: str = ""


@dataclass(frozen=True, slots=True)
class Money:
    """Limits and use in 10,000 yuan (万元); None where there is none or no GDP to reckon it from."""

    typed: float | None
    limit: float | None
    used: float | None

    @property
    def over(self) -> bool:
        return self.used is not None and self.limit is not None and self.used > self.limit * (1 + BUDGET_TOLERANCE)


def spans(plan: Plan) -> tuple[Span, ...]:
    years = (Span(year) for year in range(plan.first_year, plan.last_year + 1))
    return Span(), *years, *(Span(phase=phase.id) for phase in plan.phases)


def span_name(plan: Plan, span: Span, texts: Texts) -> str:
    if span.phase:
        return next(texts.of(phase.name) for phase in plan.phases if phase.id == span.phase)
    return texts.tr("Every year") if span.year is None else str(span.year)


def pool_ids(plan: Plan) -> tuple[str, ...]:
    return ALL_PUBLIC, *(pool.id for pool in plan.pools)


def pool_name(plan: Plan, pool: str, texts: Texts) -> str:
    return texts.of(plan.pool(pool).name) if pool else texts.tr("All public money")


def money_reader(plan: Plan, roadmap: Roadmap | None) -> Callable[[str, Span], Money]:
    """Limit and use of a source in a span; a phase uses what its years use, "every year" the most of any."""
    typed = {(limit.pool, Span(limit.year, limit.phase)): limit.amount for limit in plan.money_limits}
    gdp = gdp_wan(plan)
    default = None if gdp is None else budget_permille(plan) * gdp / 1000
    used = _used(roadmap)

    def read(pool: str, span: Span) -> Money:
        own, every = typed.get((pool, span)), typed.get((pool, Span()), default if pool == ALL_PUBLIC else None)
        years = used.get(pool, {})
        if span.phase:
            phase = next(phase for phase in plan.phases if phase.id == span.phase)
            amounts = [years[year] for year in years if phase.first_year <= year <= phase.last_year]
            return Money(own, own, sum(amounts) if amounts else None)
        if span.year is None:
            return Money(own, every, max(years.values(), default=None))
        return Money(own, every if own is None else own, years.get(span.year))

    return read


def money_cells(
    plan: Plan, roadmap: Roadmap | None, codes: CodeNames, texts: Texts
) -> tuple[tuple[LimitCell, ...], ...]:
    read = money_reader(plan, roadmap)
    return tuple(
        tuple(_cell(plan, pool, span, read(pool, span), codes, texts) for span in spans(plan))
        for pool in pool_ids(plan)
    )


def money_state(plan: Plan, roadmap: Roadmap | None, texts: Texts) -> State:
    read = money_reader(plan, roadmap)
    over = sum(read(pool, span).over for pool in pool_ids(plan) for span in spans(plan)[1:])
    if over:
        return State(texts.trn("over in {count} place", "over in {count} places", over), broken=True)
    count = len(plan.money_limits)
    if not count:
        return State(texts.tr("yearly public money only"))
    return State(texts.trn("{count} limit typed", "{count} limits typed", count))


def codes_told(plan: Plan, pool: str, codes: CodeNames, texts: Texts) -> str:
    """The funding codes of a source with their names, one a line."""
    return "\n".join(f"{code} {texts.of(codes[code])}" if code in codes else code for code in plan.pool(pool).codes)


def _used(roadmap: Roadmap | None) -> dict[str, dict[int, float]]:
    """Money by source and year, where it can be told in 10,000 yuan."""
    found: dict[str, dict[int, float]] = {}
    if roadmap is None:
        return found
    for money in roadmap.pools:
        if not money.phase and money.spent_wan is not None:
            found.setdefault(money.pool, {})[money.year] = money.spent_wan
    found[ALL_PUBLIC] = {year.year: year.spent_wan for year in roadmap.years if year.spent_wan is not None}
    return found


def _cell(plan: Plan, pool: str, span: Span, money: Money, codes: CodeNames, texts: Texts) -> LimitCell:
    over = money.over and span != Span()
    return LimitCell(
        text=MISSING if money.limit is None else texts.number(money.limit, 0),
        look=Look.MUTED if money.typed is None else Look.STRONG,
        editable=True,
        typed=as_typed(money.typed),
        tip=_tip(plan, pool, span, money, codes, texts),
        detail=_use(span, money, over, texts),
        over=over,
    )


def _use(span: Span, money: Money, over: bool, texts: Texts) -> str:
    if money.used is None or (money.limit is None and money.used == 0):
        return ""
    if over and money.limit is not None:
        lacking = ceil(money.used - money.limit - BELOW_WHOLE)
        return texts.tr("{amount} over", amount=texts.number(lacking, 0))
    source = mark("most {amount}") if span == Span() else mark("uses {amount}")
    return texts.tr(source, amount=texts.number(money.used, 0))


def _tip(plan: Plan, pool: str, span: Span, money: Money, codes: CodeNames, texts: Texts) -> str:
    lines = [f"{pool_name(plan, pool, texts)} · {span_name(plan, span, texts)}"]
    if money.typed is None and money.limit is not None:
        lines.append(
            texts.tr("Not typed here: the amount for every year holds")
            if span.year is not None
            else texts.tr("Not typed: the plan's yearly public money holds")
        )
    if money.used is not None and money.limit is not None:
        lines.append(
            texts.tr(
                "The adopted schedule uses {used} of {limit}",
                used=texts.money(money.used),
                limit=texts.money(money.limit),
            )
        )
    if pool:
        lines.append(codes_told(plan, pool, codes, texts))
    return "\n".join(line for line in lines if line)
