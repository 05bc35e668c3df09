"""Why no schedule keeps all rules: the fewest rules that, given up, let the rest be kept.

Elastic programming (Brown and Graves 1975; Chinneck 2008, Feasibility and Infeasibility in Optimization): each rule
that bears on a required task gets a switch that suspends it, and the least number of switches is turned.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from planner.roadmap.program import Rows
from planner.roadmap.task import Group, Limit, Rules, Share, Task, yearly
from planner.roadmap.watch import Watch

ClashKind = Literal[
    "budget",
    "limit",
    "group at least",
    "group at most",
    "share",
    "pin",
    "forbidden",
    "window",
    "horizon",
    "precedence",
    "any precedence",
    "mandatory",
]

RELUCTANCE: dict[ClashKind, int] = {
    "budget": 0,
    "limit": 0,
    "group at least": 1,
    "group at most": 1,
    "share": 1,
    "pin": 2,
    "forbidden": 3,
    "window": 4,
    "horizon": 5,
    "precedence": 6,
    "any precedence": 6,
    "mandatory": 7,
}
"""Of sets of one size the one of least reluctance is named: the rules that say most about the cause."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A rule to be given up so that the others can be kept.

    - budget: `year` is short by `amount`, in the unit of the budgets, for the `tasks` that must spend in it
    - limit: from `year` to `last_year` the resource `rule` is short by `amount` for the `tasks` that must use it
    - group at least, group at most: too few or too many of the `tasks` of the group `rule` are done
    - share: the `tasks` of the share `rule` cannot reach its minimum
    - pin: the task cannot start in the `year` it is pinned to
    - forbidden: the task must be done
    - window: the task cannot start between its earliest and latest year
    - horizon: the task cannot end by the last year
    - precedence: the first of `tasks` cannot wait for the second, or not as long as its lag asks
    - any precedence: the first of `tasks` cannot wait for any of the others
    - mandatory: the task cannot be done
    """

    kind: ClashKind
    tasks: tuple[str, ...] = ()
    year: int | None = None
    amount: float | None = None
    last_year: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """`starts` holds the required tasks and what they wait for, with the rules of `clashes` given up.

    Where nothing clashes, the starts keep every rule. `proven`: no smaller set would do.
    """

    clashes: tuple[Clash, ...]
    starts: dict[str, int]
    proven: bool


def relax(tasks: Sequence[Task], budgets: Mapping[int, float], rules: Rules, seconds: float) -> Relaxation | None:
    """The smallest set of rules that clash; None where `seconds` were too short to find any."""
    return _Elastic(tasks, budgets, rules).solve(seconds)


class _Elastic:
    def __init__(self, tasks: Sequence[Task], budgets: Mapping[int, float], rules: Rules) -> None:
        self._all = {task.id: task for task in tasks}
        self._tasks = self._concerned(tasks, rules)
        self._years = range(min(budgets), max(budgets) + 1)
        self._rows = Rows()
        self._variables = 0
        self._switches: dict[int, Clash] = {}
        self._bounds: dict[int, Limit] = {}  # of the switches of budgets and limits
        self._start = {(task.id, year): self._variable() for task in self._tasks for year in self._years}
        for task in self._tasks:
            self._add_duty(task)
            self._add_window(task)
            for id in task.prerequisites:
                self._add_wait(task, (id,), "precedence")
            if task.prerequisites_any:
                self._add_wait(task, task.prerequisites_any, "any precedence")
        for budget in yearly(budgets):
            self._add_limit(budget, Clash("budget", year=budget.first_year))
        for limit in rules.limits:
            clash = Clash("limit", year=limit.first_year, last_year=limit.last_year, rule=limit.resource)
            self._add_limit(limit, clash)
        for group in rules.groups:
            self._add_group(group)
        for share in rules.shares:
            self._add_share(share)

    def _concerned(self, tasks: Sequence[Task], rules: Rules) -> list[Task]:
        """The required tasks, those that may have to fill a group or a share, and all they could wait for."""
        wanted = {task.id for task in tasks if task.required}
        wanted |= {id for group in rules.groups if group.at_least for id in group.tasks if id in self._all}
        if wanted:
            wanted |= {id for share in rules.shares for id in share.tasks if id in self._all}
        waiting = list(wanted)
        while waiting:
            task = self._all[waiting.pop()]
            for id in (*task.prerequisites, *task.prerequisites_any):
                if id in self._all and id not in wanted:
                    wanted.add(id)
                    waiting.append(id)
        return [task for task in tasks if task.id in wanted]

    def solve(self, seconds: float) -> Relaxation | None:
        """The fewest switches; of such sets the one of least reluctance; with that set the least lacking.

        One after the other: with all in one objective HiGHS 1.12 writes lines of its own to standard output.
        """
        if not self._variables:
            return Relaxation((), {}, proven=True)
        watch = Watch(seconds)
        count, reluctance, lacking = (np.zeros(self._variables) for _ in range(3))
        for variable, clash in self._switches.items():
            count[variable], reluctance[variable] = 1, RELUCTANCE[clash.kind]
        found = self._milp(count, np.ones(self._variables), watch.left())
        if found.x is None:
            return None
        proven, solution = found.status == 0, np.round(found.x)
        if reluctance @ solution:
            self._rows.add([(variable, 1.0) for variable in self._switches], 0, count @ solution)
            solution = self._better(solution, reluctance, np.ones(self._variables), watch)
        upper = np.ones(self._variables)
        for variable in self._switches:
            upper[variable] = solution[variable]
            if variable in self._bounds and upper[variable]:
                # each such limit is exceeded, so that using least of it is lacking least
                limit = self._bounds[variable]
                for _, start, used in self._used(limit):
                    lacking[start] += used / (limit.amount or 1.0)
        if lacking.any():
            solution = self._better(solution, lacking, upper, watch)
        starts = {id: year for (id, year), variable in self._start.items() if solution[variable]}
        clashes = [self._measured(variable, solution) for variable in self._switches if solution[variable]]
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

    def _measured(self, variable: int, solution: NDArray[np.float64]) -> Clash:
        """The rule given up; of a limit, who uses it and what it is short by."""
        clash, limit = self._switches[variable], self._bounds.get(variable)
        if limit is None:
            return clash
        users = {task.id: used for task, start, used in self._used(limit) if solution[start]}
        return replace(clash, tasks=tuple(users), amount=sum(users.values()) - limit.amount)

    def _variable(self) -> int:
        self._variables += 1
        return self._variables - 1

    def _switch(self, clash: Clash) -> int:
        variable = self._variable()
        self._switches[variable] = clash
        return variable

    def _started(self, id: str, by: int, coefficient: float) -> list[tuple[int, float]]:
        return [(self._start[id, year], coefficient) for year in self._years if year <= by]

    def _done(self, id: str, coefficient: float) -> list[tuple[int, float]]:
        return self._started(id, self._years[-1], coefficient)

    def _add_duty(self, task: Task) -> None:
        """Done at most once, and, unless given up, not if forbidden, and if required: from the pinned year on."""
        done = self._done(task.id, 1)
        self._rows.add(done, 0, 1)
        if task.forbidden:
            self._rows.add([*done, (self._switch(Clash("forbidden", (task.id,))), -1)], -inf, 0)
        if task.mandatory:
            self._rows.add([*done, (self._switch(Clash("mandatory", (task.id,))), 1)], 1, inf)
        if task.pinned is not None:
            moved = self._switch(Clash("pin", (task.id,), task.pinned))
            there = [self._start[task.id, task.pinned]] if task.pinned in self._years else []
            self._rows.add([(variable, 1.0) for variable in (*there, moved)], 1, inf)

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
                self._rows.add([*terms, (self._switch(Clash(kind, (task.id,))), -1.0)], -inf, 0)

    def _add_wait(self, task: Task, options: tuple[str, ...], kind: ClashKind) -> None:
        switch = self._switch(Clash(kind, (task.id, *options)))
        for year in self._years:
            ended = [
                term
                for id in options
                if id in self._all
                for term in self._started(id, year - self._all[id].duration - task.lag(id), -1)
            ]
            self._rows.add([*self._started(task.id, year, 1), *ended, (switch, -1.0)], -inf, 0)

    def _add_limit(self, limit: Limit, clash: Clash) -> None:
        used = self._used(limit)
        greatest: dict[str, float] = {}
        for task, _, amount in used:
            greatest[task.id] = max(greatest.get(task.id, 0.0), amount)
        most = sum(greatest.values())
        if most > limit.amount:
            switch = self._switch(clash)
            self._bounds[switch] = limit
            unit = limit.amount or min(amount for _, _, amount in used)
            terms = [(start, amount / unit) for _, start, amount in used]
            self._rows.add([*terms, (switch, (limit.amount - most) / unit)], -inf, limit.amount / unit)

    def _add_group(self, group: Group) -> None:
        members = [id for id in group.tasks if (id, self._years[0]) in self._start]
        done = [term for id in members for term in self._done(id, 1)]
        if group.at_least:
            switch = self._switch(Clash("group at least", group.tasks, rule=group.id))
            self._rows.add([*done, (switch, group.at_least)], group.at_least, inf)
        if group.at_most is not None and len(members) > group.at_most:
            switch = self._switch(Clash("group at most", group.tasks, rule=group.id))
            self._rows.add([*done, (switch, group.at_most - len(members))], -inf, group.at_most)

    def _add_share(self, share: Share) -> None:
        """The sizes in the share less the minimum of all sizes are not negative."""
        added = {task.id: task.size * ((task.id in share.tasks) - share.minimum) for task in self._tasks}
        greatest, least = max(map(abs, added.values()), default=0.0), sum(min(size, 0.0) for size in added.values())
        if least < 0:
            switch = self._switch(Clash("share", share.tasks, rule=share.id))
            terms = [term for id, size in added.items() for term in self._done(id, size / greatest)]
            self._rows.add([*terms, (switch, -least / greatest)], 0, inf)

    def _used(self, limit: Limit) -> list[tuple[Task, int, float]]:
        """(task, variable, amount) of each start that uses the resource in the years of the limit."""
        return [
            (task, self._start[task.id, start], amount)
            for task in self._tasks
            if task.use(limit.resource)
            for start in self._years
            if (amount := limit.used(task, start)) > 0
        ]
