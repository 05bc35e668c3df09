"""A schedule being filled in by hand or by rule of thumb: which tasks start when, and what is left for the others."""

from collections.abc import Iterable, Sequence
from math import inf

from planner.roadmap.instance import Instance, Starts
from planner.roadmap.task import BUDGET_TOLERANCE


class Board:
    """Brings in one task after another, each with what it needs, as early as all rules allow, or not at all.

    Serial schedule generation (Kelley 1963). `ranking` are all tasks; of several that would do, as alternatives to
    wait for or to fill a band or a share, the first in it is tried first. `taken` are the tasks as they came in.
    """

    def __init__(self, instance: Instance, ranking: Sequence[int]) -> None:
        self._instance, self._ranking = instance, ranking
        self._rank = [0] * len(ranking)
        for place, task in enumerate(ranking):
            self._rank[task] = place
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

    def bring_required(self, required: Iterable[int]) -> None:
        """Bring in the required tasks in this order, then what fills each band and restores each share."""
        for task in required:
            self._bring(task)
        for band in self._instance.bands:
            done = sum(self._starts[task] is not None for task in band.tasks)
            for task in sorted(band.tasks, key=self._rank.__getitem__) if done < band.least else ():
                done += self._starts[task] is None and self._bring(task)
                if done >= band.least:
                    break
        self._restore([inf] * len(self._balance))

    def bring_others(self) -> None:
        """Bring in all other tasks in the order of the ranking, each that lowers a share below its minimum only
        together with those that restore it."""
        for task in self._ranking:
            if self._starts[task] is None:
                before, balance = len(self.taken), list(self._balance)
                if self._bring(task) and not (self._instance.must[task] or self._restore(balance)):
                    self._undo(before, balance)

    def _restore(self, enough: Sequence[float]) -> bool:
        """Bring in what raises shares below their minimum, till each has that or at least `enough`; else False."""
        while True:
            shares = enumerate(zip(self._balance, enough, strict=True))
            short = next((share for share, (now, least) in shares if now < -BUDGET_TOLERANCE and now < least), None)
            if short is None:
                return True
            added = self._instance.balances[short]
            if not any(added[task] > 0 and self._starts[task] is None and self._bring(task) for task in self._ranking):
                return False

    def _bring(self, task: int) -> bool:
        """Whether the task is in, with all it waits for; if not, nothing of that is."""
        before, balance = len(self.taken), list(self._balance)
        if self._place(task):
            return True
        self._undo(before, balance)
        return False

    def _undo(self, before: int, balance: list[float]) -> None:
        """Take out what came in after the first so many tasks."""
        while len(self.taken) > before:
            self._move(self.taken[-1], -1)
        self._balance = balance

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
            if not any(self._bring(other) for _, other in ranked):
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
