"""Edited exports by the command line: written whole or by department, edited, listed, taken over."""

from datetime import date
from pathlib import Path

import pytest

from planner.cli import main
from planner.edits import roadmap
from planner.model.bilingual import LANGUAGES, Language
from planner.model.plan import Plan
from planner.store.plan_file import read_plan, write_plan
from planner.workbook.book import Ids, Value
from planner.workbook.home.inputs import ACTION, LIBRARY, PROGRESS
from tests.workbook.home.sheet_edits import places, typed_over

TODAY = date(2026, 11, 26)
WORDS = {
    "zh": ("约3亿", "拟读作30,000", "独立", "已采纳2项改动", "导出时"),
    "en": ("约3亿", "would be read as 30,000", "storage", "Took over 2 changes", "As exported"),
}


@pytest.fixture
def plan_file(hegang: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "plan.roadmap"
    write_plan(hegang, path)
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_edited_export_is_listed_and_what_is_beyond_doubt_taken_over(
    plan_file: Path, language: Language, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clean, edited = tmp_path / "clean.xlsx", tmp_path / "edited.xlsx"
    assert main(["export", str(plan_file), "--out", str(clean), "--lang", language], TODAY) == 0
    ids = [ids[1] for ids in places(clean) if ids[0] == ACTION and ids[-1] == "name"]
    ids.remove("NE05")
    cells: dict[Ids, Value] = {(ACTION, "NE05", "typed"): "约3亿", (ACTION, ids[0], "lead"): "水务局"}
    cells[PROGRESS, ids[1], "percent"] = 0.25
    typed_over(clean, edited, cells)
    capsys.readouterr()
    before = plan_file.read_bytes()
    importing = ["import", str(plan_file), str(edited), "--lang", language]
    assert main([*importing, "--dry-run"], TODAY) == 0
    assert main([*importing, "--accept", "none"], TODAY) == 1
    assert plan_file.read_bytes() == before
    capsys.readouterr()
    assert main(importing, TODAY) == 0
    shown = capsys.readouterr()
    for words in WORDS[language]:
        assert words in shown.out + shown.err
    after = read_plan(plan_file).plan
    assert after.action("NE05").cost is None
    assert after.action(ids[0]).lead.text(language) == "水务局"
    assert [report.date for report in after.reports] == ["2026-11-26"]
    assert main([*importing, "--accept", "1"], TODAY) == 0
    assert read_plan(plan_file).plan.action("NE05").cost == 30_000
    assert main([*importing, "--accept", "7"], TODAY) == 1


def test_the_action_library_goes_out_and_comes_back(
    plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clean, edited = tmp_path / "library.xlsx", tmp_path / "edited.xlsx"
    assert main(["library", str(plan_file), "--out", str(clean)], TODAY) == 0
    typed_over(clean, edited, {(LIBRARY, "NE05", "accountable"): "张副市长", (LIBRARY, "NE05", "likelihood"): 9.5})
    assert main(["import", str(plan_file), str(edited), "--lang", "zh"], TODAY) == 0
    shown = capsys.readouterr()
    assert "责任领导" in shown.out
    assert "“9.5”不是整数" in shown.out
    assert "已采纳1项改动" in shown.err
    assert read_plan(plan_file).plan.action("NE05").accountable.zh == "张副市长"


def test_a_round_by_department_comes_back_in_one_go(
    hegang: Plan, plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each unit gets its own actions; two copies of one unit that disagree stand against one another."""
    sent, back = tmp_path / "sent", tmp_path / "back"
    sent.mkdir()
    back.mkdir()
    assert main(["export", str(plan_file), "--by-department", str(sent)], TODAY) == 0
    assert main(["export", str(plan_file), "--by-department", str(sent)], TODAY) == 1
    files = sorted(sent.iterdir())
    included = {action.id: action for action in hegang.actions if action.included}
    led = [{ids[1] for ids in places(file) if ids[0] == PROGRESS} for file in files]
    assert sum(map(len, led)) == len(included)
    assert set().union(*led) == set(included)
    for file, actions in zip(files, led, strict=True):
        units = {included[id].lead.zh.split("、")[0] for id in actions}
        assert len(units) == 1
        assert units.pop() in file.name
    for file, actions in zip(files, led, strict=True):
        typed_over(file, back / file.name, {(PROGRESS, id, "status"): "进行中" for id in actions})
    first = sorted(led[0])[0]
    typed_over(files[0], back / "second.xlsx", {(PROGRESS, first, "status"): "已完成"})
    capsys.readouterr()
    assert main(["import", str(plan_file), str(back), "--lang", "zh"], TODAY) == 0
    shown = capsys.readouterr()
    assert f"已采纳{len(included) - 1}项改动" in shown.err
    assert "另一份与之不同" in shown.out
    entries = {entry.action: entry.status for entry in read_plan(plan_file).plan.reports[0].entries}
    assert entries == {id: "in progress" for id in included if id != first}


def test_one_department_by_name_and_one_that_leads_nothing(
    hegang: Plan, plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unit = next(action.lead.zh.split("、")[0] for action in hegang.actions if action.included)
    out = tmp_path / "one.xlsx"
    exporting = ["export", str(plan_file), "--out", str(out), "--lang", "zh", "--department"]
    assert main([*exporting, unit], TODAY) == 0
    assert {ids[-1] for ids in places(out) if ids[0] == PROGRESS} == {"status", "percent", "actual", "note"}
    assert main([*exporting, "不存在的局"], TODAY) == 1
    assert unit in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["export", str(plan_file), "--out", str(out), "--by-department", str(tmp_path)], TODAY)


def test_a_plan_that_changed_since_the_export_keeps_what_it_says_unless_told(plan_file: Path, tmp_path: Path) -> None:
    clean, edited = tmp_path / "clean.xlsx", tmp_path / "edited.xlsx"
    assert main(["export", str(plan_file), "--out", str(clean)], TODAY) == 0
    typed_over(clean, edited, {(ACTION, "NE05", "typed"): 500})
    write_plan(roadmap.set_cost(read_plan(plan_file).plan, "NE05", 800), plan_file)
    assert main(["import", str(plan_file), str(edited)], TODAY) == 1
    assert read_plan(plan_file).plan.action("NE05").cost == 800
    assert main(["import", str(plan_file), str(edited), "--accept", "all"], TODAY) == 0
    assert read_plan(plan_file).plan.action("NE05").cost == 500
