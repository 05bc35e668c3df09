"""What tables hold against what is known: worked out off the window's thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gui.jobs import CancelToken, Progress
from planner.cities.catalogue import Catalogue
from planner.cities.own_figures import Proposed, proposed
from planner.cities.yearbook.questions import Answers
from planner.cities.yearbook.reading import Reader, Reading, make_reader
from planner.cities.yearbook.sheet import Sheet
from planner.store.own_figures import OwnFigures

OPENING = 0.6
"""Share of the work that is opening the files."""
OpenSheets = Callable[[], Sequence[Sheet]]


@dataclass(frozen=True, slots=True)
class Preview:
    """The sheets as opened, what was read of them under the answers, and each figure against what is known."""

    sheets: tuple[Sheet, ...]
    reader: Reader
    reading: Reading
    rows: tuple[Proposed, ...]


def opened(
    opens: Sequence[OpenSheets], shipped: Catalogue, own: OwnFigures, progress: Progress, cancel: CancelToken
) -> Preview:
    """Open every table and read it. ProblemError names the first that cannot be opened."""
    sheets: list[Sheet] = []
    for position, open_sheets in enumerate(opens):
        if cancel():
            break
        sheets.extend(open_sheets())
        progress((position + 1) / len(opens) * OPENING)
    return read(tuple(sheets), make_reader(shipped), Answers(), own, progress)


def read(sheets: tuple[Sheet, ...], reader: Reader, answers: Answers, own: OwnFigures, progress: Progress) -> Preview:
    """Read opened tables again under other answers."""
    reading = reader.read(sheets, answers, lambda share: progress(OPENING + share * (1 - OPENING)))
    return Preview(sheets, reader, reading, proposed(reading.found, reader.catalogue, own.in_force()))


def opening(path: Path) -> OpenSheets:
    """How to open a file, later."""

    def open_sheets() -> Sequence[Sheet]:
        from planner.cities.yearbook.opening import open_file

        return open_file(path)

    return open_sheets


def pasting(text: str, name: str) -> OpenSheets:
    """How to read pasted text, later; `name` is what the table is called."""

    def open_sheets() -> Sequence[Sheet]:
        from planner.cities.yearbook.opening import text_sheet

        return (text_sheet(text, name),)

    return open_sheets
