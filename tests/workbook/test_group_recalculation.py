"""A group in the workbook is alive: every expert's cells lead to the group's weights and the ranking."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner import evaluate, workbook
from planner.edits import experts, scoring, weighting
from planner.model.criterion import GOAL
from planner.model.plan import Plan
from planner.model.weighting import Judgement, ObjectiveChoice
from tests.factories import ECONOMY, ENVIRONMENT, INCOME, JOBS, READY, SUN
from tests.group import LI, WANG, ZHAO, large_group, small_group
from tests.workbook.conftest import Recalculate
from tests.workbook.files import cell_at, changed, differences, formulas, opened, values

pytestmark = pytest.mark.libreoffice

TODAY = "2026-11-22"
GROUP = small_group()


def export(plan: Plan, path: Path) -> Path:
    workbook.export(plan, evaluate.evaluate(plan), path, "en", TODAY)
    return path


def _excluded() -> Plan:
    return experts.exclude_expert(GROUP, LI, "withdrawn", "本人要求", who="王", date=TODAY)


def _rated() -> Plan:
    plan = weighting.set_way(GROUP, ECONOMY, "ratings")
    for expert, jobs, income in ((WANG, 9, 3), (ZHAO, 4, 5)):
        plan = weighting.set_importance(plan, "ratings", ECONOMY, JOBS, jobs, expert=expert)
        plan = weighting.set_importance(plan, "ratings", ECONOMY, INCOME, income, expert=expert)
    return weighting.set_importance(plan, "ratings", ECONOMY, JOBS, 7, expert=LI)


def _scored_by_experts() -> Plan:
    plan = GROUP
    for expert, value in ((WANG, 2), (LI, 4), (ZHAO, 9)):
        plan = scoring.set_expert_score(plan, expert, SUN, READY, value)
    return plan


PLANS = {
    "judgements": GROUP,
    "priorities": weighting.set_aggregation(GROUP, "priorities"),
    "geometric mean": weighting.set_method(GROUP, "geometric_mean"),
    "excluded": _excluded(),
    "rated": _rated(),
    "one rates alone": weighting.set_way(replace(GROUP), ENVIRONMENT, "swing"),
    "linear": weighting.set_objective(GROUP, ObjectiveChoice("critic", "linear", 0.7)),
    "multiplicative": weighting.set_objective(GROUP, ObjectiveChoice("entropy", "multiplicative")),
    "scores": _scored_by_experts(),
    "anonymous": experts.set_anonymous(GROUP, True),
}


@pytest.mark.parametrize("name", PLANS)
def test_a_groups_workbook_recalculates_to_the_programs_numbers(
    name: str, tmp_path: Path, recalculate: Recalculate
) -> None:
    path = export(PLANS[name], tmp_path / "group.xlsx")
    assert differences(path, recalculate(path)) == {}


def test_what_was_decided_on_the_way_is_in_the_workbook(tmp_path: Path) -> None:
    path = export(_excluded(), tmp_path / "group.xlsx")
    told = [cell for (sheet, _), cell in values(path).items() if sheet == "Minutes" and isinstance(cell, str)]
    assert "1. 22 November 2026 (王): Li is no longer counted (withdrawn by the expert): 本人要求." in told
    choices = [cell for (sheet, _), cell in values(path).items() if sheet == "Sources"]
    assert "Judgements combined (AIJ)" in choices
    assert "withdrawn by the expert: 本人要求" in choices
    assert "Minutes" not in opened(export(GROUP, tmp_path / "quiet.xlsx")).sheetnames


def test_gaps_and_unlinked_judgements_count_for_what_they_say(
    hegang: Plan, tmp_path: Path, recalculate: Recalculate
) -> None:
    """Five experts on 22 criteria; one skipped every third pair, one judged a single pair of each node."""
    plan = large_group(hegang, count=5)
    kept: list[Judgement] = []
    seen: set[str] = set()
    for place, given in enumerate(plan.weighting.judgements):
        single = given.expert == "E3" and given.node in seen
        if not single and not (given.expert == "E2" and place % 3 == 0):
            kept.append(given)
        if given.expert == "E3":
            seen.add(given.node)
    plan = replace(plan, weighting=replace(plan.weighting, judgements=tuple(kept)))
    path = export(plan, tmp_path / "gaps.xlsx")
    assert len(formulas(path)) > 6000
    assert differences(path, recalculate(path)) == {}


def test_an_experts_judgement_typed_into_the_workbook_moves_what_the_program_moves(
    tmp_path: Path, recalculate: Recalculate
) -> None:
    path = export(GROUP, tmp_path / "group.xlsx")
    sheet = opened(path)["Experts"]
    worked_out = formulas(path)
    cells = [  # Zhao's 1/5 on the goal's pair
        cell
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == 0.2 and ("Experts", cell.coordinate) not in worked_out
    ]
    assert len(cells) == 1
    typed = changed(path, tmp_path / "typed.xlsx", {("Experts", cells[0].coordinate): 4})
    seen = values(recalculate(typed))
    plan = weighting.set_judgement(GROUP, GOAL, ECONOMY, ENVIRONMENT, 4, expert=ZHAO)
    ranking = evaluate.ranking(plan)
    place = cell_at(opened(path), "Weights", "Economy", "Overall weight")
    assert seen[place] == pytest.approx(ranking.weights.criterion_weights[ECONOMY], abs=1e-9)
