"""Reading an edited export back against reading the same file with plain openpyxl."""

from pathlib import Path

import openpyxl
import pytest

from planner.edits.edited_workbooks import compare
from planner.model.plan import Plan
from planner.workbook.received import receive
from tests.bench.large_plan import group_of_ten
from tests.bench.ratio import compare as timed
from tests.workbook.home.sheet_edits import TODAY, export

pytestmark = pytest.mark.bench


def test_reading_back_takes_little_more_than_reading_with_openpyxl(hegang: Plan, tmp_path: Path) -> None:
    """Ours reads, finds every input and holds it against the plan; the peer loads the file and looks at every cell."""
    plan = group_of_ten(hegang)
    path = export(plan, tmp_path / "plan.xlsx")

    def ours() -> None:
        assert not compare(plan, receive([path]).edited, TODAY).differences

    def through_openpyxl() -> None:
        for sheet in openpyxl.load_workbook(path, data_only=True):
            for row in sheet.iter_rows(values_only=True):
                assert row

    ratio = timed("reading an export back against plain openpyxl", ours, through_openpyxl, rounds=3)
    assert ratio.times_faster > 1 / 1.5
