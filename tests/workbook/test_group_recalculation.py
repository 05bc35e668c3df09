"""A group in the workbook is alive: every expert's cells lead to the group's weights and the ranking."""

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from planner import evaluate, workbook
from planner.edits import experts, scoring, weighting
from planner.model.bilingual import LANGUAGES, Language
from planner.model.criterion import GOAL
from planner.model.plan import Plan
from planner.model.weighting import Judgement, ObjectiveChoice
from planner.text.group import CONSENSUS_LEVELS
from planner.weighting.dissent import consensus_level
from tests.factories import ECONOMY, ENVIRONMENT, INCOME, JOBS, READY, SUN
from tests.group import LI, WANG, ZHAO, large_group, small_group
from tests.workbook.conftest import RecalculateAll
from tests.workbook.files import Place, cell_at, changed, differences, formulas, opened, values

TODAY = "2026-11-22"
GROUP = small_group()
JUDGEMENTS, TOGETHER, SCORES = "Expert judgements", "Group decision", "Expert scores"


def export(plan: Plan, path: Path, language: Language = "en") -> Path:
    workbook.export(plan, evaluate.evaluate(plan), path, language, TODAY)
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
    return scoring.set_expert_score(plan, LI, SUN, JOBS, 3)


def _with_gaps(hegang: Plan) -> Plan:
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
    return replace(plan, weighting=replace(plan.weighting, judgements=tuple(kept)))


PLANS = {
    "judgements": GROUP,
    "priorities": weighting.set_aggregation(GROUP, "priorities"),
    "geometric mean": weighting.set_method(GROUP, "geometric_mean"),
    "excluded": _excluded(),
    "rated": _rated(),
    "one rates alone": weighting.set_way(GROUP, ENVIRONMENT, "swing"),
    "linear": weighting.set_objective(GROUP, ObjectiveChoice("critic", "linear", 0.7)),
    "multiplicative": weighting.set_objective(GROUP, ObjectiveChoice("entropy", "multiplicative")),
    "scores": _scored_by_experts(),
    "mean scores": scoring.set_score_aggregation(_scored_by_experts(), "weighted_mean"),
    "anonymous": experts.set_anonymous(GROUP, True),
}


@pytest.mark.libreoffice
def test_a_groups_workbook_recalculates_to_the_programs_numbers(
    hegang: Plan, tmp_path: Path, recalculate_all: RecalculateAll
) -> None:
    plans = {**PLANS, "gaps": _with_gaps(hegang)}
    paths = [
        export(plan, tmp_path / f"{name} {language}.xlsx", language)
        for (name, plan), language in product(plans.items(), LANGUAGES)
    ]
    assert len(formulas(paths[-1])) > 4000
    found = {path.name: differences(path, again) for path, again in zip(paths, recalculate_all(paths), strict=True)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.libreoffice
def test_what_is_changed_in_the_workbook_moves_what_the_program_moves(
    tmp_path: Path, recalculate_all: RecalculateAll
) -> None:
    """One judgement, one influence, the way of combining, one expert's score, the way scores combine."""
    plan = _scored_by_experts()
    path = export(plan, tmp_path / "group.xlsx")
    book = opened(path)
    changes: tuple[tuple[Mapping[Place, str | float | None], Plan], ...] = (
        (
            {_only(path, JUDGEMENTS, 0.2): 4.0},
            weighting.set_judgement(plan, GOAL, ECONOMY, ENVIRONMENT, 4.0, expert=ZHAO),
        ),
        ({cell_at(book, TOGETHER, _name(plan, LI), "Influence"): 5.0}, experts.set_influence(plan, LI, 5.0)),
        ({(TOGETHER, "B4"): "Weights combined (AIP)"}, weighting.set_aggregation(plan, "priorities")),
        ({_only(path, SCORES, 9): 3.0}, scoring.set_expert_score(plan, ZHAO, SUN, READY, 3.0)),
        ({(SCORES, "B4"): "Weighted mean"}, scoring.set_score_aggregation(plan, "weighted_mean")),
    )
    typed = [changed(path, tmp_path / f"typed{n}.xlsx", cells) for n, (cells, _) in enumerate(changes)]
    for again, (_, after) in zip(recalculate_all(typed), changes, strict=True):
        expected = export(after, tmp_path / "expected.xlsx")
        assert len(differences(path, expected)) > 20
        assert differences(expected, again) == {}


def test_what_was_decided_on_the_way_is_in_the_workbook(tmp_path: Path) -> None:
    path = export(_excluded(), tmp_path / "group.xlsx")
    shown = values(path)
    told = [shown.get(("Decision log", f"{column}5")) for column in "ABCDE"]
    line = "Li is no longer counted (withdrawn by the expert): 本人要求."
    assert told == [1, TODAY, "Expert", "王", line]
    choices = [cell for (sheet, _), cell in shown.items() if sheet == "Sources"]
    assert "Judgements combined (AIJ)" in choices
    assert "withdrawn by the expert: 本人要求" in choices
    assert "Decision log" not in opened(export(GROUP, tmp_path / "quiet.xlsx")).sheetnames


def test_consensus_stands_with_its_word_and_who_is_not_counted_with_rule_and_reason(tmp_path: Path) -> None:
    plan = _excluded()
    path = export(plan, tmp_path / "group.xlsx")
    shown, weights = values(path), evaluate.weights(plan)
    assert weights.consensus is not None
    goal = weights.node(GOAL).consensus
    assert goal is not None
    told = [shown[TOGETHER, f"B{row}"] for row in range(1, 60) if shown.get((TOGETHER, f"A{row}")) == "Consensus (S*)"]
    words = [shown[TOGETHER, f"C{row}"] for row in range(1, 60) if shown.get((TOGETHER, f"A{row}")) == "Consensus (S*)"]
    assert told[:2] == [pytest.approx(weights.consensus), pytest.approx(goal)]
    assert words[:2] == [CONSENSUS_LEVELS[consensus_level(each)] for each in (weights.consensus, goal)]
    assert "Not counted since 22 November 2026 (withdrawn by the expert): 本人要求" in shown.values()


def test_each_experts_overall_weights_and_total_ratio_are_the_programs(hegang: Plan, tmp_path: Path) -> None:
    plan = large_group(hegang, count=3)
    path = export(plan, tmp_path / "group.xlsx")
    shown, book = values(path), opened(path)
    leaf = plan.criteria.leaves[7]
    for own in evaluate.weights(plan).experts:
        assert own.leaf_weights is not None
        name = _name(plan, own.expert)
        assert shown[cell_at(book, TOGETHER, name, leaf.name.en)] == own.leaf_weights[7]
        assert shown[cell_at(book, TOGETHER, name, "Total CR")] == own.consistency_ratio


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_anonymous_groups_file_holds_no_name_and_no_department(language: Language, tmp_path: Path) -> None:
    """Not in a cell, a defined name, a hidden column or a property."""
    plan = _scored_by_experts()
    for number, expert in enumerate(plan.weighting.experts):
        plan = experts.rename_expert(plan, expert.id, f"Secret{number}", language)
        plan = experts.set_department(plan, expert.id, "Secretariat")
    path = export(experts.set_anonymous(plan, True), tmp_path / "group.xlsx", language)
    with zipfile.ZipFile(path) as file:
        assert not [name for name in file.namelist() if b"Secret" in file.read(name)]
    known = export(plan, tmp_path / "known.xlsx", language)
    with zipfile.ZipFile(known) as file:
        assert [name for name in file.namelist() if b"Secret" in file.read(name)]


def _only(path: Path, sheet: str, value: float) -> Place:
    """The one input cell of a sheet that holds this number."""
    worked_out = formulas(path)
    found = [
        (sheet, cell.coordinate)
        for row in opened(path)[sheet].iter_rows()
        for cell in row
        if cell.value == value and (sheet, cell.coordinate) not in worked_out
    ]
    assert len(found) == 1
    return found[0]


def _name(plan: Plan, id: str) -> str:
    expert = plan.weighting.expert(id)
    return ", ".join(part for part in (expert.name.en, expert.department) if part)
