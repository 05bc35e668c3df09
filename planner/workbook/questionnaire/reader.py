"""Reads a questionnaire back, whatever happened to its sheets on the way."""

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from planner.model.message import Message, ProblemError
from planner.workbook.book import cell_address
from planner.workbook.questionnaire import keys
from planner.workbook.questionnaire.answers import Answers, PairAnswer, Place, RatingAnswer
from planner.workbook.questionnaire.cell_value import Unreadable, is_blank, read_number, read_ratio
from planner.workbook.questionnaire.container import open_workbook

_MOST_ROWS, _MOST_COLUMNS = 10_000, 200
_CORE_PROPERTIES = "docProps/core.xml"
_LONGEST_SHOWN = 40
Ids = tuple[str, ...]


def read_answers(path: Path) -> Answers:
    """The answers in a questionnaire, found by the keys of their rows and the marks of their columns.

    Sheets may have been renamed, moved or copied, rows sorted, rows and columns put in; the file may have been saved by
    Excel, WPS or LibreOffice. Cells that hold no answer are among the `problems`. Raises ProblemError for a file that
    is no questionnaire or cannot be read.
    """
    data = open_workbook(path)
    try:
        # openpyxl warns of what it does not keep; nothing is written back here.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = _read_book(data)
            answers = _Reading(path, data, found).answers()
    except ProblemError:
        raise
    except Exception as error:
        # openpyxl trusts the parts it parses and raises whatever comes of a broken one.
        raise ProblemError("questionnaire damaged", where=str(path), file=path.name) from error
    return answers


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    kind: str
    ids: Ids
    cells: Sequence[Any]


@dataclass(slots=True)
class _Sheet:
    """The rows of a sheet that have a key, and the columns that have a mark (by what they mark)."""

    title: str
    rows: list[_Row] = field(default_factory=list)
    marks: dict[Ids, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Found:
    sheets: list[_Sheet] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    saved: datetime | None = None


def _read_book(data: BytesIO) -> _Found:
    import openpyxl

    book = openpyxl.load_workbook(data, read_only=True, keep_links=False)
    found = _Found()
    # openpyxl puts the present moment in place of properties that a file does not have.
    if _CORE_PROPERTIES in ZipFile(data).namelist():
        found.saved = book.properties.modified
    for sheet in book.worksheets:
        found.sheets.append(_read_sheet(sheet, found))
    return found


def _read_sheet(sheet: Any, found: _Found) -> _Sheet:
    read = _Sheet(sheet.title)
    for number, cells in enumerate(_rows(sheet), 1):
        for column, cell in enumerate(cells):
            value = cell.value
            if not isinstance(value, str) or cell.data_type != "s":
                continue
            if value == keys.WORKING_SHEET:
                return read
            if value in keys.FACTS:
                found.facts.setdefault(value, cells[column + 1].value if column + 1 < len(cells) else None)
            elif (key := keys.read_key(value)) is not None:
                kind, ids = key
                if kind == keys.COLUMN:
                    read.marks.setdefault(ids, column)
                else:
                    read.rows.append(_Row(number, kind, ids, cells))
    return read


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    # The size a sheet claims may be wrong.
    sheet.reset_dimensions()
    return islice(sheet.iter_rows(max_col=_MOST_COLUMNS), _MOST_ROWS)


class _Reading:
    """Turns what was found in one file into answers and problems."""

    def __init__(self, path: Path, data: BytesIO, found: _Found) -> None:
        self._path, self._data, self._found = path, data, found
        self._problems: list[Message] = []
        self._pairs: dict[Ids, PairAnswer] = {}
        self._ratings: dict[Ids, RatingAnswer] = {}
        self._asked: set[Ids] = set()
        self._identity: dict[str, str] = {}
        self._values: dict[str, dict[str, Any]] | None = None

    def answers(self) -> Answers:
        found, facts = self._found, self._found.facts
        if not any(sheet.rows for sheet in found.sheets):
            raise self._problem("not a questionnaire")
        if facts.get(keys.FORMAT, keys.VERSION) != keys.VERSION:
            raise self._problem("questionnaire of later version")
        for sheet in found.sheets:
            for row in sheet.rows:
                self._read_row(sheet, row)
        received = datetime.fromtimestamp(self._path.stat().st_mtime, UTC)
        saved = found.saved.replace(tzinfo=UTC) if found.saved is not None else received
        return Answers(
            file=self._path.name,
            city=_text(facts.get(keys.CITY)),
            plan=_text(facts.get(keys.PLAN)),
            tree=_text(facts.get(keys.TREE)),
            expert=_text(facts.get(keys.EXPERT)),
            made_out_to=_text(facts.get(keys.EXPERT_NAME)),
            name=self._identity.get(keys.NAME, ""),
            department=self._identity.get(keys.DEPARTMENT, ""),
            saved=saved,
            received=received,
            asked=len(self._asked),
            pairs=tuple(self._pairs.values()),
            ratings=tuple(self._ratings.values()),
            problems=tuple(self._problems),
        )

    def _read_row(self, sheet: _Sheet, row: _Row) -> None:
        match row.kind, row.ids:
            case keys.IDENTITY, (field,):
                column = sheet.marks.get((keys.ANSWER,))
                if column is not None:
                    self._identity.setdefault(field, _text(self._value(sheet, row, column)))
            case keys.PAIR, (node, first, second):
                column = sheet.marks.get((keys.ANSWER,))
                if column is None:
                    self._lose(sheet, row)
                else:
                    self._read_pair(sheet, row, column, node, first, second)
            case keys.RATING, (leaf,):
                columns = [(ids[1], column) for ids, column in sheet.marks.items() if ids[0] == keys.STRATEGY]
                if not columns:
                    self._lose(sheet, row)
                for strategy, column in columns:
                    self._read_rating(sheet, row, column, strategy, leaf)

    def _read_pair(self, sheet: _Sheet, row: _Row, column: int, node: str, first: str, second: str) -> None:
        place, question = self._place(sheet, row, column), (node, first, second)
        self._asked.add(question)
        value = self._value(sheet, row, column)
        if is_blank(value):
            return
        try:
            ratio = read_ratio(value)
        except Unreadable as unreadable:
            self._tell(unreadable.code, place, text=_shown(value))
            return
        names = (self._named(sheet, row, keys.FIRST), self._named(sheet, row, keys.SECOND))
        self._keep(self._pairs, question, PairAnswer(node, first, second, ratio, names, place))

    def _read_rating(self, sheet: _Sheet, row: _Row, column: int, strategy: str, leaf: str) -> None:
        place, question = self._place(sheet, row, column), (strategy, leaf)
        self._asked.add(question)
        value = self._value(sheet, row, column)
        if is_blank(value):
            return
        try:
            number = read_number(value)
        except Unreadable as unreadable:
            self._tell(unreadable.code, place, text=_shown(value))
            return
        self._keep(
            self._ratings, question, RatingAnswer(strategy, leaf, number, self._named(sheet, row, keys.FIRST), place)
        )

    def _keep(self, kept: dict[Ids, Any], question: Ids, answer: Any) -> None:
        """The first answer to a question stands; a copied row that says otherwise is told."""
        before = kept.setdefault(question, answer)
        if before is not answer and _said(before) != _said(answer):
            self._tell("question twice", answer.place, other=f"{before.place.sheet}!{before.place.cell}")

    def _value(self, sheet: _Sheet, row: _Row, column: int) -> Any:
        """What a cell shows; of a formula the value kept with it."""
        if column >= len(row.cells):
            return None
        cell = row.cells[column]
        if cell.data_type != "f":
            return cell.value
        address = cell_address(row.number - 1, column)
        value = self._cached_values()[sheet.title].get(address)
        if value is None:
            self._tell("answer without value", Place(sheet.title, address))
        return value

    def _cached_values(self) -> dict[str, dict[str, Any]]:
        """What formulas show, read once and only where an answer is a formula."""
        if self._values is None:
            import openpyxl

            self._data.seek(0)
            book = openpyxl.load_workbook(self._data, read_only=True, data_only=True, keep_links=False)
            self._values = {
                sheet.title: {
                    cell_address(row, column): cell.value
                    for row, cells in enumerate(_rows(sheet))
                    for column, cell in enumerate(cells)
                    if cell.value is not None
                }
                for sheet in book.worksheets
            }
        return self._values

    def _named(self, sheet: _Sheet, row: _Row, mark: str) -> str:
        column = sheet.marks.get((mark,))
        return "" if column is None or column >= len(row.cells) else _text(row.cells[column].value)

    def _place(self, sheet: _Sheet, row: _Row, column: int) -> Place:
        return Place(sheet.title, cell_address(row.number - 1, column))

    def _lose(self, sheet: _Sheet, row: _Row) -> None:
        """Tell once a sheet that the row which marks its columns is gone."""
        self._asked.add(row.ids)
        if not any(told.code == "answers without mark" and told.where == sheet.title for told in self._problems):
            params = {"file": self._path.name, "sheet": sheet.title}
            self._problems.append(Message("answers without mark", "warning", "file", sheet.title, {**params}))

    def _tell(self, code: str, place: Place, **params: str) -> None:
        where = {"file": self._path.name, "sheet": place.sheet, "cell": place.cell}
        self._problems.append(Message(code, "warning", "file", f"{place.sheet}!{place.cell}", {**where, **params}))

    def _problem(self, code: str) -> ProblemError:
        return ProblemError(code, "file", str(self._path), file=self._path.name)


def _said(answer: PairAnswer | RatingAnswer) -> float:
    return answer.ratio if isinstance(answer, PairAnswer) else answer.value


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _shown(value: object) -> str:
    text = f"{value:g}" if isinstance(value, float) else _text(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
