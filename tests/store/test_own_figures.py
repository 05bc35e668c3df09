"""Own figures on disk: all or nothing, several years, a sentence for everything that can stand in the way."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from planner.cities.catalogue import Catalogue
from planner.cities.own_figures import OwnFigure
from planner.cities.yearbook.opening import open_file
from planner.cities.yearbook.reading import make_reader
from planner.model.bilingual import LANGUAGES, Language
from planner.store.figure_table import write_figures
from planner.store.own_figures import OwnFigures, catalogue_with_own
from planner.text.texts import Texts
from tests.sentences import refusal

FIGURE = OwnFigure("R066", "fiscal_revenue", "city", 2023, 33.3, "统计年鉴2024", "鹤岗.xlsx", "2026-11-26")
SEVERAL = (FIGURE, replace(FIGURE, year=2022, value=31.1), replace(FIGURE, indicator="gdp", value=399.9))


@pytest.fixture
def own(tmp_path: Path) -> OwnFigures:
    return OwnFigures(tmp_path / "数据" / "own_figures.sqlite")


def test_before_the_first_import_there_is_nothing_and_no_file(own: OwnFigures) -> None:
    assert (own.all(), own.imports(), own.remove()) == ((), (), 0)
    assert not own.path.parent.exists()


def test_years_and_origins_are_kept(own: OwnFigures) -> None:
    number = own.take(SEVERAL)
    assert set(own.all()) == {replace(figure, batch=number) for figure in SEVERAL}
    (entry,) = own.imports()
    assert (entry.source, entry.imported, entry.files, entry.count) == ("统计年鉴2024", "2026-11-26", ("鹤岗.xlsx",), 3)
    assert catalogue_with_own(own).city("R066").value("fiscal_revenue") == 33.3


def test_a_later_import_is_in_force_and_its_removal_brings_the_earlier_back(own: OwnFigures) -> None:
    own.take(SEVERAL)
    second = own.take([replace(FIGURE, value=35.5)])
    assert {figure.key: figure.value for figure in own.in_force()}[FIGURE.key] == 35.5
    assert own.remove(second) == 1
    assert {figure.key: figure.value for figure in own.in_force()}[FIGURE.key] == 33.3
    assert own.remove() == 3
    assert own.all() == ()


def test_an_import_that_fails_half_way_leaves_the_old_state(own: OwnFigures) -> None:
    own.take([FIGURE])
    before = own.path.read_bytes()
    nothing = replace(FIGURE, year=2021, value=float("nan"))
    assert "nothing was changed" in refusal(lambda: own.take([*SEVERAL, nothing]))
    assert own.path.read_bytes() == before
    assert [entry.count for entry in own.imports()] == [1]


def test_a_disk_that_fills_up_half_way_leaves_the_old_state(own: OwnFigures) -> None:
    own.take([FIGURE])
    before = own.all()
    with closing(sqlite3.connect(own.path)) as other:
        pages = other.execute("PRAGMA page_count").fetchone()[0]
    many = [replace(FIGURE, year=1950 + year, indicator=f"i{n}") for year in range(70) for n in range(200)]

    class Full(OwnFigures):
        def _settle(self, database: sqlite3.Connection, *, create: bool) -> None:
            super()._settle(database, create=create)
            database.execute(f"PRAGMA max_page_count = {pages + 2}")

    assert "disk is full" in refusal(lambda: Full(own.path).take(many))
    assert own.all() == before


def test_a_database_in_use_is_told_and_left_alone(own: OwnFigures, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.store.own_figures.WAIT_SECONDS", 0.05)
    own.take([FIGURE])
    with closing(sqlite3.connect(own.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for ask in (own.all, own.imports, own.remove, lambda: own.take(SEVERAL)):
            assert "in use by another program" in refusal(ask)
    assert len(own.all()) == 1


@pytest.mark.parametrize("content", [b"SQLite format 3\0" + b"\xff" * 4000, b"not a database at all" * 100, b""])
def test_a_damaged_database_is_told_with_its_place(own: OwnFigures, content: bytes) -> None:
    own.path.parent.mkdir()
    own.path.write_bytes(content)
    words = refusal(own.all)
    assert "damaged" in words
    assert str(own.path) in words
    assert own.path.read_bytes() == content


def test_a_database_of_another_program_is_not_touched(own: OwnFigures) -> None:
    own.path.parent.mkdir()
    with closing(sqlite3.connect(own.path)) as other:
        other.execute("CREATE TABLE figures (a)")
        other.commit()
    before = own.path.read_bytes()
    assert "of another program" in refusal(lambda: own.take(SEVERAL))
    assert own.path.read_bytes() == before


def test_a_database_of_a_later_version_is_not_touched(own: OwnFigures) -> None:
    own.take([FIGURE])
    with closing(sqlite3.connect(own.path)) as other:
        other.execute("PRAGMA user_version = 99")
        other.commit()
    assert "later version" in refusal(lambda: own.take(SEVERAL))


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "数据").write_text("x", encoding="utf-8")
    assert "cannot be opened or written" in refusal(lambda: OwnFigures(tmp_path / "数据" / "a.sqlite").take(SEVERAL))


def test_an_import_that_does_not_exist_is_told(own: OwnFigures) -> None:
    own.take([FIGURE])
    assert "no import 7" in refusal(lambda: own.remove(7))


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_exported_can_be_imported_again(
    own: OwnFigures, catalogue: Catalogue, tmp_path: Path, suffix: str, language: Language
) -> None:
    districts = replace(FIGURE, scope="districts", value=11.1, source="=HYPERLINK(1)")
    own.take([*SEVERAL, districts])
    path = tmp_path / f"导出{suffix}"
    write_figures(path, own.in_force(), catalogue, Texts(language))
    found = make_reader(catalogue).read(open_file(path)).found
    told = {(cell.city, cell.indicator, cell.scope, cell.year, cell.value) for cell in found if cell.status == "import"}
    assert told == {(f.city, f.indicator, f.scope, f.year, f.value) for f in own.in_force()}
    assert b"\n=HYPERLINK" not in path.read_bytes()
    assert b",=HYPERLINK" not in path.read_bytes()
