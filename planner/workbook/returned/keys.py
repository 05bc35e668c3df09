"""Marks by which a program finds the cells to be filled in again, whatever was done to the sheets.

They stand in hidden columns and hidden rows: a row's key moves with the row when rows are sorted, a column's mark
with the column. They hold no letter that a worksheet function would take for a wildcard. A questionnaire's keys say
what is asked; an export's are numbers, and the hidden sheet of exported values says what stands where.
"""

import hashlib
from collections.abc import Sequence
from urllib.parse import quote, unquote

import msgspec

from planner.model.criterion import CriteriaTree
from planner.model.strategy import Strategy

FORMAT = "transition-roadmap questionnaire"
"""Stands in the first cell of the data sheet."""
VERSION = 1
WORKING_SHEET = "transition-roadmap working sheet"
"""Stands in the first cell of a sheet on which nothing is asked."""

PAIR, RATING, IDENTITY, COLUMN = "pair", "rating", "identity", "column"
FACT, INPUT, ROW = "export fact", "export input", "export row"
NAME, DEPARTMENT = "name", "department"
ANSWER, FIRST, SECOND, STRATEGY = "answer", "first", "second", "strategy"
CITY, PLAN, TREE = "questionnaire city", "questionnaire plan", "questionnaire tree"
EXPERT, EXPERT_NAME = "questionnaire expert", "questionnaire expert name"
FACTS = frozenset((FORMAT, CITY, PLAN, TREE, EXPERT, EXPERT_NAME))
"""Lines of the data sheet: the name in its first column, the value in its second."""
_KINDS = frozenset((PAIR, RATING, IDENTITY, COLUMN, FACT, INPUT, ROW))


def key(kind: str, *ids: str) -> str:
    """`pair:node/first/second`, each id with only letters, digits and signs that mean nothing to a worksheet."""
    return f"{kind}:" + "/".join(quote(id, safe="").replace("~", "%7E") for id in ids)


def read_key(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Kind and ids of a key, or None for a text that is none."""
    kind, colon, ids = text.partition(":")
    if not colon or kind not in _KINDS:
        return None
    return kind, tuple(map(unquote, ids.split("/")))


def fingerprint(tree: CriteriaTree, strategies: Sequence[Strategy]) -> str:
    """What tells one state of criteria and strategies from another (准则树版本): ids, places, names and scales."""
    state = (
        [(each.id, each.parent, each.name, each.scale, each.worst, each.best) for each in tree.criteria],
        [strategy.id for strategy in strategies],
    )
    return hashlib.sha256(msgspec.json.encode(state)).hexdigest()[:16]
