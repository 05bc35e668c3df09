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
from planner.edits.input_values import together
from planner.model.action import Action
from planner.model.bilingual import Language
from planner.model.plan import Plan
from planner.text.texts import Texts
from planner.workbook.book import Ids
from planner.workbook.home import inputs
from planner.workbook.home.edited import EditedWorkbook
from planner.workbook.home.reader import edited_in, same_value
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
    held = held_by(plan, language)
    candidates = [ids for ids in held if _may_change(plan, ids)]
    cells: dict[Ids, Value] = {}
    said: dict[Ids, Given] = {}
    for ids in chance.sample(candidates, chance.randint(1, 25)):
        if _at_odds(ids, cells):
            continue
        for name, (cell, value) in other_values(plan, ids, held, chance, language).items():
            if not same_value(held[name], cell):
                cells[name], said[name] = cell, value
    return cells, said


def held_by(plan: Plan, language: Language) -> dict[Ids, Value]:
    """What every input cell of an export holds."""
    return inputs.values(workbook.layout_of(plan, evaluate.evaluate(plan), language, EXPORTED))


def _may_change(plan: Plan, ids: Ids) -> bool:
    """Not the bounds of ratings, nor what moves the limits or the cells of other inputs."""
    if ids[0] == inputs.BOUND:
        return plan.criteria.criterion(ids[1]).scale == "measured"
    if ids[-1] in ("start", "quarter"):
        return plan.schedule is not None and plan.schedule.start(ids[1]) is not None
    return ids[-1] not in ("first_year", "prerequisites", "options", "forbidden")


_GDP = (inputs.MONEY, "gdp")


def _at_odds(ids: Ids, cells: dict[Ids, Value]) -> bool:
    """Whether an input was typed over already with which this one would have to fit.

    A new GDP prefills anew what nobody confirmed, so that a range typed beside the old score has none to stand by.
    """
    if (ids[0] == inputs.RANGE and _GDP in cells) or (ids == _GDP and any(name[0] == inputs.RANGE for name in cells)):
        return True
    whole_line = ids[0] in (inputs.FUNDING, inputs.SPREAD)
    return any(together(name) == together(ids) and (whole_line or name[0] != ids[0]) for name in cells)


def other_values(
    plan: Plan, ids: Ids, held: dict[Ids, Value], chance: random.Random, language: Language
) -> dict[Ids, tuple[Value, Given]]:
    """Another value of an input, with those of others that it must fit: what stands in the cells, what they say."""
    match ids[0]:
        case inputs.FUNDING:
            return _line(plan.action(ids[1]), ids, held, _split(chance, [pool.id for pool in plan.pools]))
        case inputs.SPREAD:
            years = [str(year) for year in range(1, plan.action(ids[1]).whole_years + 1)]
            return _line(plan.action(ids[1]), ids, held, dict(zip(years, _falling(chance, len(years)), strict=True)))
        case inputs.RANGE:
            return _range(plan, ids, chance)
    return {ids: _other(plan, ids, held[ids], chance, language)}


def _split(chance: random.Random, pools: list[str]) -> dict[str, float]:
    """The whole cost over two sources."""
    one, other = chance.sample(pools, 2)
    part = chance.randint(1, 7) / 8
    return {one: part, other: 1 - part}


def _falling(chance: random.Random, years: int) -> list[float]:
    weights = [chance.randint(1, 8) for _ in range(years)]
    return [weight / sum(weights) for weight in weights]


def _line(action: Action, ids: Ids, held: dict[Ids, Value], shares: dict[str, float]) -> dict[Ids, tuple[Value, Given]]:
    """All shares of a line; those that stood there before become zeros."""
    line = {name for name in held if name[:2] == (ids[0], action.id)}
    new = {name: shares.get(name[-1], 0.0 if held[name] else None) for name in line}
    return {name: (value, value) for name, value in new.items() if value is not None}


def _range(plan: Plan, ids: Ids, chance: random.Random) -> dict[Ids, tuple[Value, Given]]:
    """An end of a range, somewhere between the score and the end of the scale."""
    _, strategy, leaf, end = ids
    score, scale = plan.score(strategy, leaf), plan.criteria.criterion(leaf)
    if score is None:
        return {}
    last = min(scale.worst, scale.best) if end == "low" else max(scale.worst, scale.best)
    value = score.value + (last - score.value) * chance.randint(0, 4) / 4
    return {ids: (value, value)}


def _other(plan: Plan, ids: Ids, held: Value, chance: random.Random, language: Language) -> tuple[Value, Given]:
    words = _words(plan, ids, chance, language)
    if words is not None:
        return words
    made = _own_figure(plan, ids, chance)
    if made is None:
        made = _figure(plan, ids, held, chance)
    return made, made


def _words(plan: Plan, ids: Ids, chance: random.Random, language: Language) -> tuple[str, Given] | None:
    kind = inputs.kind_of(ids)
    number = chance.randint(0, 99)
    if ids[-1] == "strategy":
        name = chance.choice(plan.strategies).name.text(language)
        return name, name
    if kind == "milestones":
        return (f"第1季度 步骤{number}" if language == "zh" else f"Q1 步骤{number}"), (f"1 步骤{number}",)
    if kind in ("name", "text"):
        text = chance.choice(WORDS) + str(number)
        return text, " ".join(text.split()) if kind == "name" else text.strip()
    if kind == "ids":
        members = sorted(chance.sample(range(len(plan.actions)), 3))
        chosen = tuple(plan.actions[place].id for place in members)
        return ", ".join(chosen), chosen
    if kind in inputs.OPTIONS:
        offered = inputs.OPTIONS[kind](Texts(language)).words
        key = chance.choice(list(offered))
        return offered[key], key
    return None


def _own_figure(plan: Plan, ids: Ids, chance: random.Random) -> Any:
    """A figure that has limits of its own."""
    first, last = plan.first_year, plan.last_year
    made: dict[str, Callable[[], Any]] = {
        **dict.fromkeys(("start", "pinned"), lambda: chance.randint(first, last)),
        **dict.fromkeys(("baseline_year", "target_year"), lambda: chance.randint(2001, 2039)),
        "class": lambda: chance.choice(("S", "M", "L", "XL")),
        "earliest": lambda: first,
        "latest": lambda: last,
        "most": lambda: chance.randint(2, 3),
        "least": lambda: chance.randint(0, 2),
        "duration": lambda: chance.randint(1, 32) / 8,
        "gdp": lambda: float(chance.randint(100, 900)),
    }
    if ids[0] == inputs.STRATEGY_SHARE:
        return chance.randint(1, 19) / 100
    return made[ids[-1]]() if ids[-1] in made else None


def _figure(plan: Plan, ids: Ids, held: Value, chance: random.Random) -> Any:
    kind = inputs.kind_of(ids)
    if ids[0] in (inputs.SCORE, inputs.EXPERT_SCORE):
        leaf = plan.criteria.criterion(ids[-1])
        return min(leaf.worst, leaf.best) + chance.randint(0, 8) / 8 * abs(leaf.best - leaf.worst)
    if ids[0] == inputs.BOUND:
        return float(held or 0) + (1 if ids[2] == "best" else -1) * _outward(plan, ids[1])
    made: dict[str, Callable[[], Any]] = {
        "ratio": lambda: chance.choice(RATIOS),
        "share": lambda: chance.randint(0, 100) / 100,
        "whole": lambda: chance.randint(1, 4),
        "number": lambda: chance.randint(1, 80) / 8,
    }
    money = (None, float(chance.randint(1, 90_000)), chance.randint(1, 9_000) / 7)
    return made[kind]() if kind in made else chance.choice(money)


def _outward(plan: Plan, leaf: str) -> float:
    """One step that widens a scale, so that all scores stay inside."""
    criterion = plan.criteria.criterion(leaf)
    return 1.0 if criterion.best > criterion.worst else -1.0
