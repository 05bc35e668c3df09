"""The two-index map by hand: indices, the lines at which the money ends, quadrants."""

from dataclasses import replace

import pytest

from planner import evaluate
from planner.analysis.index_map import index_map
from planner.edits.criteria import set_map_index
from planner.model.message import ProblemError
from planner.model.plan import Plan
from tests.factories import GRID, LOOP, PANELS, STONE, SUN, SURVEY, YARD, rated, small_plan
from tests.sentences import sentence


def mapped(budget_permille: float) -> Plan:
    """Equal weights; K1 and K2 are financial, K3 is social: sun 75 and 0, stone 50 and 50, loop 25 and 100 there.

    Panels carry the sun and three tenths of the loop; all but they (0.6 ‰) cost 1 ‰ of public money.
    """
    plan = rated(small_plan(), {SUN: [9, 5, 1], STONE: [5, 5, 5], LOOP: [1, 5, 9]})
    for id, index in (("K1", "financial"), ("K2", "financial"), ("K3", "social")):
        plan = set_map_index(plan, id, index)
    plan = replace(plan, weighting=replace(plan.weighting, judgements=()))
    return replace(plan, rules=replace(plan.rules, budget_permille=budget_permille))


def test_indices_lines_and_quadrants_are_those_found_by_hand() -> None:
    plan = mapped(0.2)
    found = index_map(plan, evaluate.ranking(plan))
    assert {entry.action: entry.financial for entry in found.actions} == pytest.approx(
        {SURVEY: 0, PANELS: 100, GRID: 75 / 82.5 * 100, YARD: 25 / 82.5 * 100}
    )
    assert {entry.action: entry.social for entry in found.actions} == pytest.approx(
        {SURVEY: 0, PANELS: 30, GRID: 0, YARD: 100}
    )
    assert {entry.action: entry.public_cost for entry in found.actions} == pytest.approx(
        {SURVEY: 1, PANELS: 0.6, GRID: 1, YARD: 1}
    )
    assert found.budget == pytest.approx(1.8), "nine years of 0.2"
    assert found.financial_line == pytest.approx(75 / 82.5 * 100), "panels and grid take 1.6"
    assert found.social_line == pytest.approx(30), "yard and panels take 1.6"
    assert {entry.action: entry.quadrant for entry in found.actions} == {SURVEY: "D", PANELS: "A", GRID: "C", YARD: "B"}
    assert (found.social_criteria, found.financial_criteria) == (("K3",), ("K1", "K2"))


def test_money_for_all_leaves_no_line_and_money_for_none_lets_nothing_be_high() -> None:
    rich, poor = (index_map(plan, evaluate.ranking(plan)) for plan in (mapped(3.0), mapped(0.05)))
    assert (rich.social_line, rich.financial_line) == (0.0, 0.0)
    assert {entry.quadrant for entry in rich.actions} == {"A"}
    assert (poor.social_line, poor.financial_line) == (None, None)
    assert {entry.quadrant for entry in poor.actions} == {"D"}


def test_an_index_without_criteria_says_so() -> None:
    plan = set_map_index(mapped(0.2), "K3", "")
    with pytest.raises(ProblemError) as refused:
        index_map(plan, evaluate.ranking(plan))
    assert "social-environmental" in sentence(refused.value.message)


def test_the_shipped_criteria_come_with_their_index(hegang: Plan) -> None:
    found = index_map(hegang, evaluate.ranking(hegang))
    assert found.social_criteria == ("C3", "C4", "C5")
    assert found.financial_criteria == ("C1", "C2")
    for index in ([entry.social for entry in found.actions], [entry.financial for entry in found.actions]):
        assert max(index) == 100
        assert min(index) >= 0
