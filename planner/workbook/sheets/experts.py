"""The experts' sheet: every expert's answers with live weights and consistency, which the group's follow."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.model.evaluation import ExpertNode, NodeWeights
from planner.model.weighting import IMPORTANCE_LIMITS, SAATY_MAXIMUM
from planner.weighting.node_weights import weights_of_one
from planner.workbook.book import Area, Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import IMPORTANCE, JUDGEMENT
from planner.workbook.sheets.group_formulas import ExpertCells
from planner.workbook.sheets.judgement_block import JudgementBlock, block_columns, block_rows, put_block, ratio_hint
from planner.workbook.sheets.roster import expert_name
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_HEAD = Look("head", align="center")
_FEWEST_COLUMNS = 9


@dataclass(frozen=True, slots=True)
class ExpertsSheet:
    """The sheet, and by node the cells of the experts who are heard there."""

    sheet: Sheet
    cells: dict[str, tuple[ExpertCells, ...]]


def experts_sheet(subject: Subject, influences: Mapping[str, Area]) -> ExpertsSheet:
    """`influences` are the cells of the experts' influence."""
    texts, nodes = subject.texts, subject.ranking.weights.nodes
    read, worked = zip(*(block_columns(node) for node in nodes), strict=True)
    visible = max(_FEWEST_COLUMNS, *read)
    columns = (Column(30), *(Column(13),) * (visible - 1), Column(3), *(Column(9, True),) * max(worked))
    draft = Draft(texts.tr("Expert judgements"), columns)
    draft.heading(texts.tr("Answers of each expert"), subject.subtitle)
    introduction = texts.tr(
        "Change an answer, and the group's judgements and weights follow. The answers of who is not counted stand here "
        "without effect."
    )
    draft.put(2, 0, introduction, Look("note", wrap=True), columns=visible)
    cells: dict[str, list[ExpertCells]] = {node.node: [] for node in nodes}
    row = 4
    for expert in subject.plan.weighting.experts:
        answered = [(node, own) for node in nodes if (own := node.expert(expert.id)) is not None]
        if not answered:
            continue
        excluded = expert.exclusion is not None
        name = expert_name(subject, expert)
        title = texts.tr("{name}, not counted", name=name) if excluded else name
        draft.put(row, 0, title, Look("bad" if excluded else "head", size=12), columns=visible)
        row += 2
        for node, own in answered:
            found, row = _put_answers(draft, subject, node, own, influences[expert.id], row, visible + 1)
            if own.influence > 0:
                cells[node.node].append(found)
            row += 1
        row += 1
    sheet = draft.sheet(Printing(row, visible - 1, paper="A3 portrait"), frozen=(2, 1))
    return ExpertsSheet(sheet, {node: tuple(found) for node, found in cells.items()})


def _put_answers(
    draft: Draft, subject: Subject, node: NodeWeights, own: ExpertNode, influence: Area, row: int, working: int
) -> tuple[ExpertCells, int]:
    """The answers on one node; returns their cells and the next free row."""
    if node.way != "pairwise":
        return _put_values(draft, subject, node, own, influence, row)
    if own.weights is None:
        return _put_pairs(draft, subject, node, own, influence, row)
    alone = weights_of_one(subject.plan.weighting, node, own.expert)
    block = put_block(draft, subject, alone, row, working, expert=own.expert)
    cells = ExpertCells(own.expert, influence, _judged(block), block.weights, block.index, block.random, block.ratio)
    return cells, row + block_rows(alone)


def _judged(block: JudgementBlock) -> dict[tuple[int, int], Area]:
    """The cells of the pairs that were judged and not completed."""
    size = len(block.node.children)
    return {
        (first, second): block.matrix.cell(first, second)
        for first in range(size)
        for second in range(first + 1, size)
        if block.node.given[first][second]
    }


def _put_pairs(
    draft: Draft, subject: Subject, node: NodeWeights, own: ExpertNode, influence: Area, row: int
) -> tuple[ExpertCells, int]:
    """Judgements that do not link all children give no weights of their own; they count in the group's."""
    texts, size = subject.texts, len(node.children)
    draft.section(row, texts.tr("Criterion: {name}", name=subject.criterion(node.node)))
    note = texts.tr("These judgements do not link all items: no weights of the expert's own.")
    draft.put(row + 1, 0, note, Look("note"))
    row += 2
    ratios: dict[tuple[int, int], Area] = {}
    pairs = [(first, second) for first in range(size) for second in range(first + 1, size)]
    for pair, answer in zip(pairs, own.answers, strict=True):
        if answer is None:
            continue
        first, second = (subject.criterion(node.children[place]) for place in pair)
        draft.put(row, 0, texts.tr("{first} to {second}", first=first, second=second), Look("text", wrap=True))
        key = (JUDGEMENT, own.expert, node.node, *(node.children[place] for place in pair))
        ratios[pair] = draft.put(row, 1, answer, Look("input", "ratio", "center"), key=key)
        draft.limit(ratios[pair], 1 / SAATY_MAXIMUM, SAATY_MAXIMUM, ratio_hint(texts))
        row += 1
    return ExpertCells(own.expert, influence, ratios, None), row


def _put_values(
    draft: Draft, subject: Subject, node: NodeWeights, own: ExpertNode, influence: Area, row: int
) -> tuple[ExpertCells, int]:
    """Values given one by one, and the share of each in their sum."""
    texts = subject.texts
    draft.section(row, texts.tr("Criterion: {name}", name=subject.criterion(node.node)))
    draft.put_row(row + 1, 0, (texts.tr("Criterion"), texts.tr("Value given"), texts.tr("Weight")), _HEAD)
    first, last = row + 2, row + 1 + len(node.children)
    values = draft.area(first, 1, last, 1)
    lowest, highest = IMPORTANCE_LIMITS[node.way]
    hint = texts.tr("From {lowest} to {highest}.", lowest=f"{lowest:g}", highest=f"{highest:g}")
    weights: list[Area] = []
    for place, (child, value) in enumerate(zip(node.children, own.answers, strict=True)):
        draft.put(first + place, 0, subject.criterion(child), Look("text", wrap=True))
        key = (IMPORTANCE, own.expert, node.way, node.node, child)
        cell = draft.put(first + place, 1, value, Look("input", "number", "center"), key=key)
        draft.limit(cell, lowest, highest, hint)
        if own.weights is not None:
            share = f"{cell.local}/SUM({values.local})"
            look = Look("total", "weight", "center")
            weights.append(draft.put(first + place, 2, own.weights[place], look, share))
    return ExpertCells(own.expert, influence, {}, tuple(weights) or None), last + 1
