"""Edits of the indicators of the plan: baseline, path of targets, and what each action does to them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from planner.checks.targets import effect_errors, target_errors
from planner.cities.catalogue import Catalogue
from planner.edits.action_set import with_action
from planner.edits.change import changed, refuse
from planner.model.bilingual import Bilingual, Language
from planner.model.evidence import EXPERT
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.targets import Effect, PhaseTarget, Target

NEW_TARGET = Bilingual("新指标", "New indicator")


def add_target(plan: Plan, name: Bilingual = NEW_TARGET, unit: Bilingual | None = None, result: str = "") -> Plan:
    """An indicator of one's own, last in order, that measures the line `result` of the chain if one is named.

    ProblemError for an empty name.
    """
    target = Target(_free_id(plan), name, unit or Bilingual(), result=_known_result(plan, result), evidence=EXPERT)
    refuse(target_errors(target))
    return changed(plan, targets=(*plan.targets, target))


def add_target_of(plan: Plan, indicator: str, catalogue: Catalogue, result: str = "") -> Plan:
    """An indicator the city has a figure for, with it as the baseline; ProblemError where the city has none."""
    described = catalogue.indicator(indicator)
    plan = add_target(plan, described.name, described.unit, result)
    return take_baseline(plan, plan.targets[-1].id, indicator, catalogue)


def take_baseline(plan: Plan, id: str, indicator: str, catalogue: Catalogue) -> Plan:
    """Take the city's figure in force as the baseline, with its unit, year and source.

    ProblemError where the city has none.
    """
    figure, described = plan.city.figure(indicator), catalogue.indicator(indicator)
    if figure is None:
        raise ProblemError("figure for baseline missing", "roadmap", id, indicator=described.name)
    return _with_fields(
        plan,
        id,
        baseline=figure.value,
        baseline_year=figure.evidence.year,
        unit=described.unit,
        indicator=indicator,
        evidence=figure.evidence,
    )


def set_baseline(plan: Plan, id: str, value: float | None) -> Plan:
    """Type where the indicator stands, in its unit; it is then the planner's own figure. None: not known."""
    value = _number(value)
    if value == plan.target(id).baseline:
        return plan
    return _with_fields(plan, id, baseline=value, indicator="", evidence=EXPERT)


def set_baseline_year(plan: Plan, id: str, year: int | None) -> Plan:
    """The year the baseline is of; what actions finished by then have done is in it. ProblemError: unlikely."""
    return _with_fields(plan, id, baseline_year=year)


def set_phase_target(plan: Plan, id: str, phase: str, value: float | None) -> Plan:
    """The value the indicator is to have at the end of a phase; None for no target then."""
    phases = [each.id for each in plan.phases]
    given = {each.phase: each for each in plan.target(id).phase_targets}
    given[phases[phases.index(phase)]] = PhaseTarget(phase, _number(value) or 0.0)
    if value is None:
        del given[phase]
    return _with_fields(plan, id, phase_targets=tuple(given[each] for each in phases if each in given))


def set_falling(plan: Plan, id: str, falling: bool) -> Plan:
    """Whether less is better."""
    return _with_fields(plan, id, falling=falling)


def rename_target(plan: Plan, id: str, text: str, language: Language) -> Plan:
    """Retype the name in one language; ProblemError where it would be empty in both."""
    return _with_fields(plan, id, name=plan.target(id).name.with_text(language, text.strip()))


def set_target_unit(plan: Plan, id: str, text: str, language: Language) -> Plan:
    """Retype the unit in one language; it may be empty."""
    return _with_fields(plan, id, unit=plan.target(id).unit.with_text(language, text.strip()))


def set_data_source(plan: Plan, id: str, text: str, language: Language) -> Plan:
    """Where and how often the indicator is reported, in one language."""
    return _with_fields(plan, id, data_source=plan.target(id).data_source.with_text(language, text.strip()))


def link_to_result(plan: Plan, id: str, result: str) -> Plan:
    """The line of the results chain the indicator measures; empty for none."""
    return _with_fields(plan, id, result=_known_result(plan, result))


def move_target(plan: Plan, id: str, position: int) -> Plan:
    """Put an indicator at a place counted from 0."""
    target = plan.target(id)
    others = [other for other in plan.targets if other is not target]
    others.insert(min(max(position, 0), len(others)), target)
    return changed(plan, targets=tuple(others))


def remove_target(plan: Plan, id: str) -> Plan:
    """Remove an indicator with what actions do to it and its readings."""
    gone = plan.target(id)
    return changed(
        plan,
        targets=tuple(target for target in plan.targets if target is not gone),
        actions=tuple(
            replace(action, effects=tuple(effect for effect in action.effects if effect.target != id))
            if any(effect.target == id for effect in action.effects)
            else action
            for action in plan.actions
        ),
        reports=tuple(
            replace(report, readings=tuple(reading for reading in report.readings if reading.target != id))
            for report in plan.reports
        ),
    )


def set_effect(plan: Plan, action: str, target: str, amount: float | None) -> Plan:
    """By how much the finished action moves an indicator, signed, in its unit; 0: not at all; None: not known."""
    acting, name = plan.action(action), plan.target(target).name
    given = {effect.target: effect for effect in acting.effects}
    if amount is None:
        given.pop(target, None)
    else:
        refuse(effect_errors(action, acting.name, name, amount))
        given[target] = Effect(target, float(amount))
    order = [each.id for each in plan.targets]
    effects = tuple(sorted(given.values(), key=lambda effect: order.index(effect.target)))
    return with_action(plan, replace(acting, effects=effects))


def without_phases(targets: Iterable[Target], phases: Iterable[str]) -> tuple[Target, ...]:
    """Indicators without targets for phases other than `phases`."""
    kept = frozenset(phases)
    return tuple(
        replace(target, phase_targets=tuple(each for each in target.phase_targets if each.phase in kept))
        for target in targets
    )


def _with_fields(plan: Plan, id: str, **fields: Any) -> Plan:
    new = replace(plan.target(id), **fields)
    refuse(target_errors(new))
    return changed(plan, targets=tuple(new if old.id == id else old for old in plan.targets))


def _known_result(plan: Plan, id: str) -> str:
    return plan.result(id).id if id else ""


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)


def _free_id(plan: Plan) -> str:
    taken = {target.id for target in plan.targets}
    number = 1
    while (id := f"T{number}") in taken:
        number += 1
    return id
