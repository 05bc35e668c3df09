"""Own figures from the command line."""

from datetime import date
from pathlib import Path

import pytest

from planner.cli import main
from planner.store.own_figures import FILE_NAME, OwnFigures
from planner.store.plan_file import read_plan

TODAY = date(2026, 11, 22)
SAMPLES = Path(__file__).parent / "cities" / "yearbook" / "samples"
YEARBOOK = str(SAMPLES / "synthetic_01_yearbook_merged_heads.xlsx")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "en")
    return tmp_path


def run(folder: Path, *argv: str) -> int:
    return main(["figures", *argv], TODAY, data_folder=folder)


def test_import_list_export_remove(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "import", YEARBOOK, "--source", "合成年鉴2020", "--yes") == 0
    out, err = capsys.readouterr()
    assert "in doubt: 4" in out
    assert "outside what cities have had" in out
    assert "Import 1:" in err
    assert run(folder, "list") == 0
    assert "合成年鉴2020" in capsys.readouterr().out
    assert run(folder, "list", "--city", "鹤岗") == 0
    assert "Gross regional product" in capsys.readouterr().out
    target = folder / "own.csv"
    assert run(folder, "export", "--out", str(target)) == 0
    assert target.read_text(encoding="utf-8-sig").count("\n") == len(OwnFigures(folder / FILE_NAME).all()) + 1
    assert run(folder, "export", "--out", str(target)) == 1
    assert run(folder, "remove", "1") == 0
    assert OwnFigures(folder / FILE_NAME).all() == ()
    assert run(folder, "export", "--out", str(folder / "none.csv")) == 1
    assert "no own figures" in capsys.readouterr().err


def test_a_second_import_of_the_same_table_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "import", YEARBOOK, "--source", "合成年鉴2020", "--yes") == 0
    assert run(folder, "import", YEARBOOK, "--source", "合成年鉴2020", "--yes") == 1
    out, err = capsys.readouterr()
    assert "new: 0, unchanged:" in out
    assert "Nothing to import" in err
    assert len(OwnFigures(folder / FILE_NAME).imports()) == 1


@pytest.mark.parametrize("options", [("--dry-run",), ("--dry-run", "--yes"), ()])
def test_nothing_is_stored_unasked(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    run(folder, "import", YEARBOOK, "--source", "合成年鉴2020", *options)
    assert list(folder.iterdir()) == []
    assert "Nothing was stored" in capsys.readouterr().err


def test_a_year_is_given_to_tables_that_name_none(folder: Path) -> None:
    table = folder / "表.csv"
    table.write_text("城市,常住人口(万人)\n鹤岗,88.8\n", encoding="utf-8")
    assert run(folder, "import", str(table), "--source", "年鉴", "--yes") == 1
    assert run(folder, "import", str(table), "--source", "年鉴", "--yes", "--year", "2021") == 0
    assert [figure.year for figure in OwnFigures(folder / FILE_NAME).all()] == [2021]


def test_questions_are_printed_with_their_candidates(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = str(SAMPLES / "synthetic_03_side_by_side_and_transposed.xlsx")
    assert run(folder, "import", table, "--source", "年鉴", "--dry-run", "--lang", "zh") == 0
    out, err = capsys.readouterr()
    assert "朔洲：是下列哪一项？朔州市" in out
    assert "待确认事项1项" in err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("import", "none.xlsx", "--source", "x", "--yes"), "was not found"),
        (("import", YEARBOOK, "--source", " "), "source is missing"),
        (("remove", "3"), "There is no import 3"),
    ],
)
def test_a_problem_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], said: str
) -> None:
    assert run(folder, *argv) == 1
    assert said in capsys.readouterr().err


def test_a_new_plan_starts_from_own_figures(folder: Path) -> None:
    assert run(folder, "import", YEARBOOK, "--source", "合成年鉴2020", "--yes") == 0
    path = folder / "鹤岗.roadmap"
    assert main(["new", "--city", "鹤岗", "--out", str(path)], TODAY, data_folder=folder) == 0
    figure = read_plan(path).plan.city.figure("solid_waste_use_rate")
    assert figure is not None
    assert (figure.value, figure.trust, figure.evidence.source.zh) == (11.1, "own", "合成年鉴2020")
