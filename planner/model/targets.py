"""What the plan is to achieve: indicators with their paths, and the results chain they measure."""

from dataclasses import dataclass, field
from typing import Literal

from planner.model.bilingual import Bilingual
from planner.model.evidence import Evidence

ResultLevel = Literal["impact", "outcome", "output"]
RESULT_LEVELS: tuple[ResultLevel, ...] = ("impact", "outcome", "output")


@dataclass(frozen=True, slots=True)
class Result:
    """A line of the results chain (ADB, Guidelines for Preparing and Using a DMF, 2020).

    The actions of `strategy` are the key activities of an output; empty where it stands for no single strategy.
    `evidence` says whether the line was drafted by the program and is still to be confirmed.
    """

    id: str
    level: ResultLevel
    statement: Bilingual
    risks: Bilingual = field(default_factory=Bilingual)
    strategy: str = ""
    evidence: Evidence = field(default_factory=lambda: Evidence("expert"))


@dataclass(frozen=True, slots=True)
class PhaseTarget:
    """The value an indicator is to have at the end of a phase."""

    phase: str
    value: float


@dataclass(frozen=True, slots=True)
class Target:
    """An indicator of the plan with its baseline and what it is to be at the end of each phase.

    `indicator` is the id of the city's figure (templates/indicators) the baseline was taken from, else empty.
    `result` is the line of the results chain it measures. `falling`: less is better. `data_source` says where and
    how often it is reported; `evidence` covers baseline and targets.
    """

    id: str
    name: Bilingual
    unit: Bilingual
    baseline: float | None = None
    baseline_year: int | None = None
    phase_targets: tuple[PhaseTarget, ...] = ()
    falling: bool = False
    indicator: str = ""
    result: str = ""
    data_source: Bilingual = field(default_factory=Bilingual)
    evidence: Evidence = field(default_factory=lambda: Evidence("expert"))

    def phase_target(self, phase: str) -> float | None:
        for target in self.phase_targets:
            if target.phase == phase:
                return target.value
        return None


@dataclass(frozen=True, slots=True)
class Effect:
    """By how much (in the target's unit, signed) a finished action moves an indicator of the plan."""

    target: str
    amount: float
