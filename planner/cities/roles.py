"""The parts cities can play in a region, each a rule over their figures: templates/rules/region.toml."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from planner.cities.composite import FloatArray, normalise, pillar_scores
from planner.cities.indicator_sets import SetIndicator, figures_of
from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile
from planner.model.region import Role, RoleFigure, RoleScore
from planner.templates.records import read_record


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A role and the figures that speak for it."""

    id: str
    name_zh: str
    name_en: str
    reason_zh: str
    reason_en: str
    indicator: tuple[SetIndicator, ...]

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_zh, self.name_en)

    @property
    def reason(self) -> Bilingual:
        return Bilingual(self.reason_zh, self.reason_en)


@dataclass(frozen=True, slots=True)
class RoleRules:
    """The roles of a templates folder and where they come from."""

    source_zh: str
    source_en: str
    role: tuple[RoleRule, ...]

    @property
    def source(self) -> Bilingual:
        return Bilingual(self.source_zh, self.source_en)


def read_role_rules(templates: Path) -> RoleRules:
    return read_record(templates / "rules" / "region.toml", RoleRules)


def roles(rules: RoleRules, all_cities: Sequence[CityProfile], region: Sequence[CityProfile]) -> tuple[Role, ...]:
    """The scores of the cities of `region`, best first, by percentiles among `all_cities`.

    A city of the region stands in place of its shipped self, so that its own figures count; cities without a score
    come last.
    """
    own = {city.id: city for city in region}
    shipped = [own.pop(city.id, city) for city in all_cities]
    sample = (*shipped, *own.values())
    places = {city.id: place for place, city in enumerate(sample)}
    return tuple(_role(rule, sample, [places[city.id] for city in region]) for rule in rules.role)


def _role(rule: RoleRule, sample: Sequence[CityProfile], wanted: Sequence[int]) -> Role:
    values = figures_of(rule.indicator, sample)
    known = ~np.all(np.isnan(values), axis=0)
    percentiles = np.full(values.shape, np.nan)
    directions = np.array([1.0 if indicator.better == "higher" else -1.0 for indicator in rule.indicator])
    percentiles[:, known] = normalise(values[:, known], directions[known], "percentile")
    weights = np.array([indicator.weight for indicator in rule.indicator])
    missed = np.array([not indicator.optional for indicator in rule.indicator]) | known
    place = np.zeros(weights.size, dtype=np.int64)
    scores = pillar_scores(percentiles, weights, place, np.array([weights[missed].sum()]))[:, 0]
    ordered = sorted(wanted, key=lambda city: -np.inf if np.isnan(scores[city]) else scores[city], reverse=True)
    return Role(
        rule.id,
        rule.name,
        rule.reason,
        tuple(_score(rule, sample[city], scores[city], values[city], percentiles[city], missed) for city in ordered),
    )


def _score(
    rule: RoleRule,
    city: CityProfile,
    score: float,
    values: FloatArray,
    percentiles: FloatArray,
    counts: NDArray[np.bool_],
) -> RoleScore:
    figures = tuple(
        RoleFigure(
            indicator.name,
            indicator.decimals,
            indicator.weight,
            None if np.isnan(value) else float(value),
            None if np.isnan(percentile) else float(percentile),
            bool(counted),
        )
        for indicator, value, percentile, counted in zip(rule.indicator, values, percentiles, counts, strict=True)
    )
    return RoleScore(city, None if np.isnan(score) else float(score), figures)
