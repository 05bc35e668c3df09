"""What deserves a look, and what is still assumed."""

from dataclasses import replace

import pytest

from planner import checks, evaluate
from planner.edits import criteria, roadmap, scoring, tracking, weighting
from planner.model.bilingual import same
from planner.model.city import Means
from planner.model.message import Step
from planner.model.plan import Plan
from tests.factories import (
    ECONOMY,
    ENVIRONMENT,
    INCOME,
    JOBS,
    LOOP,
    PANELS,
    READY,
    STONE,
    SUN,
    WATER,
    WIND,
    YARD,
    small_plan,
)
from tests.sentences import sentence

PLAN = small_plan()


def said(plan: Plan, code: str) -> list[str]:
    """The sentences of one finding, with the plan's weights at hand."""
    return [sentence(message) for message in checks.check(plan, evaluate.weights(plan)) if message.code == code]


def open_by_step(plan: Plan) -> dict[Step, object]:
    notes = checks.assumptions(plan)
    assert [sentence(note) for note in notes] == [f"Assumptions to check: {note.params['count']}." for note in notes]
    return {note.step: note.params["count"] for note in notes}


def test_missing_facts_of_the_city() -> None:
    bare = replace(PLAN, city=replace(PLAN.city, resources=(), figures=()))
    assert said(PLAN, "resource not entered") == said(PLAN, "gdp missing") == []
    assert len(said(bare, "resource not entered")) == len(said(bare, "gdp missing")) == 1
    rich = replace(bare, means=Means(own=5000.0))
    assert said(rich, "gdp missing") == []
    assert "cannot limit the schedule" in said(rich, "gdp missing for means")[0]


def test_equal_weights_are_told_node_by_node() -> None:
    assert [text.split("”")[0] for text in said(PLAN, "weights equal")] == [
        "The criteria below “Economy",
        "The criteria below “Environment",
    ]
    judged = weighting.set_judgement(PLAN, ECONOMY, JOBS, INCOME, 1)
    assert len(said(judged, "weights equal")) == 1


def test_contradicting_judgements_are_told_with_their_ratio() -> None:
    plan = criteria.add_criterion(PLAN, ECONOMY, same("税收"))
    third = plan.criteria.children(ECONOMY)[-1].id
    for first, second, value in ((JOBS, INCOME, 5), (INCOME, third, 5), (JOBS, third, 1 / 5)):
        plan = weighting.set_judgement(plan, ECONOMY, first, second, value)
    assert "(CR) below “Economy” is" in said(plan, "ratio too high")[0]
    assert "above 0.1" in said(plan, "total ratio too high")[0]
    assert said(weighting.set_judgement(plan, ECONOMY, JOBS, third, 9), "ratio too high") != []
    agreed = weighting.set_judgement(weighting.set_judgement(plan, ECONOMY, INCOME, third, 2), ECONOMY, JOBS, third, 9)
    assert said(agreed, "ratio too high") == []


def test_judgements_that_leave_a_criterion_out_name_the_missing_pair() -> None:
    plan = criteria.add_criterion(PLAN, ECONOMY, same("税收"))
    plan = weighting.set_judgement(plan, ECONOMY, JOBS, INCOME, 3)
    text = said(plan, "judgements not connected")[0]
    assert "below “Economy”" in text
    assert "“税收”" in text


def test_empty_and_unconfirmed_cells_are_counted_and_named() -> None:
    assert said(PLAN, "cells empty")[0] == (
        "“New energy” has empty scores (1): Water. They enter at the middle of their scale."
    )
    assert len(said(PLAN, "cells empty")) == 3
    assert said(PLAN, "cells unconfirmed") == ["Prefilled scores to check: 9."]
    filled = scoring.set_score(PLAN, SUN, WATER, 40)
    assert len(said(filled, "cells empty")) == 2
    everything = scoring.confirm_scores(filled, [(score.strategy, score.criterion) for score in filled.scores])
    assert said(everything, "cells unconfirmed") == []


def test_strategies_that_hardly_differ_on_a_criterion() -> None:
    plan = PLAN
    for strategy, value in ((SUN, 50.0), (STONE, 55.0), (LOOP, 59.0)):
        plan = scoring.set_score(plan, strategy, WATER, value)
    assert "hardly differ on “Water”" in said(plan, "scores hardly differ")[0]
    assert said(scoring.set_score(plan, SUN, WATER, 49.0), "scores hardly differ") == []


def test_rivals_for_one_site_are_named_once() -> None:
    assert said(PLAN, "same site twice") == []
    both = roadmap.include_action(PLAN, WIND, True)
    assert said(both, "same site twice") == [
        "“Solar base” and “Wind base” may need the same site. Check that each has its own."
    ]
    one_sided = tuple(replace(action, exclusive_with=()) if action.id == PANELS else action for action in both.actions)
    assert len(said(replace(both, actions=one_sided), "same site twice")) == 1


@pytest.mark.parametrize(("left_out", "code"), [("S1", "prerequisites not in plan"), ("P1", "no prerequisite in plan")])
def test_actions_that_wait_for_what_is_not_in_the_plan(left_out: str, code: str) -> None:
    """A file written by hand can hold this; an edit keeps it from happening."""
    actions = tuple(replace(action, included=False) if action.id == left_out else action for action in PLAN.actions)
    assert len(said(replace(PLAN, actions=actions), code)) == 1


def test_a_plan_without_actions_says_so() -> None:
    bare = replace(PLAN, actions=tuple(replace(action, included=False) for action in PLAN.actions))
    assert len(said(bare, "no action in plan")) == 1


def test_reports_that_contradict_themselves() -> None:
    plan = tracking.add_report(PLAN, "2027-06-30")
    for status, percent, code in (
        ("done", 90, "done but unfinished"),
        ("not started", 10, "not started but moved"),
        ("delayed", 100, "finished but not done"),
    ):
        odd = tracking.set_progress(plan, "2027-06-30", YARD, status=status, percent=percent)
        assert f"{percent}%" in said(odd, code)[0]
    fine = tracking.set_progress(plan, "2027-06-30", YARD, percent=100)
    assert not [message for message in checks.check(fine) if message.step == "tracking"]


def test_assumptions_are_counted_by_step_until_someone_vouches() -> None:
    assert open_by_step(PLAN) == {"criteria": 1, "weighting": 2, "scoring": 9, "roadmap": 5}
    plan = scoring.confirm_scores(PLAN, [(score.strategy, score.criterion) for score in PLAN.scores])
    plan = weighting.set_judgement(plan, ECONOMY, JOBS, INCOME, 1)
    plan = weighting.set_judgement(plan, ENVIRONMENT, WATER, READY, 1)
    plan = criteria.set_scale(plan, READY, "measured", 0, 10)
    for action in plan.actions:
        plan = roadmap.confirm_action(plan, action.id)
    assert open_by_step(plan) == {"roadmap": 1}
    assert checks.assumptions(roadmap.confirm_rules(plan)) == ()


def test_an_offered_set_of_judgements_counts_as_assumed() -> None:
    assert open_by_step(weighting.apply_focus(PLAN, PLAN.weighting.focuses[0]))["weighting"] == 3


def test_a_real_plan_can_be_told_in_both_languages(hegang: Plan) -> None:
    for message in (*checks.check(hegang, evaluate.weights(hegang)), *checks.assumptions(hegang)):
        assert sentence(message)
