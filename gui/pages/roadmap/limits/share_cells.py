"""The least part of the investment each strategy must take, and the part it takes now."""

from gui.models.text_table import Look
from gui.pages.roadmap import words
from gui.pages.roadmap.limits.grid import LimitCell, as_typed
from gui.pages.roadmap.limits.state import State
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.roadmap.investment import investment
from planner.roadmap.resources import falls_short
from planner.text.texts import MISSING, Texts


def share_cells(plan: Plan, roadmap: Roadmap | None, texts: Texts) -> tuple[tuple[LimitCell, ...], ...]:
    """Rows as `words.strategy_order`; the minimum in percent, the present share, and the investment behind it."""
    minimums = {share.strategy: share.minimum for share in plan.strategy_shares}
    present = present_shares(plan, roadmap)
    wan = _investment(plan, roadmap)
    return tuple(
        (
            _minimum(minimums.get(id), texts),
            _present(minimums.get(id), present.get(id, 0.0) if present else None, texts),
            LimitCell(texts.number(wan.get(id, 0.0), 0) if wan else MISSING, Look.MUTED),
        )
        for id in words.strategy_order(plan)
    )


def share_state(plan: Plan, roadmap: Roadmap | None, texts: Texts) -> State:
    present = present_shares(plan, roadmap)
    broken = sum(
        _is_short(share.minimum, present.get(share.strategy, 0.0)) for share in plan.strategy_shares if present
    )
    if broken:
        return State(texts.tr("{count} not kept", count=broken), broken=True)
    count = len(plan.strategy_shares)
    return State(texts.trn("{count} share typed", "{count} shares typed", count) if count else texts.tr("no share"))


def present_shares(plan: Plan, roadmap: Roadmap | None) -> dict[str, float]:
    """The part (0..1) each strategy has of the investment; empty where there is none."""
    sums = investment(plan, (plan.action(placed.action) for placed in roadmap.placed)) if roadmap else {}
    whole = sum(sums.values())
    return {strategy: part / whole for strategy, part in sums.items()} if whole > 0 else {}


def _investment(plan: Plan, roadmap: Roadmap | None) -> dict[str, float]:
    """The whole cost of the placed actions by strategy, 万元; empty where one of them has none."""
    sums: dict[str, float] = {}
    for placed in roadmap.placed if roadmap else ():
        if placed.cost_wan is None:
            return {}
        strategy = plan.action(placed.action).strategy
        sums[strategy] = sums.get(strategy, 0.0) + placed.cost_wan
    return sums


def _minimum(minimum: float | None, texts: Texts) -> LimitCell:
    return LimitCell(
        MISSING if minimum is None else texts.percent(minimum),
        Look.MUTED if minimum is None else Look.STRONG,
        editable=True,
        typed=as_typed(minimum, 100),
        tip=texts.tr("At least so many percent of the investment of all scheduled actions; empty for no rule"),
    )


def _present(minimum: float | None, share: float | None, texts: Texts) -> LimitCell:
    if share is None:
        return LimitCell(MISSING, Look.MUTED)
    if minimum is not None and _is_short(minimum, share):
        short = texts.tr("{points} points short", points=texts.number((minimum - share) * 100))
        return LimitCell(texts.percent(share), detail=short, over=True)
    return LimitCell(texts.percent(share))


def _is_short(minimum: float, share: float) -> bool:
    return falls_short(share, 1.0, minimum)
