"""The ways a planner may write the name of a city."""

import re
import unicodedata
from dataclasses import dataclass

from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile

SUFFIX_SOUNDS = {"市": "shi", "县": "xian", "区": "qu"}

_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[\W_]+")
_UMLAUT = re.compile("(?<=[ln])v")
_SUFFIX = re.compile(r"(经济开发区|开发区|管理区|自治县|自治州|林区|矿区|地区|市|县|区|盟)$")
_PEOPLES = re.compile(
    r"(各族|满族|朝鲜族|蒙古族|蒙古|藏族|羌族|彝族|苗族|土家族|布依族|黎族|傣族|白族|普米族|回族|土族)+$"
)


@dataclass(frozen=True, slots=True)
class LaterName:
    """The name a city bears today where it is another than in the plan of 2013."""

    zh: str
    en: str
    pinyin: str
    initials: str


@dataclass(frozen=True, slots=True)
class Spellings:
    """Folded spellings of one city: its names, their initials, its codes, and its name beside its province."""

    names: frozenset[str]
    initials: tuple[str, ...]
    codes: tuple[str, ...]
    with_province: tuple[str, ...]


def spell(city: CityProfile, later: LaterName | None) -> Spellings:
    """Every spelling of the name of 2013 and of the later one, in Chinese, pinyin and English."""
    names = {*_chinese(city.name.zh), *_pinyin(city.pinyin, city.name.zh), *_english(city.name.en)}
    initials = [city.initials]
    if later is not None:
        names.update(_chinese(later.zh), _pinyin(later.pinyin, later.zh), _english(later.en))
        initials.append(later.initials)
    whole = title(city)
    return Spellings(
        names=frozenset(names),
        initials=tuple(initials),
        codes=tuple(code for code in (city.adcode, city.current_adcode) if code),
        with_province=(fold(whole.zh), fold(whole.en), city.province.zh + city.name.zh),
    )


def title(city: CityProfile) -> Bilingual:
    """The name with the province, which tells 伊春 from 宜春 in English too."""
    if city.name == city.province:
        return city.name
    en = city.name.en if city.name.en.endswith(")") else f"{city.name.en} ({city.province.en})"
    return Bilingual(f"{city.name.zh}（{city.province.zh}）", en)


def fold(text: str) -> str:
    """Letters, digits and characters only, in lower case; ü becomes v as on a Chinese keyboard."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("ü", "v")
    return _NEITHER_LETTER_NOR_DIGIT.sub("", text)


def _chinese(name: str) -> set[str]:
    """延边朝鲜族自治州, 延边朝鲜族 and 延边; a county of one character (易县) keeps its suffix."""
    short = _SUFFIX.sub("", name)
    return {name, short, _PEOPLES.sub("", short) or short} if len(short) > 1 else {name}


def _pinyin(pinyin: str, name: str) -> set[str]:
    """The shipped pinyin leaves out the suffix, but for counties of one character; hegangshi is typed too."""
    stem, suffix = name[:-1], name[-1]
    spellings = {pinyin}
    if suffix in SUFFIX_SOUNDS and len(stem) > 1 and _SUFFIX.sub("", name) == stem:
        spellings.add(pinyin + SUFFIX_SOUNDS[suffix])
    return spellings | _without_umlaut(spellings)


def _english(name: str) -> set[str]:
    bare = name.partition(" (")[0]
    spellings = {fold(name), fold(bare), fold(f"{bare} City")}
    return spellings | _without_umlaut(spellings)


def _without_umlaut(spellings: set[str]) -> set[str]:
    """Lüliang is typed lvliang or luliang."""
    return {_UMLAUT.sub("u", spelling) for spelling in spellings}
