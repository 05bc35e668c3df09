"""Questionnaires by the command line: written, filled in, taken back."""

from datetime import date
from pathlib import Path

import pytest

from planner.cli import main
from planner.model.bilingual import LANGUAGES, Language
from planner.model.plan import Plan
from planner.store.lock import Lock, acquire
from planner.store.plan_file import read_plan, write_plan
from tests.workbook.questionnaire.answers import answered, filled, with_experts

TODAY = date(2026, 11, 26)
WORDS = {
    "zh": ("李工", "100%", "新人（新增）", "另有较新的一份", "已采用2份问卷"),
    "en": ("Li Gong", "100%", "新人 (new)", "a newer one by", "Took over 2 questionnaires"),
}


@pytest.fixture
def plan_file(hegang: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "plan.roadmap"
    write_plan(with_experts(hegang), path)
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_questionnaires_go_out_and_come_back_into_the_plan(
    hegang: Plan, plan_file: Path, language: Language, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One expert of the plan answers twice, somebody new once; a letter lies in the folder too."""
    sent, back = tmp_path / "sent", tmp_path / "back"
    sent.mkdir()
    (back / "second mail").mkdir(parents=True)
    command = ["questionnaire", str(plan_file), "--out", str(sent), "--lang", language]
    assert main([*command, "--expert", "李工", "新人"], TODAY) == 0
    first, new = sorted(sent.iterdir(), key=lambda file: "新人" in file.name)
    told = answered(with_experts(hegang), "E1")
    filled(first, back / "first.xlsx", answered(with_experts(hegang), "E1", every=3, seed=5), "E1", language)
    filled(first, back / "second mail" / "again.xlsx", told, "E1", language)
    filled(new, back / "new.xlsx", told, "E1", language)
    (back / "letter.xlsx").write_text("thank you", encoding="utf-8")
    (back / "~$first.xlsx").write_bytes(b"\0")
    capsys.readouterr()
    before = plan_file.read_bytes()
    importing = ["import", str(plan_file), str(back), "--lang", language]
    assert main([*importing, "--dry-run"], TODAY) == 0
    assert plan_file.read_bytes() == before
    dry = capsys.readouterr()
    assert main(importing, TODAY) == 0
    shown = capsys.readouterr()
    assert shown.out == dry.out
    for words in WORDS[language]:
        assert words in shown.out + shown.err
    assert "letter.xlsx" in shown.out
    assert "~$" not in shown.out
    after = read_plan(plan_file).plan
    assert [expert.name.zh for expert in after.weighting.experts] == ["李工", "王工", "新人"]
    judged = {
        expert: {
            (each.node, each.first, each.second): each.value
            for each in after.weighting.judgements
            if each.expert == expert
        }
        for expert in ("E1", "E3")
    }
    assert judged["E1"] == judged["E3"] == {(e.node, e.first, e.second): e.value for e in told.weighting.judgements}
    assert len(after.expert_scores) == 2 * len(told.expert_scores)


def test_a_filled_questionnaire_is_not_written_over(
    plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["questionnaire", str(plan_file), "--out", str(tmp_path), "--lang", "en"]
    assert main(command, TODAY) == 0
    written = sorted(file.name for file in tmp_path.glob("*.xlsx"))
    assert written == [f"Questionnaire_Hegang_{name}.xlsx" for name in ("Li Gong", "blank", "王工")]
    assert main(command, TODAY) == 1
    assert "is already there" in capsys.readouterr().err
    assert main([*command, "--replace"], TODAY) == 0


def test_a_plan_that_someone_else_has_open_stays_as_it_is(
    plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = acquire(plan_file)
    assert isinstance(held, Lock)
    assert main(["import", str(plan_file), str(tmp_path), "--lang", "en"], TODAY) == 1
    assert "has been open to" in capsys.readouterr().err
    held.release()


def test_a_folder_without_questionnaires_a_wrong_folder_and_a_new_name_are_told(
    plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(plan_file), str(tmp_path / "nowhere.xlsx"), "--lang", "en"], TODAY) == 1
    assert "was not found" in capsys.readouterr().out
    (tmp_path / "empty").mkdir()
    assert main(["import", str(plan_file), str(tmp_path / "empty"), "--lang", "en"], TODAY) == 1
    assert "No .xlsx file was found" in capsys.readouterr().err
    assert not list(tmp_path.glob(".*.lock"))
    (tmp_path / "file").write_text("")
    sent = ["questionnaire", str(plan_file), "--lang", "en", "--expert", "Somebody"]
    assert main([*sent, "--out", str(tmp_path / "file" / "in")], TODAY) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert main([*sent, "--out", str(tmp_path / "new" / "folder")], TODAY) == 0
    assert "“Somebody” is not in the plan" in capsys.readouterr().err
    assert len(list((tmp_path / "new" / "folder").glob("*.xlsx"))) == 1
