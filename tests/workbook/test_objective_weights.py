"""Objective weights in the workbook follow the scores, by each method and each way of joining the experts'."""

from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from planner import evaluate, workbook
from planner.edits import scoring, weighting
from planner.model.plan import Plan
from planner.model.weighting import CombinationMode, ObjectiveChoice, ObjectiveMethod
from tests.factories import JOBS, LOOP, STONE, SUN, small_plan
from tests.workbook.conftest import RecalculateAll
from tests.workbook.files import cell_at, changed, differences, opened

TODAY = "2026-11-22"
CHOICES = tuple(product(get_args(ObjectiveMethod), get_args(CombinationMode)))


def export(plan: Plan, path: Path) -> Path:
    workbook.export(plan, evaluate.evaluate(plan), path, "en", TODAY)
    return path


@pytest.mark.libreoffice
def test_every_method_recalculates_to_the_programs_weights_and_follows_a_score(
    hegang: Plan, tmp_path: Path, recalculate_all: RecalculateAll
) -> None:
    """Of a city with 22 criteria as exported; of a small plan with one score changed, and with a criterion evened."""
    written, expected = [], []
    for method, mode in CHOICES:
        if mode == "linear":
            plan = weighting.set_objective(hegang, ObjectiveChoice(method, mode, 0.6))
            written.append(export(plan, tmp_path / f"hegang {method}.xlsx"))
            expected.append(written[-1])
        small = weighting.set_objective(small_plan(), ObjectiveChoice(method, mode, 0.6))
        path = export(small, tmp_path / f"small {method} {mode}.xlsx")
        cells = {strategy: cell_at(opened(path), "Scores", "Jobs", name) for strategy, name in NAMES.items()}
        for title, values in CHANGES.items():
            after = small
            for strategy, value in values.items():
                after = scoring.set_score(after, strategy, JOBS, value)
            typed = {cells[strategy]: value for strategy, value in values.items()}
            written.append(changed(path, tmp_path / f"{title} {method} {mode}.xlsx", typed))
            expected.append(export(after, tmp_path / f"expected {title} {method} {mode}.xlsx"))
            assert differences(path, expected[-1]) != {}
    for again, wanted in zip(recalculate_all(written), expected, strict=True):
        wrong = {place: pair for place, pair in differences(wanted, again).items() if place[0] in ("Weights", "Scores")}
        assert wrong == {}, wanted.name


NAMES = {SUN: "New energy", STONE: "New materials", LOOP: "Loop"}
CHANGES: dict[str, dict[str, float]] = {"one": {SUN: 8.0}, "even": {SUN: 5.0, STONE: 5.0, LOOP: 5.0}}
