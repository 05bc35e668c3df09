"""A city's standing as strips: all cities above, its type between, its peers below."""

from collections.abc import Mapping, Sequence

from gui.pages.cities import words
from gui.widgets.strips import Dot, Lane, Strip
from planner.model.city import CityProfile
from planner.model.standing import Group, Standing
from planner.text.measured import measured
from planner.text.texts import MISSING, Texts

INDICATORS = (
    "population_change_2010_2020",
    "share_65_plus",
    "urbanisation_rate",
    "gdp_per_capita",
    "secondary_share",
    "tertiary_share",
    "mining_employment_share",
    "manufacturing_employment_share",
    "research_technical_services_employment_share",
    "college_educated_per_100k",
)
FEWEST_FOR_QUARTILES = 8
TAIL = 0.02
"""The share of cities at either end that stands on the edge, so that one giant does not press all others together."""


def strips(texts: Texts, standings: Sequence[Standing], cities: Mapping[str, CityProfile]) -> tuple[Strip, ...]:
    return tuple(_strip(texts, place, cities) for place in standings if place.groups)


def _strip(texts: Texts, place: Standing, cities: Mapping[str, CityProfile]) -> Strip:
    values = sorted(value for _, value in place.groups[0].values)
    tail = int(len(values) * TAIL)
    low, high = values[tail], values[-1 - tail]
    return Strip(
        name=texts.of(place.name),
        figure=_figure(texts, place, place.value),
        low=low,
        high=high,
        low_word=_end(texts, place, low, "≤" if tail else ""),
        high_word=_end(texts, place, high, "≥" if tail else ""),
        own=place.value,
        lanes=tuple(_lane(texts, place, group, cities) for group in place.groups),
    )


def _lane(texts: Texts, place: Standing, group: Group, cities: Mapping[str, CityProfile]) -> Lane:
    dots = []
    for id, value in group.values:
        if id in cities:
            city = cities[id]
            color, shape, _ = words.KINDS[city.type_2013]
            hint = texts.tr("{city}: {figure}", city=city.name, figure=measured(value, place.decimals, place.unit))
            dots.append(Dot(id, value, hint, color, shape))
    enough = group.count >= FEWEST_FOR_QUARTILES
    quartiles = (group.lower_quartile, group.median, group.upper_quartile) if enough else None
    return Lane(tuple(dots), quartiles)


def _figure(texts: Texts, place: Standing, value: float | None) -> str:
    return MISSING if value is None else texts.of(measured(value, place.decimals, place.unit))


def _end(texts: Texts, place: Standing, value: float, sign: str) -> str:
    return f"{sign}{texts.number(value, place.decimals)}"
