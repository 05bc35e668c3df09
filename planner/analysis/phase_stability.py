"""Which actions stay in the roadmap, and in their phase, when the weights are uncertain.

After robust portfolio modelling (Liesiö, Mild and Salo 2007, European Journal of Operational Research 181(3):1488-1505;
2008, 190(3):679-695): core, borderline and exterior projects, here by shares of drawn weights.
"""

from concurrent.futures import CancelledError
from typing import get_args

import numpy as np

from planner.analysis.resolving import Resolver, SolverName, action_values
from planner.analysis.weight_doubt import weight_draws, weight_spread
from planner.checks.finding import note
from planner.evaluate import Cancelled, OnProgress
from planner.model.evaluation import Ranking
from planner.model.message import Message
from planner.model.plan import Plan
from planner.model.stability import CORE_SHARE, ActionStability, Stability, Standing
from planner.text.figures import percent

DRAWS = 1000
EXACT_DRAWS = 30
STANDINGS: tuple[Standing, ...] = get_args(Standing)


def stability(
    plan: Plan,
    ranking: Ranking,
    draws: int | None = None,
    solver: SolverName = "greedy",
    seed: int | None = None,
    progress: OnProgress | None = None,
    cancel: Cancelled | None = None,
) -> Stability:
    """Draw weights as the plan's `SurenessChoices` say, solve the schedule for each, and count.

    `draws` is by default 1,000 for the greedy twin and 30 for the exact solver, `seed` the plan's. `ranking` is the
    plan's; the value of a strategy is the one that enters the schedule. A draw for which the solver finds no schedule
    that keeps all rules does not count. ProblemError where it finds none for the plan's own weights; a cancelled job
    raises `concurrent.futures.CancelledError`.
    """
    asked = (DRAWS if solver == "greedy" else EXACT_DRAWS) if draws is None else draws
    seed = plan.ranking.sureness.seed if seed is None else seed
    spread = weight_spread(plan, ranking.weights).value
    drawn = weight_draws(plan, ranking.weights, spread)(np.random.default_rng(seed))(asked)
    resolver = Resolver(plan, ranking, solver)
    compared = resolver.required(cancel=cancel).starts
    tally = _Tally(plan, compared)
    actions = resolver.actions
    for done, row in enumerate(action_values(plan, ranking, drawn, actions).tolist(), start=1):
        solved = resolver.solve(dict(zip(actions, row, strict=True)), cancel)
        if cancel is not None and cancel():
            raise CancelledError
        if solved is not None:
            tally.count(solved.starts)
        if progress is not None:
            progress(done / asked)
    return Stability(solver, tally.draws, seed, tally.shares(), tuple(compared.items()))


def standing(in_plan: float) -> Standing:
    """What an action is that is done in this share (0..1) of the draws."""
    if in_plan >= CORE_SHARE:
        return "core"
    return "borderline" if in_plan >= 1 - CORE_SHARE else "out"


def stability_summary(found: Stability) -> Message:
    """How many actions are core, borderline and out, and how many of those in the plan keep their phase."""
    count = {kind: sum(action.standing == kind for action in found.actions) for kind in STANDINGS}
    keeping = sum(action.same_phase is not None and action.same_phase >= CORE_SHARE for action in found.actions)
    return note(
        "roadmap",
        f"stability {found.solver}",
        draws=f"{found.draws:,}",
        core=count["core"],
        borderline=count["borderline"],
        out=count["out"],
        placed=len(found.compared),
        keeping=keeping,
        share=percent(CORE_SHARE, 0),
    )


class _Tally:
    """In how many draws each included action starts in each phase."""

    def __init__(self, plan: Plan, compared: dict[str, int]) -> None:
        self.draws = 0
        self._phases = tuple(phase.id for phase in plan.phases)
        self._phase_of = {
            year: phase.id for phase in plan.phases for year in range(phase.first_year, phase.last_year + 1)
        }
        self._compared = {action: self._phase_of[year] for action, year in compared.items()}
        self._counts = {
            action.id: dict.fromkeys(self._phases, 0)
            for action in plan.actions
            if action.included and not action.forbidden
        }

    def count(self, starts: dict[str, int]) -> None:
        self.draws += 1
        for action, year in starts.items():
            self._counts[action][self._phase_of[year]] += 1

    def shares(self) -> tuple[ActionStability, ...]:
        return tuple(self._of(action, counts) for action, counts in self._counts.items())

    def _of(self, action: str, counts: dict[str, int]) -> ActionStability:
        draws = max(1, self.draws)
        in_plan = sum(counts.values()) / draws
        by_phase = tuple((phase, count / draws) for phase, count in counts.items())
        same = counts[self._compared[action]] / draws if action in self._compared else None
        return ActionStability(action, in_plan, by_phase, same, standing(in_plan))
