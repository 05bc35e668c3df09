"""One sheet being read: what each figure is about, what has to be asked, what was passed over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from planner.cities.catalogue import Indicator
from planner.cities.yearbook.city_names import CityNames, Named, is_head_word
from planner.cities.yearbook.conversion import converted
from planner.cities.yearbook.found import Found, Note, Status
from planner.cities.yearbook.head import Head, Scope, parse_head, scope_of, year_in
from planner.cities.yearbook.layout import VALUE_WORDS, Block, Key
from planner.cities.yearbook.printed import Printed, State, parse
from planner.cities.yearbook.questions import Answers, Question
from planner.cities.yearbook.sheet import Cell, Oddity, Sheet, place
from planner.cities.yearbook.spellings import Match, SpellingBook
from planner.cities.yearbook.title import Title
from planner.cities.yearbook.units import INDEX, folded, is_unit
from planner.model.message import Message

MOST_STRANGERS = 3
"""Unknown names a table may hold for one that is like a city's to be asked about: slips are rare, counties many."""
GROWTH_OF = {
    "gdp": "gdp_real_growth",
    "industrial_value_added": "industrial_value_added_growth",
    "fixed_investment": "fixed_investment_growth",
}


_ODD_CELLS: dict[Oddity, tuple[Status, None]] = {
    "no_result": ("formula_without_value", None),
    "error": ("error_cell", None),
    "date": ("odd", None),
}
_WITHOUT_VALUE: dict[State, tuple[Status, tuple[Note, ...]]] = {
    "blank": ("missing", ("blank",)),
    "dash": ("missing", ("dash",)),
    "below_unit": ("below_unit", ()),
    "error": ("error_cell", ()),
    "words": ("odd", ("words",)),
}


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of figures: its head, and the city where it names one. `match` None: the row says the indicator."""

    number: int
    head: Head
    match: Match | None
    named: Named | None = None
    city_printed: str = ""
    is_growth: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """What a row says of all its figures; `match` and `head` where it names the indicator."""

    label: str
    match: Match | None
    head: Head
    year: int | None
    scope: Scope | None


@dataclass(frozen=True, slots=True)
class _Target:
    """What a figure is about, as far as known before the cell itself is looked at."""

    match: Match
    head: Head
    unit: str
    year: int | None
    scope: Scope
    notes: tuple[Note, ...]


class SheetReading:
    """One sheet being read: gathers the questions and what was passed over."""

    def __init__(self, names: CityNames, book: SpellingBook, sheet: Sheet, answers: Answers) -> None:
        self._names, self._book, self._sheet, self._answers = names, book, sheet, answers
        self.questions: dict[tuple[str, str], Question] = {}
        self._unknown_heads: dict[str, str] = {}
        self._elsewhere: dict[str, None] = {}
        self._assumed: dict[str, set[str]] = {}

    def read(self, block: Block) -> Iterator[Found]:
        title = Title(self._names, self._book, self._sheet, block.titles)
        columns = tuple(self._columns(block, title))
        misspelt = self._misspelt(block)
        for row in block.rows:
            yield from self._row(block, title, columns, row, misspelt)

    def settled(self, cells: Sequence[Found]) -> list[Found]:
        """The cells; where most of a column make no sense in the customary unit, its unit is asked instead."""
        by_place = {cell.cell: at for at, cell in enumerate(cells)}
        settled = list(cells)
        for head, places in self._assumed.items():
            column = [settled[by_place[place]] for place in sorted(places) if place in by_place]
            indicator = self._book.by_id[column[0].indicator]
            low, high = indicator.plausible
            outside = [cell for cell in column if cell.value is not None and not low <= cell.value <= high]
            if len(outside) * 2 <= len(column):
                continue
            unit = indicator.unit.zh
            self._ask(Question("unit", head, column[0].file, column[0].sheet, column[0].cell, head, (unit,)))
            for cell in column:
                settled[by_place[cell.cell]] = replace(cell, value=None, status="odd", notes=("unit",))
        return settled

    def messages(self, blocks: Sequence[Block]) -> Iterator[Message]:
        sheet = self._sheet
        if not blocks:
            yield self._message("sheet without figures", "note")
            return
        used = {column for block in blocks for column, _ in block.columns}
        hidden = sorted(sheet.hidden_columns & used)
        if hidden:
            names = tuple(place(1, column)[:-1] for column in hidden)
            yield self._message("hidden columns read", "note", columns=names)
        if sheet.hidden_rows & {row for block in blocks for row in block.rows}:
            yield self._message("hidden rows read", "note", count=len(sheet.hidden_rows))
        for head, at in self._unknown_heads.items():
            yield self._message("column not recognised", "warning", cell=at, head=head)
        if self._elsewhere:
            yield self._message("cities outside catalogue", "note", cities=tuple(self._elsewhere))

    def _message(
        self, code: str, severity: Literal["note", "warning"], **params: str | int | tuple[str, ...]
    ) -> Message:
        names = {"file": self._sheet.file, "sheet": self._sheet.name}
        return Message(code, severity, "cities", self._sheet.name, {**names, **params})

    def _columns(self, block: Block, title: Title) -> Iterator[_Column]:
        for number, pieces in block.columns:
            named, printed, rest = None, "", pieces
            if block.stub != "cities":
                for piece in pieces:
                    read = self._names.read(piece)
                    if read.kind in ("known", "misspelt") or (
                        read.kind == "elsewhere" and not self._says_indicator(piece)
                    ):
                        named, printed = read, piece
                        rest = tuple(other for other in pieces if other != piece)
            head = parse_head(rest)
            if block.stub == "indicators":
                if head.growth or (head.names and not named and not head.year and not self._is_value(head)):
                    continue
                yield _Column(number, head, None, named, printed)
                continue
            column = self._matched(block, title, number, head)
            if column is not None:
                yield replace(column, named=named, city_printed=printed)

    def _matched(self, block: Block, title: Title, number: int, head: Head) -> _Column | None:
        """The column with its indicator: from its head, from the row, or from the title where it says only a year."""
        if "indicator" in block.keys and (not head.names or self._is_value(head)):
            return _Column(number, head, None)
        match = self._indicator(head, block, number)
        if match is not None:
            return _Column(number, head, match)
        bare = not head.names or (head.growth and head.year is not None)
        if bare and title.match is not None:
            if not head.growth:
                return _Column(number, head, title.match)
            grown = GROWTH_OF.get(title.match.indicator)
            return _Column(number, head, Match(grown), is_growth=True) if grown else None
        return None

    def _indicator(self, head: Head, block: Block, number: int) -> Match | None:
        if not head.names:
            return None
        match = self._book.match(head)
        if match is not None:
            return match
        if (head.growth and head.year is not None) or not self._has_figures(block, number):
            return None
        return self._asked(head, place(max(block.rows[0] - 1, 1), number))

    def _asked(self, head: Head, at: str) -> Match | None:
        """The indicator the user chose for a head that is not known exactly; asks where something is like it."""
        key = head.raw
        if key in self._answers.indicators:
            chosen = self._answers.indicators[key]
            return Match(chosen) if chosen else None
        close = self._book.closest(head)
        if close:
            self._ask(Question("indicator", key, self._sheet.file, self._sheet.name, at, head.raw, close))
        else:
            self._unknown_heads.setdefault(head.raw, at)
        return None

    def _ask(self, question: Question) -> None:
        self.questions.setdefault((question.kind, question.key), question)

    def _has_figures(self, block: Block, number: int) -> bool:
        return any(parse(self._sheet.at(row, number).text).state == "figure" for row in block.rows)

    def _says_indicator(self, text: str) -> bool:
        return self._book.match(parse_head((text,))) is not None

    def _is_value(self, head: Head) -> bool:
        return any(is_head_word(name, VALUE_WORDS) for name in head.names)

    def _misspelt(self, block: Block) -> frozenset[str]:
        """Names to ask about: those like a city's, unless there are so many that they are other places."""
        if block.stub != "cities":
            return frozenset()
        names = {self._sheet.text(row, block.label) for row in block.rows}
        strangers = {name for name in names if self._names.is_stranger(name)}
        return frozenset(strangers) if len(strangers) <= MOST_STRANGERS else frozenset()

    def _row(
        self, block: Block, title: Title, columns: Sequence[_Column], row: int, misspelt: frozenset[str]
    ) -> Iterator[Found]:
        said = self._said(block, columns, row)
        if said is None:
            return
        for column in columns:
            named, printed = self._named(block, title, row, said.label, column)
            match = said.match or column.match
            if named is None or match is None:
                continue
            if named.kind == "misspelt" and block.stub == "cities" and not self._may_ask(said.label, misspelt):
                self._elsewhere.setdefault(_key(printed))
                continue
            yield from self._cell(row, column, named, printed, self._target(title, column, said, match))

    def _said(self, block: Block, columns: Sequence[_Column], row: int) -> _Row | None:
        """What the row says of its figures; None where it names an indicator that is not known."""

        def key(name: Key) -> str:
            return self._sheet.text(row, block.keys[name]) if name in block.keys else ""

        label = self._sheet.text(row, block.label)
        year = year_in(label if block.stub == "years" else key("year"))
        unit = key("unit").strip()
        plain_row = _Row(label, None, Head("", unit=unit), year, scope_of(key("scope")))
        name = label if block.stub == "indicators" else key("indicator")
        if not name:
            return plain_row
        head = parse_head((name,))
        if is_unit(unit) or folded(unit) == INDEX:
            head = replace(head, unit=unit)
        match = self._book.match(head)
        if match is None and any(
            parse(self._sheet.at(row, column.number).text).state == "figure" for column in columns
        ):
            match = self._asked(head, place(row, block.label))
        return None if match is None else replace(plain_row, match=match, head=head)

    def _may_ask(self, label: str, misspelt: frozenset[str]) -> bool:
        return label in misspelt or _key(label) in self._answers.cities

    def _named(self, block: Block, title: Title, row: int, label: str, column: _Column) -> tuple[Named | None, str]:
        if block.stub == "cities":
            named = self._names.read(label)
            if named.kind in ("elsewhere", "misspelt") and "code" in block.keys:
                by_code = self._names.read(self._sheet.text(row, block.keys["code"]))
                named = by_code if by_code.kind == "known" else named
            return named, label
        if column.named is not None:
            return column.named, column.city_printed
        return (Named("known", (title.city,)), title.city_printed) if title.city is not None else (None, "")

    def _target(self, title: Title, column: _Column, row: _Row, match: Match) -> _Target:
        head = column.head if row.match is None else row.head
        notes: list[Note] = []
        if column.head.preliminary or head.preliminary:
            notes.append("preliminary")
        if column.number in self._sheet.hidden_columns:
            notes.append("hidden")
        year = column.head.year or row.year or head.year or title.year or self._answers.year
        if year is None:
            sheet = self._sheet
            self._ask(Question("year", sheet.name, sheet.file, sheet.name, "A1", title.book, title.book_years))
        scope = row.scope or column.head.scope or head.scope or title.scope or "city"
        unit = row.head.unit or column.head.unit or match.unit
        if not unit and not column.is_growth:
            unit = title.unit_for(self._book.by_id[match.indicator])
        return _Target(match, head, unit, year, scope, tuple(notes))

    def _cell(self, row: int, column: _Column, named: Named, printed: str, target: _Target) -> Iterator[Found]:
        cell = self._sheet.at(row, column.number)
        indicator = self._book.by_id[target.match.indicator]
        at = place(row, column.number)
        city, status, notes = self._city(named, printed, at, target)
        found = Found(
            file=self._sheet.file,
            sheet=self._sheet.name,
            cell=at,
            city_printed=printed,
            city=city,
            indicator=indicator.id,
            scope=target.scope,
            year=target.year,
            printed=cell.text,
            value=None,
            status=status,
            notes=notes,
        )
        read, value, why = self._value(cell, target, indicator, at)
        if status == "not_in_catalogue":
            if not column.head.interpolated:
                yield replace(found, value=value)
            return
        final = read if read != "import" or status == "import" else status
        if column.head.interpolated and read == "import":
            final = "interpolated"
        if "unit_assumed" in why:
            self._assumed.setdefault(target.head.raw, set()).add(at)
        yield replace(found, value=value, status=final, notes=(*notes, *why))

    def _city(self, named: Named, printed: str, at: str, target: _Target) -> tuple[str, Status, tuple[Note, ...]]:
        notes = target.notes
        key = _key(printed)
        if key in self._answers.cities:
            id = self._answers.cities[key]
            return (id, "import", notes) if id else ("", "not_in_catalogue", notes)
        if named.kind == "misspelt":
            ids = tuple(city.id for city in named.cities)
            self._ask(Question("city", key, self._sheet.file, self._sheet.name, at, printed, ids))
            return ids[0], "confirm_city", (*notes, "misspelt")
        if named.city is None:
            self._elsewhere.setdefault(key)
            return "", "not_in_catalogue", notes
        if named.former is not None:
            if named.former.change == "renamed":
                notes = (*notes, "former_name")
            elif target.year is not None and target.year >= named.former.year:
                notes = (*notes, "abolished")
        return named.city.id, "import", notes

    def _value(
        self, cell: Cell, target: _Target, indicator: Indicator, at: str
    ) -> tuple[Status, float | None, tuple[Note, ...]]:
        if cell.oddity:
            return *_ODD_CELLS[cell.oddity], ()
        printed = Printed("figure", cell.number) if cell.number is not None else parse(cell.text)
        if printed.value is None:
            status, notes = _WITHOUT_VALUE[printed.state]
            return status, None, notes
        unit = self._answers.units.get(target.head.raw, target.unit)
        if not unit and target.head.raw in self._answers.units:
            return "odd", None, ("unit",)
        value, note = converted(printed, cell, unit, target.match, indicator, self._book)
        said: tuple[Note, ...] = ("marked",) if printed.marked else ()
        if value is None:
            if not printed.unit:
                self._ask_unit(target, indicator, at)
            return "odd", None, ("unit",)
        if printed.state != "figure":
            return "odd", value, ("about" if printed.state == "about" else "words",)
        return "odd" if note == "fraction" else "import", value, said if note is None else (*said, note)

    def _ask_unit(self, target: _Target, indicator: Indicator, at: str) -> None:
        self._ask(
            Question(
                "unit",
                target.head.raw,
                self._sheet.file,
                self._sheet.name,
                at,
                target.unit or target.head.raw,
                (indicator.unit.zh,),
            )
        )


def _key(name: str) -> str:
    """A name without blanks: what answers about it are kept under."""
    return "".join(name.split())
