"""The workbook is alive: LibreOffice, made to recalculate, agrees with the program on every formula."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planner import evaluate, workbook
from planner.edits.cities import set_means
from planner.edits.criteria import set_scale
from planner.edits.ranking import set_normalisation
from planner.edits.roadmap import (
    adopt_schedule,
    move_start,
    set_cost,
    set_duration,
    set_feasibility_in_value,
    set_public_share,
    set_readiness,
)
from planner.edits.scoring import set_score
from planner.edits.weighting import apply_focus, set_judgement, set_method, set_random_index
from planner.model.bilingual import Bilingual, Language
from planner.model.city import Figure
from planner.model.criterion import CriteriaTree, Criterion
from planner.model.plan import Plan
from planner.model.strategy import Score
from planner.model.weighting import Judgement
from tests.factories import (
    ECONOMY,
    ENVIRONMENT,
    GRID,
    INCOME,
    JOBS,
    LOOP,
    PANELS,
    SOURCE,
    STONE,
    SUN,
    SURVEY,
    WATER,
    YARD,
    proposal,
    small_plan,
)
from tests.workbook.conftest import Recalculate
from tests.workbook.constrained import constrained
from tests.workbook.files import Place, Value, cell_at, changed, differences, formulas, opened, poisoned, values

pytestmark = pytest.mark.libreoffice

TODAY = "2026-11-22"
SAATY = (1 / 9, 1 / 7, 1 / 5, 1 / 3, 1 / 2, 1.0, 2.0, 3.0, 5.0, 7.0, 9.0)


@pytest.fixture
def scheduled() -> Plan:
    """The small plan in which one action starts too early, one is not ready and one year is over budget."""
    starts = ((SURVEY, 2027), (PANELS, 2027), (GRID, 2030), (YARD, 2027))
    plan = adopt_schedule(small_plan(), proposal(*starts), TODAY)
    return set_public_share(plan, PANELS, 1.0)


def export(plan: Plan, path: Path, language: Language = "en") -> Path:
    workbook.export(plan, evaluate.evaluate(plan), path, language, TODAY)
    return path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_real_plan_recalculates_to_the_programs_numbers(
    hegang: Plan, language: Language, tmp_path: Path, recalculate: Recalculate
) -> None:
    path = export(hegang, tmp_path / "hegang.xlsx", language)
    assert len(formulas(path)) > 2500
    assert differences(path, recalculate(path)) == {}


def test_recalculation_repairs_a_poisoned_cache(scheduled: Plan, tmp_path: Path, recalculate: Recalculate) -> None:
    path = export(scheduled, tmp_path / "plan.xlsx")
    poison = poisoned(path, tmp_path / "poisoned.xlsx")
    assert len(differences(path, poison)) == len(formulas(path))
    assert differences(path, recalculate(poison)) == {}


def test_rules_that_a_place_breaks_are_told_as_the_program_tells_them(
    scheduled: Plan, tmp_path: Path, recalculate: Recalculate
) -> None:
    path = export(scheduled, tmp_path / "plan.xlsx")
    shown, book = values(path), opened(path)
    told = {id: shown[cell_at(book, "Action table", id, "Rule check")] for id in (PANELS, YARD, GRID)}
    assert told == {
        PANELS: "Predecessor not finished; Budget exceeded",
        YARD: "Budget exceeded; Not ready enough",
        GRID: "In order",
    }
    assert differences(path, recalculate(path)) == {}


def test_a_dependency_tells_how_far_apart_its_actions_are_wherever_they_are_moved(
    scheduled: Plan, tmp_path: Path, recalculate: Recalculate
) -> None:
    """The survey ends in the quarter before the panels may start; a start typed later in the table mends it."""
    path = export(scheduled, tmp_path / "plan.xlsx")
    book, sheet = opened(path), "Risks and dependencies"
    place = cell_at(book, sheet, SURVEY, "Finding")
    assert values(path)[place] == "Predecessor not finished"
    typed = {cell_at(book, "Action table", PANELS, "Start (year)"): 2030.0}
    shown = values(recalculate(changed(path, tmp_path / "typed.xlsx", typed)))
    assert shown[place] == "In order"
    survey = next(action for action in scheduled.actions if action.id == SURVEY)
    between = 4 * (2030 - 2027) - max(1, round(4 * survey.duration_years))
    assert shown[cell_at(book, sheet, SURVEY, "Quarters between")] == between


def test_rules_of_money_capacity_groups_and_years_turn_red_in_words(
    scheduled: Plan, tmp_path: Path, recalculate: Recalculate
) -> None:
    """Each finding is there because of one limit, and goes when a reader lifts that limit in the file."""
    path = export(constrained(scheduled), tmp_path / "plan.xlsx")
    book, table, together = opened(path), "Action table", "Rules on actions together"
    checks = {id: cell_at(book, table, id, "Rule check") for id in (SURVEY, PANELS, GRID)}
    wait = cell_at(book, "Risks and dependencies", SURVEY, "Wait (whole years)")
    unit, group = "Development and Reform Commission", "Pilot projects"
    pool = cell_at(book, "Budget", "Every year", "Central transfers")
    phase = cell_at(book, "Budget", "Medium", "Central transfers")
    findings = {name: cell_at(book, together, name, "Finding") for name in (unit, group)}
    shown = values(path)
    assert shown[checks[SURVEY]] == "Budget exceeded; Funding source exceeded; Too many of its group"
    assert shown[checks[GRID]] == "Outside its earliest and latest year; Too many of its group"
    lifted: dict[Place, Value] = {
        wait: 0.0,
        phase: 99_999.0,
        pool: 99_999.0,
        cell_at(book, "Budget", "Every year", "Social capital"): None,
        cell_at(book, together, unit, "Every year"): 9.0,
        cell_at(book, together, group, "At most"): 3.0,
        cell_at(book, table, GRID, "Latest end (year)"): None,
    }
    after = values(recalculate(changed(path, tmp_path / "lifted.xlsx", lifted)))
    assert after[checks[SURVEY]] == "Budget exceeded"
    assert after[checks[GRID]] == "In order"
    assert [after[place] for place in findings.values()] == ["Within its capacity", "In order"]


def test_an_action_moves_through_the_risk_grid(scheduled: Plan, tmp_path: Path, recalculate: Recalculate) -> None:
    path = export(constrained(scheduled), tmp_path / "plan.xlsx")
    book, sheet = opened(path), "Risks and dependencies"
    grave, mild = (cell_at(book, sheet, likelihood, impact) for likelihood, impact in _FIELDS)
    assert values(path)[grave] == f"2\n{PANELS}, {SURVEY}"
    cells: dict[Place, Value] = {
        cell_at(book, "Action table", SURVEY, "Likelihood (1–5)"): 1.0,
        cell_at(book, "Action table", SURVEY, "Impact (1–5)"): 2.0,
    }
    after = values(recalculate(changed(path, tmp_path / "typed.xlsx", cells)))
    assert (after[grave], after[mild]) == (f"1\n{PANELS}", f"1\n{SURVEY}")
    assert after[cell_at(book, "Action table", SURVEY, "Likelihood × impact")] == 2


_FIELDS = (("4: high", "Impact 5: very high"), ("1: very low", "Impact 2: low"))


def test_other_forms_recalculate_too(scheduled: Plan, tmp_path: Path, recalculate: Recalculate) -> None:
    """Geometric mean, classic TOPSIS, an incomplete matrix, no GDP, feasibility in the value, a tie, no schedule."""
    plan = set_normalisation(set_method(scheduled, "geometric_mean"), "vector")
    plan = set_feasibility_in_value(set_random_index(plan, "alonso_lamata"), True)
    plan = replace(plan, city=replace(plan.city, figures=()), scores=_equal_scores(plan), schedule=None)
    plan = replace(plan, criteria=_wide_tree(4), weighting=replace(plan.weighting, judgements=_cycle_of_four()))
    path = export(plan, tmp_path / "plan.xlsx")
    assert differences(path, recalculate(path)) == {}


def test_eigenvector_weights_are_those_of_the_program(tmp_path: Path, recalculate: Recalculate) -> None:
    """Random matrices of order 3 to 9: consistent enough (CR <= 0.2) and far from it."""
    plan = _plan_of_random_matrices()
    nodes = evaluate.weights(plan).nodes
    ratios = [node.consistency_ratio for node in nodes if node.consistency_ratio is not None]
    assert min(ratios) < 0.2
    assert max(ratios) > 0.35
    path = export(plan, tmp_path / "plan.xlsx")
    assert differences(path, recalculate(path)) == {}


def test_changes_made_in_the_file_give_what_the_program_gives(
    hegang: Plan, tmp_path: Path, recalculate: Recalculate
) -> None:
    """One judgement, one score, one cost, typed into the sheets of a real plan and recalculated there."""
    plan = apply_focus(hegang, next(f for f in hegang.weighting.focuses if f.city_type == "declining"))
    goal = plan.criteria.children("")
    for first, second in _unjudged_pairs(plan, tuple(group.id for group in goal)):
        plan = set_judgement(plan, "", first, second, 2.0)
    before = export(plan, tmp_path / "before.xlsx", "zh")
    book = opened(before)
    strategy, leaf = plan.strategies[1], plan.criteria.leaves[3]
    action = next(action for action in plan.actions if action.included and action.cost_class == "L")
    row, column = goal[1].name.zh, goal[4].name.zh
    edited = changed(
        before,
        tmp_path / "edited.xlsx",
        {
            cell_at(book, "权重", row, column): 1 / 5,
            cell_at(book, "评分", leaf.name.zh, strategy.name.zh): 8.25,
            cell_at(book, "行动清单", action.id, "自填投资\n（万元）"): 54321.0,
        },
    )
    after = set_judgement(plan, "", goal[1].id, goal[4].id, 1 / 5)
    after = set_score(after, strategy.id, leaf.id, 8.25)
    after = set_cost(after, action.id, 54321.0)
    expected = export(after, tmp_path / "expected.xlsx", "zh")
    assert len(differences(before, expected)) > 300
    assert differences(expected, recalculate(edited)) == {}


def test_every_other_kind_of_input_is_alive(scheduled: Plan, tmp_path: Path, recalculate: Recalculate) -> None:
    """Bounds, money at hand, cost class amounts, duration, share, readiness, start and quarter."""
    plan = replace(scheduled, scores=(*scheduled.scores, _water(scheduled, SUN, 40.0)))
    before = export(plan, tmp_path / "before.xlsx")
    book = opened(before)
    edited = changed(
        before,
        tmp_path / "edited.xlsx",
        {
            cell_at(book, "Scores", "Water", "Worst"): 80.0,
            cell_at(book, "Budget", "Own means a year", "Amount"): 1800.0,
            cell_at(book, "Budget", "XL", "Whole cost, ‰ of GDP"): 10.0,
            cell_at(book, "Action table", PANELS, "Duration (years)"): 3.0,
            cell_at(book, "Action table", PANELS, "Public share of it"): 0.25,
            cell_at(book, "Action table", YARD, "Readiness (1–9)"): 8.0,
            cell_at(book, "Action table", GRID, "Start (year)"): 2032.0,
            cell_at(book, "Action table", GRID, "Quarter"): 3.0,
        },
    )
    after = set_means(set_scale(plan, WATER, "measured", 80.0, 0.0), 1800.0, None)
    after = set_public_share(set_duration(after, PANELS, 3.0), PANELS, 0.25)
    after = move_start(set_readiness(after, YARD, 8), GRID, 2032, 3)
    after = replace(after, rules=replace(after.rules, cost_permille={**after.rules.cost_permille, "XL": 10.0}))
    expected = export(after, tmp_path / "expected.xlsx")
    assert differences(expected, recalculate(edited)) == {}


def _water(plan: Plan, strategy: str, value: float) -> Score:
    return Score(strategy, WATER, value, value, value, SOURCE, confirmed=True)


def _equal_scores(plan: Plan) -> tuple[Score, ...]:
    """All strategies alike on the first two criteria, nothing on the others."""
    return tuple(
        Score(strategy.id, leaf, 5.0, 4.0, 6.0, SOURCE, confirmed=True)
        for strategy in plan.strategies
        for leaf in (JOBS, INCOME)
    )


def _wide_tree(groups: int) -> CriteriaTree:
    """The small tree with more groups, each of one criterion, beside its own two."""
    tree = small_plan().criteria
    more = tuple(
        criterion
        for number in range(3, groups + 1)
        for criterion in (
            Criterion(f"C{number}", "", Bilingual(f"第{number}组", f"Group {number}"), evidence=SOURCE),
            Criterion(f"C{number}.1", f"C{number}", Bilingual(f"准则{number}", f"Leaf {number}"), evidence=SOURCE),
        )
    )
    return replace(tree, criteria=(*tree.criteria, *more))


def _cycle_of_four() -> tuple[Judgement, ...]:
    """Four of six pairs judged, in a circle: two are completed."""
    pairs = ((ECONOMY, ENVIRONMENT, 3.0), (ENVIRONMENT, "C3", 2.0), ("C3", "C4", 1 / 4), ("C4", ECONOMY, 2.0))
    return tuple(Judgement("E1", "", first, second, value) for first, second, value in pairs)


def _unjudged_pairs(plan: Plan, children: tuple[str, ...]) -> list[tuple[str, str]]:
    judged = {frozenset((each.first, each.second)) for each in plan.weighting.judgements if each.node == ""}
    return [
        (first, second)
        for place, first in enumerate(children)
        for second in children[place + 1 :]
        if frozenset((first, second)) not in judged
    ]


def _plan_of_random_matrices() -> Plan:
    """Seven groups of 3 to 9 criteria with all pairs judged, by turns nearly consistent and at random."""
    random = np.random.default_rng(7)
    criteria: list[Criterion] = []
    judgements: list[Judgement] = []
    for size in range(3, 10):
        group = f"G{size}"
        leaves = [f"{group}.{number}" for number in range(size)]
        criteria += [Criterion(id, "" if id == group else group, Bilingual(id, id)) for id in (group, *leaves)]
        worth = np.exp(random.normal(0, 0.7, size))
        noise = 0.35 if size % 2 else 1.6
        for first in range(size):
            for second in range(first + 1, size):
                ratio = worth[first] / worth[second] * np.exp(random.normal(0, noise))
                nearest = min(SAATY, key=lambda step, ratio=ratio: abs(np.log(step / ratio)))
                judgements.append(Judgement("E1", group, leaves[first], leaves[second], nearest))
    plan = small_plan()
    scores = tuple(
        Score(strategy, leaf.id, 1.0 + 8.0 * random.random(), 1.0, 9.0, SOURCE, confirmed=True)
        for strategy in (SUN, STONE, LOOP)
        for leaf in criteria
        if leaf.parent
    )
    return replace(
        plan,
        criteria=replace(plan.criteria, criteria=tuple(criteria)),
        weighting=replace(plan.weighting, judgements=tuple(judgements), focuses=()),
        scores=scores,
        actions=tuple(replace(action, linked_criterion="", also_moves=()) for action in plan.actions),
        city=replace(plan.city, figures=(Figure("gdp", 350.0, SOURCE, "high"),)),
    )
