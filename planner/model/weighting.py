"""Experts and their answers on the importance of criteria, and the choices that turn these into weights."""

from dataclasses import dataclass, field
from typing import Literal

from planner.model.bilingual import Bilingual
from planner.model.evidence import EXPERT, Evidence
from planner.model.strategy import ExpertScore

WeightMethod = Literal["eigenvector", "geometric_mean"]
RandomIndexTable = Literal["saaty1980", "saaty2008", "alonso_lamata", "ahp_os", "donegan_dodd"]
Aggregation = Literal["judgements", "priorities"]
WeighingWay = Literal["pairwise", "ratings", "direct", "swing"]
ExclusionRule = Literal["inconsistent", "incomplete", "conflict_of_interest", "withdrawn", "other"]
ObjectiveMethod = Literal["entropy", "critic", "standard_deviation", "merec"]
CombinationMode = Literal["linear", "multiplicative"]
ConsensusLevel = Literal["very low", "low", "moderate", "high", "very high"]
SAATY_MAXIMUM = 9.0
IMPORTANCE_LIMITS: dict[WeighingWay, tuple[float, float]] = {
    "ratings": (1.0, 9.0),
    "direct": (0.0, 100.0),
    "swing": (0.0, 100.0),
}
"""Least and largest value by way of weighing; criteria are not valued one by one in pairwise comparison."""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Why an expert's answers are kept but not counted: a stated rule and the reason in words; ISO date."""

    rule: ExclusionRule
    reason: str
    date: str


@dataclass(frozen=True, slots=True)
class Expert:
    """`influence` (专家权重) is the share in the group in any unit, above 0."""

    id: str
    name: Bilingual
    department: str = ""
    influence: float = 1.0
    exclusion: Exclusion | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """How much more important `first` is than `second` under `node`: a ratio from 1/9 to 9 (Saaty 1980)."""

    expert: str
    node: str
    first: str
    second: str
    value: float
    evidence: Evidence = EXPERT


@dataclass(frozen=True, slots=True)
class Importance:
    """The importance an expert gives one child of `node` by itself, in the scale of its `way`.

    "ratings": 1 to 9 with written anchors; "direct": points 0 to 100; "swing": points 0 to 100 for the step from
    the worst to the best of its scale (von Winterfeldt & Edwards 1986). A weight is the share in the node's sum.
    """

    expert: str
    way: WeighingWay
    node: str
    criterion: str
    value: float


Answer = Judgement | Importance | ExpertScore
"""Whatever an expert answers."""


@dataclass(frozen=True, slots=True)
class NodeWay:
    """The way in force at a node that is not weighed by pairwise comparison."""

    node: str
    way: WeighingWay


@dataclass(frozen=True, slots=True)
class ObjectiveChoice:
    """Whether weights from the spread of the scores enter, and how they join those of the experts.

    `method` None: they do not. `subjective_share` (0..1) is the experts' part in the linear combination.
    """

    method: ObjectiveMethod | None = None
    combination: CombinationMode = "linear"
    subjective_share: float = 0.5


@dataclass(frozen=True, slots=True)
class PastRound:
    """All answers as they stood when the next round (德尔菲法) began; `date` (ISO) is that day."""

    number: int
    date: str
    judgements: tuple[Judgement, ...] = ()
    importances: tuple[Importance, ...] = ()
    scores: tuple[ExpertScore, ...] = ()

    @property
    def answers(self) -> tuple[Answer, ...]:
        return (*self.judgements, *self.importances, *self.scores)


@dataclass(frozen=True, slots=True)
class Freeze:
    """Weights locked (锁定权重) before scores are shown: by whom, on which day (ISO) and why."""

    by: str
    date: str
    reason: str


@dataclass(frozen=True, slots=True)
class Focus:
    """A set of judgements offered for a type of city, with its reason; applied only when asked for."""

    city_type: str
    name: Bilingual
    reason: Bilingual
    source: Bilingual
    judgements: tuple[tuple[str, str, str, float], ...]


@dataclass(frozen=True, slots=True)
class Weighting:
    """All answers of the present round and the choices that turn them into weights.

    `aggregation`: "judgements" are combined before weights are derived (AIJ), or "priorities" after (AIP).
    `ways` names the nodes not weighed pairwise. `anonymous`: experts appear by number.
    """

    experts: tuple[Expert, ...]
    judgements: tuple[Judgement, ...] = ()
    method: WeightMethod = "eigenvector"
    random_index: RandomIndexTable = "saaty1980"
    focuses: tuple[Focus, ...] = ()
    aggregation: Aggregation = "judgements"
    importances: tuple[Importance, ...] = ()
    ways: tuple[NodeWay, ...] = ()
    objective: ObjectiveChoice = field(default_factory=ObjectiveChoice)
    rounds: tuple[PastRound, ...] = ()
    anonymous: bool = False
    freeze: Freeze | None = None

    def expert(self, id: str) -> Expert:
        for expert in self.experts:
            if expert.id == id:
                return expert
        raise KeyError(id)

    @property
    def heard(self) -> tuple[Expert, ...]:
        """The experts whose answers count: all but the excluded, in plan order."""
        return tuple(expert for expert in self.experts if expert.exclusion is None)

    @property
    def round_number(self) -> int:
        """The present round, counted from 1."""
        return len(self.rounds) + 1

    def way(self, node: str) -> WeighingWay:
        return next((chosen.way for chosen in self.ways if chosen.node == node), "pairwise")

    def shown_name(self, id: str) -> Bilingual:
        """The name as it may be shown: a number while the group is anonymous; an unknown id stands for itself."""
        for number, expert in enumerate(self.experts, start=1):
            if expert.id == id:
                return Bilingual(f"专家{number:02d}", f"Expert {number:02d}") if self.anonymous else expert.name
        return Bilingual(id, id)

    def shown_department(self, id: str) -> str:
        """The expert's department, empty while the group is anonymous: in a small office it would name the person."""
        return "" if self.anonymous else self.expert(id).department
