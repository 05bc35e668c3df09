"""The schedule as an integer program for scipy's HiGHS.

A task has a binary for each year it could start in, and, where `steps` asks for them, one for "started by this year".
A successor that started by a year needs a predecessor that started early enough by one row per pair and year, which
holds the relaxation tighter than a row on start years (Christofides, Alvarez-Valdes and Tamarit 1987); the money of a
year is a plain knapsack over starts, in which the solver finds cover cuts that it misses when the row is written in
steps. Where the choice of tasks is fixed, starts without steps are solved sooner.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from planner.roadmap.instance import Instance, Starts

Aim = Literal["value", "lateness", "any"]

TRIFLE = 1e-5
"""What a task without value weighs among weights up to 100, so that it too comes early where that costs nothing."""

Terms = Iterable[tuple[int, float]]
"""(variable, coefficient) of a linear sum."""


@dataclass(slots=True)
class Rows:
    """Linear rows under construction: lower <= sum of terms <= upper."""

    entries: list[tuple[int, int, float]] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)

    def add(self, terms: Terms, lower: float, upper: float) -> None:
        row = len(self.lower)
        self.entries.extend((row, variable, coefficient) for variable, coefficient in terms)
        self.lower.append(lower)
        self.upper.append(upper)

    def constraint(self, variables: int) -> Any:
        """scipy's LinearConstraint of the rows."""
        from scipy.optimize import LinearConstraint
        from scipy.sparse import csr_matrix

        rows, columns, coefficients = zip(*self.entries, strict=True) if self.entries else ((), (), ())
        matrix = csr_matrix((coefficients, (rows, columns)), shape=(len(self.lower), variables))
        return LinearConstraint(matrix, np.array(self.lower), np.array(self.upper))


@dataclass(frozen=True, slots=True)
class Answer:
    """`starts` is the best schedule found, `chosen` its tasks; a relaxed solve gives the tasks alone.

    `bound` is the best the aim could still be; None where the solver knows none.
    """

    status: Literal["optimal", "infeasible", "stopped"]
    starts: Starts | None = None
    chosen: frozenset[int] | None = None
    bound: float | None = None


class Program:
    """The rules of one instance; solved for value or for lateness."""

    def __init__(self, instance: Instance, *, steps: bool) -> None:
        self._instance = instance
        self._first: list[int] = []  # a task's variable of the first year it could start in
        self._step: list[int] | None = [] if steps else None
        self._count = 0
        for low, high in zip(instance.low, instance.high, strict=True):
            for firsts in (self._first, self._step) if self._step is not None else (self._first,):
                firsts.append(self._count)
                self._count += high - low + 1
        self._rows = Rows()
        self._add_starts()
        self._add_precedence()
        self._add_limits()
        self._add_choice()
        self._choices = np.zeros(self._count, dtype=int)
        for task in range(len(instance)):
            for variable, _ in self._done(task, 1):
                self._choices[variable] = 1
        self._constraint = self._rows.constraint(self._count)
        self._value = np.zeros(self._count)
        self._lateness = np.zeros(self._count)
        for task, weight in enumerate(instance.weights):
            for variable, worth in self._done(task, weight):
                self._value[variable] = worth
            for variable, year in self._starts(task):
                self._lateness[variable] = max(weight, TRIFLE) * year

    def solve(
        self,
        aim: Aim,
        *,
        whole: bool = True,
        least_value: float | None = None,
        most_value: float = np.inf,
        most_lateness: float | None = None,
        without: Sequence[Collection[int]] = (),
        gap: float,
        seconds: float,
    ) -> Answer:
        """The greatest value, the least lateness or any schedule within these bounds.

        It contains none of the choices `without`, unless it adds a task that one of theirs may follow instead.
        `whole=False` lets a task start in parts, so that only the choice of tasks means something. `gap` is relative.
        Deterministic unless stopped by `seconds`.
        """
        if not self._count:
            return Answer("optimal", (), frozenset(), 0.0)
        from scipy.optimize import Bounds, milp

        extra = self._excluding(without)
        if least_value is not None:
            extra.add(_terms(self._value), least_value, most_value)
        if most_lateness is not None:
            extra.add(_terms(self._lateness), -np.inf, most_lateness)
        sign = -1.0 if aim == "value" else 1.0
        objective = {"value": self._value, "lateness": self._lateness, "any": np.zeros(self._count)}[aim]
        found: Any = milp(
            sign * objective,
            integrality=np.ones(self._count, dtype=int) if whole else self._choices,
            bounds=Bounds(0, 1),
            constraints=[self._constraint, extra.constraint(self._count)] if extra.lower else [self._constraint],
            options={"mip_rel_gap": gap, "time_limit": max(seconds, 0.01)},
        )
        if found.status == 2:
            return Answer("infeasible")
        status: Literal["optimal", "stopped"] = "optimal" if found.status == 0 else "stopped"
        bound = None if found.mip_dual_bound is None else sign * float(found.mip_dual_bound)
        if found.x is None:
            return Answer(status, bound=bound)
        return Answer(status, self._read(found.x) if whole else None, self._chosen(found.x), bound)

    def _excluding(self, choices: Sequence[Collection[int]]) -> Rows:
        """Rows that rule out the choices and what contains them."""
        rows = Rows()
        for tasks in choices:
            others = {other for task in tasks for other, _ in self._instance.any_of[task]}.difference(tasks)
            done = [term for task in tasks for term in self._done(task, 1)]
            rows.add([*done, *(term for task in others for term in self._done(task, -1))], -np.inf, len(tasks) - 1)
        return rows

    def _starts(self, task: int) -> Iterable[tuple[int, int]]:
        """(variable, year) of each start of a task."""
        low, high = self._instance.low[task], self._instance.high[task]
        return ((self._first[task] + year - low, year) for year in range(low, high + 1))

    def _started(self, task: int, by: int, coefficient: float) -> list[tuple[int, float]]:
        """Terms of "the task started by this year"."""
        low, high = self._instance.low[task], self._instance.high[task]
        if by < low:
            return []
        if self._step is not None:
            return [(self._step[task] + min(by, high) - low, coefficient)]
        return [(self._first[task] + year - low, coefficient) for year in range(low, min(by, high) + 1)]

    def _done(self, task: int, coefficient: float) -> list[tuple[int, float]]:
        """Terms of "the task is done"."""
        return self._started(task, self._instance.high[task], coefficient)

    def _add_starts(self) -> None:
        given = self._instance
        for task in range(len(given)):
            if self._step is not None:
                for variable, year in self._starts(task):
                    steps = [*self._started(task, year, -1), *self._started(task, year - 1, 1)]
                    self._rows.add([(variable, 1.0), *steps], 0, 0)
                    self._rows.add(steps, -np.inf, 0)
            self._rows.add(self._done(task, 1), float(given.must[task]), 1)

    def _add_precedence(self) -> None:
        given = self._instance
        for task in range(len(given)):
            for options in (*((wait,) for wait in given.all_of[task]), given.any_of[task]):
                for year in range(given.low[task], given.high[task] + 1) if options else ():
                    ended = [term for other, wait in options for term in self._started(other, year - wait, -1)]
                    self._rows.add([*self._started(task, year, 1), *ended], -np.inf, 0)

    def _add_limits(self) -> None:
        given = self._instance
        used: list[list[tuple[int, float]]] = [[] for _ in given.limits]
        for task in range(len(given)):
            for variable, start in self._starts(task):
                for limit, amount in given.takes[task][start]:
                    used[limit].append((variable, amount))
        for amount, terms in zip(given.limits, used, strict=True):
            if terms:
                unit = amount or min(use for _, use in terms)
                self._rows.add([(variable, use / unit) for variable, use in terms], -np.inf, amount / unit)

    def _add_choice(self) -> None:
        given = self._instance
        for band in given.bands:
            done = [term for task in band.tasks for term in self._done(task, 1)]
            self._rows.add(done, band.least, band.most)
        for balance in given.balances:
            done = [term for task, added in enumerate(balance) if added for term in self._done(task, added)]
            self._rows.add(done, 0, np.inf)

    def _chosen(self, solution: NDArray[np.float64]) -> frozenset[int]:
        """The tasks done, be it in parts."""
        parts = (sum(solution[variable] for variable, _ in self._starts(task)) for task in range(len(self._instance)))
        return frozenset(task for task, part in enumerate(parts) if part > 0.5)

    def _read(self, solution: NDArray[np.float64]) -> Starts:
        starts: list[int | None] = []
        for task in range(len(self._instance)):
            years = [year for variable, year in self._starts(task) if solution[variable] > 0.5]
            starts.append(years[0] if years else None)
        return tuple(starts)


def _terms(coefficients: NDArray[np.float64]) -> list[tuple[int, float]]:
    return [(int(variable), float(coefficients[variable])) for variable in np.flatnonzero(coefficients)]
