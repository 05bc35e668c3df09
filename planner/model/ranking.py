"""How strategies are ranked, how doubt about inputs is drawn, and the scenarios set side by side."""

from dataclasses import dataclass, field
from typing import Literal

from planner.model.bilingual import Bilingual

TopsisForm = Literal["bounds", "vector"]
WeightDoubt = Literal["around", "uniform", "experts", "order"]


@dataclass(frozen=True, slots=True)
class SurenessChoices:
    """How weights and scores are drawn to see how sure the ranking is (SMAA-2).

    `weights`: "around" the weights in force (nodes nobody judged: anything), "uniform" (anything at every node),
    "experts" (one expert's own weights a draw), "order" (anything that keeps the present order of importance).
    `spread` (0..1) is that of "around": a weight w varies with standard deviation spread * sqrt(w (1 - w));
    None takes it from the experts' disagreement or, with one expert, an assumption.
    `scores`: whether scores vary in their ranges and empty cells over their whole scale.
    """

    weights: WeightDoubt = "around"
    spread: float | None = None
    scores: bool = True
    draws: int = 100_000
    seed: int = 20261126


@dataclass(frozen=True, slots=True)
class RankingChoices:
    """`normalisation` is "bounds" (ideal points are the declared scales, reversal-free) or "vector" (classic)."""

    normalisation: TopsisForm = "bounds"
    sureness: SurenessChoices = field(default_factory=SurenessChoices)


@dataclass(frozen=True, slots=True)
class ScenarioScore:
    """Another value of one cell, in the leaf's scale."""

    strategy: str
    criterion: str
    value: float


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named what-if, evaluated beside the plan as it stands; whatever is empty is the plan's own.

    `weights` pairs every leaf with its share of the whole (sum 1). `experts` are the only ones heard.
    `method` is a name of `planner.ranking.methods.METHODS`.
    """

    id: str
    name: Bilingual
    weights: tuple[tuple[str, float], ...] = ()
    experts: tuple[str, ...] = ()
    scores: tuple[ScenarioScore, ...] = ()
    normalisation: TopsisForm | None = None
    method: str = ""
    note: Bilingual = field(default_factory=Bilingual)
