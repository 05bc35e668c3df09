"""What is taken over from an earlier evaluation changes nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from planner import checks, evaluate
from planner.edits.bars import move_bar, stretch_bar
from planner.edits.roadmap import adopt_schedule
from planner.model.plan import Plan
from tests.edit_runs import edit_runs
from tests.factories import GRID, PANELS, SURVEY, YARD, proposal, small_plan

SCHEDULED = adopt_schedule(small_plan(), proposal((SURVEY, 2027), (PANELS, 2028), (GRID, 2030)), "2026-11-22")
BEFORE = evaluate.evaluate(SCHEDULED)


@given(edit_runs(SCHEDULED))
@settings(max_examples=60, deadline=None)
def test_after_any_edits_it_is_as_if_evaluated_anew(plan: Plan) -> None:
    assert not checks.errors(plan)
    assert evaluate.evaluate(plan, BEFORE) == evaluate.evaluate(plan)


@given(st.sampled_from((SURVEY, PANELS, GRID, YARD)), st.integers(2027, 2035), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_a_moved_bar_is_read_as_if_evaluated_anew(action: str, year: int, quarter: int) -> None:
    moved = move_bar(SCHEDULED, action, year, quarter)
    after = evaluate.evaluate(moved, BEFORE)
    assert after == evaluate.evaluate(moved)
    again = move_bar(moved, action, 2035 - year + 2027, quarter)
    assert evaluate.evaluate(again, after) == evaluate.evaluate(again)
    stretched = stretch_bar(again, action, year, quarter, quarter / 2)
    assert evaluate.evaluate(stretched, after) == evaluate.evaluate(stretched)
