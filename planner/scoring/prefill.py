"""What a city's own figures say before anyone has judged: potential times local fit.

The local fit of a strategy is the percentile, among the 262 resource-based cities, of a blend of the city's
figures by the rules of `planner.scoring.rules`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile
from planner.model.criterion import RATING_WORST, CriteriaTree
from planner.model.evidence import Evidence
from planner.model.strategy import FitPart, LocalFit, Potential, Score
from planner.ranking.ranks import percentiles
from planner.scoring.rules import Blend, BlendPart, PrefillRules
from planner.text.measured import measured

FloatArray = NDArray[np.float64]

_ROUNDING_SLACK = 1e-9
_NO_FIGURE = Bilingual("无数据，未计入", "no figure, left out")
_TYPES = {
    "growing": Bilingual("成长型", "growing"),
    "mature": Bilingual("成熟型", "mature"),
    "declining": Bilingual("衰退型", "declining"),
    "regenerating": Bilingual("再生型", "regenerating"),
}


class _Named(Protocol):
    @property
    def name(self) -> Bilingual: ...


class _Measured(Protocol):
    @property
    def unit(self) -> Bilingual: ...
    @property
    def decimals(self) -> int: ...


class Facts(Protocol):
    """What the prefill asks of the catalogue; `columns` are (262,) in the order of `resource_cities`."""

    @property
    def edition(self) -> str: ...
    @property
    def resource_cities(self) -> tuple[CityProfile, ...]: ...
    @property
    def columns(self) -> Mapping[str, FloatArray]: ...
    def indicator(self, id: str) -> _Measured: ...
    def resource(self, code: str) -> _Named: ...
    def lineage(self, code: str) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True, eq=False)
class _Sample:
    """The 262 with the city asked for in its present state; `place` is its row. An outsider comes last."""

    facts: Facts
    cities: tuple[CityProfile, ...]
    place: int

    @property
    def profile(self) -> CityProfile:
        return self.cities[self.place]

    def column(self, indicator: str) -> FloatArray:
        """The figures of one indicator, (cities,), NaN where there is none."""
        shipped = self.facts.columns[indicator]
        column = np.full(len(self.cities), np.nan)
        column[: shipped.size] = shipped
        value = self.profile.value(indicator)
        column[self.place] = np.nan if value is None else value
        return column


def local_fits(facts: Facts, profile: CityProfile, rules: PrefillRules) -> tuple[LocalFit, ...]:
    """The fit of every strategy the rules have a blend for, in their order.

    `facts` is the catalogue; `profile` stands in its place among the 262 with its own figures and resources.
    Parts without a figure are left out and the other weights scaled up; with less than `minimum_coverage` of
    the weight left there is no fit.
    """
    sample = _sample(facts, profile)
    return tuple(_local_fit(sample, blend, rules) for blend in rules.blend)


def fits_of_all(facts: Facts, rules: PrefillRules) -> FloatArray:
    """The fits of all resource cities by their shipped figures at once, (blends, 262), NaN where there is none.

    The same numbers as `local_fits` gives city by city.
    """
    cities = facts.resource_cities
    sample = _Sample(facts, cities, 0)
    return np.array([percentiles(_blended(sample, blend, rules)[2]) for blend in rules.blend])


def prefilled_scores(
    fits: Sequence[LocalFit],
    potentials: Mapping[tuple[str, str], Potential],
    criteria: CriteriaTree,
    evidence: Evidence,
) -> tuple[Score, ...]:
    """Scores of the rated leaves that have a potential and a fit, strategy by strategy in tree order.

    rating = 1 + (potential - 1) * (floor + (1 - floor) * fit), for low, mode and high alike. Measured leaves
    are never prefilled. `evidence` is that of the rules.
    """
    return tuple(
        _prefilled(fit, criterion.id, potential, evidence)
        for fit in fits
        for criterion in criteria.leaves
        if criterion.scale == "rating"
        and fit.fit is not None
        and (potential := potentials.get((fit.strategy, criterion.id))) is not None
    )


def _prefilled(fit: LocalFit, criterion: str, potential: Potential, evidence: Evidence) -> Score:
    effect = fit.floor + (1 - fit.floor) * (fit.fit or 0.0)
    low, value, high = (
        RATING_WORST + (rating - RATING_WORST) * effect for rating in (potential.low, potential.mode, potential.high)
    )
    return Score(fit.strategy, criterion, value, low, high, evidence, potential)


def _sample(facts: Facts, profile: CityProfile) -> _Sample:
    cities = facts.resource_cities
    for place, city in enumerate(cities):
        if city.id == profile.id:
            return _Sample(facts, (*cities[:place], profile, *cities[place + 1 :]), place)
    return _Sample(facts, (*cities, profile), len(cities))


def _blended(sample: _Sample, blend: Blend, rules: PrefillRules) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Shares (parts, cities), the weight known (cities,) and the blend (cities,), NaN where too little is known."""
    shares = np.array([_shares(sample, part, rules) for part in blend.part])
    weights = np.array([part.weight for part in blend.part])
    known = ~np.isnan(shares)
    coverage = weights @ known / weights.sum()
    blended = np.full(len(sample.cities), np.nan)
    enough = (coverage > 0) & (coverage >= rules.minimum_coverage - _ROUNDING_SLACK)
    weighted = weights @ np.where(known, shares, 0.0)
    blended[enough] = weighted[enough] / (weights @ known)[enough]
    return shares, coverage, blended


def _local_fit(sample: _Sample, blend: Blend, rules: PrefillRules) -> LocalFit:
    shares, coverage, blended = _blended(sample, blend, rules)
    place = sample.place
    known = not np.isnan(blended[place])
    return LocalFit(
        strategy=blend.strategy,
        fit=float(percentiles(blended)[place]) if known else None,
        blend=float(blended[place]) if known else None,
        coverage=float(coverage[place]),
        minimum_coverage=rules.minimum_coverage,
        floor=rules.floor,
        parts=tuple(
            _fit_part(sample, part, None if np.isnan(share) else float(share), rules)
            for part, share in zip(blend.part, shares[:, place], strict=True)
        ),
        edition=sample.facts.edition,
    )


def _shares(sample: _Sample, part: BlendPart, rules: PrefillRules) -> FloatArray:
    """The share of each city, (cities,) in 0..1, NaN where its figure is unknown."""
    match part.kind:
        case "percentile":
            return percentiles(sample.column(part.indicator))
        case "class":
            classes = sample.column(part.indicator)
            shares = np.full(classes.size, np.nan)
            for name, share in part.map.items():
                shares[classes == float(name)] = share
            return shares
        case "type":
            return np.array([part.map.get(city.type_2013, np.nan) for city in sample.cities])
        case "resource":
            return np.array([_resource_share(sample.facts, city, part, rules) for city in sample.cities])


def _resource_share(facts: Facts, city: CityProfile, part: BlendPart, rules: PrefillRules) -> float:
    if (part.or_cluster and city.clusters) or _matching(facts, city, part):
        return 1.0
    return 0.0 if city.resources else rules.unknown_resource_value


def _matching(facts: Facts, city: CityProfile, part: BlendPart) -> bool:
    return any(wider in part.resources for code in city.resource_codes for wider in facts.lineage(code))


def _fit_part(sample: _Sample, part: BlendPart, share: float | None, rules: PrefillRules) -> FitPart:
    profile = sample.profile
    match part.kind:
        case "resource":
            shown, evidence = _shown_resource(sample.facts, profile, part, rules)
        case "type":
            shown, evidence = _TYPES.get(profile.type_2013, _NO_FIGURE), profile.evidence
        case "class" | "percentile":
            shown, evidence = _shown_figure(sample, part, share)
    return FitPart(part.label, part.weight, share, shown, evidence if share is not None else None)


def _shown_figure(sample: _Sample, part: BlendPart, share: float | None) -> tuple[Bilingual, Evidence | None]:
    figure = sample.profile.figure(part.indicator)
    if figure is None:
        return _NO_FIGURE, None
    measure = sample.facts.indicator(part.indicator)
    shown = measured(figure.value, measure.decimals, measure.unit)
    zh, en = shown.zh, shown.en
    if part.kind == "percentile" and share is not None:
        zh, en = f"{zh}，百分位{share:.0%}", f"{en}, percentile {share * 100:.0f}"
    elif share is None:
        zh, en = f"{zh}，规则未列，未计入", f"{en}, not in the rule, left out"
    year, source = figure.evidence.year, figure.evidence.source
    origin_zh = "，".join(filter(None, (f"{year}年" if year else "", source.text("zh"))))
    origin_en = ", ".join(filter(None, (str(year or ""), source.text("en"))))
    return Bilingual(f"{zh}（{origin_zh}）", f"{en} ({origin_en})"), figure.evidence


def _shown_resource(
    facts: Facts, profile: CityProfile, part: BlendPart, rules: PrefillRules
) -> tuple[Bilingual, Evidence | None]:
    if part.or_cluster and profile.clusters:
        cluster = profile.clusters[0]
        shown = Bilingual(
            f"国家先进制造业集群：{cluster.name.zh}（{cluster.edition}年名单）",
            f"national cluster: {cluster.name.en} (list of {cluster.edition})",
        )
        listed = Bilingual("工业和信息化部先进制造业集群名单", "MIIT list of advanced manufacturing clusters")
        return shown, Evidence("source", listed, cluster.edition)
    if not profile.resources:
        return rules.unknown_resource, rules.evidence
    names = [facts.resource(code).name for code in profile.resource_codes]
    zh, en = "、".join(name.zh for name in names), ", ".join(name.en for name in names)
    return Bilingual(f"主导资源：{zh}", f"dominant resources: {en}"), profile.resources[0].evidence
