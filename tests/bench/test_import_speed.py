"""Reading a yearbook table of 300 rows and 60 columns, against pandas that only reads its cells."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from planner.cities.own_figures import proposed
from planner.cities.yearbook.opening import open_file
from tests.bench.ratio import compare
from tests.cities.yearbook.tables import large_table, reader

pytestmark = pytest.mark.bench

LEAST = 0.15
"""Of the speed of pandas: 0.3 when written, at 1.7 s for 16,000 figures."""


def test_a_yearbook_table_is_understood_in_a_few_times_the_reading(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in large_table():
        book.active.append(row)
    path = tmp_path / "2020年.xlsx"
    book.save(path)

    def ours() -> int:
        found = reader().read(open_file(path)).found
        return len(proposed(found, reader().catalogue, ()))

    ratio = compare("yearbook table, 300 × 60", ours, lambda: pd.read_excel(path, header=None), rounds=3)
    assert ratio.times_faster > LEAST
