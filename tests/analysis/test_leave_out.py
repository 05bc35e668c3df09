"""What is left out is really out: the same as in a plan that never had it."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings

from planner import evaluate
from planner.analysis.leave_out import leave_out, leave_out_summary
from planner.analysis.scenarios import outcomes
from planner.checks.names import NO_DEPARTMENT, left_out_name
from planner.edits import criteria, experts, ranking, scoring, weighting
from planner.model.bilingual import same
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.trials import LeaveOutTrial
from planner.model.weighting import Expert
from tests.edit_runs import edit_runs
from tests.factories import ECONOMY, ENVIRONMENT, INCOME, JOBS, LOOP, READY, SUN, WATER, small_plan
from tests.sentences import sentence

PLAN = small_plan()


def council() -> Plan:
    """E1 judged all, E2 the goal alone, E3, who names no department, nothing."""
    experts = (
        Expert("E1", same("赵"), "市发展改革委"),
        Expert("E2", same("钱"), "市生态环境局"),
        Expert("E3", same("孙")),
    )
    plan = replace(PLAN, weighting=replace(PLAN.weighting, experts=experts))
    for node, first, second, value in ((ECONOMY, JOBS, INCOME, 5.0), (ENVIRONMENT, WATER, READY, 3.0)):
        plan = weighting.set_judgement(plan, node, first, second, value)
    return weighting.set_judgement(plan, "", ECONOMY, ENVIRONMENT, 1 / 9, expert="E2")


def trials(plan: Plan) -> dict[tuple[str, str], LeaveOutTrial]:
    return {(trial.kind, trial.item): trial for trial in leave_out(plan, evaluate.ranking(plan))}


def leaf_weights(plan: Plan) -> Mapping[str, float]:
    weights = evaluate.weights(plan)
    return dict(zip(weights.leaves, weights.leaf_weights, strict=True))


@given(edit_runs(PLAN))
@settings(max_examples=80, deadline=None)
def test_without_a_criterion_the_ranking_is_that_of_a_tree_without_it(plan: Plan) -> None:
    """The weights in force are kept in a scenario, from which removing the criterion takes its share."""
    plan = replace(plan, scenarios=())
    kept = ranking.keep_scenario(plan, same("kept"), weights=leaf_weights(plan))
    found = trials(plan)
    for criterion in plan.criteria.criteria:
        try:
            smaller = criteria.remove_criterion(kept, criterion.id)
        except ProblemError:
            continue
        trial = found["criterion", criterion.id]
        if smaller.scenarios[0].weights:
            (outcome,) = outcomes(smaller, evaluate.ranking(smaller))
            assert trial.closeness == pytest.approx(outcome.scores, abs=1e-9)
        else:
            assert trial.closeness is None
            assert trial.note is not None


def test_every_criterion_expert_and_department_is_left_out_once() -> None:
    plan = council()
    assert list(trials(plan)) == [
        *(("criterion", id) for id in (ECONOMY, JOBS, INCOME, ENVIRONMENT, WATER, READY)),
        *(("expert", id) for id in ("E1", "E2", "E3")),
        *(("department", name) for name in ("市发展改革委", "市生态环境局", "")),
    ]
    assert left_out_name(plan, trials(plan)["department", ""]) == NO_DEPARTMENT
    assert {kind for kind, _item in trials(PLAN)} == {"criterion"}, "one expert cannot be left out"


def test_without_an_expert_the_others_judgements_give_the_weights() -> None:
    plan = council()
    found = trials(plan)
    alone = replace(plan, weighting=replace(plan.weighting, experts=plan.weighting.experts[:1]))
    alone = weighting.clear_judgements(alone, "")
    alone = weighting.set_judgement(alone, "", ECONOMY, ENVIRONMENT, 3)
    expected = tuple(ranked.closeness for ranked in evaluate.ranking(alone).strategies)
    assert found["expert", "E2"].closeness == pytest.approx(expected, abs=1e-12)
    assert found["department", "市生态环境局"].closeness == found["expert", "E2"].closeness
    # Loop leads where the environment counts nine times the economy, New energy where it counts a third
    assert found["expert", "E1"].ranks == (3, 2, 1)
    assert (found["expert", "E1"].first_changes, found["expert", "E1"].order_changes) == (True, True)
    assert (found["expert", "E2"].first_changes, found["expert", "E2"].order_changes) == (False, False)


def test_what_leaving_out_cannot_answer_is_said() -> None:
    found = trials(council())
    silent, judge = found["expert", "E3"].note, found["expert", "E1"].note
    assert silent is not None and judge is not None
    assert sentence(silent) == "No judgement comes from 孙, so nothing changes."
    assert sentence(judge) == (
        "Without 赵 there are too few judgements on Economy, Environment, so the weights there are equal."
    )
    only = replace(council(), weighting=replace(council().weighting, judgements=PLAN.weighting.judgements))
    lost = trials(only)["expert", "E1"]
    assert (lost.closeness, lost.ranks) == (None, None)
    assert lost.note is not None
    assert sentence(lost.note) == "All judgements come from 赵; without them there is nothing to rank by."
    unjudged = trials(weighting.clear_judgements(only, ""))["expert", "E1"].note
    assert unjudged is not None
    assert sentence(unjudged) == "Nobody has judged yet, so leaving out 赵 says nothing."


def test_who_is_excluded_is_not_left_out_again_and_the_anonymous_have_no_department() -> None:
    plan = experts.exclude_expert(council(), "E3", "withdrawn", "本人退出", who="主持人", date="2026-11-26")
    assert [item for kind, item in trials(plan) if kind == "expert"] == ["E1", "E2"]
    hidden = experts.set_anonymous(plan, True)
    assert [kind for kind, _item in trials(hidden) if kind == "department"] == []
    assert left_out_name(hidden, trials(hidden)["expert", "E2"]).en == "Expert 02"


def test_an_experts_scores_go_with_the_expert() -> None:
    plan = scoring.set_expert_score(council(), "E3", SUN, JOBS, 9)
    without = trials(plan)["expert", "E3"]
    assert without.closeness == tuple(ranked.closeness for ranked in evaluate.ranking(council()).strategies)
    assert without.note is None


def test_the_summary_names_what_the_first_place_hangs_on() -> None:
    """Sun, who judged nothing and names no department, is not counted."""
    plan = council()
    ranked = evaluate.ranking(plan)
    told = [sentence(message) for message in leave_out_summary(plan, leave_out(plan, ranked))]
    assert told == [
        "Left out one by one, 2 of 6 criteria and groups change the first place: Economy (Loop), Jobs (Loop).",
        "Left out one by one, 1 of 2 experts change the first place: 赵 (Loop).",
        "Left out one by one, 1 of 2 departments change the first place: 市发展改革委 (Loop).",
    ]
    for leaf in (JOBS, INCOME, READY):
        plan = scoring.set_score(scoring.set_score(plan, SUN, leaf, 9), LOOP, leaf, 1)
    told = [sentence(message) for message in leave_out_summary(plan, leave_out(plan, evaluate.ranking(plan)))]
    assert told == [
        "Left out one by one, none of the 6 criteria and groups changes the first place.",
        "Left out one by one, none of the 2 experts changes the first place.",
        "Left out one by one, none of the 2 departments changes the first place.",
    ]


def test_a_long_list_is_cut_and_counted() -> None:
    trial = LeaveOutTrial("criterion", JOBS, (0.4, 0.5, 0.6), (3, 2, 1), first_changes=True, order_changes=True)
    (told,) = leave_out_summary(PLAN, (trial,) * 7)
    assert "7 of 7 criteria and groups change the first place, among them Jobs (Loop), " in sentence(told)
    assert sentence(told).count("Jobs") == 5
