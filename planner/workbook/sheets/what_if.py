"""What if one criterion weighed more or less: the others scaled in proportion, closeness and order following."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from planner.model.criterion import GOAL
from planner.ranking.topsis import Topsis, topsis
from planner.ranking.weight_path import weight_path
from planner.workbook import options
from planner.workbook.book import Area
from planner.workbook.draft import Draft
from planner.workbook.sheets.scores import ScoresSheet
from planner.workbook.sheets.scores_grid import BEST, WEIGHT, WORST, ScoresGrid
from planner.workbook.style import Look
from planner.workbook.subject import Subject

CRITERIA_LIST = "list_criteria"
WORKING_COLUMNS = 12
_HEAD = Look("head", align="center")
_NUMBER = Look("formula", "weight", "center")
_WORKING = Look("note", "weight", "right")
_COUNT = Look("note", "integer", "right")


@dataclass(frozen=True, slots=True)
class _Walk:
    """The criterion chosen at first and what follows from it: `first` and `last` leaf below it, its share."""

    criterion: str
    share: float
    first: int
    last: int
    weights: tuple[float, ...]
    bounds: Topsis
    vector: Topsis


def what_if_rows(subject: Subject) -> int:
    """Rows the part takes."""
    return 9 + len(subject.plan.strategies) + len(subject.ranking.leaves)


def put_what_if(draft: Draft, subject: Subject, scores: ScoresSheet, row: int, working: int) -> None:
    """Put it at `row` over five columns; what it is worked out by stands from column `working` on."""
    texts, walk = subject.texts, _walk(subject)
    draft.section(row, texts.tr("What if one weight were different (live)"))
    note = texts.tr(
        "Choose a criterion and type its share of the whole, empty for the present one; all others keep their "
        "proportions. Nothing else in this file changes."
    )
    draft.put(row + 1, 0, note, Look("note", wrap=True), columns=5)
    lists = _put_list(draft, subject, row, working)
    labels = _labels(subject)
    draft.put(row + 2, 0, texts.tr("Criterion"), Look("text", bold=True))
    chosen = draft.put(row + 2, 1, labels[walk.criterion], Look("input", align="center", shrink=True), columns=2)
    draft.choice(chosen, CRITERIA_LIST)
    draft.put(row + 3, 0, texts.tr("Share of the whole, 0% to 100%"), Look("text", bold=True))
    typed = draft.put(row + 3, 1, None, Look("input", "share", "center"), columns=2)
    draft.limit(typed, 0, 1, texts.tr("From 0% to 100%; empty: as it is now."))
    ends = _put_ends(draft, row, working, lists, chosen, walk)
    first_leaf = row + 8 + len(subject.plan.strategies)
    own, members = (
        draft.area(first_leaf, column, first_leaf + len(walk.weights) - 1, column) for column in (1, working + 4)
    )
    draft.put(row + 3, 3, texts.tr("Now"), Look("text", align="right", ruled=False))
    formula = f"SUMPRODUCT({own.local},{members.local})"
    now = draft.put(row + 3, 4, walk.share, Look("formula", "share", "center"), formula)
    formula = f"IF(ISNUMBER({typed.local}),{typed.local},{now.local})"
    share = draft.put(row + 4, working, walk.share, _WORKING, formula)
    weights = _put_weights(draft, subject, scores.grid, first_leaf, working, ends, share, walk)
    ideal = _put_ideals(draft, subject, scores.grid, first_leaf, working + 5, walk)
    _put_strategies(draft, subject, scores, row + 5, weights, ideal, walk)


def _walk(subject: Subject) -> _Walk:
    """At first the first group at the share it has."""
    ranking = subject.ranking
    criterion = subject.plan.criteria.children(GOAL)[0].id
    first, last = _leaf_range(subject)[criterion]
    own = np.array(ranking.weights.leaf_weights)
    group = np.zeros(own.size, dtype=bool)
    group[first - 1 : last] = True
    path = weight_path(own, group)
    weights = path.weights(np.array([path.share]))[0]
    limits = np.array(ranking.bounds)
    directions = np.where(limits[:, 1] > limits[:, 0], 1, -1)
    bounds = topsis(ranking.matrix, weights, directions, "bounds", limits)
    vector = topsis(ranking.matrix, weights, directions, "vector", limits)
    return _Walk(criterion, path.share, first, last, tuple(weights.tolist()), bounds, vector)


def _labels(subject: Subject) -> dict[str, str]:
    """A name by which each criterion is found alone, whatever its case."""
    names = {criterion.id: subject.criterion(criterion.id) for criterion in subject.plan.criteria.depth_first()}
    count = Counter(name.casefold() for name in names.values())
    return {id: name if count[name.casefold()] == 1 else f"{name} ({id})" for id, name in names.items()}


def _leaf_range(subject: Subject) -> dict[str, tuple[int, int]]:
    """By criterion the first and last of the leaves below it, which stand together; counted from 1."""
    places: dict[str, list[int]] = {}
    for place, leaf in enumerate(subject.ranking.leaves, 1):
        for id in subject.plan.criteria.path(leaf):
            places.setdefault(id, []).append(place)
    return {id: (min(found), max(found)) for id, found in places.items()}


def _put_list(draft: Draft, subject: Subject, row: int, working: int) -> Area:
    """The words of the drop-down list with first and last leaf of each; returns its three columns."""
    ranges, labels = _leaf_range(subject), _labels(subject)
    column = working + 8
    draft.put(row, column, subject.texts.tr("Criterion"), Look("note"))
    for line, (id, label) in enumerate(labels.items(), row + 1):
        draft.put(line, column, label, Look("note"))
        draft.put_row(line, column + 1, ranges[id], _COUNT)
        draft.put(line, column + 3, line - row, _COUNT)
    last = row + len(labels)
    draft.name(CRITERIA_LIST, draft.area(row + 1, column, last, column))
    return draft.area(row + 1, column, last, column)


def _put_ends(draft: Draft, row: int, working: int, names: Area, chosen: Area, walk: _Walk) -> tuple[Area, Area]:
    """First and last leaf of the criterion chosen. Names are compared whole: a search would read * and ~ as signs."""
    ends = []
    for place, (value, column) in enumerate(((walk.first, 1), (walk.last, 2))):
        formula = f"SUMPRODUCT(({names.local}={chosen.local})*{names.column_at(column).local})"
        ends.append(draft.put(row + 2 + place, working, value, _COUNT, formula))
    return ends[0], ends[1]


def _put_weights(
    draft: Draft,
    subject: Subject,
    grid: ScoresGrid,
    first: int,
    working: int,
    ends: tuple[Area, Area],
    share: Area,
    walk: _Walk,
) -> Area:
    """Each leaf's weight now and then; returns the column of the latter."""
    texts, count = subject.texts, grid.leaves
    now = draft.area(first, 1, first + count - 1, 1)
    members = draft.area(first, working + 4, first + count - 1, working + 4)
    draft.put_row(first - 1, 0, (texts.tr("Criterion"), texts.tr("Weight now"), texts.tr("Weight then")), _HEAD)
    draft.put(first - 1, working + 4, texts.tr("Chosen (1)"), Look("note"))
    size = f"SUM({members.local})"
    inside, outside = (
        f"SUMPRODUCT({now.local},{members.local})",
        f"SUMPRODUCT({now.local},1-{members.local})",
    )
    totals = (
        (walk.share, inside),
        (sum(subject.ranking.weights.leaf_weights) - walk.share, outside),
    )
    whole = [draft.put(first - 3 + place, working + 4, *_pair(total)) for place, total in enumerate(totals)]
    for place, leaf in enumerate(subject.ranking.leaves):
        line = first + place
        draft.put(line, 0, subject.criterion(leaf), Look("text", wrap=True))
        own = draft.put(
            line, 1, subject.ranking.weights.leaf_weights[place], _NUMBER, grid.lead(WEIGHT).cell(place).full
        )
        inside_now = int(walk.first <= place + 1 <= walk.last)
        formula = f"IF(AND({place + 1}>={ends[0].local},{place + 1}<={ends[1].local}),1,0)"
        member = draft.put(line, working + 4, inside_now, _COUNT, formula)
        moved = f"IF({whole[0].local}>0,{own.local}/{whole[0].local},1/{size})"
        rest = f"IF({whole[1].local}>0,{own.local}/{whole[1].local},1/({count}-{size}))"
        then = f"IF({size}={count},{moved},IF({member.local}=1,{share.local}*{moved},(1-{share.local})*{rest}))"
        draft.put(line, 2, walk.weights[place], _NUMBER, then)
    return draft.area(first, 2, first + count - 1, 2)


def _pair(total: tuple[float, str]) -> tuple[float, Look, str]:
    value, formula = total
    return value, _WORKING, formula


def _put_ideals(draft: Draft, subject: Subject, grid: ScoresGrid, first: int, column: int, walk: _Walk) -> Area:
    """Best and worst vector-normalised value of each leaf among the strategies, before weights."""
    normalised = walk.vector.steps.normalised
    for place in range(grid.leaves):
        line = grid.vector_normalised.row_at(place).full
        better = f"{grid.lead(BEST).cell(place).full}>{grid.lead(WORST).cell(place).full}"
        high, low = float(normalised[:, place].max()), float(normalised[:, place].min())
        low_end, high_end = subject.ranking.bounds[place]
        best, worst = (high, low) if high_end > low_end else (low, high)
        draft.put(first + place, column, best, _WORKING, f"IF({better},MAX({line}),MIN({line}))")
        draft.put(first + place, column + 1, worst, _WORKING, f"IF({better},MIN({line}),MAX({line}))")
    return draft.area(first, column, first + grid.leaves - 1, column)


def _put_strategies(
    draft: Draft, subject: Subject, scores: ScoresSheet, row: int, weights: Area, ideal: Area, walk: _Walk
) -> None:
    """Closeness and rank now and then."""
    texts, ranking, grid = subject.texts, subject.ranking, scores.grid
    heads = (
        texts.tr("Strategy"),
        texts.tr("Closeness now"),
        texts.tr("Rank now"),
        texts.tr("Closeness then"),
        texts.tr("Rank then"),
    )
    draft.put_row(row, 0, heads, _HEAD)
    in_force = walk.bounds if ranking.normalisation == "bounds" else walk.vector
    first, last = row + 1, row + len(ranking.strategies)
    then = draft.area(first, 3, last, 3)
    whole = Look("formula", "integer", "center")
    keys = np.round(in_force.closeness, 12)
    for place, ranked in enumerate(ranking.strategies):
        line = first + place
        draft.put(line, 0, subject.strategy(ranked.strategy), Look("text", wrap=True))
        draft.put(line, 1, ranked.closeness, _NUMBER, scores.results.closeness.cell(0, place).full)
        draft.put(line, 2, ranked.rank, whole, scores.results.ranks.cell(0, place).full)
        on_bounds = grid.normalised.column_at(place).full
        by_vector = grid.vector_normalised.column_at(place).full
        closeness = (
            f"IF({options.FORM_NUMBER}=1,{_closeness(weights, f'1-{on_bounds}', on_bounds)},"
            f"{_closeness(weights, f'{by_vector}-{ideal.local}', f'{by_vector}-{ideal.column_at(1).local}')})"
        )
        cell = draft.put(line, 3, float(in_force.closeness[place]), Look("total", "weight", "center"), closeness)
        rank = f"SUMPRODUCT((ROUND({then.local},12)>ROUND({cell.local},12))*1)+1"
        draft.put(line, 4, int((keys > keys[place]).sum()) + 1, Look("total", "integer", "center"), rank)
    draft.highlight(draft.area(first, 0, last, 4), f"$E{first + 1}=1", Look("good", bold=True))


def _closeness(weights: Area, from_best: str, from_worst: str) -> str:
    best, worst = (f"SQRT(SUMPRODUCT(({weights.local}*({gap}))^2))" for gap in (from_best, from_worst))
    return f"IF({best}+{worst}=0,0.5,{worst}/({best}+{worst}))"
