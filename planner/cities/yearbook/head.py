"""The head of a column or the name of a row, taken apart: name, unit, scope, year, and words that warn."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

from planner.cities.yearbook.units import INDEX, LONGEST_FIRST, folded, is_unit

Scope = Literal["city", "districts"]

_CITY_WORDS = ("全市", "全市合计", "市域", "totalcity", "wholecity")
_DISTRICT_WORDS = ("市辖区", "市区", "城区", "市辖区合计", "districtsundercity", "urbandistricts")
SCOPES: dict[str, Scope] = {
    **dict.fromkeys(_CITY_WORDS, "city"),
    **dict.fromkeys(_DISTRICT_WORDS, "districts"),
}
INTERPOLATED = re.compile(r"插值|插补|估算|拟合|interpolat", re.IGNORECASE)
GROWTH = re.compile(r"比上年|比\d{4}年|同比|增长|增速|增减|±|升降|growth|increase", re.IGNORECASE)
PRELIMINARY = re.compile(r"初步核算数?|快报数?|预计数?|初步数|初步统计数?")
REVISED = re.compile(r"(?:最终)?(?:核实|修订|决算)数?")
YEAR = re.compile(r"(?<!\d)((?:19[4-9]|20[0-9])\d)(?!\d)\s*(?:年度?|年末|年底)?")
_YEAR_ONLY = re.compile(rf"^\s*{YEAR.pattern}\s*$")
_ENGLISH_KEPT = frozenset(
    {"gdp", "r&d", "rd", "so2", "co2", "pm2.5", "pm10", "nox", "tce", "kwh", "km2", "gdp.", "edgar"}
)
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z0-9&.'’/-]*")
_OUTLINE = re.compile(
    r"^(?:[(（]?[一二三四五六七八九十]+[)）、.．]|[(（]\d{1,2}[)）]|\d{1,2}[、．]|\d{1,2}\.(?!\d)|[#＃·•◆○●\-—]+)\s*"
)
_CHILD = re.compile(r"^(?:其中|其\s*中|#|＃|内)[:：]?\s*")
_BRACKET = re.compile(r"[(\[【<]([^()\[\]【】<>]*)[)\]】>]")
_DOTTED = re.compile(r"[.\-]\s*(?:全市|市辖区)|[一-鿿)]\.[一-鿿]")
_SPARED = re.compile(r"^(?:合成样例|续表?\d*|单位)")


@dataclass(frozen=True, slots=True)
class Head:
    """What a head says. `names` are the spellings to look up, the likeliest first; `raw` is the head as printed."""

    raw: str
    names: tuple[str, ...] = ()
    unit: str = ""
    scope: Scope | None = None
    year: int | None = None
    growth: bool = False
    interpolated: bool = False
    preliminary: bool = False


def parse_head(pieces: tuple[str, ...]) -> Head:
    """A head from its pieces, top to bottom; English beside Chinese only repeats it and is passed over."""
    texts = [plain(piece) for piece in dict.fromkeys(pieces) if piece.strip()]
    raw = " ".join(" ".join(piece.split()) for piece in dict.fromkeys(pieces) if piece.strip())
    unit, scope, year = "", None, None
    names: list[str] = []
    for text in texts:
        part = _part(text)
        unit, scope, year = part.unit or unit, part.scope or scope, part.year or year
        names.extend(part.names)
    chinese = [name for name in names if _has_chinese(name)]
    kept = chinese or names
    joined = "".join(kept) if chinese else " ".join(kept)
    candidates = (joined, *reversed(kept)) if len(kept) > 1 else (joined,) if joined else ()
    return Head(
        raw,
        tuple(dict.fromkeys(candidates)),
        unit,
        scope,
        year,
        bool(GROWTH.search(raw)),
        bool(INTERPOLATED.search(raw)),
        bool(PRELIMINARY.search(raw)),
    )


@cache
def plain(text: str) -> str:
    """Half-width, without line breaks; brackets of all kinds round."""
    text = unicodedata.normalize("NFKC", text).replace("〔", "(").replace("〕", ")")
    return re.sub(r"\s+", " ", text).strip()


def year_in(text: str) -> int | None:
    """The year a text names, where it names exactly one."""
    years = {int(year) for year in YEAR.findall(plain(text))}
    return years.pop() if len(years) == 1 else None


def is_year(text: str) -> bool:
    return bool(_YEAR_ONLY.match(PRELIMINARY.sub("", REVISED.sub("", plain(text))).replace("()", "")))


@dataclass(slots=True)
class _Part:
    """One piece of a head, filled while it is taken apart."""

    names: tuple[str, ...] = ()
    unit: str = ""
    scope: Scope | None = None
    year: int | None = None

    def takes(self, said: str) -> bool:
        """Whether these words are a unit, a scope or a year alone; they are then kept as that."""
        if is_unit(said) or folded(said) == INDEX:
            # Of (元) (yuan) the Chinese one is kept.
            self.unit = self.unit if _has_chinese(self.unit) else said
        elif scope := scope_of(said):
            self.scope = scope
        elif is_year(said):
            self.year = year_in(said)
        else:
            return False
        return True


def _part(text: str) -> _Part:
    """One piece of a head: 地区生产总值_当年价格_全市_万元, 2018年(万吨), (元) (yuan), 全市."""
    part = _Part()
    if is_unit(text) or folded(text) == INDEX or scope_of(text):
        part.takes(text)
        return part
    rest = _CHILD.sub("", _OUTLINE.sub("", text))
    for inside in _BRACKET.findall(rest):
        if part.takes(inside.strip()) or _says_nothing(inside.strip()) or _takes_one_of(part, inside):
            for left, right in ("()", "[]", "【】", "<>"):
                rest = rest.replace(f"{left}{inside}{right}", " ", 1)
    if "_" in rest or _DOTTED.search(rest):
        bits = (bit.strip() for bit in re.split(r"[_.]|-(?=全市|市辖区)", rest))
        rest = "_".join(bit for bit in bits if bit and not part.takes(_numbered(bit)))
    found = YEAR.search(rest)
    if found:
        part.year = int(found[1])
        rest = YEAR.sub(" ", rest) if GROWTH.search(rest) else rest.replace(found[0], " ", 1)
    for word in ("全市", "市辖区"):
        if part.scope is None and rest.strip().startswith(word) and len(rest.strip()) > len(word) + 1:
            part.scope = SCOPES[word]
    rest = REVISED.sub("", INTERPOLATED.sub("", PRELIMINARY.sub("", rest))).strip(" _:：-—、,，")
    name = _without_english(rest) if _has_chinese(rest) else rest
    part.names = (name,) if name else ()
    return part


def _says_nothing(inside: str) -> bool:
    """Words in brackets that neither name nor measure."""
    return bool(
        PRELIMINARY.search(inside) or REVISED.fullmatch(inside) or _SPARED.match(inside) or INTERPOLATED.search(inside)
    )


def _takes_one_of(part: _Part, inside: str) -> bool:
    """(current prices, 100 million yuan)"""
    listed = [bit for bit in re.split(r"[,，、]", inside) if is_unit(bit)]
    return len(listed) == 1 and part.takes(listed[0])


def _numbered(bit: str) -> str:
    """人2: programs number the columns of one name."""
    bare = bit.rstrip("0123456789")
    return bare if bare == "人" else bit


def stata_split(name: str) -> tuple[str, str] | None:
    """Name and unit of a head that lost its brackets: 地区生产总值万元."""
    for unit in LONGEST_FIRST:
        if len(name) > len(unit) + 1 and name.casefold().endswith(unit) and _has_chinese(unit):
            return name[: -len(unit)], unit
    return None


def scope_of(text: str) -> Scope | None:
    """The scope a text is the word for: 全市, 市辖区, Total City."""
    return SCOPES.get("".join(text.split()).casefold())


def _has_chinese(text: str) -> bool:
    return any("一" <= letter <= "鿿" for letter in text)


def _without_english(text: str) -> str:
    return _ENGLISH.sub(
        lambda word: word[0] if word[0].casefold() in _ENGLISH_KEPT or len(word[0]) < 4 else " ", text
    ).strip()
