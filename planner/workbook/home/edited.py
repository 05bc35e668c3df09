"""What was read from one edited export, before it is held against the plan."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from planner.model.bilingual import LANGUAGES, Language
from planner.model.message import Message
from planner.workbook.book import Ids, Value
from planner.workbook.home.marks import Stamp
from planner.workbook.returned.keyed_book import Place


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """An input cell that no longer holds what was exported: `typed` is what stands in it now, None for nothing.

    `formula` is True where that is the result of one.
    """

    ids: Ids
    exported: Value
    typed: Any
    place: Place
    formula: bool = False


@dataclass(frozen=True, slots=True)
class NewRow:
    """A line put into the action table: what it says by field, blanks left out; `place` is its name."""

    number: int
    cells: dict[str, Any]
    places: dict[str, Place]

    @property
    def place(self) -> Place:
        return self.places["name"]


@dataclass(frozen=True, slots=True)
class EditedWorkbook:
    """One export as it came back.

    `saved_by` is who saved it last by its own account; `saved` and `received` tell older from newer. `inputs` counts
    the input cells exported. `missing` are actions whose line is gone, `problems` name what could not be read.
    """

    file: str
    stamp: Stamp
    saved_by: str
    saved: datetime
    received: datetime
    inputs: int
    changed: tuple[ChangedCell, ...] = ()
    new_rows: tuple[NewRow, ...] = ()
    missing: tuple[str, ...] = ()
    problems: tuple[Message, ...] = field(default_factory=tuple)

    @property
    def language(self) -> Language:
        return next((each for each in LANGUAGES if each == self.stamp.language), "zh")

    @property
    def by(self) -> str:
        """The department it was made for, else who saved it last; empty where it says neither."""
        return self.stamp.department or self.saved_by
