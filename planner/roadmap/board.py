"""A schedule being filled in by hand or by rule of thumb: which tasks start when, and what is left for the others."""

from collections.abc import Iterable, Sequence

from planner.roadmap.instance import Instance, Starts
from planner.roadmap.task import BUDGET_TOLERANCE


class Board:
    """Brings in one task after another, each with what it needs, as early as all rules allow, or not at all.

    Serial schedule generation (Kelley 1963). `rank` by task says which of several alternatives to wait for is tried
    first: that of the least number. `taken` are the tasks in the order they came in.
    """

    def __init__(self, instance: Instance, rank: Sequence[float]) -> None:
        self._instance, self._rank = instance, rank
        self._left = [limit * (1 + BUDGET_TOLERANCE) for limit in instance.limits]
        self._room = [band.most for band in instance.bands]
        self._bands_of: list[list[int]] = [[] for _ in range(len(instance))]
        for number, band in enumerate(instance.bands):
            for task in band.tasks:
                self._bands_of[task].append(number)
        self._balance = [0.0] * len(instance.balances)
        self._starts: list[int | None] = [None] * len(instance)
        self._awaiting: set[int] = set()
        self.taken: list[int] = []

    @property
    def starts(self) -> Starts:
        return tuple(self._starts)

    def count(self, tasks: Iterable[int]) -> int:
        """How many of these are in."""
        return sum(self._starts[task] is not None for task in tasks)

    def bring_all(self, order: Iterable[int]) -> None:
        """Bring in the tasks in this order; those that a share keeps out are tried again after each that came in."""
        aside: list[int] = []
        for task in order:
            if self._starts[task] is not None:
                continue
            if self.bring(task):
                while aside and len(rest := [other for other in aside if not self.bring(other)]) < len(aside):
                    aside = rest
            elif self._balance:
                aside.append(task)

    def bring(self, task: int, *, required: bool = False) -> bool:
        """Whether the task is in. One not required, here or by the instance, may not bring a share below its minimum,
        nor lower one below it."""
        before, balance = len(self.taken), list(self._balance)
        if self._place(task) and (
            required
            or self._instance.must[task]
            or all(now >= -BUDGET_TOLERANCE or now >= was for now, was in zip(self._balance, balance, strict=True))
        ):
            return True
        while len(self.taken) > before:
            self._move(self.taken[-1], -1)
        self._balance = balance
        return False

    def _place(self, task: int) -> bool:
        """Start the task, what it waits for first; on failure some of that may have been started."""
        if self._starts[task] is not None:
            return True
        if task in self._awaiting:  # a circle of alternatives, only one of which leads out
            return False
        self._awaiting.add(task)
        start = self._ready(task)
        self._awaiting.discard(task)
        if start is None or any(self._room[band] <= 0 for band in self._bands_of[task]):
            return False
        takes, left = self._instance.takes[task], self._left
        for year in range(start, self._instance.high[task] + 1):
            for limit, amount in takes[year]:
                if amount > left[limit]:
                    break
            else:
                self._starts[task] = year
                self._move(task, 1)
                return True
        return False

    def _ready(self, task: int) -> int | None:
        """The first year in which the task may start, all it waits for being in; None if not all could be."""
        given, starts = self._instance, self._starts
        start = given.low[task]
        for other, wait in given.all_of[task]:
            if not self._place(other):
                return None
            start = max(start, self._start(other) + wait)
        options = given.any_of[task]
        if not options:
            return start
        if all(starts[other] is None for other, _ in options):
            ranked = sorted((self._rank[other], other) for other, _ in options)
            if not any(self.bring(other, required=True) for _, other in ranked):
                return None
        return max(start, min(self._start(other) + wait for other, wait in options if starts[other] is not None))

    def _start(self, task: int) -> int:
        start = self._starts[task]
        assert start is not None
        return start

    def _move(self, task: int, way: int) -> None:
        """Take what a started task takes, or (-1) give it back as the last one taken and strike it."""
        given = self._instance
        for limit, amount in given.takes[task][self._start(task)]:
            self._left[limit] -= way * amount
        for band in self._bands_of[task]:
            self._room[band] -= way
        for share, balance in enumerate(given.balances):
            self._balance[share] += way * balance[task]
        if way > 0:
            self.taken.append(task)
        else:
            self._starts[self.taken.pop()] = None
