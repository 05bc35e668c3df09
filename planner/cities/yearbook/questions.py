"""What only the user can say about a table, and what they said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

QuestionKind = Literal["indicator", "city", "unit", "year"]


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the user can say. `candidates` are ids of indicators or cities, units, or years, best first;
    `key` is what the answer is kept under."""

    kind: QuestionKind
    key: str
    file: str
    sheet: str
    cell: str
    printed: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the user said to the questions, by their keys; an empty answer leaves the column or city out.

    `year` is that of tables that name none.
    """

    indicators: Mapping[str, str] = field(default_factory=dict)
    cities: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    year: int | None = None
