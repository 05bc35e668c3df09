"""Edits of the actions: which are in the plan, and what each of them is.

What they cost is in `planner.edits.action_money`, their milestones in `planner.edits.milestones`.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import count
from types import EllipsisType
from typing import Any, Literal

from planner.checks.action_fields import lag_errors, window_errors
from planner.checks.roadmap import action_errors, circle_errors, start_errors
from planner.edits.action_set import (
    dependants,
    with_action,
    with_fields,
    with_included,
    with_prerequisites,
    without_actions,
)
from planner.edits.change import changed, refuse
from planner.edits.log import logged
from planner.edits.milestones import quarter_count
from planner.model.action import CROSS, Action, Contribution, Lag, Mandate
from planner.model.bilingual import Bilingual, Language, same
from planner.model.evidence import EXPERT, assumption
from planner.model.log import Detail, LogEntry
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.roadmap.start_set import BORROWED, PLANNER

ActionWords = Literal[
    "workstream",
    "description",
    "output",
    "lead",
    "support",
    "accountable",
    "readiness_reason",
    "unit_cost",
    "funding",
    "kpi",
    "kpi_unit",
    "kpi_source",
    "risk",
    "mitigation",
    "mandate_note",
    "policy_basis",
]
"""The fields of an action that describe it in words."""
MANDATES: dict[Mandate, Bilingual] = {
    "planner": Bilingual("本计划编制人员", "the planner"),
    "policy": Bilingual("上级政策要求", "a policy from above"),
    "leader": Bilingual("领导确定", "a leader's decision"),
}
"""Who stands behind a mandatory action, as the decision log says it."""
_ID = re.compile(r"[\w.-]{1,20}")
NO_SOURCE = Bilingual("未注明出处", "no source given")
NOT_COMPUTED = Bilingual("未计算", "not computed")


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


def set_mandatory(
    plan: Plan,
    id: str,
    mandatory: bool,
    mandate: Mandate = "planner",
    note: Bilingual | None = None,
    *,
    date: str = "",
    who: str = "",
    lost: float | None = None,
) -> Plan:
    """Force an action into the schedule, taking it into the plan with all it waits for, or release it.

    `mandate` says who stands behind it, `note` by what document or decision. What a policy or a leader demands is
    entered in the decision log under `date` (ISO 8601) with `who` recorded it and the value `lost` by it, where that
    is known; once more where its source is only named later. A forbidden action is forbidden no more. ProblemError
    for an impossible date of such an entry.
    """
    old = plan.action(id)
    if not mandatory:
        released = {"mandatory": False, "mandate": "planner", "mandate_note": Bilingual()}
        return with_fields(plan, id, mandatory_evidence=EXPERT, **released) if old.mandatory else plan
    note = old.mandate_note if note is None else note
    if (old.mandatory, old.mandate, old.mandate_note) == (True, mandate, note):
        return plan
    if not old.mandatory:
        plan = with_included(plan, id)
    given = {"mandatory": True, "mandatory_evidence": EXPERT, "mandate": mandate, "mandate_note": note}
    plan = with_fields(plan, id, forbidden=False, **given)
    told = (old.mandatory, old.mandate) == (True, mandate) and (old.mandate_note or not note)
    if mandate == "planner" or told:
        return plan
    details: dict[str, Detail] = {
        "action": old.name,
        "mandate": MANDATES[mandate],
        "lost": NOT_COMPUTED if lost is None else round(lost, 1),
        "reason": note or NO_SOURCE,
    }
    return logged(plan, LogEntry(date, who, "action mandated", details=details))


def set_forbidden(plan: Plan, id: str, forbidden: bool) -> Plan:
    """Keep an action in the plan's list but out of every schedule, or release it.

    It is then neither mandatory nor fixed.
    """
    if not forbidden:
        return with_fields(plan, id, forbidden=False)
    plan = set_mandatory(plan, id, False)
    return with_fields(plan, id, forbidden=True, pinned_start=None)


def pin_start(plan: Plan, id: str, year: int | None) -> Plan:
    """Fix the year in which an action starts, taking it into the plan, or release it with None.

    ProblemError: before the first schedulable year or after the last phase.
    """
    if year is None:
        return with_action(plan, replace(plan.action(id), pinned_start=None))
    refuse(start_errors(plan.action(id), year, plan))
    plan = with_included(plan, id)
    return with_action(plan, replace(plan.action(id), pinned_start=year))


def set_earliest_start(plan: Plan, id: str, year: int | None) -> Plan:
    """The first year in which the action may start, or None; ProblemError outside the phases or too late.

    A fixed start overrules it.
    """
    return _with_window(plan, id, earliest_start=year)


def set_latest_end(plan: Plan, id: str, year: int | None) -> Plan:
    """The year in which the action must have ended, or None; ProblemError outside the phases or too early.

    A fixed start overrules it.
    """
    return _with_window(plan, id, latest_end=year)


def set_duration(plan: Plan, id: str, years: float) -> Plan:
    """How long the work takes, in years above 0; halves are allowed.

    Another number of whole years spreads the cost evenly again; milestones beyond the new end move to it.
    """
    old = plan.action(id)
    new = replace(old, duration_years=float(years))
    refuse(action_errors(replace(new, milestones=(), cost_profile=())))
    last = quarter_count(new)
    return with_fields(
        plan,
        id,
        duration_years=new.duration_years,
        cost_profile=old.cost_profile if new.whole_years == old.whole_years else (),
        milestones=tuple(replace(each, quarter=min(each.quarter, last)) for each in old.milestones),
    )


def set_capacity(plan: Plan, id: str, amount: float) -> Plan:
    """What the action takes of its lead department in each year, in projects; 0 or more."""
    return with_fields(plan, id, capacity=float(amount))


def set_readiness(plan: Plan, id: str, readiness: int) -> Plan:
    """How ready the action is, 1..9."""
    return with_fields(plan, id, readiness=readiness)


def set_words(plan: Plan, id: str, field: ActionWords, text: str, language: Language) -> Plan:
    """Retype one of the descriptions of an action in one language; it may be empty.

    A lead unit that another action has is taken with its name in both languages, a new one is the same in both: units
    are told apart by their whole name, and the old unit's translation would make two of one.
    """
    text, words = text.strip(), getattr(plan.action(id), field)
    if field == "lead" and text != words.text(language):
        known = (action.lead for action in plan.actions if action.lead.text(language) == text)
        return with_fields(plan, id, lead=next(known, same(text)))
    return with_fields(plan, id, **{field: words.with_text(language, text)})


def set_contribution(plan: Plan, id: str, strategy: str, share: float) -> Plan:
    """The share (0..1) in which an action carries a strategy other than its own; 0 takes it away.

    ProblemError for a share outside 0..1.
    """
    plan.strategy(strategy)
    others = tuple(part for part in plan.action(id).contributions if part.strategy != strategy)
    new = (Contribution(strategy, float(share)),) if share else ()
    return with_fields(plan, id, contributions=(*others, *new))


def set_strategy(plan: Plan, id: str, strategy: str) -> Plan:
    """The strategy an action belongs to, or `CROSS`; it no longer contributes to that one besides."""
    if strategy != CROSS:
        plan.strategy(strategy)
    others = tuple(part for part in plan.action(id).contributions if part.strategy != strategy)
    return with_fields(plan, id, strategy=strategy, contributions=others)


def set_kpi(
    plan: Plan,
    id: str,
    *,
    baseline: float | EllipsisType | None = ...,
    baseline_year: int | EllipsisType | None = ...,
    target: float | EllipsisType | None = ...,
    target_year: int | EllipsisType | None = ...,
) -> Plan:
    """Baseline and target of the action's own indicator with their years; what is not given stays, None empties."""
    given = {"baseline": baseline, "baseline_year": baseline_year, "target": target, "target_year": target_year}
    typed = {f"kpi_{name}": value for name, value in given.items() if not isinstance(value, EllipsisType)}
    return with_fields(plan, id, **typed)


def set_risk(plan: Plan, id: str, likelihood: int | None, impact: int | None) -> Plan:
    """How likely the risk is and how much it would matter, 1..5 each; None where nobody has said."""
    return with_fields(plan, id, risk_likelihood=likelihood, risk_impact=impact)


def set_lag(plan: Plan, id: str, predecessor: str, years: int) -> Plan:
    """Whole years to wait after one of the predecessors has ended, 0 for none.

    ProblemError for less than none and for an action this one does not wait for.
    """
    others = tuple(lag for lag in plan.action(id).lags if lag.predecessor != predecessor)
    lags = (*others, Lag(plan.action(predecessor).id, years)) if years else others
    plan = with_fields(plan, id, lags=lags)
    refuse(lag_errors(plan, plan.action(id)))
    return plan


def rename_action(plan: Plan, id: str, text: str, language: Language) -> Plan:
    """Retype the name in one language; ProblemError where it would be empty in both."""
    return with_fields(plan, id, name=plan.action(id).name.with_text(language, text.strip()))


def confirm_action(plan: Plan, id: str) -> Plan:
    """Vouch for the template's judgement on an action, and for its being mandatory where it is."""
    action = plan.action(id)
    return with_fields(
        plan, id, evidence=EXPERT, mandatory_evidence=EXPERT if action.mandatory else action.mandatory_evidence
    )


def add_action(plan: Plan, name: Bilingual, strategy: str = CROSS, *, id: str = "") -> Plan:
    """An action of one's own, last in order and in the plan; its starting values are assumptions.

    `id` is taken where no other action has it, else the next free number. ProblemError for an empty name, and for an
    id of other signs than letters, digits, points and hyphens.
    """
    if id and not _ID.fullmatch(id):
        raise ProblemError("action id of odd signs", "roadmap", text=id)
    if strategy != CROSS:
        plan.strategy(strategy)
    origin = assumption("新增行动的初始值", "starting values of a new action")
    action = Action(_free_id(plan, id), strategy, name, included=True, included_because=PLANNER, evidence=origin)
    refuse(action_errors(action))
    return changed(plan, actions=(*plan.actions, action))


def duplicate_action(plan: Plan, id: str) -> Plan:
    """A copy of an action right after it, in the plan by hand; it is neither mandatory nor forbidden nor fixed."""
    old = plan.action(id)
    name = Bilingual(f"{old.name.zh}（副本）" if old.name.zh else "", f"{old.name.en} (copy)" if old.name.en else "")
    copy = replace(
        set_mandatory(plan, id, False).action(id),
        id=_free_id(plan),
        name=name,
        included=True,
        included_because=PLANNER,
        mandatory_evidence=None,
        forbidden=False,
        pinned_start=None,
    )
    position = plan.actions.index(old) + 1
    return with_prerequisites(changed(plan, actions=(*plan.actions[:position], copy, *plan.actions[position:])))


def remove_action(plan: Plan, id: str) -> Plan:
    """Remove an action; it disappears from the prerequisites of others, the schedule and the reports."""
    return without_actions(plan, {plan.action(id).id})


def set_prerequisites(plan: Plan, id: str, ids: Sequence[str]) -> Plan:
    """The actions that must all end before this one starts; in the plan, they come in with it.

    ProblemError naming the actions that would wait for one another in a circle.
    """
    needed = tuple(dict.fromkeys(plan.action(other).id for other in ids))
    old = plan.action(id)
    kept = {*needed, *old.prerequisites_any}
    lags = tuple(lag for lag in old.lags if lag.predecessor in kept)
    action = replace(old, prerequisites=needed, lags=lags)
    plan = with_action(plan, action)
    refuse(circle_errors(plan.actions))
    return with_prerequisites(plan) if action.included else plan


def set_prerequisites_any(plan: Plan, id: str, ids: Sequence[str]) -> Plan:
    """Actions of which one must end before this one starts; where none is in the plan, one comes in with it.

    ProblemError naming the actions that would wait for one another in a circle.
    """
    options = tuple(dict.fromkeys(plan.action(other).id for other in ids))
    old = plan.action(id)
    kept = {*options, *old.prerequisites}
    action = replace(old, prerequisites_any=options, lags=tuple(lag for lag in old.lags if lag.predecessor in kept))
    plan = with_action(plan, action)
    refuse(circle_errors(plan.actions))
    return with_prerequisites(plan) if action.included else plan


def set_rivals(plan: Plan, id: str, ids: Sequence[str]) -> Plan:
    """The actions that may need the same site; each of them then names this one too."""
    rivals = tuple(dict.fromkeys(plan.action(other).id for other in ids if other != id))
    plan = with_action(plan, replace(plan.action(id), exclusive_with=rivals))
    for other in plan.actions:
        if other.id != id and (other.id in rivals) != (id in other.exclusive_with):
            kept = tuple(rival for rival in other.exclusive_with if rival != id)
            mutual = (*kept, id) if other.id in rivals else kept
            plan = with_action(plan, replace(other, exclusive_with=mutual))
    return plan


def _with_window(plan: Plan, id: str, **years: Any) -> Plan:
    """With another earliest start or latest end, between which the action must have room."""
    refuse(window_errors(plan, replace(plan.action(id), **years)))
    return with_fields(plan, id, **years)


def _free_id(plan: Plan, wanted: str = "") -> str:
    taken = {action.id for action in plan.actions}
    if wanted and wanted not in taken:
        return wanted
    return next(id for number in count(1) if (id := f"A{number:02}") not in taken)


def _left_out(action: Action) -> Action:
    """Out of the plan by hand: a later suggestion neither brings it back nor makes it mandatory."""
    evidence = EXPERT if action.mandatory else action.mandatory_evidence
    return replace(
        action,
        included=False,
        included_because=PLANNER,
        mandatory=False,
        mandatory_evidence=evidence,
        mandate="planner",
        mandate_note=Bilingual(),
        forbidden=False,
        pinned_start=None,
    )
