"""The sheet one lead unit fills in: its actions, their duties as agreed, and what it alone knows of them."""

from dataclasses import replace

from planner.workbook import options
from planner.workbook.book import Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import HEAD
from planner.workbook.lines import ActionLine
from planner.workbook.sheets.action_cells import action_inputs
from planner.workbook.sheets.action_columns import TITLES
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_WIDTHS: dict[str, float] = {
    "id": 7,
    "strategy": 11,
    "name": 26,
    "output": 24,
    "lead": 14,
    "start": 9,
    "support": 22,
    "duration": 9,
    "typed": 12,
    "readiness": 10,
    "status": 11,
    "percent": 9,
    "actual": 12,
    "note": 34,
}
_OPEN = ("support", "duration", "typed", "readiness", "status", "percent", "actual", "note")
"""What the unit fills in; the rest is agreed with others and stays locked."""
_HEAD_ROW = 4
_ROW_HEIGHT = 34.0
_TEXT = Look("text", wrap=True)


def department_sheet(subject: Subject, lines: tuple[ActionLine, ...], department: str) -> Sheet:
    """`lines` are those of the unit's actions."""
    texts, keys = subject.texts, tuple(_WIDTHS)
    statuses = options.statuses(texts)
    draft = Draft(texts.tr("Return"), (*map(Column, _WIDTHS.values()), Column(3), Column(14, hidden=True)))
    draft.heading(texts.tr("Return of {department}", department=department), subject.subtitle)
    told = texts.tr(
        "Fill in the coloured cells and send the file back: estimates, status, progress, money spent so far, remarks. "
        "All else is locked."
    )
    draft.put(2, 0, told, Look("note"))
    head = Look("head", align="center")
    for column, key in enumerate(keys):
        draft.put(_HEAD_ROW, column, texts.tr(TITLES[key]), head, key=(HEAD, key))
    for row, line in enumerate(lines, _HEAD_ROW + 1):
        draft.height(row, _ROW_HEIGHT)
        draft.put(row, 0, line.action.id, Look("text", align="center"))
        draft.put(row, 1, subject.strategy(line.action.strategy), _TEXT)
        for ids, (value, look) in action_inputs(subject, line).items():
            key = ids[-1]
            if key in _OPEN:
                draft.put(row, keys.index(key), value, replace(look, role="input"), key=ids)
            elif key in keys:
                draft.put(row, keys.index(key), value, replace(look, role="text", editable=False), key=ids)
    first, last = _HEAD_ROW + 1, _HEAD_ROW + len(lines)
    for row, word in enumerate(statuses.words.values(), first):
        draft.put(row, len(keys) + 1, word, Look("note"))
    draft.name(statuses.name, draft.area(first, len(keys) + 1, first + len(statuses.words) - 1, len(keys) + 1))
    _guard(draft, subject, keys, first, last)
    printing = Printing(max(last, first), len(keys) - 1, repeat_rows=(_HEAD_ROW, _HEAD_ROW))
    return draft.sheet(printing, (_HEAD_ROW + 1, 3), draft.area(_HEAD_ROW, 0, last, len(keys) - 1))


def _guard(draft: Draft, subject: Subject, keys: tuple[str, ...], first: int, last: int) -> None:
    """What may be typed in the open columns, as in the action table."""
    tr = subject.texts.tr

    def limit(key: str, low: float, high: float, hint: str, whole: bool = False) -> None:
        column = keys.index(key)
        draft.limit(draft.area(first, column, last, column), low, high, hint, whole=whole)

    limit("duration", 0.1, 50, tr("Years, from 0.1 to 50."))
    limit("typed", 0, 1e12, tr("The whole cost in 10,000 yuan; empty: by class."))
    limit("readiness", 1, 9, tr("A whole number from 1 to 9."), whole=True)
    limit("percent", 0, 1, tr("From 0% to 100%."))
    limit("actual", 0, 1e12, tr("Spent so far, in 10,000 yuan."))
    status = keys.index("status")
    draft.choice(draft.area(first, status, last, status), options.STATUS_LIST)
