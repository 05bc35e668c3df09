"""The report in words: each sentence says what its figures say, and no more."""

from dataclasses import replace

import pytest

from planner import evaluate
from planner.analysis import opinions as methods
from planner.analysis.report import paragraph
from planner.analysis.sensitivity import sensitivity
from planner.analysis.sureness import sureness
from planner.edits import ranking, scoring, weighting
from planner.model.bilingual import same
from planner.model.message import Message
from planner.model.opinions import Opinion, Opinions
from planner.model.plan import Plan
from planner.model.sensitivity import Flip, Input, Sensitivity
from planner.model.sureness import Sureness
from planner.model.weighting import Expert
from planner.ranking.explain import verdict
from tests.factories import ECONOMY, ENVIRONMENT, INCOME, JOBS, LOOP, READY, STONE, SUN, WATER, rated, small_plan
from tests.sentences import sentence, texts

LEAVES = (JOBS, INCOME, WATER, READY)
PLAN = weighting.set_judgement(small_plan(), ECONOMY, JOBS, INCOME, 5)
"""New energy leads; the goal and the economy are judged, the environment is not."""
SURE = Sureness(
    strategies=(SUN, STONE, LOOP),
    leaves=LEAVES,
    acceptability=((0.624, 0.3, 0.076), (0.3, 0.4, 0.3), (0.076, 0.3, 0.624)),
    pairwise=((0.5, 0.6, 0.7), (0.4, 0.5, 0.6), (0.3, 0.4, 0.5)),
    central_weights=((0.25,) * 4,) * 3,
    confidence=(0.9, 0.8, 0.7),
    same_first=0.624,
    same_order=0.412,
    weights="around",
    spread=0.1,
    spread_from_experts=False,
    unjudged_nodes=(ENVIRONMENT,),
    normalisation="bounds",
    ranged=9,
    empty=3,
    draws=100_000,
    seed=7,
)


def told(plan: Plan, sureness: Sureness | None = None, **answers: object) -> dict[str, str]:
    messages = paragraph(plan, evaluate.ranking(plan), sureness, **answers)
    return {message.code: sentence(message) for message in messages}


def flips(*found: Flip, **firm: int) -> Sensitivity:
    return Sensitivity(SUN, 0.05, (), found, {"weight": 0, "score": 0, "judgement": 0, **firm}, ())


def opinions(**ranks: tuple[int, ...] | None) -> Opinions:
    given = tuple(Opinion(method, None, places) for method, places in ranks.items())
    answered = [places for places in ranks.values() if places is not None]
    agreeing = sum(places[0] == 1 for places in answered)
    zeros = (0.0,) * 3
    return Opinions((SUN, STONE, LOOP), given, zeros, (1, 2, 3), zeros, (1, 2, 3), agreeing, len(answered))


def test_without_further_answers_it_is_the_verdict() -> None:
    rated = evaluate.ranking(PLAN)
    assert paragraph(PLAN, rated) == verdict(PLAN, rated)


def test_sureness_is_told_by_shares_of_the_draws_and_by_what_was_drawn() -> None:
    said = told(PLAN, SURE)
    assert said["draws first"] == (
        "In 100,000 draws New energy comes first in 62.4% and New materials in 30.0%; the whole order stays in 41.2%."
    )
    assert said["drawn around assumed"].endswith("with a spread of 0.10, which is an assumption.")
    assert said["drawn unjudged"] == (
        "1 of 3 groups have too few judgements; there all possible weights were drawn alike."
    )
    assert said["drawn ranged and empty"] == (
        "9 scores were drawn within their ranges and 3 empty ones over their whole scale."
    )
    assert said["ranges assumed"] == "The ranges of 9 scores are judgements of the template, still to be confirmed."
    chinese = [texts("zh").message(message) for message in paragraph(PLAN, evaluate.ranking(PLAN), SURE)]
    assert "抽样10万次，新能源居首的比例为62.4%，新材料为30.0%；全部次序不变的比例为41.2%。" in chinese


def test_a_share_is_never_rounded_up_to_all_or_down_to_none() -> None:
    shares = ((0.99996, 0.00004, 0.0), (0.00004, 0.99996, 0.0), (0.0, 0.0, 1.0))
    said = told(PLAN, replace(SURE, acceptability=shares, same_order=1.0))
    assert said["draws first"] == (
        "In 100,000 draws New energy comes first in over 99.9% and New materials in under 0.1%; "
        "the whole order stays in 100.0%."
    )
    always = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    assert "draws all first" in told(PLAN, replace(SURE, acceptability=always))


def test_of_many_strategies_only_those_ever_first_are_named_with_their_share(hegang: Plan) -> None:
    plan = rated(hegang, {"a": [9, 1], "b": [1, 9], "c": [1, 1], "d": [2, 1]})
    ranked = evaluate.ranking(plan)
    shares = ((0.5, 0.5, 0, 0), (0.5, 0.5, 0, 0), (0, 0, 0, 1.0), (0, 0, 1.0, 0))
    drawn = replace(SURE, strategies=("a", "b", "c", "d"), acceptability=shares, same_order=0.0)
    said = [sentence(message) for message in paragraph(plan, ranked, drawn)]
    assert "In 100,000 draws the first place goes to a (50.0%), b (50.0%); the whole order stays in 0.0%." in said


def test_of_a_single_strategy_it_is_said_that_there_is_nothing_to_compare(hegang: Plan) -> None:
    plan = rated(hegang, {"a": [5, 6]})
    ranked = evaluate.ranking(plan)
    answers = sureness(plan, ranked), sensitivity(plan, ranked), methods.opinions(plan, ranked)
    said = [sentence(message) for message in paragraph(plan, ranked, *answers)]
    assert said[0] == "a is the only strategy, so there is no order to speak of."
    assert not any("draws" in text or "methods" in text for text in said)


def test_a_rival_that_comes_first_more_often_is_a_warning() -> None:
    shares = tuple(reversed(SURE.acceptability))
    found = paragraph(PLAN, evaluate.ranking(PLAN), replace(SURE, acceptability=shares))
    (warned,) = (message for message in found if message.code == "draws rival")
    assert warned.severity == "warning"
    assert "Loop comes first more often (62.4%) than New energy (7.6%)" in sentence(warned)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"weights": "uniform", "spread": None}, "drawn uniform"),
        ({"weights": "experts", "spread": None}, "drawn experts"),
        (
            {"weights": "experts", "spread": None, "unjudged_nodes": ("", ECONOMY, ENVIRONMENT)},
            "drawn experts unjudged",
        ),
        ({"weights": "order", "spread": None}, "drawn order"),
        ({"unjudged_nodes": ("", ECONOMY, ENVIRONMENT)}, "drawn unjudged all"),
        ({"spread_from_experts": True}, "drawn around by experts"),
        ({"empty": 0}, "drawn ranged"),
        ({"ranged": 0}, "drawn empty"),
        ({"ranged": 0, "empty": 0}, "drawn no scores"),
    ],
)
def test_what_was_drawn_is_said_as_it_was_chosen(changes: dict[str, object], code: str) -> None:
    said = told(PLAN, replace(SURE, **changes))
    assert code in said
    assert ("ranges assumed" in said) == bool(changes.get("ranged", 9))
    by_hand = told(ranking.set_sureness(PLAN, spread=0.1), SURE)
    assert "set by hand" in by_hand["drawn around by hand"]


@pytest.mark.parametrize(
    ("flip", "said"),
    [
        (Flip(Input("weight", JOBS), 0.25, 0.3104, 0.06, LOOP), "the weight of “Jobs” from 25.0% to about 31.0%"),
        (
            Flip(Input("weight", JOBS), 0.25, 0.25004, 0.06, LOOP),
            "the weight of “Jobs” from 25.000% to about 25.004%",
        ),
        (
            Flip(Input("score", JOBS, SUN), 6.0, 4.505, 0.06, LOOP),
            "the score of “New energy” on “Jobs” from 6 to about 4.5",
        ),
        (
            Flip(Input("score", WATER, LOOP), 50.0, 41.236, 0.06, LOOP),
            "the score of “Loop” on “Water” (10,000 t, empty, at the middle of its scale) from 50 to about 41.24",
        ),
        (
            Flip(Input("judgement", ECONOMY, node="", other=ENVIRONMENT), 3.0, 1 / 2.5, 0.4, LOOP),
            "the judgement of “Economy” against “Environment” from 3 to about 1/2.5",
        ),
    ],
)
def test_the_nearest_reversal_names_the_input_and_its_two_values(flip: Flip, said: str) -> None:
    farther = replace(flip, size=0.9, winner=STONE)
    found = told(PLAN, sensitivity=flips(flip, farther))["nearest reversal"]
    assert found == (
        "The change of one figure that puts another strategy first and is smallest against its range: "
        f"{said}; then Loop leads."
    )


def test_a_judgement_of_one_of_several_experts_names_the_expert() -> None:
    group = replace(
        PLAN, weighting=replace(PLAN.weighting, experts=(*PLAN.weighting.experts, Expert("E2", same("钱"))))
    )
    flip = Flip(Input("judgement", JOBS, node=ECONOMY, other=INCOME, expert="E2"), 3.0, 2.0, 0.1, LOOP)
    assert "against “Income” by 钱 from 3" in told(group, sensitivity=flips(flip))["nearest reversal"]


def test_where_nothing_reverses_the_inputs_tried_are_counted() -> None:
    said = told(PLAN, sensitivity=flips(weight=6, score=12, judgement=2))
    assert said["no reversal"].startswith("No single figure decides: of the 20 weights, scores and judgements")


def test_methods_are_counted_and_those_that_differ_named() -> None:
    agreed = told(PLAN, opinions=opinions(topsis_bounds=(1, 2, 3), vikor=(1, 1, 3), codas=None))
    assert agreed["opinions agree"] == "2 of 2 methods put New energy first, alone or shared."
    assert not {"opinions otherwise", "opinions votes agree", "opinions silent"} & agreed.keys()
    split = told(PLAN, opinions=opinions(topsis_bounds=(1, 2, 3), vikor=(2, 3, 1), additive=(2, 1, 1)))
    assert split["opinions agree"] == "1 of 3 methods put New energy first, alone or shared."
    assert split["opinions otherwise"] == ("Others come first by VIKOR (Loop), Additive value (New materials, Loop).")
    assert "opinions votes agree" in split
    many = opinions(topsis_bounds=(1, 2, 3), **dict.fromkeys(("vikor", "edas", "aras", "wsm", "wpm"), (2, 1, 3)))
    assert told(PLAN, opinions=many)["opinions otherwise and more"] == (
        "Others come first by VIKOR (New materials), EDAS (New materials), ARAS (New materials) and 2 more."
    )


def test_a_shared_first_place_is_not_reversed() -> None:
    plan = PLAN
    for leaf in LEAVES:
        for strategy in (SUN, STONE, LOOP):
            plan = scoring.set_score(plan, strategy, leaf, 5)
    flip = Flip(Input("weight", JOBS), 0.25, 0.31, 0.06, LOOP)
    found = told(plan, SURE, sensitivity=flips(flip), opinions=opinions(topsis_bounds=(1, 1, 1)))
    assert not {"nearest reversal", "draws first"} & found.keys()
    assert found["opinions agree"].endswith("put New energy, New materials, Loop first, alone or shared.")
    assert found["draws shared"] == (
        "In 100,000 draws the first place goes to New energy (62.4%), New materials (30.0%), Loop (7.6%); "
        "the whole order stays in 41.2%."
    )


def test_limits_come_last_and_the_result_first() -> None:
    flip = Flip(Input("weight", JOBS), 0.25, 0.31, 0.06, LOOP)
    answers: tuple[Message, ...] = paragraph(
        PLAN, evaluate.ranking(PLAN), SURE, flips(flip), opinions(topsis_bounds=(1, 2, 3))
    )
    order = [message.code for message in answers]
    assert order[0] == "verdict first"
    places = [order.index(code) for code in ("nearest reversal", "draws first", "opinions agree", "ranking rests on")]
    assert places == sorted(places)
