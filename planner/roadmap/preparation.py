"""Preparatory actions (前期研究与试点) for actions too little ready to start before the last phase."""

from planner.model.action import CROSS, Action
from planner.model.bilingual import Bilingual
from planner.model.evidence import assumption
from planner.model.plan import Plan

READY = 7
"""Technically mature, with land, permits, money and a lead unit named: what a study itself needs."""


def unprepared(plan: Plan) -> tuple[Action, ...]:
    """Actions in the plan that the readiness gates admit to the last phase only and that nothing prepares yet.

    None where the gates rest, or where there is but one phase. What is mandatory or fixed counts too, what is
    forbidden does not.
    """
    if plan.rules.feasibility_in_value or len(plan.phases) == 1:
        return ()
    ids = {action.id for action in plan.actions}
    return tuple(
        action
        for action in plan.actions
        if action.included
        and not action.forbidden
        and preparation_id(action) not in ids
        and _first_phase(plan, action) == plan.phases[-1].id
    )


def preparation(plan: Plan, action: Action) -> Action:
    """The feasibility study and pilot proposed before an action: one year, small, ready, led by the same unit.

    It belongs to no strategy, so that it adds no value of its own; its figures are an assumption that names the gate.
    """
    zh, en = action.name.text("zh"), action.name.text("en")
    ready = max((READY, *(gate.minimum_readiness for gate in plan.rules.gates if gate.phase == plan.phases[0].id)))
    last = plan.phases[-1].name
    return Action(
        id=preparation_id(action),
        strategy=CROSS,
        name=Bilingual(f"{zh}：前期研究与试点", f"{en}: feasibility study and pilot"),
        workstream=action.workstream,
        output=Bilingual("可行性研究报告和试点总结", "Feasibility report and results of the pilot"),
        lead=action.lead,
        support=action.support,
        duration_years=1.0,
        readiness=min(9, ready),
        cost_class="S",
        evidence=assumption(
            f"准入门槛：“{zh}”就绪度为{action.readiness}，仅“{last.text('zh')}”可启动，先安排前期研究与试点",
            f"Readiness gate: “{en}” has readiness {action.readiness}, which only “{last.text('en')}” admits; "
            "a feasibility study and a pilot come first",
        ),
    )


def preparation_id(action: Action) -> str:
    """The id of what prepares an action, so that it is proposed once."""
    return f"{action.id}P"


def _first_phase(plan: Plan, action: Action) -> str:
    """The first phase whose gate the action passes; empty where none lets it in."""
    admitting = {gate.phase for gate in plan.rules.gates if action.readiness >= gate.minimum_readiness}
    return next((phase.id for phase in plan.phases if phase.id in admitting), "")
