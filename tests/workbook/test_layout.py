"""The workbook as data, before it is written: complete, lawful and in one language."""

import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import openpyxl
import pytest

from planner import evaluate, workbook
from planner.cities.catalogue import Catalogue
from planner.edits import experts, ranking
from planner.edits.roadmap import adopt_schedule, rename_action
from planner.edits.scoring import rename_strategy, set_expert_score
from planner.model.bilingual import LANGUAGES, Bilingual, Language
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.ranking import ScenarioScore
from planner.text.texts import Texts
from planner.workbook.book import Book, Cell, Sheet
from planner.workbook.layout import build
from planner.workbook.questionnaire import layout as questionnaire
from planner.workbook.questionnaire.for_expert import form_for
from planner.workbook.style import NUMBER_FORMATS, properties
from planner.workbook.subject import Subject
from tests.factories import GRID, LOOP, PANELS, SUN, SURVEY, YARD, proposal, small_plan
from tests.group import large_group
from tests.workbook.conftest import Recalculate
from tests.workbook.files import cell_at, differences, opened, values
from tests.workbook.questionnaire.answers import EXPERTS, in_second_round

TODAY = "2026-11-22"
SHARED_FUNCTIONS = frozenset(
    {
        *(
            "ABS",
            "AND",
            "AVERAGE",
            "CHAR",
            "COLUMN",
            "COUNT",
            "COUNTBLANK",
            "COUNTIF",
            "COUNTIFS",
            "EXP",
            "FIND",
            "FIXED",
            "GEOMEAN",
            "IF",
            "IFERROR",
        ),
        *("INDEX", "INT", "ISNUMBER", "LEN", "LN", "MATCH", "MAX", "MEDIAN", "MID", "MIN", "MMULT", "N", "OR", "ROUND"),
        *("ROUNDUP", "ROWS", "SQRT"),
        *("SUBSTITUTE", "SUM", "SUMIFS", "SUMPRODUCT", "SUMSQ", "SUMXMY2"),
    }
)
"""Functions of Excel 2010, WPS and LibreOffice alike; none of them gives an array that spills."""


def laid_out(plan: Plan, language: Language, catalogue: Catalogue | None = None) -> Book:
    evaluation = evaluate.evaluate(plan)
    assert evaluation.ranking is not None
    measures = {} if catalogue is None else {each.id: each for each in catalogue.indicators}
    return build(Subject(plan, evaluation.ranking, evaluation.roadmap, Texts(language), TODAY, dict(measures)))


@pytest.fixture(scope="module", params=product(LANGUAGES, ("workbook", "group", "questionnaire")), ids="-".join)
def book(request: pytest.FixtureRequest, hegang: Plan, catalogue: Catalogue) -> Book:
    language, kind = request.param
    if kind == "workbook":
        return laid_out(hegang, language, catalogue)
    if kind == "group":
        return laid_out(_scored_group(hegang), language, catalogue)
    return questionnaire.build(form_for(in_second_round(hegang), EXPERTS[0], Texts(language), TODAY))


def _scored_group(plan: Plan) -> Plan:
    """Three experts who judged all pairs, one of them not counted, two of whom scored a cell."""
    plan = large_group(plan, count=3)
    plan = experts.exclude_expert(plan, "E2", "inconsistent", "CR 0.3", who="Wang", date=TODAY)
    cell = plan.strategies[0].id, plan.criteria.leaves[0].id
    return set_expert_score(set_expert_score(plan, "E1", *cell, 4.0), "E3", *cell, 7.0)


def formula_cells(book: Book) -> list[tuple[Sheet, Cell]]:
    return [(sheet, cell) for sheet in book.sheets for cell in sheet.cells if cell.formula]


def all_formulas(book: Book) -> list[str]:
    cells = [cell.formula for _, cell in formula_cells(book)]
    return cells + [highlight.formula for sheet in book.sheets for highlight in sheet.highlights]


def test_only_functions_every_office_knows(book: Book) -> None:
    used = {name for formula in all_formulas(book) for name in re.findall(r"([A-Z][A-Z0-9.]*)\(", _bare(formula))}
    assert used <= SHARED_FUNCTIONS


def test_formulas_keep_excels_limits(book: Book) -> None:
    for formula in all_formulas(book):
        assert len(formula) <= 8192
        assert all(len(text) <= 255 for text in re.findall(r'"((?:[^"]|"")*)"', formula))


def test_every_name_a_formula_reads_is_defined(book: Book) -> None:
    words = {word for formula in all_formulas(book) for word in re.findall(r"\b[a-z]+(?:_[a-z]+)*\b", _bare(formula))}
    assert words <= set(book.names)
    lists = {choice.source for sheet in book.sheets for choice in sheet.choices}
    assert lists <= set(book.names)


def test_every_formula_stands_with_its_value(book: Book) -> None:
    assert all(cell.value is not None for _, cell in formula_cells(book))


def test_no_two_cells_overlap(book: Book) -> None:
    for sheet in book.sheets:
        taken = [
            (row, column)
            for cell in sheet.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        ]
        assert len(taken) == len(set(taken)), sheet.title


def test_formulas_are_locked_and_inputs_are_not(book: Book) -> None:
    assert all(properties(cell.look, book.font, book.palette)["locked"] for _, cell in formula_cells(book))
    for sheet in book.sheets:
        for cell in sheet.cells:
            if cell.look.role == "input" and cell.look.editable is None:
                assert not properties(cell.look, book.font, book.palette)["locked"]


def test_no_number_is_too_wide_for_its_column(book: Book) -> None:
    for sheet in book.sheets:
        for cell in sheet.cells:
            if isinstance(cell.value, int | float) and cell.look.form in _DECIMALS:
                width = sum(column.width for column in sheet.columns[cell.column : cell.column + cell.columns])
                shown = f"{cell.value:,.{_DECIMALS[cell.look.form]}f}"
                assert len(shown) + 0.5 <= width, (sheet.title, cell)


def test_the_english_workbook_is_english(hegang: Plan, catalogue: Catalogue) -> None:
    """The last sheet to read cites Chinese documents by their numbers; all else has no Chinese letter."""
    group = experts.set_anonymous(_scored_group(hegang), True)
    chinese = re.compile("[\u3400-\u9fff]")
    for sheet in (*laid_out(hegang, "en", catalogue).sheets[:-2], *laid_out(group, "en", catalogue).sheets[:-2]):
        told = [cell.value for cell in sheet.cells if isinstance(cell.value, str)]
        assert [text for text in (sheet.title, *told) if chinese.search(text)] == []


def test_words_and_numbers_can_be_read_without_calculating(hegang: Plan, tmp_path: Path) -> None:
    """As a phone, a mail preview or pandas reads them: the program's own."""
    evaluation = evaluate.evaluate(hegang)
    assert evaluation.ranking is not None
    assert evaluation.roadmap is not None
    path = tmp_path / "plan.xlsx"
    workbook.export(hegang, evaluation, path, "zh", TODAY)
    shown, book = values(path), opened(path)
    first = evaluation.ranking.order[0]
    name = hegang.strategy(first.strategy).name.zh
    assert shown[cell_at(book, "总览", name, "相对贴近度")] == first.closeness
    assert str(shown["总览", "A3"]).startswith(f"{name}居首")
    for placed in evaluation.roadmap.placed:
        assert shown[cell_at(book, "行动清单", placed.action, "价值分")] == placed.value
        assert shown[cell_at(book, "行动清单", placed.action, "结束\n（年）")] == placed.last_year
    for left_out in evaluation.roadmap.left_out:
        assert shown[cell_at(book, "行动清单", left_out.action, "阶段")] == "未安排"


def test_sheets_are_protected_without_a_password_and_may_be_filtered(hegang: Plan, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    workbook.export(hegang, evaluate.evaluate(hegang), path, "en", TODAY)
    for sheet in openpyxl.load_workbook(path):
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert not sheet.protection.autoFilter
        if sheet.sheet_state == "hidden":
            continue
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 8


def test_a_plan_with_errors_is_not_exported(tmp_path: Path) -> None:
    plan = small_plan()
    broken = replace(plan, rules=replace(plan.rules, budget_permille=-1.0))
    with pytest.raises(ProblemError) as problem:
        workbook.export(broken, evaluate.evaluate(broken), tmp_path / "plan.xlsx", "en", TODAY)
    assert problem.value.message.code == "budget negative"
    assert not (tmp_path / "plan.xlsx").exists()


def test_without_gdp_money_columns_are_empty_and_say_why() -> None:
    plan = small_plan()
    book = laid_out(replace(plan, city=replace(plan.city, figures=())), "en")
    actions = next(sheet for sheet in book.sheets if sheet.title == "Action table")
    told = [cell.value for cell in actions.cells if isinstance(cell.value, str)]
    assert any("Without a GDP figure" in text for text in told)
    money = [cell for cell in actions.cells if cell.formula and cell.look.form == "money"]
    assert {cell.value for cell in money} == {"—"}


@pytest.mark.libreoffice
def test_hostile_names_break_nothing(tmp_path: Path, recalculate: Recalculate) -> None:
    """Names made of formulas, wildcards, error values, sheet punctuation and far too many letters."""
    plan = adopt_schedule(small_plan(), proposal((SURVEY, 2027), (PANELS, 2028), (GRID, 2030), (YARD, 2028)), TODAY)
    plan = rename_strategy(rename_strategy(plan, SUN, "=1+1", "en"), LOOP, "#N/A", "en")
    plan = rename_action(rename_action(plan, PANELS, "*?~'[Book]Sheet!A1", "en"), YARD, "+x" * 20_000, "en")
    plan = replace(plan, title=Bilingual("&L&P", "=cmd|' /C calc'!A0 &L&P \x00"))
    path = tmp_path / "plan.xlsx"
    workbook.export(plan, evaluate.evaluate(plan), path, "en", TODAY)
    read = openpyxl.load_workbook(path)
    assert "=1+1" in {cell.value for row in read["Scores"] for cell in row if cell.data_type == "s"}
    assert differences(path, recalculate(path)) == {}


_DECIMALS = {
    form: len(code.split(".")[1]) if "." in code else 0
    for form, code in NUMBER_FORMATS.items()
    if form not in ("text", "number", "ratio", "percent")
}


def _bare(formula: str) -> str:
    """A formula without its text constants and sheet titles."""
    return re.sub(r"\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'", "", formula)


def test_scenarios_leave_the_plans_own_figures_alone() -> None:
    plan = adopt_schedule(small_plan(), proposal((SURVEY, 2027)), TODAY)
    kept = ranking.keep_scenario(
        plan, Bilingual("情景", "what if"), scores=[ScenarioScore(SUN, "C1.1", 9.0)], method="vikor"
    )
    own = {sheet.title: sheet for sheet in laid_out(plan, "zh").sheets}
    beside = {sheet.title: sheet for sheet in laid_out(kept, "zh").sheets}
    assert own.keys() <= beside.keys()
    for title in ("评分", "权重", "预算"):
        assert own[title] == beside[title]
