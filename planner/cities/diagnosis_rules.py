"""The rules of the diagnosis as data: templates/rules/diagnosis.toml."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from planner.model.bilingual import Bilingual
from planner.model.diagnosis import Verdict
from planner.model.message import ProblemError
from planner.templates.records import read_record

SECTOR_DIVERSITY = "sector_diversity"


@dataclass(frozen=True, slots=True)
class RuleText:
    """Name of a rule, how it judges, and on what ground."""

    name_zh: str
    name_en: str
    rule_zh: str
    rule_en: str
    source_zh: str
    source_en: str

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_zh, self.name_en)

    @property
    def rule(self) -> Bilingual:
        return Bilingual(self.rule_zh, self.rule_en)

    @property
    def source(self) -> Bilingual:
        return Bilingual(self.source_zh, self.source_en)


@dataclass(frozen=True, slots=True)
class BatchNote:
    """What has to be said of the year of a batch."""

    year: int
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class ExhaustedRule(RuleText):
    """The list of resource-exhausted cities."""

    batch_notes: tuple[BatchNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservesRule(RuleText):
    """The test on entered reserves; `line` is the share recovered, 0..1."""

    line: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRule(RuleText):
    """A rule with a gap that no figure of the catalogue fills."""

    gap_zh: str = ""
    gap_en: str = ""

    @property
    def gap(self) -> Bilingual:
        return Bilingual(self.gap_zh, self.gap_en)


@dataclass(frozen=True, slots=True)
class OfficialType:
    """What the plan of 2013 says of a type of city."""

    id: str
    name_zh: str
    name_en: str
    says_zh: str
    says_en: str


@dataclass(frozen=True, slots=True)
class Band:
    """The verdict from a number on; without `at_least` it takes the rest."""

    verdict: Verdict
    zh: str
    en: str
    at_least: float = field(default=float("-inf"))

    @property
    def meaning(self) -> Bilingual:
        return Bilingual(self.zh, self.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRule(GapRule):
    """A figure, or a measure made of some, judged in bands on its value or on its percentile among the 262.

    `would_fill` names indicators that would make the finding surer once entered.
    """

    id: str
    on: Literal["value", "percentile"]
    bands: tuple[Band, ...]
    indicator: str = ""
    measure: Literal["", "sector_diversity"] = ""
    would_fill: tuple[str, ...] = ()

    def band(self, number: float) -> Band:
        return next(band for band in self.bands if number >= band.at_least)


@dataclass(frozen=True, slots=True)
class DiagnosisRules:
    """All rules of the diagnosis."""

    types: RuleText
    type: tuple[OfficialType, ...]
    exhausted: ExhaustedRule
    reserves: ReservesRule
    clusters: GapRule
    figure: tuple[FigureRule, ...]


def read_diagnosis_rules(templates: Path) -> DiagnosisRules:
    """The rules in a templates folder; ProblemError where one names nothing to measure or a band is out of order."""
    path = templates / "rules" / "diagnosis.toml"
    rules = read_record(path, DiagnosisRules)
    for rule in rules.figure:
        starts = [band.at_least for band in rule.bands]
        ordered = starts == sorted(starts, reverse=True) and starts[-1:] == [float("-inf")]
        if not ordered or bool(rule.indicator) == bool(rule.measure):
            raise ProblemError("diagnosis rule", "cities", str(path), file=path.name, name=rule.id)
    return rules
