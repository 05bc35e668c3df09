"""A lack of money or capacity as the blanks of a sentence."""

from typing import Literal

from planner.model.bilingual import Bilingual
from planner.model.funding import ALL_PUBLIC
from planner.model.message import Param
from planner.roadmap.funding import pool_name
from planner.roadmap.situation import Excess, Situation
from planner.text.phrases import lacking

LackKind = Literal["budget", "pool", "phase limit", "capacity"]


def lack_kind(excess: Excess) -> LackKind:
    """Which sentence tells it: all public money of a year, a pool's, that of a phase, or a department's capacity."""
    if isinstance(excess.resource, Bilingual):
        return "capacity"
    if excess.phase is not None:
        return "phase limit"
    return "budget" if excess.resource == ALL_PUBLIC else "pool"


def lack_blanks(at: Situation, excess: Excess) -> dict[str, Param]:
    """`short` says how much is lacking: money in words, capacity in its unit."""
    if isinstance(excess.resource, Bilingual):
        blanks: dict[str, Param] = {"department": excess.resource, "used": excess.used, "limit": excess.limit}
        return {**blanks, "short_year": excess.year, "short": excess.amount}
    short = lacking(excess.amount, at.resources.wan(excess.amount))
    pool = pool_name(at.plan, excess.resource)
    when: dict[str, Param] = {"short_year": excess.year} if excess.phase is None else {"phase": excess.phase.name}
    return {"pool": pool, "short": short, **when}
