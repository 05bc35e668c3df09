"""Efficiency of named cities from imported figures, an outside city included."""

import numpy as np
import pytest

from planner.cities.catalogue import Catalogue
from planner.cities.efficiency import malmquist, sbm
from planner.cities.performance import Panel, Unit, measure, panel, progress, read_forms
from planner.model.bilingual import Bilingual
from planner.model.message import ProblemError
from planner.templates.tables import templates_folder
from planner.text.texts import Texts

FORMS = {form.id: form for form in read_forms(templates_folder())}
TEN = FORMS["beijing_tianjin_hebei"]
YEARS = tuple(range(2005, 2015))


@pytest.fixture(scope="module")
def ten(catalogue: Catalogue) -> Panel:
    """Figures drawn at random for the ten cities and Tokyo; the gaps of all but Tokyo close over ten years."""
    units = [Unit(id, catalogue.city(id).name) for id in TEN.cities] + [Unit("tokyo", Bilingual("东京", "Tokyo"))]
    draw = np.random.default_rng(11)
    size, waste = draw.lognormal(3, 1, len(units)), draw.uniform(0.5, 1.5, len(units))
    waste[-1] = 0.0

    def figure(unit: str, indicator: str, year: int) -> float | None:
        place = [each.id for each in units].index(unit)
        if indicator == "gdp":
            return float(size[place])
        return float(size[place] * (1 + waste[place] * 0.9 ** (year - 2005)))

    return panel(TEN, units, YEARS, figure)


def test_the_ten_cities_are_those_of_the_study(catalogue: Catalogue) -> None:
    names = {catalogue.city(id).name.zh for id in TEN.cities}
    assert names == {
        "北京市", "天津市", "秦皇岛市", "保定市", "沧州市", "石家庄市", "廊坊市", "张家口市", "承德市", "唐山市",
    }  # fmt: skip


def test_without_an_import_nothing_is_measured_and_the_figures_wanted_are_named(catalogue: Catalogue) -> None:
    units = [Unit(id, catalogue.city(id).name) for id in TEN.cities]
    figures = panel(TEN, units, (2014,), lambda unit, indicator, _: catalogue.city(unit).value(indicator))
    with pytest.raises(ProblemError) as raised:
        measure(figures, 2014)
    assert Texts("zh").message(raised.value.message) == (
        "“京津冀10市节能减排效率”至少须有两个城市的全部数据：资本：固定资产投资、劳动：城镇单位就业人员、"
        "能源消费总量、地区生产总值、二氧化碳排放量。须先导入。"
    )


def test_results_carry_the_kernels_numbers_under_the_cities_names(ten: Panel) -> None:
    result = measure(ten, 2014)
    kernel = sbm(ten.values[-1][:, :3], ten.values[-1][:, 3:4], ten.values[-1][:, 4:])
    assert [each.efficiency for each in result.units] == kernel.efficiency.tolist()
    assert result.order[0].unit.id == "tokyo" and result.order[0].efficiency == 1.0
    for each, own in zip(result.units, ten.values[-1], strict=True):
        assert {peer for peer, _ in each.peers} == {"tokyo"}
        signs = np.array([-1, -1, -1, 1, -1])
        np.testing.assert_allclose(own + signs * np.array(each.slacks), each.targets, rtol=1e-9)


def test_a_city_that_lacks_a_figure_is_left_out_and_named(ten: Panel) -> None:
    values = ten.values.copy()
    values[-1, 2, 4] = np.nan
    result = measure(Panel(ten.form, ten.units, ten.years, values), 2014)
    assert len(result.units) == 10
    ((unit, lacking),) = result.missing
    assert unit.name.zh == "秦皇岛市" and [each.indicator for each in lacking] == ["co2_emissions"]
    assert Texts("zh").message(result.messages[0]) == "因缺数据未参与比较的城市：秦皇岛市。"


def test_radial_models_say_that_they_leave_pollution_out_and_super_efficiency_who_is_beyond(ten: Panel) -> None:
    constant = measure(ten, 2014, "ccr", "variable")
    assert constant.returns == "constant" and constant.messages[0].code == "bad outputs left out"
    variable = measure(ten, 2014, "bcc")
    assert all(each.scale_stage for each in variable.units)
    assert all(a.efficiency <= b.efficiency + 1e-9 for a, b in zip(constant.units, variable.units, strict=True))
    best = measure(ten, 2014, "super", "variable")
    beyond = [each for each in best.units if each.efficiency is None]
    assert beyond and all(each.rank == 1 for each in beyond)
    assert best.messages[-1].code == "super-efficiency beyond"


def test_over_the_years_gaps_to_the_outside_city_close(ten: Panel) -> None:
    result = progress(ten, leader="tokyo")
    assert result.convergence.sigma_trend.course == "narrowing" and result.messages[0].code == "gap narrows"
    assert (np.diff(result.convergence.gap[:, :-1], axis=0) < 0).all()
    expected = malmquist(ten.values[:, :, :3], ten.values[:, :, 3:4])
    np.testing.assert_allclose(result.malmquist.index, expected.index)
    with pytest.raises(ProblemError):
        progress(Panel(ten.form, ten.units, (2005,), ten.values[:1]))


def test_a_figure_of_zero_is_named(ten: Panel) -> None:
    values = ten.values.copy()
    values[0, 1, 2] = 0.0
    with pytest.raises(ProblemError) as raised:
        measure(Panel(ten.form, ten.units, ten.years, values), 2005)
    assert "天津市" in Texts("zh").message(raised.value.message)
