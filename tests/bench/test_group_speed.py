"""One changed judgement among forty experts' 1800: everything that follows from it, within a frame."""

import time
from random import Random

import numpy as np
import pytest

from planner import evaluate
from planner.edits import weighting
from planner.model.plan import Plan
from tests.bench.ratio import compare
from tests.group import large_group

pytestmark = [pytest.mark.bench, pytest.mark.filterwarnings("ignore")]

RATIOS = (1 / 5, 1 / 3, 1 / 2, 1.0, 2.0, 3.0, 5.0)


def test_a_changed_judgement_of_one_in_forty_is_evaluated_well_within_a_frame(hegang: Plan) -> None:
    """The edit and the whole evaluation: group weights, CR, consensus, ranking, roadmap and messages."""
    draw = Random(1)
    plan = large_group(hegang)
    assert len(plan.weighting.judgements) == 40 * 45
    evaluation = evaluate.evaluate(plan)
    seconds: list[float] = []
    for _ in range(300):
        given, value = draw.choice(plan.weighting.judgements), draw.choice(RATIOS)
        start = time.perf_counter()
        plan = weighting.set_judgement(plan, given.node, given.first, given.second, value, expert=given.expert)
        evaluation = evaluate.evaluate(plan, evaluation)
        seconds.append(time.perf_counter() - start)
    p95 = float(np.percentile(seconds, 95))
    print(f"edit and evaluation, 40 experts: median {np.median(seconds) * 1e3:.2f} ms, p95 {p95 * 1e3:.2f} ms")
    assert evaluation == evaluate.evaluate(plan)
    assert p95 < 0.016, "a changed judgement must show within a frame"


def test_what_is_unchanged_is_taken_over(hegang: Plan) -> None:
    """Against the same evaluation without the earlier one to take over from."""
    plan = large_group(hegang)
    before = evaluate.evaluate(plan)
    given = plan.weighting.judgements[700]
    changed = weighting.set_judgement(plan, given.node, given.first, given.second, 4.0, expert=given.expert)
    ratio = compare(
        "evaluating one changed judgement of 40 experts against evaluating all afresh",
        lambda: evaluate.evaluate(changed, before),
        lambda: evaluate.evaluate(changed),
        rounds=30,
    )
    assert ratio.times_faster > 3
