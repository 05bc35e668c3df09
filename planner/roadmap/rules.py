"""The rules by which a new plan chooses and schedules its actions: templates/rules/schedule.toml and start.toml."""

from dataclasses import dataclass, field
from pathlib import Path

from planner.model.action import CostClass, Phase, ReadinessGate, ScheduleRules
from planner.model.bilingual import Bilingual
from planner.model.evidence import Basis, Evidence
from planner.templates.records import read_record

SCHEDULE_FILE, START_FILE = "schedule.toml", "start.toml"


@dataclass(frozen=True, slots=True)
class StartRules:
    """What a new plan starts with beside the actions that fit.

    `mandatory` are always forced in, `mandatory_declining` in declining or exhausted cities where they fit.
    `start_within` says by which year of the plan (1: its first) a mandatory action has to start.
    Of the actions of the group `chain_group` at most `chain_limit` start; `chain_resources` names what each
    of them works.
    """

    mandatory: tuple[str, ...]
    mandatory_evidence: Evidence
    mandatory_declining: tuple[str, ...]
    mandatory_declining_evidence: Evidence
    start_within: dict[str, int]
    chain_group: str
    chain_limit: int
    chain_resources: dict[str, tuple[str, ...]]


def read_schedule_rules(templates: Path) -> tuple[ScheduleRules, tuple[Phase, ...]]:
    """The scheduling rules and the phases of a templates folder."""
    file = read_record(templates / "rules" / SCHEDULE_FILE, _ScheduleFile)
    rules = ScheduleRules(
        cost_permille={entry.code: entry.permille for entry in file.cost_class},
        budget_permille=file.budget_permille,
        gates=tuple(ReadinessGate(gate.readiness_min, gate.earliest_phase) for gate in file.readiness_gate),
        evidence=file.evidence("budget_permille"),
        time_limit_seconds=file.time_limit_seconds,
    )
    return rules, tuple(entry.phase for entry in file.phase)


@dataclass(frozen=True, slots=True)
class ThresholdSources:
    """On what ground the template sets the cost of each class and each readiness gate, with what it sets."""

    cost_permille: dict[CostClass, tuple[float, Bilingual]]
    gates: dict[str, tuple[int, Bilingual]]

    def of_cost(self, rules: ScheduleRules, code: CostClass) -> Bilingual:
        """The ground of a class cost, empty once it is the planner's own."""
        permille, source = self.cost_permille.get(code, (None, Bilingual()))
        return source if rules.cost_permille[code] == permille else Bilingual()

    def of_gate(self, rules: ScheduleRules, phase: str) -> Bilingual:
        """The ground of a phase's gate, empty once it is the planner's own."""
        minimum, source = self.gates.get(phase, (0, Bilingual()))
        return source if ReadinessGate(minimum, phase) in rules.gates else Bilingual()


def read_threshold_sources(templates: Path) -> ThresholdSources:
    """The grounds given in a templates folder."""
    file = read_record(templates / "rules" / SCHEDULE_FILE, _ScheduleFile)
    return ThresholdSources(
        {entry.code: (entry.permille, entry.source) for entry in file.cost_class},
        {gate.earliest_phase: (gate.readiness_min, gate.source) for gate in file.readiness_gate},
    )


def read_start_rules(templates: Path) -> StartRules:
    """The rules of a templates folder for the actions a plan starts with."""
    schedule = read_record(templates / "rules" / SCHEDULE_FILE, _ScheduleFile)
    start = read_record(templates / "rules" / START_FILE, _StartFile)
    return StartRules(
        mandatory=schedule.mandatory,
        mandatory_evidence=schedule.evidence("mandatory"),
        mandatory_declining=schedule.mandatory_declining_or_exhausted,
        mandatory_declining_evidence=schedule.evidence("mandatory_declining_or_exhausted"),
        start_within=schedule.mandatory_start_within,
        chain_group=schedule.chain_group,
        chain_limit=schedule.chain_limit,
        chain_resources={chain.action: chain.resources for chain in start.chain},
    )


@dataclass(frozen=True, slots=True)
class _Reason:
    basis: Basis = "assumption"
    source_zh: str = ""
    source_en: str = ""


@dataclass(frozen=True, slots=True)
class _CostClass:
    code: CostClass
    permille: float
    source_zh: str = ""
    source_en: str = ""

    @property
    def source(self) -> Bilingual:
        return Bilingual(self.source_zh, self.source_en)


@dataclass(frozen=True, slots=True)
class _Phase:
    id: str
    start_year: int
    end_year: int
    name_zh: str
    name_en: str
    motto_zh: str = ""
    motto_en: str = ""

    @property
    def phase(self) -> Phase:
        return Phase(
            self.id,
            Bilingual(self.name_zh, self.name_en),
            Bilingual(self.motto_zh, self.motto_en),
            self.start_year,
            self.end_year,
        )


@dataclass(frozen=True, slots=True)
class _Gate:
    readiness_min: int
    earliest_phase: str
    source_zh: str = ""
    source_en: str = ""

    @property
    def source(self) -> Bilingual:
        return Bilingual(self.source_zh, self.source_en)


@dataclass(frozen=True, slots=True)
class _ScheduleFile:
    """The keys of schedule.toml, under their own names."""

    budget_permille: float
    time_limit_seconds: float
    mandatory: tuple[str, ...]
    mandatory_declining_or_exhausted: tuple[str, ...]
    chain_group: str
    chain_limit: int
    cost_class: tuple[_CostClass, ...]
    phase: tuple[_Phase, ...]
    readiness_gate: tuple[_Gate, ...]
    mandatory_start_within: dict[str, int] = field(default_factory=dict)
    reason: dict[str, _Reason] = field(default_factory=dict)

    def evidence(self, rule: str) -> Evidence:
        reason = self.reason.get(rule, _Reason())
        return Evidence(reason.basis, Bilingual(reason.source_zh, reason.source_en))


@dataclass(frozen=True, slots=True)
class _Chain:
    action: str
    resources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _StartFile:
    chain: tuple[_Chain, ...] = ()
