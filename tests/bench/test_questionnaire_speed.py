"""Importing a hundred questionnaires against reading the same files with plain openpyxl."""

from pathlib import Path

import openpyxl
import pytest

from planner.analysis.questionnaires import worst_node
from planner.edits.questionnaires import match, take_over
from planner.model.plan import Plan
from planner.workbook.received import receive
from tests.bench.ratio import compare
from tests.workbook.questionnaire.answers import answered, export, with_experts

pytestmark = pytest.mark.bench

COUNT = 100


def test_import_is_as_fast_as_reading_with_openpyxl(hegang: Plan, tmp_path: Path) -> None:
    """Ours reads, matches, rates consistency and takes over; the peer loads each file and looks at every cell."""
    plan = with_experts(hegang)
    files = [export(answered(plan, "E1", seed=seed), tmp_path / f"{seed}.xlsx", "E1") for seed in range(COUNT)]

    def ours() -> None:
        returned = match(plan, receive(files).answers)
        assert len([worst_node(plan, each) for each in returned]) == COUNT
        take_over(plan, returned)

    def through_openpyxl() -> None:
        for file in files:
            for sheet in openpyxl.load_workbook(file, data_only=True):
                for row in sheet.iter_rows(values_only=True):
                    assert row

    ratio = compare(f"importing {COUNT} questionnaires against plain openpyxl", ours, through_openpyxl, rounds=3)
    assert ratio.times_faster > 1 / 1.2
