"""The Word draft: whole, in one language, every figure that of the plan; whatever a plan holds, a file Word opens."""

import errno
import os
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn

from planner import evaluate
from planner.analysis.answers import answers
from planner.document import write_document
from planner.document.docx_writer import write
from planner.document.layout import build
from planner.document.source import source_of
from planner.edits import cover
from planner.edits.roadmap import adopt_schedule, rename_action
from planner.model.bilingual import LANGUAGES, Bilingual, Language
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.quarters import last_day, taken
from planner.text.texts import MISSING
from planner.workbook import layout_of
from planner.workbook.own_look import OwnLook
from planner.workbook.style import Palette
from planner.workbook.writer import printable
from tests.document.files import opened
from tests.factories import PANELS, SURVEY, YARD, proposal, small_plan
from tests.sentences import refusal, texts
from tests.targets import with_targets

TODAY = "2026-11-22"
OLD = b"the old file"


def written(plan: Plan, folder: Path, language: Language) -> Path:
    path = folder / f"plan_{language}.docx"
    evaluation = evaluate.evaluate(plan)
    found = None if evaluation.ranking is None else answers(plan, evaluation.ranking)
    write_document(plan, evaluation, path, language, TODAY, found)
    return path


@pytest.fixture(scope="module")
def drafts(hegang: Plan, tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Path]:
    folder = tmp_path_factory.mktemp("drafts")
    return {language: written(hegang, folder, language) for language in LANGUAGES}


def test_chapters_come_in_order_in_both_languages(drafts: dict[Language, Path]) -> None:
    chapters = {
        "zh": (
            "城市概况与诊断",
            "评价方法与权重",
            "评价结果",
            "分阶段实施安排",
            "待确认事项",
            "数据来源",
            "附件　任务分解表",
        ),
        "en": (
            *("The city and its diagnosis", "How the strategies were judged", "Result of the judgement"),
            *("Phases and actions", "To be confirmed", "Data sources", "Annex: task table"),
        ),
    }
    for language, expected in chapters.items():
        draft = opened(drafts[language])
        assert [heading for heading in draft.headings if heading in expected] == list(expected)
        for other in LANGUAGES:
            assert (chapters[other][0] in draft.headings) == (other == language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_indicators_and_results_framework_have_their_places(tmp_path: Path, language: Language) -> None:
    scheduled = adopt_schedule(small_plan(), proposal((PANELS, 2027), (YARD, 2031)), TODAY)
    draft = opened(written(with_targets(scheduled), tmp_path, language))
    chapter, annex = {"zh": ("目标", "附件　结果框架"), "en": ("Targets", "Annex: results framework")}[language]
    assert chapter in draft.headings
    assert draft.headings[-1] == annex
    paths, framework = (next(rows for name, rows in draft.tables.items() if part in name) for part in _tables(language))
    assert paths[1][:2] == [{"zh": "失业率（%）", "en": "Unemployment (%)"}[language], "5.2"]
    assert [cell.replace("（", " (").replace("）", ")") for cell in paths[1][2:5]] == [
        "4.8 (5.2)",
        "— (4.5)",
        "4.1 (4.5)",
    ]
    assert len(framework) == 1 + 4 + 1 + 2
    assert f"{YARD} " in framework[-1][0] or f"{YARD} " in framework[-2][0]


def _tables(language: Language) -> tuple[str, str]:
    return {"zh": ("指标的基线值", "结果框架"), "en": ("Indicators with baseline", "Results framework")}[language]


def test_what_nobody_said_is_a_blank_on_the_cover(drafts: dict[Language, Path]) -> None:
    cover = opened(drafts["zh"]).text.partition("城市概况与诊断")[0].splitlines()
    assert cover[0] == "鹤岗市转型路线图（2027—2035年）"
    assert "城市：黑龙江省鹤岗市" in cover
    assert "2026年11月22日" in cover
    assert {line.rstrip("＿") for line in cover if line.endswith("＿＿＿")} == {"编制单位：", "牵头处室：", "版本："}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_is_that_of_the_plan(drafts: dict[Language, Path], hegang: Plan, language: Language) -> None:
    words, draft, evaluation = texts(language), opened(drafts[language]), evaluate.evaluate(hegang)
    ranking, roadmap = evaluation.ranking, evaluation.roadmap
    assert ranking is not None
    assert roadmap is not None
    tables = iter(draft.tables.values())
    next(tables)
    figures, weights, order, money, _, _, _, tasks = tables
    shown = {figure.indicator: figure for figure in (*hegang.city.figures, *hegang.city.own_figures)}
    assert len(figures) - 1 == len(shown)
    for row, figure in zip(figures[1:], shown.values(), strict=True):
        assert float(row[1].replace(",", "").replace("−", "-")) == pytest.approx(figure.value, rel=0.01, abs=0.06)
        assert row[3] == str(figure.evidence.year)
        assert row[4] == words.of(figure.evidence.source)
    assert [row[3] for row in weights[1:-1]] == [words.number(weight, 4) for weight in ranking.weights.leaf_weights]
    assert order[1:] == [
        [
            str(ranked.rank),
            words.of(hegang.strategy(ranked.strategy).name),
            words.number(ranked.closeness, 4),
            words.number(ranked.value, 1),
        ]
        for ranked in ranking.order
    ]
    for row, phase in zip(money[1:], hegang.phases, strict=True):
        placed = [each for each in roadmap.placed if each.phase == phase]
        years = [year for year in roadmap.years if phase.first_year <= year.year <= phase.last_year]
        assert row[2:] == [
            str(len(placed)),
            words.number(sum(each.cost_wan or 0 for each in placed), 0),
            words.number(sum(year.spent_wan or 0 for year in years), 0),
            words.number(sum(year.limit_wan or 0 for year in years), 0),
        ]
    rows = {row[0]: row for row in tasks[1:-1]}
    assert set(rows) == {placed.action for placed in roadmap.placed}
    for placed in roadmap.placed:
        action, row = hegang.action(placed.action), rows[placed.action]
        last = last_day(taken(placed.year, placed.quarter, action.duration_years).last)
        assert row[1:4] == [words.of(action.name), words.of(action.output), words.of(action.lead)]
        assert str(last.year) in row[5]
        assert row[6] == words.number(placed.cost_wan, 0)
    assert tasks[-1][6] == words.number(sum(placed.cost_wan or 0 for placed in roadmap.placed), 0)


def test_columns_of_the_task_table_are_those_planners_know(drafts: dict[Language, Path]) -> None:
    heads = opened(drafts["zh"]).tables["任务分解表"][0]
    assert "、".join(heads) == "序号、行动、预期产出、牵头单位、配合单位、完成时限、投资估算（万元）、资金来源、备注"


@pytest.mark.parametrize("language", LANGUAGES)
def test_looks_are_styles_and_heads_are_repeated(drafts: dict[Language, Path], language: Language) -> None:
    document = docx.Document(str(drafts[language]))
    for paragraph in document.paragraphs:
        assert not paragraph._p.findall(f"{qn('w:r')}/{qn('w:rPr')}"), "a run has a format of its own"
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert [cell.width for cell in table.rows[-1].cells] == [column.width for column in table.columns]
    faces = document.styles["Body Text"].element.rPr.rFonts
    assert faces.get(qn("w:eastAsia")) == "仿宋"
    assert not [name for name in faces.attrib if "Theme" in name], "a theme font would overrule the face"
    portrait, landscape = document.sections[1], document.sections[2]
    assert (portrait.page_width or 0) < (portrait.page_height or 0)
    assert (landscape.page_width or 0) > (landscape.page_height or 0)


def test_the_same_plan_gives_the_same_file(hegang: Plan, drafts: dict[Language, Path], tmp_path: Path) -> None:
    assert written(hegang, tmp_path, "zh").read_bytes() == drafts["zh"].read_bytes()


HOSTILE = ("a\x00b\x0bc\x1f\ufffe", "<w:p>&amp;'\"]]>", "=HYPERLINK(1)", "长" * 32_767, "two\nlines\ttab", "{name} %s")


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_a_name_holds_the_file_opens(name: str, tmp_path: Path) -> None:
    strange = Bilingual(name, name)
    plan = adopt_schedule(small_plan(), proposal((SURVEY, 2027), (YARD, 2028)), TODAY)
    plan = replace(
        plan,
        title=strange,
        city=replace(plan.city, name=strange),
        actions=tuple(
            replace(action, name=strange, output=strange, lead=strange) if action.id == SURVEY else action
            for action in plan.actions
        ),
    )
    for language in LANGUAGES:
        path = written(plan, tmp_path, language)
        with zipfile.ZipFile(path) as file:
            for part in file.namelist():
                if part.endswith(".xml"):
                    ElementTree.fromstring(file.read(part))
        shown = next(row for row in list(opened(path).tables.values())[-1] if row[0] == SURVEY)
        assert "".join(shown[2].split())[:100] == "".join(printable(name).split())[:100]


def test_a_plan_without_schedule_or_gdp_says_so_and_shows_no_amount(tmp_path: Path) -> None:
    draft = opened(written(small_plan(), tmp_path, "en"))
    assert "No schedule has been adopted yet" in draft.text
    assert list(draft.tables)[-1] == "Data sources"


def test_an_amount_that_is_not_known_is_missing_and_not_zero(hegang: Plan, tmp_path: Path) -> None:
    city = replace(hegang.city, figures=tuple(each for each in hegang.city.figures if each.indicator != "gdp"))
    draft = opened(written(replace(hegang, city=city), tmp_path, "en"))
    money, tasks = draft.tables["Phases, actions and money"], draft.tables["Task table"]
    assert all(row[3:] == [MISSING] * 3 for row in money[1:])
    assert {row[6] for row in tasks[1:]} == {MISSING}


def test_an_action_renamed_is_renamed_in_the_draft(hegang: Plan, tmp_path: Path) -> None:
    first = hegang.schedule.starts[0].action if hegang.schedule else ""
    plan = rename_action(hegang, first, "新的名称", "zh")
    draft = opened(written(plan, tmp_path, "zh"))
    assert "新的名称" in draft.text
    assert "新的名称" in [row[1] for row in draft.tables["任务分解表"]]


@pytest.mark.parametrize(
    ("step", "error", "code"),
    [
        ("replace", PermissionError(errno.EACCES, "in use"), "file not writable"),
        ("fsync", OSError(errno.ENOSPC, "No space left on device"), "disk full"),
    ],
)
def test_a_failure_half_way_leaves_the_old_file(
    step: str, error: OSError, code: str, hegang: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plan_zh.docx").write_bytes(OLD)

    def fail(*arguments: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail)
        with pytest.raises(ProblemError) as problem:
            written(hegang, tmp_path, "zh")
    assert problem.value.message.code == code
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"plan_zh.docx": OLD}


def test_a_plan_that_cannot_be_ranked_is_refused_with_its_error(hegang: Plan, tmp_path: Path) -> None:
    plan = replace(hegang, strategies=hegang.strategies[:1])
    assert refusal(lambda: written(plan, tmp_path, "en"))
    assert not list(tmp_path.iterdir())


def test_cover_facts_of_the_plan_stand_on_the_cover_and_the_guide_sheet(hegang: Plan, tmp_path: Path) -> None:
    plan = cover.set_cover_words(hegang, "organisation", "鹤岗市发展改革委", "zh")
    plan = cover.set_cover_words(plan, "office", "规划科", "zh")
    plan = cover.set_price_year(cover.set_draft(plan, "draft for comments"), 2025)
    evaluation = evaluate.evaluate(plan)
    write_document(plan, evaluation, tmp_path / "plan.docx", "zh", TODAY)
    lines = opened(tmp_path / "plan.docx").text.partition("城市概况与诊断")[0].splitlines()
    facts = ("编制单位：鹤岗市发展改革委", "牵头处室：规划科", "版本：征求意见稿", "价格年份：2025年")
    assert set(facts) <= set(lines)
    guide = layout_of(plan, evaluation, "zh", TODAY).sheets[0]
    assert set(facts) <= {cell.value for cell in guide.cells}


def test_the_own_look_is_on_the_cover_and_in_the_tables(hegang: Plan, tmp_path: Path) -> None:
    source = source_of(hegang, evaluate.evaluate(hegang), texts("zh"), TODAY)
    look = OwnLook(organisation=Bilingual("市发展改革委"), palette=Palette("#7A1F1F", "#FFE9D6"))
    write(build(replace(source, subject=replace(source.subject, look=look))), tmp_path / "own.docx")
    assert "编制单位：市发展改革委" in opened(tmp_path / "own.docx").text
    with zipfile.ZipFile(tmp_path / "own.docx") as file:
        styles = file.read("word/styles.xml").decode()
    assert 'w:fill="FFE9D6"' in styles
    assert 'w:val="7A1F1F"' in styles


@pytest.mark.libreoffice
def test_libreoffice_prints_it_with_every_heading_counted(drafts: dict[Language, Path], tmp_path: Path) -> None:
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None or reader is None:
        pytest.skip("LibreOffice or poppler is not installed: the draft cannot be printed")
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, drafts.values())]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    if not (tmp_path / "plan_zh.pdf").exists():
        pytest.skip("this LibreOffice has no Writer: the draft cannot be printed")
    for language, counted in (
        ("zh", ("一、城市概况与诊断", "（一）诊断", "四、分阶段实施安排", "1.新能源", "附件　任务分解表")),
        ("en", ("1 The city and its diagnosis", "1.1 Diagnosis", "4 Phases and actions", "4.1.1 New energy")),
    ):
        command = [reader, "-layout", str(tmp_path / f"plan_{language}.pdf"), "-"]
        told = subprocess.run(command, check=True, capture_output=True)
        printed = "".join(told.stdout.decode().split())
        assert not ["".join(line.split()) for line in counted if "".join(line.split()) not in printed]
