"""Edits of the city's facts on real data: fits, unconfirmed scores and suggestions follow."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from planner import checks
from planner.cities.catalogue import Catalogue
from planner.edits import cities, criteria, roadmap, scoring
from planner.model.bilingual import Bilingual
from planner.model.city import Figure, Means
from planner.model.evidence import Evidence
from planner.model.plan import Plan
from planner.new_plan import new_plan
from tests.factories import small_plan
from tests.sentences import refusal

HEGANG, JOBS = "R066", "mining_employment_share"


@pytest.fixture(scope="module")
def plan(catalogue: Catalogue) -> Plan:
    return new_plan(catalogue, catalogue.city(HEGANG), date(2026, 11, 22), resources=("coal",))


def included(plan: Plan) -> set[str]:
    return {action.id for action in plan.actions if action.included}


def ratings(plan: Plan, strategy: str) -> dict[str, float]:
    return {score.criterion: score.value for score in plan.scores if score.strategy == strategy}


def test_an_entered_resource_moves_the_fit_and_the_suggestions(plan: Plan, catalogue: Catalogue) -> None:
    more = cities.set_resources(plan, ["coal", "rare_earth"], catalogue)
    assert ratings(more, "new_materials") != ratings(plan, "new_materials")
    assert ratings(more, "new_energy") == ratings(plan, "new_energy")
    assert included(more) != included(plan)
    assert more.city.resources[0] == plan.city.resources[0]
    assert more.city.resources[1].evidence.basis == "expert"
    assert checks.errors(more) == ()
    assert cities.set_resources(more, ["coal"], catalogue) == plan


def test_what_a_planner_decided_survives_a_change_of_resources(plan: Plan, catalogue: Catalogue) -> None:
    taken_in = next(action.id for action in plan.actions if not action.included and not action.prerequisites)
    decided = roadmap.include_action(plan, taken_in, True)
    left_out = "XC05"
    decided = roadmap.include_action(decided, left_out, False, with_dependants=True)
    decided = roadmap.set_mandatory(decided, "XC08", False)
    decided = scoring.set_score(decided, "new_materials", "C1.1", 8.5)
    changed = cities.set_resources(decided, ["coal", "rare_earth"], catalogue)
    assert taken_in in included(changed)
    assert left_out not in included(changed)
    assert not changed.action("XC08").mandatory
    assert ratings(changed, "new_materials")["C1.1"] == 8.5
    assert changed.score("new_materials", "C1.1") == decided.score("new_materials", "C1.1")


def test_no_action_in_the_plan_lacks_what_it_waits_for_after_a_change(plan: Plan, catalogue: Catalogue) -> None:
    for codes in ([], ["lithium"], ["oil_gas", "forest"], ["graphite"]):
        known = {resource.code for resource in catalogue.resources}
        changed = cities.set_resources(plan, [code for code in codes if code in known], catalogue)
        codes_found = {message.code for message in checks.check(changed)}
        assert not codes_found & {"prerequisites not in plan", "no prerequisite in plan"}


def test_an_own_figure_takes_the_place_of_the_catalogues(plan: Plan, catalogue: Catalogue) -> None:
    typed = cities.set_own_figure(plan, JOBS, 40.0, "市统计公报（2025年）", 2025, catalogue=catalogue)
    figure = typed.city.figure(JOBS)
    assert figure is not None
    assert (figure.value, figure.trust, figure.evidence.basis, figure.evidence.year) == (40.0, "own", "source", 2025)
    assert ratings(typed, "circular_economy") != ratings(plan, "circular_economy")
    assert cities.set_own_figure(typed, JOBS, 40.0, "市统计公报（2025年）", 2025, catalogue=catalogue) is typed
    assert cities.set_own_figure(typed, JOBS, None, "", None, catalogue=catalogue) == plan


def test_an_own_figure_without_a_source_is_the_planners(plan: Plan, catalogue: Catalogue) -> None:
    typed = cities.set_own_figure(plan, "gdp", 400.0, " ", None, catalogue=catalogue)
    figure = typed.city.figure("gdp")
    assert figure is not None
    assert figure.evidence.basis == "expert"
    assert figure.evidence.source


def test_refreshing_a_plan_of_today_changes_nothing(plan: Plan, catalogue: Catalogue) -> None:
    assert cities.refresh_prefill(plan, catalogue) is plan


def test_refreshing_brings_newer_facts_and_keeps_own_ones(plan: Plan, catalogue: Catalogue) -> None:
    typed = cities.set_own_figure(plan, "gdp", 400.0, "", None, catalogue=catalogue)
    old_facts = tuple(replace(figure, value=figure.value * 0.9) for figure in typed.city.figures)
    stale = replace(typed, city=replace(typed.city, figures=old_facts), catalogue_edition="2020")
    assert cities.refresh_prefill(stale, catalogue) == typed


def test_a_leaf_rated_again_is_prefilled_by_a_refresh(plan: Plan, catalogue: Catalogue) -> None:
    measured = criteria.set_scale(plan, "C1.1", "measured", 0, 50)
    rated = criteria.set_scale(measured, "C1.1", "rating", 1, 9)
    assert rated.score("new_energy", "C1.1") is None
    refreshed = cities.refresh_prefill(rated, catalogue)
    assert refreshed.scores == plan.scores


def test_a_city_the_catalogue_does_not_know_keeps_its_facts(catalogue: Catalogue) -> None:
    strange = small_plan()
    refreshed = cities.refresh_prefill(strange, catalogue)
    assert refreshed.city == strange.city
    assert checks.errors(refreshed) == ()


def test_title_and_means() -> None:
    plan = cities.set_title(small_plan(), "小城路线图", "zh")
    assert plan.title == Bilingual("小城路线图", "Small city roadmap")
    rich = cities.set_means(plan, 5000, None)
    assert (rich.means.yearly, rich.means.evidence is None) == (5000.0, False)
    assert cities.set_means(rich, 5000, None) is rich
    assert cities.set_means(rich, None, None).means == Means()


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda plan, _facts: cities.set_title(cities.set_title(plan, "", "zh"), " ", "en"), "needs a title"),
        (lambda plan, _facts: cities.set_means(plan, -1, None), "cannot be −1"),
        (lambda plan, _facts: cities.set_means(plan, None, float("nan")), "Money at hand cannot be"),
        (
            lambda plan, facts: cities.set_own_figure(plan, JOBS, 140.0, "", None, catalogue=facts),
            "cannot be 140: it lies between 0 and 100 %",
        ),
        (
            lambda plan, facts: cities.set_own_figure(plan, "gdp", float("nan"), "", None, catalogue=facts),
            "not a usable figure",
        ),
        (lambda plan, facts: cities.set_own_figure(plan, "gdp", 400.0, "", 25, catalogue=facts), "The year 25 cannot"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    plan: Plan, catalogue: Catalogue, edit: Callable[[Plan, Catalogue], Plan], said: str
) -> None:
    assert said in refusal(lambda: edit(plan, catalogue))


def test_an_unknown_resource_is_a_programming_error(plan: Plan, catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        cities.set_resources(plan, ["unobtainium"], catalogue)


def test_imported_figures_take_the_place_of_those_held_for_their_indicators_only(
    plan: Plan, catalogue: Catalogue
) -> None:
    typed = cities.set_own_figure(plan, "gdp", 400.0, "", 2022, catalogue=catalogue)
    typed = cities.set_own_figure(typed, "rd_intensity", 1.1, "", 2022, catalogue=catalogue)
    imported = Figure("gdp", 444.4, Evidence("source", Bilingual("年鉴", "yearbook"), 2024), "own")
    taken = cities.take_own_figures(typed, [imported], catalogue)
    assert taken.city.figure("gdp") == imported
    assert taken.city.value("rd_intensity") == 1.1
    assert cities.take_own_figures(taken, [imported], catalogue) is taken
