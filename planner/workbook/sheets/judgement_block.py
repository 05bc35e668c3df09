"""One judgement matrix (判断矩阵) with live weights and consistency: of one expert, or of the group."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.model.criterion import GOAL
from planner.model.evaluation import NodeWeights
from planner.model.weighting import SAATY_MAXIMUM
from planner.text.texts import Texts
from planner.workbook import options
from planner.workbook.book import Area, Value, formula_text
from planner.workbook.draft import Draft
from planner.workbook.home import inputs as keys
from planner.workbook.sheets.eigenvector_block import WORKING, eigenvector_columns, put_eigenvector
from planner.workbook.sheets.group_formulas import ExpertCells, combined_ratio
from planner.workbook.style import BAND, Form, Look, Role
from planner.workbook.subject import Subject

ACCEPTABLE_RATIO = 0.1
RANDOM_INDEX = "random_index"
UNDEFINED = "—"

_HEAD = Look("head", align="center")
_LABEL = Look("text", align="right", ruled=False)


@dataclass(frozen=True, slots=True)
class JudgementBlock:
    """Where one matrix and its results stand; `checked` is a condition that holds once somebody has judged.

    `judged` are a group's weights by its combined judgements (AIJ) where `weights` may be others.
    """

    node: NodeWeights
    matrix: Area
    weights: tuple[Area, ...]
    index: Area
    random: Area
    ratio: Area
    checked: str
    judged: tuple[Area, ...] = ()


def block_rows(node: NodeWeights) -> int:
    """Rows a block takes: title, consistency, head, one a child."""
    return 3 + len(node.children)


def block_columns(node: NodeWeights) -> tuple[int, int]:
    """Columns a block takes: those to read, from the first one of the sheet, and those to work in."""
    size = len(node.children)
    return size + 2, eigenvector_columns(size) + 2


def put_block(
    draft: Draft,
    subject: Subject,
    node: NodeWeights,
    row: int,
    working: int,
    group: Sequence[ExpertCells] = (),
    priorities: Sequence[Area] = (),
    expert: str = "",
) -> JudgementBlock:
    """Put the matrix at `row` and its powers from column `working` on.

    With a `group` of experts' cells its judgements follow from them, else they are the `expert`'s, and nobody's where
    that is empty. Its weights are, as chosen, those of the combined judgements (AIJ) or the experts' combined weights
    (AIP), which stand at `priorities`.
    """
    draft.section(row, block_title(subject, node))
    matrix = _put_matrix(draft, subject, node, row + 2, group, expert)
    eigenvector, means = _put_working(draft, subject, node, matrix, working)
    judged = _judged_weights(node, eigenvector, means)
    beside: tuple[Area, ...] = ()
    if priorities and node.judgement_weights is not None:
        beside = _put_beside(draft, subject, node.judgement_weights, judged, means)
        judged = [
            f"IF({options.AGGREGATION_NUMBER}=1,{mine.local},{shared.full})"
            for mine, shared in zip(beside, priorities, strict=True)
        ]
    elif priorities:
        judged = [shared.full for shared in priorities]
    weights = _put_weights(draft, subject, node, row + 2, judged)
    checked = f"SUMPRODUCT(({matrix.local}<>1)*1)>0" if node.basis == "equal" else "TRUE"
    role: Role = "assumption" if node.basis == "equal" else "text"
    basis, formula = _basis(subject, node, len(group), bool(beside))
    draft.put(row + 1, 0, basis, Look(role, editable=False), formula)
    size, line = len(node.children), row + 1
    largest = _put_labelled(
        draft, line, 1, "λmax", node.lambda_max, f"SUMPRODUCT(MMULT({matrix.local},{eigenvector.local}))"
    )
    index_formula = f"MAX(0,({largest.local}-{size})/{size - 1})" if size > 1 else "0"
    index = _put_labelled(draft, line, 3, "CI", node.consistency_index or 0.0, index_formula)
    random = _put_random_index(draft, node, line)
    defined = f"AND({checked},ISNUMBER({random.local}))"
    quotient = f"IF({random.local}>0,{index.local}/{random.local},0)"
    ratio_value = UNDEFINED if node.consistency_ratio is None else node.consistency_ratio
    ratio = _put_labelled(draft, line, 7, "CR", ratio_value, f'IF({defined},{quotient},"{UNDEFINED}")')
    too_high = f"AND(ISNUMBER({ratio.local}),{ratio.local}>{ACCEPTABLE_RATIO})"
    draft.highlight(ratio, too_high, Look("bad"))
    return JudgementBlock(node, matrix, weights, index, random, ratio, checked, beside)


def block_title(subject: Subject, node: NodeWeights) -> str:
    name = subject.criterion(node.node)
    if node.node == GOAL:
        return subject.texts.tr("Goal: {name}", name=name)
    return subject.texts.tr("Criterion: {name}", name=name)


def ratio_hint(texts: Texts) -> str:
    return texts.tr("From 1/9 to 9: how many times more important the row is than the column.")


def _basis(subject: Subject, node: NodeWeights, experts: int, both: bool) -> tuple[str, str]:
    """What the weights rest on, with the formula of it where the reader may choose between `both` aggregations."""
    texts = subject.texts
    if node.basis == "equal":
        return texts.tr("Assumption: equal weights"), ""
    if experts:
        words = (
            texts.tr("Judgements of {count} experts combined (AIJ)", count=experts),
            texts.tr("Weights of {count} experts combined (AIP)", count=experts),
        )
        chosen = f"IF({options.AGGREGATION_NUMBER}=1,{formula_text(words[0])},{formula_text(words[1])})"
        return words[node.aggregation == "priorities"], chosen if both else ""
    if node.judged < node.pairs:
        return texts.tr("{judged} of {pairs} judged, rest completed", judged=node.judged, pairs=node.pairs), ""
    return texts.tr("Expert judgement, {pairs} pairs", pairs=node.pairs), ""


def _put_matrix(
    draft: Draft, subject: Subject, node: NodeWeights, row: int, group: Sequence[ExpertCells], expert: str
) -> Area:
    names = [subject.criterion(child) for child in node.children]
    draft.put(row, 0, subject.texts.tr("Judgement matrix"), _HEAD)
    draft.put_row(row, 1, names, _HEAD)
    hint = ratio_hint(subject.texts)
    for first, name in enumerate(names):
        line = row + 1 + first
        draft.put(line, 0, name, Look("text", wrap=True))
        for second, ratio in enumerate(node.matrix[first]):
            if second == first:
                draft.put(line, 1 + second, 1, Look("formula", "integer", "center", fill=BAND))
            elif second < first:
                mirrored = draft.area(row + 1 + second, 1 + first, row + 1 + second, 1 + first)
                form = "weight" if group else _ratio_form(node, second, first)
                draft.put(line, 1 + second, ratio, Look("formula", form, "center"), f"1/{mirrored.local}")
            elif node.basis == "judged" and (formula := combined_ratio(group, (first, second))):
                draft.put(line, 1 + second, ratio, Look("formula", "weight", "center"), formula)
            else:
                key = (keys.JUDGEMENT, expert, node.node, node.children[first], node.children[second])
                cell = draft.put(line, 1 + second, ratio, _judgement_look(node, first, second), key=key)
                draft.limit(cell, 1 / SAATY_MAXIMUM, SAATY_MAXIMUM, hint)
    size = len(names)
    return draft.area(row + 1, 1, row + size, size)


def _judgement_look(node: NodeWeights, first: int, second: int) -> Look:
    """Judged cells are inputs, completed ones say so by their look, and ones that stand for nothing assume."""
    if node.basis == "equal":
        return Look("assumption", "ratio", "center")
    if node.given[first][second]:
        return Look("input", "ratio", "center")
    return Look("completed", "weight", "center", editable=True)


def _ratio_form(node: NodeWeights, first: int, second: int) -> Form:
    return "ratio" if node.basis == "equal" or node.given[first][second] else "weight"


def _put_working(draft: Draft, subject: Subject, node: NodeWeights, matrix: Area, column: int) -> tuple[Area, Area]:
    """Returns the columns of the eigenvector, which sums to 1, and of the row geometric means."""
    judged = np.array(node.matrix)
    eigenvector = put_eigenvector(draft, subject.texts, matrix, judged, column)
    column = eigenvector.column + 1
    draft.put(matrix.row - 1, column, subject.texts.tr("Row mean"), Look("note"))
    for place, mean in enumerate(np.exp(np.log(judged).mean(axis=1))):
        formula = f"GEOMEAN({matrix.row_at(place).local})"
        draft.put(matrix.row + place, column, float(mean), WORKING, formula)
    return eigenvector, draft.area(matrix.row, column, matrix.last_row, column)


def _judged_weights(node: NodeWeights, eigenvector: Area, means: Area) -> list[str]:
    """The weights of the matrix by the method chosen."""
    return [
        f"IF({options.METHOD_NUMBER}=1,{eigenvector.cell(place).local},{means.cell(place).local}/SUM({means.local}))"
        for place in range(len(node.children))
    ]


def _put_beside(
    draft: Draft, subject: Subject, values: Sequence[float], formulas: Sequence[str], means: Area
) -> tuple[Area, ...]:
    """The weights of the combined judgements in the working columns."""
    column = means.column + 1
    draft.put(means.row - 1, column, subject.texts.tr("Judgements combined (AIJ)"), Look("note"))
    return tuple(
        draft.put(means.row + place, column, value, WORKING, formula)
        for place, (value, formula) in enumerate(zip(values, formulas, strict=True))
    )


def _put_weights(
    draft: Draft, subject: Subject, node: NodeWeights, head: int, formulas: Sequence[str]
) -> tuple[Area, ...]:
    column = len(node.children) + 1
    draft.put(head, column, subject.texts.tr("Weight"), _HEAD)
    look = Look("total", "weight", "center")
    return tuple(
        draft.put(head + 1 + place, column, weight, look, formula)
        for place, (weight, formula) in enumerate(zip(node.weights, formulas, strict=True))
    )


def _put_random_index(draft: Draft, node: NodeWeights, row: int) -> Area:
    """RI(n, m): of the table in force, lowered by the share of missing pairs; undefined for a spanning tree."""
    size = len(node.children)
    missing = 0 if node.basis == "equal" else node.pairs - node.judged
    most_missing = (size - 1) * (size - 2) // 2
    formula = f"INDEX({RANDOM_INDEX},{size},{options.TABLE_NUMBER})"
    if missing and missing == most_missing:
        return _put_labelled(draft, row, 5, "RI", UNDEFINED, "")
    if missing:
        formula += f"*(1-{missing}/{most_missing})"
    return _put_labelled(draft, row, 5, "RI", node.random_index, formula)


def _put_labelled(draft: Draft, row: int, column: int, label: str, value: Value, formula: str) -> Area:
    draft.put(row, column, label, _LABEL)
    return draft.put(row, column + 1, value, Look("formula", "weight", "center"), formula)
