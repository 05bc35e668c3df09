"""Other methods beside the ranking: what they are given, where they have no answer, and whether they agree."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import evaluate
from planner.analysis.opinions import OPINION_METHODS, SAME_ORDER, agreement, opinion, opinions
from planner.edits.ranking import set_normalisation
from planner.edits.scoring import set_score
from planner.model.evaluation import Ranking
from planner.model.method_names import METHOD_NAMES, NORMALISATION_NAMES
from planner.model.opinions import Opinion, Opinions
from planner.model.plan import Plan
from planner.model.strategy import Score
from planner.ranking.methods import METHODS
from tests.factories import INCOME, JOBS, LOOP, READY, STONE, SUN, WATER, rated, small_plan
from tests.sentences import sentence


def asked(plan: Plan) -> tuple[Ranking, Opinions]:
    ranking = evaluate.ranking(plan)
    return ranking, opinions(plan, ranking)


def of(given: Opinions, method: str) -> Opinion:
    return next(opinion for opinion in given.opinions if opinion.method == method)


def watered(*amounts: float | None) -> Plan:
    """The small plan with water use, a cost in 10,000 t on a scale of 100 to 0, filled in."""
    plan = small_plan()
    for strategy, amount in zip((SUN, STONE, LOOP), amounts, strict=True):
        if amount is not None:
            plan = set_score(plan, strategy, WATER, amount)
    return plan


def notes(given: Opinions) -> dict[str, str]:
    return {opinion.method: sentence(opinion.note) for opinion in given.opinions if opinion.note is not None}


def test_every_method_and_normalisation_has_a_name_in_both_languages() -> None:
    assert METHOD_NAMES.keys() == METHODS.keys()
    assert NORMALISATION_NAMES.keys() >= {method.normalisation for method in METHODS.values()}
    assert all(name.zh and name.en for name in (*METHOD_NAMES.values(), *NORMALISATION_NAMES.values()))


@pytest.mark.parametrize("form", ["bounds", "vector"])
def test_the_method_in_force_comes_first_and_is_the_ranking_itself(hegang: Plan, form: str) -> None:
    plan = set_normalisation(hegang, "vector") if form == "vector" else hegang
    ranking, given = asked(plan)
    assert given.opinions[0].method == f"topsis_{form}"
    assert sorted(opinion.method for opinion in given.opinions) == sorted(OPINION_METHODS)
    own = given.opinions[0]
    assert own.scores == tuple(ranked.closeness for ranked in ranking.strategies)
    assert own.ranks == tuple(ranked.rank for ranked in ranking.strategies)
    assert (own.weighted_spearman, own.ws) == (1.0, 1.0)
    assert opinion(own.method, plan, ranking).scores == pytest.approx(own.scores, abs=1e-12)


def test_what_cannot_disagree_is_said_not_to_be_independent(hegang: Plan) -> None:
    ranking, given = asked(hegang)
    values = [ranked.value for ranked in ranking.strategies]
    assert of(given, "additive").scores == pytest.approx(values, abs=1e-9)
    spotis = of(given, "spotis")
    assert spotis.scores == pytest.approx([1 - value / 100 for value in values], abs=1e-9)
    assert spotis.lower_is_better
    assert spotis.ranks == of(given, "additive").ranks
    assert notes(given)["spotis"] == "Always ranks as this method does: Additive value. Not an independent opinion."
    assert notes(given)["marcos"] == "Always ranks as this method does: Weighted sum. Not an independent opinion."


def test_zeros_on_a_measured_criterion_silence_the_methods_that_divide_by_them_and_no_other() -> None:
    _, given = asked(watered(0.0, 40.0, 80.0))
    silent = {opinion.method for opinion in given.opinions if opinion.ranks is None}
    assert silent == {"waspas", "marcos", "codas", "aras", "wpm", "wsm", "copras", "fuzzy_topsis"}
    for method in silent:
        assert notes(given)[method] == (
            "The method divides or multiplies by the scores and cannot take the zeros on Water."
        )
    assert given.answering == len(OPINION_METHODS) - len(silent) - 1  # SPOTIS repeats the additive value
    assert "WASPAS" in sentence(agreement(watered(0.0, 40.0, 80.0), given)[-1])


def test_a_measured_cost_counts_as_a_cost() -> None:
    plan = watered(10.0, 40.0, 80.0)
    for strategy in (SUN, STONE, LOOP):
        for leaf in (JOBS, INCOME, READY):
            plan = set_score(plan, strategy, leaf, 5.0)
    _, given = asked(plan)
    assert [answer.ranks for answer in given.opinions] == [(1, 2, 3)] * len(OPINION_METHODS)


def test_a_leaf_without_weight_stops_no_method() -> None:
    plan = watered(0.0, 40.0, 80.0)
    ranking = evaluate.ranking(plan)
    weights = replace(ranking.weights, leaf_weights=(0.5, 0.3, 0.0, 0.2))
    given = opinions(plan, replace(ranking, weights=weights))
    assert given.answering == len(OPINION_METHODS) - len(SAME_ORDER)


def test_an_empty_cell_is_its_whole_scale_to_fuzzy_topsis_and_its_middle_to_the_others() -> None:
    half_known, known = watered(20.0, 20.0, None), watered(20.0, 20.0, 50.0)
    ranges = tuple(
        replace(score, low=0.0, high=100.0) if (score.strategy, score.criterion) == (LOOP, WATER) else score
        for score in known.scores
    )
    _, empty = asked(half_known)
    _, middle = asked(known)
    # The whole scale of a cost reaches 0, which Chen's normalisation divides by.
    assert "zeros on Water" in notes(empty)["fuzzy_topsis"]
    assert notes(asked(replace(known, scores=ranges))[1])["fuzzy_topsis"] == notes(empty)["fuzzy_topsis"]
    for method in set(OPINION_METHODS) - {"fuzzy_topsis"}:
        assert of(empty, method).scores == of(middle, method).scores, method


def test_a_wider_range_changes_fuzzy_topsis_alone(hegang: Plan) -> None:
    def widened(score: Score) -> Score:
        return replace(score, low=1.0) if score.strategy == "new_energy" else score

    _, narrow = asked(hegang)
    _, wide = asked(replace(hegang, scores=tuple(map(widened, hegang.scores))))
    changed = {mine.method for mine, other in zip(narrow.opinions, wide.opinions, strict=True) if mine != other}
    assert changed == {"fuzzy_topsis"}


def test_vikor_tells_a_set_of_compromise_solutions(hegang: Plan) -> None:
    close = rated(hegang, {"a": [9, 7], "b": [8, 8], "c": [1, 9], "d": [2, 1]})
    assert notes(asked(close)[1])["vikor"] == (
        "VIKOR proposes b, a together as compromise solutions: in Q they lie less than 0.3333 behind the first."
    )
    clear = rated(hegang, {"a": [9, 8], "b": [3, 2], "c": [2, 3]})
    assert "vikor" not in notes(asked(clear)[1])


def test_equal_strategies_tie_everywhere_and_the_method_without_an_answer_says_why(hegang: Plan) -> None:
    plan = rated(hegang, {"a": [4, 6], "b": [4, 6], "c": [4, 6]})
    _, given = asked(plan)
    assert {opinion.ranks for opinion in given.opinions} == {(1, 1, 1), None}
    assert "no answer" in notes(given)["edas"]
    assert notes(given)["vikor"] == "By this method all strategies share the first place."
    assert given.copeland_ranks == given.borda_ranks == (1, 1, 1)


def test_one_strategy_has_no_peers_to_agree_with(hegang: Plan) -> None:
    _, given = asked(rated(hegang, {"a": [4, 6]}))
    assert all(opinion.ws is None and opinion.weighted_spearman is None for opinion in given.opinions)
    assert notes(given)["promethee2"] == "There is one strategy; the method compares two or more."


def test_a_constant_criterion_silences_nobody(hegang: Plan) -> None:
    _, given = asked(rated(hegang, {"a": [4, 6], "b": [4, 7], "c": [4, 8]}))
    assert given.answering == len(OPINION_METHODS) - len(SAME_ORDER)
    assert all(opinion.ranks == (3, 2, 1) for opinion in given.opinions)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, list[float | None]]:
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    rating = st.one_of(st.none(), st.integers(2, 18).map(lambda halves: halves / 2))
    return {name: draw(st.lists(rating, min_size=columns, max_size=columns)) for name in "abcde"[:rows]}


@settings(deadline=None, max_examples=30)  # the first example imports pymcdm
@given(rows=tables())
def test_figures_hold_together_on_any_plan_and_the_sentences_say_them(
    hegang: Plan, rows: dict[str, list[float | None]]
) -> None:
    plan = rated(hegang, rows)
    _, given = asked(plan)
    answering = [opinion for opinion in given.opinions if opinion.ranks is not None]
    free = [opinion for opinion in answering if opinion.method not in ("spotis", "marcos")]
    assert given.answering == len(free)
    firsts = [{row for row, rank in enumerate(opinion.ranks or ()) if rank == 1} for opinion in free]
    assert given.agreeing == sum(bool(first & firsts[0]) for first in firsts)
    for answer in answering:
        assert answer.scores is not None and np.isfinite(answer.scores).all()
        if len(rows) > 1:
            assert answer.ws is not None and -1e-12 <= answer.ws <= 1 + 1e-12
    assert of(given, "spotis").ranks == of(given, "additive").ranks
    assert of(given, "marcos").ranks == of(given, "wsm").ranks
    told = [sentence(message) for message in agreement(plan, given)]
    assert told[0].startswith(f"{given.agreeing} of {given.answering} methods put ")
    notes(given)
