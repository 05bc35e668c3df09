"""Indicators and a results chain for the small plan, as tests of paths, workbook and window need them."""

from dataclasses import replace

from planner.edits import results_chain, targets
from planner.model.action import Milestone
from planner.model.bilingual import Bilingual, same
from planner.model.plan import Plan
from tests.factories import GRID, PANELS, SUN, YARD


def with_targets(plan: Plan) -> Plan:
    """Three indicators: one falling without a baseline year, one with everything, one with nothing but a name.

    `T2` measures the drafted output of `SUN`. The panels have two milestones, one with a name like a formula.
    """
    stages = (Milestone(3, same("=hall")), Milestone(5, same("power")))
    actions = tuple(replace(each, milestones=stages) if each.id == PANELS else each for each in plan.actions)
    plan = targets.add_target(replace(plan, actions=actions), Bilingual("失业率", "Unemployment"), same("%"))
    plan = targets.set_falling(targets.set_baseline(plan, "T1", 5.2), "T1", True)
    plan = targets.add_target(plan, Bilingual("绿电装机", "Green power"), Bilingual("万千瓦", "10 MW"))
    plan = targets.set_baseline_year(targets.set_baseline(plan, "T2", 12.5), "T2", 2024)
    plan = targets.add_target(plan, same("=1+1"))
    for target, phase, value in (("T1", "near", 4.8), ("T1", "long", 4.1), ("T2", "medium", 40.0)):
        plan = targets.set_phase_target(plan, target, phase, value)
    effects = ((PANELS, "T1", -0.7), (GRID, "T1", 0.1), (PANELS, "T2", 30.25), (YARD, "T2", 1 / 3))
    for action, target, amount in effects:
        plan = targets.set_effect(plan, action, target, amount)
    plan = results_chain.draft_results(plan)
    output = next(result.id for result in plan.results if result.strategy == SUN)
    return targets.set_data_source(targets.link_to_result(plan, "T2", output), "T2", "Grid company, each year", "en")
