"""What the parts of the page call types, levels, batches and trust."""

import re

from gui.widgets.dot_map import DotKind
from gui.widgets.marks import Shape
from planner.cities.catalogue import Catalogue
from planner.model.bilingual import Bilingual
from planner.model.city import AdminLevel, CityProfile, CityType, Trust, Verified
from planner.text.marker import mark
from planner.text.texts import Texts

REFERENCE = "reference"
"""The kind of dot of a city that is not one of the 262."""
KINDS: dict[CityType, tuple[str, Shape, str]] = {
    "growing": ("growing", "triangle", mark("Growing")),
    "mature": ("mature", "circle", mark("Mature")),
    "declining": ("declining", "triangle_down", mark("Declining")),
    "regenerating": ("regenerating", "square", mark("Regenerating")),
    "": (REFERENCE, "diamond", mark("Reference city")),
}
"""Token of the colour (also the id of the kind of dot), shape and name of each type."""
LEVELS: dict[AdminLevel, str] = {
    "prefecture": mark("Prefecture-level unit"),
    "county_level_city": mark("County-level city"),
    "county": mark("County"),
    "district": mark("Urban district"),
    "municipality": mark("Municipality"),
}
BATCHES = (mark("first batch, {year}"), mark("second batch, {year}"), mark("third batch, {year}"))
TRUSTS: dict[Trust, str] = {
    "high": mark("high trust"),
    "good": mark("good trust"),
    "coarse": mark("coarse"),
    "low": mark("low trust"),
    "own": mark("own figure"),
}
VERIFIED: dict[Verified, str] = {
    "yes": mark("Listing checked"),
    "partly": mark("Listing partly checked"),
    "no": mark("Listing not checked by name"),
}

_KIND_OF_PROVINCE = re.compile(r"(维吾尔|壮族|回族)?(自治区|省|市)$")


def kinds(texts: Texts) -> tuple[DotKind, ...]:
    return tuple(DotKind(color, texts.tr(name), color, shape) for color, shape, name in KINDS.values())


def kind_of(city: CityProfile) -> str:
    return KINDS[city.type_2013][0]


def type_name(texts: Texts, city: CityProfile) -> str:
    return texts.tr(KINDS[city.type_2013][2])


def level_name(texts: Texts, city: CityProfile) -> str:
    """A prefecture that is a city is called one; leagues and autonomous prefectures keep the wider word."""
    if city.admin_level == "prefecture" and city.name.zh.endswith("市"):
        return texts.tr("Prefecture-level city")
    return texts.tr(LEVELS[city.admin_level])


def short_province(texts: Texts, province: Bilingual) -> str:
    """黑龙江, 内蒙古: as maps and tables write them."""
    return _KIND_OF_PROVINCE.sub("", province.zh) if texts.language == "zh" else province.en


def batch_years(catalogue: Catalogue) -> tuple[int, ...]:
    """The years of the batches of exhausted cities, the first batch first."""
    years = {city.exhausted_batch_year for city in catalogue.cities}
    return tuple(sorted(year for year in years if year is not None))


def batch_name(texts: Texts, catalogue: Catalogue, year: int) -> str:
    """第三批，2011年 or third batch, 2011; the year alone where the batch is not known by number."""
    years = batch_years(catalogue)
    if year in years and years.index(year) < len(BATCHES):
        return texts.tr(BATCHES[years.index(year)], year=year)
    return texts.years(year, year)


def resource_names(texts: Texts, catalogue: Catalogue, codes: tuple[str, ...]) -> str:
    return texts.join(texts.of(catalogue.resource(code).name) for code in codes)
