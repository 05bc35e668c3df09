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
"""A name stands on one line; 万元 and 亿元 are amounts of money, `ids` numbers of actions.

From "status" on it is a word of a list.
"""
_ACTION_KINDS: dict[str, Kind] = {
    "name": "name",
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
_FIELD_KINDS: dict[str, dict[str, Kind]] = {
    ACTION: _ACTION_KINDS,
    PROGRESS: {"status": "status", "percent": "share", "actual": "wan"},
    TARGET: {"name": "name", "baseline": "number", "baseline_year": "whole"},
    RESULT: {},
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
    match ids[0]:
        case "judgement":
            return "ratio"
        case "share":
            return "share"
        case "action" | "progress" | "target" | "result":
            return _FIELD_KINDS[ids[0]].get(ids[-1], "text")
        case "library":
            return _LIBRARY_KINDS.get(ids[-1].partition(":")[0], "text")
        case _:
            return _KINDS.get(ids, "number")


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
