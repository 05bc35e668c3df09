"""What an import would change, and the catalogue with the user's own figures over it."""

from dataclasses import replace

import numpy as np
import pytest

from planner.cities.catalogue import Catalogue
from planner.cities.own_figures import OwnFigure, fresh_figures, overlaid, proposed, taken
from planner.cities.yearbook.found import Found
from planner.model.plan import Plan

HEGANG = "R066"


def own(indicator: str, value: float, year: int = 2024, scope: str = "city", batch: int = 1) -> OwnFigure:
    kind = "city" if scope == "city" else "districts"
    return OwnFigure(HEGANG, indicator, kind, year, value, "鹤岗统计年鉴2025", "鹤岗.xlsx", "2026-11-26", batch)


def cell(indicator: str, value: float, year: int | None = 2024, city: str = HEGANG) -> Found:
    return Found("鹤岗.xlsx", "表", "B3", "鹤岗市", city, indicator, "city", year, str(value), value, "import")


def test_new_same_changed_and_odd_against_own_and_shipped_figures(catalogue: Catalogue) -> None:
    gdp = catalogue.city(HEGANG).figure("gdp")
    assert gdp is not None
    cells = [
        cell("fiscal_revenue", 33.3),
        cell("rd_intensity", 1.1),
        cell("rd_expenditure", 4.4),
        cell("gdp", gdp.value, gdp.evidence.year),
        cell("gdp", gdp.value + 1, gdp.evidence.year),
        cell("gdp_per_capita", 777_777),
        cell("gdp", 400.0, None),
        replace(cell("coal_output", 99.9), status="conflict"),
        replace(cell("coal_output", 99.9), status="not_in_catalogue", city=""),
        replace(cell("coal_output", 0.0), status="missing", value=None),
    ]
    rows = proposed(cells, catalogue, [own("rd_intensity", 1.1), own("rd_expenditure", 4.0)])
    assert [row.change for row in rows] == ["new", "same", "changed", "same", "changed", "odd", "odd", "odd"]
    assert (rows[2].known, rows[2].own) == (4.0, True)
    assert (rows[4].known, rows[4].own) == (gdp.value, False)
    assert rows[5].peer_median == pytest.approx(60783, rel=0.2)
    assert [row.wanted for row in rows] == [True, False, True, False, True, False, False, False]


def test_ten_times_the_other_rows_is_odd_where_the_catalogue_knows_too_few(catalogue: Catalogue) -> None:
    cities = [city.id for city in catalogue.resource_cities[:8]]
    rows = proposed(
        [cell("coal_output", 100.0 if id != cities[3] else 1001.0, city=id) for id in cities], catalogue, ()
    )
    assert [row.change for row in rows].count("odd") == 1
    assert rows[3].peer_median == 100.0


def test_the_latest_year_and_within_it_the_last_import_is_in_force(catalogue: Catalogue) -> None:
    figures = [own("gdp", 1.0, 2022, batch=3), own("gdp", 2.0, 2024, batch=1), own("gdp", 3.0, 2024, batch=2)]
    figure = overlaid(catalogue, figures).city(HEGANG).figure("gdp")
    assert figure is not None
    assert (figure.value, figure.evidence.year, figure.trust) == (3.0, 2024, "own")
    assert figure.evidence.source.zh == "鹤岗统计年鉴2025"
    assert "鹤岗.xlsx" in figure.evidence.note.en


def test_an_older_figure_does_not_push_out_the_catalogues(catalogue: Catalogue) -> None:
    shipped = catalogue.city(HEGANG).figure("gdp")
    assert shipped is not None
    assert shipped.evidence.year == 2023
    assert overlaid(catalogue, [own("gdp", 1.0, 2022)]) is catalogue
    assert overlaid(catalogue, [own("gdp", 1.0, 2023)]).city(HEGANG).value("gdp") == 1.0


def test_figures_of_the_districts_do_not_pass_for_the_city(catalogue: Catalogue) -> None:
    city = overlaid(
        catalogue, [own("fiscal_revenue", 9.0, scope="districts"), own("built_up_area", 55.5, scope="districts")]
    ).city(HEGANG)
    assert city.figure("fiscal_revenue") is None
    area = city.figure("built_up_area")
    assert area is not None
    assert "市辖区" in area.evidence.note.zh


def test_columns_hold_the_figures_in_force(catalogue: Catalogue) -> None:
    columns = overlaid(catalogue, [own("fiscal_revenue", 33.3), own("gdp", 444.4)]).columns
    assert np.nansum(columns["fiscal_revenue"]) == 33.3
    at = [city.id for city in catalogue.resource_cities].index(HEGANG)
    assert columns["gdp"][at] == 444.4
    assert catalogue.columns["gdp"][at] != 444.4


def test_without_own_figures_the_catalogue_is_the_shipped_one(catalogue: Catalogue) -> None:
    assert overlaid(catalogue, ()) is catalogue
    assert overlaid(catalogue, [replace(own("gdp", 1.0), indicator="no_longer_known")]) is catalogue


def test_what_a_plan_does_not_have_yet_is_fresh(catalogue: Catalogue, hegang: Plan) -> None:
    over = overlaid(catalogue, [own("fiscal_revenue", 33.3), own("gdp", 444.4)])
    fresh = fresh_figures(hegang.city, over)
    assert {figure.indicator for figure in fresh} == {"fiscal_revenue", "gdp"}
    assert fresh_figures(replace(hegang.city, own_figures=fresh), over) == ()


def test_only_figures_with_a_year_are_taken(catalogue: Catalogue) -> None:
    rows = proposed([cell("fiscal_revenue", 33.3), cell("fiscal_revenue", 34.4, None)], catalogue, ())
    assert [figure.value for figure in taken(rows, "年鉴", "2026-11-26")] == [33.3]
