"""Texts that carry both languages of the product."""

from dataclasses import dataclass, replace
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A name or sentence in Chinese and English; one side may be empty and then shows the other."""

    zh: str = ""
    en: str = ""

    def text(self, language: Language) -> str:
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)

    def with_text(self, language: Language, text: str) -> "Bilingual":
        """The same text retyped in one language; the other keeps its wording unless it only repeated this one."""
        old_zh, old_en = self.zh, self.en
        if old_zh == old_en or not (old_zh and old_en):
            return Bilingual(text, text)
        return replace(self, zh=text) if language == "zh" else replace(self, en=text)

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


def same(text: str) -> Bilingual:
    """A text typed by a user: the same words in both languages until translated."""
    return Bilingual(text, text)
