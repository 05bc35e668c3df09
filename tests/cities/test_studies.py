"""What others found about resource-based cities, beside what our figures say."""

from itertools import pairwise

import pytest

from planner.cities.benchmark import benchmark, comparable
from planner.cities.catalogue import Catalogue
from planner.cities.indicator_sets import read_indicator_sets
from planner.cities.studies import agreement, population_change, read_studies
from planner.templates.tables import templates_folder
from planner.text.texts import Texts

STUDIES = {study.id: study for study in read_studies(templates_folder())}


@pytest.fixture(scope="module")
def ranks(catalogue: Catalogue) -> dict[str, int]:
    sets = {each.id: each for each in read_indicator_sets(templates_folder())}
    result = benchmark(sets["transformation"], comparable(catalogue))
    return {compared.city.id: compared.rank for compared in result.cities}


def test_population_change_by_class_is_that_of_wu_and_others_but_for_two_cities(catalogue: Catalogue) -> None:
    """J. Natural Resources 2023 38(1):109, table 1: 116 cities proper; Laiwu joined Jinan in 2019 and has no figure,
    one growing city falls below -5 %. The ten units left out there are autonomous prefectures and regions."""
    rows = {row.type: row for row in population_change(catalogue, templates_folder())}
    assert sum(sum(row.published) for row in rows.values()) == 116
    assert sum(len(row.beside) for row in rows.values()) == 10
    for exact in ("declining", "regenerating"):
        assert rows[exact].counted == rows[exact].published
        assert rows[exact].message.code == "population classes agree"
    assert rows["mature"].counted == (5, 20, 16, 15, 4, 2) and rows["mature"].published == (5, 20, 17, 15, 4, 2)
    assert [city.name.zh for city in rows["mature"].unknown] == ["莱芜市"] and rows["mature"].moved == 0
    assert rows["growing"].counted == (2, 5, 2, 2, 4, 0) and rows["growing"].published == (2, 4, 3, 2, 4, 0)
    assert rows["growing"].moved == 1 and not rows["growing"].unknown


def test_the_order_of_shanxi_agrees_for_nineteen_pairs_of_twenty_one(ranks: dict[str, int]) -> None:
    """Chang & Dong 2016, Sustainability 8(6):585; only Yangquan stands before two of the three they put above it."""
    found = agreement(STUDIES["B01"], ranks)
    assert (found.pairs, found.same, found.opposite) == (21, 19, 2)
    assert Texts("zh").message(found.message).endswith("其中有先后之分的城市对21对，本软件排序与之同向的19对。")


def test_the_order_of_the_north_east_does_not_agree_and_that_is_said(ranks: dict[str, int]) -> None:
    """Tan et al. 2016, Sustainability 8(10):1022, figures of 2003-2012: ours are of 2020-2023, without environment."""
    found = agreement(STUDIES["B02"], ranks)
    assert (found.pairs, found.same, found.opposite) == (15, 7, 8)


@pytest.mark.parametrize(("place", "name"), [(1, "Beijing"), (2, "Tianjin")])
def test_the_capital_region_leads_in_the_order_of_the_studies(catalogue: Catalogue, place: int, name: str) -> None:
    """Jia Pinrong's report on ten cities: Beijing first, Tianjin second; here by ingredients of innovation."""
    sets = {each.id: each for each in read_indicator_sets(templates_folder())}
    ranked = benchmark(sets["innovation"], comparable(catalogue))
    assert next(each.rank for each in ranked.cities if each.city.name.en == name) == place


def test_agreement_counts_pairs_and_leaves_out_cities_without_a_rank() -> None:
    study = STUDIES["B02"]
    ordered = sorted(study.places, key=lambda city: study.places[city])
    same = agreement(study, {city: number for number, city in enumerate(ordered)})
    assert (same.same, same.opposite, same.tau) == (15, 0, pytest.approx(1.0))
    turned = agreement(study, {city: -number for number, city in enumerate(ordered[:3])})
    assert (turned.pairs, turned.same, turned.opposite, turned.tau) == (3, 0, 3, pytest.approx(-1.0))
    assert all(first[1] < second[1] for first, second in pairwise(same.cities))


def test_every_city_of_a_study_is_in_the_catalogue(catalogue: Catalogue) -> None:
    for study in STUDIES.values():
        assert all(catalogue.city(city).type_2013 for city in study.places)
        assert max(study.places.values()) <= study.of
