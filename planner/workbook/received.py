"""Workbooks that came back, told apart by what is in them: questionnaires and edited exports."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.model.message import Message, ProblemError
from planner.workbook.folder import Cancelled, OnProgress
from planner.workbook.home.edited import EditedWorkbook
from planner.workbook.home.reader import edited_in, is_export
from planner.workbook.questionnaire.answers import Answers
from planner.workbook.questionnaire.reader import answers_in
from planner.workbook.returned.keyed_book import KeyedBook

_SUFFIX = ".xlsx"
_OPEN_ELSEWHERE = "~$"
"""Excel and WPS put a file with this before its name beside one that is open."""


@dataclass(frozen=True, slots=True)
class Received:
    """What could be read, in the order of the files, and the sentences about what could not."""

    answers: tuple[Answers, ...]
    edited: tuple[EditedWorkbook, ...]
    problems: tuple[Message, ...]


def gather(places: Iterable[Path], cancel: Cancelled | None = None) -> list[Path]:
    """The files named, and the .xlsx files in and below the folders named, each once, in order of their names."""
    found: dict[Path, Path] = {}
    for place in places:
        inside = sorted(_workbooks_below(place, cancel)) if place.is_dir() else [place]
        for file in inside:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def receive(
    files: Sequence[Path],
    progress: OnProgress | None = None,
    cancel: Cancelled | None = None,
) -> Received:
    """Read workbooks; one that cannot be read is told and does not stop the others."""
    answers: list[Answers] = []
    edited: list[EditedWorkbook] = []
    problems: list[Message] = []
    for count, file in enumerate(files, 1):
        if cancel is not None and cancel():
            break
        try:
            book = KeyedBook(file)
            if is_export(book):
                edited.append(edited_in(book, file))
            else:
                answers.append(answers_in(book, file))
        except ProblemError as problem:
            problems.append(problem.message)
        if progress is not None:
            progress(count / len(files))
    return Received(tuple(answers), tuple(edited), tuple(problems))


def _workbooks_below(folder: Path, cancel: Cancelled | None) -> Iterator[Path]:
    for file in folder.rglob("*"):
        if cancel is not None and cancel():
            return
        if file.suffix.lower() == _SUFFIX and not file.name.startswith(_OPEN_ELSEWHERE) and file.is_file():
            yield file
