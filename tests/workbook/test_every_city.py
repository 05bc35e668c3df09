"""A workbook for any city of the list: fewer figures mean more empty cells, never a crash."""

import random
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from planner import evaluate
from planner.cities.catalogue import Catalogue
from planner.edits.roadmap import adopt_schedule
from planner.model.city import CityProfile
from planner.new_plan import new_plan
from planner.workbook import export

TODAY = date(2026, 11, 22)
COUNTIES = 30
SHEETS = [
    *("说明", "总览", "行动清单", "甘特图", "指标", "风险与依赖", "组合约束", "评分", "权重", "敏感性", "预算"),
    *("变更记录", "数据来源"),
]


def exported(catalogue: Catalogue, city: CityProfile, folder: Path) -> openpyxl.Workbook:
    plan = new_plan(catalogue, city, TODAY)
    proposal = evaluate.schedule(plan, evaluate.ranking(plan), time_limit=1)
    assert proposal.starts
    plan = adopt_schedule(plan, proposal, TODAY.isoformat())
    path = folder / f"{city.id}.xlsx"
    export(plan, evaluate.evaluate(plan), path, "zh", TODAY.isoformat())
    return openpyxl.load_workbook(path, data_only=True)


def assert_whole(book: openpyxl.Workbook, city: CityProfile) -> None:
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == SHEETS
    words = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None}
    assert any(city.name.zh in word for word in words if isinstance(word, str))
    assert not [word for word in words if isinstance(word, str) and word.startswith("#")]
    heads, *lines = book["行动清单"].iter_rows(min_row=5, values_only=True)
    checks = {line[heads.index("规则检查")] for line in lines if line[0]}
    assert checks <= {"正常", "未安排"}, "what the solver placed breaks no rule of the sheet"


@pytest.mark.parametrize(
    ("name", "has_gdp"), [("鹤岗市", True), ("鄂尔多斯市", True), ("霍林郭勒市", False), ("杨家杖子开发区", False)]
)
def test_four_cities_from_many_figures_to_hardly_any(
    catalogue: Catalogue, name: str, has_gdp: bool, tmp_path: Path
) -> None:
    city = next(city for city in catalogue.resource_cities if city.name.zh == name)
    assert (city.value("gdp") is not None) == has_gdp
    assert_whole(exported(catalogue, city, tmp_path), city)


@pytest.mark.long
@pytest.mark.parametrize("place", range(126))
def test_every_prefecture_level_city(catalogue: Catalogue, place: int, tmp_path: Path) -> None:
    prefectures = [city for city in catalogue.resource_cities if city.admin_level == "prefecture"]
    assert len(prefectures) == 126
    assert_whole(exported(catalogue, prefectures[place], tmp_path), prefectures[place])


@pytest.mark.long
@pytest.mark.parametrize("place", range(COUNTIES))
def test_thirty_counties_and_districts(catalogue: Catalogue, place: int, tmp_path: Path) -> None:
    below = [city for city in catalogue.resource_cities if city.admin_level != "prefecture"]
    city = random.Random(2013).sample(below, COUNTIES)[place]
    assert_whole(exported(catalogue, city, tmp_path), city)
