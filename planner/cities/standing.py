"""A city's place among all 262, its type and its peers, on any measure of its figures."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from planner.cities.catalogue import Catalogue
from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile
from planner.model.standing import Group, GroupKind, Standing, UsedFigure
from planner.ranking.ranks import percentiles


@dataclass(frozen=True, slots=True)
class Measure:
    """A number worked out from figures of a city; `indicators` are those it reads."""

    id: str
    name: Bilingual
    unit: Bilingual
    decimals: int
    indicators: tuple[str, ...]
    value: Callable[[CityProfile], float | None]


def measure_of(catalogue: Catalogue, indicator: str) -> Measure:
    """The figure of one indicator; KeyError for an unknown id."""
    known = catalogue.indicator(indicator)
    return Measure(indicator, known.name, known.unit, known.decimals, (indicator,), lambda city: city.value(indicator))


def sample(catalogue: Catalogue, city: CityProfile) -> tuple[CityProfile, ...]:
    """The 262 with `city` in place of its shipped self, so that its own figures count; an outsider comes last."""
    cities = catalogue.resource_cities
    for place, shipped in enumerate(cities):
        if shipped.id == city.id:
            return (*cities[:place], city, *cities[place + 1 :])
    return (*cities, city)


def standing(
    catalogue: Catalogue, city: CityProfile, measure: Measure, peers: Collection[str] = frozenset()
) -> Standing:
    """Where `city` stands on `measure`. Groups without any value are left out; `peers` are ids of cities."""
    cities = sample(catalogue, city)
    ids = {one.id for one in cities if one.type_2013 == city.type_2013}
    members: tuple[tuple[GroupKind, Collection[str]], ...] = (
        ("all", {one.id for one in cities}),
        ("type", ids if city.type_2013 else ()),
        ("peers", {*peers, city.id} if peers else ()),
    )
    values = [(one.id, value) for one in cities if (value := measure.value(one)) is not None]
    groups = (_group(kind, [(id, value) for id, value in values if id in group], city.id) for kind, group in members)
    return Standing(
        measure.id,
        measure.name,
        measure.unit,
        measure.decimals,
        measure.value(city),
        used_figures(catalogue, city, measure.indicators),
        tuple(group for group in groups if group is not None),
    )


def used_figures(catalogue: Catalogue, city: CityProfile, indicators: Sequence[str]) -> tuple[UsedFigure, ...]:
    """The figures in force of these indicators."""
    used = []
    for id in indicators:
        indicator = catalogue.indicator(id)
        used.append(UsedFigure(id, indicator.name, indicator.unit, indicator.decimals, city.figure(id)))
    return tuple(used)


def _group(kind: GroupKind, values: Sequence[tuple[str, float]], city: str) -> Group | None:
    if not values:
        return None
    numbers = np.array([value for _, value in values])
    places = percentiles(numbers)
    own = next((float(place) for (id, _), place in zip(values, places, strict=True) if id == city), None)
    low, lower, median, upper, high = np.percentile(numbers, (0, 25, 50, 75, 100)).tolist()
    return Group(kind, tuple(values), own, low, lower, median, upper, high)
