"""Phrases the parts of the page share: moments, costs, places in the schedule."""

from PySide6.QtGui import QColor

from gui.theme.theme import Tokens
from planner.model.action import CROSS, Action, CostClass
from planner.model.bilingual import Bilingual
from planner.model.evaluation import PlacedAction
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.texts import Texts

CROSS_NAME = Bilingual("综合支撑", "Cross-cutting")
QUARTERS = (mark("Q1 {year}"), mark("Q2 {year}"), mark("Q3 {year}"), mark("Q4 {year}"))
COST_CLASSES: dict[CostClass, str] = {
    "S": mark("S (small)"),
    "M": mark("M (medium)"),
    "L": mark("L (large)"),
    "XL": mark("XL (very large)"),
}


def strategy_name(plan: Plan, strategy: str) -> Bilingual:
    return CROSS_NAME if strategy == CROSS else plan.strategy(strategy).name


def strategy_order(plan: Plan) -> tuple[str, ...]:
    """The plan's strategies, then the cross-cutting actions."""
    return (*(strategy.id for strategy in plan.strategies), CROSS)


def strategy_color(tokens: Tokens, plan: Plan, strategy: str) -> QColor:
    if strategy == CROSS:
        return tokens.color("cross")
    return tokens.strategy([known.id for known in plan.strategies].index(strategy))


def quarter(texts: Texts, year: int, number: int) -> str:
    """2028年第三季度 or Q3 2028."""
    return texts.tr(QUARTERS[number - 1], year=year)


def stretch(texts: Texts, placed: PlacedAction) -> str:
    """From when to when an action runs, as a sentence says it."""
    return texts.tr(
        "{start} to {last}",
        start=quarter(texts, placed.year, placed.quarter),
        last=texts.years(placed.last_year, placed.last_year),
    )


def quarters(texts: Texts, start: float, end: float) -> str:
    """From the first to the last quarter between two moments in years, both within."""
    first, last = round(start * 4), round(end * 4) - 1
    return texts.tr(
        "{start} to {last}",
        start=quarter(texts, first // 4, first % 4 + 1),
        last=quarter(texts, last // 4, last % 4 + 1),
    )


def phase_name(texts: Texts, placed: PlacedAction) -> str:
    return texts.of(placed.phase.name) if placed.phase else texts.tr("outside the phases")


def cost(texts: Texts, plan: Plan, action: Action, cost_wan: float | None) -> str:
    """The total cost with its ground: typed, or the class in per mille of GDP and what that comes to."""
    if action.cost is not None:
        return texts.tr("{amount}, typed", amount=texts.money(action.cost))
    permille = texts.number(plan.rules.cost_permille[action.cost_class], 2)
    name = texts.tr(COST_CLASSES[action.cost_class])
    if cost_wan is None:
        return texts.tr("{name}: {permille}‰ of GDP (assumption)", name=name, permille=permille)
    return texts.tr(
        "{name}: {permille}‰ of GDP, about {amount} (assumption)",
        name=name,
        permille=permille,
        amount=texts.money(cost_wan),
    )
