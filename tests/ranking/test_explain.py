"""The sentences under a ranking: they say no more than the figures and give every reason against trusting it."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from planner import evaluate
from planner.edits.roadmap import set_feasibility_in_value
from planner.edits.scoring import add_strategy, confirm_scores, set_score
from planner.edits.weighting import apply_focus
from planner.model.bilingual import same
from planner.model.message import Message
from planner.model.plan import Plan
from planner.ranking.explain import comparison, dominance, group_contributions, strengths, verdict
from planner.text.texts import Texts
from tests.factories import rated
from tests.sentences import sentence

ROWS = {"new_energy": 5.0, "new_materials": 5.0, "circular_economy": 5.0, "knowledge_economy": 5.0}


def scored(plan: Plan, rows: Mapping[str, float], cells: Mapping[tuple[str, str], float] | None = None) -> Plan:
    """The plan with one rating a strategy on every leaf, other ratings in single cells."""
    for strategy, rating in rows.items():
        for leaf in plan.criteria.leaves:
            plan = set_score(plan, strategy, leaf.id, (cells or {}).get((strategy, leaf.id), rating))
    return plan


def told(plan: Plan) -> dict[str, Message]:
    return {message.code: message for message in verdict(plan, evaluate.ranking(plan))}


def test_group_parts_add_up_to_each_value(hegang: Plan) -> None:
    ranking = evaluate.ranking(hegang)
    groups = group_contributions(hegang, ranking)
    assert [group.group for group in groups] == ["C1", "C2", "C3", "C4", "C5", "C6"]
    for row, ranked in enumerate(ranking.strategies):
        assert sum(group.points[row] for group in groups) == pytest.approx(ranked.value, abs=1e-9)


def test_the_margin_is_the_difference_of_the_figures_shown(hegang: Plan) -> None:
    params = told(hegang)["verdict first"].params
    shown = float(str(params["closeness"])) - float(str(params["second_closeness"]))
    assert float(str(params["margin"])) == pytest.approx(shown, abs=1e-12)
    assert params["first"] == hegang.strategy(evaluate.ranking(hegang).order[0].strategy).name


def test_all_who_are_dominated_are_named_beside_those_whom_nobody_dominates(hegang: Plan) -> None:
    plan = rated(hegang, {"a": [9, 5], "b": [8, 4], "c": [2, 3], "d": [1, 9]})
    found = dominance(evaluate.ranking(plan))
    assert [sentence(message) for message in found] == [
        "a is at least as good as b, c on every criterion and better on one or more."
    ]


def test_lead_is_told_by_the_groups_that_differ_most_from_the_runner_up(hegang: Plan) -> None:
    """New materials leads by 4 on C1's 4 leaves and by 1 on C2.1; new energy leads by 1 on C5.1."""
    cells = {("new_materials", leaf): 9.0 for leaf in ("C1.1", "C1.2", "C1.3", "C1.4")}
    cells |= {("new_materials", "C2.1"): 6.0, ("new_energy", "C5.1"): 6.0, ("knowledge_economy", "C6.1"): 1.0}
    plan = scored(hegang, {**ROWS, "circular_economy": 4.0}, cells)
    params = told(plan)["verdict carried and held back"].params
    # a group weighs 1/6: C1 half a scale on all leaves = 8.33; C2 and C5 one step of 8 on one of 4, of 3 leaves
    texts = Texts("en")
    assert texts.word(params["ahead"]) == (
        "Economic transformation and diversification (+8.3), Innovation and knowledge economy (+0.5)"
    )
    assert texts.word(params["behind"]) == "Livelihoods (−0.7)"


def test_equal_strategies_share_first_place_and_nothing_is_claimed(hegang: Plan) -> None:
    codes = told(scored(hegang, ROWS))
    assert "verdict shared first" in codes
    names = codes["verdict shared first"].params["strategies"]
    assert isinstance(names, tuple)
    assert len(names) == 4
    assert not {"verdict first", "verdict carried", "verdict even"} & codes.keys()


def test_a_place_that_follows_from_empty_cells_is_called_so(hegang: Plan) -> None:
    """An unscored strategy enters at the middle of every scale and may lead by that alone."""
    plan = add_strategy(hegang, same("文旅康养"))
    codes = told(plan)
    assert codes["verdict first"].params["first"] == same("文旅康养")
    assert codes["verdict hardly scored"].params["strategies"] == (same("文旅康养"),)
    filled = scored(plan, {"own_1": 5.0})
    assert "verdict hardly scored" not in told(filled)


def test_a_runner_up_with_the_higher_value_is_named(hegang: Plan) -> None:
    """Best on C1 and C3, worst elsewhere: value 33.3, closeness 0.3956. At 35 % of every scale: 35.0 and 0.35."""
    best = {("new_energy", leaf.id): 9.0 for leaf in hegang.criteria.leaves if leaf.parent in ("C1", "C3")}
    rows = dict.fromkeys(ROWS, 1.0) | {"new_materials": 3.8}
    codes = told(scored(hegang, rows, best))
    assert codes["verdict first"].params["first"] == hegang.strategy("new_energy").name
    assert codes["verdict first"].params["closeness"] == "0.3956"
    assert codes["verdict value disagrees"].params["second_value"] == "35.0"
    assert codes["verdict value disagrees"].params["value"] == "33.3"
    agreeing = told(scored(hegang, rows | {"new_materials": 3.0}, best))
    assert "verdict value disagrees" not in agreeing


def test_assumptions_are_counted_until_confirmed_and_weights_until_judged(hegang: Plan) -> None:
    codes = told(hegang)
    assert codes["ranking rests on"].params["unconfirmed"] == 88
    assert "verdict weights equal" in codes
    cells = [(score.strategy, score.criterion) for score in hegang.scores]
    judged = apply_focus(confirm_scores(hegang, cells), hegang.weighting.focuses[0])
    codes = told(set_score(judged, "new_energy", "C1.1", None))
    assert codes["ranking rests on"].params["unconfirmed"] == 0
    assert codes["ranking rests on"].params["empty"] == 1
    assert "verdict empty cells" in codes
    assert "verdict weights equal" not in codes


def test_says_whether_feasibility_enters_the_schedule(hegang: Plan) -> None:
    assert "verdict feasibility left out" in told(hegang)
    assert "verdict feasibility in value" in told(set_feasibility_in_value(hegang, True))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sentence_has_words_in_both_languages(hegang: Plan, language: str) -> None:
    texts = Texts("zh" if language == "zh" else "en")
    equal = scored(hegang, ROWS)
    vector = replace(hegang, ranking=replace(hegang.ranking, normalisation="vector"))
    for plan in (hegang, equal, vector):
        for message in verdict(plan, evaluate.ranking(plan)):
            sentence = texts.message(message)
            assert "{" not in sentence
            assert sentence.endswith("。" if language == "zh" else ".")


def test_strengths_and_weaknesses_are_the_leaves_that_differ_and_sum_to_the_difference_in_value(hegang: Plan) -> None:
    cells = {("new_materials", "C1.1"): 9.0, ("new_energy", "C2.1"): 7.0, ("new_energy", "C5.1"): 6.0}
    plan = set_score(scored(hegang, ROWS, cells), "new_materials", "C6.1", None)
    ranking = evaluate.ranking(plan)
    found = strengths(plan, ranking, "new_materials", "new_energy")
    # half a scale on one of 4 leaves of a group that weighs 1/6; a quarter on one of 4; an eighth on one of 3
    assert [(leaf.leaf, round(leaf.points, 2)) for leaf in found] == [("C1.1", 2.08), ("C5.1", -0.69), ("C2.1", -1.04)]
    difference = ranking.of("new_materials").value - ranking.of("new_energy").value
    assert sum(leaf.points for leaf in found) == pytest.approx(difference)
    assert Texts("en").message(comparison(plan, ranking, "new_materials", "new_energy")) == (
        "In points of additive value New materials is ahead of New energy mostly on Successor-industry value added "
        "(+2.1) and behind on R&D intensity (−1.0), Net jobs (with redeployed miners) (−0.7)."
    )
    turned = strengths(plan, ranking, "new_energy", "new_materials")
    assert [(leaf.leaf, leaf.points) for leaf in reversed(turned)] == [(leaf.leaf, -leaf.points) for leaf in found]


def test_a_difference_that_comes_from_an_empty_cell_is_marked(hegang: Plan) -> None:
    plan = set_score(scored(hegang, {**ROWS, "new_energy": 3.0}), "new_energy", "C1.1", None)
    ranking = evaluate.ranking(plan)
    found = {leaf.leaf: leaf for leaf in strengths(plan, ranking, "new_materials", "new_energy")}
    assert "C1.1" not in found, "the middle of the scale is what the other has"
    plan = set_score(plan, "new_materials", "C1.1", 6)
    found = {leaf.leaf: leaf for leaf in strengths(plan, evaluate.ranking(plan), "new_materials", "new_energy")}
    assert (found["C1.1"].empty, found["C1.1"].other_empty) == (False, True)
    assert not found["C1.2"].other_empty


def test_strategies_alike_are_said_to_hardly_differ(hegang: Plan) -> None:
    plan = scored(hegang, ROWS)
    ranking = evaluate.ranking(plan)
    assert strengths(plan, ranking, "new_energy", "new_materials") == ()
    assert sentence(comparison(plan, ranking, "new_energy", "new_materials")).endswith(
        "hardly differ on any criterion."
    )
    ranking = evaluate.ranking(set_score(plan, "new_energy", "C1.1", 9))
    assert "is ahead of" in sentence(comparison(plan, ranking, "new_energy", "new_materials"))
    assert "is behind" in sentence(comparison(plan, ranking, "new_materials", "new_energy"))
