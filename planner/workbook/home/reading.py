"""What somebody put into an input cell, read as the value the plan takes."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from planner.model.bilingual import LANGUAGES
from planner.text.ratios import parse_ratio
from planner.text.texts import Texts
from planner.workbook.book import Ids
from planner.workbook.home.amounts import amount_in
from planner.workbook.home.inputs import OPTIONS, Kind, kind_of
from planner.workbook.home.milestones import milestone_lines
from planner.workbook.returned.cell_value import Unreadable, is_blank, plain, read_number, read_ratio
from planner.workbook.writer import printable

Given = str | int | float | tuple[str, ...] | None
"""A value of the plan as an input takes it; None for nothing."""

_SEPARATORS = re.compile(r"[,，、;；\s]+")
_CLASSES = ("S", "M", "L", "XL")
_PERCENT_MISSED = 100
_YUAN: dict[Kind, float] = {"wan": 1e4, "yi": 1e8}


LONGEST_TEXT = 2000
"""Letters of a text the plan takes over; what is longer got into the cell by mistake."""


@dataclass(frozen=True, slots=True)
class Reading:
    """`value` is what the cell says; with a `doubt`, the code of a sentence, it is only a proposal."""

    value: Given
    doubt: str = ""


def read_input(ids: Ids, typed: Any) -> Reading:
    """The value of an input from what its cell holds.

    Raises Unreadable with the code of a sentence where the cell says nothing the input could take.
    """
    kind = kind_of(ids)
    if kind in ("name", "text", "ids", "milestones"):
        return _text(kind, typed)
    if is_blank(typed):
        return Reading(None)
    if kind == "class" or kind in OPTIONS:
        return Reading(_option(kind, typed))
    return _ratio(typed) if kind == "ratio" else _figure(kind, typed)


def _text(kind: Kind, typed: Any) -> Reading:
    text = "" if is_blank(typed) else _words_of(typed)
    if len(text) > LONGEST_TEXT:
        raise Unreadable("cell too long")
    kept = printable(text)
    doubt = "" if kept == text else "cell with control characters"
    if kind == "milestones":
        return Reading(milestone_lines(kept), doubt)
    if kind == "ids":
        return Reading(tuple(part for part in _SEPARATORS.split(kept) if part), doubt)
    return Reading(" ".join(kept.split()) if kind == "name" else kept, doubt)


def _words_of(typed: Any) -> str:
    if isinstance(typed, float) and typed.is_integer():
        return str(int(typed))
    return str(typed).replace("\r\n", "\n").strip()


def _option(kind: Kind, typed: Any) -> str:
    key = _words(kind).get(plain(_words_of(typed)))
    if key is None:
        raise Unreadable("cell not a choice")
    return key


@cache
def _words(kind: Kind) -> dict[str, str]:
    """The words of both languages for the options of a list, in plain letters."""
    if kind == "class":
        return {plain(name): name for name in _CLASSES}
    found: dict[str, str] = {}
    for language in LANGUAGES:
        found |= {plain(word): key for key, word in OPTIONS[kind](Texts(language)).words.items()}
    return found


def _ratio(typed: Any) -> Reading:
    in_words = isinstance(typed, str) and parse_ratio(typed) is None
    return Reading(read_ratio(typed), "cell in words" if in_words else "")


def _figure(kind: Kind, typed: Any) -> Reading:
    """A number; words are read as far as they give one, and marked as doubtful."""
    doubt = "cell in words" if isinstance(typed, str) else ""
    value = _in_words(kind, typed) if isinstance(typed, str) else float(read_number(typed))
    if kind == "share" and 1 < value <= _PERCENT_MISSED:
        value, doubt = value / 100, doubt or "cell without percent sign"
    if kind == "whole":
        if value % 1:
            raise Unreadable("cell not whole")
        return Reading(int(value), doubt)
    return Reading(value, doubt)


def _in_words(kind: Kind, typed: str) -> float:
    amount = amount_in(typed)
    if amount is None:
        raise Unreadable("rating unreadable")
    if amount.percent:
        return amount.value / 100
    yuan = _YUAN.get(kind)
    return amount.value / yuan if amount.in_yuan and yuan else amount.value
