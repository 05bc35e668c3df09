"""Tables made for a test: rows of cells as a sheet, read with the real catalogue."""

from collections.abc import Sequence
from functools import cache

from planner.cities.catalogue import load_catalogue
from planner.cities.yearbook.found import Found
from planner.cities.yearbook.reading import Answers, Reader, Reading, make_reader
from planner.cities.yearbook.sheet import Cell, Sheet, make_sheet

Row = Sequence[str | float | None]


@cache
def reader() -> Reader:
    return make_reader(load_catalogue())


def sheet(rows: Sequence[Row], spans: Sequence[tuple[int, int, int, int]] = (), name: str = "表") -> Sheet:
    cells = {
        (row, column): Cell(value) if isinstance(value, str) else Cell(f"{value:.15g}", float(value))
        for row, line in enumerate(rows, 1)
        for column, value in enumerate(line, 1)
        if value is not None and value != ""
    }
    return make_sheet("表.xlsx", name, cells, spans)


def read(
    rows: Sequence[Row],
    spans: Sequence[tuple[int, int, int, int]] = (),
    name: str = "表",
    answers: Answers | None = None,
) -> Reading:
    return reader().read([sheet(rows, spans, name)], answers)


def told(found: Sequence[Found]) -> dict[tuple[str, str, int | None], float | None]:
    """City (present name), indicator and year of what may be imported, with its value."""
    names = {city.id: city.name.zh for city in reader().catalogue.cities}
    return {(names[cell.city], cell.indicator, cell.year): cell.value for cell in found if cell.status == "import"}


def by_cell(reading: Reading) -> dict[str, Found]:
    return {cell.cell: cell for cell in reading.found}
