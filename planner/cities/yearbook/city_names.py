"""Which city a row of a table is about."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from planner.cities.catalogue import Catalogue
from planner.cities.search import provinces
from planner.cities.spellings import fold
from planner.cities.yearbook.head import plain
from planner.model.city import CityProfile
from planner.templates.rows import by_id, read_rows

Kind = Literal["known", "misspelt", "elsewhere", "province", "total", "none"]

# fmt: off
HEAD_WORDS = frozenset([
    "城市", "城巾", "程市", "地区", "市", "市县", "县市", "地市", "城市名称", "城市名", "市名", "地区名称",
    "地市名称", "行政区", "行政区域", "行政单位", "单位名称", "地级市", "盟市", "市州", "州市", "地市州",
    "市地州盟", "市别", "地区别", "县区", "区县", "县名", "市县名称", "所属城市", "所在城市", "city", "cities",
    "region", "area", "cityname", "city_name", "name",
])
PROVINCE_WORDS = frozenset([
    "省", "省份", "省市", "省区", "省级", "省名", "所属省份", "所在省", "province", "provinces",
])
CODE_WORDS = frozenset([
    "行政区划代码", "区划代码", "城市代码", "代码", "编码", "行政代码", "地区代码",
    "code",
    "citycode", "divisioncode", "adcode",
])
# fmt: on
_TOTALS = re.compile(
    r"(合计|总计|小计|共计|全国|全省|全区合计|平均|东部|中部|西部|东北地区|特大城市|超大城市|大城市|中等城市|小城市|省会城市|计划单列市|"
    r"地级及以上|地级市合计|县级市合计|市辖区$|其他|其它|total|average|sum)"
)
_PROVINCE_SUFFIX = re.compile(r"(?:壮族自治区|回族自治区|维吾尔自治区|自治区|省|市|特别行政区)$")
# fmt: off
_ALL_PROVINCES = [
    "北京市", "天津市", "河北省", "山西省", "内蒙古自治区", "辽宁省", "吉林省", "黑龙江省", "上海市", "江苏省",
    "浙江省", "安徽省", "福建省", "江西省", "山东省", "河南省", "湖北省", "湖南省", "广东省", "广西壮族自治区",
    "海南省", "重庆市", "四川省", "贵州省", "云南省", "西藏自治区", "陕西省", "甘肃省", "青海省", "宁夏回族自治区",
    "新疆维吾尔自治区", "台湾省", "香港特别行政区", "澳门特别行政区",
]
# fmt: on
_SUFFIX = re.compile(r"(?:自治州|地区|林区|市|州|盟|县|区)$")
_CODE = re.compile(r"(\d{6})(?:\d{6}|\d{3})?(?:\.0)?|(\d{4})(?:\.0)?")
_CHINESE = re.compile(r"[一-鿿]+")
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Former:
    """A name a city bore until `year`, when it was renamed or the city abolished."""

    id: str
    year: int
    change: Literal["renamed", "abolished"]


@dataclass(frozen=True, slots=True)
class Named:
    """What a cell names: the `city` for "known", the likely ones for "misspelt", the name read for "elsewhere"."""

    kind: Kind
    cities: tuple[CityProfile, ...] = ()
    former: Former | None = None

    @property
    def city(self) -> CityProfile | None:
        return self.cities[0] if self.kind == "known" else None


NOBODY = Named("none")


@dataclass(frozen=True, eq=False)
class CityNames:
    """The names of the catalogue's cities, those they bore, and the prefectures that are not in the catalogue.

    Without slots, so that the tables of names are made once.
    """

    catalogue: Catalogue
    former: dict[str, Former]
    others: frozenset[str]

    def read(self, text: str) -> Named:
        """What a name or code in a table stands for, blanks and a province in front of it passed over."""
        key = "".join(plain(text).split()).strip("*#:：、.")
        return self._read(key) if key and len(key) <= _LONGEST else NOBODY

    def in_title(self, title: str) -> CityProfile | None:
        """The one city a title names in full: 铜陵市国民经济主要指标."""
        key = "".join(plain(title).split())
        found = {name: city for name, city in self._full.items() if name in key}
        longest = {city.id: city for name, city in found.items() if not any(name in other != name for other in found)}
        return next(iter(longest.values())) if len(longest) == 1 else None

    def is_stranger(self, text: str) -> bool:
        """Whether a name is neither of the catalogue nor of a prefecture elsewhere: a county, or a slip of the pen."""
        named = self.read(text)
        key = "".join(plain(text).split())
        listed = key in self.others or _SUFFIX.sub("", key) in self._other_stems
        return named.kind == "misspelt" or (named.kind == "elsewhere" and not listed)

    def is_province(self, text: str) -> bool:
        key = "".join(plain(text).split())
        return key in self._provinces

    def _read(self, key: str) -> Named:
        code = _CODE.fullmatch(key)
        if code:
            city = self._codes.get(code[1] or code[2] + "00")
            return Named("known", (city,)) if city else NOBODY
        if key in self.former:
            former = self.former[key]
            return Named("known", (self.catalogue.city(former.id),), former)
        return self._by_name(key) or self._other(key) or self._behind_province(key) or self._guess(key)

    def _other(self, key: str) -> Named | None:
        if _TOTALS.search(key.casefold()):
            return Named("total")
        return Named("province") if key in self._provinces else None

    def _behind_province(self, key: str) -> Named | None:
        """黑龙江双鸭山; the province is taken off only where a city remains."""
        rests = (key[len(province) :] for province in self._provinces if key.startswith(province))
        return next((found for rest in rests if rest and (found := self._by_name(rest))), None)

    def _guess(self, key: str) -> Named:
        if not _CHINESE.fullmatch(key):
            return NOBODY
        near = self._near(key)
        if near:
            return Named("misspelt", near)
        return Named("elsewhere") if len(_SUFFIX.sub("", key)) > 1 and _SUFFIX.search(key) else NOBODY

    def _by_name(self, key: str) -> Named | None:
        stem = _SUFFIX.sub("", key)
        regional = key.endswith(("市", "州", "盟", "地区"))
        if city := self._full.get(key):
            return Named("known", (city,))
        if key in self.others:
            return Named("elsewhere")
        if city := self._prefectures.get(key) or (self._prefectures.get(stem) if regional else None):
            return Named("known", (city,))
        if key in self._provinces:
            return Named("province")
        if key in self._other_stems or (stem in self._other_stems and key.endswith(("州", "盟", "地区"))):
            return Named("elsewhere")
        counties = self._counties.get(key, ())
        return Named("known" if len(counties) == 1 else "misspelt", counties) if counties else None

    def _near(self, key: str) -> tuple[CityProfile, ...]:
        """Prefectures one character away: a slip of pen or scanner."""
        stem = _SUFFIX.sub("", key) if key.endswith("市") else key
        if len(stem) < 2:
            return ()
        alike = {
            city.id: city
            for name, city in self._prefectures.items()
            if len(name) == len(stem)
            and (key == stem or city.name.zh == name + "市")
            and sum(a != b for a, b in zip(name, stem, strict=True)) == 1
        }
        # Of two characters one is little to go by: only where a single city comes into question.
        return tuple(alike.values())[:3] if len(stem) > 2 or len(alike) == 1 else ()

    @cached_property
    def _full(self) -> dict[str, CityProfile]:
        names = {}
        for city in self.catalogue.cities:
            names[city.name.zh] = city
            if city.current_name:
                names.setdefault(city.current_name, city)
        return names

    @cached_property
    def _prefectures(self) -> dict[str, CityProfile]:
        """Short names of prefectures: 鹤岗, 延边, 大兴安岭."""
        names: dict[str, CityProfile] = {}
        for city, spellings in zip(self.catalogue.cities, self.catalogue.spellings, strict=True):
            if city.admin_level in ("prefecture", "municipality"):
                names.update((name, city) for name in spellings.names if _CHINESE.fullmatch(name))
        return names

    @cached_property
    def _counties(self) -> dict[str, tuple[CityProfile, ...]]:
        names: defaultdict[str, tuple[CityProfile, ...]] = defaultdict(tuple)
        for city, spellings in zip(self.catalogue.cities, self.catalogue.spellings, strict=True):
            if city.admin_level not in ("prefecture", "municipality"):
                for name in spellings.names:
                    if _CHINESE.fullmatch(name):
                        names[name] += (city,)
        return names

    @cached_property
    def _other_stems(self) -> frozenset[str]:
        return frozenset(_SUFFIX.sub("", re.sub(r"(?:[一-鿿]{1,3}族)+自治州$", "", name)) for name in self.others)

    @cached_property
    def _codes(self) -> dict[str, CityProfile]:
        codes = {city.current_adcode: city for city in self.catalogue.cities if city.current_adcode}
        return codes | {city.adcode: city for city in self.catalogue.cities if city.adcode}

    @cached_property
    def _provinces(self) -> tuple[str, ...]:
        """Whole names before short ones, the longest first, so that 黑龙江省 goes before 黑龙江."""
        whole = {*_ALL_PROVINCES, *(province.zh for province in provinces(self.catalogue))}
        names = {*whole, *(_PROVINCE_SUFFIX.sub("", name) for name in whole)}
        return tuple(sorted(names, key=lambda name: (-len(name), name)))


def read_city_names(catalogue: Catalogue, folder: Path) -> CityNames:
    """The names with those of a templates folder; ProblemError names file, row and column of an unreadable cell."""
    known = {city.id for city in catalogue.cities}
    former = {
        name: Former(cells.word("id", known), cells.whole("year"), cells.word("change", ("renamed", "abolished")))
        for name, cells in by_id(
            read_rows(folder / "cities" / "former_names.csv", ("name_zh", "id", "year", "change")), "name_zh"
        ).items()
    }
    others = read_rows(folder / "cities" / "other_cities.csv", ("name_zh",))
    return CityNames(catalogue, former, frozenset(cells.text("name_zh") for cells in others))


def is_head_word(text: str, words: Iterable[str] = HEAD_WORDS) -> bool:
    """Whether a cell is the head of a column of cities (or of `words`)."""
    return fold("".join(plain(text).split())) in words
