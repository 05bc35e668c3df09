"""What is removed leaves nothing dangling, whatever named it, and the file gives back what was left."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import checks
from planner.edits import actions, roadmap, scoring, targets
from planner.model.action import Lag
from planner.model.bilingual import same
from planner.model.funding import MoneyLimit
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.portfolio import ActionGroup, StrategyShare
from planner.model.targets import Effect, PhaseTarget, Result, Target
from planner.model.tracking import Progress, Reading, Report
from planner.store.plan_file import read_plan, write_plan
from tests.factories import GRID, LOOP, PANELS, SUN, WIND, YARD, proposal, small_plan
from tests.roadmap.plans import scheduled_plans


@st.composite
def tied_plans(draw: st.DrawFn) -> Plan:
    """Random plans in which actions, phases and strategies are named wherever they can be."""
    plan = draw(scheduled_plans())
    ids = [action.id for action in plan.actions]
    target = Target(
        "T", same("林地"), same("亩"), 5.0, 2025, tuple(PhaseTarget(each.id, 6.0) for each in plan.phases), result="R"
    )
    report = Report("2027-06-30", tuple(Progress(id, kpi=1.0) for id in ids), (Reading("T", 5.5),))
    schedule = plan.schedule
    assert schedule is not None
    return replace(
        plan,
        actions=tuple(replace(action, effects=(Effect("T", 1.0),)) for action in plan.actions),
        schedule=replace(schedule, solved=schedule.starts),
        results=(Result("R", "output", same("产出"), strategy=draw(st.sampled_from((SUN, LOOP)))),),
        targets=(target,),
        reports=(report,),
    )


@given(tied_plans(), st.data())
@settings(max_examples=100, deadline=None)
def test_nothing_is_left_dangling(tmp_path_factory: pytest.TempPathFactory, plan: Plan, data: st.DataObject) -> None:
    assert checks.errors(plan) == ()
    ids = [action.id for action in plan.actions]
    removals = (
        lambda: actions.remove_action(plan, data.draw(st.sampled_from(ids))),
        lambda: scoring.remove_strategy(plan, data.draw(st.sampled_from((SUN, LOOP)))),
        lambda: roadmap.set_phases(plan, (replace(plan.phases[0], last_year=2035),)),
        lambda: roadmap.set_phases(plan, (plan.phases[0], replace(plan.phases[2], first_year=2028))),
        lambda: targets.remove_target(plan, "T"),
        lambda: actions.set_duration(plan, data.draw(st.sampled_from(ids)), 2.5),
        lambda: actions.set_prerequisites(plan, ids[-1], ids[:1] if len(ids) > 1 else ()),
    )
    try:
        left = data.draw(st.sampled_from(removals))()
    except ProblemError:
        return
    assert checks.errors(left) == ()
    path = tmp_path_factory.getbasetemp() / "left.roadmap"
    write_plan(left, path)
    assert read_plan(path).plan == left


def test_a_removed_action_leaves_its_group_and_the_lags_after_it() -> None:
    plan = small_plan()
    plan = replace(
        plan,
        actions=tuple(
            replace(action, lags=(Lag(PANELS, 1), Lag(WIND, 2))) if action.id == GRID else action
            for action in plan.actions
        ),
        groups=(
            ActionGroup("G1", same("电源"), (PANELS, WIND), 2, 2),
            ActionGroup("G2", same("基地"), (PANELS,), 1),
            ActionGroup("G3", same("待定")),
        ),
    )
    plan = roadmap.adopt_schedule(plan, proposal((PANELS, 2028), (YARD, 2028)), "2026-11-22")
    left = actions.remove_action(plan, PANELS)
    assert left.action(GRID).lags == (Lag(WIND, 2),)
    assert left.groups == (ActionGroup("G1", same("电源"), (WIND,), 1, 2), ActionGroup("G3", same("待定")))
    assert left.schedule is not None
    assert [start.action for start in left.schedule.solved] == [YARD]


def test_a_removed_strategy_takes_its_minimum_share_along() -> None:
    plan = replace(small_plan(), strategy_shares=(StrategyShare(SUN, 0.3), StrategyShare(LOOP, 0.2)))
    assert scoring.remove_strategy(plan, SUN).strategy_shares == (StrategyShare(LOOP, 0.2),)


def test_a_phase_that_is_gone_takes_its_limits_along() -> None:
    limits = (MoneyLimit("", 5000.0, phase="long"), MoneyLimit("", 900.0, phase="near"), MoneyLimit("", 800.0, 2028))
    plan = replace(small_plan(), money_limits=limits)
    shorter = (plan.phases[0], replace(plan.phases[1], last_year=2035))
    assert roadmap.set_phases(plan, shorter).money_limits == limits[1:]
