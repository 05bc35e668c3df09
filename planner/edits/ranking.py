"""Edits of how strategies are ranked, of how that is doubted, and of the scenarios beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import EllipsisType

from planner.checks.ranking import naming_errors, scenario_errors, sureness_errors
from planner.edits.change import changed, refuse
from planner.model.bilingual import Bilingual, Language
from planner.model.plan import Plan
from planner.model.ranking import Scenario, ScenarioScore, TopsisForm, WeightDoubt


def set_normalisation(plan: Plan, normalisation: TopsisForm) -> Plan:
    """The form of TOPSIS: on declared bounds (reversal-free) or the classic vector form."""
    return changed(plan, ranking=replace(plan.ranking, normalisation=normalisation))


def set_sureness(
    plan: Plan,
    *,
    weights: WeightDoubt | None = None,
    spread: float | EllipsisType | None = ...,
    scores: bool | None = None,
    draws: int | None = None,
    seed: int | None = None,
) -> Plan:
    """How weights and scores are drawn; what is not given stays. `spread` None takes it from the experts.

    ProblemError: a spread that is not between 0 and 1, draws outside 1,000 to 1,000,000, a seed below 0.
    """
    old = plan.ranking.sureness
    new = replace(
        old,
        weights=old.weights if weights is None else weights,
        spread=old.spread if isinstance(spread, EllipsisType) else spread,
        scores=old.scores if scores is None else scores,
        draws=old.draws if draws is None else draws,
        seed=old.seed if seed is None else seed,
    )
    refuse(sureness_errors(new))
    return changed(plan, ranking=replace(plan.ranking, sureness=new))


def keep_scenario(
    plan: Plan,
    name: Bilingual,
    *,
    weights: Mapping[str, float] | None = None,
    experts: Iterable[str] = (),
    scores: Iterable[ScenarioScore] = (),
    normalisation: TopsisForm | None = None,
    method: str = "",
    note: Bilingual | None = None,
) -> Plan:
    """A scenario more, last in order, of what is given; all else in it is the plan's own.

    `weights` gives every leaf its share of the whole. ProblemError: no name or one that is taken, weights that
    are no whole, weights and experts at once, experts or cells the plan does not have, a value off its scale.
    """
    scenario = Scenario(
        _free_id(plan),
        _stripped(name),
        _in_tree_order(plan, weights),
        tuple(experts),
        tuple(scores),
        normalisation,
        method,
        note or Bilingual(),
    )
    return _with_scenarios(plan, (*plan.scenarios, scenario))


def change_scenario(
    plan: Plan,
    id: str,
    *,
    weights: Mapping[str, float] | None = None,
    experts: Iterable[str] | None = None,
    scores: Iterable[ScenarioScore] | None = None,
    normalisation: TopsisForm | EllipsisType | None = ...,
    method: str | None = None,
    note: Bilingual | None = None,
) -> Plan:
    """Say other things in a scenario; what is not given stays, what is given empty becomes the plan's own.

    ProblemError as in `keep_scenario`.
    """
    old = _scenario(plan, id)
    new = replace(
        old,
        weights=old.weights if weights is None else _in_tree_order(plan, weights),
        experts=old.experts if experts is None else tuple(experts),
        scores=old.scores if scores is None else tuple(scores),
        normalisation=old.normalisation if isinstance(normalisation, EllipsisType) else normalisation,
        method=old.method if method is None else method,
        note=old.note if note is None else note,
    )
    return _with_scenario(plan, new)


def rename_scenario(plan: Plan, id: str, text: str, language: Language) -> Plan:
    """Retype the name in one language; ProblemError where it is taken or would be empty in both."""
    old = _scenario(plan, id)
    return _with_scenario(plan, replace(old, name=old.name.with_text(language, text.strip())))


def duplicate_scenario(plan: Plan, id: str, name: Bilingual) -> Plan:
    """The same scenario again under another name, right behind it; ProblemError where the name is taken."""
    copy = replace(_scenario(plan, id), id=_free_id(plan), name=_stripped(name))
    scenarios = list(plan.scenarios)
    scenarios.insert(_place(plan, id) + 1, copy)
    return _with_scenarios(plan, tuple(scenarios))


def remove_scenario(plan: Plan, id: str) -> Plan:
    gone = _scenario(plan, id)
    return _with_scenarios(plan, tuple(scenario for scenario in plan.scenarios if scenario is not gone))


def _scenario(plan: Plan, id: str) -> Scenario:
    return plan.scenarios[_place(plan, id)]


def _place(plan: Plan, id: str) -> int:
    for place, scenario in enumerate(plan.scenarios):
        if scenario.id == id:
            return place
    raise KeyError(id)


def _in_tree_order(plan: Plan, weights: Mapping[str, float] | None) -> tuple[tuple[str, float], ...]:
    """Weights as pairs; leaves the tree does not have come last, for the check to name."""
    places = {leaf.id: place for place, leaf in enumerate(plan.criteria.leaves)}
    pairs = ((leaf, float(share)) for leaf, share in (weights or {}).items())
    return tuple(sorted(pairs, key=lambda pair: places.get(pair[0], len(places))))


def _stripped(name: Bilingual) -> Bilingual:
    return Bilingual(name.zh.strip(), name.en.strip())


def _free_id(plan: Plan) -> str:
    taken = {scenario.id for scenario in plan.scenarios}
    number = 1
    while (id := f"S{number}") in taken:
        number += 1
    return id


def _with_scenario(plan: Plan, new: Scenario) -> Plan:
    return _with_scenarios(plan, tuple(new if old.id == new.id else old for old in plan.scenarios))


def _with_scenarios(plan: Plan, scenarios: tuple[Scenario, ...]) -> Plan:
    """The plan with scenarios of which those that were not there before are checked."""
    for scenario in scenarios:
        if scenario not in plan.scenarios:
            refuse(scenario_errors(plan, scenario))
    refuse(naming_errors(scenarios))
    return changed(plan, scenarios=scenarios)
