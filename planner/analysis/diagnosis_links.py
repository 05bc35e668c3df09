"""Where the facts of a diagnosis also count in a plan: in local fits and in suggested weights. Nothing is applied."""

from collections.abc import Sequence

from planner.model.diagnosis import Diagnosis, Finding, FindingLink
from planner.model.weighting import Focus
from planner.scoring.rules import BlendPart, PrefillRules

_TYPE, _CLUSTERS = "type", "clusters"


def diagnosis_links(
    found: Diagnosis, rules: PrefillRules, focuses: Sequence[Focus]
) -> dict[str, tuple[FindingLink, ...]]:
    """For each finding the parts of local fits and the focuses that rest on the same fact, by finding id."""
    return {finding.id: (*_prefills(finding, rules), *_focuses(finding, found, focuses)) for finding in found.findings}


def _prefills(finding: Finding, rules: PrefillRules) -> tuple[FindingLink, ...]:
    return tuple(
        FindingLink(finding.id, "prefill", blend.strategy, part.label, part.weight)
        for blend in rules.blend
        for part in blend.part
        if _same_fact(finding, part)
    )


def _same_fact(finding: Finding, part: BlendPart) -> bool:
    match part.kind:
        case "type":
            return finding.id == _TYPE
        case "resource":
            return finding.id == _CLUSTERS and part.or_cluster
        case "class" | "percentile":
            return any(used.indicator == part.indicator for used in finding.figures)


def _focuses(finding: Finding, found: Diagnosis, focuses: Sequence[Focus]) -> tuple[FindingLink, ...]:
    if finding.id != _TYPE:
        return ()
    return tuple(
        FindingLink(finding.id, "focus", "", focus.name, None)
        for focus in focuses
        if focus.city_type == found.city.type_2013
    )
