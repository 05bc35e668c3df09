"""What the scheduler places: tasks, and the one thing no scheduler can mend."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf, isfinite, isnan
from typing import Protocol

BUDGET_TOLERANCE = 1e-6
"""Share of a year's limit within which an excess is rounding: the solver keeps its rows no closer."""
MONEY = "public money"
"""The resource whose use is the cost of a task: of it every year of the horizon has a budget."""


@dataclass(frozen=True, slots=True)
class Task:
    """One action as the scheduler sees it: done once in consecutive years, or not at all.

    `value` is additive and not negative. `cost` is the public money of each year of execution, one entry a year, in
    the unit of the budgets. `earliest` and `latest` bound the start year. All of `prerequisites` must have ended
    before it starts, and at least one of `prerequisites_any` where there are any: a task of one year started in 2027
    ends in 2027, so that its successor starts in 2028 or later, and `lags` adds years to wait by predecessor. An id
    that names no task never ends.
    `mandatory` must be done, `forbidden` must not. `pinned` must be done from that very year; a pin overrules
    `earliest` and `latest`.
    `uses` holds by resource what each year of execution takes of it, one entry a year, for `Limit`; `size` is what
    the task weighs in a `Share`.
    """

    id: str
    value: float
    cost: tuple[float, ...]
    earliest: int | None = None
    latest: int | None = None
    prerequisites: tuple[str, ...] = ()
    prerequisites_any: tuple[str, ...] = ()
    mandatory: bool = False
    pinned: int | None = None
    forbidden: bool = False
    lags: Mapping[str, int] = field(default_factory=dict)
    uses: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    size: float = 0.0

    @property
    def duration(self) -> int:
        """Whole years from start to end."""
        return len(self.cost)

    @property
    def required(self) -> bool:
        return self.mandatory or self.pinned is not None

    def use(self, resource: str) -> tuple[float, ...]:
        """What each year of execution takes of a resource, without an entry where it takes nothing."""
        return self.cost if resource == MONEY else self.uses.get(resource, ())

    def lag(self, predecessor: str) -> int:
        """Whole years to wait after this predecessor has ended."""
        return self.lags.get(predecessor, 0)


@dataclass(frozen=True, slots=True)
class Limit:
    """Of a resource all tasks together use at most `amount` in the years from `first_year` to `last_year` in sum."""

    resource: str
    first_year: int
    last_year: int
    amount: float

    def used(self, task: Task, start: int) -> float:
        """What a start in this year takes of it."""
        use = task.use(self.resource)
        return sum(use[max(self.first_year - start, 0) : max(self.last_year - start + 1, 0)])


@dataclass(frozen=True, slots=True)
class Group:
    """Of `tasks` at least and at most so many are done; an id that names no task is never done."""

    id: str
    tasks: tuple[str, ...]
    at_least: int = 0
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """The sizes of `tasks` are at least `minimum` (0..1) of the sizes of all tasks done."""

    id: str
    tasks: tuple[str, ...]
    minimum: float


@dataclass(frozen=True, slots=True)
class Rules:
    """What binds tasks together beside order and the yearly budget."""

    limits: tuple[Limit, ...] = ()
    groups: tuple[Group, ...] = ()
    shares: tuple[Share, ...] = ()


NO_RULES = Rules()


def yearly(budgets: Mapping[int, float]) -> tuple[Limit, ...]:
    """The budget of each year as a limit."""
    return tuple(Limit(MONEY, year, year, float(amount)) for year, amount in sorted(budgets.items()))


class CircularPrerequisites(ValueError):
    """Tasks that wait for one another: each in `circle` for the next, the last for the first."""

    def __init__(self, circle: tuple[str, ...]) -> None:
        super().__init__(" > ".join((*circle, circle[0])))
        self.circle = circle


def check_input(tasks: Sequence[Task], budgets: Mapping[int, float], rules: Rules = NO_RULES) -> None:
    """ValueError naming the first task, year or rule that is no input: a repeated id, a task without a year, a
    negative or infinite value, cost, use, size or lag, uses for other years than the costs, a gap between the years,
    a negative budget or limit (an infinite one sets none), a share off 0..1, a negative number of tasks."""
    seen: set[str] = set()
    for task in tasks:
        if task.id in seen:
            raise ValueError(f"two tasks have the id {task.id!r}")
        seen.add(task.id)
        _check_task(task)
    if not budgets:
        raise ValueError("there is no year to schedule")
    for year in range(min(budgets), max(budgets) + 1):
        limit = budgets.get(year, -inf)
        if isnan(limit) or limit < 0:
            raise ValueError(f"the budget of {year} is missing or negative")
    for bound in rules.limits:
        if isnan(bound.amount) or bound.amount < 0:
            raise ValueError(f"the limit of {bound.resource!r} from {bound.first_year} is negative or no number")
    for group in rules.groups:
        if group.at_least < 0 or (group.at_most is not None and group.at_most < 0):
            raise ValueError(f"group {group.id!r} asks for a negative number of tasks")
    for share in rules.shares:
        if not 0 <= share.minimum <= 1:
            raise ValueError(f"the minimum of share {share.id!r} is not between 0 and 1")


def _check_task(task: Task) -> None:
    if not task.cost:
        raise ValueError(f"task {task.id!r} has no year of execution")
    if any(not isfinite(number) or number < 0 for number in (task.value, *task.cost)):
        raise ValueError(f"task {task.id!r} has a negative or infinite value or cost")
    for resource, used in task.uses.items():
        if len(used) != task.duration:
            raise ValueError(f"task {task.id!r} uses {resource!r} in other years than it costs")
    used_or_size = (amount for use in (*task.uses.values(), (task.size,)) for amount in use)
    if any(not isfinite(amount) or amount < 0 for amount in used_or_size):
        raise ValueError(f"task {task.id!r} has a negative or infinite use or size")
    if any(years < 0 for years in task.lags.values()):
        raise ValueError(f"task {task.id!r} has a negative lag")


class Waiting(Protocol):
    """What waits for all of its `prerequisites` and for any one of `prerequisites_any`: a task, or an action."""

    @property
    def id(self) -> str: ...
    @property
    def prerequisites(self) -> tuple[str, ...]: ...
    @property
    def prerequisites_any(self) -> tuple[str, ...]: ...


def find_circle(tasks: Iterable[Waiting]) -> tuple[str, ...]:
    """Ids of tasks each of which waits for the next and the last for the first; empty where all can be ordered.

    The first in order begins. A circle through `prerequisites_any` counts only where every choice leads into one; ids
    that name no task close none.
    """
    waiting = {task.id: task for task in tasks}
    while ready := [id for id, task in waiting.items() if not _blocking(task, waiting)]:
        for id in ready:
            del waiting[id]
    if not waiting:
        return ()
    path = [next(iter(waiting))]
    while (id := _blocking(waiting[path[-1]], waiting)) not in path:
        path.append(id)
    circle = path[path.index(id) :]
    turn = circle.index(next(id for id in waiting if id in circle))
    return (*circle[turn:], *circle[:turn])


def _blocking(task: Waiting, waiting: Mapping[str, Waiting]) -> str:
    """One waiting task that holds this one up, or an empty text."""
    for id in task.prerequisites:
        if id in waiting:
            return id
    options = task.prerequisites_any
    return options[0] if options and all(id in waiting for id in options) else ""
