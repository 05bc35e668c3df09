"""Edits of the expert group and of one expert's answers as a whole."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from planner.checks.scoring import expert_score_errors
from planner.checks.weighting import expert_errors, group_errors, importance_errors, judgement_errors
from planner.edits.change import changed, refuse
from planner.edits.freeze import refuse_frozen
from planner.edits.log import logged
from planner.edits.scenario_set import with_fitting_scenarios
from planner.edits.weighting import fitting
from planner.model.bilingual import Bilingual, Language
from planner.model.log import LogEntry
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.strategy import ExpertScore
from planner.model.weighting import Answer, Exclusion, ExclusionRule, Expert, Importance, Judgement


def add_expert(plan: Plan, name: Bilingual, department: str = "", influence: float = 1.0) -> Plan:
    """A new expert, last in the group, without answers; ProblemError: empty name, influence not above 0."""
    expert = Expert(free_expert_id(plan), name, department.strip(), float(influence))
    refuse(expert_errors(expert))
    return changed(plan, weighting=replace(plan.weighting, experts=(*plan.weighting.experts, expert)))


def free_expert_id(plan: Plan) -> str:
    """The id the next expert gets; never one that a past round still names."""
    weighting = plan.weighting
    taken = {expert.id for expert in weighting.experts}
    for past in weighting.rounds:
        taken.update(given.expert for given in past.answers)
    taken.update(entry.expert for entry in plan.log)
    number = 1
    while (id := f"E{number}") in taken:
        number += 1
    return id


def rename_expert(plan: Plan, id: str, text: str, language: Language) -> Plan:
    """Retype the name in one language; ProblemError where it would be empty in both."""
    return _with_expert(plan, id, lambda expert: replace(expert, name=expert.name.with_text(language, text.strip())))


def set_department(plan: Plan, id: str, department: str) -> Plan:
    return _with_expert(plan, id, lambda expert: replace(expert, department=department.strip()))


def set_influence(plan: Plan, id: str, influence: float) -> Plan:
    """The expert's share in the group, in any unit; ProblemError: not above 0, weights locked."""
    refuse_frozen(plan)
    return _with_expert(plan, id, lambda expert: replace(expert, influence=float(influence)))


def exclude_expert(plan: Plan, id: str, rule: ExclusionRule, reason: str, *, who: str, date: str) -> Plan:
    """Keep an expert's answers but count them no longer, by a stated rule and for a reason; it is logged.

    ProblemError: no reason, an impossible date, nobody else left to be heard, weights locked.
    """
    refuse_frozen(plan)
    exclusion = Exclusion(rule, reason.strip(), date)
    plan = _with_expert(plan, id, lambda expert: replace(expert, exclusion=exclusion))
    refuse(group_errors(plan.weighting))
    details = {"rule": rule, "reason": exclusion.reason}
    return logged(plan, LogEntry(date, who.strip(), "expert excluded", id, {**details}))


def hear_expert(plan: Plan, id: str, *, who: str, date: str) -> Plan:
    """Count an excluded expert's answers again; it is logged. ProblemError: weights locked."""
    if plan.weighting.expert(id).exclusion is None:
        return plan
    refuse_frozen(plan)
    plan = _with_expert(plan, id, lambda expert: replace(expert, exclusion=None))
    return logged(plan, LogEntry(date, who.strip(), "expert heard again", id))


def remove_expert(plan: Plan, id: str) -> Plan:
    """Take an expert without answers off the list; who answered, now or in a past round, can only be excluded.

    ProblemError: there are answers, or nobody else is left to be heard.
    """
    weighting = plan.weighting
    expert = weighting.expert(id)
    present: tuple[Answer, ...] = (*weighting.judgements, *weighting.importances, *plan.expert_scores)
    rounds = (present, *(past.answers for past in weighting.rounds))
    if any(given.expert == id for answers in rounds for given in answers):
        raise ProblemError("expert has answered", "weighting", id, expert=weighting.shown_name(id))
    remaining = replace(weighting, experts=tuple(other for other in weighting.experts if other is not expert))
    refuse(group_errors(remaining))
    return with_fitting_scenarios(changed(plan, weighting=remaining))


def set_anonymous(plan: Plan, anonymous: bool) -> Plan:
    """Show experts by number in window and workbook; their names stay in the plan."""
    return changed(plan, weighting=replace(plan.weighting, anonymous=anonymous))


def take_answers(
    plan: Plan,
    expert: str,
    judgements: Iterable[Judgement] = (),
    importances: Iterable[Importance] = (),
    scores: Iterable[ExpertScore] = (),
) -> Plan:
    """Take one expert's answers of the present round in place of all given before, as a questionnaire brings them.

    The answers' own expert is not read: they become `expert`'s; of two on one thing the later counts. ProblemError:
    one does not fit the criteria, the strategies or its scale, weights locked. KeyError for an unknown expert.
    """
    refuse_frozen(plan)
    weighting = plan.weighting
    weighting.expert(expert)
    judged = tuple(replace(given, expert=expert) for given in judgements)
    valued = tuple(replace(given, expert=expert) for given in importances)
    scored = tuple(replace(given, expert=expert) for given in scores)
    refuse(error for given in judged for error in judgement_errors(plan, given))
    refuse(error for given in valued for error in importance_errors(plan, given))
    refuse(error for given in scored for error in expert_score_errors(plan, given))
    pairs = {(given.first, given.second): given for given in fitting(plan.criteria, judged)}
    values = {(given.way, given.criterion): given for given in valued}
    cells = {(given.strategy, given.criterion): given for given in scored}
    return changed(
        plan,
        weighting=replace(
            weighting,
            judgements=(*(given for given in weighting.judgements if given.expert != expert), *pairs.values()),
            importances=(*(given for given in weighting.importances if given.expert != expert), *values.values()),
        ),
        expert_scores=(*(given for given in plan.expert_scores if given.expert != expert), *cells.values()),
    )


def _with_expert(plan: Plan, id: str, edit: Callable[[Expert], Expert]) -> Plan:
    edited = edit(plan.weighting.expert(id))
    refuse(expert_errors(edited))
    experts = tuple(edited if expert.id == id else expert for expert in plan.weighting.experts)
    return changed(plan, weighting=replace(plan.weighting, experts=experts))
