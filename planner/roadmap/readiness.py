"""What the levels of readiness mean: templates/rules/readiness.toml, a convention of this program."""

from dataclasses import dataclass
from pathlib import Path

from planner.model.bilingual import Bilingual
from planner.model.message import ProblemError
from planner.templates.records import read_record

READINESS_FILE = "readiness.toml"
LEVELS = 9


def read_anchors(templates: Path) -> tuple[Bilingual, ...]:
    """The words for levels 1 to 9 in this order; ProblemError for a file that cannot be read or lacks a level."""
    path = templates / "rules" / READINESS_FILE
    words = {entry.level: Bilingual(entry.zh, entry.en) for entry in read_record(path, _File).level}
    if set(words) != set(range(1, LEVELS + 1)):
        raise ProblemError("readiness levels incomplete", where=str(path), file=path.name)
    return tuple(words[level] for level in sorted(words))


@dataclass(frozen=True, slots=True)
class _Level:
    level: int
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class _File:
    """The keys of readiness.toml, under their own names."""

    level: tuple[_Level, ...]
