"""Edits of the criteria tree: what changes with them and what is refused."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from planner import checks
from planner.edits import criteria, scoring, weighting
from planner.model.bilingual import Bilingual, same
from planner.model.criterion import GOAL
from planner.model.plan import Plan
from tests.factories import ECONOMY, ENVIRONMENT, INCOME, JOBS, LOOP, PANELS, READY, STONE, SUN, WATER, small_plan
from tests.sentences import refusal

JUDGED = weighting.set_judgement(small_plan(), ECONOMY, JOBS, INCOME, 5)


def pairs(plan: Plan) -> set[tuple[str, str, float]]:
    return {(given.first, given.second, given.value) for given in plan.weighting.judgements}


def test_a_new_criterion_is_the_last_child_and_keeps_all_judgements() -> None:
    plan = criteria.add_criterion(JUDGED, ECONOMY, same("创业"))
    added = plan.criteria.children(ECONOMY)[-1]
    assert (added.id, added.scale, added.worst, added.best) == ("C1.3", "rating", 1, 9)
    assert plan.weighting == JUDGED.weighting
    assert plan.scores == JUDGED.scores


def test_below_a_leaf_a_new_criterion_makes_it_a_group_without_scores() -> None:
    plan = criteria.add_criterion(JUDGED, JOBS, same("转岗"))
    assert [leaf.id for leaf in plan.criteria.leaves][:2] == ["C1.1.1", INCOME]
    assert plan.score(SUN, JOBS) is None
    assert plan.score(SUN, INCOME) is not None


def test_ids_are_free_also_after_a_removal() -> None:
    plan = criteria.add_criterion(criteria.remove_criterion(JUDGED, JOBS), ECONOMY, same("创业"))
    plan = criteria.add_criterion(plan, ECONOMY, same("税收"))
    ids = [criterion.id for criterion in plan.criteria.criteria]
    assert len(ids) == len(set(ids))


def test_renaming_one_language_leaves_the_other() -> None:
    plan = criteria.rename_criterion(JUDGED, JOBS, "净就业", "zh")
    assert plan.criteria.criterion(JOBS).name == Bilingual("净就业", "Jobs")


def test_moving_within_a_group_turns_the_judgement_round() -> None:
    plan = criteria.move_criterion(JUDGED, INCOME, ECONOMY, 0)
    assert [child.id for child in plan.criteria.children(ECONOMY)] == [INCOME, JOBS]
    assert (INCOME, JOBS, 1 / 5) in pairs(plan)
    assert plan.scores == JUDGED.scores


def test_moving_to_another_group_drops_only_judgements_on_the_moved_one() -> None:
    plan = criteria.move_criterion(JUDGED, INCOME, ENVIRONMENT, 1)
    assert [child.id for child in plan.criteria.children(ENVIRONMENT)] == [WATER, INCOME, READY]
    assert pairs(plan) == {(ECONOMY, ENVIRONMENT, 3.0)}
    assert plan.scores == JUDGED.scores


def test_removing_a_group_takes_what_hangs_on_it() -> None:
    three = criteria.add_criterion(JUDGED, GOAL, same("民生"))
    plan = criteria.remove_criterion(three, ECONOMY)
    assert {score.criterion for score in plan.scores} == {READY}
    assert pairs(plan) == set()
    assert plan.action(PANELS).linked_criterion == ""
    assert plan.action(PANELS).also_moves == ("C2.2+",)
    assert checks.errors(plan) == ()


def test_another_scale_clears_the_scores_of_the_leaf_alone() -> None:
    plan = criteria.set_scale(JUDGED, JOBS, "measured", 0, 5000, unit=same("人"))
    assert {score.criterion for score in plan.scores} == {INCOME, READY}
    assert plan.criteria.criterion(JOBS).evidence.basis == "expert"
    assert plan.criteria.criterion(JOBS).unit == same("人")


def test_wider_bounds_keep_the_scores() -> None:
    scored = scoring.set_score(JUDGED, SUN, WATER, 80)
    plan = criteria.set_scale(scored, WATER, "measured", 120, 0)
    assert plan.score(SUN, WATER) == scored.score(SUN, WATER)


def test_another_template_keeps_what_is_said_on_the_same_criteria() -> None:
    tree = JUDGED.criteria
    other = replace(
        tree,
        criteria=tuple(
            replace(criterion, name=same("完全不同")) if criterion.id == INCOME else criterion
            for criterion in tree.criteria
        ),
    )
    plan = criteria.replace_criteria(JUDGED, other, ())
    assert pairs(plan) == {(ECONOMY, ENVIRONMENT, 3.0)}
    assert {score.criterion for score in plan.scores} == {JOBS, READY}
    assert plan.weighting.focuses == ()


@pytest.mark.parametrize(
    "edit",
    [
        lambda plan: criteria.rename_criterion(plan, JOBS, "Jobs", "en"),
        lambda plan: criteria.move_criterion(plan, INCOME, ECONOMY, 1),
        lambda plan: criteria.move_criterion(plan, INCOME, ECONOMY, 9),
        lambda plan: criteria.set_scale(plan, WATER, "measured", 100, 0),
        lambda plan: criteria.set_scale(plan, JOBS, "rating", 1, 9),
        lambda plan: criteria.replace_criteria(plan, plan.criteria, plan.weighting.focuses),
    ],
)
def test_an_edit_without_effect_returns_the_same_plan(edit: Callable[[Plan], Plan]) -> None:
    assert edit(JUDGED) is JUDGED


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda plan: criteria.add_criterion(plan, ECONOMY, same("  ")), "needs a name"),
        (lambda plan: criteria.set_scale(plan, WATER, "measured", 7, 7), "both 7"),
        (lambda plan: criteria.set_scale(plan, WATER, "measured", float("nan"), 7), "“Water” are not usable"),
        (lambda plan: criteria.set_scale(plan, WATER, "measured", float("inf"), 7), "“Water” are not usable"),
        (lambda plan: criteria.set_scale(plan, JOBS, "rating", 0, 100), "“Jobs” is rated from 1"),
        (lambda plan: criteria.move_criterion(plan, ECONOMY, ECONOMY, 0), "“Economy” cannot stand below itself"),
        (lambda plan: criteria.move_criterion(plan, ECONOMY, JOBS, 0), "“Economy” cannot stand below itself"),
        (lambda plan: criteria.move_criterion(plan, ECONOMY, ENVIRONMENT, 0), "at least two criteria"),
        (lambda plan: criteria.remove_criterion(plan, ECONOMY), "at least two criteria"),
        (
            lambda plan: criteria.set_scale(scoring.set_score(plan, SUN, WATER, 80), WATER, "measured", 50, 0),
            "“New energy” on “Water”: 80 lies outside the declared bounds 0 to 50",
        ),
        (
            lambda plan: criteria.replace_criteria(plan, replace(plan.criteria, criteria=()), ()),
            "at least two criteria",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(edit: Callable[[Plan], Plan], said: str) -> None:
    assert said in refusal(lambda: edit(JUDGED))


def test_a_name_is_needed_in_one_language_only() -> None:
    plan = criteria.rename_criterion(JUDGED, JOBS, " ", "zh")
    assert plan.criteria.criterion(JOBS).name.text("zh") == "Jobs"
    assert "needs a name" in refusal(lambda: criteria.rename_criterion(plan, JOBS, "", "en"))


def test_a_tree_deeper_than_anyone_answers_is_refused() -> None:
    plan, parent = JUDGED, JOBS
    for _ in range(4):
        plan = criteria.add_criterion(plan, parent, same("更细"))
        parent = plan.criteria.children(parent)[-1].id
    assert "more than 6 levels" in refusal(lambda: criteria.add_criterion(plan, parent, same("更细")))


def test_other_strategies_keep_their_scores_when_one_leaf_goes() -> None:
    plan = criteria.remove_criterion(JUDGED, INCOME)
    assert {(score.strategy, score.criterion) for score in plan.scores} == {
        (strategy, leaf) for strategy in (SUN, STONE, LOOP) for leaf in (JOBS, READY)
    }
