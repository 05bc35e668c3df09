"""Edits of the city's facts; what the figures say on the strategies and actions follows at once."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from planner import evaluate
from planner.checks.cities import figure_errors, means_errors, title_errors
from planner.cities.catalogue import Catalogue
from planner.edits.change import changed, refuse
from planner.model.bilingual import Language, same
from planner.model.city import CityProfile, Figure, HeldResource, Means
from planner.model.evidence import EXPERT, Evidence
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.strategy import Score
from planner.roadmap.rules import read_start_rules
from planner.roadmap.start_set import suggested, with_deadlines
from planner.roadmap.value import action_value
from planner.scoring.prefill import local_fits, prefilled_scores
from planner.scoring.rules import read_prefill_rules
from planner.scoring.strategies import read_potentials
from planner.templates.tables import templates_folder


def set_title(plan: Plan, text: str, language: Language) -> Plan:
    """Retype the plan's title in one language; ProblemError where it would be empty in both."""
    title = plan.title.with_text(language, text.strip())
    refuse(title_errors(title))
    return changed(plan, title=title)


def set_means(plan: Plan, own: float | None, central_transfer: float | None) -> Plan:
    """The money at hand in a year, in 10,000 yuan (万元); None where it is not known. ProblemError below zero."""
    known = own is not None or central_transfer is not None
    means = Means(
        None if own is None else float(own),
        None if central_transfer is None else float(central_transfer),
        EXPERT if known else None,
    )
    refuse(means_errors(means))
    return changed(plan, means=means)


def set_own_figure(
    plan: Plan, indicator: str, value: float | None, source: str, year: int | None, *, catalogue: Catalogue
) -> Plan:
    """Type a figure over the catalogue's, in the indicator's unit, or with None go back to the catalogue's.

    With a `source` it counts as read there, without one as the planner's own. Fits, unconfirmed scores and
    suggested actions follow as in `refresh_prefill`. ProblemError: outside what the indicator can be, or an
    unlikely year.
    """
    others = tuple(figure for figure in plan.city.own_figures if figure.indicator != indicator)
    if value is None:
        return _with_city(plan, replace(plan.city, own_figures=others), catalogue)
    evidence = Evidence("source", same(source.strip()), year) if source.strip() else replace(EXPERT, year=year)
    figure = Figure(indicator, float(value), evidence, "own")
    refuse(figure_errors(figure))
    described = catalogue.indicator(indicator)
    if not described.minimum <= figure.value <= described.maximum:
        raise ProblemError(
            "figure outside range",
            "cities",
            indicator,
            indicator=described.name,
            value=figure.value,
            lowest=described.minimum,
            highest=described.maximum,
            unit=described.unit,
        )
    if figure == next((old for old in plan.city.own_figures if old.indicator == indicator), None):
        return plan
    return _with_city(plan, replace(plan.city, own_figures=(*others, figure)), catalogue)


def take_own_figures(plan: Plan, figures: Iterable[Figure], catalogue: Catalogue) -> Plan:
    """Take imported figures into the plan's city, in place of what it had typed or imported for those indicators.

    Fits, unconfirmed scores and suggested actions follow as in `refresh_prefill`.
    """
    taken = {figure.indicator: figure for figure in figures}
    kept = tuple(figure for figure in plan.city.own_figures if figure.indicator not in taken)
    return _with_city(plan, replace(plan.city, own_figures=(*kept, *taken.values())), catalogue)


def set_resources(plan: Plan, codes: Iterable[str], catalogue: Catalogue) -> Plan:
    """The resources the city lives or lived on, as codes of the catalogue; new ones are the planner's word.

    Fits, unconfirmed scores and suggested actions follow as in `refresh_prefill`.
    """
    known = {resource.code: resource for resource in plan.city.resources}
    resources = tuple(
        known.get(code, HeldResource(catalogue.resource(code).code, EXPERT)) for code in dict.fromkeys(codes)
    )
    return _with_city(plan, replace(plan.city, resources=resources), catalogue)


def refresh_prefill(plan: Plan, catalogue: Catalogue, templates: Path | None = None) -> Plan:
    """Take the catalogue's present facts and work out again what follows from them by the templates' rules.

    The planner's own figures and resources stay, and so do confirmed scores, actions taken in or left out by
    hand, and mandatory marks set or released by hand. Empty cells of rated leaves are prefilled where that is
    possible. `templates` is the folder of rules, by default the one beside the program.
    """
    shipped = next((city for city in catalogue.cities if city.id == plan.city.id), plan.city)
    entered = any(resource.evidence.basis == "expert" for resource in plan.city.resources)
    city = replace(
        shipped,
        own_figures=plan.city.own_figures,
        resources=plan.city.resources if entered else shipped.resources,
    )
    return _recomputed(changed(plan, city=city, catalogue_edition=catalogue.edition), catalogue, templates)


def _with_city(plan: Plan, city: CityProfile, catalogue: Catalogue) -> Plan:
    return plan if city == plan.city else _recomputed(replace(plan, city=city), catalogue, None)


def _recomputed(plan: Plan, catalogue: Catalogue, templates: Path | None) -> Plan:
    folder = templates_folder() if templates is None else templates
    rules = read_prefill_rules(folder)
    strategies = {strategy.id for strategy in plan.strategies}
    fits = tuple(fit for fit in local_fits(catalogue, plan.city, rules) if fit.strategy in strategies)
    prefilled = prefilled_scores(fits, read_potentials(folder), plan.criteria, rules.evidence)
    plan = changed(plan, fits=fits, scores=_merged(plan, prefilled))
    values = {ranked.strategy: ranked.schedule_value for ranked in evaluate.ranking(plan).strategies}
    start = read_start_rules(folder)
    actions = suggested(plan.actions, plan.city, start, lambda action: action_value(action, values))
    return changed(plan, actions=with_deadlines(actions, plan.actions, start, plan.first_year, plan.last_year))


def _merged(plan: Plan, prefilled: tuple[Score, ...]) -> tuple[Score, ...]:
    """Confirmed scores and, in all other cells, the prefilled ones; strategy by strategy in tree order."""
    scores = {(score.strategy, score.criterion): score for score in prefilled}
    scores.update({(score.strategy, score.criterion): score for score in plan.scores if score.confirmed})
    cells = ((strategy.id, leaf.id) for strategy in plan.strategies for leaf in plan.criteria.leaves)
    return tuple(scores[cell] for cell in cells if cell in scores)
