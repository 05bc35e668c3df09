"""Why no schedule keeps all rules: the fewest rules that, given up, let the rest be kept.

Elastic programming (Brown and Graves 1975; Chinneck 2008, Feasibility and Infeasibility in Optimization): each rule
that bears on a required task gets a switch that suspends it, and the least number of switches is turned.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from planner.roadmap.program import Rows
from planner.roadmap.task import Task
from planner.roadmap.watch import Watch

ClashKind = Literal["budget", "pin", "mandatory", "window", "horizon", "precedence", "any precedence"]

RELUCTANCE: dict[ClashKind, int] = {
    "budget": 0,
    "pin": 1,
    "window": 2,
    "horizon": 3,
    "precedence": 4,
    "any precedence": 4,
    "mandatory": 5,
}
"""Of sets of one size the one of least reluctance is named: the rules that say most about the cause."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A rule to be given up so that the others can be kept.

    - budget: `year` is short by `amount`, in the unit of the budgets, for the required `tasks` that spend in it
    - pin: the task cannot start in the `year` it is pinned to
    - mandatory: the task cannot be done
    - window: the task cannot start between its earliest and latest year
    - horizon: the task cannot end by the last year
    - precedence: the first of `tasks` cannot wait for the second
    - any precedence: the first of `tasks` cannot wait for any of the others
    """

    kind: ClashKind
    tasks: tuple[str, ...] = ()
    year: int | None = None
    amount: float | None = None


@dataclass(frozen=True, slots=True)
class Relaxation:
    """`starts` holds the required tasks and what they wait for, with the rules of `clashes` given up.

    Where nothing clashes, the starts keep every rule. `proven`: no smaller set would do.
    """

    clashes: tuple[Clash, ...]
    starts: dict[str, int]
    proven: bool


def relax(tasks: Sequence[Task], budgets: Mapping[int, float], seconds: float) -> Relaxation | None:
    """The smallest set of rules that clash; None where `seconds` were too short to find any."""
    return _Elastic(tasks, budgets).solve(seconds)


class _Elastic:
    def __init__(self, tasks: Sequence[Task], budgets: Mapping[int, float]) -> None:
        self._all = {task.id: task for task in tasks}
        self._tasks = self._concerned(tasks)
        self._budgets = budgets
        self._years = range(min(budgets), max(budgets) + 1)
        self._rows = Rows()
        self._variables = 0
        self._switches: dict[int, tuple[ClashKind, tuple[str, ...], int | None]] = {}
        self._start = {(task.id, year): self._variable() for task in self._tasks for year in self._years}
        for task in self._tasks:
            self._add_duty(task)
            self._add_window(task)
            for id in task.prerequisites:
                self._add_wait(task, (id,), "precedence")
            if task.prerequisites_any:
                self._add_wait(task, task.prerequisites_any, "any precedence")
        self._add_budgets()

    def _concerned(self, tasks: Sequence[Task]) -> list[Task]:
        """The required tasks and all they could wait for."""
        wanted = {task.id for task in tasks if task.required}
        waiting = list(wanted)
        while waiting:
            task = self._all[waiting.pop()]
            for id in (*task.prerequisites, *task.prerequisites_any):
                if id in self._all and id not in wanted:
                    wanted.add(id)
                    waiting.append(id)
        return [task for task in tasks if task.id in wanted]

    def solve(self, seconds: float) -> Relaxation | None:
        """The fewest switches; of such sets the one of least reluctance; with that set the least money lacking.

        One after the other: with all in one objective HiGHS 1.12 writes lines of its own to standard output.
        """
        if not self._tasks:
            return Relaxation((), {}, proven=True)
        watch = Watch(seconds)
        count, reluctance, money = (np.zeros(self._variables) for _ in range(3))
        for variable, (kind, _, _) in self._switches.items():
            count[variable], reluctance[variable] = 1, RELUCTANCE[kind]
        found = self._milp(count, np.ones(self._variables), watch.left())
        if found.x is None:
            return None
        proven, solution = found.status == 0, np.round(found.x)
        if reluctance @ solution:
            self._rows.add([(variable, 1.0) for variable in self._switches], 0, count @ solution)
            solution = self._better(solution, reluctance, np.ones(self._variables), watch)
        upper = np.ones(self._variables)
        for variable, (kind, _, year) in self._switches.items():
            upper[variable] = solution[variable]
            if kind == "budget" and year is not None and upper[variable]:
                # each such year is over its limit, so that spending least in it is lacking least
                for start, cost in self._spent(year):
                    money[start] += cost
        if money.any():
            solution = self._better(solution, money, upper, watch)
        starts = {id: year for (id, year), variable in self._start.items() if solution[variable]}
        clashes = [self._clash(*rule, starts) for variable, rule in self._switches.items() if solution[variable]]
        return Relaxation(tuple(clashes), starts, proven)

    def _better(
        self, solution: NDArray[np.float64], costs: NDArray[np.float64], upper: NDArray[np.float64], watch: Watch
    ) -> NDArray[np.float64]:
        """The solution of least cost, or the one at hand if time is too short."""
        found = self._milp(costs, upper, watch.left())
        return solution if found.x is None else np.round(found.x)

    def _milp(self, costs: NDArray[np.float64], upper: NDArray[np.float64], seconds: float) -> Any:
        from scipy.optimize import Bounds, milp

        return milp(
            costs,
            integrality=np.ones(self._variables, dtype=int),
            bounds=Bounds(0, upper),
            constraints=self._rows.constraint(self._variables),
            options={"time_limit": max(seconds, 0.01)},
        )

    def _clash(self, kind: ClashKind, ids: tuple[str, ...], year: int | None, starts: Mapping[str, int]) -> Clash:
        if kind == "budget" and year is not None:
            spent = {
                task.id: cost
                for task in self._tasks
                if task.id in starts
                for when, cost in task.money(starts[task.id])
                if when == year and cost > 0
            }
            return Clash(kind, tuple(spent), year, sum(spent.values()) - self._budgets[year])
        return Clash(kind, ids, year)

    def _variable(self) -> int:
        self._variables += 1
        return self._variables - 1

    def _switch(self, kind: ClashKind, ids: tuple[str, ...], year: int | None = None) -> int:
        variable = self._variable()
        self._switches[variable] = (kind, ids, year)
        return variable

    def _started(self, id: str, by: int, coefficient: float) -> list[tuple[int, float]]:
        return [(self._start[id, year], coefficient) for year in self._years if year <= by]

    def _add_duty(self, task: Task) -> None:
        """Done at most once, and, unless given up, done: from the pinned year where there is one."""
        done = self._started(task.id, self._years[-1], 1)
        self._rows.add(done, 0, 1)
        if task.mandatory:
            self._rows.add([*done, (self._switch("mandatory", (task.id,)), 1)], 1, np.inf)
        if task.pinned is not None:
            moved = self._switch("pin", (task.id,), task.pinned)
            there = [self._start[task.id, task.pinned]] if task.pinned in self._years else []
            self._rows.add([(variable, 1.0) for variable in (*there, moved)], 1, np.inf)

    def _add_window(self, task: Task) -> None:
        """Starts outside the window, other than the pinned one, or too late to end in time need their switch."""
        earliest = self._years[0] if task.earliest is None else task.earliest
        latest = self._years[-1] if task.latest is None else task.latest
        outside = [year for year in self._years if year != task.pinned and not earliest <= year <= latest]
        late = [year for year in self._years if year + task.duration - 1 > self._years[-1]]
        rules: tuple[tuple[ClashKind, list[int]], ...] = (("window", outside), ("horizon", late))
        for kind, years in rules:
            if years:
                terms = [(self._start[task.id, year], 1.0) for year in years]
                self._rows.add([*terms, (self._switch(kind, (task.id,)), -1.0)], -np.inf, 0)

    def _add_wait(self, task: Task, options: tuple[str, ...], kind: ClashKind) -> None:
        switch = self._switch(kind, (task.id, *options))
        for year in self._years:
            ended = [
                term
                for id in options
                if id in self._all
                for term in self._started(id, year - self._all[id].duration, -1)
            ]
            self._rows.add([*self._started(task.id, year, 1), *ended, (switch, -1.0)], -np.inf, 0)

    def _add_budgets(self) -> None:
        most = sum(max(task.cost) for task in self._tasks)
        for year, limit in self._budgets.items():
            spent = self._spent(year)
            if spent and most > limit:
                self._rows.add([*spent, (self._switch("budget", (), year), limit - most)], -np.inf, limit)

    def _spent(self, year: int) -> list[tuple[int, float]]:
        """The money of a year by the starts that spend in it."""
        return [
            (self._start[task.id, start], cost)
            for task in self._tasks
            for start in self._years
            for when, cost in task.money(start)
            if when == year and cost > 0
        ]
