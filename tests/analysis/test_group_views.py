"""Sub-groups, minorities, revisions and rounds of a group, on plans small enough to follow."""

import pytest

from planner import evaluate
from planner.analysis.departments import departments
from planner.analysis.minority import minorities, minority_line
from planner.analysis.report import paragraph
from planner.analysis.revisit import ranking_after, revisits
from planner.analysis.rounds import as_in_round, round_changes
from planner.edits import criteria, experts, rounds, scoring, weighting
from planner.edits.freeze import freeze_weights
from planner.model.criterion import GOAL
from planner.model.plan import Plan
from planner.weighting.weigh import weigh
from tests.factories import ECONOMY, ENVIRONMENT, INCOME, JOBS, READY, SUN
from tests.group import LI, WANG, ZHAO, large_group, small_group
from tests.sentences import sentence

GROUP = small_group()
TODAY = "2026-11-26"


def test_each_department_has_weights_and_a_ranking_of_its_own() -> None:
    ranking = evaluate.ranking(GROUP)
    planners, ecologists = departments(GROUP, ranking)
    assert (planners.department, planners.experts) == ("发展改革委", (WANG, LI))
    assert ecologists.weights.leaf_weights == (weigh(GROUP).expert(ZHAO) or planners.weights).leaf_weights
    assert planners.weights.consensus is not None
    assert ecologists.weights.consensus is None
    assert planners.ranking.order[0].strategy == SUN
    assert not (planners.same_first and ecologists.same_first)


def test_a_departments_own_scores_enter_its_ranking() -> None:
    plan = scoring.set_expert_score(GROUP, ZHAO, SUN, READY, 9)
    _, ecologists = departments(plan, evaluate.ranking(plan))
    leaf = ecologists.ranking.leaves.index(READY)
    assert ecologists.ranking.matrix[0][leaf] == 9
    planners, _ = departments(plan, evaluate.ranking(plan))
    assert planners.ranking.matrix[0][leaf] == 9  # nobody there scored it: the whole group's value


def test_an_anonymous_group_names_no_department_of_one() -> None:
    plan = experts.set_anonymous(GROUP, True)
    assert [view.department for view in departments(plan, evaluate.ranking(plan))] == ["发展改革委"]
    alone = experts.exclude_expert(GROUP, ZHAO, "other", "未到会", who="王", date=TODAY)
    assert departments(alone, evaluate.ranking(alone)) == ()


def test_a_minority_is_named_with_what_it_stresses() -> None:
    ranking = evaluate.ranking(GROUP)
    (minority,) = minorities(GROUP, ranking)
    leader = ranking.order[0].strategy
    assert minority.strategy != leader
    assert minority.of == 3
    rows = [own.leaf_weights for own in ranking.weights.experts if own.expert in minority.experts]
    below = [leaf for leaf in ranking.leaves if GROUP.criteria.top(leaf) == minority.criterion]
    places = [ranking.leaves.index(leaf) for leaf in below]
    assert minority.own == pytest.approx(sum(row[place] for row in rows if row for place in places) / len(rows))
    assert minority.group == pytest.approx(sum(ranking.weights.leaf_weights[place] for place in places))
    told = sentence(minority_line(GROUP, minority))
    assert f"{len(minority.experts)} of 3 experts" in told
    assert all(GROUP.weighting.expert(expert).name.en in told for expert in minority.experts)
    hidden = sentence(minority_line(experts.set_anonymous(GROUP, True), minority))
    assert "Expert 0" in hidden
    for expert in minority.experts:
        assert GROUP.weighting.expert(expert).name.en not in hidden


def test_the_report_keeps_the_minority() -> None:
    ranking = evaluate.ranking(GROUP)
    told = [sentence(message) for message in paragraph(GROUP, ranking)]
    (minority,) = minorities(GROUP, ranking)
    assert sentence(minority_line(GROUP, minority)) in told


def test_what_a_revision_promises_comes_true(hegang: Plan) -> None:
    plan = hegang
    top = [child.id for child in plan.criteria.children(GOAL)]
    for first, second, value in ((0, 1, 2), (0, 2, 4), (0, 3, 4), (1, 2, 2), (1, 3, 2), (2, 3, 9)):
        plan = weighting.set_judgement(plan, GOAL, top[first], top[second], value)
    assert revisits(plan, WANG, GOAL) == ()  # two criteria are not linked yet
    for other in top[4:]:
        plan = weighting.set_judgement(plan, GOAL, top[0], other, 3)
    worst, *_ = found = revisits(plan, WANG, GOAL)
    assert (worst.first, worst.second, worst.judgement) == (top[2], top[3], 9.0)
    assert 1 <= len(found) <= 3
    before = weigh(plan).node(GOAL).consistency_ratio or 0.0
    for revisit in found:
        accepted = weighting.accept_revision(
            plan, GOAL, revisit.first, revisit.second, revisit.value, expert=WANG, who="王", date=TODAY
        )
        after = weigh(accepted).node(GOAL).consistency_ratio
        assert after == revisit.ratio_after
        assert (after or 0.0) < before
        promised = ranking_after(plan, revisit)
        assert evaluate.ranking(accepted) == promised
        locked = freeze_weights(plan, who="王", date=TODAY, reason="会议通过")
        assert ranking_after(locked, revisit, weigh(locked)) == promised


def test_a_proposed_revision_lowers_the_ratio_of_every_expert(hegang: Plan) -> None:
    plan = large_group(hegang, count=12)
    node = weigh(plan).node(GOAL)
    proposed = 0
    for expert in plan.weighting.experts:
        own = node.expert(expert.id)
        assert own is not None
        for revisit in revisits(plan, expert.id, GOAL, 2):
            assert (revisit.ratio_after or 0.0) < (own.consistency_ratio or 0.0)
            proposed += 1
    assert proposed > 6


def test_a_second_round_says_who_changed_and_by_how_much() -> None:
    plan = rounds.start_round(GROUP, who="王", date=TODAY)
    assert not any(change.changed for change in round_changes(plan, weigh(plan), 1).experts)
    plan = weighting.set_judgement(plan, GOAL, ECONOMY, ENVIRONMENT, 1, expert=ZHAO)
    plan = scoring.set_expert_score(plan, LI, SUN, JOBS, 7)
    changes = round_changes(plan, weigh(plan), 1)
    wang, li, zhao = changes.experts
    assert not wang.changed
    assert (li.judgements, li.others) == ((), 1)
    (judgement,) = zhao.judgements
    assert (judgement.first, judgement.second, judgement.before, judgement.now) == (ECONOMY, ENVIRONMENT, 1 / 5, 1.0)
    assert zhao.shift is not None
    assert zhao.towards is not None
    assert round(zhao.shift, 9) == round(1 / 2 - 1 / 6, 9)
    assert zhao.towards > 0
    assert changes.before == weigh(GROUP)


def test_a_past_round_is_read_as_far_as_its_criteria_are_still_there() -> None:
    plan = rounds.start_round(GROUP, who="王", date=TODAY)
    smaller = criteria.remove_criterion(plan, INCOME)
    then = as_in_round(smaller, 1)
    assert {given.node for given in then.weighting.judgements} == {GOAL, ENVIRONMENT}
    assert weigh(then)
