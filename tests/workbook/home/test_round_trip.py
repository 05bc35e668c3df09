"""Exports edited in the sheet come home: exactly what was typed, whatever was done to the sheets."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner import evaluate, workbook
from planner.edits import experts, roadmap, scoring, tracking
from planner.edits.edited_workbooks import take_over
from planner.model.bilingual import LANGUAGES, Language, same
from planner.model.plan import Plan
from planner.text.texts import Texts
from planner.workbook.home.inputs import ACTION, INFLUENCE, JUDGEMENT, MONEY, PROGRESS, SCORE
from planner.workbook.sheets.action_titles import TITLES
from planner.workbook.style import properties
from tests.factories import GRID, INCOME, PANELS, STONE, SUN, SURVEY, YARD, proposal
from tests.group import small_group
from tests.targets import with_targets
from tests.workbook.conftest import RecalculateAll
from tests.workbook.constrained import constrained
from tests.workbook.files import Value
from tests.workbook.home.sheet_edits import (
    TODAY,
    compared,
    edited_by_hand,
    export,
    found,
    random_edits,
    read,
    typed_over,
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Three experts, a schedule, one report, indicators and a results chain."""
    starts = ((SURVEY, 2027), (PANELS, 2028), (GRID, 2030), (YARD, 2029))
    scheduled = roadmap.adopt_schedule(small_group(), proposal(*starts), "2026-11-20")
    reported = tracking.add_report(scheduled, "2026-11-21")
    reported = tracking.set_progress(reported, "2026-11-21", SURVEY, status="in progress", percent=40, note="已立项")
    return with_targets(reported)


@pytest.fixture(scope="module")
def ruled(plan: Plan) -> Plan:
    """The same with every kind of input of the roadmap in use."""
    return constrained(plan)


@pytest.fixture(scope="module")
def path(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(plan, tmp_path_factory.mktemp("home") / "plan.xlsx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_importing_what_was_exported_changes_nothing(hegang: Plan, language: Language, tmp_path: Path) -> None:
    comparison = compared(hegang, export(hegang, tmp_path / "plan.xlsx", language))
    assert not comparison.differences
    assert [message.code for message in comparison.messages] == ["export unchanged"]
    assert take_over(hegang, (), TODAY) is hegang


def test_what_was_typed_comes_back_through_libreoffice(
    ruled: Plan, hegang: Plan, tmp_path: Path, recalculate_all: RecalculateAll
) -> None:
    _round_trip([ruled, ruled, ruled, hegang, hegang], tmp_path, recalculate_all)


@pytest.mark.long
def test_two_hundred_edit_sets_come_back_through_libreoffice(
    ruled: Plan, hegang: Plan, tmp_path: Path, recalculate_all: RecalculateAll
) -> None:
    _round_trip([ruled, constrained(hegang)] * 100, tmp_path, recalculate_all)


def _round_trip(plans: list[Plan], folder: Path, recalculate_all: RecalculateAll) -> None:
    """None lost, none invented; and once taken over, the plan says what the sheet says."""
    typed = []
    for seed, plan in enumerate(plans):
        language = LANGUAGES[seed % 2]
        cells, said = random_edits(plan, random.Random(seed), language)
        clean = export(plan, folder / "clean.xlsx", language)
        typed.append((plan, typed_over(clean, folder / f"edited{seed}.xlsx", cells), said))
    saved = recalculate_all([target for _, target, _ in typed])
    for (plan, target, said), again in zip(typed, saved, strict=True):
        for file in (target, again):
            comparison = compared(plan, file)
            came = found(comparison)
            assert came.keys() == said.keys(), file
            for ids, value in said.items():
                assert came[ids] == (pytest.approx(value) if isinstance(value, float) else value), (file, ids)
            assert all(each.clear for each in comparison.differences), comparison.differences
        taken = take_over(plan, comparison.differences, TODAY)
        assert not compared(taken, again).differences


def rename_sheets(book: Workbook) -> None:
    for number, sheet in enumerate(book.worksheets):
        sheet.title = f"表{number}"


def retitle(book: Workbook) -> None:
    """Titles of sheets and heads of tables."""
    for sheet in book.worksheets[:-1]:
        sheet["A1"].value = "改过的标题"
    for cell in action_sheet(book)[5]:
        if cell.column < 35:
            cell.value = f"列{cell.column}"


def reorder_sheets(book: Workbook) -> None:
    book.move_sheet(book.worksheets[1], 4)
    book.move_sheet(book.worksheets[-1], -6)


def sort_actions(book: Workbook) -> None:
    """All lines turned upside down, as sorting by any column may do."""
    sheet = action_sheet(book)
    rows = [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows(min_row=6)]
    for number, row in enumerate(reversed(rows), 6):
        for column, (value, kind) in enumerate(row, 1):
            _put(sheet, number, column, value, kind)


def filter_actions(book: Workbook) -> None:
    sheet = action_sheet(book)
    sheet.auto_filter.add_filter_column(2, ["新能源"])
    sheet.row_dimensions[7].hidden = True


def insert_rows_and_columns(book: Workbook) -> None:
    for sheet in book.worksheets[:-1]:
        sheet.insert_rows(1, 2)
        sheet.insert_rows(9)
        sheet.insert_cols(1)
        sheet.insert_cols(6, 2)


def move_columns(book: Workbook) -> None:
    """The sixth column of the action table behind the last one, hidden keys with it."""
    sheet = action_sheet(book)
    last = sheet.max_column + 1
    for row in range(1, sheet.max_row + 1):
        _put(sheet, row, last, sheet.cell(row, 7).value, sheet.cell(row, 7).data_type)
    sheet.delete_cols(7)


def unhide_everything(book: Workbook) -> None:
    for sheet in book.worksheets:
        sheet.sheet_state = "visible"
        for dimension in (*sheet.column_dimensions.values(), *sheet.row_dimensions.values()):
            dimension.hidden = False


def _put(sheet: Worksheet, row: int, column: int, value: object, kind: str) -> None:
    """A text that opens with = stays a text."""
    sheet.cell(row, column).value = value
    sheet.cell(row, column).data_type = kind


def action_sheet(book: Workbook) -> Worksheet:
    return book["行动清单"]


@pytest.mark.parametrize(
    "handle",
    [
        rename_sheets,
        retitle,
        reorder_sheets,
        sort_actions,
        filter_actions,
        insert_rows_and_columns,
        move_columns,
        unhide_everything,
    ],
)
def test_what_people_do_to_sheets_loses_and_invents_nothing(
    plan: Plan, path: Path, handle: Callable[[Workbook], None], tmp_path: Path
) -> None:
    cells, said = random_edits(plan, random.Random(7), "zh")
    typed = typed_over(path, tmp_path / "typed.xlsx", cells)
    comparison = compared(plan, edited_by_hand(typed, tmp_path / "handled.xlsx", handle))
    assert found(comparison) == pytest.approx(said)
    assert len(comparison.differences) == len(said)
    assert comparison.messages == ()


def test_a_new_line_becomes_an_action_with_what_it_says(plan: Plan, path: Path, tmp_path: Path) -> None:
    def add(book: Workbook) -> None:
        sheet = action_sheet(book)
        line = sheet.max_row + 2
        typed = {"strategy": "新材料", "name": "石墨深加工园", "lead": "工业和信息化局", "start": 2029, "typed": 5200}
        heads = {cell.value: cell.column for cell in sheet[5]}
        for field, value in (*typed.items(), ("readiness", 6), ("likelihood", 3)):
            sheet.cell(line, heads[Texts("zh").tr(TITLES[field])]).value = value

    (new,) = compared(plan, edited_by_hand(path, tmp_path / "new.xlsx", add)).differences
    assert (new.kind, new.value, new.offered) == ("new action", "石墨深加工园", True)
    after = take_over(plan, [new], TODAY)
    action = after.actions[-1]
    assert (action.name, action.strategy, action.included) == (same("石墨深加工园"), STONE, True)
    assert (action.lead, action.cost, action.readiness) == (same("工业和信息化局"), 5200.0, 6)
    assert action.risk_likelihood == 3
    assert after.schedule is not None
    assert after.schedule.start(action.id) == roadmap.Start(action.id, 2029, 1)


def test_a_copied_line_is_a_new_action_and_the_old_one_stays(plan: Plan, path: Path, tmp_path: Path) -> None:
    def copy(book: Workbook) -> None:
        sheet = action_sheet(book)
        sheet.insert_rows(6)
        for column in range(1, sheet.max_column + 1):
            sheet.cell(6, column).value = sheet.cell(8, column).value
        sheet.cell(6, 5).value = "光伏基地二期"

    (new,) = compared(plan, edited_by_hand(path, tmp_path / "copy.xlsx", copy)).differences
    assert (new.kind, new.value) == ("new action", "光伏基地二期")


def test_a_deleted_line_is_asked_about_and_taken_out_only_when_accepted(plan: Plan, path: Path, tmp_path: Path) -> None:
    def delete(book: Workbook) -> None:
        sheet = action_sheet(book)
        line = next(row for row in range(6, sheet.max_row + 1) if sheet.cell(row, 1).value == YARD)
        sheet.delete_rows(line)

    (gone,) = compared(plan, edited_by_hand(path, tmp_path / "gone.xlsx", delete)).differences
    assert (gone.kind, gone.ids[1], gone.offered) == ("missing action", YARD, False)
    assert [message.code for message in gone.messages] == ["action line gone"]
    assert plan.action(YARD).included
    assert not take_over(plan, [gone], TODAY).action(YARD).included


def test_a_plan_that_changed_meanwhile_is_compared_three_ways(plan: Plan, path: Path, tmp_path: Path) -> None:
    lead, cost, support, score = (
        (ACTION, PANELS, "lead"),
        (ACTION, GRID, "typed"),
        (ACTION, YARD, "support"),
        (SCORE, SUN, INCOME),
    )
    typed = typed_over(
        path, tmp_path / "typed.xlsx", {lead: "能源局", cost: 300, support: "水务局", score: 8, (INFLUENCE, "E2"): 5}
    )
    now = roadmap.set_words(plan, PANELS, "lead", "发展改革委", "zh")
    now = roadmap.set_words(now, YARD, "support", "水务局", "zh")
    now = roadmap.set_cost(now, PANELS, 999)
    now = scoring.set_score(now, SUN, INCOME, 2)
    now = experts.set_influence(now, "E2", 5)
    differences = compared(now, typed).differences
    states = {each.ids: (each.state, each.exported, each.value, each.planned) for each in differences}
    assert states == {
        lead: ("both", "", "能源局", "发展改革委"),
        cost: ("sheet", None, 300.0, None),
        score: ("both", 4.0, 8.0, 2.0),
    }
    conflict = next(each for each in differences if each.ids == lead)
    assert not conflict.offered
    assert [message.code for message in conflict.messages] == ["changed in both"]


def test_what_the_plan_no_longer_has_is_told_and_left_out(plan: Plan, path: Path, tmp_path: Path) -> None:
    typed = typed_over(path, tmp_path / "typed.xlsx", {(ACTION, YARD, "lead"): "能源局"})
    comparison = compared(roadmap.remove_action(plan, YARD), typed)
    assert not comparison.differences
    assert [message.code for message in comparison.messages] == ["input gone"]


def test_two_copies_that_disagree_stand_against_one_another(plan: Plan, path: Path, tmp_path: Path) -> None:
    lead, cost = (ACTION, YARD, "lead"), (ACTION, YARD, "typed")
    one = typed_over(path, tmp_path / "one.xlsx", {lead: "水务局", cost: 300})
    other = typed_over(path, tmp_path / "other.xlsx", {lead: "能源局", cost: 300})
    differences = compared(plan, one, other).differences
    assert [(each.ids, each.file, each.value, each.state) for each in differences] == [
        (lead, "one.xlsx", "水务局", "rivals"),
        (lead, "other.xlsx", "能源局", "rivals"),
        (cost, "one.xlsx", 300.0, "sheet"),
    ]


@pytest.mark.parametrize(
    ("ids", "typed", "value", "code"),
    [
        ((ACTION, YARD, "typed"), "约3亿", 30_000.0, "cell in words"),
        ((ACTION, YARD, "typed"), "三百万", 300.0, "cell in words"),
        ((ACTION, YARD, "typed"), "1,200万元", 1200.0, "cell in words"),
        ((ACTION, YARD, "typed"), "１２００", 1200.0, "cell in words"),
        ((MONEY, "gdp"), "约3亿", 3.0, "cell in words"),
        ((PROGRESS, YARD, "percent"), 60, 0.6, "cell without percent sign"),
        ((PROGRESS, YARD, "percent"), "60%", 0.6, "cell in words"),
    ],
)
def test_words_where_a_number_belongs_are_a_proposal_to_accept(
    plan: Plan, path: Path, tmp_path: Path, ids: tuple[str, ...], typed: str | float, value: float, code: str
) -> None:
    (proposal_,) = compared(plan, typed_over(path, tmp_path / "words.xlsx", {ids: typed})).differences
    assert proposal_.value == value
    assert proposal_.doubt is not None
    assert proposal_.doubt.code == code
    assert not proposal_.offered
    assert not compared(take_over(plan, [proposal_], TODAY), tmp_path / "words.xlsx").differences


def test_bounds_and_scores_that_only_fit_together_are_taken_together(plan: Plan, tmp_path: Path) -> None:
    plan = scoring.set_score(plan, SUN, "C2.1", 80)
    path = export(plan, tmp_path / "plan.xlsx")
    cells = {("bound", "C2.1", "worst"): 50, (SCORE, SUN, "C2.1"): 30}
    differences = compared(plan, typed_over(path, tmp_path / "typed.xlsx", cells)).differences
    assert not any(each.obstacle for each in differences)
    after = take_over(plan, differences, TODAY)
    assert after.criteria.criterion("C2.1").worst == 50


def test_order_strategy_and_place_of_an_action_come_home(plan: Plan, path: Path, tmp_path: Path) -> None:
    cells: dict[tuple[str, ...], Value] = {
        (ACTION, GRID, "options"): f"{PANELS}、{YARD}",
        (ACTION, YARD, "prerequisites"): SURVEY,
        (ACTION, YARD, "strategy"): "新材料",
        (ACTION, SURVEY, "mandate"): "上级政策要求",
        (ACTION, PANELS, "forbidden"): "是",
        (ACTION, GRID, "milestones"): "第2季 开工；1、立项",
    }
    after = take_over(plan, compared(plan, typed_over(path, tmp_path / "typed.xlsx", cells)).differences, TODAY)
    assert after.action(GRID).prerequisites_any == (PANELS, YARD)
    assert (after.action(YARD).prerequisites, after.action(YARD).strategy) == ((SURVEY,), STONE)
    assert (after.action(SURVEY).mandatory, after.action(SURVEY).mandate) == (True, "policy")
    assert after.action(PANELS).forbidden
    assert [(each.quarter, each.name.zh) for each in after.action(GRID).milestones] == [(1, "立项"), (2, "开工")]


@pytest.mark.parametrize(
    ("ids", "typed", "code"),
    [
        ((ACTION, YARD, "strategy"), "农业", "strategy not in plan"),
        (("range", SUN, "C2.1", "low"), 3, "range without score"),
        (("funding share", YARD, "city"), 0.4, "difference refused"),
        (("yearly share", PANELS, "1"), 0.4, "difference refused"),
    ],
)
def test_what_does_not_fit_is_told_with_its_cell(
    ruled: Plan, tmp_path: Path, ids: tuple[str, ...], typed: Value, code: str
) -> None:
    path = export(ruled, tmp_path / "plan.xlsx")
    (difference,) = compared(ruled, typed_over(path, tmp_path / "typed.xlsx", {ids: typed})).differences
    assert difference.obstacle is not None
    assert difference.obstacle.code == code
    assert difference.obstacle.params["cell"] == difference.place.cell


def test_milestones_without_a_quarter_are_told(plan: Plan, path: Path, tmp_path: Path) -> None:
    comparison = compared(plan, typed_over(path, tmp_path / "typed.xlsx", {(ACTION, GRID, "milestones"): "开工"}))
    assert not comparison.differences
    assert [message.code for message in comparison.messages] == ["milestone unreadable"]


def test_progress_is_reported_on_the_day_it_is_taken_over(plan: Plan, path: Path, tmp_path: Path) -> None:
    cells = {(PROGRESS, SURVEY, "status"): "已完成", (PROGRESS, SURVEY, "actual"): 12.5}
    after = take_over(plan, compared(plan, typed_over(path, tmp_path / "typed.xlsx", cells)).differences, TODAY)
    assert [report.date for report in after.reports] == ["2026-11-21", TODAY]
    entry = after.reports[-1].entry(SURVEY)
    assert entry is not None
    assert (entry.status, entry.percent, entry.actual_cost, entry.note) == ("done", 100.0, 12.5, "已立项")


def test_a_judgement_keeps_its_expert(plan: Plan, path: Path, tmp_path: Path) -> None:
    typed = typed_over(path, tmp_path / "typed.xlsx", {(JUDGEMENT, "E3", "", "C1", "C2"): "1/7"})
    (difference,) = compared(plan, typed).differences
    assert difference.value == pytest.approx(1 / 7)
    assert difference.label.en == "Judgement by Zhao: “Economy” to “Environment”"
    assert difference.offered


def test_an_export_of_another_city_is_told_and_left_alone(plan: Plan, hegang: Plan, path: Path) -> None:
    comparison = compared(hegang, path)
    assert not comparison.differences
    assert [message.code for message in comparison.messages] == ["export of other plan"]


def test_changes_on_the_copy_of_a_sheet_are_told(plan: Plan, path: Path, tmp_path: Path) -> None:
    def copy(book: Workbook) -> None:
        again = book.copy_worksheet(action_sheet(book))
        again.cell(6, 7).value = "能源局"

    comparison = compared(plan, edited_by_hand(path, tmp_path / "copy.xlsx", copy))
    assert not comparison.differences
    assert [message.code for message in comparison.messages] == ["sheet copied"]


def test_whole_sheets_that_are_gone_are_told(plan: Plan, path: Path, tmp_path: Path) -> None:
    def drop(book: Workbook) -> None:
        del book["行动清单"]

    comparison = compared(plan, edited_by_hand(path, tmp_path / "less.xlsx", drop))
    assert not comparison.differences
    assert [message.code for message in comparison.messages] == ["sheet gone"]
    assert read(tmp_path / "less.xlsx").missing == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unlocked_cell_is_an_input_that_comes_home(plan: Plan, hegang: Plan, language: Language) -> None:
    """And no two cells hold the same input. The weight moved on the sensitivity sheet is no input of the plan."""
    several = scoring.set_expert_score(plan, "E2", SUN, INCOME, 7)
    for each in (plan, hegang, several):
        book = workbook.layout_of(each, evaluate.evaluate(each), language, TODAY)
        cells = [(sheet.title, cell) for sheet in book.sheets for cell in sheet.cells]
        what_if = Texts(language).tr("Sensitivity")
        assert what_if in [sheet.title for sheet in book.sheets]
        open_cells = [
            (title, cell)
            for title, cell in cells
            if title != what_if and not properties(cell.look, book.font)["locked"]
        ]
        assert [(title, cell.row, cell.column) for title, cell in open_cells if not cell.key] == []
        keys = [cell.key for _, cell in cells if cell.key]
        assert len(keys) == len(set(keys))
