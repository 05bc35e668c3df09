"""The sheet one lead unit fills in: its actions, their duties as agreed, and what it alone knows of them."""

from dataclasses import replace

from planner.workbook import options
from planner.workbook.book import Area, Column, Printing, Sheet
from planner.workbook.draft import Draft
from planner.workbook.home.inputs import HEAD
from planner.workbook.lines import ActionLine
from planner.workbook.sheets.action_cells import action_inputs
from planner.workbook.sheets.action_guards import guard_inputs
from planner.workbook.sheets.action_titles import TITLES
from planner.workbook.style import Look
from planner.workbook.subject import Subject

_WIDTHS: dict[str, float] = {
    "id": 7,
    "strategy": 10,
    "name": 24,
    "output": 20,
    "lead": 13,
    "start": 8,
    "support": 18,
    "accountable": 11,
    "milestones": 24,
    "duration": 8,
    "typed": 11,
    "kpi": 16,
    "unit": 8,
    "baseline": 9,
    "baseline_year": 8,
    "target": 9,
    "target_year": 8,
    "source": 15,
    "readiness": 8,
    "likelihood": 8,
    "impact": 8,
    "mitigation": 22,
    "status": 10,
    "percent": 8,
    "actual": 11,
    "note": 24,
}
_OPEN = frozenset(
    {
        *("support", "accountable", "milestones", "duration", "typed", "readiness"),
        *("baseline", "baseline_year", "source", "likelihood", "impact", "mitigation"),
        *("status", "percent", "actual", "note"),
    }
)
"""What the unit fills in; the rest is agreed with others and stays locked."""
_HEAD_ROW = 4
_TEXT = Look("text", wrap=True)


def department_sheet(subject: Subject, lines: tuple[ActionLine, ...], department: str) -> Sheet:
    """`lines` are those of the unit's actions."""
    texts, keys = subject.texts, tuple(_WIDTHS)
    statuses = options.statuses(texts)
    draft = Draft(texts.tr("Return"), (*map(Column, _WIDTHS.values()), Column(3), Column(14, hidden=True)))
    draft.heading(texts.tr("Return of {department}", department=department), subject.subtitle)
    told = texts.tr(
        "Fill in the coloured cells and send the file back: duties, milestones, estimates, baseline, risk, status, "
        "progress, money spent so far, remarks. All else is locked."
    )
    draft.put(2, 0, told, Look("note"))
    head = Look("head", align="center")
    for column, key in enumerate(keys):
        draft.put(_HEAD_ROW, column, texts.tr(TITLES[key]), head, key=(HEAD, key))
    for row, line in enumerate(lines, _HEAD_ROW + 1):
        draft.put(row, 0, line.action.id, Look("text", align="center"))
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

    def area(key: str) -> Area:
        column = keys.index(key)
        return draft.area(first, column, last, column)

    guard_inputs(draft, subject, area, tuple(_OPEN))
    printing = Printing(max(last, first), len(keys) - 1, repeat_rows=(_HEAD_ROW, _HEAD_ROW))
    return draft.sheet(printing, (_HEAD_ROW + 1, 3), draft.area(_HEAD_ROW, 0, last, len(keys) - 1))
