"""A schedule to be found, as indices and years from zero, with each task's window drawn as tight as logic allows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.roadmap.task import Task

NEVER = 10**6
"""A year no horizon reaches."""

Starts = tuple[int | None, ...]
"""The start year, from zero, of each task of an instance; None: not done."""


@dataclass(frozen=True, slots=True)
class Instance:
    """Tasks that can be done at all; every sequence is by task and `low`, `high` bound the start, inclusive.

    `weights` are the values times `scale`, which makes the greatest 100: the solver's tolerances are absolute.
    `limits` is the budget of each year. `all_of` and `any_of` hold indices.
    `contradictory`: a task that must be done cannot be; then the rest means nothing.
    """

    ids: tuple[str, ...]
    weights: tuple[float, ...]
    costs: tuple[tuple[float, ...], ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    all_of: tuple[tuple[int, ...], ...]
    any_of: tuple[tuple[int, ...], ...]
    must: tuple[bool, ...]
    first_year: int
    limits: tuple[float, ...]
    scale: float
    contradictory: bool = False

    def __len__(self) -> int:
        return len(self.ids)

    def value(self, starts: Starts) -> float:
        return sum(weight for weight, start in zip(self.weights, starts, strict=True) if start is not None)

    def worth(self, chosen: Collection[int]) -> float:
        return sum(self.weights[task] for task in sorted(chosen))

    def lateness(self, starts: Starts) -> float:
        """Sum of weight times years from the first year to the start."""
        return sum(weight * start for weight, start in zip(self.weights, starts, strict=True) if start is not None)

    def only(self, chosen: Collection[int]) -> "Instance":
        """The instance of just these tasks, all of them required."""
        return _tightened(replace(_kept(self, sorted(chosen)), must=(True,) * len(chosen)))


def instance(tasks: Sequence[Task], budgets: Mapping[int, float]) -> Instance:
    """The instance of tasks without circles over the years of `budgets`; tasks that can never be done are dropped."""
    first = min(budgets)
    years = len(budgets)
    scale = 100 / (max((task.value for task in tasks), default=0.0) or 1.0)
    index = {task.id: number for number, task in enumerate(tasks)}
    low, high = [], []
    for task in tasks:
        last_start = years - task.duration
        if task.pinned is not None:
            low.append(max(task.pinned - first, 0))
            high.append(min(task.pinned - first, last_start))
        else:
            low.append(0 if task.earliest is None else max(0, task.earliest - first))
            high.append(last_start if task.latest is None else min(task.latest - first, last_start))
        if any(id not in index for id in task.prerequisites) or (
            task.prerequisites_any and not any(id in index for id in task.prerequisites_any)
        ):
            low[-1] = NEVER
    return _tightened(
        Instance(
            ids=tuple(task.id for task in tasks),
            weights=tuple(task.value * scale for task in tasks),
            costs=tuple(task.cost for task in tasks),
            low=tuple(low),
            high=tuple(high),
            all_of=tuple(tuple(index[id] for id in task.prerequisites if id in index) for task in tasks),
            any_of=tuple(tuple(index[id] for id in task.prerequisites_any if id in index) for task in tasks),
            must=tuple(task.required for task in tasks),
            first_year=first,
            limits=tuple(float(budgets[first + year]) for year in range(years)),
            scale=scale,
        )
    )


def _tightened(given: Instance) -> Instance:
    """Windows carried along the prerequisites, forward for all tasks and back from those required, till all rest."""
    low, high, must = list(given.low), list(given.high), list(given.must)
    gone: set[int] = set()
    restless = True
    while restless:
        before = (tuple(low), tuple(high), tuple(must), len(gone))
        for task in range(len(given)):
            options = [other for other in given.any_of[task] if other not in gone]
            ends = [low[other] + len(given.costs[other]) for other in given.all_of[task]]
            if given.any_of[task]:
                ends.append(min((low[other] + len(given.costs[other]) for other in options), default=NEVER))
            low[task] = max(low[task], *ends, 0)
            if low[task] > high[task] or not gone.isdisjoint(given.all_of[task]):
                gone.add(task)
                low[task] = NEVER
                if must[task]:
                    return replace(given, contradictory=True)
            if must[task]:
                for other in (*given.all_of[task], *(options if len(options) == 1 else ())):
                    must[other] = True
                    high[other] = min(high[other], high[task] - len(given.costs[other]))
        restless = before != (tuple(low), tuple(high), tuple(must), len(gone))
    tight = replace(given, low=tuple(low), high=tuple(high), must=tuple(must))
    return _kept(tight, [task for task in range(len(given)) if task not in gone]) if gone else tight


def _kept(given: Instance, chosen: Sequence[int]) -> Instance:
    """The instance of the chosen tasks alone."""
    index = {task: number for number, task in enumerate(chosen)}

    def renumbered(links: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple(index[other] for other in links[task] if other in index) for task in chosen)

    return replace(
        given,
        ids=tuple(given.ids[task] for task in chosen),
        weights=tuple(given.weights[task] for task in chosen),
        costs=tuple(given.costs[task] for task in chosen),
        low=tuple(given.low[task] for task in chosen),
        high=tuple(given.high[task] for task in chosen),
        all_of=renumbered(given.all_of),
        any_of=renumbered(given.any_of),
        must=tuple(given.must[task] for task in chosen),
    )
