"""Value against public money: the curve with its steps, a cut, and what the limit of each pool binds."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import CancelledError
from dataclasses import replace
from math import inf

from planner import evaluate
from planner.analysis.resolving import Resolver, Solved, SolverName
from planner.evaluate import Cancelled, OnProgress
from planner.model.evaluation import Ranking
from planner.model.funding import ALL_PUBLIC
from planner.model.money_curve import Change, MoneyCurve, MoneyCut, MoneyPoint, MovedAction, PoolMargin
from planner.model.plan import Plan
from planner.roadmap.resources import Resources
from planner.roadmap.tasks import budgets, strategy_values
from planner.roadmap.value import action_value

GREEDY_SHARES = tuple(place / 100 for place in range(0, 201, 2))
EXACT_SHARES = tuple(place / 100 for place in range(0, 201, 25))
SAME_VALUE = 1e-6
"""Relative difference below which an adopted schedule is worth what it was when solved."""
MARGIN = 0.1
"""The part of a pool's limit by which it is varied to see what it binds."""
ORDER: tuple[Change, ...] = ("out", "later", "earlier", "in")


def money_curve(
    plan: Plan,
    ranking: Ranking,
    solver: SolverName = "greedy",
    shares: Sequence[float] | None = None,
    progress: OnProgress | None = None,
    cancel: Cancelled | None = None,
) -> MoneyCurve:
    """The schedule's value at each of `shares` of the public money: that of the years and the limits of public pools.

    `shares` rise, by default 0 to 2 by 0.02 for the greedy twin and by 0.25 for the exact solver. What fits less money
    fits more, so that where a solver does worse with more money the schedule of the point before stands; the curve
    never falls. ProblemError where the plan's own money gives no schedule, points below that give none have the value
    0 and no starts; a cancelled job raises `concurrent.futures.CancelledError`.
    """
    asked = (GREEDY_SHARES if solver == "greedy" else EXACT_SHARES) if shares is None else shares
    Resolver(plan, ranking, solver).required(cancel=cancel)
    points: list[MoneyPoint] = []
    for done, share in enumerate(asked, start=1):
        solved = Resolver(with_money(plan, share), ranking, solver).solve(cancel=cancel)
        _heed(cancel)
        points.append(_point(share, solved or Solved({}, 0.0), points[-1] if points else None))
        if progress is not None:
            progress(done / len(asked))
    years = budgets(plan)
    return MoneyCurve(
        solver=solver,
        points=tuple(points),
        yearly=sum(years.values()) / len(years),
    )


def money_cut(
    plan: Plan,
    ranking: Ranking,
    share: float,
    pool: str = ALL_PUBLIC,
    solver: SolverName = "greedy",
    known: MoneyCut | None = None,
    cancel: Cancelled | None = None,
) -> MoneyCut:
    """What falls out of the schedule and what moves in it with `share` (0..1) of a pool's money gone.

    The schedule with all the money is by the same solver: that of `known`, another cut of the same plan by it; for the
    exact solver the adopted one where it still holds as solved; else it is solved anew. ProblemError where no schedule
    that keeps all rules is found; a cancelled job raises `concurrent.futures.CancelledError`.
    """
    before = _before(plan, ranking, solver, known) or Resolver(plan, ranking, solver, inf).required(cancel=cancel)
    after = before
    if share:
        after = Resolver(with_money(plan, 1 - share, pool), ranking, solver, inf).required(cancel=cancel)
    _heed(cancel)
    worth = _worth(plan, ranking, [action.id for action in plan.actions if action.included])
    return MoneyCut(
        solver=solver,
        pool=pool,
        share=share,
        value_before=before.value,
        value_after=after.value,
        before=tuple(before.starts.items()),
        after=tuple(after.starts.items()),
        moved=_moved(worth, before.starts, after.starts),
        gap_before=before.gap,
        gap_after=after.gap,
    )


def pool_margins(
    plan: Plan,
    ranking: Ranking,
    solver: SolverName = "greedy",
    progress: OnProgress | None = None,
    cancel: Cancelled | None = None,
) -> tuple[PoolMargin, ...]:
    """All public money, then each pool: its spending against its limit, and the value with a tenth less and more of it.

    More money never makes the best schedule worse, so that the value with more is at least that with all. ProblemError
    and cancelling as for `money_curve`.
    """
    base = Resolver(plan, ranking, solver).required(cancel=cancel)
    pools, resources = (ALL_PUBLIC, *(pool.id for pool in plan.pools)), Resources(plan)
    margins = []
    for done, pool in enumerate(pools, start=1):
        less = more = None
        if pool in resources.limited:
            fewer = Resolver(with_money(plan, 1 - MARGIN, pool), ranking, solver).solve(cancel=cancel)
            greater = Resolver(with_money(plan, 1 + MARGIN, pool), ranking, solver).solve(cancel=cancel)
            _heed(cancel)
            less = None if fewer is None else fewer.value
            more = max(base.value, greater.value if greater else 0.0)
        spent, limit = _spent(resources, base.starts, pool), _whole_limit(resources, pool)
        margins.append(PoolMargin(pool, spent, limit, less, base.value, more))
        if progress is not None:
            progress(done / len(pools))
    return tuple(margins)


def with_money(plan: Plan, factor: float, pool: str = ALL_PUBLIC) -> Plan:
    """The plan with `factor` times the money of a pool; of all public pools and the yearly money for `ALL_PUBLIC`."""
    public = {ALL_PUBLIC, *(entry.id for entry in plan.pools if entry.public)}
    varied = public if pool == ALL_PUBLIC else {pool}
    limits = tuple(
        replace(limit, amount=limit.amount * factor) if limit.pool in varied else limit for limit in plan.money_limits
    )
    if pool != ALL_PUBLIC:
        return replace(plan, money_limits=limits)
    own, transfer = plan.means.own, plan.means.central_transfer
    return replace(
        plan,
        money_limits=limits,
        rules=replace(plan.rules, budget_permille=plan.rules.budget_permille * factor),
        means=replace(
            plan.means,
            own=None if own is None else own * factor,
            central_transfer=None if transfer is None else transfer * factor,
        ),
    )


def limited_pools(plan: Plan) -> tuple[str, ...]:
    """Pools with a limit that holds, which can be cut: all public money, then others in plan order."""
    limited = Resources(plan).limited
    return (ALL_PUBLIC, *(pool.id for pool in plan.pools if pool.id in limited))


def _before(plan: Plan, ranking: Ranking, solver: SolverName, known: MoneyCut | None) -> Solved | None:
    """The schedule with all the money, where it need not be solved."""
    if known is not None:
        return Solved(dict(known.before), known.value_before, known.gap_before)
    adopted, roadmap = plan.schedule, evaluate.roadmap(plan, ranking)
    if solver == "greedy" or adopted is None or roadmap is None or adopted.moved_by_hand or adopted.gap is None:
        return None
    same_value = abs(roadmap.value - adopted.solved_value) <= SAME_VALUE * max(1.0, adopted.solved_value)
    if not same_value or any(place.broken for place in roadmap.placed):
        return None
    return Solved({place.action: place.year for place in roadmap.placed}, roadmap.value, adopted.gap)


def _point(share: float, solved: Solved, before: MoneyPoint | None) -> MoneyPoint:
    if before is None:
        return MoneyPoint(share, solved.value, tuple(solved.starts.items()), tuple(solved.starts), gap=solved.gap)
    if solved.value <= before.value:
        return MoneyPoint(share, before.value, before.starts, gap=solved.gap)
    then = dict(before.starts)
    return MoneyPoint(
        share,
        solved.value,
        tuple(solved.starts.items()),
        entering=tuple(action for action in solved.starts if action not in then),
        leaving=tuple(action for action in then if action not in solved.starts),
        gap=solved.gap,
    )


def _moved(worth: Mapping[str, float], before: dict[str, int], after: dict[str, int]) -> tuple[MovedAction, ...]:
    moved = [
        MovedAction(
            action, _change(before.get(action), after.get(action)), before.get(action), after.get(action), value
        )
        for action, value in worth.items()
        if before.get(action) != after.get(action)
    ]
    return tuple(sorted(moved, key=lambda entry: (ORDER.index(entry.change), -entry.value)))


def _change(before: int | None, after: int | None) -> Change:
    if before is None:
        return "in"
    if after is None:
        return "out"
    return "later" if after > before else "earlier"


def _worth(plan: Plan, ranking: Ranking, actions: Iterable[str]) -> dict[str, float]:
    values = strategy_values(ranking)
    return {action: action_value(plan.action(action), values) for action in actions}


def _whole_limit(resources: Resources, pool: str) -> float | None:
    """The money of a pool over all years together, per mille of GDP; None where some years are without a limit."""
    plan, whole = resources.plan, 0.0
    together = {limit.phase.id: limit.amount for limit in resources.by_phase.get(pool, ())}
    for phase in plan.phases:
        years = range(max(phase.first_year, plan.first_year), phase.last_year + 1)
        yearly = [limit for year in years if (limit := resources.limit(pool, year)) is not None]
        bounds = [sum(yearly)] if len(yearly) == len(years) else []
        bounds += [together[phase.id]] if phase.id in together else []
        if not bounds:
            return None
        whole += min(bounds)
    return whole


def _spent(resources: Resources, starts: Iterable[str], pool: str) -> float:
    """What a pool pays for these actions over all years, per mille of GDP."""
    return sum(sum(resources.takes(resources.plan.action(action)).get(pool, ())) for action in starts)


def _heed(cancel: Cancelled | None) -> None:
    if cancel is not None and cancel():
        raise CancelledError
