"""The inputs of the plan that a workbook holds: what each is called by program, and what kind of value it takes."""

from collections.abc import Callable
from typing import Literal

from planner.text.texts import Texts
from planner.workbook.book import Book, Ids, Value
from planner.workbook.options import (
    AGGREGATION_NUMBER,
    FORM_NUMBER,
    METHOD_NUMBER,
    SCORE_NUMBER,
    TABLE_NUMBER,
    Options,
    aggregations,
    mandates,
    random_index_tables,
    score_aggregations,
    statuses,
    topsis_forms,
    weight_methods,
    yes_or_no,
)

JUDGEMENT = "judgement"
"""Expert (empty where it is nobody's), node, first and second child."""
IMPORTANCE = "importance"
"""Expert, way, node, child."""
INFLUENCE = "influence"
"""Expert."""
SCORE = "score"
"""Strategy, leaf."""
EXPERT_SCORE = "expert score"
"""Expert, strategy, leaf."""
BOUND = "bound"
"""Leaf, `worst` or `best`."""
CHOICE = "choice"
"""One of the six names below."""
MONEY = "money"
"""`gdp` (亿元), `own`, `transfer` (万元), `permille` (‰ of GDP) or `first_year`."""
CLASS_COST = "class cost"
"""Cost class."""
ACTION = "action"
"""Action, field."""
SHARE = "share"
"""Action, strategy it carries."""
FUNDING = "funding share"
"""Action, funding source."""
SPREAD = "yearly share"
"""Action, which of its years, from 1."""
LAG = "lag"
"""Action, predecessor."""
MONEY_LIMIT = "money limit"
"""Funding source (`ALL_PUBLIC` for all public money), `EVERY_YEAR`, a year or a phase."""
CAPACITY_LIMIT = "capacity limit"
"""Lead unit in Chinese and in English, `EVERY_YEAR` or a year."""
GROUP = "group"
"""Group, `members`, `least` or `most`."""
STRATEGY_SHARE = "strategy share"
"""Strategy."""
RANGE = "range"
"""Strategy, leaf, `low` or `high`."""
PROGRESS = "progress"
"""Action, `status`, `percent`, `actual` or `note`."""
TARGET = "target"
"""Indicator of the plan, `name`, `baseline`, `baseline_year` or `data_source`."""
PHASE_TARGET = "phase target"
"""Indicator of the plan, phase."""
EFFECT = "effect"
"""Action, indicator of the plan it moves."""
RESULT = "result"
"""Line of the results chain, `statement` or `risks`."""
LIBRARY = "library"
"""Action, field of the action library (`planner.workbook.library.columns`)."""
HEAD = "head"
"""The head of a column of the action table, by field: no input, but it tells what new rows say."""
EVERY_YEAR = "every year"

METHOD, TABLE, FORM, EXPERTS_SHARE = METHOD_NUMBER, TABLE_NUMBER, FORM_NUMBER, "experts_share"
AGGREGATION, SCORE_AGGREGATION = AGGREGATION_NUMBER, SCORE_NUMBER

Kind = Literal[
    "name",
    "text",
    "number",
    "whole",
    "wan",
    "yi",
    "share",
    "ratio",
    "ids",
    "milestones",
    "class",
    "status",
    "method",
    "table",
    "form",
    "aggregation",
    "score aggregation",
    "yes",
    "mandate",
]
"""A name stands on one line; 万元 and 亿元 are amounts of money, `ids` numbers of actions, one line a milestone.

From "status" on it is a word of a list.
"""
_ACTION_KINDS: dict[str, Kind] = {
    "name": "name",
    "strategy": "name",
    "milestones": "milestones",
    "baseline": "number",
    "baseline_year": "whole",
    "target": "number",
    "target_year": "whole",
    "likelihood": "whole",
    "impact": "whole",
    "earliest": "whole",
    "latest": "whole",
    "options": "ids",
    "capacity": "number",
    "forbidden": "yes",
    "mandate": "mandate",
    "start": "whole",
    "quarter": "whole",
    "pinned": "whole",
    "duration": "number",
    "prerequisites": "ids",
    "class": "class",
    "typed": "wan",
    "share": "share",
    "readiness": "whole",
}
_KINDS: dict[Ids, Kind] = {
    (CHOICE, METHOD): "method",
    (CHOICE, TABLE): "table",
    (CHOICE, FORM): "form",
    (CHOICE, AGGREGATION): "aggregation",
    (CHOICE, SCORE_AGGREGATION): "score aggregation",
    (CHOICE, EXPERTS_SHARE): "share",
    (MONEY, "gdp"): "yi",
    (MONEY, "own"): "wan",
    (MONEY, "transfer"): "wan",
    (MONEY, "first_year"): "whole",
}
_LIBRARY_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("id", "name", "other.name", "strategy"), "name"),
    **dict.fromkeys(("prerequisites", "prerequisites_any", "lags", "exclusive_with", "codes"), "ids"),
    **dict.fromkeys(("included", "forbidden"), "yes"),
    **dict.fromkeys(("share", "pool", "carries"), "share"),
    **dict.fromkeys(("typed", "year"), "wan"),
    **dict.fromkeys(("capacity", "duration", "kpi_baseline", "kpi_target", "effect"), "number"),
    **dict.fromkeys(("readiness", "earliest", "latest", "pinned", "likelihood", "impact"), "whole"),
    **dict.fromkeys(("kpi_baseline_year", "kpi_target_year"), "whole"),
    "class": "class",
    "mandate": "mandate",
}
_KINDS_OF_FIELDS: dict[str, dict[str, Kind]] = {
    ACTION: _ACTION_KINDS,
    PROGRESS: {"status": "status", "percent": "share", "actual": "wan"},
    TARGET: {"name": "name", "baseline": "number", "baseline_year": "whole"},
    RESULT: {},
    GROUP: {"members": "ids", "least": "whole", "most": "whole"},
}
_KINDS_OF_ALL: dict[str, Kind] = {
    JUDGEMENT: "ratio",
    **dict.fromkeys((SHARE, FUNDING, SPREAD, STRATEGY_SHARE), "share"),
    LAG: "whole",
    MONEY_LIMIT: "wan",
}


_LENGTHS = {
    JUDGEMENT: 5,
    IMPORTANCE: 5,
    INFLUENCE: 2,
    SCORE: 3,
    EXPERT_SCORE: 4,
    BOUND: 3,
    CHOICE: 2,
    MONEY: 2,
    CLASS_COST: 2,
    ACTION: 3,
    SHARE: 3,
    FUNDING: 3,
    SPREAD: 3,
    LAG: 3,
    MONEY_LIMIT: 3,
    CAPACITY_LIMIT: 4,
    GROUP: 3,
    STRATEGY_SHARE: 2,
    RANGE: 4,
    PROGRESS: 3,
    TARGET: 3,
    PHASE_TARGET: 3,
    EFFECT: 3,
    RESULT: 3,
    LIBRARY: 3,
    HEAD: 2,
}


def is_input(ids: Ids) -> bool:
    """Whether these are a kind and as many ids as it has."""
    return bool(ids) and _LENGTHS.get(ids[0]) == len(ids)


def kind_of(ids: Ids) -> Kind:
    """The kind of value an input takes."""
    kind, last = ids[0], ids[-1]
    if kind == LIBRARY:
        return _LIBRARY_KINDS.get(last.partition(":")[0], "text")
    if kind in _KINDS_OF_FIELDS:
        return _KINDS_OF_FIELDS[kind].get(last, "text")
    return _KINDS.get(ids) or _KINDS_OF_ALL.get(kind, "number")


OPTIONS: dict[Kind, Callable[[Texts], Options]] = {
    "status": statuses,
    "method": weight_methods,
    "table": random_index_tables,
    "form": topsis_forms,
    "aggregation": aggregations,
    "score aggregation": score_aggregations,
    "yes": yes_or_no,
    "mandate": mandates,
}
"""The lists that inputs are chosen from."""


def values(book: Book) -> dict[Ids, Value]:
    """What every input cell of a workbook holds."""
    return {cell.key: cell.value for sheet in book.sheets for cell in sheet.cells if cell.key and cell.key[0] != HEAD}
