"""The sets of cities that can be compared as a region: the city with its peers, and every province."""

from collections.abc import Collection
from dataclasses import dataclass

from planner.cities.catalogue import Catalogue
from planner.cities.search import provinces
from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile


@dataclass(frozen=True, slots=True)
class CitySet:
    """Cities under a name; the city in hand stands among them as it is, own figures included."""

    name: Bilingual
    cities: tuple[CityProfile, ...]


def city_sets(catalogue: Catalogue, city: CityProfile, peers: Collection[str]) -> tuple[CitySet, ...]:
    """The city with its peers first, then the provinces in the order of the catalogue."""
    known = tuple(city if each.id == city.id else each for each in catalogue.cities)
    alike = Bilingual(f"{city.name.zh}与可比城市", f"{city.name.en} and its peers")
    return (
        CitySet(alike, tuple(each for each in known if each.id in {city.id, *peers})),
        *(
            CitySet(province, tuple(each for each in known if each.province == province))
            for province in provinces(catalogue)
        ),
    )
