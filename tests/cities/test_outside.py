"""Reference cities from outside the catalogue: what is read, and what is refused with its place."""

import pytest

from planner.cities.catalogue import Catalogue
from planner.cities.outside import outside_cities, outside_figures
from planner.cities.own_figures import OwnFigure, overlaid
from planner.model.message import ProblemError

DAY = "2026-11-26"
LINE = ("2014", "10,000", "１２．５")


def entered(
    catalogue: Catalogue,
    lines: dict[int, tuple[str, ...]],
    name: str = "东京",
    source: str = "东京都统计年鉴",
) -> tuple[OwnFigure, ...]:
    indicators = (catalogue.indicator("gdp"), catalogue.indicator("energy_consumption"))
    return outside_figures(catalogue, name, source, indicators, lines, DAY)


def test_figures_are_read_as_they_are_printed_and_touch_no_city(catalogue: Catalogue) -> None:
    figures = entered(catalogue, {1: LINE, 2: ("", " ", ""), 3: ("２０１５年", "", "13")}, name=" 东京  都 ")
    assert [(each.year, each.indicator, each.value) for each in figures] == [
        (2014, "gdp", 10_000.0),
        (2014, "energy_consumption", 12.5),
        (2015, "energy_consumption", 13.0),
    ]
    assert overlaid(catalogue, figures) is catalogue
    (city,) = outside_cities(figures)
    assert city.name.zh == "东京 都"
    assert city.sources == ("东京都统计年鉴",)


@pytest.mark.parametrize(
    ("lines", "code", "line"),
    [
        ({1: LINE, 4: ("14", "1", "1")}, "reference year", 4),
        ({1: LINE, 2: ("", "1", "1")}, "reference year", 2),
        ({1: LINE, 2: LINE}, "reference year twice", 2),
        ({3: ("2014", "0", "1")}, "reference figure", 3),
        ({3: ("2014", "1", "约3亿")}, "reference figure", 3),
        ({3: ("2014", "inf", "1")}, "reference figure", 3),
        ({1: ("2014", "", "")}, "reference without figures", None),
    ],
)
def test_a_line_that_cannot_be_read_is_named(
    catalogue: Catalogue, lines: dict[int, tuple[str, ...]], code: str, line: int | None
) -> None:
    with pytest.raises(ProblemError) as caught:
        entered(catalogue, lines)
    assert caught.value.message.code == code
    assert caught.value.message.params.get("line") == line


@pytest.mark.parametrize(
    ("name", "source", "code"),
    [
        (" ", "年鉴", "reference without name"),
        ("金昌市", "年鉴", "reference in catalogue"),
        ("东京", "", "reference without source"),
    ],
)
def test_name_and_source_are_asked_for(catalogue: Catalogue, name: str, source: str, code: str) -> None:
    with pytest.raises(ProblemError) as caught:
        entered(catalogue, {1: LINE}, name, source)
    assert caught.value.message.code == code
