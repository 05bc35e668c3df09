"""What a cell of a table prints: a figure, one of the signs for none, or words."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from planner.cities.yearbook.units import LONGEST_FIRST

State = Literal["figure", "blank", "dash", "below_unit", "error", "about", "unlike", "words"]

_NOTE_MARKS = re.compile(r"[①-⑳⑴-⒇*＊※†‡¹²³⁴-⁹]+|\[\d{1,2}\]|［\d{1,2}］|[〔【]注?\d{1,2}[〕】]")
_DASHES = frozenset("-–—―－一/\\") | {
    "——",
    "－－",
    "--",
    "---",
    "n/a",
    "na",
    "nan",
    "null",
    "none",
    "无",
    "空白",
    "缺",
    "未公布",
    "#",
    "x",
    ".",
}
_BELOW = frozenset({"…", "……", "...", "......", "‥", "⋯", "⋯⋯", "．．．"})
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([,， '’])\d{3})(?:\1\d{3})*(?:\.\d+)?")
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?")
_ABOUT = re.compile(r"^(?:约|近|大约|接近|超过|超|逾|达)|(?:左右|上下|以上|多|余)$")
_STRANGE_MINUS = re.compile(r"^(?:[▲△▼]\s*|\()(\d[\d.,]*)\)?$")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Printed:
    """A cell as read: `value` in `unit` (empty: that of its column). `marked` where it bears a footnote mark.

    "about" and "unlike" carry a value that is only a proposal: 约88.8亿, and minus signs of other kinds such as ▲3.3.
    """

    state: State
    value: float | None = None
    unit: str = ""
    marked: bool = False


def parse(text: str) -> Printed:
    """What a cell's text says."""
    bare = _NOTE_MARKS.sub("", text)
    marked = bare != text
    # Before folding, because ① would become a digit.
    plain = unicodedata.normalize("NFKC", bare).replace("−", "-").replace(" ", " ").strip().lstrip("'`").strip()
    sign = _sign(plain.casefold(), bare.strip())
    if sign is not None:
        return Printed("dash" if sign == "blank" and marked else sign, marked=marked)
    if len(plain) > _LONGEST:
        return Printed("words")
    number, unit = _split(plain.lstrip("#"))
    if number is not None:
        return Printed("figure", number, unit, marked)
    return _nearly(plain)


def _sign(lower: str, printed: str) -> State | None:
    """The sign that stands in place of a figure, where the text is one."""
    if not lower:
        return "blank"
    if printed in _BELOW or lower in _BELOW:
        return "below_unit"
    if printed in _DASHES or lower in _DASHES:
        return "dash"
    return "error" if lower.startswith("#") and lower[-1] in "!?a/0" and not lower[1:].isdigit() else None


def _nearly(plain: str) -> Printed:
    """Words around a number, and minus signs of other kinds: proposals at best."""
    bare = _ABOUT.sub("", _ABOUT.sub("", plain)).strip()
    if bare != plain:
        number, unit = _split(bare)
        if number is not None:
            return Printed("about", number, unit)
    found = _STRANGE_MINUS.match(plain)
    number = _number(found[1]) if found else None
    return Printed("words") if number is None else Printed("unlike", -number)


def _split(text: str) -> tuple[float | None, str]:
    """The number and the unit behind it: 98.8万人."""
    number = _number(text)
    if number is not None:
        return number, ""
    for unit in LONGEST_FIRST:
        if text.casefold().endswith(unit) and len(text) > len(unit):
            number = _number(text[: -len(unit)].strip())
            if number is not None:
                return number, unit
    return None, ""


def _number(text: str) -> float | None:
    if _GROUPED.fullmatch(text):
        text = re.sub(r"[,， '’]", "", text)
    if len(text) > 40 or not _PLAIN.fullmatch(text.casefold()):
        return None
    value = float(text)
    return value if abs(value) < 1e18 else None
