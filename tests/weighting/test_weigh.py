"""Weights of a plan: published judgements through the plan, the total check, judgements that leave gaps."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from planner.cities.catalogue import Catalogue
from planner.model.bilingual import same
from planner.model.criterion import GOAL, CriteriaTree, Criterion
from planner.model.plan import Plan
from planner.model.weighting import Expert, Judgement
from planner.new_plan import new_plan
from planner.weighting.weigh import weigh

REFERENCE = Path(__file__).parents[1] / "reference"


@pytest.fixture(scope="module")
def plan(catalogue: Catalogue) -> Plan:
    return new_plan(catalogue, catalogue.city("R066"), date(2026, 11, 22))


def with_tree(plan: Plan, groups: dict[str, Iterable[str]]) -> Plan:
    """The plan with one level of `groups`; a group without names below it is a leaf."""
    criteria = [Criterion(group, GOAL, same(group)) for group in groups]
    criteria += [Criterion(leaf, group, same(leaf)) for group, leaves in groups.items() for leaf in leaves]
    return replace(plan, criteria=CriteriaTree(same("goal"), tuple(criteria)), scores=())


def judged(plan: Plan, node: str, values: dict[tuple[str, str], float], expert: str = "E1") -> Plan:
    judgements = tuple(Judgement(expert, node, first, second, value) for (first, second), value in values.items())
    return replace(plan, weighting=replace(plan.weighting, judgements=(*plan.weighting.judgements, *judgements)))


def test_a_new_plan_weighs_all_groups_alike_and_says_it_is_assumed(plan: Plan) -> None:
    weights = weigh(plan)
    assert all(node.basis == "equal" and node.judged == 0 for node in weights.nodes)
    assert weights.criterion_weights["C1"] == pytest.approx(1 / 6)
    assert weights.leaf_weight("C5.3") == pytest.approx(1 / 18)
    assert sum(weights.leaf_weights) == pytest.approx(1)
    assert weights.consistency_ratio is None
    assert weights.node(GOAL).joins == ("C1", "C2")


def test_saatys_house_comes_out_of_a_plan_as_printed(plan: Plan) -> None:
    """Saaty 1990, EJOR 48:9-26: eight criteria, CR .169."""
    case = json.loads((REFERENCE / "ahp_saaty1990_house_criteria.json").read_text(encoding="utf-8"))
    labels, matrix = case["inputs"]["labels"], case["inputs"]["matrix"]
    values = {(labels[i], labels[j]): matrix[i][j] for i, j in combinations(range(8), 2)}
    backwards = {(second, first): 1 / value for (first, second), value in values.items()}
    house = with_tree(plan, dict.fromkeys(labels, ()))
    for judgements in (values, backwards):
        weights = weigh(judged(house, GOAL, judgements))
        assert weights.leaf_weights == pytest.approx(case["published"]["weights_eigenvector"], abs=0.001)
        node = weights.node(GOAL)
        assert node.consistency_ratio == pytest.approx(0.169, abs=0.0005)
        assert (node.judged, node.pairs) == (28, 28)


def test_the_total_check_weighs_each_group_by_its_weight(plan: Plan) -> None:
    """Goal a : b = 3 : 1; below a the circle 2, 2, 1/2 with lambda-max 3.0536 (CI 0.0268), below b a consistent
    matrix: CR = (3/4 * 0.0268 + 1/4 * 0) / 0.58 = 0.0347."""
    tree = with_tree(plan, {"a": ("a1", "a2", "a3"), "b": ("b1", "b2", "b3")})
    tree = judged(tree, GOAL, {("a", "b"): 3})
    tree = judged(tree, "a", {("a1", "a2"): 2, ("a2", "a3"): 2, ("a1", "a3"): 2})
    tree = judged(tree, "b", {("b1", "b2"): 2, ("b2", "b3"): 2, ("b1", "b3"): 4})
    weights = weigh(tree)
    index = weights.node("a").consistency_index
    assert index == pytest.approx(0.0268, abs=1e-4)
    assert weights.consistency_index == pytest.approx(0.75 * 0.0268, abs=1e-4)
    assert weights.consistency_ratio == pytest.approx(0.0347, abs=1e-4)
    assert weights.criterion_weights["b3"] == pytest.approx(0.25 / 7)


def test_judgements_that_do_not_hang_together_wait_for_the_one_that_joins_them(plan: Plan) -> None:
    tree = judged(with_tree(plan, dict.fromkeys("abcd", ())), GOAL, {("a", "b"): 9, ("c", "d"): 9})
    waiting = weigh(tree).node(GOAL)
    assert (waiting.basis, waiting.judged) == ("equal", 2)
    assert waiting.weights == (0.25,) * 4
    assert waiting.joins is not None
    joined = weigh(judged(tree, GOAL, {waiting.joins: 1})).node(GOAL)
    assert (joined.basis, joined.judged, joined.joins) == ("judged", 3, None)
    assert joined.consistency_ratio is None, "three judgements on four criteria check nothing"
    assert sum(joined.weights) == pytest.approx(1)
    assert joined.given[0][1]
    assert not joined.given[0][3]


def test_a_group_with_one_child_gives_it_all(plan: Plan) -> None:
    weights = weigh(judged(with_tree(plan, {"a": ("a1",), "b": ()}), GOAL, {("a", "b"): 4}))
    assert weights.criterion_weights["a1"] == pytest.approx(0.8)
    assert weights.node("a").consistency_ratio == 0


def test_two_experts_meet_at_the_geometric_mean_by_influence(plan: Plan) -> None:
    tree = with_tree(plan, {"a": (), "b": ()})
    experts = (Expert("E1", same("one"), influence=1), Expert("E2", same("two"), influence=3))
    tree = replace(tree, weighting=replace(tree.weighting, experts=experts))
    tree = judged(judged(tree, GOAL, {("a", "b"): 1}), GOAL, {("b", "a"): 1 / 9}, expert="E2")
    ratio = 9 ** (3 / 4)
    assert weigh(tree).leaf_weights == pytest.approx((ratio / (1 + ratio), 1 / (1 + ratio)))


def test_an_offered_focus_moves_the_weights_the_way_it_says(plan: Plan) -> None:
    focus = next(focus for focus in plan.weighting.focuses if focus.city_type == "declining")
    judgements = tuple(Judgement("E1", *judgement) for judgement in focus.judgements)
    weights = weigh(replace(plan, weighting=replace(plan.weighting, judgements=judgements)))
    assert weights.criterion_weights["C5"] == pytest.approx(3 / 8)
    assert weights.criterion_weights["C1"] == pytest.approx(1 / 8)
    assert weights.node(GOAL).consistency_ratio == pytest.approx(0, abs=1e-9)
