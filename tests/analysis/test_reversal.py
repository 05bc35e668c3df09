"""Rank reversal: none on declared bounds, the known one in the classic form, and what is reported of it."""

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from planner import evaluate
from planner.analysis.reversal import reversal_findings, reversals
from planner.model.plan import Plan
from planner.model.trials import ReversalTrial
from planner.ranking.topsis import topsis
from tests.factories import rated
from tests.sentences import sentence

CASE = json.loads((Path(__file__).parents[1] / "reference" / "rankreversal_topsis.json").read_text(encoding="utf-8"))


def tried(plan: Plan) -> tuple[ReversalTrial, ...]:
    return reversals(plan, evaluate.ranking(plan))


def published(plan: Plan) -> Plan:
    """The case's three strategies; the one it adds is the first at the worst of the second scale, 1."""
    return rated(plan, dict(zip("abc", CASE["inputs"]["matrix"], strict=True)))


def test_the_known_reversal_is_found_in_the_classic_form_alone(hegang: Plan) -> None:
    trials = tried(published(hegang))
    [found] = [trial for trial in trials if (trial.kind, trial.strategy, trial.form) == ("dominated", "a", "vector")]
    assert found.criterion == "K2"
    assert found.before == (("a", 1), ("b", 2), ("c", 3))
    assert found.after == (("b", 1), ("a", 2), ("c", 3))
    assert found.reversed_pairs == (("a", "b"),)
    assert not any(trial.reversed_pairs for trial in trials if trial.form == "bounds")


def test_sentences_count_the_trials_of_each_form(hegang: Plan) -> None:
    plan = published(hegang)
    trials = tried(plan)
    vector = [trial for trial in trials if trial.form == "vector"]
    bounds, classic = (sentence(message) for message in reversal_findings(plan, trials))
    assert bounds == (
        "TOPSIS, declared bounds: in 9 trials (each strategy dropped, copied, or joined by one it dominates) no two of "
        "the strategies change order."
    )
    reversing = sum(bool(trial.reversed_pairs) for trial in vector)
    assert f"TOPSIS, vector form: in {reversing} of 9 trials" in classic
    assert "a, b most often" in classic


def test_places_are_those_among_the_strategies_both_sets_have(hegang: Plan) -> None:
    trials = tried(rated(hegang, {"a": [9, 9], "b": [5, 5], "c": [5, 5], "d": [1, 2]}))
    dropped = next(trial for trial in trials if (trial.kind, trial.strategy, trial.form) == ("drop", "a", "bounds"))
    assert dropped.before == dropped.after == (("b", 1), ("c", 1), ("d", 3))


def test_a_strategy_at_the_worst_of_every_scale_dominates_nothing(hegang: Plan) -> None:
    trials = tried(rated(hegang, {"a": [1, 1], "b": [5, 1]}))
    dominated = {(trial.strategy, trial.criterion) for trial in trials if trial.kind == "dominated"}
    assert dominated == {("b", "K1")}


def test_one_strategy_is_not_dropped(hegang: Plan) -> None:
    assert {trial.kind for trial in tried(rated(hegang, {"a": [4, 6]}))} == {"copy", "dominated"}


@st.composite
def tables(draw: st.DrawFn) -> dict[str, list[float]]:
    rows, columns = draw(st.integers(2, 4)), draw(st.integers(1, 4))
    rating = st.integers(2, 18).map(lambda halves: halves / 2)
    return {name: draw(st.lists(rating, min_size=columns, max_size=columns)) for name in "abcd"[:rows]}


@settings(deadline=None, max_examples=50)
@given(rows=tables())
def test_declared_bounds_never_reverse_and_every_trial_can_be_repeated(
    hegang: Plan, rows: dict[str, list[float]]
) -> None:
    plan = rated(hegang, rows)
    weights = [1.0 / len(rows["a"])] * len(rows["a"])
    for trial in tried(plan):
        if trial.form == "bounds":
            assert trial.before == trial.after
            assert not trial.reversed_pairs
            continue
        table = {name: row for name, row in rows.items() if trial.kind != "drop" or name != trial.strategy}
        added = list(rows[trial.strategy])
        if trial.criterion:
            added[int(trial.criterion[1:]) - 1] = 1.0
        matrix = [*table.values(), *([] if trial.kind == "drop" else [added])]
        ranks = topsis(matrix, weights, [1] * len(weights), "vector").ranks
        after = dict(zip(table, ranks.tolist(), strict=False))
        for ahead, behind in trial.reversed_pairs:
            assert after[behind] < after[ahead]
