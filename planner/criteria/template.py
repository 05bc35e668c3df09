"""Reads criteria trees from templates: a table of criteria and, beside it, a TOML file with name and focuses."""

from pathlib import Path
from typing import Any, Literal, get_args

from planner.model.bilingual import Bilingual, same
from planner.model.criterion import GOAL, RATING_BEST, RATING_WORST, Anchor, CriteriaTree, Criterion, MapIndex, Scale
from planner.model.evidence import Basis, Evidence
from planner.model.message import ProblemError
from planner.model.weighting import SAATY_MAXIMUM, Focus
from planner.templates.rows import Row, read_rows
from planner.templates.tables import read_toml

DEFAULT_TEMPLATE = "resource_city_transition"

_COLUMNS = ("id", "parent", "name_zh", "name_en")
_ANCHORED_RATINGS = (1, 3, 5, 7, 9)
_SCALES: tuple[Scale, ...] = get_args(Scale)
_MAP_INDEXES: tuple[MapIndex, ...] = get_args(MapIndex)
_BASES: tuple[Basis, ...] = get_args(Basis)
_DIRECTIONS: tuple[Literal["+", "-"], ...] = ("+", "-")


def available_templates(folder: Path) -> tuple[Path, ...]:
    """The criteria templates in a folder, the default first, then by name."""
    return tuple(sorted(folder.glob("*.csv"), key=lambda path: (path.stem != DEFAULT_TEMPLATE, path.name)))


def read_criteria(path: Path) -> tuple[CriteriaTree, tuple[Focus, ...]]:
    """The tree of a template and the focuses it offers by type of city.

    `path` is the table, or a folder whose default template is meant. The TOML file of the same name gives goal,
    name, edition and focuses; without it the tree carries the file's name and offers none. Raises ProblemError
    for what is not a tree: an id given twice, a parent that does not exist, a criterion below itself.
    """
    table = _table_of(path)
    criteria = tuple(_criterion(row) for row in _tree_rows(table))
    heading = table.with_suffix(".toml")
    described: dict[str, Any] = read_toml(heading) if heading.exists() else {}
    tree = CriteriaTree(
        goal=_bilingual(described, "goal") or _bilingual(described, "name") or same(table.stem),
        criteria=criteria,
        template=_bilingual(described, "name") or same(table.stem),
        edition=str(described.get("edition", "")),
    )
    return tree, tuple(_focus(entry, tree, heading) for entry in described.get("focus", ()))


def _table_of(path: Path) -> Path:
    if not path.is_dir():
        return path
    templates = available_templates(path)
    if not templates:
        raise ProblemError("no criteria template", "criteria", str(path), folder=str(path))
    return templates[0]


def _tree_rows(table: Path) -> tuple[Row, ...]:
    rows = read_rows(table, _COLUMNS)
    parents: dict[str, str] = {}
    for row in rows:
        id = row.text("id")
        if not id or id in parents:
            raise row.problem("template row twice" if id else "template cell unknown", "id")
        parents[id] = row.text("parent")
    if not rows:
        raise ProblemError("criteria template empty", "criteria", table.name, file=table.name)
    for row in rows:
        above, seen = row.text("parent"), {row.text("id")}
        while above != GOAL:
            if above not in parents or above in seen:
                raise row.problem("template cell unknown", "parent")
            seen.add(above)
            above = parents[above]
    return rows


def _criterion(row: Row) -> Criterion:
    source = row.bilingual("source")
    return Criterion(
        id=row.text("id"),
        parent=row.text("parent"),
        name=row.bilingual("name"),
        indicator=row.bilingual("indicator"),
        unit=row.bilingual("unit"),
        direction=row.word("direction", _DIRECTIONS, "+"),
        scale=row.word("scale", _SCALES, "rating"),
        worst=row.decimal("worst", RATING_WORST),
        best=row.decimal("best", RATING_BEST),
        anchors=tuple(
            Anchor(rating, text) for rating in _ANCHORED_RATINGS if (text := row.bilingual(f"anchor_{rating}"))
        ),
        feasibility=row.flag("feasibility"),
        evidence=Evidence(row.word("basis", _BASES, "source" if source else "assumption"), source),
        overlap=row.bilingual("independence_note"),
        map_index=row.word("map_index", _MAP_INDEXES, ""),
    )


def _focus(entry: dict[str, Any], tree: CriteriaTree, path: Path) -> Focus:
    return Focus(
        city_type=str(entry.get("type", "")),
        name=_bilingual(entry, "name"),
        reason=_bilingual(entry, "reason"),
        source=_bilingual(entry, "source"),
        judgements=tuple(_judgement(judgement, tree, path) for judgement in entry.get("judgements", ())),
    )


def _judgement(entry: object, tree: CriteriaTree, path: Path) -> tuple[str, str, str, float]:
    match entry:
        case [str(node), str(first), str(second), int(value) | float(value)]:
            siblings = {criterion.id for criterion in tree.children(node)}
            on_scale = 1 / SAATY_MAXIMUM <= value <= SAATY_MAXIMUM
            if first != second and {first, second} <= siblings and on_scale:
                return node, first, second, float(value)
    raise ProblemError("focus judgement invalid", "criteria", path.name, file=path.name, judgement=str(entry))


def _bilingual(entry: dict[str, Any], name: str) -> Bilingual:
    return Bilingual(str(entry.get(f"{name}_zh", "")), str(entry.get(f"{name}_en", "")))
