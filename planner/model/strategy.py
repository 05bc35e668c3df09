"""The strategies that are ranked, and their scores."""

from dataclasses import dataclass, field
from typing import Literal

from planner.model.bilingual import Bilingual
from planner.model.evidence import Evidence

ScoreAggregation = Literal["median", "weighted_mean"]


@dataclass(frozen=True, slots=True)
class Strategy:
    id: str
    name: Bilingual
    description: Bilingual = field(default_factory=Bilingual)
    tradeoff: Bilingual = field(default_factory=Bilingual)
    evidence: Evidence = field(default_factory=lambda: Evidence("expert"))


@dataclass(frozen=True, slots=True)
class Potential:
    """What a strategy can do at its best on one leaf: ratings 1-9, template judgement with its reason."""

    low: float
    mode: float
    high: float
    reason: Bilingual
    precedents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FitPart:
    """One part of the blend behind a local fit.

    `value` is what the city has (None: unknown, left out), `share` that value on 0..1, `weight` its weight.
    `shown` is the value in words or figures with its year and source.
    """

    label: Bilingual
    weight: float
    share: float | None
    shown: Bilingual
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class LocalFit:
    """How well a strategy suits the city: the percentile (0..1) of a blend of its figures among the 262.

    `coverage` is the share of the blend's weight whose figures are known; below `minimum_coverage` there is
    no fit (`fit` is None) and nothing is prefilled.
    """

    strategy: str
    fit: float | None
    blend: float | None
    coverage: float
    minimum_coverage: float
    floor: float
    parts: tuple[FitPart, ...]
    edition: str


@dataclass(frozen=True, slots=True)
class Score:
    """One cell of the decision matrix, in the leaf's scale, with the range it may lie in.

    `potential` is set while the value is prefilled: rating = 1 + (potential - 1) * (floor + (1 - floor) * fit).
    `confirmed` is True once a planner touched or accepted it.
    """

    strategy: str
    criterion: str
    value: float
    low: float
    high: float
    evidence: Evidence
    potential: Potential | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class ExpertScore:
    """One expert's value of one cell, in the leaf's scale."""

    expert: str
    strategy: str
    criterion: str
    value: float
