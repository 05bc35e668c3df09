"""The sets of cities that can be compared as a region: those chosen, the city with its peers, every province."""

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


@dataclass(frozen=True, slots=True)
class ChosenCities:
    """Cities the user put together, by id, under the name they gave."""

    name: Bilingual
    ids: tuple[str, ...]


def city_sets(
    catalogue: Catalogue, city: CityProfile, peers: Collection[str], chosen: Collection[ChosenCities] = ()
) -> tuple[CitySet, ...]:
    """The sets the user chose, the city with its peers, then the provinces in the order of the catalogue."""
    known = tuple(city if each.id == city.id else each for each in catalogue.cities)
    alike = Bilingual(f"{city.name.zh}与可比城市", f"{city.name.en} and its peers")
    return (
        *(CitySet(own.name, tuple(each for each in known if each.id in own.ids)) for own in chosen),
        CitySet(alike, tuple(each for each in known if each.id in {city.id, *peers})),
        *(
            CitySet(province, tuple(each for each in known if each.province == province))
            for province in provinces(catalogue)
        ),
    )
