"""Edits of what an action costs, when the money is due and who pays."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import isclose

from planner.edits.action_set import with_fields
from planner.model.action import Action, CostClass
from planner.model.funding import PoolShare
from planner.model.message import ProblemError
from planner.model.plan import Plan

ROUNDING = 1e-6
"""What typed shares may miss the whole by; they are brought to it."""


def set_cost(plan: Plan, id: str, wan: float | None) -> Plan:
    """Type the total cost in 10,000 yuan (万元); None lets the cost class stand for it again.

    A typed course over the years stays, with other amounts.
    """
    return with_fields(plan, id, cost=None if wan is None else float(wan))


def set_cost_class(plan: Plan, id: str, cost_class: CostClass) -> Plan:
    """The size that stands for the cost while none is typed."""
    return with_fields(plan, id, cost_class=cost_class)


def set_yearly_cost(plan: Plan, id: str, wan: Sequence[float]) -> Plan:
    """Type the cost of each whole year of the action in 10,000 yuan (万元); their sum is the total.

    An empty sequence spreads the total evenly again. ProblemError: another number of years, an amount below zero, or
    none above it.
    """
    action = plan.action(id)
    if not wan:
        return with_fields(plan, id, cost_profile=())
    if len(wan) != action.whole_years:
        blanks = {"count": len(wan), "years": action.whole_years}
        raise ProblemError("yearly costs of other years", "roadmap", id, action=action.name, **blanks)
    worst = min(wan)
    if worst < 0:
        raise ProblemError("cost negative", "roadmap", id, action=action.name, value=worst)
    total = float(sum(wan))
    if not total:
        raise ProblemError("yearly costs of nothing", "roadmap", id, action=action.name)
    return with_fields(plan, id, cost=total, cost_profile=tuple(amount / total for amount in wan))


def set_cost_profile(plan: Plan, id: str, shares: Sequence[float]) -> Plan:
    """The share (0..1) of the cost in each whole year of the action; an empty sequence spreads it evenly.

    ProblemError: another number of years, or shares that do not add up to the whole.
    """
    return with_fields(plan, id, cost_profile=tuple(map(float, shares)))


def set_public_share(plan: Plan, id: str, share: float) -> Plan:
    """The part of the cost that a public budget carries, 0..1.

    Typed pool shares are stretched to it, each side in its own proportions; where a side that is now to pay has no
    pool typed, they are cleared, and the split over the funding codes stands for them again.
    """
    action = plan.action(id)
    return with_fields(plan, id, public_share=float(share), pool_shares=_stretched(plan, action, float(share)))


def set_pool_shares(plan: Plan, id: str, shares: Mapping[str, float]) -> Plan:
    """Who pays: the share (0..1) of the whole cost by pool id; the public share follows.

    Empty lets the equal split over the funding codes stand for it again, with the public share as it is.
    ProblemError for a share outside 0..1 and for shares that do not add up to the whole.
    """
    action = plan.action(id)
    for pool, share in shares.items():
        if not 0 <= share <= 1:
            raise ProblemError("pool share off the scale", "roadmap", id, pool=plan.pool(pool).name, value=share)
    if not shares:
        return with_fields(plan, id, pool_shares=())
    total = float(sum(shares.values()))
    if not isclose(total, 1.0, abs_tol=ROUNDING):
        raise ProblemError("pool shares not whole", "roadmap", id, action=action.name, value=round(total * 100, 2))
    typed = tuple(PoolShare(pool, share / total) for pool, share in shares.items() if plan.pool(pool) and share)
    return with_fields(plan, id, pool_shares=typed, public_share=_public_part(plan, typed))


def set_funding_codes(plan: Plan, id: str, codes: Sequence[str]) -> Plan:
    """The funding codes over which the cost is split while no pool shares are typed.

    ProblemError for a code of no pool of the plan.
    """
    known = tuple(code for pool in plan.pools for code in pool.codes)
    for code in codes:
        if code not in known:
            raise ProblemError("funding code unknown", "roadmap", id, text=code, known=known)
    return with_fields(plan, id, funding_codes=tuple(dict.fromkeys(codes)))


def _public_part(plan: Plan, shares: Sequence[PoolShare]) -> float:
    return min(1.0, sum(entry.share for entry in shares if plan.pool(entry.pool).public))


def _stretched(plan: Plan, action: Action, public: float) -> tuple[PoolShare, ...]:
    """The typed shares with another public part; empty where one side would have to pay without a pool."""
    sides = {True: public, False: 1 - public}
    side_of = {entry.pool: plan.pool(entry.pool).public for entry in action.pool_shares}
    typed = {side: sum(entry.share for entry in action.pool_shares if side_of[entry.pool] == side) for side in sides}
    if any(part and not typed[side] for side, part in sides.items()):
        return ()
    return tuple(
        replace(entry, share=entry.share * sides[side] / typed[side])
        for entry in action.pool_shares
        if sides[side := side_of[entry.pool]] and entry.share
    )
