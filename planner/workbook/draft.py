"""A sheet in the making: builders put cells on it and take the finished, unchanging `Sheet` away."""

from collections.abc import Sequence

from planner.workbook.book import (
    Area,
    Bars,
    Cell,
    Chart,
    Choice,
    Column,
    Highlight,
    Ids,
    Limit,
    Picture,
    Printing,
    Sheet,
    Value,
)
from planner.workbook.measure import LARGEST_HEIGHT, row_height
from planner.workbook.style import Look, font_size

TITLE_HEIGHT, SECTION_HEIGHT, LINE_HEIGHT = 34.0, 24.0, 18.0


class Draft:
    """Collects one sheet. Rows get the height their longest wrapped text needs unless one is set."""

    def __init__(self, title: str, columns: Sequence[Column]) -> None:
        self.title = title
        self._columns = tuple(columns)
        self._cells: list[Cell] = []
        self._heights: dict[int, float] = {}
        self._choices: list[Choice] = []
        self._limits: list[Limit] = []
        self._highlights: list[Highlight] = []
        self._bars: list[Bars] = []
        self._charts: list[Chart] = []
        self._pictures: list[Picture] = []
        self._names: dict[str, Area] = {}

    def put(
        self,
        row: int,
        column: int,
        value: Value,
        look: Look,
        formula: str = "",
        link: str = "",
        rows: int = 1,
        columns: int = 1,
        key: Ids = (),
    ) -> Area:
        """Add a cell, merged over `rows` x `columns`, and return where its value stands; `key` marks an input."""
        self._cells.append(Cell(row, column, value, look, formula, link, rows, columns, key))
        return Area(self.title, row, column, row, column)

    def put_row(self, row: int, column: int, values: Sequence[Value], look: Look) -> None:
        for offset, value in enumerate(values):
            self.put(row, column + offset, value, look)

    def text_at(self, row: int, column: int) -> str:
        """The text put at a place, empty where none was."""
        held = next((cell.value for cell in self._cells if (cell.row, cell.column) == (row, column)), "")
        return held if isinstance(held, str) else ""

    def heading(self, title: str, subtitle: str) -> None:
        """The two lines every sheet opens with."""
        self.put(0, 0, title, Look("title"))
        self.put(1, 0, subtitle, Look("subtitle"))
        self._heights |= {0: TITLE_HEIGHT, 1: LINE_HEIGHT}

    def section(self, row: int, title: str, column: int = 0) -> None:
        self.put(row, column, title, Look("section"))
        self._heights[row] = SECTION_HEIGHT

    def area(self, row: int, column: int, last_row: int, last_column: int) -> Area:
        return Area(self.title, row, column, last_row, last_column)

    def name(self, name: str, area: Area) -> Area:
        self._names[name] = area
        return area

    def height(self, row: int, points: float) -> None:
        self._heights[row] = points

    def choice(self, area: Area, source: str, hint: str = "") -> None:
        self._choices.append(Choice(area, source, hint))

    def limit(self, area: Area, low: float | str, high: float | str, hint: str, whole: bool = False) -> None:
        self._limits.append(Limit(area, low, high, whole, hint))

    def highlight(self, area: Area, formula: str, look: Look) -> None:
        self._highlights.append(Highlight(area, formula, look))

    def bars(self, area: Area, high: float, colour: str) -> None:
        self._bars.append(Bars(area, high, colour))

    def chart(self, chart: Chart) -> None:
        self._charts.append(chart)

    def picture(self, picture: Picture) -> None:
        self._pictures.append(picture)

    def sheet(
        self,
        printing: Printing,
        frozen: tuple[int, int] = (0, 0),
        filtered: Area | None = None,
        zoom: int = 100,
        hidden: bool = False,
    ) -> Sheet:
        return Sheet(
            title=self.title,
            cells=tuple(self._cells),
            columns=self._columns,
            heights=self._needed_heights() | self._heights,
            printing=printing,
            frozen=frozen,
            filtered=filtered,
            choices=tuple(self._choices),
            limits=tuple(self._limits),
            highlights=tuple(self._highlights),
            bars=tuple(self._bars),
            charts=tuple(self._charts),
            pictures=tuple(self._pictures),
            names=dict(self._names),
            zoom=zoom,
            hidden=hidden,
        )

    def _needed_heights(self) -> dict[int, float]:
        heights: dict[int, float] = {}
        for cell in self._cells:
            height = LINE_HEIGHT
            if isinstance(cell.value, str) and cell.look.wraps and cell.rows == 1:
                columns = self._columns[cell.column : cell.column + cell.columns]
                width = sum(column.width for column in columns) - 2 * cell.look.indent
                height = max(height, row_height(cell.value, width, font_size(cell.look)))
            heights[cell.row] = min(LARGEST_HEIGHT, max(height, heights.get(cell.row, 0.0)))
        return heights
