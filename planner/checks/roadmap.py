"""Rules on actions, phases, the rules of scheduling and the adopted schedule."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import get_args

from planner.checks import cover
from planner.checks.action_fields import (
    field_errors,
    field_findings,
    lag_errors,
    pool_share_errors,
    window_errors,
)
from planner.checks.dates import EARLIEST_YEAR, LATEST_YEAR, LONGEST_YEARS, date_errors
from planner.checks.finding import error, warning
from planner.checks.names import action_name, is_blank, repeated, strategy_name
from planner.checks.numbers import is_amount, is_share
from planner.model.action import CROSS, Action, CostClass, Phase, ScheduleRules, Start
from planner.model.bilingual import Bilingual
from planner.model.message import Message
from planner.model.plan import Plan
from planner.roadmap.fit import conditions
from planner.roadmap.preparation import unprepared
from planner.roadmap.task import find_circle

LONGEST_SOLVE = 86_400
COST_CLASSES: tuple[CostClass, ...] = get_args(CostClass)


def action_errors(action: Action) -> Iterator[Message]:
    """What holds for one action by itself: a name, a duration, readiness 1..9, cost >= 0, shares 0..1 and the like."""
    id, name = action.id, action.name
    if is_blank(name):
        yield error("roadmap", "action without name", id)
    if 0 < action.duration_years <= LONGEST_YEARS:
        yield from field_errors(action)
    else:
        value = action.duration_years
        yield error("roadmap", "duration impossible", id, action=name, value=value, longest=LONGEST_YEARS)
    if not 1 <= action.readiness <= 9:
        yield error("roadmap", "readiness off the scale", id, action=name, value=action.readiness)
    if action.cost is not None and not is_amount(action.cost):
        yield error("roadmap", "cost negative", id, action=name, value=action.cost)
    for share in (action.public_share, *(contribution.share for contribution in action.contributions)):
        if not is_share(share):
            yield error("roadmap", "share off the scale", id, action=name, value=share)


def start_errors(action: Action, year: int, plan: Plan) -> Iterator[Message]:
    """An action starts between the first schedulable year and the last year of the phases."""
    first, last = plan.first_year, plan.last_year
    if not first <= year <= last:
        blanks = {"year": year, "first": first, "last": last}
        yield error("roadmap", "start outside phases", action.id, action=action.name, **blanks)


def quarter_errors(action: Action, quarter: int) -> Iterator[Message]:
    if not 1 <= quarter <= 4:
        yield error("roadmap", "quarter impossible", action.id, action=action.name, value=quarter)


def phases_errors(phases: tuple[Phase, ...]) -> Iterator[Message]:
    """Phases follow one another without gap or overlap, each with its own id and a name."""
    if not phases:
        yield error("roadmap", "no phase", "phases")
    for id in repeated(phase.id for phase in phases):
        yield error("roadmap", "phase twice", id, phase=id)
    for phase in phases:
        first, last = phase.first_year, phase.last_year
        if is_blank(phase.name):
            yield error("roadmap", "phase without name", phase.id, first=first, last=last)
        if not EARLIEST_YEAR <= first <= last <= LATEST_YEAR:
            blanks = {"first": first, "last": last, "earliest": EARLIEST_YEAR, "latest": LATEST_YEAR}
            yield error("roadmap", "phase years impossible", phase.id, phase=phase.name, **blanks)
    for before, after in pairwise(phases):
        names = {"before": before.name, "after": after.name}
        if after.first_year <= before.last_year:
            yield error("roadmap", "phases overlap", after.id, **names, year=before.last_year + 1)
        elif after.first_year > before.last_year + 1:
            yield error("roadmap", "gap between phases", after.id, **names, year=before.last_year + 1)


def year_errors(plan: Plan) -> Iterator[Message]:
    """The first schedulable year, every fixed start and every window lie in the phases."""
    first, last = plan.phases[0].first_year, plan.last_year
    if not first <= plan.first_year <= last:
        blanks = {"year": plan.first_year, "first": first, "last": last}
        yield error("roadmap", "first year outside phases", "first_year", **blanks)
    for action in plan.actions:
        if action.pinned_start is not None:
            yield from start_errors(action, action.pinned_start, plan)
        yield from window_errors(plan, action)


def rules_errors(rules: ScheduleRules, phases: tuple[Phase, ...]) -> Iterator[Message]:
    for cost_class in COST_CLASSES:
        if not is_amount(rules.cost_permille.get(cost_class, -1.0)):
            yield error("roadmap", "cost class without amount", cost_class, cost_class=cost_class)
    if not is_amount(rules.budget_permille):
        yield error("roadmap", "budget negative", "budget", value=rules.budget_permille)
    if not 0 < rules.time_limit_seconds <= LONGEST_SOLVE:
        yield error("roadmap", "time limit impossible", "time_limit", longest=LONGEST_SOLVE)
    ids = {phase.id for phase in phases}
    for gate in rules.gates:
        if gate.phase not in ids:
            yield error("roadmap", "gate of unknown phase", gate.phase, phase=gate.phase)
        if not 1 <= gate.minimum_readiness <= 9:
            yield error("roadmap", "gate off the scale", gate.phase, value=gate.minimum_readiness)


def circle_errors(actions: tuple[Action, ...]) -> Iterator[Message]:
    """No action waits for itself, directly or through others; the message names the circle."""
    circle = find_circle(actions)
    if circle:
        yield error("roadmap", "prerequisites in a circle", circle[0], actions=_names(actions, circle))


def errors(plan: Plan) -> Iterator[Message]:
    ids = tuple(action.id for action in plan.actions)
    for id in (*repeated(ids), *(id for id in ids if not id)):
        yield error("roadmap", "action id unusable", id, action=action_name(plan, id))
    for action in plan.actions:
        yield from action_errors(action)
        yield from lag_errors(plan, action)
        yield from pool_share_errors(plan, action)
    yield from _link_errors(plan)
    yield from circle_errors(plan.actions)
    phase_errors = tuple(phases_errors(plan.phases))
    yield from phase_errors or (*year_errors(plan), *cover.errors(plan))
    yield from rules_errors(plan.rules, plan.phases)
    yield from schedule_errors(plan)


def schedule_errors(plan: Plan) -> Iterator[Message]:
    """Each start is that of an action and a date; that it keeps the rules is the roadmap's to say."""
    schedule = plan.schedule
    if schedule is None:
        return
    actions = {action.id: action for action in plan.actions}
    yield from date_errors(schedule.date, "roadmap")
    for starts in (schedule.starts, schedule.solved):
        for id in repeated(start.action for start in starts):
            yield error("roadmap", "start twice", id, action=action_name(plan, id))
        for start in starts:
            if start.action in actions:
                yield from _place_errors(actions[start.action], start)
            else:
                yield error("roadmap", "start of nothing", start.action, action=start.action)


def findings(plan: Plan) -> Iterator[Message]:
    included = {action.id: action for action in plan.actions if action.included}
    if not included:
        yield warning("roadmap", "no action in plan")
    yield from _deadlocks(included)
    for id, action in included.items():
        for other in action.exclusive_with:
            if other in included and (id < other or id not in included[other].exclusive_with):
                names = {"first": action.name, "second": included[other].name}
                yield warning("roadmap", "same site twice", id, **names)
        missing = tuple(action_name(plan, needed) for needed in action.prerequisites if needed not in included)
        if missing:
            yield warning("roadmap", "prerequisites not in plan", id, action=action.name, missing=missing)
        options = action.prerequisites_any
        if options and included.keys().isdisjoint(options):
            names_of_options = tuple(action_name(plan, option) for option in options)
            yield warning("roadmap", "no prerequisite in plan", id, action=action.name, options=names_of_options)
        yield from field_findings(plan, action)
    for action in unprepared(plan):
        yield warning("roadmap", "nothing prepares it", action.id, action=action.name, readiness=action.readiness)
    yield from cover.findings(plan)


def open_assumptions(plan: Plan) -> int:
    """Actions in the plan, and the scheduling rules, that rest on template judgement nobody has confirmed."""
    actions = sum(action.included and _is_assumed(action) for action in plan.actions)
    return actions + (plan.rules.evidence.basis == "assumption")


def _deadlocks(included: dict[str, Action]) -> Iterator[Message]:
    """A circle that only the choices outside the plan would open."""
    within = tuple(
        replace(action, prerequisites_any=tuple(id for id in action.prerequisites_any if id in included))
        if action.prerequisites_any
        else action
        for action in included.values()
    )
    circle = find_circle(within)
    if circle:
        yield warning("roadmap", "only way round left out", circle[0], actions=_names(within, circle))


def _names(actions: Iterable[Action], ids: Iterable[str]) -> tuple[Bilingual, ...]:
    names = {action.id: action.name for action in actions}
    return tuple(names[id] for id in ids)


def _is_assumed(action: Action) -> bool:
    locked = action.mandatory_evidence
    return action.evidence.basis == "assumption" or (locked is not None and locked.basis == "assumption")


def _link_errors(plan: Plan) -> Iterator[Message]:
    """Everything an action names is there."""
    actions = {action.id for action in plan.actions}
    strategies = {CROSS, *(strategy.id for strategy in plan.strategies)}
    criteria = {criterion.id for criterion in plan.criteria.criteria}
    for action in plan.actions:
        for id in (*action.prerequisites, *action.prerequisites_any, *action.exclusive_with):
            if id not in actions or id == action.id:
                yield error("roadmap", "action tied to nothing", action.id, action=action.name, other=id)
        for id in (action.strategy, *(contribution.strategy for contribution in action.contributions)):
            if id not in strategies:
                name = strategy_name(plan, id)
                yield error("roadmap", "strategy unknown", action.id, action=action.name, strategy=name)
        for id in _linked_criteria(action):
            if id not in criteria:
                yield error("roadmap", "criterion unknown", action.id, action=action.name, criterion=id)
        if not _has_readable_rule(action):
            yield error("roadmap", "fit rule unreadable", action.id, action=action.name, rule=action.fits_if)


def _linked_criteria(action: Action) -> tuple[str, ...]:
    """Ids of the criteria an action is said to move; `also_moves` writes them with a sign behind."""
    moved = tuple(id.rstrip("+-") for id in action.also_moves)
    return (action.linked_criterion, *moved) if action.linked_criterion else moved


def _has_readable_rule(action: Action) -> bool:
    try:
        conditions(action.fits_if)
    except ValueError:
        return False
    return True


def _place_errors(action: Action, start: Start) -> Iterator[Message]:
    yield from quarter_errors(action, start.quarter)
    if not EARLIEST_YEAR <= start.year <= LATEST_YEAR:
        blanks = {"year": start.year, "first": EARLIEST_YEAR, "last": LATEST_YEAR}
        yield error("roadmap", "start outside phases", action.id, action=action.name, **blanks)
