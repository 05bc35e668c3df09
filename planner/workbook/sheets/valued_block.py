"""A node on the weights sheet whose children are valued one by one: the experts' weights combined, no matrix."""

from collections.abc import Sequence

from planner.model.evaluation import NodeWeights
from planner.text.group import WAYS
from planner.workbook.book import Area
from planner.workbook.draft import Draft
from planner.workbook.sheets.judgement_block import UNDEFINED, JudgementBlock, block_title
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_HEAD = Look("head", align="center")


def put_valued_block(
    draft: Draft, subject: Subject, node: NodeWeights, row: int, experts: int, priorities: Sequence[Area]
) -> JudgementBlock:
    """The weights are the `experts`' combined ones, which stand at `priorities`.

    It takes as many rows as a matrix would; there is nothing that a consistency ratio could check.
    """
    texts = subject.texts
    draft.section(row, block_title(subject, node))
    way = texts.tr(WAYS[node.way])
    basis = (
        texts.tr("Assumption: equal weights")
        if node.basis == "equal"
        else texts.tr("{way}, {count} experts", way=way, count=experts)
    )
    draft.put(row + 1, 0, basis, Look("assumption" if node.basis == "equal" else "text", editable=False))
    draft.put_row(row + 2, 0, (texts.tr("Criterion"), texts.tr("Weight")), _HEAD)
    weights: list[Area] = []
    for place, (child, weight) in enumerate(zip(node.children, node.weights, strict=True)):
        line = row + 3 + place
        draft.put(line, 0, subject.criterion(child), Look("text", wrap=True))
        formula = priorities[place].full if priorities else ""
        weights.append(draft.put(line, 1, weight, Look("total", "weight", "center"), formula))
    nothing = Look("formula", "weight", "center")
    index = draft.put(row + 1, 4, 0.0, nothing)
    draft.put(row + 1, 3, "CI", Look("text", align="right", ruled=False))
    draft.put(row + 1, 5, "RI", Look("text", align="right", ruled=False))
    random = draft.put(row + 1, 6, 0.0, nothing)
    draft.put(row + 1, 7, "CR", Look("text", align="right", ruled=False))
    ratio = draft.put(row + 1, 8, UNDEFINED, nothing)
    matrix = draft.area(row + 3, 1, row + 2 + len(node.children), 1)
    return JudgementBlock(node, matrix, tuple(weights), index, random, ratio, "FALSE")
