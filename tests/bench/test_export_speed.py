"""Writing one plan's workbook against the same cells through openpyxl."""

import time
from copy import copy
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell

from planner import evaluate, workbook
from planner.model.plan import Plan
from tests.bench.large_plan import group_of_ten
from tests.bench.ratio import compare

pytestmark = pytest.mark.bench


def test_export_is_faster_than_the_same_cells_through_openpyxl(hegang: Plan, tmp_path: Path) -> None:
    """Ten experts, 22 criteria and 60 actions, weighed and ranked anew.

    The peer writes the same values, formulas and looks, without cached values, charts and rules.
    """
    path = tmp_path / "ours.xlsx"
    plan = group_of_ten(hegang)

    def ours() -> None:
        workbook.export(plan, evaluate.evaluate(plan), path, "zh", "2026-11-22")

    ours()
    sheets = {
        sheet.title: [(cell.row, cell.column, cell.value, _look(cell)) for row in sheet for cell in row]
        for sheet in openpyxl.load_workbook(path)
    }

    def through_openpyxl() -> None:
        book = openpyxl.Workbook()
        for title, cells in sheets.items():
            sheet = book.create_sheet(title)
            for row, column, value, look in cells:
                cell = sheet.cell(row, column, value)
                for name, part in look.items():
                    setattr(cell, name, part)
        book.save(tmp_path / "peer.xlsx")

    name = "exporting a large plan against the same cells through openpyxl"
    ratio = compare(name, ours, through_openpyxl, rounds=3, clock=time.process_time)
    assert ratio.times_faster > 3


def _look(cell: Cell) -> dict[str, object]:
    names = ("font", "fill", "border", "alignment", "number_format", "protection")
    return {name: copy(getattr(cell, name)) for name in names} if cell.has_style else {}
