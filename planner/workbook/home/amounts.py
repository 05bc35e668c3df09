"""Numbers as people write them in words: 约3亿, 三百万, 1,200万元, about 3 million."""

import re
import unicodedata
from dataclasses import dataclass

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"千万": 1e7, "百万": 1e6, "万": 1e4, "亿": 1e8, "千": 1e3, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_BEFORE = r"大约|大概|约|近|超过|超|逾|不足|共计|共|合计|计|≈|~|about|around|approx\.?|ca\.?"
_BEHIND = r"左右|上下|以上|以内|余|多"
_HEDGES = re.compile(rf"^(?:{_BEFORE})+|(?:{_BEHIND})+$")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_WORDS = re.compile(rf"[{''.join(_DIGITS)}{''.join(_TENS)}]+")
_PARTS = re.compile(
    rf"(?P<number>{_NUMBER.pattern}|{_WORDS.pattern})(?:余|多|几)?(?P<scale>(?:{'|'.join(_SCALES)})*)(?:余|多)?"
)
_YUAN = ("元人民币", "人民币", "元", "yuan", "cny", "rmb")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number read from words; `in_yuan` where the words say so by a unit or a scale such as 万 or 亿."""

    value: float
    in_yuan: bool
    percent: bool


def amount_in(text: str) -> Amount | None:
    """The one number a text gives, None where it gives none or more than one."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).casefold().replace("−", "-").replace(",", "")
    plain = plain.replace("人民币", "").removeprefix("¥")
    plain = _HEDGES.sub("", plain)
    unit = next((unit for unit in _YUAN if plain.endswith(unit)), "")
    plain = _HEDGES.sub("", plain.removesuffix(unit))
    percent = plain.endswith("%") or plain.startswith("百分之")
    plain = plain.removesuffix("%").removeprefix("百分之")
    total, scaled, end = 0.0, False, 0
    while end < len(plain):
        part = _PARTS.match(plain, end)
        if part is None or (end and not scaled):
            return None
        number = _number(part["number"])
        if number is None:
            return None
        scale = _scale(part["scale"])
        total, scaled = total + number * scale, scale != 1
        end = part.end()
    in_yuan = bool(unit) or any(word in plain for word in ("万", "亿", "million", "billion"))
    return Amount(total, in_yuan, percent) if end else None


def _number(text: str) -> float | None:
    """In figures, or in Chinese numerals up to 9999."""
    if _NUMBER.fullmatch(text):
        return float(text)
    total, digit = 0, None
    for sign in text:
        if sign in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[sign]
        else:
            total += (1 if digit is None else digit) * _TENS[sign]
            digit = None
    return float(total + (digit or 0))


def _scale(text: str) -> float:
    product = 1.0
    for word in re.findall("|".join(_SCALES), text):
        product *= _SCALES[word]
    return product
