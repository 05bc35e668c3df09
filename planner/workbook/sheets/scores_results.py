"""The results on top of the scores sheet: one line a measure, one column a strategy."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.ranking.topsis import Topsis
from planner.workbook import options
from planner.workbook.book import Area
from planner.workbook.draft import Draft
from planner.workbook.sheets.names import CLOSENESS, RANKS, STRATEGY_NAMES, STRATEGY_VALUES
from planner.workbook.sheets.scores_grid import COUNTED, LEADS, RESULT_LINES, WEIGHT, ScoresGrid
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_WEIGHT, _TOTAL = Look("formula", "weight", "center"), Look("total", "weight", "center")
_VALUE = Look("formula", "value", "center")
_INTEGER = Look("formula", "integer", "center")


@dataclass(frozen=True, slots=True)
class ResultLines:
    """Where the lines stand that other sheets read.

    `order` counts ties on, so that each place is taken once.
    """

    names: Area
    closeness: Area
    ranks: Area
    values: Area
    order: Area


@dataclass(frozen=True, slots=True)
class _Line:
    """One measure: its words, a look, and value with formula for each strategy."""

    label: str
    note: str
    look: Look
    cells: Sequence[tuple[float, str]]


def put_results(
    draft: Draft, subject: Subject, grid: ScoresGrid, row: int, bounds: Topsis, vector: Topsis
) -> ResultLines:
    """Put head and lines from `row` on, above the columns of the raw scores."""
    texts = subject.texts
    draft.put(row, 0, texts.tr("Result"), Look("head"), columns=2)
    draft.put(row, 2, texts.tr("How to read it"), Look("head"), columns=LEADS - 2)
    names = [subject.strategy(strategy.id) for strategy in subject.plan.strategies]
    draft.put_row(row, grid.raw.column, names, Look("head", align="center"))
    at = [_line_area(grid, row + number) for number in range(RESULT_LINES)]
    lines = (
        *_in_force(subject, at),
        *_values(subject, grid, at),
        *_on_bounds(subject, grid, at, bounds),
        *_by_vector(subject, grid, at, vector),
        *_counts(subject, grid),
        _order(subject, at),
    )
    for place, line in zip(at[1:], lines, strict=True):
        draft.put(place.row, 0, line.label, Look("text", bold=line.look.role == "total"), columns=2)
        draft.put(place.row, 2, line.note, Look("note", ruled=True), columns=LEADS - 2)
        for column, (value, formula) in enumerate(line.cells):
            draft.put(place.row, place.column + column, value, line.look, formula)
    for name, number in ((STRATEGY_NAMES, 0), (CLOSENESS, 1), (RANKS, 2), (STRATEGY_VALUES, 4)):
        draft.name(name, at[number])
    draft.highlight(at[2], f"{at[2].relative}=1", Look("good", bold=True))
    return ResultLines(names=at[0], closeness=at[1], ranks=at[2], values=at[3], order=at[13])


def _line_area(grid: ScoresGrid, row: int) -> Area:
    return Area(grid.sheet, row, grid.raw.column, row, grid.raw.last_column)


def _in_force(subject: Subject, at: Sequence[Area]) -> tuple[_Line, ...]:
    texts, ranked = subject.texts, subject.ranking.strategies
    closeness = [
        (each.closeness, f"IF({options.FORM_NUMBER}=1,{at[7].cell(0, n).local},{at[10].cell(0, n).local})")
        for n, each in enumerate(ranked)
    ]
    rounded = f"ROUND({at[1].local},12)"
    ranks = [
        (float(each.rank), f"SUMPRODUCT(({rounded}>ROUND({at[1].cell(0, n).local},12))*1)+1")
        for n, each in enumerate(ranked)
    ]
    return (
        _Line(
            texts.tr("Relative closeness"),
            texts.tr("In the form chosen above; 0 worst, 1 best. It ranks the strategies."),
            _TOTAL,
            closeness,
        ),
        _Line(
            texts.tr("Rank"),
            texts.tr("Equal after rounding to 12 decimals: the same rank."),
            Look("total", "integer", "center"),
            ranks,
        ),
    )


def _values(subject: Subject, grid: ScoresGrid, at: Sequence[Area]) -> tuple[_Line, ...]:
    """Additive values over all criteria and over those that enter the schedule, scaled up to the same 100."""
    texts, ranked = subject.texts, subject.ranking.strategies
    counted = f"{grid.lead(WEIGHT).local},{grid.lead(COUNTED).local}"
    value = [(each.value, f"SUM({grid.contributions.column_at(n).local})") for n, each in enumerate(ranked)]
    schedule = [
        (
            each.schedule_value,
            f"IF(SUMPRODUCT({counted})=0,{at[3].cell(0, n).local},"
            f"100*SUMPRODUCT({counted},{grid.normalised.column_at(n).local})/SUMPRODUCT({counted}))",
        )
        for n, each in enumerate(ranked)
    ]
    note = (
        texts.tr("All criteria count, feasibility included.")
        if subject.ranking.feasibility_in_value
        else texts.tr("Without the feasibility criteria, which the schedule keeps as limits; it values actions.")
    )
    return (
        _Line(
            texts.tr("Additive value"),
            texts.tr("0 to 100 on the declared bounds; parts of it may be added up and compared."),
            _VALUE,
            value,
        ),
        _Line(texts.tr("Value in the schedule"), note, _VALUE, schedule),
    )


def _on_bounds(subject: Subject, grid: ScoresGrid, at: Sequence[Area], result: Topsis) -> tuple[_Line, ...]:
    texts, weights = subject.texts, grid.lead(WEIGHT).local
    form = options.topsis_forms(texts).words["bounds"]
    to_best = [f"SQRT(SUMXMY2({weights},{grid.weighted.column_at(n).local}))" for n in range(grid.strategies)]
    to_worst = [f"SQRT(SUMSQ({grid.weighted.column_at(n).local}))" for n in range(grid.strategies)]
    note = texts.tr("Ideal points are the declared bounds: adding or dropping a strategy reorders nothing.")
    return _distances(subject, form, note, result, to_best, to_worst, at[5:8])


def _by_vector(subject: Subject, grid: ScoresGrid, at: Sequence[Area], result: Topsis) -> tuple[_Line, ...]:
    form = options.topsis_forms(subject.texts).words["vector"]
    columns = [grid.vector_weighted.column_at(n).local for n in range(grid.strategies)]
    to_best = [f"SQRT(SUMXMY2({grid.ideal.local},{column}))" for column in columns]
    to_worst = [f"SQRT(SUMXMY2({grid.anti_ideal.local},{column}))" for column in columns]
    note = subject.texts.tr("Ideal points are the best and worst among these strategies (Hwang and Yoon 1981).")
    return _distances(subject, form, note, result, to_best, to_worst, at[8:11])


def _distances(
    subject: Subject,
    form: str,
    note: str,
    result: Topsis,
    to_best: Sequence[str],
    to_worst: Sequence[str],
    at: Sequence[Area],
) -> tuple[_Line, ...]:
    """Three lines of one form: both distances and the closeness, 0.5 by definition where both are 0."""
    texts = subject.texts
    closeness = []
    for number, value in enumerate(result.closeness):
        best, worst = (line.cell(0, number).local for line in at[:2])
        closeness.append((float(value), f"IF({best}+{worst}=0,0.5,{worst}/({best}+{worst}))"))
    return (
        _Line(
            texts.tr("Distance to the positive ideal"),
            texts.tr("{form}: the smaller the better.", form=form),
            _WEIGHT,
            list(zip(result.distance_to_best.tolist(), to_best, strict=True)),
        ),
        _Line(
            texts.tr("Distance to the negative ideal"),
            texts.tr("{form}: the greater the better.", form=form),
            _WEIGHT,
            list(zip(result.distance_to_worst.tolist(), to_worst, strict=True)),
        ),
        _Line(texts.tr("Closeness, {form}", form=form), note, _WEIGHT, closeness),
    )


def _counts(subject: Subject, grid: ScoresGrid) -> tuple[_Line, ...]:
    texts, ranked = subject.texts, subject.ranking.strategies
    empty = [(float(each.empty), f"COUNTBLANK({grid.raw.column_at(n).local})") for n, each in enumerate(ranked)]
    return (
        _Line(
            texts.tr("Scores not filled in"),
            texts.tr("Each enters at the middle of its scale."),
            _INTEGER,
            empty,
        ),
        _Line(
            texts.tr("Scores still assumed"),
            texts.tr("Prefilled from template and city figures, not confirmed when this file was made."),
            _INTEGER,
            [(float(each.unconfirmed), "") for each in ranked],
        ),
    )


def _order(subject: Subject, at: Sequence[Area]) -> _Line:
    texts, ranks = subject.texts, [each.rank for each in subject.ranking.strategies]
    cells: list[tuple[float, str]] = []
    for number, rank in enumerate(ranks):
        own, tied = at[2].cell(0, number).local, ranks[:number].count(rank)
        formula = own
        if number:
            before = Area(at[2].sheet, at[2].row, at[2].column, at[2].row, at[2].column + number - 1)
            formula = f"{own}+SUMPRODUCT(({before.local}={own})*1)"
        cells.append((float(rank + tied), formula))
    return _Line(
        texts.tr("Place in lists"),
        texts.tr("As the rank; equal ranks one after the other, in the order of the plan."),
        _INTEGER,
        cells,
    )
