"""The scores sheet: the decision matrix with live TOPSIS in both forms, additive value and ranks."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from planner.ranking.topsis import Normalisation, Topsis, topsis
from planner.workbook import options
from planner.workbook.book import Area, Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import CHOICE
from planner.workbook.sheets.scores_grid import BLOCKS, LEAD_WIDTHS, LEADS, RESULT_ROW, ScoresGrid, scores_grid
from planner.workbook.sheets.scores_matrix import group_lines, put_matrix
from planner.workbook.sheets.scores_results import ResultLines, put_results
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_FORM_ROW = 3
_MOST_ON_ONE_PAGE = 36


@dataclass(frozen=True, slots=True)
class ScoresSheet:
    """The sheet; `results` run across the strategies in plan order.

    `groups` holds the parts of the additive value, one line a top criterion (`group_names`), its columns and
    `group_strategies` in the order of ranks.
    """

    sheet: Sheet
    grid: ScoresGrid
    results: ResultLines
    groups: Area
    group_names: Area
    group_strategies: Area


def scores_sheet(
    subject: Subject, overall: Mapping[str, Area], given: Mapping[tuple[str, str], Area] | None = None
) -> ScoresSheet:
    """`overall` is where the weights sheet keeps the weight of each leaf.

    `given` is by (strategy, criterion) where the values of a group of experts stand.
    """
    texts, count = subject.texts, len(subject.plan.strategies)
    width = 8.7 if texts.language == "zh" else 11.5
    blocks = [Column(1.5), *[Column(width)] * count] * BLOCKS
    ranges = [Column(2), *[Column(width)] * count] * 2
    columns = (*(Column(each) for each in LEAD_WIDTHS[texts.language]), *blocks, Column(2), *[Column(9)] * 3, *ranges)
    draft = Draft(texts.tr("Scores"), columns)
    draft.heading(texts.tr("Scores and ranking of the strategies (TOPSIS)"), subject.subtitle)
    grid = scores_grid(subject)
    _put_form(draft, subject, grid)
    bounds, vector = _both_forms(subject)
    results = put_results(draft, subject, grid, RESULT_ROW, bounds, vector)
    put_matrix(draft, subject, grid, overall, given or {}, vector)
    groups = _put_groups(draft, subject, grid)
    ranked = _put_ranked_groups(draft, subject, grid, groups, results)
    printing = Printing(groups.last_row + 1, grid.contributions.last_column, grid.leaves <= _MOST_ON_ONE_PAGE)
    sheet = draft.sheet(printing, frozen=(RESULT_ROW + 1, 2))
    names = draft.area(groups.row, 0, groups.last_row, 0)
    strategies = draft.area(ranked.row - 1, ranked.column, ranked.row - 1, ranked.last_column)
    return ScoresSheet(sheet, grid, results, ranked, names, strategies)


def _put_form(draft: Draft, subject: Subject, grid: ScoresGrid) -> None:
    """The form of TOPSIS in force, which may be changed, and its number for the formulas, off the paper."""
    forms, key = options.topsis_forms(subject.texts), subject.ranking.normalisation
    draft.put(_FORM_ROW, 0, forms.title, Look("text", bold=True))
    cell = draft.put(_FORM_ROW, 1, forms.words[key], Look("input", align="center"), key=(CHOICE, options.FORM_NUMBER))
    draft.choice(cell, forms.name)
    look, formula = Look("note", "integer", "right"), f"MATCH({cell.local},{forms.name},0)"
    number = draft.put(_FORM_ROW, grid.anti_ideal.column + 1, forms.number(key), look, formula)
    draft.name(options.FORM_NUMBER, number)


def _both_forms(subject: Subject) -> tuple[Topsis, Topsis]:
    ranking = subject.ranking
    limits = np.array(ranking.bounds)
    directions = np.where(limits[:, 1] > limits[:, 0], 1, -1)

    def run(form: Normalisation) -> Topsis:
        return topsis(ranking.matrix, ranking.weights.leaf_weights, directions, form, limits)

    return run("bounds"), run("vector")


def _put_groups(draft: Draft, subject: Subject, grid: ScoresGrid) -> Area:
    """How much of each strategy's additive value comes from each top criterion; returns the lines."""
    texts, ranking = subject.texts, subject.ranking
    row, column = grid.last + 3, grid.raw.column
    draft.section(row - 1, texts.tr("Contribution of the criteria groups to the additive value"))
    names = [subject.strategy(strategy.id) for strategy in subject.plan.strategies]
    draft.put(row, 0, texts.tr("Criteria group"), Look("head"), columns=LEADS)
    draft.put_row(row, column, names, Look("head", align="center"))
    lines = group_lines(subject, grid)
    look = Look("formula", "value", "center")
    for line, (group, first, last) in enumerate(lines, row + 1):
        draft.put(line, 0, subject.criterion(group), Look("text"), columns=LEADS)
        for place, ranked in enumerate(ranking.strategies):
            parts = grid.contributions.column_at(place)
            area = Area(parts.sheet, first, parts.column, last, parts.column)
            value = sum(ranked.contributions[first - grid.first : last - grid.first + 1])
            draft.put(line, column + place, value, look, f"SUM({area.local})")
    groups = draft.area(row + 1, column, row + len(lines), grid.raw.last_column)
    total = Look("total", "value", "center")
    draft.put(groups.last_row + 1, 0, texts.tr("Additive value"), Look("total"), columns=LEADS)
    for place, ranked in enumerate(ranking.strategies):
        formula = f"SUM({groups.column_at(place).local})"
        draft.put(groups.last_row + 1, column + place, ranked.value, total, formula)
    return groups


def _put_ranked_groups(draft: Draft, subject: Subject, grid: ScoresGrid, groups: Area, results: ResultLines) -> Area:
    """The same lines in the order of ranks, off the paper, for the chart on the summary."""
    lines, column = group_lines(subject, grid), grid.entered.column
    look = Look("note", "value", "center")
    for place, ranked in enumerate(subject.ranking.order):
        match = f"MATCH({place + 1},{results.order.local},0)"
        name = subject.strategy(ranked.strategy)
        draft.put(groups.row - 1, column + place, name, look, f"INDEX({results.names.local},{match})")
        for line, (_, first, last) in enumerate(lines):
            value = sum(ranked.contributions[first - grid.first : last - grid.first + 1])
            formula = f"INDEX({groups.row_at(line).local},{match})"
            draft.put(groups.row + line, column + place, value, look, formula)
    return draft.area(groups.row, column, groups.last_row, column + grid.strategies - 1)
