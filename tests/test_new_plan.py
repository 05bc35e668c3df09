"""The first plan of a city, from the catalogue and the templates alone."""

from dataclasses import replace
from datetime import date

import pytest

from planner import checks, evaluate
from planner.cities.catalogue import Catalogue
from planner.edits.cities import set_resources
from planner.model.city import Means
from planner.model.plan import Plan
from planner.new_plan import new_plan

TODAY = date(2026, 11, 22)


def test_hegangs_first_plan_is_whole_and_honest(catalogue: Catalogue) -> None:
    means = Means(30_000, 50_000)
    plan = new_plan(catalogue, catalogue.city("R066"), TODAY, resources=("coal", "graphite"), means=means)
    assert plan.title.zh == "鹤岗市转型路线图（2027—2035年）"
    assert plan.title.en == "Hegang transition roadmap 2027–2035"
    assert plan.first_year == 2027
    assert [(phase.first_year, phase.last_year) for phase in plan.phases] == [(2026, 2027), (2028, 2030), (2031, 2035)]
    assert plan.city.resource_codes == ("coal", "graphite")
    assert {resource.evidence.basis for resource in plan.city.resources} == {"expert"}
    assert plan.means == means
    assert plan.schedule is None
    assert plan.weighting.judgements == ()
    assert len(plan.scores) == 88
    assert not any(score.confirmed for score in plan.scores)
    assert checks.errors(plan) == ()
    assert plan.catalogue_edition == catalogue.edition
    assert dict(plan.rules.cost_permille) == {"S": 0.25, "M": 1, "L": 4, "XL": 12}
    assert plan.rules.budget_permille == 3


def test_entering_a_resource_later_gives_the_plan_that_had_it_from_the_start(catalogue: Catalogue) -> None:
    jixi = catalogue.city("R069")
    from_start = new_plan(catalogue, jixi, TODAY, resources=("coal", "graphite", "rare_earth"))
    later = set_resources(new_plan(catalogue, jixi, TODAY), ("coal", "graphite", "rare_earth"), catalogue)
    of_the_source = replace(later, city=from_start.city)
    assert of_the_source.actions == from_start.actions
    assert [fit.fit for fit in later.fits] == [fit.fit for fit in from_start.fits]
    assert [score.value for score in later.scores] == [score.value for score in from_start.scores]


@pytest.mark.parametrize(
    ("today", "first"), [(date(2025, 3, 1), 2026), (date(2031, 1, 1), 2032), (date(2040, 5, 5), 2035)]
)
def test_actions_start_in_the_coming_january_within_the_phases(catalogue: Catalogue, today: date, first: int) -> None:
    assert new_plan(catalogue, catalogue.city("R066"), today).first_year == first


def test_thirty_counties_get_a_plan_however_few_their_figures(catalogue: Catalogue) -> None:
    counties = [city for city in catalogue.resource_cities if city.admin_level != "prefecture"]
    sample = [*counties[:: len(counties) // 28], catalogue.city("R051"), catalogue.city("R188")]
    assert len(sample) >= 30
    emptiest = 0
    for county in sample:
        plan = new_plan(catalogue, county, TODAY)
        assert checks.errors(plan) == (), county.name.en
        ranking = evaluate.ranking(plan)
        assert sorted(ranked.rank for ranked in ranking.strategies)[0] == 1
        emptiest = max(emptiest, sum(ranked.empty for ranked in ranking.strategies))
    assert emptiest == 66, "the two without census figures have one strategy prefilled of four"


def test_an_unknown_resource_is_not_taken(catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        new_plan(catalogue, catalogue.city("R066"), TODAY, resources=("unobtainium",))


def test_two_neighbours_differ_by_their_figures_alone(catalogue: Catalogue) -> None:
    def order(plan: Plan) -> list[str]:
        return [ranked.strategy for ranked in evaluate.ranking(plan).order]

    hegang, ordos = (new_plan(catalogue, catalogue.city(id), TODAY) for id in ("R066", "R032"))
    assert order(hegang) != order(ordos)
    for fit, other in zip(hegang.fits, ordos.fits, strict=True):
        assert [part.label for part in fit.parts] == [part.label for part in other.parts]
        assert [part.weight for part in fit.parts] == [part.weight for part in other.parts]
    assert hegang.scores[0].potential == ordos.scores[0].potential
