"""The command line as a person at a bare terminal meets it."""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import docx
import pytest

from planner.cli import main
from planner.cli.main import system_language
from planner.cli.table import table, width
from planner.edits import ranking
from planner.edits.roadmap import adopt_schedule
from planner.model.bilingual import Bilingual
from planner.model.plan import Plan
from planner.store.plan_file import read_plan, write_plan
from tests.factories import GRID, PANELS, SURVEY, YARD, proposal, small_plan
from tests.targets import with_targets

TODAY = date(2026, 11, 22)
ROOT = Path(__file__).parents[1]
COMMANDS = (
    "cities",
    "new",
    "evaluate",
    "export",
    "document",
    "questionnaire",
    "import",
    "check",
    "region",
    "screenshots",
)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


@pytest.fixture(scope="module")
def plan_file(hegang: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plans") / "hegang.roadmap"
    write_plan(hegang, path)
    return path


def test_cities_line_up_in_columns_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    for language, head in (("zh", "城市"), ("en", "City")):
        assert main(["cities", "--type", "declining", "--province", "黑龙江", "--lang", language]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 7
        column = width(lines[0][: lines[0].index(head)])
        name = "鹤岗市" if language == "zh" else "Hegang"
        row = next(line for line in lines if name in line)
        assert width(row[: row.index(name)]) == column


def test_all_cities_are_listed_with_every_figures_source_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cities", "--json"]) == 0
    cities = json.loads(capsys.readouterr().out)
    assert len(cities) == 269
    assert sum(bool(city["type_2013"]) for city in cities) == 262
    for city in cities:
        for figure in city["figures"]:
            assert figure["unit"]["zh"]
            assert figure["evidence"]["source"]["zh"]
            assert figure["evidence"]["year"]


def test_a_city_whose_listing_nobody_checked_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cities", "--province", "Heilongjiang", "--lang", "en"]) == 0
    rows = {line.split()[1]: line for line in capsys.readouterr().out.splitlines()[1:]}
    assert rows["Hegang"].endswith("  checked")
    assert rows["Shangzhi"].endswith("  not checked")


def test_what_a_library_prints_by_itself_is_no_result() -> None:
    program = (
        "import os; from planner.cli.streams import keep_stdout_for_results, print_json; "
        "print('before'); keep_stdout_for_results(); keep_stdout_for_results(); "
        "os.write(1, b'tmpSolver.run();'); print_json(['鹤岗'])"
    )
    run = subprocess.run([sys.executable, "-X", "utf8", "-c", program], cwd=ROOT, capture_output=True, check=True)
    assert run.stdout.decode().splitlines() == ["before", "[", ' "鹤岗"', "]"]
    assert run.stderr == b"tmpSolver.run();"


def test_a_reader_that_stops_early_is_no_problem() -> None:
    command = [sys.executable, "main.py", "cities", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert run.stdout.readline() == "[\n"
        run.stdout.close()
        assert run.stderr.read() == ""
    assert run.returncode == 0


def test_a_resource_filter_finds_its_narrower_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cities", "--resource", "coal", "--json"]) == 0
    assert all(
        "coal" in {resource["code"] for resource in city["resources"]} for city in json.loads(capsys.readouterr().out)
    )


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["cities", "--province", "Atlantis"], "Atlantis"),
        (["cities", "--resource", "unobtainium"], "unobtainium"),
        (["new", "--city", "Hegnag", "--out", "x.roadmap"], "Hegang"),
        (["new", "--city", "伊", "--out", "x.roadmap"], "Yichun"),
        (["new", "--city", "鹤岗", "--resource", "unobtainium", "--out", "x.roadmap"], "unobtainium"),
        (["check", "nowhere.roadmap"], "nowhere.roadmap"),
        (["evaluate", "nowhere.roadmap", "--json"], "nowhere.roadmap"),
        (["export", "nowhere.roadmap", "--out", "x.xlsx"], "nowhere.roadmap"),
    ],
)
def test_a_problem_is_one_sentence_and_exit_code_1(
    argv: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(argv, TODAY) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert len(err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_problems_speak_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cities", "--province", "Atlantis", "--lang=zh"]) == 1
    assert "没有省份" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "system", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, None, "zh"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, None, "en"),
        ({"LC_ALL": "", "LANG": "zh_TW.UTF-8"}, "en_GB", "zh"),
        ({}, "Chinese (Simplified)_China", "zh"),
        ({}, None, "en"),
    ],
)
def test_without_lang_the_system_decides(environment: dict[str, str], system: str | None, language: str) -> None:
    assert system_language(environment, system) == language


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", [(), *((command,) for command in COMMANDS)])
def test_each_command_explains_itself(
    command: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert ("用法：" in text) == (language == "zh")
    for name in command or COMMANDS:
        assert name in text


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["dance"],
        ["new", "--city", "鹤岗"],
        ["export", "--out", "x.xlsx"],
        ["document", "a.roadmap"],
        ["export", "a.roadmap", "--city", "鹤岗", "--out", "x.xlsx"],
        ["export", "a.roadmap", "--resource", "coal", "--out", "x.xlsx"],
        ["cities", "--type", "happy"],
        ["cities", "--type"],
        ["cities", "everywhere"],
        ["screenshots", "pictures", "--size", "wide"],
        ["evaluate", "a.roadmap", "--draws", "many"],
    ],
)
def test_wrong_usage_ends_with_2_and_a_sentence_in_the_users_language(
    argv: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for language, usage, sentence in (("en", "usage: ", "Wrong usage: "), ("zh", "用法：", "用法有误：")):
        monkeypatch.setenv("LC_ALL", language)
        with pytest.raises(SystemExit) as ended:
            main(argv)
        assert ended.value.code == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith(usage)
        told = err.splitlines()[-1]
        assert told.startswith(sentence)
        assert not {"argument", "arguments", "required", "invalid", "expected"} & set(re.findall(r"[a-z]+", told))


def test_new_writes_a_plan_and_never_over_another_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "hegang.roadmap"
    command = ["new", "--city", "hegang", "--resource", "coal", "--resource", "graphite", "--out", str(path)]
    assert main(command, TODAY) == 0
    plan = read_plan(path).plan
    assert plan.city.id == "R066"
    assert plan.city.resource_codes == ("coal", "graphite")
    before = path.read_bytes()
    assert main(command, TODAY) == 1
    assert "--replace" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert main([*command, "--replace"], TODAY) == 0


def test_check_tells_what_is_assumed_and_succeeds_without_errors(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(plan_file)]) == 0
    out = capsys.readouterr().out
    assert "Prefilled scores to check: 88." in out
    assert "Error" not in out


def test_evaluate_prints_every_step_with_its_method(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for language, words in (
        ("en", ("Eigenvector method", "Saaty (1980)", "Closeness", "adopted 22 November 2026", "Near term")),
        ("zh", ("总排序权重", "相对贴近度", "2026年11月22日采纳", "近期")),
    ):
        assert main(["evaluate", str(plan_file), "--lang", language]) == 0
        out = capsys.readouterr().out
        assert all(word in out for word in words), [word for word in words if word not in out]
        assert "{" not in out


def test_evaluate_json_is_the_evaluation(plan_file: Path, hegang: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(plan_file), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert [ranked["rank"] for ranked in result["ranking"]["strategies"]] == [1, 2, 3, 4]
    assert result["ranking"]["normalisation"] == "bounds"
    assert len(result["weights"]["nodes"]) == 7
    assert result["schedule"]["adopted"] is True
    assert hegang.schedule is not None
    assert {placed["action"]: placed["year"] for placed in result["schedule"]["placed"]} == {
        start.action: start.year for start in hegang.schedule.starts
    }
    assert all(placed["reason"] for placed in result["schedule"]["placed"])


def test_evaluate_tells_how_firm_the_ranking_is(
    plan_file: Path, hegang: Plan, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = ranking.keep_scenario(hegang, Bilingual("经典形式", "Classic form"), normalisation="vector")
    path = plan_file.with_name("scenarios.roadmap")
    write_plan(plan, path)
    for language, words in (
        ("en", ("In words", "In 2000 draws", "Nearest reversals", "PROMETHEE II", "Copeland", "Classic form: TOPSIS")),
        ("zh", ("文字说明", "抽样2000次", "最小翻转", "PROMETHEE II法", "科普兰得分", "经典形式：TOPSIS")),
    ):
        assert main(["evaluate", str(path), "--draws", "2000", "--lang", language]) == 0
        out = capsys.readouterr().out
        assert [word for word in words if word not in out] == []
        assert not re.search(r"\bnan\b", out)
        sentences = [line.rpartition("] ")[2] for line in out.splitlines() if line.endswith((".", "。"))]
        assert len(set(sentences)) == len(sentences), "no sentence is told twice"


def test_evaluate_json_carries_the_answers_behind_the_words(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["evaluate", str(plan_file), "--json", "--draws", "2000"]
    assert main(command) == 0
    result = json.loads(capsys.readouterr().out)
    answers, ranked = result["robustness"], result["ranking"]["strategies"]
    first = answers["sureness"]["strategies"].index(ranked[0]["strategy"])
    share = answers["sureness"]["acceptability"][first][0]
    assert any(f"comes first in {share:.1%}" in sentence for sentence in result["words"])
    assert answers["sureness"]["draws"] == 2000
    assert answers["sensitivity"]["first"] == ranked[0]["strategy"]
    assert {opinion["method"] for opinion in answers["opinions"]["opinions"]} >= {"vikor", "promethee2", "edas"}
    assert len(answers["leave_out"]) == 28
    assert main(command) == 0
    assert json.loads(capsys.readouterr().out)["robustness"] == answers, "the same seed draws the same"


def test_evaluate_says_whether_the_actions_reach_the_targets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "small.roadmap"
    starts = proposal((SURVEY, 2027), (PANELS, 2028), (GRID, 2030), (YARD, 2031))
    write_plan(with_targets(adopt_schedule(small_plan(), starts, "2026-11-22")), path)
    assert main(["evaluate", str(path), "--lang", "en", "--no-robustness"]) == 0
    told = capsys.readouterr().out
    assert (
        "Green power (10 MW): Medium (end of 2030): target 40 10 MW, with the actions 42.75 10 MW: "
        "reached, 2.75 10 MW beyond."
    ) in told


def test_evaluate_without_robustness_is_quick_and_says_less(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(plan_file), "--json", "--no-robustness"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["robustness"] is None
    assert not any("draws" in sentence for sentence in result["words"])
    program = (
        "import sys\n"
        "from planner.cli import main\n"
        f"code = main(['evaluate', {str(plan_file)!r}, '--no-robustness'])\n"
        "sys.exit(code or ('pymcdm' in sys.modules and 'pymcdm was imported') or 0)\n"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_too_few_draws_are_refused_before_anything_is_computed(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(plan_file), "--draws", "20"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "20 draws are too few or too many. Choose 1000 to 1,000,000.\n"


def test_a_plan_without_schedule_gets_a_proposal_and_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hegang.roadmap"
    assert main(["new", "--city", "230400", "--out", str(path)], TODAY) == 0
    before = path.read_bytes()
    assert main(["evaluate", str(path), "--lang", "en"], TODAY) == 0
    out, err = capsys.readouterr()
    assert "a proposal, not adopted" in out
    assert "solving one" in err
    assert path.read_bytes() == before


def test_a_draft_is_written_in_the_language_asked_for_and_the_plan_stays(
    plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, out = plan_file.read_bytes(), tmp_path / "draft.docx"
    for language, heading in (("zh", "评价结果"), ("en", "Result of the judgement")):
        assert main(["document", str(plan_file), "--out", str(out), "--lang", language], TODAY) == 0
        assert heading in [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]
    assert plan_file.read_bytes() == before
    capsys.readouterr()
    assert main(["document", str(plan_file), "--out", str(tmp_path / "none" / "draft.docx")], TODAY) == 1
    assert "none" in capsys.readouterr().err


def test_numbers_stand_to_the_right_and_letters_of_two_columns_count() -> None:
    assert width("鹤岗 a") == 6
    assert table(("城", "n"), (("ab", "1"), ("a", "22")), numbers=(1,)) == "城   n\nab   1\na   22"


def test_a_region_as_table_json_and_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "region.xlsx"
    assert main(["region", "--province", "黑龙江", "--out", str(book), "--json"], TODAY) == 0
    made = json.loads(capsys.readouterr().out)
    assert len(made["cities"]) == 11 and made["weights"] == "equal" and book.stat().st_size > 10_000
    assert all(set(city["rank"].values()) <= {1, 2, 3, 4} for city in made["cities"])
    assert main(["region", "--city", "鹤岗", "--city", "金昌", "--lang", "zh"], TODAY) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("鹤岗市") and lines[2].startswith("金昌市")
    assert main(["region", "--province", "月球"], TODAY) == 1


def test_the_core_runs_where_qt_and_matplotlib_cannot_be_imported() -> None:
    program = (
        "import sys\n"
        "for name in ('PySide6', 'matplotlib', 'pyqtgraph'): sys.modules[name] = None\n"
        "from importlib import import_module\n"
        "from pathlib import Path\n"
        "for path in sorted(Path('planner').rglob('*.py')):\n"
        "    import_module('.'.join(path.with_suffix('').parts).removesuffix('.__init__'))\n"
        "from planner.cli import main\n"
        "code = main(['cities', '--type', 'growing'])\n"
        "heavy = {'pandas', 'scipy', 'pymcdm', 'xlsxwriter', 'openpyxl'} & set(sys.modules)\n"
        "sys.exit(code or (f'imported too early: {heavy}' if heavy else 0))\n"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
