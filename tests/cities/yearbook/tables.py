"""Tables made for a test: rows of cells as a sheet, read with the real catalogue."""

from collections.abc import Sequence
from functools import cache

from planner.cities.catalogue import load_catalogue
from planner.cities.yearbook.found import Found
from planner.cities.yearbook.head import parse_head
from planner.cities.yearbook.questions import Answers
from planner.cities.yearbook.reading import Reader, Reading, make_reader
from planner.cities.yearbook.sheet import Cell, Sheet, make_sheet
from planner.cities.yearbook.spellings import Spelling

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


def large_table() -> list[list[str]]:
    """All 269 cities, one under an old name, and others by 60 published heads, with titles, dashes and a footnote."""
    spellings: dict[str, Spelling] = {}
    for spelling in reader().book.spellings:
        if spelling.unit and spelling.factor and not spelling.scope and parse_head((spelling.header,)).unit:
            spellings.setdefault(spelling.indicator, spelling)
    chosen = list(spellings.values())[:60]
    names = [city.name.zh for city in reader().catalogue.cities if city.name.zh != "普洱市"]
    names += ["思茅市", *sorted(reader().names.others)[:28], "黑龙江省", "合　计"]
    rows = [["2—1 城市主要指标", *[""] * 60], ["Main Indicators"], ["（2020年）"]]
    rows.append(["城　市", *(spelling.header for spelling in chosen)])
    for at, name in enumerate(names):
        signs = {3: "—", 7: "…", 11: ""}
        rows.append([name, *(signs.get((place + at) % 17, _middling(s)) for place, s in enumerate(chosen))])
    rows.append(["注：“—”表示无数据；“…”表示不足最小单位。"])
    return rows


def _middling(spelling: Spelling) -> str:
    """A plausible figure as a table with this head would print it."""
    middle = sum(reader().book.by_id[spelling.indicator].plausible) / 2
    return f"{(middle - spelling.offset) / (spelling.factor or 1.0):,.6f}"
