"""The decision log (变更记录): what was decided on the way to the result, by whom and when."""

from dataclasses import dataclass, field
from typing import Literal

from planner.model.bilingual import Bilingual

LogKind = Literal[
    "revision accepted",
    "expert excluded",
    "expert heard again",
    "weights frozen",
    "weights released",
    "round started",
    "schedule adopted",
    "start overridden",
    "action mandated",
    "replanned",
    "meeting",
    "note",
]
Detail = str | int | float | Bilingual


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One decision; words are made of it in the reader's language (`planner.text.log`).

    `date` is ISO, `who` as typed, `expert` the id of the expert it is about (shown by number while the group is
    anonymous). `details` hold names and values as they were at the time.
    """

    date: str
    who: str
    kind: LogKind
    expert: str = ""
    details: dict[str, Detail] = field(default_factory=dict)
