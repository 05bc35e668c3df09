"""The decision matrix of the scores sheet, from raw score to weighted value, in both forms of TOPSIS."""

from collections.abc import Mapping, Sequence

from planner.model.criterion import Criterion
from planner.model.strategy import Score
from planner.ranking.topsis import Topsis
from planner.workbook.book import Area
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import BOUND, RANGE, SCORE
from planner.workbook.sheets.names import LEAF_WEIGHTS
from planner.workbook.sheets.scores_grid import (
    BASIS,
    BEST,
    COUNTED,
    CRITERION,
    GROUP,
    UNIT,
    WEIGHT,
    WORST,
    ScoresGrid,
)
from planner.workbook.style import Form, Look
from planner.workbook.subject import Subject

_HEAD = Look("head", align="center")
_BLOCK_HEAD = Look("head", align="center", fill="#D3E0EE")
_WEIGHT = Look("formula", "weight", "center")
_TEXT = Look("text", wrap=True)


def put_matrix(
    draft: Draft,
    subject: Subject,
    grid: ScoresGrid,
    overall: Mapping[str, Area],
    given: Mapping[tuple[str, str], Area],
    vector: Topsis,
) -> None:
    """Put the heads above `grid.first` and the matrix from there on; `vector` is the classic form's result.

    For `overall` and `given` see `scores_sheet`.
    """
    _put_heads(draft, subject, grid)
    _put_groups(draft, subject, grid)
    for place, leaf in enumerate(subject.plan.criteria.leaves):
        _put_lead(draft, subject, leaf, grid.first + place, overall[leaf.id])
        _put_raw(draft, subject, leaf, grid.raw.row_at(place), given)
        _put_ranges(draft, subject, leaf, grid, place, given)
        _put_on_bounds(draft, subject, grid, place)
        _put_vector(draft, grid, place, vector)
    draft.name(LEAF_WEIGHTS, grid.lead(WEIGHT))
    _mark_faults(draft, grid)


def scores_of(subject: Subject, leaf: str) -> tuple[Score | None, ...]:
    """The scores of one leaf, strategies in plan order."""
    return tuple(subject.plan.score(strategy.id, leaf) for strategy in subject.plan.strategies)


def _put_heads(draft: Draft, subject: Subject, grid: ScoresGrid) -> None:
    texts, row = subject.texts, grid.first - 1
    leads = (
        texts.tr("Criteria group"),
        texts.tr("Criterion"),
        texts.tr("Scale"),
        texts.tr("Worst"),
        texts.tr("Best"),
        texts.tr("Overall weight"),
        texts.tr("In schedule value"),
        texts.tr("Basis of the scores"),
    )
    draft.put_row(row, 0, leads, _HEAD)
    names = [subject.strategy(strategy.id) for strategy in subject.plan.strategies]
    blocks = (
        (grid.raw, texts.tr("Score (to fill in)")),
        (grid.normalised, texts.tr("Normalised on the bounds")),
        (grid.weighted, texts.tr("Weighted")),
        (grid.contributions, texts.tr("Contribution to the value")),
        (grid.entered, texts.tr("Value entered")),
        (grid.vector_normalised, texts.tr("Normalised by vector")),
        (grid.vector_weighted, texts.tr("Weighted, by vector")),
        (grid.low, texts.tr("Range of the score, lower end")),
        (grid.high, texts.tr("Range of the score, upper end")),
    )
    for block, title in blocks:
        draft.put(row - 1, block.column, title, _BLOCK_HEAD, columns=grid.strategies)
        draft.put_row(row, block.column, names, _HEAD)
    ideal = grid.ideal.column
    draft.put(row - 1, ideal, texts.tr("Ideal points, by vector"), _BLOCK_HEAD, columns=2)
    draft.put_row(row, ideal, (texts.tr("Positive"), texts.tr("Negative")), _HEAD)


def _put_groups(draft: Draft, subject: Subject, grid: ScoresGrid) -> None:
    """The name of each top criterion once, beside its leaves."""
    for group, first, last in group_lines(subject, grid):
        look = Look("band", bold=True, wrap=True, top=True, ruled=True)
        draft.put(first, GROUP, subject.criterion(group), look, rows=last - first + 1)


def group_lines(subject: Subject, grid: ScoresGrid) -> Sequence[tuple[str, int, int]]:
    """Each top criterion with the first and last row of its leaves, which stand together."""
    tree = subject.plan.criteria
    tops = [tree.top(leaf) for leaf in subject.ranking.leaves]
    return [
        (group, grid.first + tops.index(group), grid.first + tops.index(group) + tops.count(group) - 1)
        for group in dict.fromkeys(tops)
    ]


def _put_lead(draft: Draft, subject: Subject, leaf: Criterion, row: int, weight: Area) -> None:
    texts = subject.texts
    rated = leaf.scale == "rating"
    unit = texts.tr("Rating 1–9") if rated else texts.of(leaf.unit)
    bound = Look("assumption" if leaf.evidence.basis == "assumption" else "input", "number", "center")
    draft.put(row, CRITERION, subject.criterion(leaf.id), _TEXT)
    draft.put(row, UNIT, unit, Look("text", wrap=True, align="center"))
    draft.put(row, WORST, leaf.worst, bound, key=(BOUND, leaf.id, "worst"))
    draft.put(row, BEST, leaf.best, bound, key=(BOUND, leaf.id, "best"))
    overall = subject.ranking.weights.leaf_weight(leaf.id)
    draft.put(row, WEIGHT, overall, _WEIGHT, weight.full)
    draft.put(row, COUNTED, int(_in_schedule_value(subject, leaf)), Look("text", "integer", "center"))
    draft.put(row, BASIS, _basis(subject, leaf.id), Look("text", wrap=True, align="center"))


def _in_schedule_value(subject: Subject, leaf: Criterion) -> bool:
    """The schedule keeps feasibility as a limit, so its criteria stay out of the value unless the plan asks."""
    tree = subject.plan.criteria
    limits = any(tree.criterion(id).feasibility for id in tree.path(leaf.id))
    return subject.plan.rules.feasibility_in_value or not limits


def _basis(subject: Subject, leaf: str) -> str:
    """In words what the colours of the scores say."""
    texts, scores = subject.texts, scores_of(subject, leaf)
    given = [score for score in scores if score is not None]
    assumed = sum(not score.confirmed for score in given)
    if not given:
        return texts.tr("Not filled in")
    if assumed == len(scores):
        return texts.tr("Assumption")
    if assumed:
        return texts.tr("{count} assumed", count=assumed)
    if len(given) < len(scores):
        return texts.tr("{count} not filled in", count=len(scores) - len(given))
    return texts.tr("Confirmed")


def _put_ranges(
    draft: Draft, subject: Subject, leaf: Criterion, grid: ScoresGrid, place: int, given: Mapping[tuple[str, str], Area]
) -> None:
    """Between what a score may lie; experts' values have the range they span, on their own sheet."""
    form: Form = "score" if leaf.scale == "rating" else "number"
    hint = subject.texts.tr("An end of the range the score may lie in; empty: the score itself.")
    for number, score in enumerate(scores_of(subject, leaf.id)):
        strategy = subject.plan.strategies[number].id
        low, high = (None, None) if score is None else (score.low, score.high)
        ends = (("low", grid.low, low), ("high", grid.high, high))
        for end, block, value in ends:
            spanned = (strategy, leaf.id) in given
            look = Look("formula" if spanned else "input", form, "center")
            key = () if spanned else (RANGE, strategy, leaf.id, end)
            draft.put(block.row + place, block.column + number, value, look, key=key)
    for block in (grid.low, grid.high):
        draft.limit(block.row_at(place), min(leaf.worst, leaf.best), max(leaf.worst, leaf.best), hint)


def _put_raw(
    draft: Draft, subject: Subject, leaf: Criterion, line: Area, given: Mapping[tuple[str, str], Area]
) -> None:
    """Cells of the planner's own scores are inputs; where experts gave values they follow from these."""
    form: Form = "score" if leaf.scale == "rating" else "number"
    for place, score in enumerate(scores_of(subject, leaf.id)):
        group = None if score is None else given.get((score.strategy, leaf.id))
        if score is not None and group is not None:
            draft.put(line.row, line.column + place, score.value, Look("formula", form, "center"), group.full)
            continue
        assumed = score is not None and not score.confirmed
        look = Look("assumption" if assumed else "input", form, "center")
        key = (SCORE, subject.plan.strategies[place].id, leaf.id)
        draft.put(line.row, line.column + place, None if score is None else score.value, look, key=key)
    worst, best = (f"${letter}{line.row + 1}" for letter in "DE")
    hint = subject.texts.tr("Between worst and best of this criterion; empty counts as the middle.")
    draft.limit(line, f"MIN({worst},{best})", f"MAX({worst},{best})", hint)


def _put_on_bounds(draft: Draft, subject: Subject, grid: ScoresGrid, place: int) -> None:
    """Value entered, normalised on the declared bounds, weighted, and its part of the additive value."""
    row, ranking = grid.first + place, subject.ranking
    worst, best = (grid.lead(column).cell(place).local for column in (WORST, BEST))
    weight = grid.lead(WEIGHT).cell(place).local
    low, high = ranking.bounds[place]
    share = ranking.weights.leaf_weights[place]
    form: Form = "score" if subject.plan.criteria.leaves[place].scale == "rating" else "number"
    for column, ranked in enumerate(ranking.strategies):
        value = ranking.matrix[column][place]
        fraction = (value - low) / (high - low)
        raw = grid.raw.cell(place, column).local
        entered = draft.put(
            row,
            grid.entered.column + column,
            value,
            Look("formula", form, "center"),
            f"IF(ISNUMBER({raw}),{raw},({worst}+{best})/2)",
        )
        formula = f"({entered.local}-{worst})/({best}-{worst})"
        normalised = draft.put(row, grid.normalised.column + column, fraction, _WEIGHT, formula)
        formula = f"{normalised.local}*{weight}"
        weighted = draft.put(row, grid.weighted.column + column, fraction * share, _WEIGHT, formula)
        contribution = ranked.contributions[place]
        look = Look("formula", "permille", "center")
        draft.put(row, grid.contributions.column + column, contribution, look, f"100*{weighted.local}")


def _put_vector(draft: Draft, grid: ScoresGrid, place: int, vector: Topsis) -> None:
    row, steps = grid.first + place, vector.steps
    entered = grid.entered.row_at(place).local
    weight = grid.lead(WEIGHT).cell(place).local
    for column in range(grid.strategies):
        own = grid.entered.cell(place, column).local
        formula = f"IF(SUMSQ({entered})=0,0,{own}/SQRT(SUMSQ({entered})))"
        value = float(steps.normalised[column, place])
        normalised = draft.put(row, grid.vector_normalised.column + column, value, _WEIGHT, formula)
        value = float(steps.weighted[column, place])
        formula = f"{normalised.local}*{weight}"
        draft.put(row, grid.vector_weighted.column + column, value, _WEIGHT, formula)
    benefit = f"{grid.lead(BEST).cell(place).local}>{grid.lead(WORST).cell(place).local}"
    line = grid.vector_weighted.row_at(place).local
    positive, negative = grid.ideal.column, grid.anti_ideal.column
    draft.put(row, positive, float(steps.ideal[place]), _WEIGHT, f"IF({benefit},MAX({line}),MIN({line}))")
    draft.put(row, negative, float(steps.anti_ideal[place]), _WEIGHT, f"IF({benefit},MIN({line}),MAX({line}))")


def _mark_faults(draft: Draft, grid: ScoresGrid) -> None:
    """Red: bounds that are equal, and scores outside their bounds."""
    row = grid.first + 1
    bounds = draft.area(grid.first, WORST, grid.last, BEST)
    draft.highlight(bounds, f"$D{row}=$E{row}", Look("bad"))
    first = grid.raw.relative
    outside = f"OR({first}<MIN($D{row},$E{row}),{first}>MAX($D{row},$E{row}))"
    draft.highlight(grid.raw, f"AND(ISNUMBER({first}),{outside})", Look("bad"))
