"""One table of weights by expert: how far they agree (共识度), and what they are together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.text.group import CONSENSUS_LEVELS
from planner.weighting.dissent import CONSENSUS_LIMITS, consensus_level
from planner.weighting.group import least_homogeneity
from planner.weighting.judgement_matrix import FloatArray
from planner.workbook.book import Area, Value, formula_text
from planner.workbook.draft import Draft
from planner.workbook.sheets.group_formulas import entropy
from planner.workbook.style import Look
from planner.workbook.subject import Subject

FIRST_WEIGHT = 2
"""The column of the first weight; name and influence stand before it."""
Figure = tuple[Value, str]
"""A value and its formula."""

_HEAD = Look("head", align="center")
_NUMBER, _TOTAL = Look("formula", "weight", "center"), Look("total", "weight", "center")
_WORKING = Look("note", "weight", "right")
_NONE: Figure = ("—", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One expert's line: `weights` None where the answers give none; `told` goes into the columns after them."""

    expert: str
    name: str
    influence: Area
    weight: float
    weights: Sequence[tuple[float, str]] | None
    told: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Where the table stands: the weights of each expert who has them, their influences, and the next line."""

    rows: dict[str, Area]
    influences: Area
    next_row: int

    def column(self, place: int) -> Area:
        """All experts' weights of one item."""
        rows = tuple(self.rows.values())
        column = rows[0].column + place
        return Area(rows[0].sheet, rows[0].row, column, rows[-1].row, column)


def put_agreement(
    draft: Draft, subject: Subject, row: int, title: str, items: Sequence[str], more: Sequence[str],
    rows: Sequence[Row], consensus: float | None, working: int,
) -> Agreement:  # fmt: skip
    """Put the table at `row`: a line an expert, then mean and extremes of their weights, then their consensus.

    `items` head the weights, `more` the columns after them. Experts without weights stand last. Entropies, which the
    consensus follows from, stand in column `working`.
    """
    texts, size, first = subject.texts, len(items), row + 2
    draft.section(row, title)
    draft.put_row(row + 1, 0, (texts.tr("Expert"), texts.tr("Influence"), *items, *more), _HEAD)
    ordered = sorted(rows, key=lambda each: each.weights is None)
    for line, each in enumerate(ordered, first):
        _put_row(draft, each, line, size)
    values = [[weight for weight, _ in each.weights] for each in ordered if each.weights is not None]
    count, line = len(values), first + len(rows)
    placed = {
        each.expert: draft.area(place, FIRST_WEIGHT, place, FIRST_WEIGHT + size - 1)
        for place, each in enumerate(ordered[:count], first)
    }
    if count > 1:
        area = draft.area(first, FIRST_WEIGHT, first + count - 1, FIRST_WEIGHT + size - 1)
        summary = _put_summary(draft, subject, area, np.array(values), line)
        draft.put(row + 1, working, texts.tr("Entropy of weights"), Look("note"))
        _put_consensus(draft, subject, area, summary, np.array(values), consensus, working)
        line = summary.last_row + 2
    return Agreement(placed, draft.area(first, 1, first + count - 1, 1), line)


def _put_row(draft: Draft, row: Row, line: int, size: int) -> None:
    draft.put(line, 0, row.name, Look("text", wrap=True))
    draft.put(line, 1, row.weight, Look("formula", "number", "center"), row.influence.full)
    figures: Sequence[Figure] = row.weights if row.weights is not None else (_NONE,) * size
    for column, (value, formula) in enumerate((*figures, *row.told), FIRST_WEIGHT):
        draft.put(line, column, value, _NUMBER, formula)


def _put_summary(draft: Draft, subject: Subject, rows: Area, values: FloatArray, line: int) -> Area:
    """Mean, lowest and highest weight of each item; returns their cells."""
    texts = subject.texts
    lines = (
        (texts.tr("Mean"), "AVERAGE", values.mean(axis=0)),
        (texts.tr("Lowest"), "MIN", values.min(axis=0)),
        (texts.tr("Highest"), "MAX", values.max(axis=0)),
    )
    for place, (label, function, figures) in enumerate(lines, line):
        draft.put(place, 0, label, Look("text"), columns=FIRST_WEIGHT)
        for column, value in enumerate(figures.tolist()):
            formula = f"{function}({rows.column_at(column).local})"
            draft.put(place, rows.column + column, value, _NUMBER, formula)
    return draft.area(line, rows.column, line + 2, rows.last_column)


def put_group_line(draft: Draft, label: str, cells: Sequence[Figure], told: Sequence[Figure], row: int) -> None:
    """A line below the table: weights of the whole group, and what goes into the columns after them."""
    draft.put(row, 0, label, Look("total", wrap=True), columns=FIRST_WEIGHT)
    for column, (value, formula) in enumerate((*cells, *told), FIRST_WEIGHT):
        draft.put(row, column, value, _TOTAL, formula)


def _put_consensus(
    draft: Draft, subject: Subject, rows: Area, summary: Area, values: FloatArray, consensus: float | None, working: int
) -> None:
    """Goepel's S* and its word: from the mean entropy within the experts and that of their mean weights."""
    texts, line = subject.texts, summary.last_row + 1
    for place, own in enumerate(values):
        draft.put(rows.row + place, working, _entropy(own), _WORKING, entropy(rows.row_at(place)))
    within = draft.area(rows.row, working, rows.last_row, working)
    mean = draft.put(summary.row, working, _entropy(values.mean(axis=0)), _WORKING, entropy(summary.row_at(0)))
    least = draft.put(summary.row + 1, working, least_homogeneity(values.shape[1]), _WORKING)
    draft.put(summary.row, working + 1, texts.tr("Entropy of the mean"), Look("note"))
    draft.put(summary.row + 1, working + 1, texts.tr("Least homogeneity, the zero of S*"), Look("note"))
    draft.put(line, 0, texts.tr("Consensus (S*)"), Look("total"))
    formula = f"(EXP(AVERAGE({within.local})-{mean.local})-{least.local})/(1-{least.local})"
    shown = draft.put(line, 1, consensus, Look("total", "share", "center"), formula)
    words = {level: texts.tr(word) for level, word in CONSENSUS_LEVELS.items()}
    told = formula_text(words["very high"])
    for limit, level in reversed(CONSENSUS_LIMITS):
        told = f"IF({shown.local}<{limit},{formula_text(words[level])},{told})"
    draft.put(line, 2, words[consensus_level(consensus or 0.0)], Look("total", align="center"), told)


def _entropy(weights: FloatArray) -> float:
    positive = weights[weights > 0]
    return float(-(positive * np.log(positive)).sum())
