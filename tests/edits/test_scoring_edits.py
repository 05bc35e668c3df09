"""Edits of strategies and scores."""

from collections.abc import Callable

import pytest

from planner import checks
from planner.edits import scoring, weighting
from planner.edits.ranking import set_normalisation
from planner.model.bilingual import Bilingual, same
from planner.model.plan import Plan
from tests.factories import GRID, INCOME, JOBS, LOOP, PANELS, STONE, SUN, WATER, YARD, small_plan
from tests.sentences import refusal

PLAN = small_plan()


def test_a_typed_score_is_the_experts_and_no_longer_prefilled() -> None:
    plan = scoring.set_score(PLAN, SUN, JOBS, 7, low=6, high=8, note="论证会")
    score = plan.score(SUN, JOBS)
    assert score is not None
    assert (score.value, score.low, score.high, score.confirmed, score.potential) == (7, 6, 8, True, None)
    assert (score.evidence.basis, score.evidence.note) == ("expert", same("论证会"))
    assert len(plan.scores) == len(PLAN.scores)


def test_a_score_without_a_range_is_certain_and_none_empties_the_cell() -> None:
    plan = scoring.set_score(PLAN, SUN, WATER, 12.5)
    score = plan.score(SUN, WATER)
    assert score is not None
    assert (score.low, score.high) == (12.5, 12.5)
    assert scoring.set_score(plan, SUN, WATER, None) == PLAN


def test_accepting_keeps_the_value_and_what_is_behind_it() -> None:
    plan = scoring.confirm_scores(PLAN, [(SUN, JOBS), (SUN, WATER)])
    before, after = PLAN.score(SUN, JOBS), plan.score(SUN, JOBS)
    assert before is not None
    assert after is not None
    assert (after.value, after.low, after.high, after.potential) == (
        before.value,
        before.low,
        before.high,
        before.potential,
    )
    assert (after.confirmed, after.evidence.basis, after.evidence.note) == (True, "expert", before.evidence.source)
    assert sum(score.confirmed for score in plan.scores) == 1
    assert scoring.confirm_scores(plan, [(SUN, JOBS)]) is plan


def test_a_strategy_of_ones_own_starts_without_scores() -> None:
    plan = scoring.add_strategy(PLAN, Bilingual("文旅", "Tourism"))
    added = plan.strategies[-1]
    assert added.name.en == "Tourism"
    assert not [score for score in plan.scores if score.strategy == added.id]
    assert scoring.add_strategy(plan, same("康养")).strategies[-1].id != added.id


def test_a_strategy_goes_with_its_scores_actions_and_contributions() -> None:
    plan = scoring.remove_strategy(PLAN, LOOP)
    assert {score.strategy for score in plan.scores} == {fit.strategy for fit in plan.fits} == {SUN, STONE}
    assert YARD not in {action.id for action in plan.actions}
    assert plan.action(PANELS).contributions == ()
    assert plan.action(GRID) == PLAN.action(GRID)
    assert checks.errors(plan) == ()


def test_the_form_of_topsis_is_a_choice_of_the_plan() -> None:
    plan = set_normalisation(PLAN, "vector")
    assert plan.ranking.normalisation == "vector"
    assert set_normalisation(plan, "vector") is plan


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda plan: scoring.set_score(plan, SUN, JOBS, 10), "“New energy” on “Jobs”: 10 is not a rating"),
        (lambda plan: scoring.set_score(plan, SUN, JOBS, 0), "from 1 to 9"),
        (lambda plan: scoring.set_score(plan, SUN, JOBS, float("nan")), "is not a rating"),
        (lambda plan: scoring.set_score(plan, SUN, JOBS, 5, high=9.5), "9.5 is not a rating"),
        (lambda plan: scoring.set_score(plan, SUN, WATER, 101), "101 lies outside the declared bounds 0 to 100"),
        (lambda plan: scoring.set_score(plan, SUN, JOBS, 5, low=6), "5 lies outside its own range 6 to 5"),
        (lambda plan: scoring.add_strategy(plan, same("")), "A strategy needs a name"),
        (
            lambda plan: scoring.remove_strategy(scoring.remove_strategy(plan, LOOP), STONE),
            "at least two strategies",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(edit: Callable[[Plan], Plan], said: str) -> None:
    assert said in refusal(lambda: edit(PLAN))


def test_a_group_has_no_scores() -> None:
    with pytest.raises(KeyError):
        scoring.set_score(PLAN, SUN, "C1", 5)
    assert PLAN.score(SUN, INCOME) is not None
    assert weighting.clear_judgements(PLAN, "C1") is PLAN
