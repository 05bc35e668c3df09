"""The traps of real tables, one by one; all figures are invented."""

import pytest

from planner.cities.yearbook.questions import Answers
from tests.cities.yearbook.tables import by_cell, large_table, read, told

HEGANG, SHUANGYASHAN, BAOTOU = "鹤岗市", "双鸭山市", "包头市"


@pytest.mark.parametrize("above", range(8))
def test_any_number_of_title_rows(above: int) -> None:
    titles = [["2—9 主要指标"], ["Main Indicators"], [""], ["（2019年）"], [""], ["单位：万元"], [""]][:above]
    rows = [*titles, ["城市", "地区生产总值(万元)"], ["鹤岗市", 3111110], ["双鸭山", "4,222,220"]]
    reading = read(rows, name="2019")
    assert told(reading.found) == {(HEGANG, "gdp", 2019): 311.111, (SHUANGYASHAN, "gdp", 2019): 422.222}


def test_three_head_rows_with_merged_groups_and_a_row_of_units() -> None:
    rows = [
        ["2020年主要指标"],
        ["城市", "地区生产总值", "", "年末总人口", ""],
        ["", "全市", "市辖区", "全市", "市辖区"],
        ["", "(万元)", "(万元)", "(万人)", "(万人)"],
        ["鹤岗市", 3111110, 2111110, 98.8, 55.5],
    ]
    cells = by_cell(read(rows, [(2, 1, 4, 1), (2, 2, 2, 3), (2, 4, 2, 5)]))
    assert [(c.indicator, c.scope, c.value) for c in cells.values()] == [
        ("gdp", "city", 311.111),
        ("gdp", "districts", 211.111),
        ("population_registered", "city", 98.8),
        ("population_registered", "districts", 55.5),
    ]


def test_the_unit_of_a_column_goes_before_that_of_the_caption() -> None:
    rows = [
        ["2020年", "", "", "单位：万元、人"],
        ["城市", "地区生产总值", "城镇登记失业人员数", "年末金融机构存款余额(亿元)"],
        ["鹤岗市", 3111110, 4321, 555.5],
    ]
    assert list(told(read(rows).found).values()) == [311.111, 4321, 555.5]


def test_indicators_over_years() -> None:
    rows = [
        ["城市", "地区生产总值(亿元)", "", "常住人口(万人)", ""],
        ["", "2019年", "2020年", "2019年", "2020年"],
        ["鹤岗市", 311.1, 322.2, 99.9, 98.8],
    ]
    found = told(read(rows, [(1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5)]).found)
    assert found == {
        (HEGANG, "gdp", 2019): 311.1,
        (HEGANG, "gdp", 2020): 322.2,
        (HEGANG, "population_resident", 2019): 99.9,
        (HEGANG, "population_resident", 2020): 98.8,
    }


def test_years_over_indicators_in_a_panel() -> None:
    rows = [
        ["年份", "省份", "城市", "城市代码", "地区生产总值_亿元_全市", "常住人口_万人_全市"],
        [2019, "黑龙江省", "鹤岗市", 230400, 311.1, 99.9],
        [2020, "黑龙江省", "鹤岗市", 230400, 322.2, 98.8],
        [2020, "黑龙江省", "双鸭山市", 230500, 422.2, 118.8],
    ]
    found = told(read(rows).found)
    assert found[HEGANG, "gdp", 2019] == 311.1
    assert found[SHUANGYASHAN, "population_resident", 2020] == 118.8
    assert len(found) == 6


def test_one_figure_a_row() -> None:
    rows = [
        ["城市", "指标名称", "单位", "年份", "数值"],
        ["鹤岗市", "地区生产总值", "万元", 2020, 3111110],
        ["双鸭山市", "常住人口", "万人", 2021, "118.8"],
    ]
    assert told(read(rows).found) == {
        (HEGANG, "gdp", 2020): 311.111,
        (SHUANGYASHAN, "population_resident", 2021): 118.8,
    }


def test_cities_side_by_side_in_the_head() -> None:
    rows = [
        ["2020年主要指标"],
        ["指标", "单位", "鹤岗市", "双鸭山市", "苏州市"],
        ["地区生产总值", "亿元", 311.1, 422.2, 9999],
        ["常住人口", "万人", 99.9, 118.8, 1111],
    ]
    reading = read(rows)
    assert told(reading.found) == {
        (HEGANG, "gdp", 2020): 311.1,
        (SHUANGYASHAN, "gdp", 2020): 422.2,
        (HEGANG, "population_resident", 2020): 99.9,
        (SHUANGYASHAN, "population_resident", 2020): 118.8,
    }
    assert [cell.status for cell in reading.found].count("not_in_catalogue") == 2


def test_years_as_rows_of_one_city() -> None:
    rows = [
        ["鹤岗市历年主要指标"],
        ["年份", "地区生产总值(亿元)", "原煤产量(万吨)"],
        ["2018", 301.1, 1111],
        ["2019年", 302.2, 1222],
    ]
    assert told(read(rows).found) == {
        (HEGANG, "gdp", 2018): 301.1,
        (HEGANG, "coal_output", 2018): 1111,
        (HEGANG, "gdp", 2019): 302.2,
        (HEGANG, "coal_output", 2019): 1222,
    }


def test_a_growth_column_is_never_the_value_of_its_year() -> None:
    rows = [
        ["鹤岗市主要指标"],
        ["指标", "计量单位", "2021年", "2022年", "增长(%)"],
        ["地区生产总值", "亿元", 311.1, 322.2, 3.6],
        ["财政总收入", "亿元", 22.2, 33.3, 50.0],
    ]
    found = told(read(rows).found)
    assert found[HEGANG, "gdp", 2022] == 322.2
    assert 3.6 not in found.values()
    assert 50.0 not in found.values()


def test_a_head_repeated_on_the_next_page_may_be_another_one() -> None:
    rows = [
        ["2020年"],
        ["城市", "地区生产总值(亿元)"],
        ["鹤岗市", 311.1],
        ["2-9续表1 continued 1"],
        ["城市", "常住人口(万人)"],
        ["鹤岗市", 98.8],
        ["注：常住人口为年末数。"],
    ]
    assert told(read(rows).found) == {(HEGANG, "gdp", 2020): 311.1, (HEGANG, "population_resident", 2020): 98.8}


def test_provinces_totals_and_notes_are_no_cities() -> None:
    rows = [
        ["2020年"],
        ["城市", "地区生产总值(亿元)", "备注"],
        ["全国合计", 999999.9],
        ["吉林省", 11111.1],
        ["吉林市", 1444.4, "吉林省第二大城市"],
        ["东部", 9.9],
        ["注：1.本表数据为快报数。"],
        ["资料来源：合成。"],
    ]
    assert told(read(rows).found) == {("吉林市", "gdp", 2020): 1444.4}


def test_the_year_in_a_head_goes_before_that_of_the_table() -> None:
    rows = [["2018年"], ["城市", "2017年地区生产总值(亿元)", "常住人口(万人)"], ["鹤岗市", 301.1, 99.9]]
    assert set(told(read(rows).found)) == {(HEGANG, "gdp", 2017), (HEGANG, "population_resident", 2018)}


def test_the_year_of_a_yearbook_is_asked() -> None:
    rows = [["中国城市统计年鉴—2019"], ["城市", "地区生产总值(亿元)"], ["鹤岗市", 301.1]]
    asked = read(rows)
    assert [(question.kind, question.candidates) for question in asked.questions] == [("year", ("2018", "2019"))]
    assert told(read(rows, answers=Answers(year=2018)).found) == {(HEGANG, "gdp", 2018): 301.1}


def test_a_column_without_any_unit_counts_in_the_customary_one_and_says_so() -> None:
    (cell,) = read([["2020年"], ["城市", "常住人口"], ["鹤岗市", 98.8]]).found
    assert (cell.value, cell.status) == (98.8, "import")
    assert "unit_assumed" in cell.notes


def test_a_column_whose_figures_make_no_sense_in_the_customary_unit_is_asked_about() -> None:
    rows = [["2020年"], ["城市", "地区生产总值"], ["鹤岗", 3111110], ["双鸭山", 4111110]]
    asked = read(rows)
    assert {(cell.status, cell.value) for cell in asked.found} == {("odd", None)}
    (question,) = asked.questions
    assert question.kind == "unit"
    answered = read(rows, answers=Answers(units={question.key: "万元"}))
    assert list(told(answered.found).values()) == [311.111, 411.111]
    assert told(read(rows, answers=Answers(units={question.key: ""})).found) == {}


def test_codes_name_the_cities_where_nothing_else_does() -> None:
    rows = [["行政区划代码", "2020年地区生产总值(亿元)"], ["230400", 340.1], [230500, 500.1], ["230000", 9999.9]]
    assert told(read(rows).found) == {(HEGANG, "gdp", 2020): 340.1, (SHUANGYASHAN, "gdp", 2020): 500.1}


def test_a_bare_province_among_provinces_is_no_city() -> None:
    rows = [
        ["2020年"],
        ["地区", "地区生产总值(亿元)"],
        ["辽宁", 25000],
        ["吉林", 12000],
        ["黑龙江", 13000],
        ["鹤岗", 340],
    ]
    assert told(read(rows).found) == {(HEGANG, "gdp", 2020): 340}


def test_a_bulletin_of_one_city() -> None:
    rows = [
        ["鹤岗市2023年国民经济和社会发展统计公报主要指标"],
        ["指标名称", "单位", "绝对数", "比上年增长（%）"],
        ["一、综合", "", "", ""],
        ["地区生产总值", "亿元", "383.6", "2.6"],
        ["#第一产业", "亿元", "110.1", "3.3"],
        ["城镇居民人均可支配收入", "元", "31111", "5.5"],
    ]
    assert told(read(rows).found) == {
        (HEGANG, "gdp", 2023): 383.6,
        (HEGANG, "primary_value_added", 2023): 110.1,
        (HEGANG, "income_urban", 2023): 31111,
    }


def test_final_and_flash_figures_are_years_like_others() -> None:
    rows = [["各市一般公共预算收入（亿元）"], ["城市", "2021年决算数", "2022年快报数"], ["鹤岗", 33.3, 34.4]]
    reading = read(rows)
    assert told(reading.found) == {(HEGANG, "fiscal_revenue", 2021): 33.3, (HEGANG, "fiscal_revenue", 2022): 34.4}
    assert by_cell(reading)["C3"].notes == ("preliminary",)


def test_currency_is_never_converted() -> None:
    reading = read([["2020年"], ["城市", "货物进出口总额(亿美元)"], ["鹤岗市", 1.1]])
    assert [cell.status for cell in reading.found] == ["odd"]
    assert [cell.value for cell in reading.found] == [None]
    assert [question.kind for question in reading.questions] == ["unit"]


def test_a_misspelt_city_is_asked_once_and_taken_after() -> None:
    rows = [
        ["2020年"],
        ["城市", "地区生产总值(亿元)", "常住人口(万人)"],
        ["双鸭出市", 422.2, 118.8],
        ["鹤岗", 311.1, 98.8],
    ]
    asked = read(rows)
    assert [question.printed for question in asked.questions] == ["双鸭出市"]
    assert {cell.status for cell in asked.found} == {"confirm_city", "import"}
    id = asked.questions[0].candidates[0]
    answered = read(rows, answers=Answers(cities={"双鸭出市": id}))
    assert answered.questions == ()
    assert told(answered.found)[SHUANGYASHAN, "gdp", 2020] == 422.2


def test_a_long_list_of_strange_places_is_not_asked_about() -> None:
    strangers = ["海宁市", "海门市", "海阳市", "宁海县", "大城市镇", "运河市", "晋江市", "宣威市"]
    rows = [["2020年"], ["城市", "地区生产总值(亿元)"], ["鹤岗", 311.1], *([name, 99.9] for name in strangers)]
    reading = read(rows)
    assert reading.questions == ()
    assert list(told(reading.found)) == [(HEGANG, "gdp", 2020)]


def test_equal_figures_count_once_and_different_ones_not_at_all() -> None:
    head = ["城市", "地区生产总值(亿元)"]
    rows = [["2020年"], head, ["鹤岗", 311.1], ["鹤岗市", 311.1], [BAOTOU, 2222.2], ["包头", 2222.3]]
    assert [cell.status for cell in read(rows).found] == ["import", "duplicate", "conflict", "conflict"]


def test_a_slip_of_unit_between_years_is_asked() -> None:
    rows = [
        ["工业二氧化硫排放量"],
        ["城市", "2018年(万吨)", "2019年(万吨)", "2020年(吨)"],
        ["包头", 1.11, 1.01, 0.98],
        ["鹤岗", 2.11, 2.01, 19222],
    ]
    cells = by_cell(read(rows))
    assert (cells["D3"].status, cells["D3"].notes) == ("odd", ("out_of_step",))
    assert [cells[at].status for at in ("B3", "C3", "B4", "C4", "D4")] == ["import"] * 5


def test_three_hundred_rows_of_sixty_columns_need_no_more_than_three_answers() -> None:
    rows = large_table()
    assert len(rows) >= 300
    reading = read(rows, [(1, 1, 1, 61), (2, 1, 2, 61)])
    assert len(reading.questions) <= 3
    statuses = [cell.status for cell in reading.found if cell.city]
    assert len(statuses) == 269 * 60
    assert set(statuses) == {"import", "missing", "below_unit"}
