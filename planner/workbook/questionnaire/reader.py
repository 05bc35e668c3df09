"""Reads a questionnaire back, whatever happened to its sheets on the way."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from planner.model.message import Message, ProblemError
from planner.workbook.questionnaire.answers import Answers, PairAnswer, RatingAnswer
from planner.workbook.returned import keys
from planner.workbook.returned.cell_value import Unreadable, is_blank, read_number, read_ratio
from planner.workbook.returned.keyed_book import Ids, KeyedBook, KeyedRow, KeyedSheet, Place

_LONGEST_SHOWN = 40
_QUESTIONS = (keys.PAIR, keys.RATING, keys.IDENTITY)
_Answer = TypeVar("_Answer", PairAnswer, RatingAnswer)


def read_answers(path: Path) -> Answers:
    """The answers in a questionnaire, found by the keys of their rows and the marks of their columns.

    Sheets may have been renamed, moved or copied, rows sorted, rows and columns put in; the file may have been saved by
    Excel, WPS or LibreOffice. Cells that hold no answer are among the `problems`. Raises ProblemError for a file that
    is no questionnaire or cannot be read.
    """
    return answers_in(KeyedBook(path), path)


def answers_in(book: KeyedBook, path: Path) -> Answers:
    """The same for the workbook opened from `path`."""
    return _Reading(path, book).answers()


class _Reading:
    """Turns what was found in one file into answers and problems."""

    def __init__(self, path: Path, book: KeyedBook) -> None:
        self._path, self._book = path, book
        self._problems: list[Message] = []
        self._pairs: dict[Ids, PairAnswer] = {}
        self._ratings: dict[Ids, RatingAnswer] = {}
        self._asked: set[Ids] = set()
        self._identity: dict[str, str] = {}

    def answers(self) -> Answers:
        book, facts = self._book, self._book.facts
        if not any(row.kind in _QUESTIONS for sheet in book.sheets for row in sheet.rows):
            raise self._problem("workbook of others")
        if facts.get(keys.FORMAT, keys.VERSION) != keys.VERSION:
            raise self._problem("workbook of later version")
        for sheet in book.sheets:
            for row in sheet.rows:
                self._read_row(sheet, row)
        received = datetime.fromtimestamp(self._path.stat().st_mtime, UTC)
        return Answers(
            file=self._path.name,
            city=_text(facts.get(keys.CITY)),
            plan=_text(facts.get(keys.PLAN)),
            tree=_text(facts.get(keys.TREE)),
            expert=_text(facts.get(keys.EXPERT)),
            made_out_to=_text(facts.get(keys.EXPERT_NAME)),
            name=self._identity.get(keys.NAME, ""),
            department=self._identity.get(keys.DEPARTMENT, ""),
            saved=received if book.saved is None else book.saved.replace(tzinfo=UTC),
            received=received,
            asked=len(self._asked),
            pairs=tuple(self._pairs.values()),
            ratings=tuple(self._ratings.values()),
            problems=tuple(self._problems),
        )

    def _read_row(self, sheet: KeyedSheet, row: KeyedRow) -> None:
        answer = sheet.marks.get((keys.ANSWER,))
        match row.kind, row.ids:
            case keys.IDENTITY, (field,) if answer is not None:
                self._identity.setdefault(field, _text(self._value(sheet, row, answer)))
            case keys.PAIR, (node, first, second) if answer is not None:
                ratio = self._number(sheet, row, answer, row.ids, read_ratio)
                if ratio is not None:
                    names = self._printed(sheet, row, keys.FIRST), self._printed(sheet, row, keys.SECOND)
                    place = sheet.place(row, answer)
                    self._keep(self._pairs, row.ids, PairAnswer(node, first, second, ratio, names, place))
            case keys.RATING, (leaf,):
                self._read_ratings(sheet, row, leaf)
            case keys.PAIR, _:
                self._lose(sheet, row)

    def _read_ratings(self, sheet: KeyedSheet, row: KeyedRow, leaf: str) -> None:
        columns = [(ids[1], column) for ids, column in sheet.marks.items() if ids[0] == keys.STRATEGY]
        if not columns:
            self._lose(sheet, row)
        for strategy, column in columns:
            question = (strategy, leaf)
            value = self._number(sheet, row, column, question, read_number)
            if value is not None:
                name, place = self._printed(sheet, row, keys.FIRST), sheet.place(row, column)
                self._keep(self._ratings, question, RatingAnswer(strategy, leaf, value, name, place))

    def _number(
        self, sheet: KeyedSheet, row: KeyedRow, column: int, question: Ids, read: Callable[[object], float]
    ) -> float | None:
        """The answer to a question, None where there is none or it cannot be read, which is told."""
        self._asked.add(question)
        value = self._value(sheet, row, column)
        if is_blank(value):
            return None
        try:
            return read(value)
        except Unreadable as unreadable:
            self._tell(unreadable.code, sheet.place(row, column), text=_shown(value))
            return None

    def _keep(self, kept: dict[Ids, _Answer], question: Ids, answer: _Answer) -> None:
        """The first answer to a question stands; a copied row that says otherwise is told."""
        before = kept.setdefault(question, answer)
        if before.value != answer.value:
            self._tell("question twice", answer.place, other=f"{before.place.sheet}!{before.place.cell}")

    def _value(self, sheet: KeyedSheet, row: KeyedRow, column: int) -> object:
        try:
            return self._book.value(sheet, row, column)
        except LookupError:
            self._tell("answer without value", sheet.place(row, column))
            return None

    def _printed(self, sheet: KeyedSheet, row: KeyedRow, mark: str) -> str:
        """What stands in a column of names."""
        column = sheet.marks.get((mark,))
        return "" if column is None else _text(self._value(sheet, row, column))

    def _lose(self, sheet: KeyedSheet, row: KeyedRow) -> None:
        """Tell once a sheet that the row which marks its columns is gone."""
        self._asked.add(row.ids)
        message = Message(
            "answers without mark", "warning", "file", sheet.title, {"file": self._path.name, "sheet": sheet.title}
        )
        if message not in self._problems:
            self._problems.append(message)

    def _tell(self, code: str, place: Place, **params: str) -> None:
        where = {"file": self._path.name, "sheet": place.sheet, "cell": place.cell}
        self._problems.append(Message(code, "warning", "file", f"{place.sheet}!{place.cell}", {**where, **params}))

    def _problem(self, code: str) -> ProblemError:
        return ProblemError(code, "file", str(self._path), file=self._path.name)


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _shown(value: object) -> str:
    text = f"{value:g}" if isinstance(value, float) else _text(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
