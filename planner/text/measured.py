"""A figure with its unit as both languages write it."""

from planner.model.bilingual import Bilingual
from planner.text.texts import Texts

_CLASS = "class"


def measured(value: float, decimals: int, unit: Bilingual) -> Bilingual:
    """15.36% / 15.36%; 2类 / class 2; 89.1万人 / 89.1 10,000 persons."""
    number = Texts("en").number(value, decimals)
    english = f"{_CLASS} {number}" if unit.en == _CLASS else f"{number} {unit.en}".replace(" %", "%").strip()
    return Bilingual(f"{number}{unit.zh}", english)
