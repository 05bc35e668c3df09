"""The weights sheet: judgement matrices, the overall weights (层次总排序) and the total consistency."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from planner.model.criterion import GOAL
from planner.model.weighting import RandomIndexTable
from planner.weighting.ahp import random_index
from planner.workbook import options
from planner.workbook.book import Area, Column, Printing, Sheet, formula_text
from planner.workbook.draft import Draft
from planner.workbook.sheets.choice import put_choice
from planner.workbook.sheets.combined_weights import put_combined
from planner.workbook.sheets.group_formulas import ExpertCells
from planner.workbook.sheets.judgement_block import (
    ACCEPTABLE_RATIO,
    RANDOM_INDEX,
    UNDEFINED,
    JudgementBlock,
    block_columns,
    block_rows,
    put_block,
)
from planner.workbook.sheets.objective_block import objective_columns
from planner.workbook.sheets.valued_block import put_valued_block
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_HEAD = Look("head", align="center")
_NUMBER = Look("formula", "weight", "center")
_TOTAL = Look("total", "weight", "center")
_TOTAL_LABEL = Look("total", wrap=True)
_TABLES: tuple[RandomIndexTable, ...] = get_args(RandomIndexTable)
_FEWEST_COLUMNS = 9
_LONGEST_TABLE = 15


@dataclass(frozen=True, slots=True)
class WeightsSheet:
    """The sheet, its matrices, where the weight of every criterion towards the goal stands, and the total CR if any."""

    sheet: Sheet
    blocks: tuple[JudgementBlock, ...]
    overall: dict[str, Area]
    total_ratio: Area | None


def weights_sheet(
    subject: Subject,
    experts: Mapping[str, Sequence[ExpertCells]] | None = None,
    priorities: Mapping[str, Sequence[Area]] | None = None,
) -> WeightsSheet:
    """Of a group: by node the `experts`' cells, which the matrices follow, and of their weights combined."""
    texts, nodes = subject.texts, subject.ranking.weights.nodes
    read, worked = zip(*(block_columns(node) for node in nodes), strict=True)
    visible = max(_FEWEST_COLUMNS, *read)
    joined = subject.ranking.weights.objective is not None
    working = max(*worked, objective_columns(subject) if joined else 0)
    width = 13 if texts.language == "zh" else 15.5
    columns = (Column(30), *(Column(width),) * (visible - 1), Column(3), *(Column(9, True),) * working)
    draft = Draft(texts.tr("Weights"), columns)
    draft.heading(texts.tr("Weights by the analytic hierarchy process (AHP)"), subject.subtitle)
    draft.put(2, 0, _introduction(subject, experts is not None), Look("note", wrap=True), columns=visible)
    _put_choices(draft, subject, visible + 1)
    row = 6
    blocks: list[JudgementBlock] = []
    # Alone, the one who judged is asked here; of several, nobody in particular.
    answering = [own.expert for own in subject.ranking.weights.experts] or [subject.plan.weighting.experts[0].id]
    expert = answering[0] if experts is None else ""
    for node in nodes:
        group = (experts or {}).get(node.node, ())
        shared = (priorities or {}).get(node.node, ())
        if node.way == "pairwise":
            blocks.append(put_block(draft, subject, node, row, visible + 1, group, shared, expert))
        else:
            blocks.append(put_valued_block(draft, subject, node, row, len(group), shared))
        row += block_rows(node) + 1
    row, overall = _put_overall(draft, subject, blocks, row)
    if joined:
        row, overall = put_combined(draft, subject, overall, row, visible + 1)
    row, total = _put_total_consistency(draft, subject, blocks, overall, row)
    last = _put_random_indices(draft, subject, row)
    sheet = draft.sheet(Printing(last, visible - 1), frozen=(2, 1))
    return WeightsSheet(sheet, tuple(blocks), overall, total)


def _introduction(subject: Subject, group: bool) -> str:
    texts = subject.texts
    worked = texts.tr(
        "The working columns on the right raise each matrix to its 64th power; this power applied to its row sums is "
        "the principal eigenvector."
    )
    told = (
        texts.tr(
            "The judgements are those of the experts combined; change one on the sheet of judgements, and weights, "
            "consistency ratio and ranking follow."
        )
        if group
        else texts.tr(
            "Judgements stand above the diagonal: 1 equally, 3 moderately, 5 strongly, 7 very strongly, 9 extremely "
            "more important; 1/3 and so on the other way round. Change one, and weights, consistency ratio and "
            "ranking follow."
        )
    )
    return f"{told}{worked}" if texts.language == "zh" else f"{told} {worked}"


def _put_choices(draft: Draft, subject: Subject, working: int) -> None:
    weighting, texts = subject.plan.weighting, subject.texts
    put_choice(draft, 3, options.weight_methods(texts), weighting.method, options.METHOD_NUMBER, working)
    put_choice(draft, 4, options.random_index_tables(texts), weighting.random_index, options.TABLE_NUMBER, working)


def _put_overall(
    draft: Draft, subject: Subject, blocks: Sequence[JudgementBlock], row: int
) -> tuple[int, dict[str, Area]]:
    """层次总排序: each criterion's weight is its local weight times that of the criterion above it."""
    texts, tree, weights = subject.texts, subject.plan.criteria, subject.ranking.weights
    local = {child: place for block in blocks for child, place in zip(block.node.children, block.weights, strict=True)}
    shares = {child: share for node in weights.nodes for child, share in zip(node.children, node.weights, strict=True)}
    draft.section(row, texts.tr("Overall weights"))
    heads = (
        texts.tr("Criterion"),
        texts.tr("Weight of the criterion above"),
        texts.tr("Local weight"),
        texts.tr("Overall weight"),
    )
    draft.put_row(row + 1, 0, heads, _HEAD)
    overall: dict[str, Area] = {}
    experts_own: dict[str, float] = {}
    row += 2
    for criterion in tree.depth_first():
        leaf, parent = criterion.id in weights.leaves, criterion.parent
        look = _NUMBER if leaf else _TOTAL
        depth = min(len(tree.path(criterion.id)) - 1, 8)
        draft.put(row, 0, subject.criterion(criterion.id), Look(look.role, wrap=True, indent=depth))
        above_value = 1.0 if parent == GOAL else experts_own[parent]
        above = draft.put(row, 1, above_value, look, "" if parent == GOAL else overall[parent].local)
        own = draft.put(row, 2, shares[criterion.id], look, local[criterion.id].local)
        product, formula = above_value * shares[criterion.id], f"{above.local}*{own.local}"
        experts_own[criterion.id] = product
        overall[criterion.id] = draft.put(row, 3, product, look, formula)
        row += 1
    draft.put(row, 0, texts.tr("Sum over the lowest level"), _TOTAL_LABEL)
    draft.put_row(row, 1, (None, None), _TOTAL)
    leaves = ",".join(overall[leaf].local for leaf in weights.leaves)
    draft.put(row, 3, sum(weights.subjective or weights.leaf_weights), _TOTAL, f"SUM({leaves})")
    return row + 2, overall


def _put_total_consistency(
    draft: Draft, subject: Subject, blocks: Sequence[JudgementBlock], overall: dict[str, Area], row: int
) -> tuple[int, Area | None]:
    """总排序一致性检验: the groups' consistency and random indices, weighted with the groups' weights."""
    texts, weights = subject.texts, subject.ranking.weights
    draft.section(row, texts.tr("Consistency of the whole hierarchy"))
    heads = (
        texts.tr("Judgement matrix"),
        texts.tr("Weight"),
        "CI",
        "RI",
        "CR",
        texts.tr("Judged (1) or not (0)"),
    )
    draft.put_row(row + 1, 0, heads, _HEAD)
    draft.put(row + 1, 6, texts.tr("Finding"), _HEAD, columns=3)
    for line, block in enumerate(blocks, row + 2):
        node = block.node
        weight, place = (
            (1.0, "") if node.node == GOAL else (weights.criterion_weights[node.node], overall[node.node].local)
        )
        draft.put(line, 0, subject.criterion(node.node), Look("text", wrap=True))
        draft.put(line, 1, weight, _NUMBER, place)
        draft.put(line, 2, node.consistency_index or 0.0, _NUMBER, block.index.local)
        number = f"IF(ISNUMBER({block.random.local}),{block.random.local},0)"
        draft.put(line, 3, node.random_index, _NUMBER, number)
        ratio = UNDEFINED if node.consistency_ratio is None else node.consistency_ratio
        ratio_cell = draft.put(line, 4, ratio, _NUMBER, block.ratio.local)
        judged = Look("formula", "integer", "center")
        checked = int(node.basis == "judged" and node.way == "pairwise")
        draft.put(line, 5, checked, judged, f"IF({block.checked},1,0)")
        _put_finding(draft, subject, ratio_cell, node.consistency_ratio)
    last = row + 1 + len(blocks)
    total = _put_total(draft, subject, draft.area(row + 3, 0, last, 5)) if len(blocks) > 1 else None
    return last + 3, total


def _put_total(draft: Draft, subject: Subject, groups: Area) -> Area:
    """The line below `groups`, the lines of the groups below the goal; returns the total consistency ratio."""
    weights, row = subject.ranking.weights, groups.last_row + 1
    below = [node for node in weights.nodes if node.node != GOAL]
    shares = [weights.criterion_weights[node.node] for node in below]
    indices = sum(share * (node.consistency_index or 0.0) for share, node in zip(shares, below, strict=True))
    randoms = sum(share * node.random_index for share, node in zip(shares, below, strict=True))
    draft.put(row, 0, subject.texts.tr("Total over the groups below the goal"), _TOTAL_LABEL)
    draft.put(row, 1, None, _TOTAL)
    index, random = (
        draft.put(row, column, value, _TOTAL, f"SUMPRODUCT({groups.column_at(1).local},{summed.local})").local
        for column, value, summed in ((2, indices, groups.column_at(2)), (3, randoms, groups.column_at(3)))
    )
    judged = f"SUM({groups.column_at(5).local})"
    ratio = UNDEFINED if weights.consistency_ratio is None else weights.consistency_ratio
    formula = f'IF(AND({judged}>0,{random}>0),{index}/{random},"{UNDEFINED}")'
    ratio_cell = draft.put(row, 4, ratio, _TOTAL, formula)
    draft.put(row, 5, None, _TOTAL)
    _put_finding(draft, subject, ratio_cell, weights.consistency_ratio)
    return ratio_cell


def _put_finding(draft: Draft, subject: Subject, ratio: Area, value: float | None) -> None:
    """What a consistency ratio means, in words that follow the number."""
    texts = subject.texts
    passed, failed = texts.tr("CR ≤ 0.1: consistent enough"), texts.tr("CR > 0.1: review the judgements")
    unjudged = texts.tr("Nothing judged that could be checked")
    words = unjudged if value is None else passed if value <= ACCEPTABLE_RATIO else failed
    numeric = f"IF({ratio.local}<={ACCEPTABLE_RATIO},{formula_text(passed)},{formula_text(failed)})"
    formula = f"IF(ISNUMBER({ratio.local}),{numeric},{formula_text(unjudged)})"
    draft.put(ratio.row, 6, words, Look("formula"), formula, columns=3)
    draft.highlight(ratio, f"AND(ISNUMBER({ratio.local}),{ratio.local}>{ACCEPTABLE_RATIO})", Look("bad"))


def _put_random_indices(draft: Draft, subject: Subject, row: int) -> int:
    """Every table from 1 element on; beyond its end the linear fit, as the program does."""
    texts = subject.texts
    tables = options.random_index_tables(texts)
    draft.section(row, texts.tr("Random index (RI) by number of elements compared"))
    draft.put_row(row + 1, 0, (texts.tr("Number of elements"), *tables.words.values()), _HEAD)
    longest = max(_LONGEST_TABLE, *(len(node.children) for node in subject.ranking.weights.nodes))
    first = row + 2
    for size in range(1, longest + 1):
        draft.put(first + size - 1, 0, size, Look("text", "integer", "center"))
        for place, table in enumerate(_TABLES):
            value = random_index(size, table=table) or 0.0
            draft.put(first + size - 1, 1 + place, value, Look("source", "weight", "center"))
    last = first + longest - 1
    draft.name(RANDOM_INDEX, draft.area(first, 1, last, len(_TABLES)))
    return last
