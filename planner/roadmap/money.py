"""Money in per mille of GDP: what an action costs the public purse each year, and what a year can bear."""

from planner.model.action import Action
from planner.model.plan import Plan

WAN_PER_YI = 1e4
"""10,000 yuan (万元) in 100 million yuan (亿元), the unit of the city's GDP."""


def gdp_wan(plan: Plan) -> float | None:
    """The city's yearly GDP in 10,000 yuan (万元); None without a figure."""
    gdp = plan.city.value("gdp")
    return gdp * WAN_PER_YI if gdp else None


def total_permille(plan: Plan, action: Action) -> float:
    """The action's whole cost in per mille of yearly GDP: the typed cost where GDP is known, else its class."""
    if action.cost is not None and (gdp := gdp_wan(plan)) is not None:
        return action.cost / gdp * 1000
    return plan.rules.cost_permille[action.cost_class]


def total_wan(plan: Plan, action: Action) -> float | None:
    """The action's whole cost in 10,000 yuan (万元): as typed, else its class on GDP; None without either."""
    if action.cost is not None:
        return action.cost
    gdp = gdp_wan(plan)
    return None if gdp is None else plan.rules.cost_permille[action.cost_class] * gdp / 1000


def spread(action: Action) -> tuple[float, ...]:
    """The share (their sum 1) of the action's whole cost that falls in each of its whole years: as typed, else even.

    Typed shares for other years than the action has count for the years it has and are brought back to a sum of 1;
    where nothing is left of them the cost is even.
    """
    years = action.whole_years
    typed = (*action.cost_profile[:years], *(0.0,) * (years - len(action.cost_profile)))
    total = sum(typed)
    return tuple(share / total for share in typed) if total > 0 else (1 / years,) * years


def total_by_year(plan: Plan, action: Action) -> tuple[float, ...]:
    """The whole cost in each of the action's whole years, per mille of yearly GDP."""
    total = total_permille(plan, action)
    return tuple(total * share for share in spread(action))


def public_by_year(plan: Plan, action: Action) -> tuple[float, ...]:
    """The public share of the cost in each of the action's whole years, per mille of yearly GDP."""
    return tuple(cost * action.public_share for cost in total_by_year(plan, action))


def public_permille(plan: Plan, action: Action) -> float:
    """The public money of the action in an average one of its whole years, per mille of yearly GDP."""
    return total_permille(plan, action) * action.public_share / action.whole_years


def budget_permille(plan: Plan) -> float:
    """Public money of one year in per mille of GDP: the means typed where GDP is known, else the assumption."""
    gdp, means = gdp_wan(plan), plan.means.yearly
    if gdp is not None and means is not None:
        return means / gdp * 1000
    return plan.rules.budget_permille
