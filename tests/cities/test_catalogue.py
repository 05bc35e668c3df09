"""The shipped facts close on the totals the plan of 2013 and the ministries published."""

import shutil
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from planner.cities.catalogue import Catalogue, load_catalogue
from planner.model.bilingual import LANGUAGES, Bilingual
from planner.model.city import Cluster
from planner.model.message import ProblemError
from planner.templates.tables import templates_folder
from planner.text.texts import Texts


def test_levels_and_types_close_on_the_totals_of_the_plan(catalogue: Catalogue) -> None:
    cities = catalogue.resource_cities
    assert len(catalogue.cities) == 269
    assert Counter(city.admin_level for city in cities) == {
        "prefecture": 126,
        "county_level_city": 62,
        "county": 58,
        "district": 16,
    }
    assert Counter(city.type_2013 for city in cities) == {
        "growing": 31,
        "mature": 141,
        "declining": 67,
        "regenerating": 23,
    }


def test_the_seven_others_complete_the_ten_cities_of_the_efficiency_study(catalogue: Catalogue) -> None:
    others = [city for city in catalogue.cities if not city.type_2013]
    assert [city.name.zh for city in others] == [
        "北京市",
        "天津市",
        "石家庄市",
        "秦皇岛市",
        "保定市",
        "沧州市",
        "廊坊市",
    ]
    resource_cities = {city.name.zh for city in catalogue.resource_cities}
    assert {"唐山市", "张家口市", "承德市"} <= resource_cities
    assert all(not city.listed_exhausted for city in others)


def test_exhausted_cities_close_by_batch_and_are_not_the_same_list_as_the_declining(
    catalogue: Catalogue,
) -> None:
    exhausted = [city for city in catalogue.cities if city.listed_exhausted]
    assert Counter(city.exhausted_batch_year for city in exhausted) == {2008: 12, 2009: 32, 2011: 25}
    assert all(city.listed_exhausted for city in catalogue.cities if city.type_2013 == "declining")
    assert {city.name.zh for city in exhausted if city.type_2013 != "declining"} == {"盘锦市", "孝义市"}
    first_batch = {city.name.zh for city in exhausted if city.exhausted_batch_year == 2008}
    assert first_batch == {
        "伊春市",
        "大兴安岭地区",
        "辽源市",
        "白山市",
        "阜新市",
        "盘锦市",
        "萍乡市",
        "焦作市",
        "大冶市",
        "个旧市",
        "石嘴山市",
        "白银市",
    }


def test_rows_that_no_text_confirms_say_so(catalogue: Catalogue) -> None:
    assert Counter(city.verified for city in catalogue.resource_cities) == {"yes": 64, "partly": 27, "no": 171}
    assert all(city.verified_by.zh and city.verified_by.en for city in catalogue.cities)


def test_every_figure_has_unit_year_source_and_lies_in_the_range_a_person_may_type(
    catalogue: Catalogue,
) -> None:
    count = 0
    for city in catalogue.cities:
        assert len({figure.indicator for figure in city.figures}) == len(city.figures), city.name.zh
        for figure in city.figures:
            indicator = catalogue.indicator(figure.indicator)
            assert indicator.available
            assert indicator.unit.zh
            assert indicator.unit.en
            assert indicator.minimum <= figure.value <= indicator.maximum, (city.name.zh, indicator.id)
            assert figure.evidence.basis == "source"
            assert figure.evidence.source.zh
            assert figure.evidence.source.en
            assert figure.evidence.year in range(2009, 2024)
            count += 1
    assert count == 4588


def test_figures_read_as_the_census_and_the_yearbooks_print_them(catalogue: Catalogue) -> None:
    hegang = catalogue.city("R066")
    assert hegang.name == Bilingual("鹤岗市", "Hegang")
    assert hegang.value("population_census") == 891271
    gdp = hegang.figure("gdp")
    assert gdp is not None
    assert gdp.evidence.year == 2023
    per_person = hegang.figure("gdp_per_capita")
    assert per_person is not None
    assert per_person.evidence.year == 2020
    assert "；" in per_person.evidence.source.zh, "worked out from two sources, both are named"


def test_figures_of_low_trust_are_off_until_asked_for(catalogue: Catalogue) -> None:
    low = {figure.indicator for city in catalogue.cities for figure in city.figures if figure.trust == "low"}
    assert low == {"fdi_utilised", "co2_emissions_edgar"}
    assert {indicator.id for indicator in catalogue.indicators if not indicator.default_on} == low


def test_what_no_open_file_has_is_an_empty_typed_column(catalogue: Catalogue) -> None:
    empty = [indicator for indicator in catalogue.indicators if not indicator.available]
    assert {"rd_expenditure", "unemployment_rate_surveyed", "fiscal_revenue", "recoverable_reserves"} <= {
        indicator.id for indicator in empty
    }
    for indicator in empty:
        assert indicator.minimum < indicator.maximum
        assert np.isnan(catalogue.columns[indicator.id]).all()


def test_indicators_stand_together_by_group(catalogue: Catalogue) -> None:
    groups = [indicator.group for indicator in catalogue.indicators]
    assert len([group for at, group in enumerate(groups) if groups[at - 1 : at] != [group]]) == len(set(groups))


def test_dominant_resources_are_known_for_82_and_unchecked_ones_say_so(catalogue: Catalogue) -> None:
    holding = [city for city in catalogue.cities if city.resources]
    assert len(holding) == 82
    assert catalogue.city("R066").resource_codes == ("coal",)
    ganzhou = catalogue.city("R100")
    assert ganzhou.resource_codes == ("non_ferrous", "rare_earth")
    assert "钨" in ganzhou.resources[0].evidence.note.zh
    tongling = catalogue.city("R086")
    assert tongling.resources[0].evidence.note.zh == "未核对原文"


def test_a_resource_belongs_to_wider_kinds(catalogue: Catalogue) -> None:
    assert catalogue.lineage("graphite") == ("graphite", "non_metallic")
    assert catalogue.lineage("coal") == ("coal",)


def test_clusters_stand_at_their_member_cities(catalogue: Catalogue) -> None:
    (baotou,) = catalogue.city("R028").clusters
    assert baotou.name == Bilingual("包头稀土新材料集群", "Baotou Rare-Earth New Materials Cluster")
    assert (baotou.edition, baotou.verified) == (2024, True)
    (xuzhou,) = catalogue.city("R074").clusters
    assert xuzhou.edition == 2022
    assert catalogue.city("R066").clusters == ()
    members = [city for city in catalogue.resource_cities if city.clusters]
    assert len(members) == 19


def test_every_dot_lies_within_the_country(catalogue: Catalogue) -> None:
    assert all(73 < city.longitude < 136 and 3 < city.latitude < 54 for city in catalogue.cities)


def test_both_languages_are_complete(catalogue: Catalogue) -> None:
    texts = [
        text
        for city in catalogue.cities
        for text in (city.name, city.province, city.note, city.verified_by, city.evidence.source)
    ]
    texts += [held.evidence.source for city in catalogue.cities for held in city.resources]
    texts += [figure.evidence.note for city in catalogue.cities for figure in city.figures]
    texts += [text for cluster in _clusters(catalogue) for text in (cluster.name, cluster.sector)]
    texts += [text for each in catalogue.indicators for text in (each.name, each.unit, each.group_name, each.note)]
    texts += [text for each in catalogue.sources for text in (each.name, each.licence, each.note)]
    texts += [each.name for each in catalogue.resources]
    assert [text for text in texts if bool(text.zh) != bool(text.en)] == []


def test_columns_hold_the_262_in_order(catalogue: Catalogue) -> None:
    gdp = catalogue.columns["gdp"]
    assert gdp.shape == (262,)
    for city, figure in zip(catalogue.resource_cities, gdp, strict=True):
        known = city.value("gdp")
        assert (known is None and np.isnan(figure)) or known == figure


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("cities/figures.csv", "R001,population_census,4118908", "R001,population_census,约412万", "约412万"),
        ("cities/figures.csv", "R001,population_census,4118908", "R001,population_census,nan", "value"),
        ("cities/figures.csv", "R001,population_census", "R001,population_cencus", "population_cencus"),
        ("cities/figures.csv", "R001,population_census", "R999,population_census", "R999"),
        ("cities/figures.csv", ",2020,D01,high", ",2020,D99,high", "D99"),
        ("cities/figures.csv", ",2020,D01,high", ",2020,D01,sure", "sure"),
        ("cities/cities.csv", ",mature,130700", ",ripe,130700", "ripe"),
        ("cities/cities.csv", "\nR002,", "\nR001,", "R001"),
        ("cities/cities.csv", ",lon,", ",longitude,", "lon"),
        ("cities/clusters.csv", ",R074,", ",R74,", "R74"),
        ("cities/resources.csv", "graphite,石墨,graphite,non_metallic", "graphite,石墨,graphite,graphite", "parent"),
        ("indicators/indicators.csv", ",decimals,", ",digits,", "decimals"),
    ],
)
def test_a_spoilt_template_is_told_by_file_row_and_cell(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    for folder in ("cities", "indicators"):
        shutil.copytree(templates_folder() / folder, tmp_path / folder)
    path = tmp_path / file
    text = path.read_text(encoding="utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8-sig")
    with pytest.raises(ProblemError) as problem:
        load_catalogue(tmp_path)
    for language in LANGUAGES:
        sentence = Texts(language).message(problem.value.message)
        assert path.name in sentence
        assert told in sentence


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as problem:
        load_catalogue(tmp_path)
    assert problem.value.message.params["file"] == "cities.csv"


def _clusters(catalogue: Catalogue) -> list[Cluster]:
    return [cluster for city in catalogue.cities for cluster in city.clusters]
