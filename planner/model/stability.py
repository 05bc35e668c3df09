"""How firmly actions stand in the roadmap when the weights are uncertain. Recomputed, never stored."""

from dataclasses import dataclass
from typing import Literal

Standing = Literal["core", "borderline", "out"]
CORE_SHARE = 0.8
"""Share of draws from which an action is core (Liesiö, Mild and Salo 2007: robust portfolio modelling)."""


@dataclass(frozen=True, slots=True)
class ActionStability:
    """One included action over all draws.

    `in_plan` is the share (0..1) of draws in which it is done, `by_phase` the share by phase id, in plan order;
    `same_phase` the share in the phase the schedule compared with gives it, None where that leaves it out.
    `standing`: core from `CORE_SHARE` on, out at none or nearly none (below 1 - CORE_SHARE), else borderline.
    """

    action: str
    in_plan: float
    by_phase: tuple[tuple[str, float], ...]
    same_phase: float | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Stability:
    """Schedules re-solved for drawn weights, `draws` of them, by the greedy twin or by the exact solver.

    `compared` is the schedule of the plan's own weights by the same solver, as (action, start year). `seed` makes
    it repeatable.
    """

    solver: Literal["greedy", "exact"]
    draws: int
    seed: int
    actions: tuple[ActionStability, ...]
    compared: tuple[tuple[str, int], ...]

    def of(self, action: str) -> ActionStability | None:
        for found in self.actions:
            if found.action == action:
                return found
        return None
