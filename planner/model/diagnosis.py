"""What a city's facts say of its condition: findings that state, and never score."""

from dataclasses import dataclass
from typing import Literal

from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile
from planner.model.message import Message
from planner.model.standing import Standing, UsedFigure

Verdict = Literal["strain", "watch", "neutral", "strength", "unknown"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule applied to one city.

    `figures` are those the rule reads, with year, source and trust; `standing` is the place of its measure among
    all, the type and the peers, None for facts that are no number. `missing` says what would make it surer,
    `rule` how it was judged, `source` on what ground.
    """

    id: str
    name: Bilingual
    verdict: Verdict
    sentence: Message
    figures: tuple[UsedFigure, ...]
    standing: Standing | None
    missing: tuple[Message, ...]
    rule: Bilingual
    source: Bilingual


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All findings of one city, by the facts of one edition of the catalogue."""

    city: CityProfile
    findings: tuple[Finding, ...]
    edition: str

    def of(self, id: str) -> Finding:
        """The finding of that rule; KeyError where there is none."""
        for finding in self.findings:
            if finding.id == id:
                return finding
        raise KeyError(id)


@dataclass(frozen=True, slots=True)
class FindingLink:
    """Where else in the plan the same fact counts: a part of a strategy's local fit, or a focus of the weights.

    `share` is the weight of the part in the fit (0..1), None for a focus, which counts only once adopted.
    """

    finding: str
    kind: Literal["prefill", "focus"]
    strategy: str
    name: Bilingual
    share: float | None
