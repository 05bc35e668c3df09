"""The roadmap's schedule: the greatest value that time, order and money allow, and of that the earliest.

Two solves: the greatest additive value, and with that value held the least sum of value times years waited. A search
over orders gives both a schedule to beat, and draws the last one together so that no task could start earlier.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from planner.roadmap.clash import Clash, Relaxation, relax
from planner.roadmap.instance import Starts, instance
from planner.roadmap.passes import VALUE_SHARE, Pass, Passes
from planner.roadmap.placement import Placement
from planner.roadmap.task import (
    BUDGET_TOLERANCE,
    NO_RULES,
    CircularPrerequisites,
    Rules,
    Task,
    check_input,
    find_circle,
)
from planner.roadmap.watch import Watch

__all__ = ["BUDGET_TOLERANCE", "CircularPrerequisites", "Clash", "Pass", "Schedule", "Task", "schedule"]

Status = Literal["optimal", "time limit", "cancelled", "infeasible"]


@dataclass(frozen=True, slots=True)
class Schedule:
    """`starts` holds the start year of every task done; a task left out is not in it.

    `value` is the sum of their values, `bound` the most it could be and `gap`, 0..1, the share of the bound not
    reached. Status "optimal": the value is proven the greatest; whether the starts are proven the earliest stands in
    `passes`. "time limit" and "cancelled" carry the best schedule so far, without starts if there was none.
    "infeasible": `clash` names the fewest rules to give up.
    """

    starts: dict[str, int]
    value: float
    bound: float
    gap: float
    status: Status
    seconds: float
    passes: tuple[Pass, ...] = ()
    clash: tuple[Clash, ...] = ()


def schedule(
    tasks: Sequence[Task],
    budgets: Mapping[int, float],
    rules: Rules = NO_RULES,
    *,
    time_limit: float = 10.0,
    relative_gap: float = 1e-6,
    starts_gap: float = 0.01,
    progress: Callable[[float], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Schedule:
    """The start years of greatest value, and with that value held the earliest ones.

    `budgets` gives each year of the horizon, without a gap, the limit for the money spent in it (infinite: none), in
    the unit of the tasks' costs; every task done ends in the horizon. `time_limit` is in seconds; `relative_gap` and
    `starts_gap` are what the two solves may leave unproven. `progress` is told the share of the time limit used;
    `cancel` is asked about every 0.05 s.

    The same input gives the same schedule wherever no time limit is hit. Raises CircularPrerequisites, and ValueError
    for input that `check_input` rejects.
    """
    check_input(tasks, budgets, rules)
    if circle := find_circle(tasks):
        raise CircularPrerequisites(circle)
    watch = Watch(time_limit, progress, cancel)
    job = _Job(tasks, budgets, rules, watch)
    found = job.solve(relative_gap, starts_gap)
    watch.finish()
    return found


class _Job:
    def __init__(self, tasks: Sequence[Task], budgets: Mapping[int, float], rules: Rules, watch: Watch) -> None:
        self._tasks, self._budgets, self._rules, self._watch = tasks, budgets, rules, watch
        self._given = instance(tasks, budgets, rules)

    def solve(self, relative_gap: float, starts_gap: float) -> Schedule:
        given, watch = self._given, self._watch
        placement = Placement(given)
        best: Starts = () if given.contradictory else placement.search(watch.stopped)
        if given.contradictory or placement.merit(best)[0] < 0:
            relaxed = watch.run(lambda: relax(self._tasks, self._budgets, self._rules, watch.left(VALUE_SHARE)))
            if relaxed is None or relaxed.clashes:
                return self._without_starts(relaxed)
            years = (relaxed.starts.get(id) for id in given.ids)
            best = placement.settle(tuple(None if year is None else year - given.first_year for year in years))
        passes = Passes(given, placement, watch)
        best, first = passes.most_value(best, relative_gap)
        best = placement.search(watch.stopped, known=placement.settle(best))
        best, second = passes.earliest(best, starts_gap)
        return self._result(best, first, second)

    def _without_starts(self, relaxed: Relaxation | None) -> Schedule:
        """Nothing fits, or, where that is not proven, nothing was found in time."""
        known = relaxed is not None and (relaxed.proven or self._given.contradictory)
        most = sum(task.value for task in self._tasks)
        clash = relaxed.clashes if relaxed is not None and known else ()
        status: Status = "cancelled" if self._watch.cancelled else "infeasible" if known else "time limit"
        return Schedule({}, 0.0, most, 1.0, status, self._watch.seconds(), clash=clash)

    def _result(self, best: Starts, first: Pass, second: Pass) -> Schedule:
        given = self._given
        starts = {id: given.first_year + start for id, start in zip(given.ids, best, strict=True) if start is not None}
        value = sum(task.value for task in self._tasks if task.id in starts)
        bound = max(first.bound, value)
        return Schedule(
            starts=starts,
            value=value,
            bound=bound,
            gap=(bound - value) / bound if bound else 0.0,
            status="cancelled" if self._watch.cancelled else "optimal" if first.proven else "time limit",
            seconds=self._watch.seconds(),
            passes=(first, second),
        )
