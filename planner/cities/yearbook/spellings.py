"""Which indicator a head means: exactly, after evening out the spelling, or by likeness."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

from planner.cities.catalogue import Indicator
from planner.cities.yearbook.head import Head, parse_head, plain, stata_split
from planner.cities.yearbook.units import dimensions, folded
from planner.templates.rows import read_rows

COLUMNS = ("header", "indicator", "unit", "factor", "offset", "scope", "seen")
LEAST_LIKENESS = 0.72
OFFERED = 3
# fmt: off
_EVEN = (
    ("国内生产总值", "gdp"), ("地区生产总值", "gdp"), ("生产总值", "gdp"), ("研究与试验发展(r&d)", "rd"),
    ("研究与试验发展", "rd"), ("研究与发展", "rd"), ("研发", "rd"), ("r&d", "rd"), ("二氧化硫", "so2"),
    ("常驻", "常住"), ("二氧化碳", "co2"), ("从业人员", "就业人员"), ("在校生", "在校学生"), ("单位gdp", "万元gdp"),
    ("占gdp的比重", "占gdp比重"), ("占gdp的比例", "占gdp比重"), ("增加值占gdp", "占gdp"),
    ("绿化覆盖面积率", "绿化覆盖率"),
    ("建成区绿化覆盖率", "绿化覆盖率"), ("经费投入强度", "投入强度"),
    ("行政区域面积", "行政区域土地面积"), ("行政区划面积", "行政区域土地面积"),
)
# fmt: on
_PASSED_OVER = re.compile(
    r"年末实有|年末|年底|全年|当年|本年|各市|全市|市辖区|情况|主要|^.*?(?:省|市)各市|的|数量$|人数$|数$|额$|总额$|完成$"
)
_DROPPED = re.compile(r"[\s_()\[\]{}<>,，、.。:：;；/\\·*\-—'\"“”]+")
_SECTORS = ("第一产业", "第二产业", "第三产业", "工业", "全部工业", "规模以上工业")
_SHARES = {"第一产业": "primary_share", "第二产业": "secondary_share", "第三产业": "tertiary_share"}


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way tables print an indicator; `factor` None: do not convert, ask. `seen`: read in a published table."""

    header: str
    indicator: str
    unit: str
    factor: float | None
    offset: float
    scope: str
    seen: bool


@dataclass(frozen=True, slots=True)
class Match:
    """The indicator a head means. `sign` is -1 where the head tells a fall; `offset` is added after converting."""

    indicator: str
    sign: float = 1.0
    offset: float = 0.0
    spelling: Spelling | None = None
    unit: str = ""


@dataclass(frozen=True, eq=False)
class SpellingBook:
    """All spellings with the catalogue's indicators, ready to be looked up. Without slots, so that its index is
    made once."""

    spellings: tuple[Spelling, ...]
    indicators: tuple[Indicator, ...]

    @cached_property
    def by_id(self) -> dict[str, Indicator]:
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def _index(self) -> "_Index":
        return _Index(self.spellings, self.indicators)

    def match(self, head: Head) -> Match | None:
        """The indicator, where the spelling is known exactly or but for blanks, brackets and habitual words."""
        for name in head.names:
            found = self._index.find(name, head.unit)
            if found is not None:
                return found
            parts = stata_split(name)
            if parts is not None and not head.unit:
                found = self._index.find(parts[0], parts[1])
                if found is not None:
                    return Match(found.indicator, found.sign, found.offset, found.spelling, parts[1])
        return None

    def factor(self, indicator: str, unit: str) -> float | None:
        """How a unit the tables of units do not know for it was converted elsewhere: 万立方米 of water are 万吨."""
        return next(
            (
                abs(spelling.factor)
                for spelling in self.spellings
                if spelling.indicator == indicator and spelling.factor and folded(spelling.unit) == folded(unit)
            ),
            None,
        )

    def closest(self, head: Head) -> tuple[str, ...]:
        """At most three indicators spelled much like the head, best first, for the user to choose from."""
        return self._index.closest(head.names)


def read_spellings(folder: Path, indicators: tuple[Indicator, ...]) -> SpellingBook:
    """The spellings of a templates folder; ProblemError names file, row and column of a cell that cannot be read."""
    known = {indicator.id for indicator in indicators}
    spellings = tuple(
        Spelling(
            cells.text("header"),
            cells.word("indicator", known),
            cells.text("unit"),
            cells.decimal("factor") if cells.text("factor") else None,
            cells.decimal("offset", 0.0),
            cells.word("scope", ("", "city", "districts")),
            cells.flag("seen"),
        )
        for cells in read_rows(folder / "indicators" / "spellings.csv", COLUMNS)
    )
    return SpellingBook(spellings, indicators)


class _Index:
    """Spellings under their folded names, exact ones and evened-out ones apart."""

    def __init__(self, spellings: Iterable[Spelling], indicators: Iterable[Indicator]) -> None:
        self._exact: defaultdict[str, list[Spelling]] = defaultdict(list)
        self._even: defaultdict[str, list[Spelling]] = defaultdict(list)
        entries = [*spellings, *(own for indicator in indicators for own in _own_names(indicator))]
        for spelling in entries:
            head = parse_head((spelling.header,))
            names = {*head.names}
            parts = stata_split(head.names[0]) if head.names else None
            if parts is not None and folded(parts[1]) == folded(spelling.unit):
                names = {parts[0]}
            # What the head itself prints counts: 每万人拥有…医师数(人) is looked up with 人.
            printed = replace(spelling, unit=head.unit) if head.unit else spelling
            for name in names:
                self._exact[tight(name)].append(printed)
        for key, found in self._exact.items():
            self._even[_even(key)].extend(found)

    def find(self, name: str, unit: str) -> Match | None:
        key = tight(name)
        candidates = self._exact.get(key) or self._exact.get(_expanded(key, unit)) or self._unambiguous(key)
        return _best(candidates, unit) if candidates else None

    def closest(self, names: Iterable[str]) -> tuple[str, ...]:
        scores: dict[str, float] = {}
        for name in names:
            wanted = _even(tight(name))
            if len(wanted) < 3:
                continue
            matcher = SequenceMatcher(autojunk=False)
            matcher.set_seq2(wanted)
            for key, found in self._even.items():
                matcher.set_seq1(key)
                if matcher.real_quick_ratio() < LEAST_LIKENESS or matcher.quick_ratio() < LEAST_LIKENESS:
                    continue
                ratio = matcher.ratio()
                for spelling in found:
                    scores[spelling.indicator] = max(ratio, scores.get(spelling.indicator, 0.0))
        near = sorted((-ratio, indicator) for indicator, ratio in scores.items() if ratio >= LEAST_LIKENESS)
        return tuple(indicator for _, indicator in near[:OFFERED])

    def _unambiguous(self, key: str) -> list[Spelling]:
        found = self._even.get(_even(key), [])
        return found if len({spelling.indicator for spelling in found}) == 1 else []


def tight(name: str) -> str:
    """A name without blanks, brackets and punctuation, in lower case."""
    return _DROPPED.sub("", plain(name).casefold())


def _even(key: str) -> str:
    for long, short in _EVEN:
        key = key.replace(long, short)
    return _PASSED_OVER.sub("", key) or key


def _expanded(key: str, unit: str) -> str:
    """第一产业 counted in money is its value added; 原煤 in tonnes its output."""
    if key in _SECTORS and "yuan" in dimensions(unit):
        return key + "增加值"
    return key + "产量" if unit and dimensions(unit) & {"tonnes", "cubic metres"} else key


def _best(candidates: list[Spelling], unit: str) -> Match | None:
    """The spelling with the unit printed, else the one that needs no unit; all candidates tell the same sign."""
    wanted = folded(unit) if unit else ""
    same = [spelling for spelling in candidates if folded(spelling.unit) == wanted]
    chosen = (same or candidates)[0]
    if len({spelling.indicator for spelling in candidates}) > 1 and not same:
        return None
    sign = -1.0 if chosen.factor is not None and chosen.factor < 0 else 1.0
    return Match(chosen.indicator, sign, chosen.offset, chosen if same else None)


def _own_names(indicator: Indicator) -> tuple[Spelling, ...]:
    """The catalogue's own names, so that what the program exports it can read."""
    names = dict.fromkeys((indicator.name.zh, indicator.name.en))
    return tuple(Spelling(name, indicator.id, indicator.unit.zh, 1.0, 0.0, "", False) for name in names)
