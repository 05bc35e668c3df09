"""The two solves behind a schedule: the greatest value, then the earliest starts that keep it.

Choosing and placing are told apart (logic-based Benders decomposition, Hooker 2007): first the best choice of tasks
by the money and order of the years with starts left fractional; then whole starts for it. Where there are none, it
and the choices that contain it are ruled out and the next best is tried. Measured on the shipped library (31 to 48
tasks, 9 years), one to three choices are enough and the proof takes at most 0.6 s in nine of eleven cities, where the
whole program took 0.3 to 12 s. Where money is so scarce that more choices fail, the whole program takes over.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from planner.roadmap.instance import Instance, Starts
from planner.roadmap.placement import Placement
from planner.roadmap.program import Aim, Answer, Program
from planner.roadmap.watch import Watch

VALUE_SHARE = 0.75
"""Share of the time limit the first solve may use."""
TRIAL_SHARE = 0.1
"""Share of the time limit that finding one choice may take, and placing it before it is set aside for the next."""
TRIALS = 6
"""Choices tried before the whole program takes over."""
TIE = 1e-5
"""Values this close, the greatest task's being 100, are equal: ten times the solver's tolerance."""


@dataclass(frozen=True, slots=True)
class Pass:
    """One solve; `seconds` is what it took.

    `objective` is the value, or the sum of value times years waited, and `bound` the most or the least it could be.
    `gap`, 0..1, is their difference as a share of the greater of the two (0: proven); of the starts it is that of the
    tasks chosen, and 1 where no bound is known. `proven`: to the gap asked for, over all choices worth as much.
    """

    aim: Literal["value", "starts"]
    objective: float
    bound: float
    gap: float
    proven: bool
    seconds: float


class Passes:
    """The solves for one instance; each ends with the best so far when the watch stops it."""

    def __init__(self, instance: Instance, placement: Placement, watch: Watch) -> None:
        self._given, self._placement, self._watch = instance, placement, watch
        self._program = Program(instance, steps=True)

    def most_value(self, best: Starts, gap: float) -> tuple[Starts, Pass]:
        """A schedule of greatest value; `best` is a feasible one."""
        begin = self._watch.seconds()
        best, bound, proven = self._by_choice(best, gap)
        value = self._given.value(best)
        return best, self._pass("value", value, max(bound, value), proven, begin)

    def earliest(self, best: Starts, gap: float) -> tuple[Starts, Pass]:
        """The least lateness at no less value, within `gap`."""
        begin = self._watch.seconds()
        value = self._given.value(best)
        best = self._without_ballast(best)
        tried = [_done(best)]
        best, bound, proven = self._earlier(tried[0], best, gap)
        while proven and self._given.lateness(best) > 10 * TIE:
            most = self._given.lateness(best) * (1 - gap) - 10 * TIE
            answer = self._choose("lateness", gap, tried, least_value=value - TIE, most_value=value + TIE)
            later = answer is not None and answer.bound is not None and answer.bound > most
            if answer is None or answer.chosen is None or later:
                proven = later or (answer is not None and answer.status == "infeasible")
                break
            tried.append(answer.chosen)
            before = best
            best, other_bound, proven = self._earlier(answer.chosen, best, gap, most)
            bound = other_bound if best is not before else bound
        best = self._placement.settle(best)
        lateness = self._given.lateness(best)
        return best, self._pass("starts", lateness, min(bound, lateness), proven, begin)

    def _by_choice(self, best: Starts, gap: float) -> tuple[Starts, float, bool]:
        """Choices in falling value until one can be placed: the schedule, the bound and whether it is proven."""
        value, bound = self._given.value(best), sum(self._given.weights)
        impossible: list[frozenset[int]] = []
        aside: list[frozenset[int]] = []
        for _ in range(TRIALS):
            answer = self._choose("value", gap, [*impossible, *aside], least_value=value - TIE)
            if answer is None:
                return best, bound, False
            if answer.status == "stopped":
                bound = bound if aside or answer.bound is None else min(bound, answer.bound)
                break
            if answer.chosen is None or self._given.worth(answer.chosen) <= value + TIE:
                return self._set_aside(aside, best, value)
            bound = bound if aside or answer.bound is None else min(bound, answer.bound)
            placed = self._place(answer.chosen, self._watch.share(TRIAL_SHARE))
            if placed is None:
                return best, bound, False
            if placed.starts is not None:
                return self._set_aside(aside, self._whole(answer.chosen, placed.starts), answer.bound or bound)
            (impossible if placed.status == "infeasible" else aside).append(answer.chosen)
        return self._at_once(best, bound, impossible, gap)

    def _set_aside(self, aside: Sequence[frozenset[int]], best: Starts, bound: float) -> tuple[Starts, float, bool]:
        """The choices set aside, in falling value, with all the time left; `bound` holds for every other choice."""
        for chosen in aside:
            worth = self._given.worth(chosen)
            placed = self._place(chosen, self._watch.left(VALUE_SHARE))
            if placed is None or placed.status == "stopped":
                return best, worth, False
            if placed.starts is not None:
                return self._whole(chosen, placed.starts), worth, True
        return best, bound, True

    def _at_once(
        self, best: Starts, bound: float, impossible: Sequence[frozenset[int]], gap: float
    ) -> tuple[Starts, float, bool]:
        """Choice and starts in one program."""
        value = self._given.value(best)
        answer = self._watch.run(
            lambda: self._program.solve(
                "value",
                least_value=value - TIE,
                without=impossible,
                gap=gap,
                seconds=self._watch.left(VALUE_SHARE),
            )
        )
        if answer is None:
            return best, bound, False
        if answer.starts is not None and self._given.value(answer.starts) > value:
            best = answer.starts
        known = value if answer.status == "infeasible" else bound if answer.bound is None else answer.bound
        return best, min(bound, known), answer.status != "stopped"

    def _without_ballast(self, starts: Starts) -> Starts:
        """The schedule without tasks that nobody requires, values or waits for: they would hold others up."""
        given = self._given
        kept = set(_done(starts))
        restless = True
        while restless:
            needed = given.needed(kept)
            ballast = sorted(task for task in kept - needed if not given.must[task] and not given.weights[task])
            spare = [task for task in ballast if not given.missing(kept - {task})]
            kept -= set(spare[:1] if given.bands or given.balances else spare)
            restless = bool(spare)
        return tuple(start if task in kept else None for task, start in enumerate(starts))

    def _choose(self, aim: Aim, gap: float, without: Sequence[Collection[int]], **bounds: float) -> Answer | None:
        """The best choice of tasks that contains none of `without`, with starts left fractional."""
        return self._watch.run(
            partial(
                self._program.solve,
                aim,
                whole=False,
                without=tuple(without),
                gap=gap,
                seconds=self._watch.share(TRIAL_SHARE),
                **bounds,
            )
        )

    def _place(self, chosen: frozenset[int], seconds: float) -> Answer | None:
        """Some starts for just these tasks, if there are any."""
        only = self._given.only(chosen)
        if only.contradictory:
            return Answer("infeasible")
        program = Program(only, steps=True)
        limit = min(seconds, self._watch.left(VALUE_SHARE))
        return self._watch.run(lambda: program.solve("any", gap=0.0, seconds=limit))

    def _earlier(
        self, chosen: frozenset[int], best: Starts, gap: float, most_lateness: float | None = None
    ) -> tuple[Starts, float, bool]:
        """The least lateness of just these tasks if it is below that of `best`, its bound, and whether it is proven."""
        only = self._given.only(chosen)
        if only.contradictory:
            return best, 0.0, True
        program = Program(only, steps=False)
        answer = self._watch.run(
            lambda: program.solve("lateness", most_lateness=most_lateness, gap=gap, seconds=self._watch.left())
        )
        if answer is None:
            return best, 0.0, False
        if answer.starts is not None:
            starts = self._whole(chosen, answer.starts)
            best = starts if self._given.lateness(starts) < self._given.lateness(best) else best
        return best, answer.bound or 0.0, answer.status != "stopped"

    def _whole(self, chosen: frozenset[int], starts: Starts) -> Starts:
        """The starts of the chosen tasks as starts of all."""
        whole: list[int | None] = [None] * len(self._given)
        for task, start in zip(sorted(chosen), starts, strict=True):
            whole[task] = start
        return tuple(whole)

    def _pass(
        self, aim: Literal["value", "starts"], objective: float, bound: float, proven: bool, begin: float
    ) -> Pass:
        greater, scale = max(objective, bound), self._given.scale
        gap = abs(objective - bound) / greater if greater else 0.0
        return Pass(aim, objective / scale, bound / scale, gap, proven, self._watch.seconds() - begin)


def _done(starts: Starts) -> frozenset[int]:
    return frozenset(task for task, start in enumerate(starts) if start is not None)
