"""The action library goes to Excel and comes back: what was typed there is what the plan takes, and nothing else."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.edits import action_money, actions, milestones, targets
from planner.edits.edited_workbooks import Comparison, compare, take_over
from planner.model.action import Mandate
from planner.model.bilingual import LANGUAGES, Bilingual, Language, same
from planner.model.funding import FundingPool
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.model.targets import Target
from planner.workbook.book import Ids
from planner.workbook.home import inputs
from planner.workbook.home.inputs import LIBRARY
from planner.workbook.library import export_library, library_book
from tests.factories import GRID, LOOP, PANELS, STONE, SUN, SURVEY, WIND, YARD, small_plan
from tests.sentences import sentence
from tests.workbook.files import Value, changed
from tests.workbook.home.sheet_edits import TODAY, edited_by_hand, found, places, read, typed_over

EXPORTED = "2026-11-22"
PLAN = replace(
    small_plan(),
    pools=(
        FundingPool("province", same("省级资金"), ("PF",)),
        FundingPool("city", same("市县财政"), ("MF",)),
        FundingPool("firms", same("社会资本"), ("EF",), public=False),
    ),
    targets=(Target("T1", Bilingual("新增就业", "New jobs"), Bilingual("人", "persons")),),
)
ACTIONS = (SURVEY, PANELS, WIND, GRID, YARD)
HEAD, FIRST_ROW = 5, 6


def export(plan: Plan, path: Path, language: Language = "zh") -> Path:
    export_library(plan, path, language, EXPORTED)
    return path


def compared(plan: Plan, path: Path) -> Comparison:
    return compare(plan, [read(path)], TODAY)


def held(plan: Plan, language: Language) -> dict[Ids, Value]:
    return inputs.values(library_book(plan, language, EXPORTED))


def told(plan: Plan, path: Path) -> str:
    comparison = compared(plan, path)
    messages = [*comparison.messages, *(message for each in comparison.differences for message in each.messages)]
    return "\n".join(map(sentence, messages))


def taken(plan: Plan, path: Path) -> Plan:
    """All that can be taken over without a decision."""
    comparison = compared(plan, path)
    assert not comparison.messages, comparison.messages
    return take_over(plan, [each for each in comparison.differences if each.offered], TODAY)


def table(book: Workbook) -> Worksheet:
    return book.worksheets[0]


def columns(sheet: Worksheet) -> dict[str, int]:
    """Columns by their heads."""
    return {str(cell.value): cell.column for cell in sheet[HEAD] if cell.value}


def another(plan: Plan, chance: random.Random) -> Plan:
    """The plan after an afternoon with its library."""
    for _ in range(chance.randint(5, 40)):
        try:
            plan = step(plan, chance)
        except ProblemError:
            continue
    return plan


def step(plan: Plan, chance: random.Random) -> Plan:
    """The plan after one edit of an action."""
    id, other = chance.choice(ACTIONS), chance.choice(ACTIONS)
    number, whole = chance.randint(1, 999) / 8, chance.randint(1, 5)
    years = plan.action(id).whole_years
    parts = [chance.randint(0, 4) for _ in plan.pools]
    shares = {pool.id: part / (sum(parts) or 1) for pool, part in zip(plan.pools, parts, strict=True)}
    mandate: Mandate = chance.choice(("planner", "policy", "leader"))
    edits: list[Callable[[Plan], Plan]] = [
        lambda plan: actions.rename_action(plan, id, f"=行动 {number}", "zh"),
        lambda plan: actions.set_words(plan, id, "lead", f"市发展改革委{whole}", "zh"),
        lambda plan: actions.set_words(plan, id, "description", f"-first\nsecond {number}", "en"),
        lambda plan: actions.set_strategy(plan, id, chance.choice((SUN, STONE, LOOP, "cross"))),
        lambda plan: actions.set_contribution(plan, id, STONE, whole / 8),
        lambda plan: actions.set_prerequisites(plan, id, ACTIONS[: ACTIONS.index(id)][:whole]),
        lambda plan: actions.set_rivals(plan, id, [other]),
        lambda plan: actions.set_lag(plan, id, other, whole),
        lambda plan: actions.set_duration(plan, id, whole / 2),
        lambda plan: actions.set_readiness(plan, id, whole),
        lambda plan: actions.set_capacity(plan, id, number),
        lambda plan: actions.set_earliest_start(plan, id, 2027 + whole),
        lambda plan: actions.set_latest_end(plan, id, 2030 + whole),
        lambda plan: actions.pin_start(plan, id, 2027 + whole),
        lambda plan: actions.include_action(plan, id, whole > 2, with_dependants=True),
        lambda plan: actions.set_mandatory(plan, id, whole > 2, mandate, same(f"纪要{whole}"), date=TODAY),
        lambda plan: actions.set_forbidden(plan, id, whole > 3),
        lambda plan: actions.set_kpi(plan, id, baseline=number, target_year=2027 + whole),
        lambda plan: targets.set_effect(plan, id, "T1", -number),
        lambda plan: actions.set_risk(plan, id, whole, None if whole > 3 else whole),
        lambda plan: action_money.set_cost_class(plan, id, "L"),
        lambda plan: action_money.set_cost(plan, id, number),
        lambda plan: action_money.set_yearly_cost(plan, id, [number + year for year in range(years)]),
        lambda plan: action_money.set_public_share(plan, id, whole / 8),
        lambda plan: action_money.set_pool_shares(plan, id, shares if any(parts) else {}),
        lambda plan: action_money.set_funding_codes(plan, id, ["MF", "EF"][: whole % 3]),
        lambda plan: milestones.add_milestone(plan, id, whole, Bilingual(f"开工{whole}", f"Begun {whole}")),
    ]
    return chance.choice(edits)(plan)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_library_that_nobody_touched_says_so(language: Language, tmp_path: Path) -> None:
    plan = another(PLAN, random.Random(7))
    comparison = compared(plan, export(plan, tmp_path / "library.xlsx", language))
    assert not comparison.differences
    assert [message.code for message in comparison.messages] == ["export unchanged"]


@pytest.mark.parametrize("seed", range(30))
def test_a_library_typed_over_gives_the_plan_that_it_describes(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    language = chance.choice(LANGUAGES)
    old, wanted = another(PLAN, chance), another(PLAN, chance)
    before, after = held(old, language), held(wanted, language)
    cells = {ids: value for ids, value in after.items() if before.get(ids) != value}
    path = typed_over(export(old, tmp_path / "old.xlsx", language), tmp_path / "new.xlsx", cells)
    comparison = compared(old, path)
    assert set(found(comparison)) == set(cells)
    plan = take_over(old, comparison.differences, TODAY)
    result = held(plan, language)
    # What others wait for comes in with them, whether or not its own row says so.
    brought_in = {(LIBRARY, id, "included") for id in ACTIONS} - cells.keys()
    assert {ids: result[ids] for ids in after.keys() - brought_in if not _same(result[ids], after[ids])} == {}


def _same(one: Value, other: Value) -> bool:
    if one is None or other is None or isinstance(one, str) or isinstance(other, str):
        return set(str(one).split(", ")) == set(str(other).split(", "))
    return one == pytest.approx(other, rel=1e-9)


def test_a_new_row_becomes_an_action_of_its_own_with_all_it_says(tmp_path: Path) -> None:
    def add(book: Workbook) -> None:
        sheet = table(book)
        heads, row = columns(sheet), FIRST_ROW + len(ACTIONS) + 3
        for head, value in {
            "序号": "B7",
            "行动": "矿坑公园",
            "行动（英文）": "Pit park",
            "转型方向": "循环",
            "列入计划": "是",
            "牵头单位": "市自然资源局",
            "前置行动，须全部完成（编号）": "S1、Y1",
            "前置完成后间隔（编号+年数）": "S1+2",
            "投资估算（万元）": None,
            "第1年投资（万元）": 1200,
            "第2年投资（万元）": "约800万元",
            "公共资金占比": 0,
            "可能性（1～5）": 4,
            "必选依据": "领导确定",
            "决定出处": "市政府常务会议纪要",
            "里程碑（开始后第几季度：名称，每行一个）": "2：开工\n8：建成",
        }.items():
            sheet.cell(row, heads[head], value)
        sheet.cell(row, next(column for head, column in heads.items() if head.startswith("工期")), 2)

    path = edited_by_hand(export(PLAN, tmp_path / "old.xlsx"), tmp_path / "new.xlsx", add)
    comparison = compared(PLAN, path)
    (new,) = comparison.differences
    assert new.kind == "new action"
    assert not new.offered
    plan = take_over(PLAN, comparison.differences, TODAY)
    park = plan.action("B7")
    assert park.name == Bilingual("矿坑公园", "Pit park")
    assert (park.strategy, park.included, park.lead.zh) == (LOOP, True, "市自然资源局")
    assert (park.prerequisites, park.lag(SURVEY)) == ((SURVEY, YARD), 2)
    assert (park.public_share, park.risk_likelihood) == (0.0, 4)
    assert (park.mandatory, park.mandate, plan.log[-1].kind) == (True, "leader", "action mandated")
    assert [(each.quarter, each.name.zh) for each in park.milestones] == [(2, "开工"), (8, "建成")]


def test_new_rows_may_name_one_another(tmp_path: Path) -> None:
    def add(book: Workbook) -> None:
        sheet = table(book)
        heads, row = columns(sheet), FIRST_ROW + len(ACTIONS)
        for offset, (id, name, needed) in enumerate((("B1", "甲", "B2"), ("B2", "乙", ""))):
            for head, value in (("序号", id), ("行动", name), ("前置行动，须全部完成（编号）", needed)):
                sheet.cell(row + offset, heads[head], value)

    path = edited_by_hand(export(PLAN, tmp_path / "old.xlsx"), tmp_path / "new.xlsx", add)
    plan = take_over(PLAN, compared(PLAN, path).differences, TODAY)
    assert plan.action("B1").prerequisites == ("B2",)


def test_rows_sorted_and_taken_out_are_known_and_the_latter_asked_about(tmp_path: Path) -> None:
    def spoil(book: Workbook) -> None:
        sheet = table(book)
        names = [sheet.cell(row, 2).value for row in range(FIRST_ROW, FIRST_ROW + len(ACTIONS))]
        sheet.delete_rows(FIRST_ROW + names.index("循环园区"))
        sheet.move_range(f"A{FIRST_ROW}:{sheet.cell(1, sheet.max_column).column_letter}{FIRST_ROW}", rows=30)

    path = edited_by_hand(export(PLAN, tmp_path / "old.xlsx"), tmp_path / "new.xlsx", spoil)
    comparison = compared(PLAN, path)
    (gone,) = comparison.differences
    assert (gone.kind, gone.offered) == ("missing action", False)
    assert "Accept that to delete the action from the library" in sentence(gone.messages[0])
    assert [action.id for action in take_over(PLAN, [gone], TODAY).actions] == [SURVEY, PANELS, WIND, GRID]
    assert taken(PLAN, path) is PLAN


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("readiness", "很高", "is not a number"),
        ("readiness", 12, "cannot have a readiness of 12"),
        ("duration", None, "the plan needs a value there"),
        ("included", "也许", "is not in the list of this cell"),
        ("strategy", "登月", "has no strategy “登月”"),
        ("prerequisites", "S1, Z9", "the plan has no action “Z9”"),
        ("prerequisites", "P1", "wait for one another in a circle"),
        ("lags", "S1加2年", "Write it as XC01+2"),
        ("lags", "Y1+2", "does not wait for “Recycling yard”"),
        ("codes", "XX", "is no funding code"),
        ("pool:city", 0.4, "pay 40% together"),
        ("year:3", 100, "takes 2 years"),
        ("milestones", "开工", "is no milestone"),
        ("milestones", "99：开工", "cannot be in quarter 99"),
        ("latest", 2050, "cannot be due in 2050"),
        ("id", "P9", "cannot be renumbered to “P9”"),
        ("name", "长" * 2100, "more than 2,000 characters"),
    ],
)
def test_a_cell_that_cannot_be_is_named_with_what_to_do(field: str, value: Value, words: str, tmp_path: Path) -> None:
    path = export(PLAN, tmp_path / "library.xlsx")
    ids = (LIBRARY, PANELS, field)
    sheet, cell = places(path)[ids]
    text = told(PLAN, changed(path, tmp_path / "new.xlsx", {(sheet, cell): value}))
    assert words in text
    assert f"sheet “{sheet}”, cell {cell}" in text


def test_figures_of_one_action_that_contradict_one_another_are_refused(tmp_path: Path) -> None:
    path = export(PLAN, tmp_path / "library.xlsx")
    years = {(LIBRARY, PANELS, "typed"): 500, (LIBRARY, PANELS, "year:1"): 100, (LIBRARY, PANELS, "year:2"): 100}
    assert "is not the sum 200" in told(PLAN, typed_over(path, tmp_path / "years.xlsx", dict(years)))
    pools = {(LIBRARY, PANELS, "share"): 0.9, (LIBRARY, PANELS, "pool:city"): 0.5, (LIBRARY, PANELS, "pool:firms"): 0.5}
    assert "is not what its public sources pay together" in told(
        PLAN, typed_over(path, tmp_path / "pools.xlsx", dict(pools))
    )


def test_the_library_of_another_city_says_nothing_to_this_plan(tmp_path: Path) -> None:
    other = replace(PLAN, city=replace(PLAN.city, id="R001"))
    assert "plan of another city" in told(PLAN, export(other, tmp_path / "library.xlsx"))


@pytest.mark.libreoffice
def test_a_library_saved_by_libreoffice_comes_back_as_it_went(
    recalculate: Callable[[Path], Path], tmp_path: Path
) -> None:
    plan = another(PLAN, random.Random(3))
    path = recalculate(export(plan, tmp_path / "library.xlsx"))
    assert not compared(plan, path).differences
    typed = typed_over(
        export(plan, tmp_path / "again.xlsx"), tmp_path / "typed.xlsx", {(LIBRARY, YARD, "capacity"): 2.5}
    )
    assert taken(plan, recalculate(typed)).action(YARD).capacity == 2.5
