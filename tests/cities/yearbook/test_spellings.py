"""The 546 head spellings of published tables lead to their indicators, and their units to the printed factors."""

from collections.abc import Callable

import pytest

from planner.cities.yearbook.head import parse_head
from planner.cities.yearbook.questions import Answers
from planner.cities.yearbook.units import factor
from tests.cities.yearbook.tables import read, reader

SPELLINGS = reader().book.spellings


def test_all_spellings_and_indicators_are_there() -> None:
    assert len(SPELLINGS) == 546
    assert len({spelling.indicator for spelling in SPELLINGS}) == 172


def test_every_spelling_finds_its_indicator() -> None:
    wrong = [spelling.header for spelling in SPELLINGS if _found(spelling.header) != spelling.indicator]
    assert wrong == []


@pytest.mark.parametrize("change", [lambda head: head.replace("(", "（").replace(")", "）"), lambda head: f" {head}\n"])
def test_brackets_and_blanks_make_no_difference(change: Callable[[str], str]) -> None:
    assert [s.header for s in SPELLINGS if _found(change(s.header)) != s.indicator] == []


def test_units_convert_by_the_factors_written_down() -> None:
    """Each spelling with unit and factor, as a table of one city with the figure 3."""
    for spelling in SPELLINGS:
        if not spelling.unit or spelling.factor is None or "插值" in spelling.header:
            continue
        cell = read([["城市", spelling.header], ["鹤岗市", 3.0]], name="2020年").found[0]
        if parse_head((spelling.header,)).unit or "指数" in spelling.header:
            assert cell.value == pytest.approx(spelling.factor * 3 + spelling.offset, rel=1e-7), spelling.header


def test_what_must_not_be_converted_is_asked() -> None:
    for spelling in SPELLINGS:
        if spelling.factor is None and spelling.unit:
            reading = read([["城市", spelling.header], ["鹤岗市", 3.0]], name="2020年")
            assert reading.found[0].status == "odd", spelling.header
            assert [question.kind for question in reading.questions] == ["unit"], spelling.header


@pytest.mark.parametrize(
    ("head", "indicator"),
    [
        ("第三产业_教育_人", "employed_education_sector"),
        ("第二产业从业人员比重(%)", "employed_share_secondary"),
        ("第二产业占GDP比重", "secondary_share"),
        ("发明专利授权数(件)", "invention_patents_granted"),
        ("专利授权数(件)", "patents_granted"),
        ("科学技术支出(万元)", "science_expenditure"),
        ("R&D内部经费支出(万元)", "rd_expenditure"),
        ("规模以上工业企业R&D经费内部支出", "rd_expenditure_industry"),
        ("工业二氧化硫产生量(吨)", "so2_generated"),
        ("工业二氧化硫去除量(吨)", "so2_removed"),
        ("工业二氧化硫排放量(吨)", "so2_emission"),
        ("建成区绿地率(%)", "green_land_rate"),
        ("建成区绿化覆盖率(%)", "green_coverage"),
        ("财政总收入(亿元)", "fiscal_revenue_total"),
        ("一般公共预算收入(亿元)", "fiscal_revenue"),
        ("每千人口执业(助理)医师数", "doctors_per_1000"),
        ("执业(助理)医师数(人)", "doctors"),
        ("地区生产总值 Gross Regional Product (万元)", "gdp"),
    ],
)
def test_names_that_look_alike_are_told_apart(head: str, indicator: str) -> None:
    assert _found(head) == indicator


@pytest.mark.parametrize("head", ["财政收入", "人口", "工资", "第一产业", "占比(%)", "abc", "", "利用率"])
def test_a_head_that_may_mean_several_things_is_not_guessed(head: str) -> None:
    assert reader().book.match(parse_head((head,))) is None


def test_a_head_spelled_almost_right_is_offered_and_taken_only_once_confirmed() -> None:
    rows = [["城市", "一般工业固体废弃物综合利用率(%)"], ["鹤岗市", 71.2]]
    asked = read(rows, name="2020年")
    assert asked.found == ()
    (question,) = asked.questions
    assert question.candidates[0] == "solid_waste_use_rate"
    answered = read(rows, name="2020年", answers=Answers(indicators={question.key: "solid_waste_use_rate"}))
    assert [cell.value for cell in answered.found] == [71.2]
    assert answered.questions == ()
    refused = read(rows, name="2020年", answers=Answers(indicators={question.key: ""}))
    assert (refused.found, refused.questions) == ((), ())


@pytest.mark.parametrize(
    ("printed", "wanted", "times"),
    [
        ("万元", "亿元", 1e-4), ("元", "亿元", 1e-8), ("千元", "亿元", 1e-5), ("万美元", "百万美元", 0.01),
        ("万亩", "平方公里", 6.6666666667), ("公顷", "平方公里", 0.01), ("千册", "万册", 0.1), ("亿度", "亿千瓦时", 1),
        ("‰", "%", 0.1), ("%", "‰", 1), ("美元", "元", None), ("吨", "亿元", None), ("人", "万人", 1e-4),
    ],
)  # fmt: skip
def test_units(printed: str, wanted: str, times: float | None) -> None:
    assert factor(printed, wanted) == (None if times is None else pytest.approx(times))


def _found(head: str) -> str | None:
    match = reader().book.match(parse_head((head,)))
    return match.indicator if match else None


def test_the_catalogues_own_names_and_units_are_read_in_both_languages() -> None:
    for indicator in reader().catalogue.indicators:
        for name, unit in ((indicator.name.zh, indicator.unit.zh), (indicator.name.en, indicator.unit.en)):
            assert _found(name) == indicator.id
            assert factor(unit, indicator.unit.zh) == 1.0, unit
