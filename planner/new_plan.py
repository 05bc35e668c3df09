"""A first plan for a city, from the catalogue and the templates alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from planner import evaluate
from planner.cities.catalogue import Catalogue
from planner.criteria.template import read_criteria
from planner.edits.cities import refresh_prefill
from planner.edits.roadmap import adopt_schedule
from planner.evaluate import Cancelled, OnProgress
from planner.model.action import Phase
from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile, HeldResource, Means
from planner.model.evidence import EXPERT
from planner.model.plan import Plan
from planner.model.weighting import Expert, Weighting
from planner.roadmap.library import read_library
from planner.roadmap.pools import read_pools
from planner.roadmap.rules import read_schedule_rules
from planner.scoring.strategies import read_strategies
from planner.templates.tables import templates_folder


def new_plan(
    catalogue: Catalogue,
    city: CityProfile,
    today: date,
    *,
    resources: Sequence[str] | None = None,
    means: Means | None = None,
    templates: Path | None = None,
) -> Plan:
    """A plan with equal weights, prefilled scores and the suggested actions, not yet scheduled.

    Actions may start from the January after `today`. `resources` are codes the planner vouches for, in place of
    the catalogue's; `means` the money at hand. Raises ProblemError for a template that cannot be read and
    KeyError for an unknown resource.
    """
    folder = templates or templates_folder()
    if resources:
        city = replace(city, resources=tuple(HeldResource(catalogue.resource(code).code, EXPERT) for code in resources))
    criteria, focuses = read_criteria(folder / "criteria")
    rules, phases = read_schedule_rules(folder)
    first_year = _first_year(today, phases)
    empty = Plan(
        title=_title(city, first_year, phases[-1].last_year),
        city=city,
        criteria=criteria,
        weighting=Weighting((Expert("E1", EXPERT.source),), focuses=focuses),
        strategies=read_strategies(folder),
        fits=(),
        scores=(),
        actions=read_library(folder),
        phases=phases,
        rules=rules,
        first_year=first_year,
        catalogue_edition=catalogue.edition,
        means=means or Means(),
        pools=read_pools(folder),
    )
    return refresh_prefill(empty, catalogue, folder)


def scheduled(plan: Plan, today: date, progress: OnProgress | None = None, cancel: Cancelled | None = None) -> Plan:
    """The plan with a schedule solved and adopted today."""
    proposal = evaluate.schedule(plan, evaluate.ranking(plan), progress, cancel)
    return adopt_schedule(plan, proposal, today.isoformat())


def ready_plan(
    catalogue: Catalogue,
    city: CityProfile,
    today: date,
    *,
    resources: Sequence[str] | None = None,
    means: Means | None = None,
    templates: Path | None = None,
    progress: OnProgress | None = None,
    cancel: Cancelled | None = None,
) -> Plan:
    """A new plan with its schedule solved and adopted: what a workbook needs."""
    plan = new_plan(catalogue, city, today, resources=resources, means=means, templates=templates)
    return scheduled(plan, today, progress, cancel)


def _first_year(today: date, phases: tuple[Phase, ...]) -> int:
    return min(max(today.year + 1, phases[0].first_year), phases[-1].last_year)


def _title(city: CityProfile, first_year: int, last_year: int) -> Bilingual:
    return Bilingual(
        f"{city.name.zh}转型路线图（{first_year}—{last_year}年）",
        f"{city.name.en} transition roadmap {first_year}–{last_year}",
    )
