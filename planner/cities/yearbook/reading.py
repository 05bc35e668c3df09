"""The figures of tables: which city, indicator, year and scope each stands for, and what has to be asked first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.cities.catalogue import Catalogue
from planner.cities.yearbook.city_names import CityNames, read_city_names
from planner.cities.yearbook.doubts import doubted
from planner.cities.yearbook.found import Found
from planner.cities.yearbook.layout import find_blocks
from planner.cities.yearbook.questions import Answers, Question
from planner.cities.yearbook.sheet import Sheet
from planner.cities.yearbook.sheet_reading import SheetReading
from planner.cities.yearbook.spellings import SpellingBook, read_spellings
from planner.cities.yearbook.unread import unread
from planner.model.message import Message
from planner.templates.tables import templates_folder


@dataclass(frozen=True, slots=True)
class Reading:
    """What tables hold: every figure that was looked at, the questions still open, and what a user should know."""

    found: tuple[Found, ...]
    questions: tuple[Question, ...]
    messages: tuple[Message, ...]


@dataclass(frozen=True, eq=False)
class Reader:
    """Reads tables with the catalogue's indicators and cities; made once, used for any number of tables."""

    catalogue: Catalogue
    names: CityNames
    book: SpellingBook

    def read(
        self,
        sheets: Sequence[Sheet],
        answers: Answers | None = None,
        step: Callable[[float], None] | None = None,
    ) -> Reading:
        """The figures of the sheets under the answers given so far. `step` is told the share done, 0 to 1."""
        answers = answers or Answers()
        found: list[Found] = []
        questions: dict[tuple[str, str], Question] = {}
        messages: list[Message] = []
        for position, sheet in enumerate(sheets):
            blocks = find_blocks(sheet, self.names, self.book)
            table = SheetReading(self.names, self.book, sheet, answers)
            cells = table.settled([cell for block in blocks for cell in table.read(block)])
            found.extend(cells)
            messages.extend(table.messages(blocks))
            messages.extend(unread(cells))
            for question in table.questions.values():
                questions.setdefault((question.kind, question.key), question)
            if step is not None:
                step((position + 1) / len(sheets))
        return Reading(doubted(found, self.book.by_id), tuple(questions.values()), tuple(messages))


def make_reader(catalogue: Catalogue, folder: Path | None = None) -> Reader:
    """A reader with the spellings of a templates folder (by default the one beside the program).

    ProblemError names file, row and column of a template's cell that cannot be read.
    """
    folder = templates_folder() if folder is None else folder
    return Reader(catalogue, read_city_names(catalogue, folder), read_spellings(folder, catalogue.indicators))
