"""Whether the actions lead where the plan wants to be: each indicator's targets against what the actions add up to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from planner.model.action import Action, Phase
from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.model.targets import Target
from planner.model.tracking import last_reported

EffectState = Literal["counts", "no figure", "no place", "stopped", "in baseline", "after plan"]
"""What becomes of an action's effect: it counts from the end of its year on, or why it does not."""
NEARLY = 1e-9
"""A target missed by less than this is rounding."""


@dataclass(frozen=True, slots=True)
class IndicatorEffect:
    """What an action does to an indicator: `amount` None where nobody said; `end` is its last year, 0 without one."""

    action: str
    amount: float | None
    end: int
    state: EffectState


@dataclass(frozen=True, slots=True)
class PhaseEnd:
    """An indicator at the end of a phase. `added` is the sum of what the actions finished by then do to it.

    `reached` is the baseline with that sum, None without a baseline; `missing` is what it then lacks of the target in
    the direction wanted, negative where the target is surpassed, None where target or baseline are not known.
    """

    phase: Phase
    target: float | None
    added: float
    reached: float | None
    missing: float | None

    @property
    def met(self) -> bool:
        return self.missing is not None and self.missing <= NEARLY


@dataclass(frozen=True, slots=True)
class IndicatorReading:
    """What an indicator was reported to stand at on a date (ISO 8601)."""

    date: str
    value: float


@dataclass(frozen=True, slots=True)
class IndicatorPath:
    """One indicator over the years of the plan; see the fields' own classes.

    `effects` are those of the scheduled actions that could move it, and of all others that have a figure for it.
    `years` are (year, value at its end) from the baseline on, as the actions alone would have it; empty without one.
    """

    target: Target
    effects: tuple[IndicatorEffect, ...]
    ends: tuple[PhaseEnd, ...]
    years: tuple[tuple[int, float], ...]
    readings: tuple[IndicatorReading, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """Ids of scheduled actions nobody gave a figure for."""
        return tuple(effect.action for effect in self.effects if effect.state == "no figure")

    @property
    def asked(self) -> int:
        """How many scheduled actions could move it."""
        return sum(effect.end > 0 for effect in self.effects)


def indicator_paths(plan: Plan, roadmap: Roadmap | None) -> tuple[IndicatorPath, ...]:
    """The path of every indicator of the plan; without a roadmap no action has an end and none counts.

    An action counts from the end of the year in which its work ends by the schedule, once, with all it does. One that
    was stopped does not count, nor one that had ended when the baseline was taken: the baseline has it already.
    """
    return tuple(_path(plan, roadmap, target) for target in plan.targets)


def added_by(effects: Iterable[IndicatorEffect], year: int) -> float:
    """What the actions finished by the end of a year add up to."""
    return sum(
        effect.amount
        for effect in effects
        if effect.state == "counts" and effect.amount is not None and effect.end <= year
    )


def _path(plan: Plan, roadmap: Roadmap | None, target: Target) -> IndicatorPath:
    effects = tuple(_effects(plan, roadmap, target))
    readings = sorted(
        (
            IndicatorReading(report.date, reading.value)
            for report in plan.reports
            for reading in report.readings
            if reading.target == target.id
        ),
        key=lambda reading: reading.date,
    )
    ends = tuple(_end(target, phase, added_by(effects, phase.last_year)) for phase in plan.phases)
    return IndicatorPath(target, effects, ends, _years(plan, target, effects), tuple(readings))


def _effects(plan: Plan, roadmap: Roadmap | None, target: Target) -> list[IndicatorEffect]:
    """By the year in which they end, those without a place last."""
    ends = {} if roadmap is None else {placed.action: placed.last_year for placed in roadmap.placed}
    wanted = _strategy(plan, target)
    found = []
    for action in plan.actions:
        amount = next((effect.amount for effect in action.effects if effect.target == target.id), None)
        could = action.id in ends and wanted in ("", action.strategy)
        if amount is not None or could:
            end = ends.get(action.id, 0)
            found.append(IndicatorEffect(action.id, amount, end, _state(plan, target, action, amount, end)))
    return sorted(found, key=lambda effect: (effect.end == 0, effect.end))


def _strategy(plan: Plan, target: Target) -> str:
    """The strategy whose actions alone are asked about an indicator: that of the output it measures, else none."""
    return plan.result(target.result).strategy if target.result else ""


def _state(plan: Plan, target: Target, action: Action, amount: float | None, end: int) -> EffectState:
    if amount is None:
        return "no figure"
    if not end:
        return "no place"
    reported = last_reported(plan.reports, action.id)
    if reported is not None and reported.status == "stopped":
        return "stopped"
    if target.baseline_year is not None and end <= target.baseline_year:
        return "in baseline"
    return "after plan" if end > plan.last_year else "counts"


def _end(target: Target, phase: Phase, added: float) -> PhaseEnd:
    wanted = target.phase_target(phase.id)
    reached = None if target.baseline is None else target.baseline + added
    missing = None
    if wanted is not None and reached is not None:
        missing = reached - wanted if target.falling else wanted - reached
    return PhaseEnd(phase, wanted, added, reached, missing)


def _years(plan: Plan, target: Target, effects: tuple[IndicatorEffect, ...]) -> tuple[tuple[int, float], ...]:
    if target.baseline is None:
        return ()
    before = plan.phases[0].first_year - 1
    first = before if target.baseline_year is None else min(target.baseline_year, plan.last_year)
    return tuple((year, target.baseline + added_by(effects, year)) for year in range(first, plan.last_year + 1))
