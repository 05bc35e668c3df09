"""Published evaluations of resource-based cities, held against our own figures: agreement is stated, never forced."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from planner.cities.catalogue import Catalogue
from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile
from planner.model.message import Message, Param
from planner.ranking.agreement import kendall
from planner.templates.rows import Row, read_rows

CHANGE = "population_change_2010_2020"
CHANGE_CLASSES = (-15.0, -5.0, 0.0, 5.0, 15.0)
"""Bounds of the classes of population change, %; a change equal to a bound belongs to the class above it."""
_COUNTS = ("below_15", "from_15_to_5", "from_5_to_0", "up_to_5", "up_to_15", "above_15")


@dataclass(frozen=True, slots=True)
class Study:
    """A published evaluation. `places` holds the place of each city whose place is reported, by city id; equal places
    are one class. `of` is the lowest place there is; `indicator_set` the set it is to be compared with."""

    id: str
    indicator_set: str
    reference: Bilingual
    scope: Bilingual
    years: str
    method: Bilingual
    result: Bilingual
    places: Mapping[str, int]
    of: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a study and a ranking of ours order the cities that both have.

    Of the `pairs` of cities which the study puts in order, `same` stand in the same order here and `opposite` in the
    other; the rest is tied here. `tau` is Kendall's tau-b, None where one side ties everything. `cities` are ours by
    the study's place, each with (city id, place in the study, rank here).
    """

    study: Study
    pairs: int
    same: int
    opposite: int
    tau: float | None
    cities: tuple[tuple[str, int, int], ...]

    @property
    def message(self) -> Message:
        return Message(
            "study agreement",
            "note",
            "cities",
            self.study.id,
            {
                "study": self.study.reference,
                "scope": self.study.scope,
                "cities": len(self.cities),
                "pairs": self.pairs,
                "same": self.same,
            },
        )


@dataclass(frozen=True, slots=True)
class PopulationChange:
    """Prefecture-level cities of one type by population change 2010-2020, in the classes of `CHANGE_CLASSES`.

    `published` and `counted` (6 each) are the study's numbers and ours over the same kind of unit, cities proper;
    `unknown` are cities for which we have no figure, `beside` autonomous prefectures and regions, which the study
    leaves out.
    """

    type: str
    name: Bilingual
    source: Bilingual
    published: tuple[int, ...]
    counted: tuple[int, ...]
    unknown: tuple[CityProfile, ...]
    beside: tuple[CityProfile, ...]

    @property
    def moved(self) -> int:
        """How many cities stand in another class here than in the study, those without a figure aside."""
        return sum(max(0, own - theirs) for own, theirs in zip(self.counted, self.published, strict=True))

    @property
    def message(self) -> Message:
        params: dict[str, Param] = {"type": self.name, "study": self.source, "count": sum(self.published)}
        if not self.moved and not self.unknown:
            return Message("population classes agree", "note", "cities", self.type, params)
        names = tuple(city.name for city in self.unknown)
        params |= {"moved": self.moved, "missing": len(names)}
        if names:
            return Message("population classes miss cities", "note", "cities", self.type, params | {"cities": names})
        return Message("population classes differ", "note", "cities", self.type, params)


def read_studies(templates: Path) -> tuple[Study, ...]:
    """The studies of templates/benchmarks whose order of cities is known."""
    columns = ("study", "set", "reference_zh", "order", "of")
    return tuple(_study(row) for row in read_rows(templates / "benchmarks" / "studies.csv", columns))


def agreement(study: Study, ranks: Mapping[str, int]) -> Agreement:
    """Hold `ranks`, 1 = best by city id, against the study."""
    both = sorted(
        ((id, place, ranks[id]) for id, place in study.places.items() if id in ranks), key=lambda row: row[1:]
    )
    ordered = [(first, second) for first, second in combinations(both, 2) if first[1] != second[1]]
    return Agreement(
        study=study,
        pairs=len(ordered),
        same=sum(first[2] < second[2] for first, second in ordered),
        opposite=sum(first[2] > second[2] for first, second in ordered),
        tau=kendall([place for _, place, _ in both], [rank for _, _, rank in both]) if len(both) > 1 else None,
        cities=tuple(both),
    )


def population_change(catalogue: Catalogue, templates: Path) -> tuple[PopulationChange, ...]:
    """The published table of population change by type beside the same table worked out from the shipped figures."""
    rows = read_rows(templates / "benchmarks" / "population_change.csv", ("type", *_COUNTS))
    return tuple(_compared(row, catalogue) for row in rows)


def _study(row: Row) -> Study:
    places = {}
    for code in row.codes("order"):
        id, _, place = code.partition(":")
        if not place.isdecimal():
            raise row.problem("template cell not a number", "order")
        places[id] = int(place)
    return Study(
        id=row.text("study"),
        indicator_set=row.text("set"),
        reference=row.bilingual("reference"),
        scope=row.bilingual("scope"),
        years=row.text("years"),
        method=row.bilingual("method"),
        result=row.bilingual("result"),
        places=places,
        of=row.whole("of"),
    )


def _compared(row: Row, catalogue: Catalogue) -> PopulationChange:
    units = [
        city
        for city in catalogue.resource_cities
        if city.admin_level == "prefecture" and city.type_2013 == row.text("type")
    ]
    cities = [city for city in units if _is_city_proper(city)]
    counted = [0] * (len(CHANGE_CLASSES) + 1)
    for city in cities:
        change = city.value(CHANGE)
        if change is not None:
            counted[bisect_right(CHANGE_CLASSES, change)] += 1
    return PopulationChange(
        type=row.text("type"),
        name=row.bilingual("name"),
        source=row.bilingual("source"),
        published=tuple(row.whole(column) for column in _COUNTS),
        counted=tuple(counted),
        unknown=tuple(city for city in cities if city.value(CHANGE) is None),
        beside=tuple(city for city in units if not _is_city_proper(city)),
    )


def _is_city_proper(city: CityProfile) -> bool:
    """A 地级市, not a 自治州, 地区 or 盟."""
    return city.name.zh.endswith("市")
