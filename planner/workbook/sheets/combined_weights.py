"""Combined weights (组合权重) on the weights sheet: the experts' with those from the spread of the scores."""

from planner.text.group import OBJECTIVE_METHODS
from planner.workbook.book import Area
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import CHOICE, EXPERTS_SHARE
from planner.workbook.sheets.objective_block import put_objective
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_HEAD = Look("head", align="center")
_NUMBER = Look("formula", "weight", "center")
_TOTAL = Look("total", "weight", "center")
_NOTE_COLUMNS = 6


def put_combined(
    draft: Draft, subject: Subject, experts: dict[str, Area], row: int, working: int
) -> tuple[int, dict[str, Area]]:
    """Put the table at `row`; `experts` are the places of the experts' weights, `working` the first working column.

    Returns the next free row and where the weight in force of every criterion stands.
    """
    texts, weights, tree = subject.texts, subject.ranking.weights, subject.plan.criteria
    choice = subject.plan.weighting.objective
    assert choice.method is not None
    assert weights.objective is not None
    draft.section(row, texts.tr("Combined weights"))
    draft.put(row + 1, 0, texts.tr("Experts' share"), Look("text"))
    linear = choice.combination == "linear"
    key = (CHOICE, EXPERTS_SHARE) if linear else ()
    look = Look("input" if linear else "formula", "percent", "center")
    share = draft.put(row + 1, 1, choice.subjective_share, look, key=key)
    if linear:
        draft.limit(share, 0, 1, texts.tr("From 0 to 1: the experts' part in the combined weight."))
    method = texts.tr(OBJECTIVE_METHODS[choice.method])
    note = texts.tr(
        "{method}: worked out in the columns on the right from the scores, which are on the scores sheet; they follow "
        "a changed score.",
        method=method,
    )
    draft.put(row + 1, 2, note, Look("note", wrap=True), columns=_NOTE_COLUMNS)
    draft.put_row(row + 2, 0, (texts.tr("Criterion"), texts.tr("Experts' weight"), method, texts.tr("In force")), _HEAD)
    first = row + 3
    last = first + len(weights.leaves) - 1
    own, measured = (draft.area(first, column, last, column) for column in (1, 2))
    combined: dict[str, Area] = {}
    spread = put_objective(draft, subject, first, working)
    # Where no score differs, or no criterion has a weight on both sides, the experts' weights stay.
    spreads = f"SUM({measured.local})" if linear else f"SUMPRODUCT({own.local},{measured.local})"
    for place, leaf in enumerate(weights.leaves):
        line = first + place
        draft.put(line, 0, subject.criterion(leaf), Look("text", wrap=True))
        mine = draft.put(line, 1, weights.subjective[place], _NUMBER, experts[leaf].local)
        theirs = draft.put(line, 2, weights.objective[place], _NUMBER, spread[place])
        joined = (
            f"{share.local}*{mine.local}+(1-{share.local})*{theirs.local}"
            if linear
            else f"{mine.local}*{theirs.local}/SUMPRODUCT({own.local},{measured.local})"
        )
        formula = f"IF({spreads}>0,{joined},{mine.local})"
        combined[leaf] = draft.put(line, 3, weights.leaf_weights[place], _TOTAL, formula)
    line = last + 1
    for criterion in tree.depth_first():
        below = [leaf for leaf in weights.leaves if criterion.id in tree.path(leaf)]
        if criterion.id in combined:
            continue
        draft.put(line, 0, subject.criterion(criterion.id), Look("total", wrap=True))
        draft.put_row(line, 1, (None, None), _TOTAL)
        total = f"SUM({','.join(combined[leaf].local for leaf in below)})"
        combined[criterion.id] = draft.put(line, 3, weights.criterion_weights[criterion.id], _TOTAL, total)
        line += 1
    return line + 1, combined
