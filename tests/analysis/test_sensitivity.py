"""Every reversal found is carried out in the plan itself, and nothing nearer reverses anything."""

from concurrent.futures import CancelledError
from dataclasses import replace

import numpy as np
import pytest

from planner import evaluate
from planner.analysis.sensitivity import sensitivity
from planner.analysis.walking import walked
from planner.model.evaluation import Ranking
from planner.model.plan import Plan
from planner.model.sensitivity import Input, Sensitivity
from planner.model.strategy import Score
from planner.model.weighting import Aggregation, Judgement, ObjectiveChoice
from planner.ranking.rank import rank
from tests.analysis.plans import judged
from tests.factories import ASSUMED, ECONOMY, ENVIRONMENT, SUN, WATER, small_plan


def with_form(plan: Plan, form: str) -> Plan:
    return replace(plan, ranking=replace(plan.ranking, normalisation=form))


def fully_judged(plan: Plan, skipped: int = 0) -> Plan:
    """Every pair judged with some contradiction, but for `skipped` of the goal's."""
    judgements = [
        Judgement("E1", node, first.id, second.id, float(1 + (3 * row + 5 * column) % 4))
        for node in plan.criteria.nodes
        for row, first in enumerate(plan.criteria.children(node))
        for column, second in enumerate(plan.criteria.children(node))
        if row < column
    ]
    return replace(plan, weighting=replace(plan.weighting, judgements=tuple(judgements[skipped:])))


def moved(plan: Plan, input: Input, value: float) -> Ranking:
    """The plan ranked with one input at another value, by the same road as the window goes."""
    weights = evaluate.weights(plan)
    if input.kind == "weight":
        return rank(plan, walked(weights, input.criterion, value))
    if input.kind == "score":
        kept = tuple(s for s in plan.scores if (s.strategy, s.criterion) != (input.strategy, input.criterion))
        score = Score(input.strategy, input.criterion, value, value, value, ASSUMED)
        return rank(replace(plan, scores=(*kept, score)), weights)
    judgements = tuple(
        replace(judgement, value=value if judgement.first == input.criterion else 1 / value)
        if {judgement.first, judgement.second} == {input.criterion, input.other}
        and input.expert in ("", judgement.expert)
        else judgement
        for judgement in plan.weighting.judgements
    )
    return evaluate.ranking(replace(plan, weighting=replace(plan.weighting, judgements=judgements)))


def along(input: Input, now: float, then: float, count: int) -> np.ndarray:
    """Values from `now` up to, not including, `then` or the end of the range."""
    if input.kind == "judgement":
        return np.exp(np.linspace(np.log(now), np.log(then), count + 1)[:-1])
    return np.linspace(now, then, count + 1)[:-1]


def first(ranking: Ranking) -> tuple[str, ...]:
    return tuple(ranked.strategy for ranked in ranking.strategies if ranked.rank == 1)


def assert_true(plan: Plan, found: Sensitivity, grid: int = 12) -> None:
    assert first(evaluate.ranking(plan))[0] == found.first
    for flip in found.flips:
        then = first(moved(plan, flip.input, flip.then))
        assert flip.winner in then and found.first not in then, flip
        for value in along(flip.input, flip.now, flip.then, grid):
            assert found.first in first(moved(plan, flip.input, float(value))), flip
    assert [flip.size for flip in found.flips] == sorted(flip.size for flip in found.flips)


@pytest.mark.parametrize("form", ["bounds", "vector"])
def test_a_real_plan_flips_where_it_says(hegang: Plan, form: str) -> None:
    plan = with_form(fully_judged(hegang), form)
    found = sensitivity(plan, evaluate.ranking(plan))
    leaves, strategies = len(plan.criteria.leaves), len(plan.strategies)
    flipped = {kind: sum(flip.input.kind == kind for flip in found.flips) for kind in found.firm}
    assert flipped["weight"] + found.firm["weight"] == len(plan.criteria.criteria) == len(found.intervals)
    assert flipped["score"] + found.firm["score"] == leaves * strategies
    assert flipped["judgement"] + found.firm["judgement"] == len(plan.weighting.judgements)
    assert_true(plan, found, grid=4)


@pytest.mark.parametrize("method", ["eigenvector", "geometric_mean"])
def test_gaps_in_the_judgements_are_completed_anew_at_each_value(hegang: Plan, method: str) -> None:
    plan = fully_judged(hegang, skipped=2)
    plan = replace(plan, weighting=replace(plan.weighting, method=method))
    found = sensitivity(plan, evaluate.ranking(plan))
    judgements = [flip for flip in found.flips if flip.input.kind == "judgement"]
    assert len(judgements) + found.firm["judgement"] == len(plan.weighting.judgements)
    assert_true(plan, replace(found, flips=tuple(judgements)), grid=4)


@pytest.mark.parametrize("aggregation", ["judgements", "priorities"])
@pytest.mark.parametrize("objective", [None, "standard_deviation"])
def test_a_group_is_moved_as_its_weights_are_combined(aggregation: Aggregation, objective: str | None) -> None:
    plan = judged((3.0, 4.0, 1.0), (2.0, 0.25, 5.0), influences=(1.0, 2.0))
    weighting = replace(plan.weighting, aggregation=aggregation, objective=ObjectiveChoice(objective))
    plan = replace(plan, weighting=weighting)
    found = sensitivity(plan, evaluate.ranking(plan))
    swings = {(swing.input.expert, swing.input.node) for swing in found.swings if swing.input.kind == "judgement"}
    nodes = ("", ECONOMY, ENVIRONMENT)
    experts = ("",) if aggregation == "judgements" else ("E1", "E2")
    assert swings == {(expert, node) for expert in experts for node in nodes}
    if objective is None:
        assert_true(plan, found)


def test_intervals_hold_inside_and_end_where_they_say(hegang: Plan) -> None:
    plan = fully_judged(hegang)
    ranking = evaluate.ranking(plan)
    order = [ranked.rank for ranked in ranking.strategies]
    for interval in sensitivity(plan, ranking).intervals:
        assert interval.weight == pytest.approx(ranking.weights.criterion_weights[interval.criterion])
        assert interval.first[0] <= interval.order[0] <= interval.weight <= interval.order[1] <= interval.first[1]
        for share in np.linspace(*interval.first, 7)[1:-1]:
            assert first(rank(plan, walked(ranking.weights, interval.criterion, share))) == first(ranking)
        for share in np.linspace(*interval.order, 7)[1:-1]:
            walk = rank(plan, walked(ranking.weights, interval.criterion, share))
            assert [ranked.rank for ranked in walk.strategies] == order
        for end, beyond, leader in zip(interval.first, (-1e-6, 1e-6), (interval.below, interval.above), strict=True):
            assert (leader == "") == (end in (0.0, 1.0))
            if leader:
                assert leader in first(rank(plan, walked(ranking.weights, interval.criterion, end + beyond)))


def test_swings_are_what_the_lead_becomes_at_either_end() -> None:
    plan = judged((3.0, 4.0, 1.0))
    found = sensitivity(plan, evaluate.ranking(plan))
    for swing in found.swings:
        for value, lead in ((swing.low, swing.lead_low), (swing.high, swing.lead_high)):
            ranking = moved(plan, swing.input, value)
            best_other = max(ranked.closeness for ranked in ranking.strategies if ranked.strategy != found.first)
            assert lead == pytest.approx(ranking.of(found.first).closeness - best_other)
    sizes = [abs(swing.lead_high - swing.lead_low) for swing in found.swings]
    assert sizes == sorted(sizes, reverse=True)
    by_input = {(s.input.kind, s.input.criterion, s.input.strategy): (s.low, s.high) for s in found.swings}
    assert by_input["weight", ECONOMY, ""] == pytest.approx((0.65, 0.85))
    assert by_input["score", WATER, SUN] == (0.0, 100.0)
    assert by_input["judgement", ECONOMY, ""] == pytest.approx((2.0, 4.0))


@pytest.mark.parametrize(
    ("ratio", "steps"), [(1.0, (1 / 2, 2.0)), (1 / 9, (1 / 9, 1 / 8)), (9.0, (8.0, 9.0)), (0.4, (1 / 3.5, 1 / 1.5))]
)
def test_a_judgement_swings_by_one_step_of_the_scale(ratio: float, steps: tuple[float, float]) -> None:
    plan = judged((ratio, 1.0, 1.0))
    swing = next(
        swing
        for swing in sensitivity(plan, evaluate.ranking(plan)).swings
        if swing.input.kind == "judgement" and swing.input.node == ""
    )
    assert (swing.low, swing.high) == pytest.approx(steps)


def test_nothing_separates_equal_strategies_but_a_score() -> None:
    blank = replace(small_plan(), scores=())
    found = sensitivity(blank, evaluate.ranking(blank))
    assert found.lead == 0.0
    assert {flip.input.kind for flip in found.flips} == {"score"}
    assert all(interval.order == (0.0, 1.0) for interval in found.intervals)
    assert found.firm["weight"] == 6 and found.firm["judgement"] == 1
    for swing in found.swings:
        assert np.isfinite([swing.lead_low, swing.lead_high]).all()


def test_a_run_tells_its_progress_and_stops_when_asked() -> None:
    plan = judged((3.0, 4.0, 1.0))
    told: list[float] = []
    sensitivity(plan, evaluate.ranking(plan), told.append)
    assert told == pytest.approx([step / 10 for step in range(1, 11)])
    with pytest.raises(CancelledError):
        sensitivity(plan, evaluate.ranking(plan), cancel=lambda: True)
