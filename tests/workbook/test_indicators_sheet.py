"""The indicators sheet is alive: sums, gaps and milestones follow the action table, and what is typed comes home."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from planner import evaluate, workbook
from planner.edits import targets
from planner.edits.roadmap import adopt_schedule, move_start, set_duration
from planner.edits.tracking import add_report, set_progress
from planner.model.bilingual import LANGUAGES, Language, same
from planner.model.plan import Plan
from planner.model.tracking import Reading
from planner.workbook.book import Ids, Value
from planner.workbook.home import inputs
from tests.factories import GRID, PANELS, SURVEY, YARD, proposal, small_plan
from tests.targets import with_targets
from tests.workbook.conftest import Recalculate
from tests.workbook.files import cell_at, differences, formulas, opened, values
from tests.workbook.home.sheet_edits import typed_over

TODAY = "2026-11-22"
pytestmark = pytest.mark.libreoffice


@pytest.fixture
def plan() -> Plan:
    starts = proposal((SURVEY, 2027), (PANELS, 2028), (GRID, 2030), (YARD, 2031))
    plan = with_targets(adopt_schedule(small_plan(), starts, TODAY))
    plan = add_report(plan, "2028-06-30")
    return replace(plan, reports=(replace(plan.reports[0], readings=(Reading("T1", 5.05),)),))


def exported(plan: Plan, path: Path, language: Language = "en") -> Path:
    workbook.export(plan, evaluate.evaluate(plan), path, language, TODAY)
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_formula_recalculates_to_the_programs_number(
    plan: Plan, language: Language, tmp_path: Path, recalculate: Recalculate
) -> None:
    path = exported(plan, tmp_path / "plan.xlsx", language)
    sheet = {"zh": "指标", "en": "Indicators"}[language]
    assert len([place for place in formulas(path) if place[0] == sheet]) > 50
    assert differences(path, recalculate(path)) == {}


def test_plans_without_indicators_actions_or_places_recalculate_too(tmp_path: Path, recalculate: Recalculate) -> None:
    bare = replace(small_plan(), actions=())
    lone = with_targets(adopt_schedule(small_plan(), proposal((PANELS, 2028)), TODAY))
    for name, plan in (("none", bare), ("one", targets.add_target(bare, same("one"))), ("unplaced", lone)):
        path = exported(plan, tmp_path / f"{name}.xlsx")
        assert differences(path, recalculate(path)) == {}


def test_sums_gaps_and_sources_are_read_without_calculating(plan: Plan, tmp_path: Path) -> None:
    path = exported(plan, tmp_path / "plan.xlsx")
    book, shown = opened(path), values(path)
    heads = [cell.value for cell in book["Indicators"][7]]
    row = next(row for row in book["Indicators"].iter_rows() if row[0].value == "T1")
    by_head = [(head, cell.value) for head, cell in zip(heads, row, strict=False)]
    assert [value for head, value in by_head if head == "Actions add"] == pytest.approx([0, -0.6, -0.6])
    assert [value for head, value in by_head if head == "Missing"] == pytest.approx([0.4, "—", 0.5], nan_ok=True)
    assert "Green power (10 MW): 12.5 (2024) → 40 (2030)" in shown.values()
    assert "Grid company, each year" in shown.values()
    assert "2028Q1–2029Q4; 2028Q3 =hall; 2029Q1 power" in shown.values()


def test_a_status_holds_until_it_is_reported_anew(plan: Plan, tmp_path: Path) -> None:
    """A later report that is silent on an action leaves it stopped in the action table too."""
    silent = add_report(set_progress(plan, "2028-06-30", PANELS, status="stopped"), "2028-12-31")
    book = opened(exported(silent, tmp_path / "plan.xlsx"))
    sheet, cell = cell_at(book, "Action table", PANELS, "Status")
    assert book[sheet][cell].value == "Stopped"


def _moved(plan: Plan) -> Plan:
    return move_start(plan, PANELS, 2031, 2)


def _longer(plan: Plan) -> Plan:
    return set_duration(plan, GRID, 2.5)


def _stopped(plan: Plan) -> Plan:
    return set_progress(plan, "2028-06-30", PANELS, status="stopped")


def _retargeted(plan: Plan) -> Plan:
    plan = targets.set_phase_target(targets.set_phase_target(plan, "T1", "medium", 4.5), "T1", "near", None)
    return targets.set_baseline_year(targets.set_baseline(plan, "T1", 6.125), "T1", 2030)


def _other_effects(plan: Plan) -> Plan:
    plan = targets.set_effect(targets.set_effect(plan, PANELS, "T2", None), GRID, "T2", -4.0)
    return targets.set_baseline(plan, "T3", 0.0)


@pytest.mark.parametrize("edit", [_moved, _longer, _stopped, _retargeted, _other_effects])
def test_what_is_typed_into_the_file_gives_what_the_program_gives(
    plan: Plan, edit: Callable[[Plan], Plan], tmp_path: Path, recalculate: Recalculate
) -> None:
    before, after = exported(plan, tmp_path / "before.xlsx"), edit(plan)
    expected = exported(after, tmp_path / "expected.xlsx")
    typed = typed_over(before, tmp_path / "typed.xlsx", _changed_inputs(plan, after))
    shown, wanted = _lines(recalculate(typed)), _lines(expected)
    assert shown.keys() == wanted.keys()
    for name, line in wanted.items():
        assert shown[name] == pytest.approx(line, abs=1e-9), name
    assert shown != _lines(before)


def _changed_inputs(plan: Plan, after: Plan) -> dict[Ids, Value]:
    old, new = (inputs.values(workbook.layout_of(each, evaluate.evaluate(each), "en", TODAY)) for each in (plan, after))
    return {ids: new[ids] for ids in old if new[ids] != old[ids]}


def _lines(path: Path) -> dict[str, list[object]]:
    """What the sheet shows of each indicator, action and line of the chain; the order of activities follows starts."""
    lines: dict[str, list[object]] = {}
    for row in opened(path)["Indicators"].iter_rows(min_row=7, max_col=22, values_only=True):
        label = str(row[0] or row[1])
        name, rest = (str(row[1]), row[2:]) if label.startswith("Activity") else (label, row[1:])
        while name in lines:
            name += "'"
        lines[name] = list(rest)
    return lines
