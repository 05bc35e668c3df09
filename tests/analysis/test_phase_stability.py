"""How firmly actions stand in the roadmap when the weights are drawn, against a loop that ranks and plans each draw."""

from collections import Counter
from concurrent.futures import CancelledError
from dataclasses import replace

import numpy as np
import pytest

from planner import evaluate
from planner.analysis.answers import answers
from planner.analysis.phase_stability import stability, stability_summary, standing
from planner.analysis.reranking import reweighted
from planner.analysis.voices import voices
from planner.analysis.weight_doubt import weight_draws, weight_spread
from planner.edits import ranking as edits
from planner.model.plan import Plan
from planner.model.stability import Stability
from planner.ranking.rank import rank
from planner.roadmap.greedy import greedy
from planner.roadmap.planning import propose
from planner.roadmap.tasks import budgets, tasks
from tests.factories import GRID, PANELS, SURVEY, YARD, small_plan
from tests.group import LI, WANG, ZHAO, large_group, small_group
from tests.sentences import sentence


def tight(plan: Plan) -> Plan:
    """Two years with money for one action each."""
    return replace(plan, first_year=2034, rules=replace(plan.rules, budget_permille=1.0))


def found(plan: Plan, **asked: object) -> Stability:
    return stability(plan, evaluate.ranking(plan), **asked)


def test_shares_are_those_of_a_loop_that_ranks_and_schedules_every_draw(hegang: Plan) -> None:
    plan = edits.set_sureness(hegang, weights="uniform")
    ranking = evaluate.ranking(plan)
    drawn = weight_draws(plan, ranking.weights, weight_spread(plan, ranking.weights).value)
    rows = drawn(np.random.default_rng(plan.ranking.sureness.seed))(40)
    counted: dict[str, Counter[str]] = {action.id: Counter() for action in plan.actions if action.included}
    for row in rows:
        other = rank(plan, reweighted(plan.criteria, ranking.weights, row.tolist()))
        for action, year in greedy(tasks(plan, other), budgets(plan)).starts.items():
            phase = plan.phase_of(year)
            assert phase is not None
            counted[action][phase.id] += 1
    result = found(plan, draws=40)
    own = greedy(tasks(plan, ranking), budgets(plan)).starts
    assert dict(result.compared) == own
    assert {entry.action for entry in result.actions} == counted.keys()
    assert len({entry.in_plan for entry in result.actions}) > 3, "the weights are to matter here"
    for entry in result.actions:
        counts = counted[entry.action]
        assert dict(entry.by_phase) == pytest.approx({phase.id: counts[phase.id] / 40 for phase in plan.phases})
        assert entry.in_plan == pytest.approx(counts.total() / 40)
        if entry.action in own:
            phase = plan.phase_of(own[entry.action])
            assert phase is not None
            assert entry.same_phase == pytest.approx(counts[phase.id] / 40)
        else:
            assert entry.same_phase is None


def test_with_weights_that_do_not_vary_every_draw_is_the_plan_itself() -> None:
    """One expert, whose own weights are drawn again and again."""
    result = found(tight(edits.set_sureness(small_plan(), weights="experts")), draws=20)
    placed = dict(result.compared)
    assert placed
    assert len(placed) < len(result.actions)
    for entry in result.actions:
        assert entry.in_plan == (1.0 if entry.action in placed else 0.0)
        assert entry.same_phase == (1.0 if entry.action in placed else None)
        assert entry.standing == ("core" if entry.action in placed else "out")


def test_core_begins_at_four_fifths_and_out_ends_below_one_fifth() -> None:
    assert [standing(share) for share in (1.0, 0.8, 0.799, 0.2, 0.199, 0.0)] == [
        *("core", "core", "borderline"),
        *("borderline", "out", "out"),
    ]


def test_the_exact_solver_counts_its_own_schedules() -> None:
    plan = tight(edits.set_sureness(small_plan(), weights="experts"))
    result = found(plan, draws=3, solver="exact")
    assert result.solver == "exact"
    assert result.compared == propose(plan, evaluate.ranking(plan)).starts
    assert {entry.in_plan for entry in result.actions} <= {0.0, 1.0}
    assert sentence(stability_summary(result)).startswith("Weights were drawn 3 times and the schedule solved exactly")


def test_the_same_seed_gives_the_same_shares_and_tells_how_far_it_is() -> None:
    told: list[float] = []
    plan = edits.set_sureness(small_plan(), weights="uniform")
    first, again = found(plan, draws=50, progress=told.append), found(plan, draws=50)
    assert first == again
    assert told == pytest.approx([done / 50 for done in range(1, 51)])
    assert found(plan, draws=50, seed=7).seed == 7


def test_a_cancelled_run_ends_at_once() -> None:
    asked = 0

    def cancel() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3

    with pytest.raises(CancelledError):
        found(small_plan(), draws=100_000, cancel=cancel)
    assert asked == 4


def test_forbidden_actions_are_not_counted() -> None:
    plan = small_plan()
    actions = tuple(replace(action, forbidden=action.id == YARD) for action in plan.actions)
    assert [entry.action for entry in found(replace(plan, actions=actions), draws=5).actions] == [SURVEY, PANELS, GRID]


def test_a_report_has_the_stability_of_a_plan_with_actions(hegang: Plan) -> None:
    few = edits.set_sureness(hegang, draws=1000)
    ranking = evaluate.ranking(few)
    told = answers(few, ranking).stability
    assert told == stability(few, ranking)
    assert told is not None
    assert told.draws == 1000
    bare = replace(few, actions=tuple(replace(action, included=False) for action in few.actions))
    assert answers(bare, evaluate.ranking(bare)).stability is None


def test_voices_are_the_plans_that_each_would_have_led_to() -> None:
    """Zhao alone is a department; Wang and Li are another."""
    plan = small_group()
    ranking = evaluate.ranking(plan)
    heard = voices(plan, ranking)
    assert [(voice.kind, voice.id) for voice in heard] == [
        *(("department", "发展改革委"), ("department", "生态环境局")),
        *(("expert", WANG), ("expert", LI), ("expert", ZHAO)),
    ]
    assert heard[1].starts == heard[4].starts, "the department of one is that one"
    alone = plan.weighting.experts[2]
    lone = replace(
        plan,
        weighting=replace(
            plan.weighting,
            experts=(alone,),
            judgements=tuple(given for given in plan.weighting.judgements if given.expert == ZHAO),
        ),
    )
    by_hand = greedy(tasks(lone, evaluate.ranking(lone)), budgets(lone))
    assert heard[4].starts == tuple(by_hand.starts.items())
    assert voices(lone, evaluate.ranking(lone)) == ()


def test_departments_can_differ_and_every_voice_is_heard(hegang: Plan) -> None:
    plan = large_group(hegang, 12)
    heard = voices(plan, evaluate.ranking(plan))
    assert Counter(voice.kind for voice in heard) == {"department": 8, "expert": 12}
    assert len({voice.starts for voice in heard}) > 1
