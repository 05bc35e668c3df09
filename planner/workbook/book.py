"""A workbook as plain data: what every cell says, how it looks and how its sheet prints.

Rows and columns count from 0. A formula is kept without its leading "=", in English with commas, and always
stands together with the value it has, so that the two cannot drift apart.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from planner.workbook.style import Look, Palette

Value = str | int | float | None
"""What a cell holds; None is an empty cell that still has a look."""

Ids = tuple[str, ...]
"""Kind of an input and the ids that tell which one."""

ChartKind = Literal["bar", "stacked_bar", "column", "stacked_column"]
Paper = Literal["A3", "A3 portrait", "A4"]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells on the sheet titled `sheet`."""

    sheet: str
    row: int
    column: int
    last_row: int
    last_column: int

    @property
    def local(self) -> str:
        """`$B$2:$C$9`, for formulas on the same sheet."""
        first = cell_address(self.row, self.column, fixed=True)
        last = cell_address(self.last_row, self.last_column, fixed=True)
        return first if first == last else f"{first}:{last}"

    @property
    def full(self) -> str:
        """`'Scores'!$B$2:$C$9`, for formulas anywhere."""
        return f"{quoted_sheet(self.sheet)}!{self.local}"

    @property
    def relative(self) -> str:
        """`B2` of the first cell, which moves with the cell a formula stands in."""
        return cell_address(self.row, self.column)

    def row_at(self, place: int) -> "Area":
        return Area(self.sheet, self.row + place, self.column, self.row + place, self.last_column)

    def column_at(self, place: int) -> "Area":
        return Area(self.sheet, self.row, self.column + place, self.last_row, self.column + place)

    def cell(self, row: int = 0, column: int = 0) -> "Area":
        return Area(self.sheet, self.row + row, self.column + column, self.row + row, self.column + column)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, or the first of a merged rectangle of `rows` x `columns`.

    `value` is the text or number shown; with a `formula` it is the result kept beside it.
    `link` is the title of a sheet the cell leads to. `key` says which input of the plan the cell holds, so that it is
    known again when the workbook comes back; empty for all that is no input.
    """

    row: int
    column: int
    value: Value
    look: Look
    formula: str = ""
    link: str = ""
    rows: int = 1
    columns: int = 1
    key: Ids = ()


@dataclass(frozen=True, slots=True)
class Column:
    """Width in characters of the standard font; `outlined` columns can be folded away, `hidden` ones are not seen."""

    width: float
    outlined: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A drop-down list of the values in the range `source` (an area's address or a name)."""

    area: Area
    source: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """Only numbers from `low` to `high` (numbers or formulas) may be typed; `whole` asks for integers."""

    area: Area
    low: float | str
    high: float | str
    whole: bool
    hint: str


@dataclass(frozen=True, slots=True)
class Highlight:
    """A look laid over the cells of `area` where `formula` holds, written for its first cell."""

    area: Area
    formula: str
    look: Look


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars in the cells of `area`, full at `high`."""

    area: Area
    high: float
    colour: str


@dataclass(frozen=True, slots=True)
class Series:
    name: Area
    categories: Area
    values: Area
    colour: str
    line: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart at (`row`, `column`), `width` x `height` pixels.

    `number` formats the scale, which ends at `high`; `labels` put the values on the bars in its place.
    """

    kind: ChartKind
    title: str
    series: tuple[Series, ...]
    row: int
    column: int
    width: int
    height: int
    number: str
    labels: bool = False
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Printing:
    """Landscape A3 or, as said, portrait A3 or A4, made to fit the width. `one_page` also fits the height.

    `repeat_rows` (first, last) head each page. `last_row` and `last_column` end the printed area: working columns
    stay off the paper. A sheet more than one of the `pages_wide` has the columns `repeat_columns` (first, last) on each
    and is counted across and then down.
    """

    last_row: int
    last_column: int
    one_page: bool = False
    repeat_rows: tuple[int, int] | None = None
    paper: Paper = "A3"
    repeat_columns: tuple[int, int] | None = None
    pages_wide: int = 1


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG picture whose top left corner is at (`row`, `column`), as large as fits into the pixels given."""

    data: bytes
    row: int
    column: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet.

    `heights` are points, 0 for a row that is not seen; `frozen` is the first row and column that scroll, `filtered` the
    range with filter arrows; `names` are defined on the sheet's cells for the whole book. A `hidden` sheet is for
    programs and formulas.
    """

    title: str
    cells: tuple[Cell, ...]
    columns: tuple[Column, ...]
    heights: dict[int, float]
    printing: Printing
    frozen: tuple[int, int] = (0, 0)
    filtered: Area | None = None
    choices: tuple[Choice, ...] = ()
    limits: tuple[Limit, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    bars: tuple[Bars, ...] = ()
    charts: tuple[Chart, ...] = ()
    pictures: tuple[Picture, ...] = ()
    names: dict[str, Area] = field(default_factory=dict)
    zoom: int = 100
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets; `header` is (left, right), printed on each page; `date` is ISO 8601."""

    title: str
    font: str
    date: str
    header: tuple[str, str]
    sheets: tuple[Sheet, ...]
    palette: Palette = field(default_factory=Palette)

    @property
    def names(self) -> dict[str, Area]:
        """The names of all sheets, which hold throughout the book."""
        return {name: area for sheet in self.sheets for name, area in sheet.names.items()}


@cache
def column_letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, remainder = divmod(column - 1, 26)
        letters = chr(ord("A") + remainder) + letters
    return letters


def cell_address(row: int, column: int, fixed: bool = False) -> str:
    """`B2`, or `$B$2` where `fixed`."""
    mark = "$" if fixed else ""
    return f"{mark}{column_letters(column)}{mark}{row + 1}"


def quoted_sheet(title: str) -> str:
    """A sheet title as formulas need it, whatever letters it has."""
    return "'" + title.replace("'", "''") + "'"


def formula_text(text: str) -> str:
    """A text constant inside a formula."""
    return '"' + text.replace('"', '""') + '"'
