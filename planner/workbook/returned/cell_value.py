"""What somebody put into an answer cell, read as the answer that was meant."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import cache
from math import isfinite

from planner.model.bilingual import LANGUAGES
from planner.model.weighting import SAATY_MAXIMUM
from planner.text.ratios import parse_ratio
from planner.text.texts import Texts
from planner.workbook.questionnaire.scale import ANSWERS, RATIOS

CellValue = object
_ROUNDING = 1e-9
_NUMBER_IN_WORDS = re.compile(r"\(\d\)")
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(分|points?)?")
_DATES = (date, datetime, time, timedelta)


class Unreadable(Exception):
    """A cell holds no answer; `code` names the sentence that says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def is_blank(value: CellValue) -> bool:
    return value is None or (isinstance(value, str) and not plain(value))


def read_ratio(value: CellValue) -> float:
    """How many times the left side outweighs the right: words of either language, 3, "３", 1/3, 0.333.

    Raises Unreadable for anything else, a date (which offices make of 1/3) and a number off the scale of 1/9 to 9.
    """
    if isinstance(value, str):
        text = plain(value)
        ratio = _known_words().get(text) or parse_ratio(_with_point(text))
    else:
        number = _number(value, "answer unreadable")
        ratio = parse_ratio(repr(number)) or number
    if ratio is None:
        raise Unreadable("answer unreadable")
    if not 1 / SAATY_MAXIMUM - _ROUNDING <= ratio <= SAATY_MAXIMUM + _ROUNDING:
        raise Unreadable("answer off the scale")
    return ratio


def read_number(value: CellValue) -> float:
    """A rating or a figure: 7, "７", " 7 ", "7分", "6,5". Raises Unreadable for anything else."""
    if not isinstance(value, str):
        return _number(value, "rating unreadable")
    text = _with_point(plain(value))
    if not (number := _DECIMAL.fullmatch(text)):
        raise Unreadable("rating unreadable")
    return float(text.removesuffix(number[3] or ""))


def plain(text: str) -> str:
    """A text without blanks, full-width forms and capitals, as answers are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold().lstrip("'").replace("−", "-")


def _number(value: CellValue, code: str) -> float:
    """A cell that is no text as a number."""
    if isinstance(value, _DATES):
        raise Unreadable("answer is a date")
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise Unreadable(code)
    return value


def _with_point(text: str) -> str:
    """A decimal comma as a point, where there is no point."""
    return text.replace(",", ".") if text.count(",") == 1 and "." not in text else text


@cache
def _known_words() -> dict[str, float]:
    """The answers in both languages, with and without the number behind them."""
    known: dict[str, float] = {}
    for language in LANGUAGES:
        texts = Texts(language)
        for source, ratio in zip(ANSWERS, RATIOS, strict=True):
            words = plain(texts.tr(source))
            known[words] = known[_NUMBER_IN_WORDS.sub("", words)] = ratio
    return known
