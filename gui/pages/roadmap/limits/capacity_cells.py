"""How many projects each lead department may have in hand, and how many the adopted schedule gives it."""

from gui.models.text_table import Look
from gui.pages.roadmap.limits.grid import LimitCell, as_typed
from gui.pages.roadmap.limits.state import State
from planner.model.bilingual import Bilingual
from planner.model.evaluation import CapacityUse, Roadmap
from planner.model.plan import Plan
from planner.roadmap.task import BUDGET_TOLERANCE
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

Uses = dict[tuple[Bilingual, int], CapacityUse]


def departments(plan: Plan) -> tuple[Bilingual, ...]:
    """Lead departments of the actions in the plan, and those with a limit, each once."""
    leads = (action.lead for action in plan.actions if action.included and action.lead)
    return tuple(dict.fromkeys((*leads, *(limit.department for limit in plan.capacity_limits))))


def capacity_spans(plan: Plan) -> tuple[int | None, ...]:
    """Every year (None), then each."""
    return None, *range(plan.first_year, plan.last_year + 1)


def capacity_cells(plan: Plan, roadmap: Roadmap | None, texts: Texts) -> tuple[tuple[LimitCell, ...], ...]:
    typed = {(limit.department, limit.year): limit.amount for limit in plan.capacity_limits}
    uses: Uses = {(use.department, use.year): use for use in roadmap.capacity} if roadmap else {}
    return tuple(
        tuple(_cell(department, year, typed, uses, texts) for year in capacity_spans(plan))
        for department in departments(plan)
    )


def capacity_state(plan: Plan, roadmap: Roadmap | None, texts: Texts) -> State:
    over = sum(cell.over for row in capacity_cells(plan, roadmap, texts) for cell in row)
    if over:
        return State(texts.trn("over in {count} place", "over in {count} places", over), broken=True)
    count = len(plan.capacity_limits)
    return State(texts.trn("{count} limit typed", "{count} limits typed", count) if count else texts.tr("no limit"))


def _cell(
    department: Bilingual,
    year: int | None,
    typed: dict[tuple[Bilingual, int | None], float],
    uses: Uses,
    texts: Texts,
) -> LimitCell:
    own = typed.get((department, year))
    limit = typed.get((department, None)) if own is None else own
    use = uses.get((department, year)) if year is not None else None
    over = use is not None and limit is not None and use.used > limit + BUDGET_TOLERANCE
    detail, heading = "", texts.tr("Every year") if year is None else str(year)
    if use is not None and limit is not None and over:
        detail = texts.tr("{amount} over", amount=_plain(use.used - limit))
    elif use is not None and (use.used or limit is not None):
        detail = texts.tr("uses {amount}", amount=_plain(use.used))
    elif use is None and year is None:
        most = max((each.used for (lead, _), each in uses.items() if lead == department), default=None)
        detail = "" if most is None else texts.tr(mark("most {amount}"), amount=_plain(most))
    return LimitCell(
        text=MISSING if limit is None else _plain(limit),
        look=Look.MUTED if own is None else Look.STRONG,
        editable=True,
        typed=as_typed(own),
        tip=f"{texts.of(department)} · {heading}",
        detail=detail,
        over=over,
    )


def _plain(amount: float) -> str:
    return as_typed(amount)
