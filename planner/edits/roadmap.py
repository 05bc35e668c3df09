"""Edits of the actions, of the rules that schedule them and of the adopted schedule."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, Literal

from planner.checks.dates import date_errors
from planner.checks.roadmap import (
    action_errors,
    circle_errors,
    phases_errors,
    quarter_errors,
    rules_errors,
    start_errors,
    year_errors,
)
from planner.edits.action_set import dependants, with_action, with_included, with_prerequisites, without_actions
from planner.edits.change import changed, refuse
from planner.edits.log import logged
from planner.edits.targets import without_phases
from planner.model.action import (
    CROSS,
    Action,
    AdoptedSchedule,
    Contribution,
    CostClass,
    Phase,
    ReadinessGate,
    ScheduleRules,
    Start,
)
from planner.model.bilingual import Bilingual, Language
from planner.model.evaluation import Proposal
from planner.model.evidence import EXPERT, assumption
from planner.model.log import Detail, LogEntry
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.roadmap.start_set import BORROWED, PLANNER

ActionWords = Literal["workstream", "output", "lead", "support", "funding", "kpi", "kpi_unit", "risk"]
"""The fields of an action that describe it in words."""


def include_action(plan: Plan, id: str, included: bool, *, with_dependants: bool = False) -> Plan:
    """Put an action before the scheduler, with all it waits for, or take it away by hand.

    An action taken away is no longer mandatory or fixed. ProblemError where others in the plan need it, naming
    them, unless they go `with_dependants`.
    """
    action = plan.action(id)
    if action.included == included:
        return plan
    if included:
        return with_included(plan, id)
    losing = dependants(plan.actions, id)
    if losing and not with_dependants:
        names = tuple(plan.action(other).name for other in losing)
        raise ProblemError("action needed by others", "roadmap", id, action=action.name, others=names)
    return changed(
        plan,
        actions=tuple(_left_out(other) if other.id == id or other.id in losing else other for other in plan.actions),
    )


def borrow_actions(plan: Plan, ids: Sequence[str], precedents: Collection[str]) -> Plan:
    """Take into the plan the library actions that a transformation stands for, with all they wait for.

    Each keeps the case it was borrowed from, one of `precedents`, as its reason. Those in the plan already stay as
    they are, and no score moves. ProblemError where nothing is left to borrow.
    """
    wanted = [action for action in plan.actions if action.id in ids and not action.included]
    if not wanted:
        raise ProblemError("borrowed nothing", "cities")
    for action in wanted:
        case = next((each.id for each in action.precedents if each.id in precedents), "")
        because = f"{BORROWED}{case}" if case else PLANNER
        plan = with_action(plan, replace(action, included=True, included_because=because))
    return with_prerequisites(plan)


def set_mandatory(plan: Plan, id: str, mandatory: bool) -> Plan:
    """Force an action into the schedule, taking it into the plan with all it waits for, or release it."""
    if plan.action(id).mandatory == mandatory:
        return plan
    plan = with_included(plan, id) if mandatory else plan
    return with_action(plan, replace(plan.action(id), mandatory=mandatory, mandatory_evidence=EXPERT))


def pin_start(plan: Plan, id: str, year: int | None) -> Plan:
    """Fix the year in which an action starts, taking it into the plan, or release it with None.

    ProblemError: before the first schedulable year or after the last phase.
    """
    if year is None:
        return with_action(plan, replace(plan.action(id), pinned_start=None))
    refuse(start_errors(plan.action(id), year, plan))
    plan = with_included(plan, id)
    return with_action(plan, replace(plan.action(id), pinned_start=year))


def set_cost(plan: Plan, id: str, wan: float | None) -> Plan:
    """Type the total cost in 10,000 yuan (万元); None lets the cost class stand for it again."""
    return _with_fields(plan, id, cost=None if wan is None else float(wan))


def set_cost_class(plan: Plan, id: str, cost_class: CostClass) -> Plan:
    """The size that stands for the cost while none is typed."""
    return _with_fields(plan, id, cost_class=cost_class)


def set_public_share(plan: Plan, id: str, share: float) -> Plan:
    """The part of the cost that a public budget carries, 0..1."""
    return _with_fields(plan, id, public_share=float(share))


def set_duration(plan: Plan, id: str, years: float) -> Plan:
    """How long the work takes, in years above 0; halves are allowed."""
    return _with_fields(plan, id, duration_years=float(years))


def set_readiness(plan: Plan, id: str, readiness: int) -> Plan:
    """How ready the action is, 1..9."""
    return _with_fields(plan, id, readiness=readiness)


def set_words(plan: Plan, id: str, field: ActionWords, text: str, language: Language) -> Plan:
    """Retype one of the descriptions of an action in one language; it may be empty."""
    words: Bilingual = getattr(plan.action(id), field)
    return _with_fields(plan, id, **{field: words.with_text(language, text.strip())})


def set_contribution(plan: Plan, id: str, strategy: str, share: float) -> Plan:
    """The share (0..1) in which an action carries a strategy other than its own; 0 takes it away.

    ProblemError for a share outside 0..1.
    """
    plan.strategy(strategy)
    others = tuple(part for part in plan.action(id).contributions if part.strategy != strategy)
    new = (Contribution(strategy, float(share)),) if share else ()
    return _with_fields(plan, id, contributions=(*others, *new))


def set_class_cost(plan: Plan, cost_class: CostClass, permille: float) -> Plan:
    """What actions of a class cost in per mille of GDP while no cost is typed; it stays an assumption."""
    costs = plan.rules.cost_permille | {cost_class: float(permille)}
    return _with_rules(plan, replace(plan.rules, cost_permille=costs))


def rename_action(plan: Plan, id: str, text: str, language: Language) -> Plan:
    """Retype the name in one language; ProblemError where it would be empty in both."""
    return _with_fields(plan, id, name=plan.action(id).name.with_text(language, text.strip()))


def confirm_action(plan: Plan, id: str) -> Plan:
    """Vouch for the template's judgement on an action, and for its being mandatory where it is."""
    action = plan.action(id)
    return _with_fields(
        plan, id, evidence=EXPERT, mandatory_evidence=EXPERT if action.mandatory else action.mandatory_evidence
    )


def add_action(plan: Plan, name: Bilingual, strategy: str = CROSS) -> Plan:
    """An action of one's own, last in order and in the plan; its starting values are assumptions.

    ProblemError for an empty name.
    """
    if strategy != CROSS:
        plan.strategy(strategy)
    taken = {action.id for action in plan.actions}
    number = 1
    while (id := f"A{number:02}") in taken:
        number += 1
    origin = assumption("新增行动的初始值", "starting values of a new action")
    action = Action(id, strategy, name, included=True, included_because=PLANNER, evidence=origin)
    refuse(action_errors(action))
    return changed(plan, actions=(*plan.actions, action))


def remove_action(plan: Plan, id: str) -> Plan:
    """Remove an action; it disappears from the prerequisites of others, the schedule and the reports."""
    return without_actions(plan, {plan.action(id).id})


def set_prerequisites(plan: Plan, id: str, ids: Sequence[str]) -> Plan:
    """The actions that must all end before this one starts; in the plan, they come in with it.

    ProblemError naming the actions that would wait for one another in a circle.
    """
    needed = tuple(dict.fromkeys(plan.action(other).id for other in ids))
    action = replace(plan.action(id), prerequisites=needed)
    plan = with_action(plan, action)
    refuse(circle_errors(plan.actions))
    return with_prerequisites(plan) if action.included else plan


def set_first_year(plan: Plan, year: int) -> Plan:
    """The first year in which an action may start; ProblemError outside the phases or after a fixed start."""
    return _with_years(plan, first_year=year)


def set_phases(plan: Plan, phases: tuple[Phase, ...]) -> Plan:
    """Other phases; they follow one another without gap and hold the first year and every fixed start.

    A readiness gate of a phase that is gone moves to the next one that stayed, or to the last; targets for its end
    go. ProblemError names what does not hold.
    """
    refuse(phases_errors(phases))
    gates = _moved_gates(plan.rules.gates, plan.phases, phases)
    rules = plan.rules if gates == plan.rules.gates else replace(plan.rules, gates=gates)
    targets = without_phases(plan.targets, (phase.id for phase in phases))
    return _with_years(plan, phases=phases, rules=rules, targets=targets)


def set_budget_permille(plan: Plan, permille: float) -> Plan:
    """Public money a year in per mille of GDP, while no means in 万元 are typed; it stays an assumption."""
    return _with_rules(plan, replace(plan.rules, budget_permille=float(permille)))


def set_feasibility_in_value(plan: Plan, in_value: bool) -> Plan:
    """Whether the feasibility criteria count in the value that is scheduled; the readiness gates then rest."""
    return _with_rules(plan, replace(plan.rules, feasibility_in_value=in_value))


def confirm_rules(plan: Plan) -> Plan:
    """Vouch for the costs of the classes, the yearly budget and the readiness gates as they stand."""
    return _with_rules(plan, replace(plan.rules, evidence=EXPERT))


def adopt_schedule(plan: Plan, proposal: Proposal, date: str, *, who: str = "") -> Plan:
    """Take a solved schedule into the plan, dated `date` (ISO 8601); the decision log says so.

    Actions start in the first quarter; one that keeps its year keeps the quarter it was moved to.
    """
    refuse(date_errors(date, "roadmap"))
    actions = {action.id for action in plan.actions}
    starts = tuple(_start(plan, action, year) for action, year in proposal.starts if action in actions)
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


def _with_fields(plan: Plan, id: str, **fields: Any) -> Plan:
    action = replace(plan.action(id), **fields)
    refuse(action_errors(action))
    return with_action(plan, action)


def _with_rules(plan: Plan, rules: ScheduleRules) -> Plan:
    refuse(rules_errors(rules, plan.phases))
    return changed(plan, rules=rules)


def _with_years(plan: Plan, **fields: Any) -> Plan:
    plan = changed(plan, **fields)
    refuse(year_errors(plan))
    return plan


def _left_out(action: Action) -> Action:
    """Out of the plan by hand: a later suggestion neither brings it back nor makes it mandatory."""
    evidence = EXPERT if action.mandatory else action.mandatory_evidence
    return replace(
        action,
        included=False,
        included_because=PLANNER,
        mandatory=False,
        mandatory_evidence=evidence,
        pinned_start=None,
    )


def _start(plan: Plan, action: str, year: int) -> Start:
    before = None if plan.schedule is None else plan.schedule.start(action)
    return before if before is not None and before.year == year else Start(action, year)


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
