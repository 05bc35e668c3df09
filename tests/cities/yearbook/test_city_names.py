"""Cities under the names tables give them."""

import pytest

from planner.cities.yearbook.city_names import is_head_word
from tests.cities.yearbook.tables import reader


@pytest.mark.parametrize(
    ("printed", "city"),
    [
        ("鹤岗", "鹤岗市"), ("鹤岗市", "鹤岗市"), ("唐　山　市", "唐山市"), ("辽  源", "辽源市"), ("吉林市", "吉林市"),
        ("黑龙江省鹤岗市", "鹤岗市"), ("黑龙江双鸭山", "双鸭山市"), ("安徽铜陵", "铜陵市"), ("思茅市", "普洱市"),
        ("浑江市", "白山市"), ("伊克昭盟", "鄂尔多斯市"), ("延边州", "延边朝鲜族自治州"), ("大兴安岭", "大兴安岭地区"),
        ("宁乡市", "宁乡县"), ("香格里拉市", "香格里拉县"), ("播州区", "遵义县"), ("北京", "北京市"),
        ("海西州", "海西蒙古族藏族自治州"),
        ("230400", "鹤岗市"), ("230400.0", "鹤岗市"), ("230400000000", "鹤岗市"), ("230400 ", "鹤岗市"),
        ("2304", "鹤岗市"), ("371200", "莱芜市"), ("宿州", "宿州市"), ("伊春", "伊春市"), ("宜春", "宜春市"),
    ],
)  # fmt: skip
def test_known(printed: str, city: str) -> None:
    named = reader().names.read(printed)
    assert named.city is not None
    assert named.city.name.zh == city


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("吉 林 省", "province"), ("黑龙江省", "province"), ("内蒙古", "province"), ("合　计", "total"),
        ("全国合计", "total"), ("市辖区小计", "total"), ("特大城市", "total"), ("东部", "total"), ("苏州", "elsewhere"),
        ("遵义", "elsewhere"), ("遵义市", "elsewhere"), ("巴彦淖尔市", "elsewhere"), ("海南州", "elsewhere"),
        ("朔洲", "misspelt"), ("双鸭出市", "misspelt"), ("注：1.本表", "none"), ("999999", "none"), ("", "none"),
    ],
)  # fmt: skip
def test_what_is_no_city_of_the_catalogue(printed: str, kind: str) -> None:
    assert reader().names.read(printed).kind == kind


def test_every_city_answers_to_its_names_and_codes() -> None:
    names, catalogue = reader().names, reader().catalogue
    for city in catalogue.cities:
        for text in filter(None, (city.name.zh, city.province.zh + city.name.zh, city.adcode)):
            named = names.read(text)
            assert named.city is not None, text
            assert named.city.name == city.name, text


def test_every_prefecture_is_either_in_the_catalogue_or_known_to_be_elsewhere() -> None:
    """333 prefectures since 2019, and the four municipalities; Laiwu is gone and Hami was a county-level city."""
    names, catalogue = reader().names, reader().catalogue
    prefectures = {city.name.zh for city in catalogue.cities if city.admin_level in ("prefecture", "municipality")}
    assert not prefectures & names.others
    assert len(prefectures - {"莱芜市"} | {"哈密市"} | names.others) == 333 + 4


def test_a_title_names_a_city_only_where_it_names_one() -> None:
    names = reader().names
    city = names.in_title("铜陵市国民经济主要指标")
    assert city is not None
    assert city.name.zh == "铜陵市"
    assert names.in_title("各市地区生产总值") is None
    assert names.in_title("鹤岗市和双鸭山市主要指标") is None


@pytest.mark.parametrize("word", ["城　市", "城 市", "城市名称", "地市", "城巾", "程市", "City", "地 区"])
def test_heads_of_the_column_of_cities(word: str) -> None:
    assert is_head_word(word)
