"""Actions of the roadmap, their phases and their place in time."""

from dataclasses import dataclass, field
from typing import Literal

from planner.model.bilingual import Bilingual
from planner.model.evidence import Evidence

CROSS = "cross"
"""The strategy id of actions that serve all strategies and belong to none."""

CostClass = Literal["S", "M", "L", "XL"]
Fit = Literal["fits", "unknown", "does not fit"]
Membership = Literal["in", "out"]


@dataclass(frozen=True, slots=True)
class Contribution:
    """The share (0..1) in which an action carries a strategy other than its own."""

    strategy: str
    share: float


@dataclass(frozen=True, slots=True)
class Precedent:
    """A real case behind an action. `kind` is outcome, under_construction, policy or plan; `grade` A, B or C."""

    id: str
    city_id: str
    place: Bilingual
    action: Bilingual
    years: str
    scale: Bilingual
    investment: Bilingual
    result: Bilingual
    kind: str
    grade: str
    source: Bilingual
    note: Bilingual


@dataclass(frozen=True, slots=True)
class Action:
    """One schedulable action.

    `duration_years` may be broken (0.5); money and precedence count whole years, rounded up.
    `cost` is the total in 10,000 yuan (万元) once a planner typed it; until then `cost_class` stands for it as
    per mille of the city's GDP. `public_share` (0..1) is the part a budget carries.
    `included` puts it before the scheduler; `mandatory` forces it in; `pinned_start` fixes its first year.
    `evidence` covers the template's judgements on it: an assumption until confirmed.
    """

    id: str
    strategy: str
    name: Bilingual
    contributions: tuple[Contribution, ...] = ()
    workstream: Bilingual = field(default_factory=Bilingual)
    description: Bilingual = field(default_factory=Bilingual)
    output: Bilingual = field(default_factory=Bilingual)
    lead: Bilingual = field(default_factory=Bilingual)
    support: Bilingual = field(default_factory=Bilingual)
    fits_if: str = ""
    fits_note: Bilingual = field(default_factory=Bilingual)
    prerequisites: tuple[str, ...] = ()
    prerequisites_any: tuple[str, ...] = ()
    exclusive_with: tuple[str, ...] = ()
    group: str = ""
    duration_years: float = 1.0
    readiness: int = 7
    readiness_reason: Bilingual = field(default_factory=Bilingual)
    cost_class: CostClass = "M"
    cost: float | None = None
    unit_cost: Bilingual = field(default_factory=Bilingual)
    public_share: float = 1.0
    funding_codes: tuple[str, ...] = ()
    funding: Bilingual = field(default_factory=Bilingual)
    kpi: Bilingual = field(default_factory=Bilingual)
    kpi_unit: Bilingual = field(default_factory=Bilingual)
    linked_criterion: str = ""
    also_moves: tuple[str, ...] = ()
    risk: Bilingual = field(default_factory=Bilingual)
    precedents: tuple[Precedent, ...] = ()
    included: bool = False
    included_because: str = ""
    mandatory: bool = False
    mandatory_evidence: Evidence | None = None
    pinned_start: int | None = None
    evidence: Evidence = field(default_factory=lambda: Evidence("expert"))

    @property
    def whole_years(self) -> int:
        return max(1, -int(-self.duration_years // 1))


@dataclass(frozen=True, slots=True)
class Phase:
    """Consecutive years of the roadmap; an action belongs to the phase of its start."""

    id: str
    name: Bilingual
    motto: Bilingual
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class ReadinessGate:
    """Actions of at least `minimum_readiness` (1-9) may start from phase `phase` on."""

    minimum_readiness: int
    phase: str


@dataclass(frozen=True, slots=True)
class ScheduleRules:
    """The assumptions by which actions become a schedule; all editable.

    `cost_permille` is the total cost of each class in per mille of yearly GDP; `budget_permille` the public
    money a year in the same unit until the planner types means in 万元.
    `feasibility_in_value` puts the feasibility criteria into the value and switches the gates off.
    """

    cost_permille: dict[CostClass, float]
    budget_permille: float
    gates: tuple[ReadinessGate, ...]
    evidence: Evidence
    time_limit_seconds: float = 10.0
    feasibility_in_value: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """Where an action begins: a year and a quarter 1-4."""

    action: str
    year: int
    quarter: int = 1


@dataclass(frozen=True, slots=True)
class AdoptedSchedule:
    """A schedule taken over into the plan.

    `gap` is the relative optimality gap of the first solve (0: proven); None for a schedule moved by hand.
    `solved_value` is the total additive value found; `date` is ISO 8601.
    """

    starts: tuple[Start, ...]
    solver: str
    status: str
    gap: float | None
    solved_value: float
    time_limit_seconds: float
    date: str
    moved_by_hand: bool = False

    def start(self, action: str) -> Start | None:
        for start in self.starts:
            if start.action == action:
                return start
        return None
