"""A scenario is the plan with what it says in place of the plan's own, ranked by the same rules."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from planner import evaluate
from planner.analysis.scenarios import differences, outcomes, scenarios_summary
from planner.edits import criteria, experts, ranking, scoring, weighting
from planner.model.bilingual import LANGUAGES, Bilingual, same
from planner.model.plan import Plan
from planner.model.ranking import ScenarioScore
from planner.model.trials import ScenarioOutcome
from planner.model.weighting import Expert
from tests.edit_runs import edit_runs
from tests.factories import ECONOMY, ENVIRONMENT, INCOME, JOBS, LOOP, READY, SUN, WATER, small_plan
from tests.sentences import sentence, texts

EXPERTS = (Expert("E1", same("赵")), Expert("E2", same("钱")))
SMALL = small_plan()
PLAN = weighting.set_judgement(
    replace(SMALL, weighting=replace(SMALL.weighting, experts=EXPERTS)), "", ECONOMY, ENVIRONMENT, 1 / 9, expert="E2"
)
SHARES = {JOBS: 0.4, INCOME: 0.1, WATER: 0.5, READY: 0.0}


def outcome(plan: Plan) -> ScenarioOutcome:
    return outcomes(plan, evaluate.ranking(plan))[-1]


def told(plan: Plan) -> list[str]:
    return [sentence(message) for message in differences(plan, evaluate.ranking(plan), outcome(plan))]


def noted(plan: Plan) -> str:
    note = outcome(plan).note
    return "" if note is None else sentence(note)


def closeness(plan: Plan) -> tuple[float, ...]:
    return tuple(ranked.closeness for ranked in evaluate.ranking(plan).strategies)


def test_own_weights_rank_as_worked_out_by_hand() -> None:
    """d+ and d- over 0.4 * jobs and 0.1 * income, the ratings 6, 5, 3 and 4, 5, 7; water is empty, so half, for all."""
    plan = ranking.keep_scenario(PLAN, same("w"), weights=SHARES)
    found = outcome(plan)
    expected = []
    for jobs, income in ((5 / 8, 3 / 8), (4 / 8, 4 / 8), (2 / 8, 6 / 8)):
        best = ((0.4 * (1 - jobs)) ** 2 + (0.1 * (1 - income)) ** 2 + 0.25**2) ** 0.5
        worst = ((0.4 * jobs) ** 2 + (0.1 * income) ** 2 + 0.25**2) ** 0.5
        expected.append(worst / (best + worst))
    assert found.scores == pytest.approx(expected, abs=1e-12)
    assert found.ranks == (1, 2, 3)
    assert found.weights == tuple(SHARES.values())
    assert noted(plan) == "“w” gives no weight to Readiness."


def test_experts_heard_alone_give_the_weights() -> None:
    plan = ranking.keep_scenario(PLAN, same("钱"), experts=["E2"])
    alone = replace(PLAN, weighting=replace(PLAN.weighting, judgements=PLAN.weighting.judgements[1:]))
    assert outcome(plan).scores == closeness(alone)
    assert outcome(plan).weights == pytest.approx((0.05, 0.05, 0.45, 0.45))
    assert told(plan)[0] == "Only these experts are heard: 钱."
    silent = weighting.set_judgement(plan, "", ECONOMY, ENVIRONMENT, None, expert="E2")
    assert outcome(silent).weights == (0.25,) * 4
    assert noted(silent) == (
        "The experts heard in “钱” have not judged enough on Sustainable transition, so the weights there are equal."
    )


def test_scores_and_form_of_a_scenario_are_those_of_a_plan_with_them() -> None:
    cells = [ScenarioScore(SUN, WATER, 20.0), ScenarioScore(LOOP, JOBS, 9.0)]
    plan = ranking.keep_scenario(PLAN, same("s"), scores=cells, normalisation="vector")
    edited = ranking.set_normalisation(PLAN, "vector")
    for cell in cells:
        edited = scoring.set_score(edited, cell.strategy, cell.criterion, cell.value)
    found = outcome(plan)
    assert found.scores == closeness(edited)
    assert found.normalisation == "vector"
    assert told(plan) == [
        "Scores: Loop on Jobs from 3 to 9, New energy on Water from empty to 20.",
        "TOPSIS in the classic vector form.",
    ]
    assert texts("zh").message(differences(plan, evaluate.ranking(plan), found)[0]) == (
        "得分：循环“就业”由3改为9、新能源“用水”由空缺改为20。"
    )


def test_a_method_of_its_own_gives_its_own_figures() -> None:
    plan = ranking.keep_scenario(PLAN, same("v"), method="vikor", weights={**SHARES, JOBS: 0.5, INCOME: 0.0})
    found = outcome(plan)
    # of the leaves with weight only jobs differ: 6, 5, 3 between best and worst are 0, 1/3 and 1 for S, R and Q alike
    assert found.scores == pytest.approx((0.0, 1 / 3, 1.0))
    assert (found.method, found.ranks, found.first_changes) == ("vikor", (1, 2, 3), True)
    assert told(plan)[-1] == "Method: VIKOR."
    assert noted(plan) == "“v” gives no weight to Income, Readiness."


def test_a_method_that_cannot_take_the_figures_says_why() -> None:
    plan = ranking.keep_scenario(PLAN, same("w"), method="wpm", scores=[ScenarioScore(SUN, WATER, 0.0)])
    found = outcome(plan)
    assert (found.scores, found.ranks, found.first_changes) == (None, None, False)
    assert noted(plan) == "The method divides or multiplies by the scores and cannot take the zeros on Water."
    assert scenarios_summary(plan, (found,)) is None


def test_experts_scores_count_only_where_the_expert_is_heard() -> None:
    plan = scoring.set_expert_score(PLAN, "E2", SUN, JOBS, 9)
    first, second = (ranking.keep_scenario(plan, same("x"), experts=[expert]) for expert in ("E1", "E2"))
    weighed = outcome(ranking.keep_scenario(PLAN, same("x"), experts=["E1"]))
    assert outcome(first).scores == weighed.scores
    only = outcome(ranking.keep_scenario(PLAN, same("x"), experts=["E2"])).scores
    raised = outcome(second).scores
    assert raised is not None and only is not None and raised[0] > only[0]
    typed = ranking.keep_scenario(plan, same("t"), scores=[ScenarioScore(SUN, JOBS, 9.0)])
    assert outcome(typed).scores == closeness(plan)


def test_an_excluded_expert_is_not_heard_and_an_anonymous_one_not_named() -> None:
    plan = ranking.keep_scenario(PLAN, same("王"), experts=["E1", "E2"])
    plan = experts.exclude_expert(plan, "E2", "withdrawn", "本人退出", who="主持人", date="2026-11-26")
    assert told(plan) == ["Only these experts are heard: 赵."]
    assert told(experts.set_anonymous(plan, True)) == ["Only these experts are heard: Expert 01."]
    alone = ranking.change_scenario(plan, "S1", experts=["E2"])
    assert outcome(alone).ranks is None
    assert noted(alone) == "All experts that “王” would hear are excluded, so there is nothing to rank by."


def test_the_largest_changes_of_weights_are_named_and_the_rest_counted(hegang: Plan) -> None:
    plan = ranking.keep_scenario(PLAN, same("w"), weights=SHARES)
    # in force: sqrt(3 * 1/9) to 1, so 0.366 and 0.634, halved
    assert told(plan) == [
        "Weights: Readiness from 31.7% to 0.0%, Jobs from 18.3% to 40.0%, Water from 31.7% to 50.0%, "
        "Income from 18.3% to 10.0%."
    ]
    leaves = [leaf.id for leaf in hegang.criteria.leaves]
    (many,) = told(ranking.keep_scenario(hegang, same("w"), weights={leaf: float(leaf == "C1.1") for leaf in leaves}))
    assert many.endswith("; 17 more differ.")
    assert many.count(" from ") == 5


def test_a_scenario_left_with_nothing_of_its_own_says_so() -> None:
    plan = ranking.keep_scenario(PLAN, Bilingual("就业", "jobs"), weights={**dict.fromkeys(SHARES, 0.0), JOBS: 1.0})
    plan = criteria.remove_criterion(plan, JOBS)
    assert noted(plan) == "“jobs” says nothing of its own (any more): it is the plan as it stands."
    assert told(plan) == ["Nothing differs from the plan."]
    assert outcome(plan).scores == closeness(plan)
    assert not outcome(plan).order_changes


def test_the_summary_counts_the_scenarios_that_change_the_first_place() -> None:
    assert scenarios_summary(PLAN, ()) is None
    plan = ranking.keep_scenario(PLAN, same("same form"), normalisation="bounds")
    held = scenarios_summary(plan, outcomes(plan, evaluate.ranking(plan)))
    assert held is not None
    assert sentence(held) == "The first place stays in all scenarios (1)."
    plan = ranking.keep_scenario(plan, same("jobs"), weights=SHARES)
    changed = scenarios_summary(plan, outcomes(plan, evaluate.ranking(plan)))
    assert changed is not None
    assert sentence(changed) == "The first place changes in 1 of 2 scenarios: jobs."


@given(edit_runs(ranking.keep_scenario(PLAN, same("water"), weights=SHARES, scores=[ScenarioScore(SUN, WATER, 20.0)])))
@settings(max_examples=80, deadline=None)
def test_every_scenario_of_any_plan_has_an_answer_and_sentences(plan: Plan) -> None:
    ranked = evaluate.ranking(plan)
    for found, scenario in zip(outcomes(plan, ranked), plan.scenarios, strict=True):
        assert found.scenario == scenario.id
        assert sum(found.weights) == pytest.approx(1)
        assert (found.scores is None) == (found.ranks is None)
        if found.scores is None or found.ranks is None:
            assert found.note is not None
        else:
            assert np.isfinite(found.scores).all()
            assert 1 in found.ranks
        for message in differences(plan, ranked, found):
            assert all(texts(language).message(message) for language in LANGUAGES)
