"""Rules on what an action says of itself: waits, money over the years, risk, indicator, window and stages."""

from collections.abc import Iterator

from planner.checks.dates import year_errors
from planner.checks.finding import error, warning
from planner.checks.names import action_name, is_blank, repeated
from planner.checks.numbers import is_amount, is_figure, is_share, is_whole
from planner.model.action import Action
from planner.model.message import Message
from planner.model.plan import Plan
from planner.model.quarters import taken
from planner.roadmap.funding import pool_name

LARGEST_RISK = 5


def field_errors(action: Action) -> Iterator[Message]:
    """What holds for one action of a possible duration, beside what `planner.checks.roadmap.action_errors` asks."""
    id, name = action.id, action.name
    if not is_amount(action.capacity):
        yield error("roadmap", "action capacity negative", id, action=name, value=action.capacity)
    for rating in (action.risk_likelihood, action.risk_impact):
        if rating is not None and not 1 <= rating <= LARGEST_RISK:
            yield error("roadmap", "risk off the scale", id, action=name, value=rating, highest=LARGEST_RISK)
    yield from _profile_errors(action)
    yield from _kpi_errors(action)
    yield from _milestone_errors(action)
    earliest, latest = action.earliest_start, action.latest_end
    if earliest is not None and latest is not None and earliest + action.whole_years - 1 > latest:
        blanks = {"start": earliest, "end": latest, "years": action.duration_years}
        yield error("roadmap", "window too short", id, action=name, **blanks)


def window_errors(plan: Plan, action: Action) -> Iterator[Message]:
    """The years between which an action is to be done lie in the phases."""
    first, last = plan.phases[0].first_year, plan.last_year
    for code, year in (("start outside phases", action.earliest_start), ("end outside phases", action.latest_end)):
        if year is not None and not first <= year <= last:
            blanks = {"year": year, "first": first, "last": last}
            yield error("roadmap", code, action.id, action=action.name, **blanks)


def lag_errors(plan: Plan, action: Action) -> Iterator[Message]:
    """There is one lag a predecessor, and it does not turn back time."""
    waits = (*action.prerequisites, *action.prerequisites_any)
    for id in repeated(lag.predecessor for lag in action.lags):
        yield error("roadmap", "lag twice", action.id, action=action.name, other=action_name(plan, id))
    for lag in action.lags:
        if lag.predecessor not in waits:
            other = action_name(plan, lag.predecessor)
            yield error("roadmap", "lag after no predecessor", action.id, action=action.name, other=other)
        if lag.years < 0:
            yield error("roadmap", "lag negative", action.id, action=action.name, value=lag.years)


def pool_share_errors(plan: Plan, action: Action) -> Iterator[Message]:
    """Typed shares of the pools make up the whole cost, and those of public pools the public share."""
    shares, pools = action.pool_shares, {pool.id: pool for pool in plan.pools}
    if not shares:
        return
    id, name = action.id, action.name
    for pool in repeated(entry.pool for entry in shares):
        yield error("roadmap", "pool share twice", id, action=name, pool=pool_name(plan, pool))
    for entry in shares:
        if entry.pool not in pools:
            yield error("roadmap", "pool share of unknown pool", id, action=name, pool=entry.pool)
    paid = [entry.share for entry in shares]
    if not is_whole(paid):
        yield error("roadmap", "pool shares not whole", id, action=name, value=_percent(sum(paid)))
        return
    public = sum(entry.share for entry in shares if entry.pool in pools and pools[entry.pool].public)
    if is_share(action.public_share) and not is_whole((public, 1 - action.public_share)):
        blanks = {"public": _percent(public), "share": _percent(action.public_share)}
        yield error("roadmap", "pool shares against public share", id, action=name, **blanks)


def field_findings(plan: Plan, action: Action) -> Iterator[Message]:
    """What deserves a look on an action that is in the plan."""
    id, name = action.id, action.name
    if action.forbidden and (action.mandatory or action.pinned_start is not None):
        yield warning("roadmap", "required and forbidden", id, action=name)
    forbidden = tuple(other.name for other in plan.actions if other.id in action.prerequisites and other.forbidden)
    if forbidden and not action.forbidden:
        yield warning("roadmap", "waits for forbidden", id, action=name, others=forbidden)
    begun, due = action.kpi_baseline_year, action.kpi_target_year
    if begun is not None and due is not None and due < begun:
        yield warning("roadmap", "kpi target before baseline", id, action=name, target=due, baseline=begun)


def _profile_errors(action: Action) -> Iterator[Message]:
    profile, years = action.cost_profile, action.whole_years
    if profile and len(profile) != years:
        blanks = {"years": years, "count": len(profile)}
        yield error("roadmap", "cost profile of other length", action.id, action=action.name, **blanks)
    elif profile and not is_whole(profile):
        yield error("roadmap", "cost profile not whole", action.id, action=action.name, sum=_percent(sum(profile)))


def _kpi_errors(action: Action) -> Iterator[Message]:
    for value in (action.kpi_baseline, action.kpi_target):
        if value is not None and not is_figure(value):
            yield error("roadmap", "kpi not a number", action.id, action=action.name)
    for year in (action.kpi_baseline_year, action.kpi_target_year):
        if year is not None:
            yield from year_errors(year, "roadmap", action.id)


def _milestone_errors(action: Action) -> Iterator[Message]:
    last = taken(0, 1, action.duration_years).last + 1
    for milestone in action.milestones:
        if is_blank(milestone.name):
            yield error("roadmap", "milestone without name", action.id, action=action.name)
        if not 1 <= milestone.quarter <= last:
            blanks = {"value": milestone.quarter, "last": last}
            yield error("roadmap", "milestone outside action", action.id, action=action.name, **blanks)


def _percent(share: float) -> float:
    return round(share * 100, 2)
