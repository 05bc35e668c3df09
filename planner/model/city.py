"""A city as the catalogue and the planner's own figures describe it."""

from dataclasses import dataclass, field
from typing import Literal

from planner.model.bilingual import Bilingual
from planner.model.evidence import Evidence

AdminLevel = Literal["prefecture", "county_level_city", "county", "district", "municipality"]
CityType = Literal["growing", "mature", "declining", "regenerating", ""]
Trust = Literal["high", "good", "coarse", "low", "own"]
Verified = Literal["yes", "partly", "no"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator of one city; `indicator` is an id of templates/indicators, which fixes the unit."""

    indicator: str
    value: float
    evidence: Evidence
    trust: Trust


@dataclass(frozen=True, slots=True)
class HeldResource:
    """A resource the city lives or lived on; `code` is an id of templates/cities/resources.csv."""

    code: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Cluster:
    """A national advanced-manufacturing cluster (MIIT) the city belongs to; `edition` is 2022 or 2024."""

    name: Bilingual
    edition: int
    sector: Bilingual
    verified: bool


@dataclass(frozen=True, slots=True)
class CityProfile:
    """Baseline facts of one city (layer A): never weighted, the ground on which strategies are scored.

    `adcode` is the code of GB/T 2260 of 2013, `current_adcode` that of 2023; both empty where none exists.
    `longitude`, `latitude` are degrees (GCJ-02): for a dot map, not for measuring.
    """

    id: str
    name: Bilingual
    province: Bilingual
    admin_level: AdminLevel
    type_2013: CityType
    adcode: str
    current_adcode: str
    current_name: str
    longitude: float
    latitude: float
    exhausted_batch_year: int | None
    verified: Verified
    evidence: Evidence
    exhausted_verified: bool = False
    verified_by: Bilingual = field(default_factory=Bilingual)
    note: Bilingual = field(default_factory=Bilingual)
    pinyin: str = ""
    initials: str = ""
    resources: tuple[HeldResource, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    figures: tuple[Figure, ...] = ()
    own_figures: tuple[Figure, ...] = ()

    def figure(self, indicator: str) -> Figure | None:
        """The figure in force: the planner's own where there is one, else the catalogue's."""
        for figures in (self.own_figures, self.figures):
            for figure in figures:
                if figure.indicator == indicator:
                    return figure
        return None

    def value(self, indicator: str) -> float | None:
        figure = self.figure(indicator)
        return None if figure is None else figure.value

    @property
    def resource_codes(self) -> tuple[str, ...]:
        return tuple(resource.code for resource in self.resources)

    @property
    def listed_exhausted(self) -> bool:
        return self.exhausted_batch_year is not None


@dataclass(frozen=True, slots=True)
class Means:
    """Money at hand in a year, in 10,000 yuan (万元); None where the planner has not said."""

    own: float | None = None
    central_transfer: float | None = None
    evidence: Evidence | None = None

    @property
    def yearly(self) -> float | None:
        """Own means and central transfer together; None while neither is known."""
        if self.own is None and self.central_transfer is None:
            return None
        return (self.own or 0.0) + (self.central_transfer or 0.0)
