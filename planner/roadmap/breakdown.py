"""The task table (任务分解表): every action in the schedule with its duties, deadline and money."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.model.action import Action
from planner.model.evaluation import PlacedAction, Roadmap
from planner.model.plan import Plan
from planner.model.quarters import last_day, taken
from planner.text.texts import MISSING, Texts


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Ready texts: `heads`, one row an action in the order of their start, and the `total`."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...]


def breakdown(plan: Plan, roadmap: Roadmap, texts: Texts) -> Breakdown:
    """The columns planners know: No., action, output, lead, support, deadline, investment (万元), funding, remarks.

    The total is missing where the investment of one action is not known.
    """
    order = [strategy.id for strategy in plan.strategies]

    def place(placed: PlacedAction) -> tuple[int, int, int, str]:
        strategy = plan.action(placed.action).strategy
        number = order.index(strategy) if strategy in order else len(order)
        return placed.year, placed.quarter, number, placed.action

    costs = [placed.cost_wan for placed in roadmap.placed]
    total = None if None in costs else sum(cost for cost in costs if cost is not None)
    return Breakdown(
        heads=(
            texts.tr("No."),
            texts.tr("Action"),
            texts.tr("Expected output"),
            texts.tr("Lead unit"),
            texts.tr("Supporting units"),
            texts.tr("Deadline"),
            texts.tr("Investment (10,000 yuan)").replace("\n", ""),
            texts.tr("Funding sources"),
            texts.tr("Remarks"),
        ),
        rows=tuple(_row(plan.action(placed.action), placed, texts) for placed in sorted(roadmap.placed, key=place)),
        total=(texts.tr("Total"), "", "", "", "", "", texts.number(total, 0), "", ""),
    )


def _row(action: Action, placed: PlacedAction, texts: Texts) -> tuple[str, ...]:
    last = taken(placed.year, placed.quarter, action.duration_years).last
    words = (action.name, action.output, action.lead, action.support)
    return (
        action.id,
        *(texts.of(word) or MISSING for word in words),
        texts.month(last_day(last).isoformat()),
        texts.number(placed.cost_wan, 0),
        texts.of(action.funding) or MISSING,
        texts.sentences(_remarks(action, placed, texts)) or MISSING,
    )


def _remarks(action: Action, placed: PlacedAction, texts: Texts) -> Iterator[str]:
    if action.mandatory:
        yield texts.tr("Mandatory.")
    if action.cost is None and placed.cost_wan is not None:
        yield texts.tr("Investment by class {cost_class}, an assumption.", cost_class=action.cost_class)
    elif placed.cost_wan is None:
        yield texts.tr("Investment class {cost_class}; no amount without the city's GDP.", cost_class=action.cost_class)
    yield from (texts.message(message) for message in placed.broken)
