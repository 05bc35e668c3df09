"""Writes a `Book` as an xlsx file. Knows cells, looks and charts, and nothing of what they mean."""

import math
import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from planner.store.atomic import write_whole
from planner.workbook.book import Area, Book, Cell, Paper, Picture, Sheet, column_letters
from planner.workbook.chart_writer import insert_chart
from planner.workbook.style import Look, overlay, properties

LONGEST_TEXT = 32767
"""UTF-16 units a cell can hold."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_PAPER_NUMBERS: dict[Paper, int] = {"A3": 8, "A3 portrait": 8, "A4": 9}


def write(book: Book, path: Path) -> None:
    """Write `book` to `path`, replacing what is there only once the new file is complete.

    Raises ValueError for a formula without a value or a number that is not finite (a fault of the layout), and
    ProblemError where the file cannot be written (see `planner.store.atomic`); the old file is then untouched.
    """
    write_whole(path, _xlsx(book))


def _xlsx(book: Book) -> bytes:
    import xlsxwriter

    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as workbook:
        workbook.set_properties({"title": printable(book.title), "created": datetime.fromisoformat(book.date)})
        workbook.set_size(2400, 1500)
        pen = _Pen(workbook, book)
        for sheet in book.sheets:
            pen.add(sheet)
        for name, area in book.names.items():
            workbook.define_name(name, f"={area.full}")
    return buffer.getvalue()


def printable(text: str) -> str:
    """A text as a cell can hold it: no control characters, not beyond a cell's length."""
    text = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    units = text.encode("utf-16-le")
    if len(units) > 2 * LONGEST_TEXT:
        text = units[: 2 * (LONGEST_TEXT - 1)].decode("utf-16-le", errors="ignore") + "…"
    return text


class _Pen:
    """Writes sheets into one open XlsxWriter workbook, making each format once."""

    def __init__(self, workbook: Any, book: Book) -> None:
        self._workbook = workbook
        self._book = book
        self._formats: dict[Look, Any] = {}
        self._worksheet_class = _plain_worksheet()

    def add(self, sheet: Sheet) -> None:
        worksheet = self._workbook.add_worksheet(sheet.title, worksheet_class=self._worksheet_class)
        self._set_up(worksheet, sheet)
        for cell in sheet.cells:
            self._write_cell(worksheet, cell)
        for choice in sheet.choices:
            rule: dict[str, Any] = {"validate": "list", "source": f"={choice.source}"}
            worksheet.data_validation(*_corners(choice.area), rule | _hint(choice.hint))
        for limit in sheet.limits:
            rule = {"validate": "integer" if limit.whole else "decimal", "criteria": "between"}
            rule |= {"minimum": _bound(limit.low), "maximum": _bound(limit.high)}
            rule |= {"error_message": limit.hint[:255]}
            worksheet.data_validation(*_corners(limit.area), rule | _hint(limit.hint))
        for highlight in sheet.highlights:
            rule = {"type": "formula", "criteria": f"={highlight.formula}"}
            rule["format"] = self._workbook.add_format(overlay(highlight.look))
            worksheet.conditional_format(*_corners(highlight.area), rule)
        for bars in sheet.bars:
            rule = {"type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_color": bars.colour}
            rule |= {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": bars.high}
            rule |= {"bar_border_color": bars.colour}
            worksheet.conditional_format(*_corners(bars.area), rule)
        for chart in sheet.charts:
            insert_chart(self._workbook, worksheet, chart, self._book.font)
        for picture in sheet.pictures:
            _insert_picture(worksheet, picture)

    def _set_up(self, worksheet: Any, sheet: Sheet) -> None:
        for number, column in enumerate(sheet.columns):
            options = {"level": int(column.outlined), "hidden": column.hidden}
            worksheet.set_column(number, number, column.width, None, options)
        for row, height in sheet.heights.items():
            worksheet.set_row(row, height)
        if sheet.frozen != (0, 0):
            worksheet.freeze_panes(*sheet.frozen)
        if sheet.filtered is not None:
            worksheet.autofilter(*_corners(sheet.filtered))
        worksheet.hide_gridlines(2)
        worksheet.set_zoom(sheet.zoom)
        if sheet.hidden:
            worksheet.hide()
        worksheet.protect(
            "",
            {
                "autofilter": True,
                "sort": True,
                "format_cells": True,
                "format_columns": True,
                "format_rows": True,
            },
        )
        if not sheet.hidden:
            self._set_up_page(worksheet, sheet)

    def _set_up_page(self, worksheet: Any, sheet: Sheet) -> None:
        printing = sheet.printing
        if printing.paper == "A3":
            worksheet.set_landscape()
        worksheet.set_paper(_PAPER_NUMBERS[printing.paper])
        worksheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.6)
        worksheet.fit_to_pages(printing.pages_wide, 1 if printing.one_page else 0)
        if printing.pages_wide > 1:
            worksheet.print_across()
        worksheet.print_area(0, 0, printing.last_row, printing.last_column)
        worksheet.center_horizontally()
        if printing.repeat_rows is not None:
            worksheet.repeat_rows(*printing.repeat_rows)
        if printing.repeat_columns is not None:
            worksheet.repeat_columns(*printing.repeat_columns)
        left, right = (_header_text(text) for text in self._book.header)
        small = f'&"{self._book.font},Regular"&9 '
        worksheet.set_header(f"&L{small}{left}&C{small}&A&R{small}{right}")
        worksheet.set_footer(f"&C{small}&P / &N")

    def _write_cell(self, worksheet: Any, cell: Cell) -> None:
        value, look = _checked(worksheet.get_name(), cell), self._format(cell.look)
        if (cell.rows, cell.columns) != (1, 1):
            last = (cell.row + cell.rows - 1, cell.column + cell.columns - 1)
            worksheet.merge_range(cell.row, cell.column, *last, "", look)
        if cell.formula:
            worksheet.write_formula(cell.row, cell.column, f"={cell.formula}", look, value)
        elif cell.link:
            target = "internal:'" + cell.link.replace("'", "''") + "'!A1"
            worksheet.write_url(cell.row, cell.column, target, look, value)
        elif value is None or value == "":
            worksheet.write_blank(cell.row, cell.column, None, look)
        elif isinstance(value, str):
            worksheet.write_string(cell.row, cell.column, value, look)
        else:
            worksheet.write_number(cell.row, cell.column, value, look)

    def _format(self, look: Look) -> Any:
        if look not in self._formats:
            self._formats[look] = self._workbook.add_format(properties(look, self._book.font, self._book.palette))
        return self._formats[look]


def _insert_picture(worksheet: Any, picture: Picture) -> None:
    from xlsxwriter.image import Image

    own = Image(BytesIO(picture.data))
    scale = min(picture.width / own.width, picture.height / own.height)
    options = {"x_scale": scale, "y_scale": scale, "object_position": 3, "decorative": True}
    worksheet.insert_image(picture.row, picture.column, "logo", options | {"image_data": BytesIO(picture.data)})


def _plain_worksheet() -> type:
    """A worksheet class that takes formulas as they are.

    XlsxWriter searches each formula for thirty functions newer than Excel 2010, half the time of an export; ours
    have none of them.
    """
    from xlsxwriter.worksheet import Worksheet

    def prepared(_worksheet: object, formula: str, _expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")

    return type("PlainWorksheet", (Worksheet,), {"_prepare_formula": prepared})


def _checked(sheet: str, cell: Cell) -> str | int | float | None:
    value = cell.value
    if isinstance(value, str):
        return printable(value)
    if value is None:
        if cell.formula:
            raise ValueError(f"{sheet}!{column_letters(cell.column)}{cell.row + 1}: a formula without a value")
        return None
    if not math.isfinite(value):
        raise ValueError(f"{sheet}!{column_letters(cell.column)}{cell.row + 1}: {value} is no finite number")
    return value


def _corners(area: Area) -> tuple[int, int, int, int]:
    return area.row, area.column, area.last_row, area.last_column


def _bound(bound: float | str) -> float | str:
    return f"={bound}" if isinstance(bound, str) else bound


def _hint(text: str) -> dict[str, str]:
    return {"input_message": text[:255]} if text else {}


def _header_text(text: str) -> str:
    """A text in a page header, where & starts a command and the whole may have 255 characters."""
    return printable(text).replace("\n", " ")[:80].replace("&", "&&")
