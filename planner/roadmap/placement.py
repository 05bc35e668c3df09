"""Good schedules at once: place tasks one after another, each as early as it can go, and better the order.

Serial schedule generation (Kelley 1963) under random insertions. Where cost is even over a task's years some order
gives a best schedule (active schedules: Sprecher, Kolisch and Drexl 1995); finding it is left to the solver.
"""

import random
from collections.abc import Callable, Sequence

from planner.roadmap.board import Board
from planner.roadmap.instance import NEVER, Instance, Starts

ROUNDS = 1000
"""Orders tried: 0.1 to 0.4 s for 40 tasks over 9 years, after which the solver gains more than another round."""

Merit = tuple[int, float, float]
"""Rules on the choice broken (negative), value, and lateness (negative): the greater tuple is the better schedule."""


class Placement:
    """Places orders of the tasks of one instance."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance

    def merit(self, starts: Starts) -> Merit:
        chosen = frozenset(task for task, start in enumerate(starts) if start is not None)
        missing = self._instance.missing(chosen)
        return -missing, round(self._instance.value(starts), 9), -round(self._instance.lateness(starts), 9)

    def place(self, order: Sequence[int]) -> Starts:
        """Each task, in this order but after its prerequisites, in the earliest start that keeps the rules."""
        board = Board(self._instance, order)
        if self._instance.bands or self._instance.balances:
            board.bring_required(task for task in order if self._instance.must[task])
        board.bring_others()
        return board.starts

    def settle(self, starts: Starts) -> Starts:
        """The schedule drawn together to the left, with what still fits added; never a worse one."""
        settled = self.place(self._order(starts))
        return settled if self.merit(settled) >= self.merit(starts) else starts

    def search(self, stopped: Callable[[], bool], known: Starts | None = None, rounds: int = ROUNDS) -> Starts:
        """The best schedule found by `rounds` changes of order, the same every time.

        It starts from the order of a known schedule, and is never worse, or from the best of five rules of thumb.
        """
        draw = random.Random(0)
        best_order, best, best_merit = self._best_of(self._rules_of_thumb() if known is None else [self._order(known)])
        order, merit = best_order, best_merit
        if known is not None and self.merit(known) > best_merit:  # uneven costs: its own order may give a worse one
            best, best_merit = known, self.merit(known)
        for _ in range(rounds if len(order) > 1 else 0):
            if stopped():
                break
            changed = list(order)
            for _ in range(draw.choice((1, 1, 1, 2, 3))):
                changed.insert(draw.randrange(len(changed)), changed.pop(draw.randrange(len(changed))))
            starts = self.place(changed)
            changed_merit = self.merit(starts)
            # a little later at equal value is let pass: it leads out of dead ends
            if changed_merit >= (*merit[:2], merit[2] * 1.01):
                order, merit = changed, changed_merit
            if changed_merit > best_merit:
                best, best_merit = starts, changed_merit
        return best

    def _order(self, starts: Starts) -> list[int]:
        """Tasks by start, then those left out by value per money."""
        weights, density = self._instance.weights, self._density()

        def rank(task: int) -> tuple[float, float]:
            start = starts[task]
            return (NEVER, -density[task]) if start is None else (start, -weights[task])

        return sorted(range(len(starts)), key=rank)

    def _rules_of_thumb(self) -> list[list[int]]:
        """The orders a planner would try by hand."""
        given, density = self._instance, self._density()
        rules: tuple[Callable[[int], tuple[float, ...]], ...] = (
            lambda task: (not given.must[task], -density[task]),
            lambda task: (not given.must[task], -given.weights[task]),
            lambda task: (not given.must[task], given.high[task], -density[task]),
            lambda task: (given.high[task], -density[task]),
            lambda task: (-density[task],),
        )
        return [sorted(range(len(given)), key=rule) for rule in rules]

    def _best_of(self, orders: Sequence[list[int]]) -> tuple[list[int], Starts, Merit]:
        tried = [(order, self.place(order)) for order in orders]
        order, starts = max(tried, key=lambda pair: self.merit(pair[1]))
        return order, starts, self.merit(starts)

    def _density(self) -> list[float]:
        """Value per money."""
        given = self._instance
        floor = 1e-3 * (sum(map(sum, given.costs)) or 1.0)
        return [weight / (sum(cost) + floor) for weight, cost in zip(given.weights, given.costs, strict=True)]
