"""Which rules a schedule breaks, worked out rule by rule from their wording, apart from the product's own reading."""

from planner.model.action import Action
from planner.model.funding import ALL_PUBLIC
from planner.model.plan import Plan
from planner.roadmap.funding import pool_shares

Broken = set[tuple[str, str, str]]
"""(what is to blame, code of the sentence, what it is short of or collides with)."""
CLASS_PERMILLE = {"S": 0.25, "M": 1.0, "L": 4.0}
GDP_WAN = 350 * 1e4


def has_gdp(plan: Plan) -> bool:
    return plan.city.value("gdp") is not None


def cost(plan: Plan, action: Action) -> float:
    """The whole cost in 万元, or, without GDP, in a unit in which GDP would be that of the small city."""
    typed = action.cost if has_gdp(plan) else None
    return CLASS_PERMILLE[action.cost_class] * GDP_WAN / 1000 if typed is None else typed


def spending(plan: Plan, pool: str) -> dict[tuple[str, int], float]:
    """万元 by action and year that a pool, or all public money, pays."""
    spent = {}
    for start in plan.schedule.starts if plan.schedule else ():
        action = plan.action(start.action)
        share = action.public_share if pool == ALL_PUBLIC else pool_shares(plan, action).get(pool, 0.0)
        years = action.whole_years
        for offset, part in enumerate(action.cost_profile or [1 / years] * years):
            spent[action.id, start.year + offset] = cost(plan, action) * part * share
    return spent


def money_limit(plan: Plan, pool: str, year: int) -> float | None:
    typed = {limit.year: limit.amount for limit in plan.money_limits if limit.pool == pool and not limit.phase}
    if has_gdp(plan) and (year in typed or None in typed):
        return typed.get(year, typed.get(None))
    return 3.0 * GDP_WAN / 1000 if pool == ALL_PUBLIC else None


def quarters(plan: Plan) -> dict[str, tuple[int, int]]:
    """First quarter and the one after the last."""
    found = {}
    for start in plan.schedule.starts if plan.schedule else ():
        first = start.year * 4 + start.quarter - 1
        found[start.action] = (first, first + round(plan.action(start.action).duration_years * 4))
    return found


def broken_by_action(plan: Plan) -> Broken:
    broken: Broken = set()
    for id in quarters(plan):
        broken |= _broken_order(plan, id) | {(id, code, "") for code in _broken_years(plan, plan.action(id))}
        for group in plan.groups:
            done = quarters(plan).keys() & group.actions
            if id in done and group.at_most is not None and len(done) > group.at_most:
                broken.add((id, "beyond its group", group.id))
    return broken | _broken_means(plan)


def _broken_order(plan: Plan, id: str) -> Broken:
    action, times = plan.action(id), quarters(plan)
    lags = {lag.predecessor: lag.years for lag in action.lags}
    broken: Broken = set()

    def early(other: str) -> bool:
        return other not in times or times[id][0] < times[other][1] + 4 * lags.get(other, 0)

    for other in action.prerequisites:
        if other not in times:
            broken.add((id, "predecessor not scheduled", other))
        elif early(other):
            soon = "starts too soon after predecessor" if lags.get(other) else "starts before predecessor ends"
            broken.add((id, soon, other))
    if action.prerequisites_any and all(early(other) for other in action.prerequisites_any):
        broken.add((id, "starts before any predecessor ends", ""))
    return broken


def _broken_years(plan: Plan, action: Action) -> set[str]:
    first, end = quarters(plan)[action.id]
    year, last = first // 4, (end - 1) // 4
    opens = min(opens for least, opens in ((7, 2027), (4, 2028), (1, 2031)) if action.readiness >= least)
    free = action.pinned_start != year
    broken = {
        "scheduled though forbidden": action.forbidden,
        "starts away from its fixed year": free and action.pinned_start is not None,
        "starts before readiness allows": free and year < opens,
        "starts before its earliest year": free and year < (action.earliest_start or 0),
        "ends after its latest year": free and last > (action.latest_end or 9999),
        "runs beyond the plan": last > 2035,
        "starts before the first year": year < 2027,
    }
    return {code for code, holds in broken.items() if holds}


def _broken_means(plan: Plan) -> Broken:
    broken: Broken = set()
    for pool in ("", "city", "bond", "social"):
        spent = spending(plan, pool)
        for (id, year), amount in spent.items():
            limit = money_limit(plan, pool, year)
            total = sum(other for (_, when), other in spent.items() if when == year)
            if amount and limit is not None and total > limit * (1 + 1e-6) + 1e-5:
                broken.add((id, "year", pool))
        for bound in plan.money_limits if has_gdp(plan) else ():
            if bound.pool == pool and bound.phase:
                phase = next(phase for phase in plan.phases if phase.id == bound.phase)
                within = range(phase.first_year, phase.last_year + 1)
                total = sum(other for (_, when), other in spent.items() if when in within)
                if total > bound.amount * (1 + 1e-6) + 1e-5:
                    broken |= {(id, "phase", pool) for (id, when), part in spent.items() if when in within and part}
    loads: dict[tuple[str, int], dict[str, float]] = {}
    for start in plan.schedule.starts if plan.schedule else ():
        action = plan.action(start.action)
        for year in range(start.year, start.year + action.whole_years):
            if action.lead.zh and action.capacity:
                loads.setdefault((action.lead.zh, year), {})[action.id] = action.capacity
    for (lead, year), load in loads.items():
        limits = {one.year: one.amount for one in plan.capacity_limits if one.department.zh == lead}
        limit = limits.get(year, limits.get(None))
        if limit is not None and sum(load.values()) > limit + 1e-9:
            broken |= {(id, "capacity", lead) for id in load}
    return broken


def broken_as_a_whole(plan: Plan) -> set[tuple[str, str]]:
    """(code, group or strategy): what no single place is to blame for."""
    done = {start.action for start in plan.schedule.starts} if plan.schedule else set()
    found = set()
    for group in plan.groups:
        count = len(done.intersection(group.actions))
        if count < group.at_least:
            found.add(("group not filled", group.id))
        if group.at_most is not None and count > group.at_most:
            found.add(("group overfull", group.id))
    invested = {id: cost(plan, plan.action(id)) for id in done}
    for share in plan.strategy_shares:
        own = sum(amount for id, amount in invested.items() if plan.action(id).strategy == share.strategy)
        if own < (share.minimum - 1e-6) * sum(invested.values()) - 1e-5:
            found.add(("strategy share too small", share.strategy))
    for action in plan.actions:
        if (action.mandatory or action.pinned_start) and not action.forbidden and action.id not in done:
            found.add(("required not scheduled", ""))
    return found
