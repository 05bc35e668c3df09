"""A questionnaire as the one who fills it in meets it."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from planner.edits.experts import set_anonymous
from planner.model.bilingual import LANGUAGES, Bilingual, Language
from planner.model.plan import Plan
from planner.model.weighting import Expert
from planner.text.texts import Texts
from planner.workbook.questionnaire.for_expert import form_for
from planner.workbook.questionnaire.layout import build
from tests.factories import ECONOMY, ENVIRONMENT, small_plan
from tests.workbook.conftest import Recalculate
from tests.workbook.files import Place, differences, values
from tests.workbook.questionnaire.answers import TODAY, answer_places, answered, export, in_second_round, with_experts

ANSWERED_BY = 2
"""Fields that say who answers."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_answers_can_be_changed_and_it_prints_on_a4(hegang: Plan, language: Language, tmp_path: Path) -> None:
    path = tmp_path / "questionnaire.xlsx"
    export(with_experts(hegang), path, "E1", language)
    book = openpyxl.load_workbook(path)
    unlocked: set[Place] = set()
    for sheet in book:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        unlocked |= {(sheet.title, cell.coordinate) for row in sheet for cell in row if not cell.protection.locked}
    answers = set(answer_places(path).values())
    assert len(answers) == 45 + 22 * 4
    assert answers < unlocked
    assert len(unlocked) == len(answers) + ANSWERED_BY
    visible = [sheet for sheet in book if sheet.sheet_state == "visible"]
    assert len(visible) == 3
    for sheet in visible:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("portrait", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert all(sheet.freeze_panes for sheet in visible[1:])


def test_the_english_questionnaire_is_english() -> None:
    plan = answered(with_experts(small_plan()), "E1")
    plan = replace(plan, weighting=replace(plan.weighting, experts=(Expert("E1", Bilingual("李工", "Li Gong")),)))
    book = build(form_for(plan, "E1", Texts("en"), TODAY))
    told = [cell.value for sheet in book.sheets for cell in sheet.cells if isinstance(cell.value, str)]
    assert [text for text in (*book.names, *told) if any("\u3400" <= letter <= "\u9fff" for letter in text)] == []


def test_the_second_round_shows_the_group_beside_ones_own_first_answer() -> None:
    """Two experts said 3 and 1/3 on the goal: the group is in the middle, each sees the own answer."""
    plan = in_second_round(small_plan())
    past = plan.weighting.rounds[0]
    told = tuple(
        replace(past.judgements[0], expert=expert, node="", first=ECONOMY, second=ENVIRONMENT, value=value)
        for expert, value in (("E1", 3.0), ("E2", 1 / 3))
    )
    plan = replace(plan, weighting=replace(plan.weighting, rounds=(replace(past, judgements=told),)))
    row = _row_of(plan, "E1")
    assert row[4:6] == ["left 3", "equal (left 3 to right 3)"]
    assert _row_of(plan, "E2")[4] == "right 3"


def test_an_anonymous_expert_is_a_number_in_the_questionnaire_too() -> None:
    plan = set_anonymous(with_experts(small_plan()), True)
    book = build(form_for(plan, "E1", Texts("zh"), TODAY))
    told = " ".join(str(cell.value) for sheet in book.sheets for cell in sheet.cells)
    assert "专家01" in told
    assert "李工" not in told
    assert "市发展改革委" not in told


@pytest.mark.libreoffice
def test_hostile_names_break_nothing(tmp_path: Path, recalculate: Recalculate) -> None:
    """Names made of formulas, wildcards, error values and far too many letters stay text."""
    names = ("=1+1", "*?~'[Book]Sheet!A1", "#N/A", "+x" * 20_000, "A＞B", '"', "&L&P", "@SUM(A1)")
    plan = with_experts(small_plan())
    hostile = [
        replace(criterion, name=Bilingual(name, name))
        for criterion, name in zip(plan.criteria.criteria, names, strict=False)
    ]
    expert = Expert("E1", Bilingual("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"), "-1+1")
    plan = replace(
        plan,
        criteria=replace(plan.criteria, criteria=tuple(hostile)),
        weighting=replace(plan.weighting, experts=(expert,)),
    )
    path = tmp_path / "questionnaire.xlsx"
    export(answered(plan, "E1"), path, "E1", "en")
    assert {"=1+1", expert.name.en, "-1+1"} <= {text for text in values(path).values() if isinstance(text, str)}
    assert differences(path, recalculate(path)) == {}


def _row_of(plan: Plan, expert: str) -> list[object]:
    """The first question as an English questionnaire shows it."""
    sheet = build(form_for(plan, expert, Texts("en"), TODAY)).sheets[1]
    row = next(cell.row for cell in sheet.cells if cell.column == 0 and cell.value == 1)
    shown = {cell.column: cell.value for cell in sheet.cells if cell.row == row}
    return [shown.get(column) for column in range(8)]
