"""A schedule to be found, as indices and years from zero, with each task's window drawn as tight as logic allows."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.roadmap.task import BUDGET_TOLERANCE, NO_RULES, Rules, Task, yearly

NEVER = 10**6
"""A year no horizon reaches."""

Starts = tuple[int | None, ...]
"""The start year, from zero, of each task of an instance; None: not done."""
Wait = tuple[int, int]
"""A task that is waited for, and the years from its start till what waits for it may start."""
Takes = tuple[tuple[int, float], ...]
"""(limit, amount) of what one start takes of each limit it bears on."""


@dataclass(frozen=True, slots=True)
class Band:
    """At least `least` and at most `most` of these tasks are done."""

    tasks: tuple[int, ...]
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Instance:
    """Tasks that can be done at all; every sequence is by task and `low`, `high` bound the start, inclusive.

    `weights` are the values times `scale`, which makes the greatest 100: the solver's tolerances are absolute.
    `limits` are the amounts of all limits that could bind, the yearly budgets among them, and `takes` what a start in
    a year takes of them, by task and year. `all_of` and `any_of` hold what a task waits for. `balances` are the
    shares: by task what doing it adds to a sum, the greatest addition being 1, that may not be negative.
    `contradictory`: a task that must be done cannot be, or a band cannot be filled; then the rest means nothing.
    """

    ids: tuple[str, ...]
    weights: tuple[float, ...]
    costs: tuple[tuple[float, ...], ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    all_of: tuple[tuple[Wait, ...], ...]
    any_of: tuple[tuple[Wait, ...], ...]
    must: tuple[bool, ...]
    first_year: int
    limits: tuple[float, ...]
    takes: tuple[tuple[Takes, ...], ...]
    bands: tuple[Band, ...]
    balances: tuple[tuple[float, ...], ...]
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

    def missing(self, chosen: Collection[int]) -> int:
        """How many rules on the choice of tasks it breaks: required tasks left out, bands and shares missed."""
        return (
            sum(must and task not in chosen for task, must in enumerate(self.must))
            + sum(not band.least <= sum(task in chosen for task in band.tasks) <= band.most for band in self.bands)
            + sum(sum(balance[task] for task in chosen) < -BUDGET_TOLERANCE for balance in self.balances)
        )

    def needed(self, chosen: Iterable[int]) -> set[int]:
        """What the chosen tasks wait for or may wait for."""
        return {other for task in chosen for other, _ in (*self.all_of[task], *self.any_of[task])}

    def only(self, chosen: Collection[int]) -> "Instance":
        """The instance of just these tasks, all of them required; they keep the rules on choice."""
        free = replace(self, bands=(), balances=())
        return _tightened(replace(_kept(free, sorted(chosen)), must=(True,) * len(chosen)))


def instance(tasks: Sequence[Task], budgets: Mapping[int, float], rules: Rules = NO_RULES) -> Instance:
    """The instance of tasks without circles over the years of `budgets`; tasks that can never be done are dropped."""
    first, years = min(budgets), len(budgets)
    scale = 100 / (max((task.value for task in tasks), default=0.0) or 1.0)
    index = {task.id: number for number, task in enumerate(tasks)}
    windows = [_window(task, first, years, index) for task in tasks]
    limits, takes = _limits(tasks, budgets, rules)

    def waits(task: Task, ids: Iterable[str]) -> tuple[Wait, ...]:
        return tuple((index[id], tasks[index[id]].duration + task.lag(id)) for id in ids if id in index)

    return _tightened(
        Instance(
            ids=tuple(task.id for task in tasks),
            weights=tuple(task.value * scale for task in tasks),
            costs=tuple(task.cost for task in tasks),
            low=tuple(low for low, _ in windows),
            high=tuple(high for _, high in windows),
            all_of=tuple(waits(task, task.prerequisites) for task in tasks),
            any_of=tuple(waits(task, task.prerequisites_any) for task in tasks),
            must=tuple(task.required for task in tasks),
            first_year=first,
            limits=limits,
            takes=takes,
            bands=tuple(
                Band(members, group.at_least, len(members) if group.at_most is None else group.at_most)
                for group in rules.groups
                for members in [tuple(sorted({index[id] for id in group.tasks if id in index}))]
            ),
            balances=tuple(_balances(tasks, rules)),
            scale=scale,
        )
    )


def _window(task: Task, first: int, years: int, known: Collection[str]) -> tuple[int, int]:
    """The first and the last start, from year zero, that the task's own rules allow."""
    last_start = years - task.duration
    if task.pinned is not None:
        low, high = max(task.pinned - first, 0), min(task.pinned - first, last_start)
    else:
        low = 0 if task.earliest is None else max(0, task.earliest - first)
        high = last_start if task.latest is None else min(task.latest - first, last_start)
    if (
        task.forbidden
        or any(id not in known for id in task.prerequisites)
        or (task.prerequisites_any and not any(id in known for id in task.prerequisites_any))
    ):
        low = NEVER
    return low, high


def _limits(
    tasks: Sequence[Task], budgets: Mapping[int, float], rules: Rules
) -> tuple[tuple[float, ...], tuple[tuple[Takes, ...], ...]]:
    """The amounts of the limits that could bind, and by task and start what is taken of each."""
    first, years = min(budgets), len(budgets)
    amounts: list[float] = []
    takes: list[list[list[tuple[int, float]]]] = [[[] for _ in range(years)] for _ in tasks]
    for limit in (*yearly(budgets), *rules.limits):
        used = [
            [limit.used(task, first + start) for start in range(years - task.duration + 1)]
            if task.use(limit.resource)
            else []
            for task in tasks
        ]
        if sum(max(by_start, default=0.0) for by_start in used) > limit.amount:
            for task, by_start in zip(takes, used, strict=True):
                for start, amount in enumerate(by_start):
                    if amount > 0:
                        task[start].append((len(amounts), amount))
            amounts.append(limit.amount)
    return tuple(amounts), tuple(tuple(tuple(entries) for entries in task) for task in takes)


def _balances(tasks: Sequence[Task], rules: Rules) -> Iterator[tuple[float, ...]]:
    """By share what each task adds to it: its size in the share less the minimum of its size."""
    for share in rules.shares:
        members = frozenset(share.tasks)
        added = [task.size * ((task.id in members) - share.minimum) for task in tasks]
        if greatest := max(map(abs, added), default=0.0):
            yield tuple(number / greatest for number in added)


def _tightened(given: Instance) -> Instance:
    """Windows carried along the prerequisites, forward for all tasks and back from those required, and full or just
    filled bands carried to their tasks, till all rest."""
    low, high, must = list(given.low), list(given.high), list(given.must)
    gone: set[int] = set()
    restless = True
    while restless:
        before = (tuple(low), tuple(high), tuple(must), len(gone))
        for band in given.bands:
            left = [task for task in band.tasks if task not in gone]
            required = sum(must[task] for task in left)
            if len(left) < band.least or required > band.most:
                return replace(given, contradictory=True)
            for task in left:
                if len(left) == band.least:
                    must[task] = True
                elif required == band.most and not must[task]:
                    low[task] = NEVER
        for task in range(len(given)):
            options = [(other, wait) for other, wait in given.any_of[task] if other not in gone]
            ends = [low[other] + wait for other, wait in given.all_of[task]]
            if given.any_of[task]:
                ends.append(min((low[other] + wait for other, wait in options), default=NEVER))
            low[task] = max(low[task], *ends, 0)
            if low[task] > high[task] or any(other in gone for other, _ in given.all_of[task]):
                gone.add(task)
                low[task] = NEVER
                if must[task]:
                    return replace(given, contradictory=True)
            if must[task]:
                for other, wait in (*given.all_of[task], *(options if len(options) == 1 else ())):
                    must[other] = True
                    high[other] = min(high[other], high[task] - wait)
        restless = before != (tuple(low), tuple(high), tuple(must), len(gone))
    tight = replace(given, low=tuple(low), high=tuple(high), must=tuple(must))
    return _kept(tight, [task for task in range(len(given)) if task not in gone]) if gone else tight


def _kept(given: Instance, chosen: Sequence[int]) -> Instance:
    """The instance of the chosen tasks alone."""
    index = {task: number for number, task in enumerate(chosen)}

    def renumbered(links: tuple[tuple[Wait, ...], ...]) -> tuple[tuple[Wait, ...], ...]:
        return tuple(tuple((index[other], wait) for other, wait in links[task] if other in index) for task in chosen)

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
        takes=tuple(given.takes[task] for task in chosen),
        bands=tuple(
            replace(band, tasks=tuple(index[task] for task in band.tasks if task in index)) for band in given.bands
        ),
        balances=tuple(tuple(balance[task] for task in chosen) for balance in given.balances),
    )
