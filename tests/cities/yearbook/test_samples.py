"""Three tables with the traps of real yearbooks give exactly what was written down for every cell of theirs."""

import csv
from pathlib import Path

import pytest

from planner.cities.yearbook.opening import open_file
from tests.cities.yearbook.tables import reader

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.xlsx"))
SCOPES = {"全市": "city", "市辖区": "districts"}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_cell_is_accounted_for_as_expected(path: Path) -> None:
    with path.with_suffix(".expected.csv").open(encoding="utf-8-sig", newline="") as file:
        expected = {(row["sheet"], row["cell"]): row for row in csv.DictReader(file)}
    found = {(cell.sheet, cell.cell): cell for cell in reader().read(open_file(path)).found}
    assert found.keys() == expected.keys()
    for at, row in expected.items():
        cell = found[at]
        told = (cell.city, cell.indicator, cell.scope, str(cell.year), cell.status)
        assert told == (row["id"], row["indicator_id"], SCOPES[row["scope"]], row["year"], row["status"]), at
        value = float(row["value"]) if row["value"] else None
        assert cell.value == (None if value is None else pytest.approx(value, rel=1e-9)), at
        assert reader().book.by_id[cell.indicator].unit.zh == row["unit"], at


def test_the_samples_are_there() -> None:
    assert len(SAMPLES) == 3


def test_what_was_passed_over_or_hidden_is_told() -> None:
    reading = reader().read([sheet for path in SAMPLES for sheet in open_file(path)])
    told = {(message.code, message.where) for message in reading.messages}
    assert ("sheet without figures", "CNKI") in told
    assert ("sheet without figures", "目录") in told
    assert ("hidden columns read", "2 常住人口") in told
    assert ("cities outside catalogue", "2 常住人口") in told
    (question,) = reading.questions
    assert (question.kind, question.printed, question.candidates) == ("city", "朔洲", ("R016",))
