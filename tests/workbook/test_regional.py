"""The regional workbook: every formula is what the program says, and follows the cells a reader may change."""

from datetime import date
from pathlib import Path

import pytest

from planner.analysis.region import region
from planner.cities.catalogue import Catalogue
from planner.cities.search import filtered
from planner.model.bilingual import Bilingual, Language, same
from planner.model.region import Region
from planner.new_plan import new_plan
from planner.text.texts import Texts
from planner.workbook.own_look import OwnLook
from planner.workbook.regional import build, export_region
from planner.workbook.sheets.region_subject import RegionSubject
from planner.workbook.style import Palette
from tests.workbook.conftest import Recalculate
from tests.workbook.files import changed, differences, formulas, poisoned, values

pytestmark = pytest.mark.libreoffice

TODAY = "2026-11-26"


@pytest.fixture(scope="module")
def heilongjiang(catalogue: Catalogue) -> Region:
    cities = filtered(catalogue, province="黑龙江")
    frame = new_plan(catalogue, cities[0], date(2026, 11, 26))
    return region(frame, catalogue, cities, Bilingual("黑龙江省", "Heilongjiang"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_recalculated_it_shows_the_programs_numbers(
    heilongjiang: Region, language: Language, tmp_path: Path, recalculate: Recalculate
) -> None:
    path = tmp_path / "region.xlsx"
    export_region(heilongjiang, path, language, TODAY)
    assert len(formulas(path)) > 100
    assert differences(path, recalculate(poisoned(path, tmp_path / "poisoned.xlsx"))) == {}


def test_ranks_and_leaders_follow_what_a_reader_changes(
    heilongjiang: Region, tmp_path: Path, recalculate: Recalculate
) -> None:
    """Heihe's fit for new materials as good as can be; research by the number of institutions alone."""
    path = tmp_path / "region.xlsx"
    export_region(heilongjiang, path, "en", TODAY)
    cells = {
        ("Strategies by city", "N6"): 1.0,
        ("Roles", "G7"): 0.0,
        ("Roles", "H7"): 1.0,
        ("Roles", "I7"): 0.0,
    }
    shown = values(recalculate(changed(path, tmp_path / "changed.xlsx", cells)))
    number = [strategy.id for strategy in heilongjiang.strategies].index("new_materials")
    assert shown["Strategies by city", "F6"] == pytest.approx(heilongjiang.curves[number].closeness(1.0), rel=1e-9)
    assert shown["Strategies by city", "D6"] == "New materials"
    assert [shown["Region overview", f"B{row}"] for row in range(6, 10)] == [8, 1, 2, 0]
    assert shown["Region overview", "B13"] == "Mudanjiang"
    assert shown["Region overview", "D13"] == "Daqing"


def test_it_wears_the_bureaus_own_look(heilongjiang: Region) -> None:
    look = OwnLook(organisation=same("Planning Bureau"), palette=Palette(accent="#7A1F2B"))
    book = build(RegionSubject(heilongjiang, Texts("en"), TODAY, look))
    assert book.palette == look.palette
    assert book.header[0] == "Planning Bureau"
    assert all(str(sheet.cells[1].value).startswith("Planning Bureau · ") for sheet in book.sheets)


def test_one_city_and_a_county_level_region_lay_out_too(
    catalogue: Catalogue, tmp_path: Path, recalculate: Recalculate
) -> None:
    """One city has no pairs and nothing shared; counties have hardly a figure for the roles."""
    counties = [city for city in catalogue.cities if city.admin_level == "county"][:3]
    for name, cities in (("one", catalogue.cities[:1]), ("counties", counties)):
        frame = new_plan(catalogue, cities[0], date(2026, 11, 26))
        path = tmp_path / f"{name}.xlsx"
        export_region(region(frame, catalogue, cities, Bilingual(name, name)), path, "zh", TODAY)
        assert differences(path, recalculate(path)) == {}
