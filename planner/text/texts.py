"""Words, numbers and dates in one language: everything a person reads goes through a `Texts`."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path

from planner.model.bilingual import Bilingual, Language
from planner.model.message import Message, Param
from planner.model.quarters import Quarters
from planner.text import figures, messages
from planner.text.phrases import within_quotes

_LOCALES: dict[Language, str] = {"zh": "zh_CN", "en": "en"}
MISSING = "—"
"""Shown where there is no figure; zero is only for zero."""


class Texts:
    """Texts of the product in one language. English is the source; Chinese comes from the catalogue."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.locale = _LOCALES[language]
        self._translations = _read_catalogue() if language == "zh" else {}

    def tr(self, source: str, **blanks: Param) -> str:
        """The text whose English source is `source`, its {blanks} filled."""
        text = self._translations.get(source, source)
        return (
            text.format_map({name: self._filled(text, name, value) for name, value in blanks.items()})
            if blanks
            else text
        )

    def trn(self, one: str, many: str, count: int, **blanks: Param) -> str:
        """`one` or `many` by English plural rule (Chinese has one form); {count} is filled."""
        source = one if count == 1 and self.language == "en" else many
        return self.tr(source, count=count, **blanks)

    def of(self, name: Bilingual) -> str:
        return name.text(self.language)

    def message(self, message: Message) -> str:
        """The sentence of a message; a message always has one, which a test holds."""
        return self.tr(messages.sentence(message), **message.params)

    def word(self, value: Param) -> str:
        """A blank as it reads in a sentence."""
        if isinstance(value, Bilingual):
            return self.of(value)
        if isinstance(value, tuple):
            return self.join(self.word(item) for item in value)
        if isinstance(value, Message):
            return self.message(value)
        if isinstance(value, float):
            return figures.plain(value)
        return str(value)

    def _filled(self, text: str, name: str, value: Param) -> str:
        """The word for a blank; quotation marks within quotation marks become single ones."""
        word = self.word(value)
        return within_quotes(word) if f"“{{{name}}}”" in text else word

    def join(self, words: Iterable[str]) -> str:
        return ("、" if self.language == "zh" else ", ").join(words)

    def sentences(self, said: Iterable[str]) -> str:
        """Sentences one after the other."""
        return ("" if self.language == "zh" else " ").join(said)

    def number(self, value: float | None, decimals: int = 1) -> str:
        """A figure with so many decimals, or the sign for a missing one."""
        return MISSING if value is None else figures.number(value, decimals)

    def percent(self, share: float | None, decimals: int = 1) -> str:
        return MISSING if share is None else figures.percent(share, decimals)

    def date(self, iso: str) -> str:
        """2026年11月22日 or 22 November 2026."""
        return _date(iso, "y年M月d日" if self.language == "zh" else "d MMMM y", self.locale)

    def month(self, iso: str) -> str:
        """2027年12月 or December 2027."""
        return _date(iso, "y年M月" if self.language == "zh" else "MMMM y", self.locale)

    def years(self, first: int, last: int) -> str:
        """2026—2027年 or 2026–2027."""
        if first == last:
            return f"{first}年" if self.language == "zh" else str(first)
        return f"{first}—{last}年" if self.language == "zh" else f"{first}–{last}"

    def quarters(self, quarters: Quarters) -> str:
        """2027Q1—2028Q4 or 2027Q1–2028Q4, a single quarter once; as tables write it."""
        first, last = quarters.ends
        dash = "—" if self.language == "zh" else "–"
        return first if first == last else f"{first}{dash}{last}"

    def year(self, year: int) -> str:
        """2026年 or 2026."""
        return self.years(year, year)

    def money(self, wan: float | None) -> str:
        """An amount given in 10,000 yuan, as a sentence says it: 12.5亿元 / 1.25 billion yuan."""
        if wan is None:
            return MISSING
        if self.language == "zh":
            return f"{self.number(wan / 1e4, 2)}亿元" if abs(wan) >= 1e4 else f"{self.number(wan, 0)}万元"
        if abs(wan) >= 1e5:
            return f"{self.number(wan / 1e5, 2)} billion yuan"
        return f"{self.number(wan / 100, 2)} million yuan"


@lru_cache(maxsize=256)
def _date(iso: str, pattern: str, locale: str) -> str:
    """Kept, because a date that stays in sight is asked for with every change."""
    from babel.dates import format_date  # kept off the way to the first paint

    return format_date(date.fromisoformat(iso), pattern, locale=locale)


def _read_catalogue() -> dict[str, str]:
    """Chinese by English source; of a plural pair the plural is the source, because Chinese has one form."""
    from babel.messages.pofile import read_po  # only the Chinese side needs it

    with (Path(__file__).parent / "zh_CN.po").open("rb") as file:
        entries = read_po(file, locale="zh_CN")
    return {str(entry.id): str(entry.string) for entry in entries if entry.id and entry.string}
