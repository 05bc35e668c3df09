"""Finding cities by what a planner types: Chinese, pinyin, initials, English, administrative code."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from enum import IntEnum

from planner.cities.catalogue import Catalogue
from planner.cities.spellings import Spellings, fold, title
from planner.model.bilingual import Bilingual
from planner.model.city import AdminLevel, CityProfile, CityType
from planner.model.message import ProblemError

OFFERED = 5
"""How many cities a question about an unknown or ambiguous name lists."""
LEAST_LIKENESS = 0.5
"""Ratio of matching letters below which a name is not worth offering: one of two Chinese characters."""
NEAR_BEST = 0.25
"""How far below the best ratio a name is still offered beside it."""
SHORTEST_PROVINCE = 2


class UnknownCityError(ProblemError):
    """No city bears the name; `closest` are those spelled most like it."""

    def __init__(self, query: str, closest: tuple[CityProfile, ...]) -> None:
        code = "city unknown" if closest else "city unlike any"
        super().__init__(code, "cities", query=query, closest=_titles(closest))
        self.closest = closest


class AmbiguousCityError(ProblemError):
    """Several cities answer equally well to the name."""

    def __init__(self, query: str, matches: tuple[CityProfile, ...]) -> None:
        super().__init__("city ambiguous", "cities", query=query, matches=_titles(matches[:OFFERED]))
        self.matches = matches


class _Match(IntEnum):
    """How well a city answers to a query; smaller is better."""

    EXACT = 0
    EXACT_INITIALS = 1
    PREFIX = 2
    PREFIX_INITIALS = 3
    CONTAINS = 4
    PROVINCE = 5


def find(catalogue: Catalogue, query: str) -> tuple[CityProfile, ...]:
    """The cities that answer to `query`, best first; all of them, in their order, for an empty query.

    Whole names, codes and pinyin come before initials, beginnings before parts, the province last; among equals
    prefectures come before counties and districts.
    """
    return tuple(city for _, city in _matches(catalogue, query)) if fold(query) else catalogue.cities


def resolve(catalogue: Catalogue, query: str) -> CityProfile:
    """The one city meant by `query`: the only best match on a whole name or its beginning.

    Raises `UnknownCityError` with the closest spellings, `AmbiguousCityError` with the equally good matches.
    """
    matches = _matches(catalogue, query)
    best = matches[0][0] if matches else _Match.CONTAINS
    if best >= _Match.CONTAINS:
        raise UnknownCityError(query, closest(catalogue, query))
    equals = tuple(city for match, city in matches if match is best)
    if len(equals) > 1:
        raise AmbiguousCityError(query, equals)
    return equals[0]


def closest(catalogue: Catalogue, query: str, count: int = OFFERED) -> tuple[CityProfile, ...]:
    """At most `count` cities, best first: those `find` finds, else those spelled much like `query`, else none."""
    found = _matches(catalogue, query)
    if found:
        return tuple(city for _, city in found[:count])
    # SequenceMatcher keeps what it learns about its second text, so the query is that one.
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(fold(query))
    likeness = {
        city.id: max(_likeness(matcher, name) for name in spellings.names)
        for city, spellings in zip(catalogue.cities, catalogue.spellings, strict=True)
    }
    least = max(LEAST_LIKENESS, max(likeness.values()) - NEAR_BEST)
    alike = [city for city in catalogue.cities if likeness[city.id] >= least]
    return tuple(sorted(alike, key=lambda city: -likeness[city.id])[:count])


def filtered(
    catalogue: Catalogue,
    *,
    province: str | None = None,
    type: CityType | None = None,
    resource: str | None = None,
    level: AdminLevel | None = None,
    exhausted: bool | None = None,
    batch: int | None = None,
) -> tuple[CityProfile, ...]:
    """The cities that meet every condition given, in the order of the catalogue.

    `province` is its Chinese name, whole or shortened, or its English one; `resource` a code, which the
    narrower kinds meet too (graphite is non-metallic); `batch` the year of an exhausted batch.
    Raises `ProblemError` for a province or resource that does not exist.
    """
    cities: Iterable[CityProfile] = catalogue.cities
    if province is not None:
        meant = _province(catalogue, province)
        cities = [city for city in cities if city.province == meant]
    if resource is not None:
        codes = _narrower(catalogue, resource)
        cities = [city for city in cities if codes.intersection(city.resource_codes)]
    return tuple(
        city
        for city in cities
        if (type is None or city.type_2013 == type)
        and (level is None or city.admin_level == level)
        and (exhausted is None or city.listed_exhausted == exhausted)
        and (batch is None or city.exhausted_batch_year == batch)
    )


def provinces(catalogue: Catalogue) -> tuple[Bilingual, ...]:
    """The provinces of the catalogue, each once, in its order."""
    return tuple(dict.fromkeys(city.province for city in catalogue.cities))


def _titles(cities: tuple[CityProfile, ...]) -> tuple[Bilingual, ...]:
    return tuple(title(city) for city in cities)


def _matches(catalogue: Catalogue, query: str) -> list[tuple[_Match, CityProfile]]:
    wanted = fold(query)
    if not wanted:
        return []
    found = []
    for city, spellings in zip(catalogue.cities, catalogue.spellings, strict=True):
        match = _match(spellings, wanted)
        if match is not None:
            found.append((match, city))
    return sorted(found, key=lambda pair: (pair[0], pair[1].admin_level not in ("prefecture", "municipality")))


def _match(spellings: Spellings, wanted: str) -> _Match | None:
    if wanted in spellings.names or wanted in spellings.codes or wanted in spellings.with_province:
        return _Match.EXACT
    if wanted in spellings.initials:
        return _Match.EXACT_INITIALS
    if any(spelling.startswith(wanted) for spelling in (*spellings.names, *spellings.codes)):
        return _Match.PREFIX
    if any(spelling.startswith(wanted) for spelling in spellings.initials):
        return _Match.PREFIX_INITIALS
    if any(wanted in spelling for spelling in spellings.names):
        return _Match.CONTAINS
    # A province is no beginning of a name: Tibet has a single city here, which nobody means by it.
    return _Match.PROVINCE if any(wanted in spelling for spelling in spellings.with_province) else None


def _likeness(matcher: "SequenceMatcher[str]", spelling: str) -> float:
    matcher.set_seq1(spelling)
    return matcher.ratio() if matcher.quick_ratio() >= LEAST_LIKENESS else 0.0


def _province(catalogue: Catalogue, text: str) -> Bilingual:
    wanted = fold(text)
    known = provinces(catalogue)
    for province in known:
        begins = len(wanted) >= SHORTEST_PROVINCE and province.zh.startswith(wanted)
        if begins or wanted == fold(province.en):
            return province
    raise ProblemError("province unknown", "cities", province=text, known=known)


def _narrower(catalogue: Catalogue, code: str) -> frozenset[str]:
    if code not in {resource.code for resource in catalogue.resources}:
        known = tuple(resource.code for resource in catalogue.resources)
        raise ProblemError("resource unknown", "cities", resource=code, known=known)
    return frozenset(resource.code for resource in catalogue.resources if code in catalogue.lineage(resource.code))
