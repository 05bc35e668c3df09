"""What each action adds to the indicators once finished, and from which year on it counts, live."""

from planner.text.texts import MISSING
from planner.workbook import options
from planner.workbook.book import Area, Value, formula_text
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import EFFECT
from planner.workbook.lines import ActionLine
from planner.workbook.sheets import indicator_columns as columns
from planner.workbook.sheets import names
from planner.workbook.sheets.indicator_columns import IndicatorColumns
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_HEAD = Look("head", align="center")
_TEXT, _CENTRED = Look("text", wrap=True), Look("text", wrap=True, align="center")


def put_effects(
    draft: Draft, subject: Subject, grid: IndicatorColumns, lines: tuple[ActionLine, ...], row: int
) -> tuple[tuple[Area, Area] | None, int]:
    """The years from which actions count (0: not) with their amounts by indicator; the row after, one left free.

    None where the plan has no indicator or no action.
    """
    if not subject.plan.targets or not lines:
        return None, row
    texts = subject.texts
    draft.section(row, texts.tr("What each action adds once finished, in the indicator's unit (empty: not known)"))
    heads = (
        texts.tr("No."),
        texts.tr("Action"),
        texts.tr("Ends (year)"),
        texts.tr("Counts from (0: not)"),
    )
    draft.put_row(row + 1, columns.NUMBER, heads, _HEAD)
    draft.put(row + 1, columns.STATE, texts.tr("Status"), _HEAD, columns=2)
    for place, target in enumerate(subject.plan.targets):
        head = f"{target.id} {subject.name(target.name)}"
        draft.put(row + 1, columns.FIRST_PHASE + place, head, _HEAD)
    first = row + 2
    for place, line in enumerate(lines):
        _put_line(draft, subject, line, first + place)
    last = first + len(lines) - 1
    counts = draft.area(first, columns.COUNTS, last, columns.COUNTS)
    amounts = draft.area(first, columns.FIRST_PHASE, last, columns.FIRST_PHASE + grid.count - 1)
    hint = texts.tr("By how much the finished action moves the indicator; below zero where it lowers it.")
    draft.limit(amounts, -1e15, 1e15, hint)
    return (counts, amounts), last + 2


def _put_line(draft: Draft, subject: Subject, line: ActionLine, row: int) -> None:
    texts, action = subject.texts, line.action
    own = f"({names.ACTION_IDS}={formula_text(action.id)})"
    stopped_word = options.statuses(texts).words["stopped"]
    end = line.quarters.last_year if line.placed is not None else 0
    stopped = line.progress.status == "stopped"
    draft.put(row, columns.NUMBER, action.id, _CENTRED)
    draft.put(row, columns.NAME, subject.name(action.name), _TEXT)
    last, unknown = f"SUMPRODUCT({own}*INT({names.ACTION_ENDS}/4))", formula_text(MISSING)
    shown: Value = end or MISSING
    integer = Look("formula", "integer", "center")
    ends = draft.put(row, columns.ENDS, shown, integer, f"IF({last}=0,{unknown},{last})").local
    halted = f"SUMPRODUCT({own}*({names.ACTION_STATUSES}={formula_text(stopped_word)}))>0"
    counted = draft.put(row, columns.COUNTS, 0 if stopped else end, integer, f"IF({halted},0,N({ends}))").local
    no_place, counting = texts.tr("Not scheduled"), texts.tr("Counts")
    told = no_place if not end else stopped_word if stopped else counting
    placed = f"IF({counted}=0,{formula_text(stopped_word)},{formula_text(counting)})"
    words = f"IF(ISNUMBER({ends}),{placed},{formula_text(no_place)})"
    draft.put(row, columns.STATE, told, Look("formula", align="center"), words, columns=2)
    amounts: dict[str, Value] = {effect.target: effect.amount for effect in action.effects}
    for place, target in enumerate(subject.plan.targets):
        cell = Look("input", "number", "center")
        ids = (EFFECT, action.id, target.id)
        draft.put(row, columns.FIRST_PHASE + place, amounts.get(target.id), cell, key=ids)
