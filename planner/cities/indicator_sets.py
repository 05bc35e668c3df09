"""Sets of indicators to compare cities by: templates/benchmarks, one file a set."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from planner.cities.composite import Aggregation, FloatArray, IndexNormalisation
from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile
from planner.model.message import ProblemError
from planner.templates.records import read_record

Weighting = Literal["equal", "entropy", "critic", "typed"]

CLUSTERS = "national_clusters"
"""Stands for the number of national clusters a city belongs to, which is no figure of the catalogue."""

_FILES = ("innovation", "transformation", "circular_economy")


@dataclass(frozen=True, slots=True)
class SetIndicator:
    """One indicator of a set: factor * figure of `indicator` / figure of `per`, where there is a `per`.

    `worst` and `best` are the bounds for normalisation by bounds, both 0 where none are declared. One that is
    `optional` counts once there are figures and is not missed before. `decimals` are those it is shown with.
    """

    id: str
    indicator: str
    name_zh: str
    name_en: str
    better: Literal["higher", "lower"]
    weight: float = 1.0
    per: str = ""
    factor: float = 1.0
    worst: float = 0.0
    best: float = 0.0
    optional: bool = False
    decimals: int = 2
    note_zh: str = ""
    note_en: str = ""

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_zh, self.name_en)

    @property
    def note(self) -> Bilingual:
        return Bilingual(self.note_zh, self.note_en)

    def value(self, city: CityProfile) -> float | None:
        """What the figures in force say; None where one is missing or would be divided by 0."""
        if self.indicator == CLUSTERS:
            return float(len(city.clusters))
        figure = city.value(self.indicator)
        if not self.per or figure is None:
            return None if figure is None else self.factor * figure
        base = city.value(self.per)
        return self.factor * figure / base if base else None


@dataclass(frozen=True, slots=True)
class Pillar:
    """One side of the matter, equal to the others unless weighed; `on` False counts only when switched on."""

    id: str
    name_zh: str
    name_en: str
    indicator: tuple[SetIndicator, ...]
    on: bool = True

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_zh, self.name_en)


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """What a composite index is made of and when there is too little to rank by.

    A pillar counts for a city with `least_weight` of its weight; a pillar or an indicator counts at all where
    `minimum_units` of the cities have it; nothing is ranked while fewer than `minimum_pillars` count. All 0..1.
    """

    id: str
    name_zh: str
    name_en: str
    purpose_zh: str
    purpose_en: str
    source_zh: str
    source_en: str
    normalisation: IndexNormalisation
    weighting: Weighting
    aggregation: Aggregation
    least_weight: float
    minimum_units: float
    minimum_pillars: float
    pillar: tuple[Pillar, ...]

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_zh, self.name_en)

    @property
    def purpose(self) -> Bilingual:
        return Bilingual(self.purpose_zh, self.purpose_en)

    @property
    def source(self) -> Bilingual:
        return Bilingual(self.source_zh, self.source_en)


def figures_of(indicators: Sequence[SetIndicator], cities: Sequence[CityProfile]) -> FloatArray:
    """The values of the indicators, (cities, indicators), NaN where one is missing."""
    values = np.full((len(cities), len(indicators)), np.nan)
    for row, city in enumerate(cities):
        for column, indicator in enumerate(indicators):
            value = indicator.value(city)
            if value is not None:
                values[row, column] = value
    return values


def read_indicator_sets(templates: Path) -> tuple[IndicatorSet, ...]:
    """The shipped sets; ProblemError where one cannot be read, a weight is not positive or a name comes twice."""
    return tuple(_read(templates / "benchmarks" / f"{name}.toml") for name in _FILES)


def _read(path: Path) -> IndicatorSet:
    read = read_record(path, IndicatorSet)
    ids = [pillar.id for pillar in read.pillar]
    ids += [indicator.id for pillar in read.pillar for indicator in pillar.indicator]
    for id in ids:
        if ids.count(id) > 1:
            raise ProblemError("benchmark name twice", "cities", str(path), file=path.name, name=id)
    for pillar in read.pillar:
        for indicator in pillar.indicator:
            if indicator.weight <= 0:
                raise ProblemError("benchmark weight", "cities", str(path), file=path.name, name=indicator.id)
    return read
