"""Who pays for an action: typed shares of the pools, or its public share and the rest split over its codes' pools."""

from collections.abc import Sequence

from planner.model.action import Action
from planner.model.bilingual import Bilingual, same
from planner.model.funding import ALL_PUBLIC, FundingPool
from planner.model.plan import Plan

ALL_PUBLIC_NAME = Bilingual("全部公共资金", "all public money")


def pool_name(plan: Plan, id: str) -> Bilingual:
    """The name of a pool, or of all public money together; an id that names none stands for itself."""
    if id == ALL_PUBLIC:
        return ALL_PUBLIC_NAME
    return next((pool.name for pool in plan.pools if pool.id == id), same(id))


def pool_shares(plan: Plan, action: Action) -> dict[str, float]:
    """The share (0..1, their sum 1) of the whole cost that each pool pays, pools in plan order, without zeros.

    Until shares are typed, the public share is split equally over the funding codes whose pools are public and the
    rest over the other codes, so that the pools add up to the public money a budget carries. A side without a code
    goes to the first pool of its kind that is the city's own purse or social capital. Empty for a plan without pools.
    """
    if action.pool_shares:
        typed = {entry.pool: entry.share for entry in action.pool_shares}
    else:
        typed = {}
        for public, side in ((True, action.public_share), (False, 1 - action.public_share)):
            takers = _takers(plan.pools, action.funding_codes, public)
            for pool in takers:
                typed[pool] = typed.get(pool, 0.0) + side / len(takers)
    return {pool.id: typed[pool.id] for pool in plan.pools if typed.get(pool.id)}


def _takers(pools: Sequence[FundingPool], codes: Sequence[str], public: bool) -> list[str]:
    """The pool of each code on this side, one entry a code; the purse that takes what no code takes."""
    side = [pool for pool in pools if pool.public == public]
    named = [pool.id for code in codes for pool in side if code in pool.codes]
    if named or not side:
        return named
    own = "MF" if public else "SC"
    return [next((pool.id for pool in side if own in pool.codes), side[0].id)]
