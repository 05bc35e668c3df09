"""Whatever is done to a plan, it stays a plan."""

import pytest
from hypothesis import given, settings

from planner import checks
from planner.model.plan import Plan
from planner.weighting.weigh import weigh
from tests.edit_runs import edit_runs
from tests.factories import small_plan


@given(edit_runs(small_plan()))
@settings(max_examples=150, deadline=None)
def test_no_run_of_edits_leaves_a_plan_with_errors(plan: Plan) -> None:
    assert checks.errors(plan) == ()
    weights = weigh(plan)
    assert checks.check(plan, weights) is not None
    assert sum(weights.leaf_weights) == pytest.approx(1)
    assert weigh(plan, weigh(small_plan())) == weights
