"""A lack of money or capacity as the blanks of a sentence."""

from collections.abc import Iterable, Iterator
from itertools import groupby
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


def lack_clauses(at: Situation, excesses: Iterable[Excess]) -> Iterator[tuple[str, dict[str, Param]]]:
    """(kind, blanks) of each lack; three and more years of one resource on end are told together, by the greatest."""
    listed = enumerate(excesses)
    for _, group in groupby(listed, lambda pair: _run(*pair)):
        run = [excess for _, excess in group]
        if len(run) < _TOLD_TOGETHER:
            yield from ((lack_kind(excess), lack_blanks(at, excess)) for excess in run)
        else:
            worst = max(run, key=lambda excess: excess.amount)
            years: dict[str, Param] = {"short_year": run[0].year, "last_year": run[-1].year}
            yield f"{lack_kind(worst)} over years", lack_blanks(at, worst) | years


_TOLD_TOGETHER = 3


def _run(place: int, excess: Excess) -> tuple[object, ...]:
    """Equal for neighbours in the list that lack the same in years on end."""
    return (excess.resource, excess.year - place) if excess.phase is None else (excess.resource, excess.phase, place)
