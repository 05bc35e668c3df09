"""What the solver keeps is what reading finds kept: a schedule just adopted breaks no rule."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from planner import checks, evaluate
from planner.edits import roadmap as edits
from planner.model.action import Action
from planner.model.bilingual import same
from planner.model.evaluation import Proposal
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.portfolio import StrategyShare
from tests.factories import STONE, SUN, small_plan
from tests.roadmap.plans import scheduled_plans
from tests.sentences import refusal


def proposed(plan: Plan) -> Proposal:
    return evaluate.schedule(plan, evaluate.ranking(plan))


def of_sun(id: str, **fields: Any) -> Action:
    return replace(Action(id, SUN, same(id), included=True), **fields)


@given(scheduled_plans())
@settings(max_examples=60, deadline=None)
def test_a_schedule_just_adopted_breaks_no_rule_whatever_was_moved_by_hand_before(plan: Plan) -> None:
    try:
        answer = proposed(plan)
    except ProblemError:
        return
    for starts in {answer.starts, answer.greedy_starts if answer.greedy_value is not None else answer.starts}:
        adopted = edits.adopt_schedule(plan, replace(answer, starts=starts), "2026-12-01")
        roadmap = evaluate.roadmap(adopted, evaluate.ranking(adopted))
        assert roadmap is not None
        assert [message for placed in roadmap.placed for message in placed.broken] == []
        assert {message.code for message in roadmap.messages} <= {"plan changed since schedule"}
        if starts == answer.starts and answer.status == "optimal":
            assert roadmap.messages == ()
            fitting = [out for out in roadmap.left_out if out.reason.code == "left out though it fits"]
            assert all(out.value == pytest.approx(0, abs=1e-3) for out in fitting)


def test_actions_that_only_the_plan_s_outside_would_set_free_stay_out() -> None:
    plan = replace(
        small_plan(),
        actions=(
            of_sun("A", prerequisites_any=("B", "X")),
            of_sun("B", prerequisites=("A",)),
            of_sun("C"),
            of_sun("X", included=False),
        ),
    )
    assert checks.errors(plan) == ()
    assert proposed(plan).starts == (("C", 2027),)


def test_a_required_action_that_waits_for_something_outside_the_plan_is_a_clash() -> None:
    plan = replace(
        small_plan(), actions=(of_sun("A", prerequisites=("X",), mandatory=True), of_sun("X", included=False))
    )
    assert "waits for actions that are not in the plan: X. Take them in" in refusal(lambda: proposed(plan))


def test_a_share_that_would_empty_the_plan_is_told_as_such() -> None:
    plan = replace(small_plan(), strategy_shares=(StrategyShare(STONE, 0.2),))
    assert "share of strategy without action" in {message.code for message in checks.findings(plan)}
    assert "of New materials, every action that costs money has to stay out" in refusal(lambda: proposed(plan))
