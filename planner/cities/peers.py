"""The cities most like a city, by resource, size, structure, type and place, with every distance explained."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, isfinite, log, radians, sin, sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from planner.cities.catalogue import Catalogue
from planner.cities.peer_rules import PeerRules, read_peer_rules
from planner.cities.standing import sample
from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile, CityType
from planner.model.message import ProblemError
from planner.model.peers import PartKind, Peer, PeerPart, Peers
from planner.ranking.ranks import percentiles
from planner.templates.tables import templates_folder
from planner.text.measured import measured

_EARTH_KM = 6371.0088
_LEAST_STRUCTURE = 2
_POPULATION = "population_census"
_KILOMETRE = Bilingual("公里", "km")
_ROUNDING_SLACK = 1e-9
_TYPES: dict[CityType, Bilingual] = {
    "growing": Bilingual("成长型", "growing"),
    "mature": Bilingual("成熟型", "mature"),
    "declining": Bilingual("衰退型", "declining"),
    "regenerating": Bilingual("再生型", "regenerating"),
    "": Bilingual("无类型", "no type"),
}
_UNKNOWN = Bilingual("资料不足，未计入", "not enough known, left out")

Apart = tuple[float | None, Bilingual]


@dataclass(frozen=True, slots=True, eq=False)
class _Space:
    """The cities a city is compared with and their percentiles (cities, structure figures), NaN for none."""

    catalogue: Catalogue
    rules: PeerRules
    cities: tuple[CityProfile, ...]
    structure: NDArray[np.float64]
    own: int


def nearest(
    catalogue: Catalogue,
    city: CityProfile,
    weights: Mapping[PartKind, float] | None = None,
    *,
    count: int | None = None,
    same_level: bool = True,
    templates: Path | None = None,
) -> Peers:
    """The `count` cities of the 262 nearest to `city`, by the rules' weights or by those given (0 or more each).

    With `same_level` a prefecture is compared with prefectures and a county-level unit with such units, for the
    others have figures of another kind. Raises ProblemError for weights that do not fit and for unreadable rules.
    """
    rules = read_peer_rules(templates or templates_folder())
    chosen = {**dict.fromkeys(rules.weights, 0.0), **weights} if weights is not None else rules.weights
    if not all(isfinite(weight) and weight >= 0 for weight in chosen.values()) or not any(chosen.values()):
        raise ProblemError("peers weights", "cities")
    space = _space(catalogue, rules, city)
    found, left_out = [], 0
    for place, other in enumerate(space.cities):
        if place == space.own or other.type_2013 == "" or (same_level and not _same_level(city, other)):
            continue
        parts = tuple(PeerPart(part.id, chosen[part.id], *_apart(space, part.id, place)) for part in rules.part)
        distance = _distance(parts, rules.minimum_coverage)
        if distance is None:
            left_out += 1
        else:
            found.append(Peer(other, distance, parts))
    found.sort(key=lambda peer: (peer.distance, peer.city.id))
    return Peers(city, tuple(found[: count or rules.count]), len(found), left_out)


def _space(catalogue: Catalogue, rules: PeerRules, city: CityProfile) -> _Space:
    cities = sample(catalogue, city)
    columns = []
    for indicator in rules.structure:
        values = [city.value(indicator) for city in cities]
        columns.append(percentiles(np.array([np.nan if value is None else value for value in values])))
    own = next(place for place, one in enumerate(cities) if one.id == city.id)
    return _Space(catalogue, rules, cities, np.column_stack(columns), own)


def _same_level(city: CityProfile, other: CityProfile) -> bool:
    wide = ("prefecture", "municipality")
    return (city.admin_level in wide) == (other.admin_level in wide)


def _distance(parts: Sequence[PeerPart], minimum_coverage: float) -> float | None:
    total = sum(part.weight for part in parts)
    known = [(part.weight, part.distance) for part in parts if part.distance is not None]
    weight = sum(own for own, _ in known)
    if weight <= 0 or weight < minimum_coverage * total - _ROUNDING_SLACK:
        return None
    return sum(own * distance for own, distance in known) / weight


def _apart(space: _Space, kind: PartKind, place: int) -> Apart:
    city, other = space.cities[space.own], space.cities[place]
    match kind:
        case "resource":
            return _resources_apart(space.catalogue, city, other)
        case "size":
            return _sizes_apart(city, other, space.rules.size_ratio)
        case "structure":
            return _structures_apart(space, place)
        case "type":
            return float(city.type_2013 != other.type_2013), _TYPES[other.type_2013]
        case "place":
            kilometres = kilometres_between(city, other)
            return min(1.0, kilometres / space.rules.place_km), measured(kilometres, 0, _KILOMETRE)


def _resources_apart(catalogue: Catalogue, city: CityProfile, other: CityProfile) -> Apart:
    """1 - common / all over the resources held and the wider kinds they belong to."""
    if not city.resources or not other.resources:
        return None, _UNKNOWN
    own, theirs = ({wider for code in one.resource_codes for wider in catalogue.lineage(code)} for one in (city, other))
    names = [catalogue.resource(code).name for code in other.resource_codes]
    shown = Bilingual("、".join(name.zh for name in names), ", ".join(name.en for name in names))
    return 1 - len(own & theirs) / len(own | theirs), shown


def _sizes_apart(city: CityProfile, other: CityProfile, farthest: float) -> Apart:
    own, theirs = city.value(_POPULATION), other.value(_POPULATION)
    if not own or not theirs:
        return None, _UNKNOWN
    ratio = theirs / own
    shown = Bilingual(f"人口为{ratio:.2f}倍", f"{ratio:.2f} times the people")
    return min(1.0, abs(log(ratio)) / log(farthest)), shown


def _structures_apart(space: _Space, place: int) -> Apart:
    own, theirs = space.structure[space.own], space.structure[place]
    apart = np.abs(own - theirs)
    known = ~np.isnan(apart)
    if known.sum() < _LEAST_STRUCTURE:
        return None, _UNKNOWN
    widest = int(np.nanargmax(apart))
    figure = space.catalogue.indicator(space.rules.structure[widest])
    value = space.cities[place].value(figure.id) or 0.0
    shown = measured(value, figure.decimals, figure.unit)
    return float(apart[known].mean()), Bilingual(
        f"{int(known.sum())}项，差别最大：{figure.name.zh}{shown.zh}",
        f"{int(known.sum())} figures, farthest apart: {figure.name.en} {shown.en}",
    )


def kilometres_between(one: CityProfile, other: CityProfile) -> float:
    """Great-circle distance of the centre points in km (haversine)."""
    first, second = radians(one.latitude), radians(other.latitude)
    across = radians(other.longitude - one.longitude)
    chord = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(across / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(chord))
