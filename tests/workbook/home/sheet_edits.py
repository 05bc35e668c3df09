"""What people do to an exported workbook: cells typed over at random, rows and columns moved about."""

import random
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl import Workbook

from planner import evaluate, workbook
from planner.edits.edited_workbooks import Comparison, compare
from planner.model.bilingual import Language
from planner.model.plan import Plan
from planner.text.texts import Texts
from planner.workbook.book import Ids
from planner.workbook.home import inputs
from planner.workbook.home.edited import EditedWorkbook
from planner.workbook.home.reader import edited_in
from planner.workbook.home.reading import Given
from planner.workbook.questionnaire.scale import RATIOS
from planner.workbook.returned import keys
from planner.workbook.returned.keyed_book import KeyedBook
from tests.workbook.files import Place, Value, changed

EXPORTED, TODAY = "2026-11-22", "2026-11-26"
WORDS = ("=1+1", "-5%", "@sum", "采煤沉陷区\n光伏基地", "  两端空格  ", "O'Brien & Söhne <b>", "三百万", "1,200")


def export(plan: Plan, path: Path, language: Language = "zh") -> Path:
    workbook.export(plan, evaluate.evaluate(plan), path, language, EXPORTED)
    return path


def read(path: Path) -> EditedWorkbook:
    return edited_in(KeyedBook(path), path)


def compared(plan: Plan, *paths: Path) -> Comparison:
    return compare(plan, [read(path) for path in paths], TODAY)


def found(comparison: Comparison) -> dict[Ids, Given]:
    """What each changed input is said to be now."""
    return {each.ids: each.value for each in comparison.differences if each.kind == "changed"}


def places(path: Path) -> dict[Ids, Place]:
    """Where every input of an export stands."""
    book = KeyedBook(path)
    rows = {row.ids: (sheet, row) for sheet in book.sheets for row in sheet.rows if row.kind == keys.ROW}
    standing: dict[Ids, Place] = {}
    for line in (row for sheet in book.sheets for row in sheet.rows if row.kind == keys.INPUT):
        number, column = (str(line.cells[place].value) for place in (1, 2))
        sheet, row = rows[(number,)]
        place = sheet.place(row, sheet.marks[(column,)])
        standing[line.ids] = (place.sheet, place.cell)
    return standing


def typed_over(path: Path, target: Path, cells: dict[Ids, Value]) -> Path:
    """A copy in which these inputs hold something else."""
    standing = places(path)
    return changed(path, target, {standing[ids]: value for ids, value in cells.items()})


def edited_by_hand(path: Path, target: Path, edit: Callable[[Workbook], object]) -> Path:
    """A copy that openpyxl opened, changed and saved."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path)
    edit(book)
    book.save(target)
    return target


def random_edits(plan: Plan, chance: random.Random, language: Language) -> tuple[dict[Ids, Value], dict[Ids, Given]]:
    """Cells typed over, as a person would type them, and what they then say."""
    held = inputs.values(workbook.layout_of(plan, evaluate.evaluate(plan), language, EXPORTED))
    candidates = [ids for ids in held if _may_change(plan, ids)]
    cells: dict[Ids, Value] = {}
    said: dict[Ids, Given] = {}
    for ids in chance.sample(candidates, chance.randint(1, 25)):
        cell, value = _other(plan, ids, held[ids], chance, language)
        if cell != held[ids]:
            cells[ids], said[ids] = cell, value
    return cells, said


def _may_change(plan: Plan, ids: Ids) -> bool:
    """Not the bounds of ratings, nor what moves the limits of other inputs."""
    if ids[0] == inputs.BOUND:
        return plan.criteria.criterion(ids[1]).scale == "measured"
    if ids[-1] in ("start", "quarter"):
        return plan.schedule is not None and plan.schedule.start(ids[1]) is not None
    return ids[-1] not in ("first_year", "prerequisites")


def _other(plan: Plan, ids: Ids, held: Value, chance: random.Random, language: Language) -> tuple[Value, Given]:
    kind = inputs.kind_of(ids)
    made: Any
    if kind in ("name", "text"):
        text = chance.choice(WORDS) + str(chance.randint(0, 99))
        return text, " ".join(text.split()) if kind == "name" else text.strip()
    if kind in inputs.OPTIONS:
        offered = inputs.OPTIONS[kind](Texts(language)).words
        key = chance.choice(list(offered))
        return offered[key], key
    if kind in ("class", "ratio"):
        made = chance.choice(("S", "M", "L", "XL") if kind == "class" else RATIOS)
    elif ids[0] in (inputs.TARGET, inputs.PHASE_TARGET, inputs.EFFECT):
        made = chance.choice((None, 2023, chance.randint(2010, 2030) if kind == "whole" else chance.randint(-9, 9) / 7))
    elif kind == "share":
        made = chance.randint(0, 100) / 100
    elif ids[-1] in ("start", "pinned"):
        made = chance.randint(plan.first_year, plan.last_year)
    elif kind == "whole":
        made = chance.randint(1, 4)
    elif ids[0] in (inputs.SCORE, inputs.EXPERT_SCORE):
        leaf = plan.criteria.criterion(ids[-1])
        made = min(leaf.worst, leaf.best) + chance.randint(0, 8) / 8 * abs(leaf.best - leaf.worst)
    elif ids[0] == inputs.BOUND:
        made = float(held or 0) + (1 if ids[2] == "best" else -1) * _outward(plan, ids[1])
    elif kind in ("wan", "yi"):
        made = chance.choice((None, float(chance.randint(1, 90_000)), chance.randint(1, 9_000) / 7))
    else:
        made = chance.randint(1, 80) / 8
    if ids == (inputs.MONEY, "gdp"):
        made = float(chance.randint(100, 900))
    return made, made


def _outward(plan: Plan, leaf: str) -> float:
    """One step that widens a scale, so that all scores stay inside."""
    criterion = plan.criteria.criterion(leaf)
    return 1.0 if criterion.best > criterion.worst else -1.0
