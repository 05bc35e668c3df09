"""Edits of the rules that schedule the actions, and of the adopted schedule.

Those of the actions themselves (`planner.edits.actions`, `action_money`) are found here too.
"""

from dataclasses import replace
from typing import Any

from planner.checks.dates import date_errors
from planner.checks.roadmap import (
    phases_errors,
    quarter_errors,
    rules_errors,
    start_errors,
    year_errors,
)
from planner.edits.action_money import set_cost, set_cost_class, set_public_share
from planner.edits.action_set import with_included
from planner.edits.actions import (
    ActionWords,
    add_action,
    borrow_actions,
    confirm_action,
    include_action,
    pin_start,
    remove_action,
    rename_action,
    set_contribution,
    set_duration,
    set_mandatory,
    set_prerequisites,
    set_readiness,
    set_words,
)
from planner.edits.change import changed, refuse
from planner.edits.log import logged
from planner.edits.targets import without_phases
from planner.model.action import (
    Action,
    AdoptedSchedule,
    CostClass,
    Phase,
    ReadinessGate,
    ScheduleRules,
    Start,
)
from planner.model.evaluation import Proposal
from planner.model.evidence import EXPERT
from planner.model.log import Detail, LogEntry
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.quarters import taken

__all__ = [
    "ActionWords",
    "add_action",
    "adopt_schedule",
    "borrow_actions",
    "confirm_action",
    "confirm_rules",
    "include_action",
    "move_start",
    "pin_start",
    "remove_action",
    "rename_action",
    "set_budget_permille",
    "set_class_cost",
    "set_contribution",
    "set_cost",
    "set_cost_class",
    "set_duration",
    "set_feasibility_in_value",
    "set_first_year",
    "set_mandatory",
    "set_phases",
    "set_prerequisites",
    "set_public_share",
    "set_readiness",
    "set_words",
]


def set_class_cost(plan: Plan, cost_class: CostClass, permille: float) -> Plan:
    """What actions of a class cost in per mille of GDP while no cost is typed; it stays an assumption."""
    costs = plan.rules.cost_permille | {cost_class: float(permille)}
    return _with_rules(plan, replace(plan.rules, cost_permille=costs))


def set_first_year(plan: Plan, year: int) -> Plan:
    """The first year in which an action may start; ProblemError outside the phases or after a fixed start.

    The latest end of actions that the template makes mandatory is counted from it and moves along.
    """
    return _with_years(plan, first_year=year, actions=_deadlines_moved(plan, year - plan.first_year, plan.phases))


def set_phases(plan: Plan, phases: tuple[Phase, ...]) -> Plan:
    """Other phases; they follow one another without gap and hold the first year and every fixed start.

    A readiness gate of a phase that is gone moves to the next one that stayed, or to the last; limits over it and
    targets for its end go, and so does a latest end that the template set and no phase holds. ProblemError names
    what does not hold.
    """
    refuse(phases_errors(phases))
    gates = _moved_gates(plan.rules.gates, plan.phases, phases)
    stayed = {phase.id for phase in phases}
    return _with_years(
        plan,
        phases=phases,
        actions=_deadlines_moved(plan, 0, phases),
        rules=plan.rules if gates == plan.rules.gates else replace(plan.rules, gates=gates),
        money_limits=tuple(limit for limit in plan.money_limits if not limit.phase or limit.phase in stayed),
        targets=without_phases(plan.targets, stayed),
    )


def set_budget_permille(plan: Plan, permille: float) -> Plan:
    """Public money a year in per mille of GDP, while no means in 万元 are typed; it stays an assumption."""
    return _with_rules(plan, replace(plan.rules, budget_permille=float(permille)))


def set_gate(plan: Plan, phase: str, minimum_readiness: int | None) -> Plan:
    """The readiness (1-9) from which actions may start in a phase; None closes it to new readiness.

    ProblemError: off the scale, or no gate would be left and no action could ever start.
    """
    order = {known.id: place for place, known in enumerate(plan.phases)}
    gates = [gate for gate in plan.rules.gates if gate.phase != phase]
    if minimum_readiness is not None:
        gates.append(ReadinessGate(minimum_readiness, phase))
    if not gates:
        raise ProblemError("last gate", "roadmap", phase)
    gates.sort(key=lambda gate: order[gate.phase])
    return _with_rules(plan, replace(plan.rules, gates=tuple(gates)))


def set_time_limit(plan: Plan, seconds: float) -> Plan:
    """The longest time of one solve, in seconds; ProblemError for none or more than a day."""
    return _with_rules(plan, replace(plan.rules, time_limit_seconds=float(seconds)))


def set_feasibility_in_value(plan: Plan, in_value: bool) -> Plan:
    """Whether the feasibility criteria count in the value that is scheduled; the readiness gates then rest."""
    return _with_rules(plan, replace(plan.rules, feasibility_in_value=in_value))


def confirm_rules(plan: Plan) -> Plan:
    """Vouch for the costs of the classes, the yearly budget and the readiness gates as they stand."""
    return _with_rules(plan, replace(plan.rules, evidence=EXPERT))


def adopt_schedule(plan: Plan, proposal: Proposal, date: str, *, who: str = "") -> Plan:
    """Take a solved schedule into the plan, dated `date` (ISO 8601); the decision log says so.

    Actions start in the first quarter; one that keeps its year keeps the quarter it was moved to if it still ends
    within the whole years that the schedule counts.
    """
    refuse(date_errors(date, "roadmap"))
    actions = {action.id: action for action in plan.actions}
    starts = tuple(_start(plan, actions[id], year) for id, year in proposal.starts if id in actions)
    schedule = AdoptedSchedule(
        starts=starts,
        solver=proposal.solver,
        status=proposal.status,
        gap=proposal.gap,
        solved_value=proposal.value,
        time_limit_seconds=proposal.time_limit_seconds,
        date=date,
        solved=starts,
    )
    adopted = changed(plan, schedule=schedule)
    if adopted is plan:
        return plan
    details: dict[str, Detail] = {"actions": len(schedule.starts), "solver": schedule.solver}
    return logged(adopted, LogEntry(date, who.strip(), "schedule adopted", details=details))


def move_start(plan: Plan, id: str, year: int, quarter: int = 1) -> Plan:
    """Let an action of the adopted schedule start at another time; the schedule then counts as moved by hand.

    One that was left out is taken in. ProblemError: no schedule yet, no such quarter, outside the phases.
    """
    action = plan.action(id)
    schedule = plan.schedule
    if schedule is None:
        raise ProblemError("no schedule yet", "roadmap", id, action=action.name)
    refuse((*start_errors(action, year, plan), *quarter_errors(action, quarter)))
    start = Start(id, year, quarter)
    if schedule.start(id) == start:
        return plan
    starts = {old.action: old for old in schedule.starts}
    starts[id] = start
    moved = replace(schedule, starts=tuple(starts.values()), gap=None, moved_by_hand=True)
    return changed(with_included(plan, id), schedule=moved)


def _with_rules(plan: Plan, rules: ScheduleRules) -> Plan:
    refuse(rules_errors(rules, plan.phases))
    return changed(plan, rules=rules)


def _with_years(plan: Plan, **fields: Any) -> Plan:
    plan = changed(plan, **fields)
    refuse(year_errors(plan))
    return plan


def _deadlines_moved(plan: Plan, years: int, phases: tuple[Phase, ...]) -> tuple[Action, ...]:
    """The actions, those mandatory by the template with a latest end so many years later, or none outside `phases`.

    It stays late enough for an earliest start that was typed.
    """
    first, last = phases[0].first_year, phases[-1].last_year

    def moved(action: Action) -> Action:
        evidence, end = action.mandatory_evidence, action.latest_end
        if not action.mandatory or evidence is None or evidence.basis != "assumption" or end is None:
            return action
        soonest = (action.earliest_start or first) + action.whole_years - 1
        later = max(end + years, soonest)
        return replace(action, latest_end=later if later <= last else None)

    return tuple(map(moved, plan.actions))


def _start(plan: Plan, action: Action, year: int) -> Start:
    before = None if plan.schedule is None else plan.schedule.start(action.id)
    if before is None or before.year != year:
        return Start(action.id, year)
    end = taken(year, before.quarter, action.duration_years).last_year
    return before if end < year + action.whole_years else Start(action.id, year)


def _moved_gates(
    gates: tuple[ReadinessGate, ...], old: tuple[Phase, ...], new: tuple[Phase, ...]
) -> tuple[ReadinessGate, ...]:
    stayed = {phase.id for phase in new}
    order = [phase.id for phase in old]
    moved = []
    for gate in gates:
        later = [id for id in order[order.index(gate.phase) :] if id in stayed]
        moved.append(replace(gate, phase=later[0] if later else new[-1].id))
    return tuple(moved)
