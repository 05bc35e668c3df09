"""What the scheduler places: tasks, and the one thing no scheduler can mend."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf, isfinite, isnan

BUDGET_TOLERANCE = 1e-6
"""Share of a year's limit within which an excess is rounding: the solver keeps its rows no closer."""


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

    def money(self, start: int) -> Iterable[tuple[int, float]]:
        """(year, public money) of a start in `start`."""
        return ((start + offset, cost) for offset, cost in enumerate(self.cost))


@dataclass(frozen=True, slots=True)
class Limit:
    """Of a resource all tasks together use at most `amount` in the years from `first_year` to `last_year` in sum."""

    resource: str
    first_year: int
    last_year: int
    amount: float


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


class CircularPrerequisites(ValueError):
    """Tasks that wait for one another: each in `circle` for the next, the last for the first."""

    def __init__(self, circle: tuple[str, ...]) -> None:
        super().__init__(" > ".join((*circle, circle[0])))
        self.circle = circle


def check_input(tasks: Iterable[Task], budgets: Mapping[int, float]) -> None:
    """ValueError naming the first task or year that is no input: a repeated id, a task without a year, a negative
    or infinite value or cost, a gap between the years, a negative budget (an infinite one sets no limit)."""
    seen: set[str] = set()
    for task in tasks:
        if task.id in seen:
            raise ValueError(f"two tasks have the id {task.id!r}")
        seen.add(task.id)
        if not task.cost:
            raise ValueError(f"task {task.id!r} has no year of execution")
        if any(not isfinite(number) or number < 0 for number in (task.value, *task.cost)):
            raise ValueError(f"task {task.id!r} has a negative or infinite value or cost")
    if not budgets:
        raise ValueError("there is no year to schedule")
    for year in range(min(budgets), max(budgets) + 1):
        limit = budgets.get(year, -inf)
        if isnan(limit) or limit < 0:
            raise ValueError(f"the budget of {year} is missing or negative")


def find_circle(tasks: Iterable[Task]) -> tuple[str, ...]:
    """Ids of tasks each of which waits for the next and the last for the first; empty where all can be ordered.

    A circle through `prerequisites_any` counts only where every choice leads into one.
    """
    waiting = {task.id: task for task in tasks}
    while ready := [id for id, task in waiting.items() if not _blocking(task, waiting)]:
        for id in ready:
            del waiting[id]
    if not waiting:
        return ()
    path = [min(waiting)]
    while (id := _blocking(waiting[path[-1]], waiting)) not in path:
        path.append(id)
    circle = path[path.index(id) :]
    turn = circle.index(min(circle))
    return (*circle[turn:], *circle[:turn])


def _blocking(task: Task, waiting: Mapping[str, Task]) -> str:
    """One waiting task that holds this one up, or an empty text."""
    for id in task.prerequisites:
        if id in waiting:
            return id
    options = task.prerequisites_any
    return options[0] if options and all(id in waiting for id in options) else ""
