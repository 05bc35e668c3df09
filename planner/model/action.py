"""Actions of the roadmap, their phases and their place in time."""

from dataclasses import dataclass, field
from typing import Literal

from planner.model.bilingual import Bilingual
from planner.model.evidence import Evidence
from planner.model.funding import PoolShare
from planner.model.targets import Effect

CROSS = "cross"
"""The strategy id of actions that serve all strategies and belong to none."""

CostClass = Literal["S", "M", "L", "XL"]
Fit = Literal["fits", "unknown", "does not fit"]
Membership = Literal["in", "out"]
Mandate = Literal["planner", "policy", "leader"]
"""Who stands behind a mandatory action: the plan's own makers, a document from above, or a leader (领导确定)."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """The share (0..1) in which an action carries a strategy other than its own."""

    strategy: str
    share: float


@dataclass(frozen=True, slots=True)
class Lag:
    """Whole years that must pass between the end of a predecessor and the start of the action."""

    predecessor: str
    years: int


@dataclass(frozen=True, slots=True)
class Milestone:
    """A visible stage of an action, in a quarter counted from its start (1: the first), so that it moves along."""

    quarter: int
    name: Bilingual


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
    per mille of the city's GDP. `cost_profile` is the share of it in each whole year (their sum 1; empty: even).
    `public_share` (0..1) is the part a budget carries; `pool_shares` say who pays (empty: equally over the pools of
    its `funding_codes`, see `planner.roadmap.funding`). `capacity` is what it takes of its lead department in each
    year, by default one project.
    `included` puts it before the scheduler; `mandatory` forces it in, by `mandate`; `forbidden` keeps it out though
    in the plan. `pinned_start` fixes its first year and overrules `earliest_start`, `latest_end` and readiness.
    `lags` delay it after single predecessors, of either kind. `risk_likelihood` and `risk_impact` are 1..5.
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
    accountable: Bilingual = field(default_factory=Bilingual)
    capacity: float = 1.0
    fits_if: str = ""
    fits_note: Bilingual = field(default_factory=Bilingual)
    prerequisites: tuple[str, ...] = ()
    prerequisites_any: tuple[str, ...] = ()
    lags: tuple[Lag, ...] = ()
    exclusive_with: tuple[str, ...] = ()
    group: str = ""
    duration_years: float = 1.0
    readiness: int = 7
    readiness_reason: Bilingual = field(default_factory=Bilingual)
    cost_class: CostClass = "M"
    cost: float | None = None
    cost_profile: tuple[float, ...] = ()
    unit_cost: Bilingual = field(default_factory=Bilingual)
    public_share: float = 1.0
    funding_codes: tuple[str, ...] = ()
    pool_shares: tuple[PoolShare, ...] = ()
    funding: Bilingual = field(default_factory=Bilingual)
    kpi: Bilingual = field(default_factory=Bilingual)
    kpi_unit: Bilingual = field(default_factory=Bilingual)
    kpi_baseline: float | None = None
    kpi_baseline_year: int | None = None
    kpi_target: float | None = None
    kpi_target_year: int | None = None
    kpi_source: Bilingual = field(default_factory=Bilingual)
    linked_criterion: str = ""
    also_moves: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    risk: Bilingual = field(default_factory=Bilingual)
    risk_likelihood: int | None = None
    risk_impact: int | None = None
    mitigation: Bilingual = field(default_factory=Bilingual)
    precedents: tuple[Precedent, ...] = ()
    included: bool = False
    included_because: str = ""
    mandatory: bool = False
    mandatory_evidence: Evidence | None = None
    mandate: Mandate = "planner"
    mandate_note: Bilingual = field(default_factory=Bilingual)
    policy_basis: Bilingual = field(default_factory=Bilingual)
    forbidden: bool = False
    pinned_start: int | None = None
    earliest_start: int | None = None
    latest_end: int | None = None
    milestones: tuple[Milestone, ...] = ()
    evidence: Evidence = field(default_factory=lambda: Evidence("expert"))

    @property
    def whole_years(self) -> int:
        return max(1, -int(-self.duration_years // 1))

    def lag(self, predecessor: str) -> int:
        """Whole years to wait after this predecessor."""
        return next((lag.years for lag in self.lags if lag.predecessor == predecessor), 0)


@dataclass(frozen=True, slots=True)
class Phase:
    """Consecutive years of the roadmap; an action belongs to the phase of its start."""

    id: str
    name: Bilingual
    motto: Bilingual
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class PlanMilestone:
    """A date the plan as a whole is held to: the end of a quarter 1-4 of a year."""

    id: str
    name: Bilingual
    year: int
    quarter: int = 4


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
    `solved_value` is the total additive value found; `date` is ISO 8601. `solved` are the starts as solved, so that
    what was moved by hand since can be told; empty in plans from before they were kept.
    """

    starts: tuple[Start, ...]
    solver: str
    status: str
    gap: float | None
    solved_value: float
    time_limit_seconds: float
    date: str
    moved_by_hand: bool = False
    solved: tuple[Start, ...] = ()

    def start(self, action: str) -> Start | None:
        for start in self.starts:
            if start.action == action:
                return start
        return None
