"""Own figures as a table of their own, which the import reads again."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from planner.cities.catalogue import Catalogue
from planner.cities.outside import is_outside, outside_name
from planner.cities.own_figures import OwnFigure
from planner.store.atomic import write_whole
from planner.text.figure_words import SCOPES
from planner.text.marker import mark
from planner.text.texts import Texts

HEAD = (
    mark("City"),
    mark("Division code"),
    mark("Indicator"),
    mark("Scope"),
    mark("Unit"),
    mark("Year"),
    mark("Figure value"),
    mark("Source"),
    mark("File"),
    mark("Day of import"),
)
_NEVER_FIRST = ("=", "+", "-", "@", "\t")


def write_figures(path: Path, figures: Sequence[OwnFigure], catalogue: Catalogue, texts: Texts) -> None:
    """Write the figures, one a row: a workbook where the name ends in .xlsx, else UTF-8 text with commas.

    City names are Chinese in both languages, because that is what the import goes by. ProblemError where the file
    cannot be written; an existing one is then as before.
    """
    head = tuple(map(texts.tr, HEAD))
    rows = [_row(figure, catalogue, texts) for figure in figures]
    data = _workbook(head, rows) if path.suffix.casefold() == ".xlsx" else _text(head, rows)
    write_whole(path, data)


def _row(figure: OwnFigure, catalogue: Catalogue, texts: Texts) -> tuple[str | int | float, ...]:
    indicator = catalogue.indicator(figure.indicator)
    if is_outside(figure.city):
        name, code = outside_name(figure.city).zh, ""
    else:
        city = catalogue.city(figure.city)
        name, code = city.name.zh, city.adcode
    return (
        name,
        code,
        texts.of(indicator.name),
        texts.tr(SCOPES[figure.scope]),
        texts.of(indicator.unit),
        figure.year,
        figure.value,
        figure.source,
        figure.file,
        figure.imported,
    )


def _text(head: Iterable[str], rows: Iterable[Sequence[str | int | float]]) -> bytes:
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(head)
    writer.writerows(
        [f"'{cell}" if isinstance(cell, str) and cell.startswith(_NEVER_FIRST) else cell for cell in row]
        for row in rows
    )
    return target.getvalue().encode("utf-8-sig")


def _harmless(cell: str | int | float) -> str | int | float:
    """A text that a spreadsheet would take for a formula is kept a text by the sign it knows for that."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_NEVER_FIRST) else cell


def _workbook(head: Sequence[str], rows: Iterable[Sequence[str | int | float]]) -> bytes:
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "bottom": 1})
        for column, text in enumerate(head):
            sheet.write_string(0, column, text, bold)
        for line, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(line, column, cell)
                else:
                    sheet.write_number(line, column, cell)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 1, 14)
        sheet.set_column(2, 2, 32)
        sheet.set_column(3, 6, 12)
        sheet.set_column(7, 9, 28)
    return target.getvalue()
