"""A planner finds a city by whatever name comes to the fingers, and is asked when it may be two."""

from itertools import pairwise

import pytest

from planner.cities.catalogue import Catalogue
from planner.cities.search import (
    AmbiguousCityError,
    UnknownCityError,
    closest,
    filtered,
    find,
    provinces,
    resolve,
)
from planner.cities.spellings import title
from planner.model.bilingual import LANGUAGES
from planner.model.message import ProblemError
from planner.text.texts import Texts


@pytest.mark.parametrize(
    "query",
    ["鹤岗", "鹤岗市", " 鹤岗 ", "hegang", "HEGANG", "he gang", "hegangshi", "hegan", "Hegang City", "230400", "hg"],
)
def test_hegang_comes_first_however_it_is_typed(catalogue: Catalogue, query: str) -> None:
    assert find(catalogue, query)[0].name.zh == "鹤岗市"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("长治", "长治市"),
        ("changzhi", "长治市"),
        ("lvliang", "吕梁市"),
        ("luliang", "吕梁市"),
        ("Lüliang", "吕梁市"),
        ("eerduosi", "鄂尔多斯市"),
        ("Ordos", "鄂尔多斯市"),
        ("kelamayi", "克拉玛依市"),
        ("yidu", "宜都市"),
        ("延边", "延边朝鲜族自治州"),
        ("yanbian", "延边朝鲜族自治州"),
        ("laiyuanxian", "涞源县"),
        ("Yichun (Jiangxi)", "宜春市"),
        ("鹿泉区", "鹿泉市"),
        ("130110", "鹿泉市"),
        ("130185", "鹿泉市"),
        ("庐山", "星子县"),
        ("Ningxiang", "宁乡县"),
        ("伊州区", "哈密市"),
        ("３７１２００", "莱芜市"),
        ("北京", "北京市"),
    ],
)
def test_resolves_names_of_all_kinds_and_of_all_times(catalogue: Catalogue, query: str, name: str) -> None:
    assert resolve(catalogue, query).name.zh == name


def test_each_city_answers_to_its_own_name_and_codes(catalogue: Catalogue) -> None:
    for city in catalogue.cities:
        assert resolve(catalogue, city.name.zh) is city
        assert city in find(catalogue, city.name.en)
        assert resolve(catalogue, title(city).zh) is city
        assert resolve(catalogue, title(city).en) is city
        assert resolve(catalogue, city.province.zh + city.name.zh) is city
        for code in {city.adcode, city.current_adcode} - {""}:
            assert resolve(catalogue, code) is city


def test_each_city_is_found_by_pinyin_and_initials_before_mere_parts(catalogue: Catalogue) -> None:
    for city in catalogue.cities:
        for spelling in (city.pinyin, city.initials):
            answers = find(catalogue, spelling)
            best = [other for other in answers if spelling in (other.pinyin, other.initials)]
            assert city in answers[: len(best) + 2], (city.name.zh, spelling)


def test_pinyin_is_read_as_the_place_is_called(catalogue: Catalogue) -> None:
    """Polyphones (长治, 宜都) show up against English; names from other tongues are spelled apart from pinyin."""
    differing = {
        city.name.en
        for city in catalogue.cities
        if " " not in city.name.en and city.name.en.lower().replace("'", "").replace("ü", "v") != city.pinyin
    }
    assert differing == {"Hulunbuir", "Ordos", "Holingol", "Arxan", "Xilinhot", "Karamay", "Hotan"}


def test_two_cities_called_yichun_are_both_offered(catalogue: Catalogue) -> None:
    with pytest.raises(AmbiguousCityError) as problem:
        resolve(catalogue, "yichun")
    assert [city.name.zh for city in problem.value.matches] == ["伊春市", "宜春市"]
    assert (
        Texts("zh").message(problem.value.message)
        == "“yichun”可能指伊春市（黑龙江省）、宜春市（江西省）。可用全称或行政区划代码区分。"
    )
    assert "Yichun (Heilongjiang), Yichun (Jiangxi)" in Texts("en").message(problem.value.message)


def test_initials_shared_by_two_cities_are_not_guessed(catalogue: Catalogue) -> None:
    with pytest.raises(AmbiguousCityError) as problem:
        resolve(catalogue, "hg")
    assert [city.name.zh for city in problem.value.matches] == ["鹤岗市", "红古区"]


@pytest.mark.parametrize(
    ("query", "meant"), [("鹤冈", "鹤岗市"), ("heganng", "鹤岗市"), ("Panzhihwa", "攀枝花市"), ("石咀山", "石嘴山市")]
)
def test_a_slip_of_the_pen_gets_the_closest_name(catalogue: Catalogue, query: str, meant: str) -> None:
    with pytest.raises(UnknownCityError) as problem:
        resolve(catalogue, query)
    assert problem.value.closest[0].name.zh == meant
    for language in LANGUAGES:
        assert query in Texts(language).message(problem.value.message)


@pytest.mark.parametrize("query", ["", "  ", "xyzzyq", "999999", "%$", "💥"])
def test_what_is_like_no_city_is_said_without_guesses(catalogue: Catalogue, query: str) -> None:
    with pytest.raises(UnknownCityError) as problem:
        resolve(catalogue, query)
    assert problem.value.closest == ()
    assert "行政区划代码" in Texts("zh").message(problem.value.message)


def test_a_part_of_a_name_is_offered_but_never_taken_for_the_city(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownCityError) as problem:
        resolve(catalogue, "蒙古")
    offered = [city.name.zh for city in problem.value.closest]
    assert offered[:2] == ["海西蒙古族藏族自治州", "巴音郭楞蒙古自治州"]


@pytest.mark.parametrize("province", ["西藏", "西藏自治区", "Tibet", "黑龙江"])
def test_a_province_lists_its_cities_but_never_stands_for_one(catalogue: Catalogue, province: str) -> None:
    of_province = filtered(catalogue, province=province)
    assert set(of_province) <= set(find(catalogue, province))
    with pytest.raises(UnknownCityError):
        resolve(catalogue, province)


def test_typing_on_narrows_the_answers(catalogue: Catalogue) -> None:
    assert find(catalogue, "") == catalogue.cities
    answers = [{city.id for city in find(catalogue, "panzhihua"[:length])} for length in range(1, 10)]
    assert all(longer <= shorter for shorter, longer in pairwise(answers))
    assert answers[-1] == {"R194"}


def test_closest_keeps_to_the_number_asked_for(catalogue: Catalogue) -> None:
    assert len(closest(catalogue, "山", 3)) == 3
    assert len(closest(catalogue, "曲阜", 2)) == 2


@pytest.mark.parametrize("province", ["黑龙江", "黑龙江省", "Heilongjiang", "heilongjiang"])
def test_province_is_known_by_short_long_and_english_name(catalogue: Catalogue, province: str) -> None:
    assert len(filtered(catalogue, province=province)) == 11


def test_filters_combine(catalogue: Catalogue) -> None:
    assert len(filtered(catalogue)) == 269
    assert len(filtered(catalogue, type="declining")) == 67
    assert len(filtered(catalogue, exhausted=True)) == 69
    assert len(filtered(catalogue, batch=2009)) == 32
    assert len(filtered(catalogue, province="内蒙古")) == 9
    names = {city.name.zh for city in filtered(catalogue, province="黑龙江", resource="coal", exhausted=True)}
    assert {"鹤岗市", "双鸭山市", "七台河市"} <= names
    assert "大庆市" not in names
    shaanxi = filtered(catalogue, province="Shaanxi", level="county")
    assert {city.province.zh for city in shaanxi} == {"陕西省"}


def test_every_province_can_be_chosen_and_together_they_hold_all(catalogue: Catalogue) -> None:
    chosen = [filtered(catalogue, province=province.zh) for province in provinces(catalogue)]
    assert sum(len(cities) for cities in chosen) == 269


@pytest.mark.parametrize(
    ("province", "resource", "told"), [("关东", None, "黑龙江省"), ("山", None, "山西省"), (None, "gold", "precious")]
)
def test_an_unknown_filter_names_what_there_is(
    catalogue: Catalogue, province: str | None, resource: str | None, told: str
) -> None:
    with pytest.raises(ProblemError) as problem:
        filtered(catalogue, province=province, resource=resource)
    assert told in Texts("zh").message(problem.value.message)
