"""Edits of scenarios and of how the ranking is doubted; what other edits take away goes out of scenarios."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import checks
from planner.edits import criteria, experts, ranking, scoring
from planner.model.bilingual import Bilingual, same
from planner.model.criterion import CriteriaTree
from planner.model.plan import Plan
from planner.model.ranking import Scenario, ScenarioScore, SurenessChoices
from planner.model.weighting import Expert
from tests.factories import ECONOMY, ENVIRONMENT, INCOME, JOBS, LOOP, READY, STONE, SUN, WATER, small_plan
from tests.sentences import refusal

SHARES = {JOBS: 0.4, INCOME: 0.1, WATER: 0.5, READY: 0.0}
WET = (ScenarioScore(SUN, WATER, 20.0), ScenarioScore(LOOP, JOBS, 9.0))


def two_experts() -> Plan:
    plan = small_plan()
    experts = (*plan.weighting.experts, Expert("E2", same("王"), "市生态环境局"))
    return replace(plan, weighting=replace(plan.weighting, experts=experts))


PLAN = ranking.keep_scenario(
    ranking.keep_scenario(two_experts(), Bilingual("用水优先", "Water first"), weights=SHARES, scores=WET),
    same("王"),
    experts=["E2"],
    normalisation="vector",
)
WATER_FIRST, WANG = (scenario.id for scenario in PLAN.scenarios)


def scenario(plan: Plan, id: str = WATER_FIRST) -> Scenario:
    return next(scenario for scenario in plan.scenarios if scenario.id == id)


def names(plan: Plan) -> list[str]:
    return [scenario.name.en for scenario in plan.scenarios]


def test_a_scenario_is_kept_with_what_it_says_in_tree_order() -> None:
    turned = dict(reversed(SHARES.items()))
    kept = ranking.keep_scenario(PLAN, same(" 另一个 "), weights=turned).scenarios[-1]
    assert kept.weights == tuple(SHARES.items())
    assert (kept.id, kept.name) == ("S3", same("另一个"))
    assert (kept.experts, kept.scores, kept.normalisation, kept.method) == ((), (), None, "")


def test_what_is_not_given_stays_and_what_is_given_empty_becomes_the_plans() -> None:
    plan = ranking.change_scenario(PLAN, WATER_FIRST, weights={}, normalisation="vector")
    assert scenario(plan).weights == ()
    assert (scenario(plan).scores, scenario(plan).normalisation) == (WET, "vector")
    assert scenario(ranking.change_scenario(plan, WATER_FIRST, normalisation=None)).normalisation is None
    assert ranking.change_scenario(PLAN, WATER_FIRST, weights=SHARES, scores=list(WET)) is PLAN


def test_scenarios_are_renamed_copied_and_removed() -> None:
    plan = ranking.rename_scenario(PLAN, WATER_FIRST, " 水 ", "zh")
    assert scenario(plan).name == Bilingual("水", "Water first")
    copied = ranking.duplicate_scenario(PLAN, WATER_FIRST, same("copy"))
    assert names(copied) == ["Water first", "copy", "王"]
    assert replace(copied.scenarios[1], id=WATER_FIRST, name=scenario(PLAN).name) == scenario(PLAN)
    removed = ranking.remove_scenario(copied, WATER_FIRST)
    assert names(removed) == ["copy", "王"]
    assert ranking.keep_scenario(removed, same("new")).scenarios[-1].id == WATER_FIRST, "a free id is used again"


def test_sureness_changes_one_choice_at_a_time() -> None:
    plan = ranking.set_sureness(PLAN, weights="uniform", draws=5_000)
    assert plan.ranking.sureness == SurenessChoices(weights="uniform", draws=5_000)
    plan = ranking.set_sureness(plan, spread=0.2, scores=False, seed=7)
    assert plan.ranking.sureness == SurenessChoices("uniform", 0.2, False, 5_000, 7)
    assert ranking.set_sureness(plan, spread=None).ranking.sureness.spread is None
    assert ranking.set_sureness(plan, draws=5_000) is plan


def test_weights_of_a_removed_criterion_go_to_the_others_in_proportion() -> None:
    plan = criteria.remove_criterion(PLAN, JOBS)
    assert dict(scenario(plan).weights) == pytest.approx({INCOME: 1 / 6, WATER: 5 / 6, READY: 0})
    assert scenario(plan).scores == (ScenarioScore(SUN, WATER, 20.0),)
    assert scenario(plan, WANG) == scenario(PLAN, WANG)


def test_a_scenario_that_loses_all_its_weight_keeps_its_name() -> None:
    only = ranking.change_scenario(PLAN, WATER_FIRST, weights={**dict.fromkeys(SHARES, 0.0), JOBS: 1.0}, scores=())
    plan = criteria.remove_criterion(only, JOBS)
    assert scenario(plan).weights == ()
    assert scenario(plan).name == Bilingual("用水优先", "Water first")


def test_a_criterion_added_has_no_share_and_a_divided_one_passes_its_share_on() -> None:
    beside = criteria.add_criterion(PLAN, ENVIRONMENT, same("air"))
    assert dict(scenario(beside).weights) == {**SHARES, "C2.3": 0.0}
    below = criteria.add_criterion(PLAN, WATER, same("rivers"))
    assert dict(scenario(below).weights) == {JOBS: 0.4, INCOME: 0.1, "C2.1.1": 0.5, READY: 0.0}
    assert scenario(below).scores == WET[1:]
    moved = criteria.move_criterion(PLAN, JOBS, ENVIRONMENT, 0)
    assert dict(scenario(moved).weights) == SHARES
    assert [leaf for leaf, _share in scenario(moved).weights] == [leaf.id for leaf in moved.criteria.leaves]


def test_scores_go_with_their_strategy_their_unit_and_their_bounds() -> None:
    assert scenario(scoring.remove_strategy(PLAN, LOOP)).scores == WET[:1]
    assert scenario(scoring.remove_strategy(PLAN, STONE)).scores == WET
    narrower = criteria.set_scale(PLAN, WATER, "measured", 10.0, 0.0)
    assert scenario(narrower).scores == WET[1:]
    wider = criteria.set_scale(PLAN, WATER, "measured", 200.0, 0.0)
    assert scenario(wider).scores == WET
    other_unit = criteria.set_scale(PLAN, WATER, "measured", 100.0, 0.0, unit=same("t"))
    assert scenario(other_unit).scores == WET[1:]
    assert scenario(other_unit).weights == scenario(PLAN).weights


def test_an_expert_taken_off_the_list_goes_out_of_scenarios() -> None:
    plan = experts.remove_expert(PLAN, "E2")
    assert scenario(plan, WANG).experts == ()
    assert scenario(plan, WANG).normalisation == "vector"


def test_another_tree_keeps_what_is_said_on_the_same_criteria() -> None:
    tree = PLAN.criteria
    other = replace(tree.criterion(WATER), name=same("Another water"))
    swapped = tuple(other if criterion.id == WATER else criterion for criterion in tree.criteria)
    plan = criteria.replace_criteria(PLAN, CriteriaTree(tree.goal, swapped), ())
    assert dict(scenario(plan).weights) == pytest.approx({JOBS: 0.8, INCOME: 0.2, WATER: 0, READY: 0})
    assert scenario(plan).scores == WET[1:]
    assert criteria.replace_criteria(PLAN, tree, PLAN.weighting.focuses) is PLAN


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4).filter(any), st.sampled_from([JOBS, INCOME, WATER, READY]))
def test_cut_down_weights_are_still_a_whole_in_the_same_proportions(drawn: list[float], gone: str) -> None:
    shares = {leaf: share / sum(drawn) for leaf, share in zip(SHARES, drawn, strict=True)}
    kept = ranking.change_scenario(PLAN, WATER_FIRST, weights=shares)
    left = dict(scenario(criteria.remove_criterion(kept, gone)).weights)
    assert checks.errors(criteria.remove_criterion(kept, gone)) == ()
    rest = sum(share for leaf, share in shares.items() if leaf != gone)
    for leaf, share in left.items():
        assert share * rest == pytest.approx(shares[leaf], abs=1e-12)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda plan: ranking.keep_scenario(plan, same("  ")), "needs a name"),
        (lambda plan: ranking.keep_scenario(plan, Bilingual("用水优先", "new")), "“用水优先” already"),
        (lambda plan: ranking.rename_scenario(plan, WANG, "Water first", "en"), "“Water first” already"),
        (lambda plan: ranking.duplicate_scenario(plan, WANG, same("王")), "“王” already"),
        (lambda plan: ranking.rename_scenario(plan, WANG, " ", "zh"), "needs a name"),
        (
            lambda plan: ranking.change_scenario(plan, WATER_FIRST, weights={JOBS: 0.5, INCOME: 0.5}),
            "“Water first” do not pair",
        ),
        (lambda plan: ranking.change_scenario(plan, WATER_FIRST, weights={**SHARES, JOBS: 0.5}), "add up to 1.1"),
        (
            lambda plan: ranking.change_scenario(plan, WATER_FIRST, weights={**SHARES, JOBS: -0.1, INCOME: 0.6}),
            "“Jobs” a share of −0.1",
        ),
        (
            lambda plan: ranking.change_scenario(plan, WATER_FIRST, weights={**SHARES, JOBS: float("nan")}),
            "“Jobs” a share of nan",
        ),
        (lambda plan: ranking.change_scenario(plan, WATER_FIRST, experts=["E1"]), "Keep one of the two"),
        (lambda plan: ranking.change_scenario(plan, WANG, experts=["E2", "E9"]), "“E9”"),
        (lambda plan: ranking.change_scenario(plan, WANG, experts=["E2", "E2"]), "“E2” twice"),
        (
            lambda plan: ranking.change_scenario(plan, WANG, scores=[ScenarioScore(SUN, JOBS, 9.5)]),
            "“New energy” on “Jobs” with 9.5, outside its scale 1 to 9",
        ),
        (lambda plan: ranking.change_scenario(plan, WANG, scores=[ScenarioScore(SUN, ECONOMY, 5.0)]), "“Economy”"),
        (lambda plan: ranking.change_scenario(plan, WANG, scores=[ScenarioScore("moon", JOBS, 5.0)]), "“moon”"),
        (lambda plan: ranking.change_scenario(plan, WANG, scores=[*WET, WET[0]]), "“Water” twice"),
        (lambda plan: ranking.set_sureness(plan, spread=1.0), "not 1"),
        (lambda plan: ranking.set_sureness(plan, spread=float("nan")), "not nan"),
        (
            lambda plan: ranking.set_sureness(plan, draws=999),
            "999 draws are too few or too many. Choose 1000 to 1,000,000.",
        ),
        (lambda plan: ranking.set_sureness(plan, seed=-1), "−1"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(edit: Callable[[Plan], Plan], said: str) -> None:
    assert said in refusal(lambda: edit(PLAN))


def test_an_unknown_scenario_is_a_programming_error() -> None:
    with pytest.raises(KeyError):
        ranking.remove_scenario(PLAN, "S9")
