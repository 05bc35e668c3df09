"""Edits of judgements: one a pair, in tree order, on the scale."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import checks
from planner.edits import criteria, weighting
from planner.model.criterion import CriteriaTree
from planner.model.plan import Plan
from planner.model.weighting import Judgement
from tests.factories import ECONOMY, ENVIRONMENT, INCOME, JOBS, WATER, small_plan
from tests.sentences import refusal

PLAN = small_plan()


def judgements(plan: Plan) -> list[tuple[str, str, str, float]]:
    return [(given.node, given.first, given.second, given.value) for given in plan.weighting.judgements]


def test_a_judgement_is_stored_once_a_pair_in_tree_order() -> None:
    plan = weighting.set_judgement(PLAN, ECONOMY, INCOME, JOBS, 4)
    assert (ECONOMY, JOBS, INCOME, 1 / 4) in judgements(plan)
    plan = weighting.set_judgement(plan, ECONOMY, JOBS, INCOME, 2)
    assert judgements(plan)[1:] == [(ECONOMY, JOBS, INCOME, 2.0)]
    assert weighting.set_judgement(plan, ECONOMY, INCOME, JOBS, 1 / 2) is plan


@given(st.integers(1, 9), st.booleans())
def test_turned_round_twice_a_judgement_is_what_was_typed(step: int, reciprocal: bool) -> None:
    value = 1 / step if reciprocal else float(step)
    plan = weighting.set_judgement(PLAN, ECONOMY, INCOME, JOBS, value)
    turned = criteria.move_criterion(plan, INCOME, ECONOMY, 0)
    assert judgements(turned)[1] == (ECONOMY, INCOME, JOBS, value)


def test_a_pair_named_the_other_way_round_in_a_file_is_the_same_pair() -> None:
    turned = Judgement("E1", ECONOMY, INCOME, JOBS, 4.0)
    plan = replace(PLAN, weighting=replace(PLAN.weighting, judgements=(*PLAN.weighting.judgements, turned)))
    assert checks.errors(plan) == ()
    judged = weighting.set_judgement(plan, ECONOMY, JOBS, INCOME, 2)
    assert judgements(judged)[1:] == [(ECONOMY, JOBS, INCOME, 2.0)]
    assert weighting.set_judgement(plan, ECONOMY, JOBS, INCOME, None) == PLAN


def test_clearing_takes_one_pair_or_a_whole_node() -> None:
    plan = weighting.set_judgement(PLAN, ECONOMY, JOBS, INCOME, 2)
    assert weighting.set_judgement(plan, ECONOMY, INCOME, JOBS, None) == PLAN
    assert judgements(weighting.clear_judgements(plan, ECONOMY)) == judgements(PLAN)


def test_a_focus_replaces_the_judgements_of_its_nodes_as_assumptions() -> None:
    plan = weighting.apply_focus(PLAN, PLAN.weighting.focuses[0])
    assert judgements(plan) == [("", ECONOMY, ENVIRONMENT, 5.0), (ECONOMY, JOBS, INCOME, 1 / 3)]
    assert {judgement.evidence.basis for judgement in plan.weighting.judgements} == {"assumption"}
    vouched = weighting.set_judgement(plan, "", ECONOMY, ENVIRONMENT, 5)
    assert vouched.weighting.judgements[0].evidence.basis == "expert"


def test_a_focus_leaves_out_criteria_that_are_gone() -> None:
    smaller = criteria.remove_criterion(PLAN, JOBS)
    plan = weighting.apply_focus(smaller, PLAN.weighting.focuses[0])
    assert judgements(plan) == [("", ECONOMY, ENVIRONMENT, 5.0)]


def test_method_and_table_are_choices_of_the_plan() -> None:
    plan = weighting.set_random_index(weighting.set_method(PLAN, "geometric_mean"), "alonso_lamata")
    assert (plan.weighting.method, plan.weighting.random_index) == ("geometric_mean", "alonso_lamata")
    assert weighting.set_method(plan, "geometric_mean") is plan


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda plan: weighting.set_judgement(plan, ECONOMY, JOBS, INCOME, 10), "10 is off the scale for “Jobs”"),
        (lambda plan: weighting.set_judgement(plan, ECONOMY, JOBS, INCOME, 0.1), "0.1 is off the scale"),
        (lambda plan: weighting.set_judgement(plan, ECONOMY, JOBS, INCOME, 0), "from 1/9 to 9"),
        (lambda plan: weighting.set_judgement(plan, ECONOMY, JOBS, INCOME, -3), "off the scale"),
        (lambda plan: weighting.set_judgement(plan, ECONOMY, JOBS, INCOME, float("nan")), "off the scale"),
        (lambda plan: weighting.set_judgement(plan, ECONOMY, JOBS, WATER, 3), "“Jobs” and “Water” do not stand"),
        (lambda plan: weighting.set_judgement(plan, ECONOMY, JOBS, JOBS, 1), "do not stand side by side"),
        (lambda plan: weighting.set_judgement(plan, ECONOMY, JOBS, INCOME, 3, expert="E9"), "expert “E9”"),
        (
            lambda plan: weighting.apply_focus(
                criteria.replace_criteria(plan, _renamed(plan), ()), plan.weighting.focuses[0]
            ),
            "“Livelihoods first” judges criteria that this tree does not have",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(edit: Callable[[Plan], Plan], said: str) -> None:
    assert said in refusal(lambda: edit(PLAN))


def _renamed(plan: Plan) -> CriteriaTree:
    def other(id: str) -> str:
        return f"X{id}" if id else id

    renamed = tuple(
        replace(criterion, id=other(criterion.id), parent=other(criterion.parent))
        for criterion in plan.criteria.criteria
    )
    return replace(plan.criteria, criteria=renamed)
