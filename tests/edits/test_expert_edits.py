"""Edits of the expert group: answers are kept, exclusion has a reason, decisions are logged, frozen is frozen."""

from collections.abc import Callable

import pytest

from planner import checks
from planner.edits import criteria, experts, freeze, log, rounds, scoring, weighting
from planner.edits.experts import add_expert, exclude_expert, take_answers
from planner.model.bilingual import Bilingual, same
from planner.model.criterion import GOAL
from planner.model.plan import Plan
from planner.model.strategy import ExpertScore
from planner.model.weighting import ExclusionRule, Importance, Judgement, ObjectiveChoice
from planner.text.log import log_line
from tests.factories import ECONOMY, ENVIRONMENT, INCOME, JOBS, SUN, WATER
from tests.group import LI, WANG, ZHAO, small_group
from tests.sentences import refusal, texts

GROUP = small_group()
TODAY = "2026-11-26"
FROZEN = freeze.freeze_weights(GROUP, who="王", date=TODAY, reason="先定权重，后看得分")


def lines(plan: Plan) -> list[str]:
    return [log_line(entry, plan.weighting, texts("zh")) for entry in plan.log]


def test_a_new_expert_gets_an_id_nobody_had() -> None:
    plan = add_expert(GROUP, same("钱"), "高校", 0.5)
    new = plan.weighting.expert("E4")
    assert (new.name.zh, new.department, new.influence) == ("钱", "高校", 0.5)
    assert experts.remove_expert(plan, "E4") == GROUP


def test_who_answered_in_any_round_stays() -> None:
    assert "“Li” has answered, and answers are kept" in refusal(lambda: experts.remove_expert(GROUP, LI))
    later = rounds.start_round(GROUP, who="王", date=TODAY)
    for node in (GOAL, ECONOMY, ENVIRONMENT):
        later = weighting.clear_judgements(later, node, expert=LI)
    assert "has answered" in refusal(lambda: experts.remove_expert(later, LI))


def test_an_exclusion_is_logged_and_can_be_taken_back() -> None:
    plan = exclude_expert(GROUP, ZHAO, "inconsistent", "CR为0.31，复核后未改", who="王", date=TODAY)
    assert [expert.id for expert in plan.weighting.heard] == [WANG, LI]
    assert lines(plan) == ["赵的答卷不计入（一致性比例超限）：CR为0.31，复核后未改。"]
    heard = experts.hear_expert(plan, ZHAO, who="王", date=TODAY)
    assert heard.weighting == GROUP.weighting
    assert lines(heard)[1] == "赵的答卷恢复计入。"
    assert checks.errors(heard) == ()


def test_anonymous_experts_are_numbers_in_the_log_too() -> None:
    plan = exclude_expert(GROUP, ZHAO, "other", "未到会", who="王", date=TODAY)
    plan = experts.set_anonymous(plan, True)
    assert plan.weighting.shown_name(ZHAO) == Bilingual("专家03", "Expert 03")
    assert plan.weighting.shown_department(ZHAO) == ""
    assert lines(plan) == ["专家03的答卷不计入（其他理由）：未到会。"]
    assert plan.weighting.expert(ZHAO).name.zh == "赵"


def test_an_accepted_revision_keeps_the_original_in_the_log() -> None:
    plan = weighting.accept_revision(GROUP, ECONOMY, INCOME, JOBS, 3, expert=LI, who="王", date=TODAY)
    assert weighting.judgement_of(plan, LI, ECONOMY, JOBS, INCOME) == 1 / 3
    assert lines(plan) == ["李采纳修改建议：“收入”比“就业”由1改为3。"]
    assert weighting.accept_revision(GROUP, ECONOMY, JOBS, INCOME, 1, expert=LI, who="王", date=TODAY) is GROUP


def test_a_round_keeps_all_answers_and_goes_on_from_them() -> None:
    plan = scoring.set_expert_score(GROUP, LI, SUN, JOBS, 7)
    later = rounds.start_round(plan, who="王", date=TODAY)
    assert later.weighting.round_number == 2
    past = later.weighting.rounds[0]
    assert (past.judgements, past.scores) == (plan.weighting.judgements, plan.expert_scores)
    revised = weighting.set_judgement(later, GOAL, ECONOMY, ENVIRONMENT, 1, expert=ZHAO)
    assert revised.weighting.rounds == later.weighting.rounds
    shorter = criteria.remove_criterion(revised, JOBS)
    assert shorter.weighting.rounds == later.weighting.rounds
    assert lines(later) == ["开始第2轮咨询。"]
    assert checks.errors(shorter) == ()


def test_a_questionnaire_takes_the_place_of_what_one_expert_said() -> None:
    judgements = (Judgement("", GOAL, ENVIRONMENT, ECONOMY, 2.0),)
    plan = take_answers(
        GROUP, LI, judgements, (Importance("", "ratings", ECONOMY, JOBS, 7.0),), (ExpertScore("", SUN, JOBS, 6.0),)
    )
    own = [given for given in plan.weighting.judgements if given.expert == LI]
    assert [(given.first, given.second, given.value) for given in own] == [(ECONOMY, ENVIRONMENT, 0.5)]
    assert plan.weighting.importances[0].expert == plan.expert_scores[0].expert == LI
    others = [given for given in GROUP.weighting.judgements if given.expert != LI]
    assert [given for given in plan.weighting.judgements if given.expert != LI] == others
    assert checks.errors(plan) == ()


def test_the_minutes_hold_what_the_facilitator_typed() -> None:
    plan = log.record_meeting(GROUP, date=TODAY, who="王", present="李、赵", decisions="采用第二轮结果")
    assert lines(plan) == ["出席：李、赵\n决定：采用第二轮结果"]
    noted = log.record_note(GROUP, date=TODAY, who="王", text="{会后}补充")
    assert lines(noted) == ["{会后}补充"]


@pytest.mark.parametrize(
    "edit",
    [
        lambda plan: weighting.set_judgement(plan, GOAL, ECONOMY, ENVIRONMENT, 1, expert=LI),
        lambda plan: weighting.clear_judgements(plan, GOAL),
        lambda plan: weighting.apply_focus(plan, plan.weighting.focuses[0]),
        lambda plan: weighting.set_method(plan, "geometric_mean"),
        lambda plan: weighting.set_way(plan, GOAL, "ratings"),
        lambda plan: weighting.set_importance(plan, "swing", GOAL, ECONOMY, 50),
        lambda plan: weighting.set_aggregation(plan, "priorities"),
        lambda plan: weighting.set_objective(plan, ObjectiveChoice("entropy")),
        lambda plan: experts.set_influence(plan, LI, 2),
        lambda plan: exclude_expert(plan, LI, "other", "未到会", who="王", date=TODAY),
        lambda plan: take_answers(plan, LI),
        lambda plan: rounds.start_round(plan, who="王", date=TODAY),
        lambda plan: criteria.add_criterion(plan, ECONOMY, same("新")),
        lambda plan: freeze.freeze_weights(plan, who="李", date=TODAY, reason="再锁一次"),
    ],
)
def test_locked_weights_refuse_what_would_move_them(edit: Callable[[Plan], Plan]) -> None:
    assert "The weights are locked (by 王 on 2026-11-26: 先定权重，后看得分)" in refusal(lambda: edit(FROZEN))


def test_locked_weights_leave_the_rest_free_and_can_be_released_with_a_reason() -> None:
    assert scoring.set_score(FROZEN, SUN, JOBS, 3) != FROZEN
    assert criteria.rename_criterion(FROZEN, JOBS, "岗位", "zh") != FROZEN
    released = freeze.release_weights(FROZEN, who="李", date=TODAY, reason="补充专家。")
    assert released.weighting == GROUP.weighting
    assert lines(released) == ["锁定权重：先定权重，后看得分。", "解除锁定权重：补充专家。"]
    assert freeze.release_weights(GROUP, who="", date="", reason="") is GROUP


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda plan: add_expert(plan, same(" ")), "An expert needs a name"),
        (lambda plan: add_expert(plan, same("钱"), "", 0), "The influence of the expert “钱” must be above 0"),
        (lambda plan: exclude_expert(plan, LI, "other", " ", who="王", date=TODAY), "why “Li” is excluded"),
        (lambda plan: exclude_expert(plan, LI, "other", "x", who="王", date="11-26"), "“11-26” is not a date"),
        (lambda plan: freeze.freeze_weights(plan, who="", date=TODAY, reason="x"), "Say who locks"),
        (lambda plan: rounds.start_round(silent(plan), who="王", date=TODAY), "Nobody has answered"),
        (lambda plan: log.record_meeting(plan, date=TODAY, who="王"), "There is nothing to record"),
        (lambda plan: weighting.set_importance(plan, "ratings", GOAL, ECONOMY, 0.5), "0.5 is off the scale"),
        (lambda plan: weighting.set_importance(plan, "direct", GOAL, ECONOMY, 101), "from 0 to 100"),
        (lambda plan: weighting.set_importance(plan, "direct", GOAL, JOBS, 1), "does not stand below"),
        (lambda plan: weighting.set_objective(plan, ObjectiveChoice("critic", "linear", 1.5)), "between 0 and 1"),
        (lambda plan: scoring.set_expert_score(plan, LI, SUN, JOBS, 10), "10 is not a rating"),
        (lambda plan: scoring.set_expert_score(plan, LI, SUN, WATER, 101), "outside the declared bounds"),
        (lambda plan: scoring.set_expert_score(plan, "E9", SUN, JOBS, 5), "expert “E9”"),
        (lambda plan: scoring.set_expert_score(plan, LI, SUN, ECONOMY, 5), "Remove the score"),
        (lambda plan: exclude_all(plan, "other"), "At least one expert must be heard"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(edit: Callable[[Plan], Plan], said: str) -> None:
    assert said in refusal(lambda: edit(GROUP))


def silent(plan: Plan) -> Plan:
    for node in plan.criteria.nodes:
        plan = weighting.clear_judgements(plan, node)
    return plan


def exclude_all(plan: Plan, rule: ExclusionRule) -> Plan:
    for expert in plan.weighting.experts:
        plan = exclude_expert(plan, expert.id, rule, "未到会", who="王", date=TODAY)
    return plan


def test_another_scale_and_a_removed_strategy_take_the_experts_scores_along() -> None:
    plan = scoring.set_expert_score(GROUP, LI, SUN, JOBS, 7)
    assert criteria.set_scale(plan, JOBS, "measured", 0, 100).expert_scores == ()
    assert scoring.remove_strategy(plan, SUN).expert_scores == ()
    assert criteria.move_criterion(plan, JOBS, ENVIRONMENT, 0).expert_scores == plan.expert_scores
