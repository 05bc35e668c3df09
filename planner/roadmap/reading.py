"""The adopted schedule read against the plan as it is now: places, money, broken rules and explanation."""

from planner.model.action import Action, Start
from planner.model.evaluation import LeftOutAction, PlacedAction, Ranking, Roadmap, YearMoney
from planner.model.message import Message
from planner.model.plan import Plan
from planner.model.quarters import taken
from planner.roadmap.explanation import TOLERANCE, Explanation
from planner.roadmap.money import budget_permille, gdp_wan, public_permille, total_wan
from planner.roadmap.tasks import strategy_values
from planner.roadmap.value import action_value


def read(plan: Plan, ranking: Ranking) -> Roadmap:
    """The roadmap of a plan that has a schedule; starts of actions no longer included are passed over."""
    assert plan.schedule is not None
    values = strategy_values(ranking)
    worth = {action.id: action_value(action, values) for action in plan.actions if action.included}
    starts = {start.action: start for start in plan.schedule.starts if start.action in worth}
    spent = _spending(plan, starts)
    explanation = Explanation(plan, worth, starts, spent)
    placed = tuple(
        _place(plan, action, starts[action.id], worth[action.id], explanation)
        for action in plan.actions
        if action.id in starts
    )
    left_out = tuple(
        LeftOutAction(action.id, worth[action.id], explanation.left_out(action))
        for action in plan.actions
        if action.included and action.id not in starts
    )
    return Roadmap(
        placed=placed,
        left_out=left_out,
        years=_years(plan, spent),
        value=sum(place.value for place in placed),
        gdp_wan=gdp_wan(plan),
        messages=(*_excesses(plan, spent), *_staleness(plan, placed)),
    )


def _place(plan: Plan, action: Action, start: Start, value: float, explanation: Explanation) -> PlacedAction:
    gdp, share = gdp_wan(plan), public_permille(plan, action)
    years = range(start.year, start.year + action.whole_years)
    return PlacedAction(
        action=action.id,
        year=start.year,
        quarter=start.quarter,
        last_year=taken(start.year, start.quarter, action.duration_years).last_year,
        phase=plan.phase_of(start.year),
        value=value,
        public_cost=tuple((year, share) for year in years),
        cost_wan=total_wan(plan, action),
        public_wan=None if gdp is None else tuple((year, share * gdp / 1000) for year in years),
        reason=explanation.placed(action),
        broken=explanation.broken(action),
    )


def _spending(plan: Plan, starts: dict[str, Start]) -> dict[int, float]:
    """Public money by year, ‰ of GDP, over the whole horizon and beyond it where an action runs on."""
    spent = dict.fromkeys(range(plan.first_year, plan.last_year + 1), 0.0)
    for action in plan.actions:
        start = starts.get(action.id)
        if start is not None:
            share = public_permille(plan, action)
            for year in range(start.year, start.year + action.whole_years):
                spent[year] = spent.get(year, 0.0) + share
    return spent


def _years(plan: Plan, spent: dict[int, float]) -> tuple[YearMoney, ...]:
    gdp, limit = gdp_wan(plan), budget_permille(plan)

    def wan(permille: float) -> float | None:
        return None if gdp is None else permille * gdp / 1000

    return tuple(YearMoney(year, spent[year], limit, wan(spent[year]), wan(limit)) for year in sorted(spent))


def _excesses(plan: Plan, spent: dict[int, float]) -> tuple[Message, ...]:
    limit = budget_permille(plan)
    return tuple(
        Message("year over budget", "warning", "roadmap", str(year), {"year": year, "excess": spent[year] - limit})
        for year in sorted(spent)
        if spent[year] > limit + TOLERANCE
    )


def _staleness(plan: Plan, placed: tuple[PlacedAction, ...]) -> tuple[Message, ...]:
    """Whether the adopted schedule may no longer be the best: it breaks rules, or its value is not what it was."""
    schedule = plan.schedule
    if schedule is None:
        return ()
    broken = sum(bool(place.broken) for place in placed)
    messages = []
    if broken:
        messages.append(Message("schedule breaks rules", "warning", "roadmap", params={"count": broken}))
    value = sum(place.value for place in placed)
    if abs(value - schedule.solved_value) > 1e-6 * max(1.0, schedule.solved_value):
        messages.append(Message("plan changed since schedule", "warning", "roadmap"))
    return tuple(messages)
