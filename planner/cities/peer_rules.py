"""How far two cities are apart, as data: templates/rules/peers.toml."""

from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from planner.model.bilingual import Bilingual
from planner.model.message import ProblemError
from planner.model.peers import PartKind
from planner.templates.records import read_record


@dataclass(frozen=True, slots=True)
class PartRule:
    """A part of the distance with its weight by default."""

    id: PartKind
    weight: float
    name_zh: str
    name_en: str
    rule_zh: str
    rule_en: str

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_zh, self.name_en)

    @property
    def rule(self) -> Bilingual:
        return Bilingual(self.rule_zh, self.rule_en)


@dataclass(frozen=True, slots=True)
class PeerRules:
    """All parts, the spans that count as farthest, and how many cities are called peers."""

    count: int
    minimum_coverage: float
    size_ratio: float
    place_km: float
    structure: tuple[str, ...]
    part: tuple[PartRule, ...]

    @property
    def weights(self) -> dict[PartKind, float]:
        return {part.id: part.weight for part in self.part}


def read_peer_rules(templates: Path) -> PeerRules:
    """The rules in a templates folder; ProblemError where a weight or a span is not above 0 or a part comes twice."""
    path = templates / "rules" / "peers.toml"
    rules = read_record(path, PeerRules)
    numbers = (rules.count, rules.place_km, rules.size_ratio - 1, *(part.weight for part in rules.part))
    twice = len({part.id for part in rules.part}) < len(rules.part)
    if twice or not all(isfinite(number) and number > 0 for number in numbers):
        raise ProblemError("peers rule", "cities", str(path), file=path.name)
    return rules
