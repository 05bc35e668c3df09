"""Sums of public money in the unit a reader expects."""

from planner.model.funding import ALL_PUBLIC
from planner.model.plan import Plan
from planner.roadmap.money import gdp_wan
from planner.text.texts import MISSING, Texts


def amount(texts: Texts, plan: Plan, permille: float | None) -> str:
    """A sum given in per mille of GDP: in yuan where GDP is known."""
    if permille is None:
        return MISSING
    gdp = gdp_wan(plan)
    if gdp is None:
        return texts.tr("{amount}‰ of GDP", amount=texts.number(permille, 2))
    return texts.money(permille * gdp / 1000)


def figure(texts: Texts, plan: Plan, permille: float) -> str:
    """A sum given in per mille of GDP as a figure in `unit`."""
    gdp = gdp_wan(plan)
    if gdp is None:
        return texts.number(permille, 2)
    wan = permille * gdp / 1000
    return texts.number(wan, 0) if texts.language == "zh" else texts.number(wan / 100, 1)


def unit(texts: Texts, plan: Plan) -> str:
    """What `figure` counts in."""
    if gdp_wan(plan) is None:
        return texts.tr("‰ of GDP")
    return texts.tr("10,000 yuan") if texts.language == "zh" else texts.tr("million yuan")


def pool_name(texts: Texts, plan: Plan, pool: str) -> str:
    return texts.tr("All public money") if pool == ALL_PUBLIC else texts.of(plan.pool(pool).name)
