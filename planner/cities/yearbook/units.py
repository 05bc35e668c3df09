"""Units as tables print them, and how many of one make another."""

import re
import unicodedata
from functools import cache

INDEX = "上年=100"
"""Printed as a unit: the year before is 100, so 105.5 means a growth of 5.5 %."""

_MU = 10_000 / 15
# fmt: off
_DIMENSIONS: dict[str, dict[str, float]] = {
    "yuan": {
        "元": 1, "元/人": 1, "人民币元": 1, "yuan": 1, "yuan/person": 1, "rmb": 1, "千元": 1e3, "万元": 1e4,
        "万元/人": 1e4, "10000yuan": 1e4, "万元人民币": 1e4, "百万元": 1e6, "millionyuan": 1e6, "亿元": 1e8,
        "亿": 1e8, "亿元人民币": 1e8, "100millionyuan": 1e8, "billionyuan": 1e9,
    },
    "dollars": {
        "美元": 1, "usd": 1, "us$": 1, "千美元": 1e3, "万美元": 1e4, "usd10000": 1e4, "10000usd": 1e4,
        "10000usdollars": 1e4, "10000us$": 1e4, "百万美元": 1e6, "millionus$": 1e6, "millionusd": 1e6,
        "亿美元": 1e8, "100millionusd": 1e8, "100millionus$": 1e8,
    },
    "persons": {
        "人": 1, "名": 1, "person": 1, "persons": 1, "people": 1, "人次": 1, "千人": 1e3, "1000persons": 1e3,
        "万人": 1e4, "10000persons": 1e4, "10000people": 1e4, "万人次": 1e4, "百万人": 1e6,
    },
    "households": {
        "户": 1, "household": 1, "households": 1, "万户": 1e4, "10000households": 1e4, "千户": 1e3,
    },
    "units": {
        "institutions": 1, "hospitals": 1,
        "个": 1, "家": 1, "所": 1, "座": 1, "unit": 1, "units": 1, "enterprises": 1, "schools": 1, "万个": 1e4,
    },
    "patents": {
        "件": 1, "项": 1, "piece": 1, "pieces": 1, "patents": 1, "万件": 1e4,
    },
    "beds": {
        "张": 1, "床": 1, "bed": 1, "beds": 1, "万张": 1e4,
    },
    "volumes": {
        "10000volumes": 1e4,
        "册": 1, "册、件": 1, "册/件": 1, "本": 1, "volumes": 1, "千册": 1e3, "千册/件": 1e3, "万册": 1e4,
        "万册/件": 1e4,
    },
    "tonnes": {
        "100milliont": 1e8,
        "公斤": 0.001, "千克": 0.001, "吨": 1, "t": 1, "ton": 1, "tons": 1, "tonnes": 1, "千吨": 1e3, "万吨": 1e4,
        "10000tons": 1e4, "10000t": 1e4, "百万吨": 1e6, "mt": 1e6, "milliont": 1e6, "milliontons": 1e6, "亿吨": 1e8,
    },
    "tonnes of coal equivalent": {
        "吨标准煤": 1, "吨标煤": 1, "tce": 1, "万吨标准煤": 1e4, "万吨标煤": 1e4, "10000tce": 1e4, "万tce": 1e4,
        "亿吨标准煤": 1e8,
    },
    "energy per yuan": {
        "tceper10000yuan": 1,
        "吨标准煤/万元": 1, "吨标煤/万元": 1, "tce/万元": 1, "tce/10000yuan": 1, "吨/万元": 1,
        "千克标准煤/万元": 0.001,
    },
    "kilowatt-hours": {
        "千瓦时": 1, "度": 1, "kwh": 1, "千瓦小时": 1, "万千瓦时": 1e4, "万kwh": 1e4, "万度": 1e4,
        "万千瓦小时": 1e4, "10000kwh": 1e4, "亿千瓦时": 1e8, "亿kwh": 1e8, "亿度": 1e8, "亿千瓦小时": 1e8,
        "100millionkwh": 1e8,
    },
    "square metres": {
        "平方米": 1, "m2": 1, "sqm": 1, "平方米/人": 1, "亩": _MU, "公顷": 1e4, "ha": 1e4, "hectare": 1e4,
        "hectares": 1e4, "万平方米": 1e4, "10000m2": 1e4, "10000sqm": 1e4, "平方公里": 1e6, "平方千米": 1e6,
        "km2": 1e6, "sqkm": 1e6, "万亩": _MU * 1e4, "千公顷": 1e7, "1000hectares": 1e7, "1000ha": 1e7,
        "万公顷": 1e8, "万平方公里": 1e10, "10000sqkm": 1e10,
    },
    "cubic metres": {
        "立方米": 1, "m3": 1, "万立方米": 1e4, "10000m3": 1e4, "亿立方米": 1e8, "100millionm3": 1e8,
    },
    "kilometres": {
        "公里": 1, "千米": 1, "km": 1, "米": 0.001, "万公里": 1e4,
    },
    "vehicles": {
        "standardvehicles": 1,
        "标台": 1, "标准台": 1, "辆": 1,
    },
    "person-years": {
        "person-years": 1,
        "人年": 1, "万人年": 1e4,
    },
    "days": {
        "天": 1, "日": 1, "day": 1, "days": 1,
    },
    "years": {
        "年": 1, "岁": 1, "year": 1, "years": 1,
    },
    "concentration": {
        "微克/立方米": 1, "μg/m3": 1, "ug/m3": 1, "毫克/立方米": 1e3,
    },
    "density": {
        "人/平方公里": 1, "人每平方公里": 1, "人/平方千米": 1, "人/km2": 1, "persons/km2": 1,
    },
    "per thousand people": {
        "personsper1000": 1,
        "人/千人": 1, "人/万人": 0.1,
    },
    "per 100,000 people": {
        "personsper100000": 1,
        "人/10万人": 1, "人/十万人": 1, "人/万人": 10,
    },
    "patents per 10,000": {
        "patentsper10000persons": 1,
        "件/万人": 1, "项/万人": 1,
    },
    "class": {"类": 1, "class": 1},
    "irradiation": {"千瓦时/平方米": 1, "kwh/m2": 1},
    "speed": {"米/秒": 1, "m/s": 1},
    "ratio": {
        "%": 1, "百分比": 1, "百分数": 1, "percent": 1, "±%": 1, "‰": 0.1, "千分比": 0.1, "permille": 0.1,
    },
}
# fmt: on
UNITS: dict[str, tuple[tuple[str, float], ...]] = {}
for _dimension, _sizes in _DIMENSIONS.items():
    for _name, _size in _sizes.items():
        UNITS[_name] = (*UNITS.get(_name, ()), (_dimension, float(_size)))
LONGEST_FIRST = tuple(sorted(UNITS, key=len, reverse=True))


@cache
def folded(text: str) -> str:
    """A unit as it is looked up: half-width, lower case, without blanks, brackets and commas."""
    plain = unicodedata.normalize("NFKC", text.replace("μ", "μ").replace("µ", "μ")).casefold()
    return re.sub(r"[\s,，()\[\]]", "", plain).replace("sq.", "sq").replace("每平方公里", "/平方公里")


def is_unit(text: str) -> bool:
    return folded(text) in UNITS or folded(text) == INDEX


def dimensions(unit: str) -> frozenset[str]:
    return frozenset(dimension for dimension, _ in UNITS.get(folded(unit), ()))


def factor(printed: str, wanted: str) -> float | None:
    """How many `wanted` one `printed` is; None where they do not measure the same thing.

    A per cent sign over a per mille figure is taken for the common misprint it is: 1, never 10.
    """
    if folded(printed) == "%" and folded(wanted) == "‰":
        return 1.0
    sizes = dict(UNITS.get(folded(wanted), ()))
    for dimension, size in UNITS.get(folded(printed), ()):
        if dimension in sizes:
            # Rounded, because 1e4 / 1e8 must be the 0.0001 a table of factors prints.
            return float(f"{size / sizes[dimension]:.12g}")
    return None


def units_in(text: str) -> tuple[str, ...]:
    """The units a caption lists: 万元、人."""
    return tuple(part for part in re.split(r"[、，,；;]|/(?=\s)|\s{2,}", text) if is_unit(part.strip(" ：:()（）")))
