"""The ranking of a plan: a published table through the plan, empty cells, value for the schedule."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import evaluate
from planner.cities.catalogue import Catalogue
from planner.model.bilingual import same
from planner.model.evaluation import Weights
from planner.model.plan import Plan
from planner.model.ranking import RankingChoices
from planner.new_plan import new_plan
from planner.ranking.rank import rank
from tests.factories import rated

REFERENCE = Path(__file__).parents[1] / "reference"


@pytest.fixture(scope="module")
def plan(catalogue: Catalogue) -> Plan:
    return new_plan(catalogue, catalogue.city("R066"), date(2026, 11, 22))


def test_the_fighter_aircraft_come_out_of_a_plan_as_printed(plan: Plan) -> None:
    """Hwang & Yoon 1981: vector form, six criteria of which one is a cost."""
    case = json.loads((REFERENCE / "topsis_hwang_yoon_fighter.json").read_text(encoding="utf-8"))
    matrix, types, labels = (case["inputs"][key] for key in ("matrix", "types", "labels"))
    fighters = rated(plan, {label: list(row) for label, row in zip(labels, matrix, strict=True)})
    ends = [sorted((0.0, 1e5), reverse=direction < 0) for direction in types]
    criteria = tuple(
        replace(criterion, scale="measured", worst=worst, best=best)
        for criterion, (worst, best) in zip(fighters.criteria.criteria, ends, strict=True)
    )
    fighters = replace(
        fighters,
        criteria=replace(fighters.criteria, criteria=criteria),
        ranking=RankingChoices("vector"),
    )
    shares = tuple(case["inputs"]["weights"])
    leaves = tuple(criterion.id for criterion in criteria)
    published_weights = Weights((), leaves, shares, {}, None, 0.0, None, "eigenvector", "saaty1980")
    ranking = rank(fighters, published_weights)
    assert [ranked.closeness for ranked in ranking.strategies] == pytest.approx(
        case["published"]["closeness"], abs=0.001
    )
    assert [labels.index(ranked.strategy) + 1 for ranked in ranking.order] == case["published"]["ranking_best_first"]


def test_an_empty_cell_enters_at_the_middle_of_its_scale_and_is_counted(plan: Plan) -> None:
    gaps = evaluate.ranking(rated(plan, {"a": [7, None], "b": [3, 5]}))
    filled = evaluate.ranking(rated(plan, {"a": [7, 5], "b": [3, 5]}))
    assert [ranked.closeness for ranked in gaps.strategies] == [ranked.closeness for ranked in filled.strategies]
    assert [ranked.empty for ranked in gaps.strategies] == [1, 0]
    assert gaps.messages[0].params["empty"] == 1
    assert filled.dominance == (("a", "b"),)
    assert gaps.dominance == (), "what is not known cannot be said to be no worse"


def test_the_value_for_the_schedule_leaves_feasibility_out_until_told_otherwise(plan: Plan) -> None:
    """Weights 1/2 each; K2 is feasibility: in all 75 and 25, without it 100 and 0."""
    two = rated(plan, {"a": [9, 5], "b": [1, 5]})
    first, second = two.criteria.criteria
    tree = replace(two.criteria, criteria=(first, replace(second, feasibility=True)))
    without = evaluate.ranking(replace(two, criteria=tree))
    assert [ranked.value for ranked in without.strategies] == pytest.approx([75, 25])
    assert [ranked.schedule_value for ranked in without.strategies] == pytest.approx([100, 0])
    rules = replace(two.rules, feasibility_in_value=True)
    within = evaluate.ranking(replace(two, criteria=tree, rules=rules))
    assert [ranked.schedule_value for ranked in within.strategies] == pytest.approx([75, 25])


def test_a_tree_of_feasibility_alone_still_has_a_value(plan: Plan) -> None:
    two = rated(plan, {"a": [9, 5], "b": [1, 5]})
    criteria = tuple(replace(criterion, feasibility=True) for criterion in two.criteria.criteria)
    ranking = evaluate.ranking(replace(two, criteria=replace(two.criteria, criteria=criteria)))
    assert [ranked.schedule_value for ranked in ranking.strategies] == pytest.approx([75, 25])


def test_equal_strategies_share_the_better_rank_and_it_is_said(plan: Plan) -> None:
    ranking = evaluate.ranking(rated(plan, {"a": [3, 3], "b": [7, 7], "c": [7, 7]}))
    assert [ranked.rank for ranked in ranking.strategies] == [3, 1, 1]
    tied = next(message for message in ranking.messages if message.code == "strategies tied")
    assert tied.params == {"strategies": (same("b"), same("c")), "rank": 1}
    alike = rated(plan, {"a": [4, 4], "b": [4, 4]})
    vector = evaluate.ranking(replace(alike, ranking=RankingChoices("vector")))
    assert [ranked.closeness for ranked in vector.strategies] == [0.5, 0.5]
    assert "strategies all equal" in {message.code for message in vector.messages}
    bounds = evaluate.ranking(alike)
    assert "strategies weigh the same" in {message.code for message in bounds.messages}


@given(scores=st.lists(st.lists(st.integers(1, 9), min_size=3, max_size=3), min_size=2, max_size=5))
def test_contributions_sum_to_the_value_and_a_strategy_more_reorders_nobody(
    plan: Plan, scores: list[list[int]]
) -> None:
    rows: dict[str, list[float | None]] = {f"S{place}": list(row) for place, row in enumerate(scores)}
    ranking = evaluate.ranking(rated(plan, rows))
    for ranked in ranking.strategies:
        assert sum(ranked.contributions) == pytest.approx(ranked.value)
        assert 0 <= ranked.value <= 100
        assert 0 <= ranked.closeness <= 1
    more = evaluate.ranking(rated(plan, {**rows, "late": [5, 9, 1]}))
    assert [more.of(ranked.strategy).closeness for ranked in ranking.strategies] == [
        ranked.closeness for ranked in ranking.strategies
    ]
