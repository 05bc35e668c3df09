"""The rules by which a city's figures become local fits: templates/rules/prefill.toml."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from planner.model.bilingual import Bilingual
from planner.model.evidence import Evidence
from planner.model.message import ProblemError
from planner.templates.records import read_record

PartKind = Literal["class", "percentile", "resource", "type"]


@dataclass(frozen=True, slots=True)
class BlendPart:
    """One part of a blend; its share of a city lies in 0..1.

    class: `map` of the resource class in `indicator`. percentile: that of `indicator` among the 262.
    resource: 1 where the city holds one of `resources` (or, with `or_cluster`, belongs to a national cluster),
    else 0. type: `map` of the city's type.
    """

    kind: PartKind
    weight: float
    label_zh: str
    label_en: str
    indicator: str = ""
    map: dict[str, float] = field(default_factory=dict)
    resources: tuple[str, ...] = ()
    or_cluster: bool = False

    @property
    def label(self) -> Bilingual:
        return Bilingual(self.label_zh, self.label_en)


@dataclass(frozen=True, slots=True)
class Blend:
    """How well a strategy suits a city, as a weighted mean of shares."""

    strategy: str
    part: tuple[BlendPart, ...]


@dataclass(frozen=True, slots=True)
class PrefillRules:
    """All rules of the prefill. `floor` and `minimum_coverage` lie in 0..1."""

    floor: float
    minimum_coverage: float
    unknown_resource_value: float
    blend: tuple[Blend, ...]
    formula_zh: str = ""
    formula_en: str = ""
    basis_zh: str = ""
    basis_en: str = ""
    unknown_resource_zh: str = ""
    unknown_resource_en: str = ""

    @property
    def unknown_resource(self) -> Bilingual:
        return Bilingual(self.unknown_resource_zh, self.unknown_resource_en)

    @property
    def evidence(self) -> Evidence:
        """The origin of every prefilled score: template judgement, hence an assumption."""
        return Evidence(
            "assumption",
            Bilingual(self.basis_zh, self.basis_en),
            note=Bilingual(self.formula_zh, self.formula_en),
        )


def read_prefill_rules(templates: Path) -> PrefillRules:
    """The rules in a templates folder; ProblemError where a number lies outside its range."""
    path = templates / "rules" / "prefill.toml"
    rules = read_record(path, PrefillRules)
    shares = [rules.floor, rules.minimum_coverage, rules.unknown_resource_value]
    for blend in rules.blend:
        shares.extend(share for part in blend.part for share in part.map.values())
        if not blend.part or any(part.weight <= 0 for part in blend.part):
            raise ProblemError(
                "prefill weight not positive", "scoring", str(path), file=path.name, strategy=blend.strategy
            )
    if not all(0 <= share <= 1 for share in shares):
        raise ProblemError("prefill share outside", "scoring", str(path), file=path.name)
    return rules
