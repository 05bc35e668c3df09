"""The schedule of a plan solved anew, as often as asked, for other values of its actions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from planner.model.evaluation import Ranking
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.ranking.decision_matrix import FloatArray
from planner.ranking.rank import schedule_values
from planner.roadmap.greedy import Greedy
from planner.roadmap.schedule import schedule
from planner.roadmap.tasks import budgets, rules, tasks
from planner.roadmap.value import carried

SolverName = Literal["greedy", "exact"]
EXACT_SECONDS = 5.0
"""The most one exact solve among many may take, where the plan allows more."""


@dataclass(frozen=True, slots=True)
class Solved:
    """Start year by action, their total value, and the optimality gap (0: proven; None of the greedy twin)."""

    starts: dict[str, int]
    value: float
    gap: float | None = None


class Resolver:
    """One plan's tasks and rules, made ready once; `values` by action, where given, replace the plan's own.

    An exact solve takes at most `seconds`, and at most what the plan allows.
    """

    def __init__(self, plan: Plan, ranking: Ranking, solver: SolverName, seconds: float = EXACT_SECONDS) -> None:
        self._tasks = tasks(plan, ranking)
        self._budgets, self._rules = budgets(plan), rules(plan)
        self._seconds = min(seconds, plan.rules.time_limit_seconds)
        self._greedy = Greedy(self._tasks, self._budgets, self._rules) if solver == "greedy" else None

    @property
    def actions(self) -> tuple[str, ...]:
        """The actions that can enter a schedule, in plan order."""
        return tuple(task.id for task in self._tasks)

    def solve(
        self, values: Mapping[str, float] | None = None, cancel: Callable[[], bool] | None = None
    ) -> Solved | None:
        """The schedule; None where the solver finds none that keeps all rules."""
        if self._greedy is not None:
            taken = self._greedy.solve(values)
            return Solved(taken.starts, taken.value) if taken.complete else None
        planned = self._tasks
        if values is not None:
            planned = tuple(replace(task, value=values[task.id]) for task in planned)
        found = schedule(planned, self._budgets, self._rules, time_limit=self._seconds, cancel=cancel)
        if not found.starts and any(task.required for task in planned):
            return None
        return Solved(found.starts, found.value, found.gap)

    def required(self, values: Mapping[str, float] | None = None, cancel: Callable[[], bool] | None = None) -> Solved:
        """The schedule; ProblemError where there is none."""
        solved = self.solve(values, cancel)
        if solved is None:
            raise ProblemError("no greedy schedule" if self._greedy else "no schedule anew", "roadmap")
        return solved


def action_values(plan: Plan, ranking: Ranking, weights: FloatArray, actions: Sequence[str]) -> FloatArray:
    """Values (n, actions) of the plan's actions by rows of leaf `weights` (n, leaves).

    Sums are taken strategy by strategy, so that actions of equal merit are equal to the last bit in every row.
    """
    by_strategy = schedule_values(plan, np.array(ranking.matrix), np.array(ranking.bounds), weights)
    shares = [carried(plan.action(action)) for action in actions]
    values: FloatArray = np.zeros((len(weights), len(actions)))
    for column, ranked in enumerate(ranking.strategies):
        values += by_strategy[:, [column]] * np.array([own.get(ranked.strategy, 0.0) for own in shares])
    return values
