"""Names put together as each language writes them, where a sentence lists pairs of them."""

import re
from collections.abc import Iterable
from math import ceil, isfinite

from planner.model.bilingual import Bilingual, same
from planner.text.figures import number

_BELOW_WHOLE = 1e-6
"""An amount above a shown figure by less than this is the figure."""
_PERIOD = re.compile(r"(\d{4})(s?)(?:(-)(\d{4})?)?")
_INNER_QUOTES = str.maketrans("“”", "‘’")


def within_quotes(text: str) -> str:
    """A text as it stands between quotation marks: its own become single ones."""
    return text.translate(_INNER_QUOTES)


def quoted(name: Bilingual) -> Bilingual:
    """“甲”, “A”."""
    zh, en = name.text("zh"), name.text("en")
    return Bilingual(f"“{within_quotes(zh)}”", f"“{within_quotes(en)}”")


def joined(names: Iterable[Bilingual]) -> Bilingual:
    """甲、乙 and A, B."""
    listed = tuple(names)
    return Bilingual("、".join(name.text("zh") for name in listed), ", ".join(name.text("en") for name in listed))


def bracketed(name: Bilingual, added: Bilingual) -> Bilingual:
    """甲（乙） and A (B); the name alone where nothing is added."""
    if not added:
        return name
    return Bilingual(f"{name.text('zh')}（{added.text('zh')}）", f"{name.text('en')} ({added.text('en')})")


def quarter_named(quarter: int) -> Bilingual:
    """A quarter counted from year 0: 2029年第三季度 and Q3 of 2029; the year alone for its first."""
    year, place = divmod(quarter, 4)
    if not place:
        return Bilingual(f"{year}年", str(year))
    return Bilingual(f"{year}年第{'一二三四'[place]}季度", f"Q{place + 1} of {year}")


def period(years: str) -> Bilingual:
    """Years as a case states them (2019, 2015-2016, 2019-, 1980s-2013) as sentences write them; else as they are."""
    found = _PERIOD.fullmatch(years)
    if found is None:
        return same(years)
    first, decade, dash, last = found.groups()
    begin = f"{int(first[:2]) + 1}世纪{first[2:]}年代" if decade else first
    if not dash:
        return Bilingual(begin if decade else f"{begin}年", years)
    if not last:
        return Bilingual(f"{begin}起" if decade else f"{begin}年起", f"since {first}{decade}")
    return Bilingual(f"{begin}—{last}年", f"{first}{decade}–{last}")


def lacking(permille: float, wan: float | None) -> Bilingual:
    """Money that is lacking or too much: 320万元 and 3.20 million yuan, or in ‰ of GDP where 万元 (`wan`) are unknown.

    Rounded up in its last figure, so that as much as is shown suffices.
    """
    if wan is None:
        shown = number(_up(permille, 100), 2)
        return Bilingual(f"{shown}‰（占地区生产总值）", f"{shown}‰ of GDP")
    wan = _up(wan, 1)
    zh = f"{number(_up(wan / 1e4, 100), 2)}亿元" if wan >= 1e4 else f"{number(wan, 0)}万元"
    en = f"{number(_up(wan / 1e5, 100), 2)} billion yuan" if wan >= 1e5 else f"{number(wan / 100, 2)} million yuan"
    return Bilingual(zh, en)


def _up(amount: float, parts: int) -> float:
    """Rounded up to so many parts of one; what a figure beyond all measure makes infinite stays so."""
    return ceil(amount * parts - _BELOW_WHOLE) / parts if isfinite(amount) else amount
